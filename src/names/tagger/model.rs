//! The model of one language: what was learned, in as few bytes as keep it.
//!
//! Behind the head ([`super::file`]) stand the weights' unit as a 32-bit float, the steps with a byte each, the hashes of the
//! features, and how many tags each speaks of. The tags come in columns: of all features with one tag that tag, of those with
//! two the first and then the second, and so on, each as how many tags lie between it and the one before. The weights stand in the
//! same order. What stands side by side is alike then, and a compressor takes a tenth less.

use super::features::SPACE;
use super::file::{FileKind, ModelError, behind_head, with_head, write_hashes, write_number};
use super::lattice::{Paths, Scores};
use super::tags::{OUTSIDE, TAGS};

/// What was learned, before it is written or after it was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Parts {
    /// What one step of a weight is worth.
    pub unit: f32,
    /// The weight of each step from tag to tag.
    pub steps: [[i8; TAGS]; TAGS],
    /// The hashes of the features that have weight, in their order.
    pub hashes: Vec<u32>,
    /// Where in `weights` those of each feature start, and where the last ones end.
    pub starts: Vec<u32>,
    /// The weight of each tag that a feature speaks for or against, feature by feature.
    pub weights: Vec<(u8, i8)>,
}

impl Parts {
    /// The bytes of the model file.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut body = Vec::new();
        body.extend(self.unit.to_le_bytes());
        body.extend(self.steps.iter().flatten().map(|step| step.to_le_bytes()[0]));
        write_hashes(&mut body, self.hashes.iter().copied());
        self.starts
            .iter()
            .zip(self.starts.iter().skip(1))
            .for_each(|(start, end)| write_number(&mut body, end - start));
        let mut weights = Vec::with_capacity(self.weights.len());
        for slot in slots(&self.starts) {
            let (tag, weight) = self.weights.get(slot.at).copied().unwrap_or_default();
            if slot.first {
                body.push(tag);
            } else {
                let before = self.weights.get(slot.at - 1).map_or(0, |(tag, _)| *tag);
                body.push(tag.saturating_sub(before.saturating_add(1)));
            }
            weights.push(weight.to_le_bytes()[0]);
        }
        body.extend(weights);
        with_head(FileKind::Model, &body)
    }

    /// Reads a model file.
    ///
    /// # Errors
    ///
    /// A [`ModelError`] that says what is wrong with it.
    pub fn from_bytes(bytes: &[u8]) -> Result<Parts, ModelError> {
        let mut file = behind_head(FileKind::Model, bytes)?;
        let mut parts = || {
            let unit = file.word().map(f32::from_le_bytes).filter(|unit| unit.is_finite())?;
            let mut steps = [[0; TAGS]; TAGS];
            for step in steps.iter_mut().flatten() {
                *step = i8::from_le_bytes([file.byte()?]);
            }
            let hashes = file.hashes()?;
            let mut starts = Vec::with_capacity(hashes.len() + 1);
            let mut total = 0_u32;
            starts.push(total);
            for _ in &hashes {
                total = total.checked_add(file.number()?)?;
                starts.push(total);
            }
            let tags = file.take(total as usize)?;
            let bytes = file.take(total as usize)?;
            let mut weights = vec![(0_u8, 0_i8); total as usize];
            for (slot, (&between, &weight)) in slots(&starts).iter().zip(tags.iter().zip(bytes)) {
                let before = if slot.first { 0 } else { weights.get(slot.at - 1)?.0.checked_add(1)? };
                *weights.get_mut(slot.at)? = (before.checked_add(between)?, i8::from_le_bytes([weight]));
            }
            Some(Parts { unit, steps, hashes, starts, weights })
        };
        parts().ok_or(ModelError::Damaged)
    }
}

/// Where a tag and its weight stand among all.
struct Slot {
    at: usize,
    /// Whether it is the first of its feature.
    first: bool,
}

/// The slots of the features that start at `starts`, in the order of the file.
fn slots(starts: &[u32]) -> Vec<Slot> {
    let mut by_len: Vec<Vec<usize>> = Vec::new();
    for (&start, &end) in starts.iter().zip(starts.iter().skip(1)) {
        let len = (end - start) as usize;
        if by_len.len() <= len {
            by_len.resize_with(len + 1, Vec::new);
        }
        if let Some(alike) = by_len.get_mut(len) {
            alike.push(start as usize);
        }
    }
    let mut all = Vec::with_capacity(starts.last().map_or(0, |last| *last as usize));
    for (len, alike) in by_len.iter().enumerate().filter(|(_, alike)| !alike.is_empty()) {
        for at in 0..len {
            all.extend(alike.iter().map(|start| Slot { at: start + at, first: at == 0 }));
        }
    }
    all
}

/// What was learned, laid out to be looked up.
#[derive(Clone, Debug)]
pub struct Model {
    /// The scores of the steps.
    pub paths: Paths,
    /// Their [`Paths::powers`].
    pub powers: Paths,
    unit: f32,
    /// For each 64 hashes: which of them have weight, and how many before them have.
    present: Vec<(u64, u32)>,
    /// The weights of each feature that has any, in the order of the hashes. Most features speak of most tags: whole rows
    /// take no more room than the tags beside their weights would, and are added without a look at each.
    rows: Vec<Row>,
}

