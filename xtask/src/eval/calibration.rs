//! Whether scores are what they say: of names with a score of 0.8, eight of ten should be right.

/// How many bins the scores are put into.
const BINS: usize = 5;

/// What is counted in one bin.
#[derive(Clone, Copy, Debug, Default)]
struct Bin {
    count: usize,
    right: usize,
    sum: f64,
}

/// Scores of names, and whether they were right.
#[derive(Clone, Copy, Debug, Default)]
pub struct Calibration {
    bins: [Bin; BINS],
}

impl Calibration {
    /// Counts a name with this score, from 0 to 1.
    pub fn count(&mut self, score: f64, right: bool) {
        if let Some(bin) = self.bins.get_mut(((score * BINS as f64) as usize).min(BINS - 1)) {
            bin.count += 1;
            bin.right += usize::from(right);
            bin.sum += score;
        }
    }

    /// Prints the mean score of each bin beside the share that is right, and how far apart they are on average (the
    /// expected calibration error: Naeini, Cooper and Hauskrecht 2015).
    pub fn print(&self) {
        let total: usize = self.bins.iter().map(|bin| bin.count).sum();
        let mut apart = 0.0;
        for bin in self.bins.iter().filter(|bin| bin.count > 0) {
            let (score, right) = (bin.sum / bin.count as f64, bin.right as f64 / bin.count as f64);
            apart += (score - right).abs() * bin.count as f64 / total as f64;
            println!("  score {score:.2}: {:.2} of {} right", right, bin.count);
        }
        println!("  expected calibration error {apart:.3}");
    }
}