/// The weights of one feature, in units. Those of the tags of names are as many as a vector of the processor has bytes.
#[derive(Clone, Copy, Debug, Default)]
struct Row {
    outside: i8,
    names: [i8; TAGS - 1],
}

/// The weights of some features together, in units. A token has so few features that 16 bits hold the sum; what is given
/// beyond that is wrapped, not refused.
#[derive(Clone, Copy, Debug, Default)]
pub struct Sums {
    outside: i16,
    names: [i16; TAGS - 1],
}

impl Model {
    /// Lays out `parts`.
    pub fn new(parts: &Parts) -> Model {
        let mut present = vec![(0_u64, 0_u32); SPACE / 64];
        for hash in &parts.hashes {
            if let Some((bits, _)) = present.get_mut(*hash as usize >> 6) {
                *bits |= 1 << (hash & 63);
            }
        }
        let mut sum = 0;
        for (bits, before) in &mut present {
            *before = sum;
            sum += bits.count_ones();
        }
        let row = |(start, end): (&u32, &u32)| {
            let mut row = Row::default();
            for &(tag, weight) in parts.weights.get(*start as usize..*end as usize).unwrap_or_default() {
                let slot = match usize::from(tag).checked_sub(OUTSIDE + 1) {
                    None => Some(&mut row.outside),
                    Some(name) => row.names.get_mut(name),
                };
                if let Some(slot) = slot {
                    *slot = slot.saturating_add(weight);
                }
            }
            row
        };
        let rows = parts.starts.iter().zip(parts.starts.iter().skip(1)).map(row).collect();
        let paths = Paths::new(&parts.steps.map(|row| row.map(|step| f32::from(step) * parts.unit)));
        Model { powers: paths.powers(), paths, unit: parts.unit, present, rows }
    }

    /// The score of each tag for a token with these features.
    pub fn scores(&self, features: &[u32]) -> Scores {
        let mut sums = Sums::default();
        self.add(features, &mut sums);
        self.scores_of(&sums)
    }

    /// Adds the weights of features to what others have.
    pub fn add(&self, features: &[u32], sums: &mut Sums) {
        for row in features.iter().filter_map(|feature| self.row(*feature)) {
            sums.names.iter_mut().zip(&row.names).for_each(|(sum, weight)| *sum = sum.wrapping_add(i16::from(*weight)));
            sums.outside = sums.outside.wrapping_add(i16::from(row.outside));
        }
    }

    /// The scores that weights add up to.
    pub fn scores_of(&self, sums: &Sums) -> Scores {
        let mut scores = [f32::from(sums.outside) * self.unit; TAGS];
        let names = scores.iter_mut().skip(OUTSIDE + 1).zip(&sums.names);
        names.for_each(|(score, sum)| *score = f32::from(*sum) * self.unit);
        scores
    }

    /// The weights of a feature; `None` for one without.
    fn row(&self, feature: u32) -> Option<&Row> {
        let bit = 1_u64 << (feature & 63);
        let (bits, before) = self.present.get(feature as usize >> 6).filter(|(bits, _)| bits & bit != 0)?;
        self.rows.get((before + (bits & (bit - 1)).count_ones()) as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts() -> Parts {
        let mut steps = [[0; TAGS]; TAGS];
        steps[0][1] = -3;
        let weights = vec![(0, -128), (5, 7), (1, 1), (2, 127)];
        Parts { unit: 0.05, steps, hashes: vec![3, 70, SPACE as u32 - 1], starts: vec![0, 2, 3, 4], weights }
    }

    #[test]
    fn a_model_reads_as_it_was_written() {
        let read = Parts::from_bytes(&parts().to_bytes());
        assert_eq!(read.as_ref(), Ok(&parts()));
        let model = Model::new(&parts());
        let scores = model.scores(&[3, 4, 70, SPACE as u32 - 1, u32::MAX]);
        assert_eq!(scores[..6], [-128.0, 1.0, 127.0, 0.0, 0.0, 7.0].map(|units| units * 0.05));
    }

    #[test]
    fn what_is_no_model_is_refused() {
        let bytes = parts().to_bytes();
        assert_eq!(Parts::from_bytes(b""), Err(ModelError::NoModel));
        assert_eq!(Parts::from_bytes(b"<!doctype html>"), Err(ModelError::NoModel));
        for len in 4..bytes.len() {
            assert_eq!(Parts::from_bytes(bytes.get(..len).unwrap_or(&[])), Err(ModelError::Damaged), "{len} bytes");
        }
        for (at, error) in [(4, ModelError::Version(9)), (20, ModelError::Damaged)] {
            let mut other = bytes.clone();
            other[at] = 9;
            assert_eq!(Parts::from_bytes(&other), Err(error));
        }
        let mut other = bytes;
        other[5..9].copy_from_slice(&77_u32.to_le_bytes());
        assert_eq!(Parts::from_bytes(&other), Err(ModelError::Features(77)));
    }
}
