//! Learning the weights of a linear-chain conditional random field, online, with regularized dual averaging and a rate for
//! each weight (Duchi, Hazan and Singer 2011; Xiao 2010). The L1 term makes most weights zero, which is what keeps the
//! model small.

use super::corpus::Example;
use sorot::names::tagger::features::{self, HASH_BITS};
use sorot::names::tagger::lattice::{Paths, Scores, Shares, Steps};
use sorot::names::tagger::tags::TAGS;

/// How the weights are learned.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// How many copies of a sentence, each with other names, are read beside it.
    pub exchanged: usize,
    /// How many times the corpora are read.
    pub rounds: usize,
    /// The rate of learning.
    pub rate: f32,
    /// How strongly weights are drawn to zero, per sentence.
    pub l1: f32,
    /// Weights below this are left out of the model.
    pub least: f32,
    /// One step of a weight in the model.
    pub unit: f32,
    /// Features that are seen fewer times than this are left out.
    pub rare: u32,
    /// How many of a thousand features are left out where a token is learned from, so that none is relied on alone.
    pub dropped: usize,
    /// How many features are kept.
    pub features: usize,
    /// How much a feature that is seen often is worth more than a rare one: the power of its count.
    pub frequent: f32,
    /// `l1` where the features that are kept are learned.
    pub l1_last: f32,
    /// Where the order of the sentences starts.
    pub seed: u64,
}

/// A weight that is being learned: the sum of its gradients, and of their squares.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Learned {
    sum: f32,
    squares: f32,
}

impl Learned {
    pub(super) fn weight(self, settings: &Settings, seen: f32) -> f32 {
        let beyond = self.sum.abs() - settings.l1 * seen;
        if beyond <= 0.0 {
            return 0.0;
        }
        self.sum.signum() * beyond / (self.squares.sqrt() / settings.rate + 1e-6)
    }

    pub(super) fn learn(&mut self, gradient: f32) {
        self.sum += gradient;
        self.squares += gradient * gradient;
    }
}

/// The weights that were learned.
pub struct Weights {
    /// The weights of each feature, for each tag.
    pub features: Vec<Scores>,
    /// The weights of the steps.
    pub steps: Steps,
}

/// The features of each token of an example.
fn featurize(example: &Example) -> Vec<Vec<u32>> {
    (0..example.seen.len())
        .map(|index| {
            let mut all = [0; features::COUNT];
            let count = features::write(&example.seen, index, &mut all);
            all.into_iter().take(count).collect()
        })
        .collect()
}

/// Learns from `examples`, twice: first with all features, then with those alone that were worth the most, which take over
/// what the others knew.
pub fn learn(examples: &[Example], settings: &Settings) -> Weights {
    let mut rows: Vec<Vec<Vec<u32>>> = examples.iter().map(featurize).collect();
    let mut counts = vec![0_u32; 1 << HASH_BITS];
    rows.iter().flatten().flatten().for_each(|&feature| counts[feature as usize] += 1);
    for row in rows.iter_mut().flatten() {
        row.retain(|&feature| counts[feature as usize] >= settings.rare);
    }
    let all = read(examples, &rows, settings);
    let kept = worth_most(&all.features, &counts, settings);
    for row in rows.iter_mut().flatten() {
        row.retain(|&feature| kept[feature as usize]);
    }
    read(examples, &rows, &Settings { l1: settings.l1_last, ..*settings })
}

/// Which features, that are seen so often, are kept: those whose weights are worth the most.
pub(super) fn worth_most(weights: &[Scores], counts: &[u32], settings: &Settings) -> Vec<bool> {
    let worth = |feature: usize| {
        let most = weights[feature].iter().fold(0.0_f32, |most, weight| most.max(weight.abs()));
        most * (counts[feature] as f32).powf(settings.frequent)
    };
    let mut order: Vec<usize> = (0..counts.len()).filter(|&feature| worth(feature) > 0.0).collect();
    order.sort_by(|&one, &other| worth(other).total_cmp(&worth(one)));
    let mut kept = vec![false; counts.len()];
    order.iter().take(settings.features).for_each(|&feature| kept[feature] = true);
    println!("  {} of {} features kept", settings.features.min(order.len()), order.len());
    kept
}

/// Reads the examples, whose tokens have the features `rows`, and gives the weights.
fn read(examples: &[Example], rows: &[Vec<Vec<u32>>], settings: &Settings) -> Weights {
    let mut weights = vec![[Learned::default(); TAGS]; 1 << HASH_BITS];
    let mut steps = [[Learned::default(); TAGS]; TAGS];
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut random = Random(settings.seed);
    let mut seen = 0.0_f32;
    for _ in 0..settings.rounds {
        random.shuffle(&mut order);
        for &at in &order {
            let example = &examples[at];
            let rows: Vec<Vec<u32>> = rows[at]
                .iter()
                .map(|row| row.iter().copied().filter(|_| random.below(1000) >= settings.dropped).collect())
                .collect();
            seen += 1.0;
            let mut emissions = vec![[0.0; TAGS]; rows.len()];
            for (emission, row) in emissions.iter_mut().zip(&rows) {
                for &feature in row {
                    for (sum, learned) in emission.iter_mut().zip(&weights[feature as usize]) {
                        *sum += learned.weight(settings, seen);
                    }
                }
            }
            let current = Paths::new(&steps.map(|row| row.map(|learned| learned.weight(settings, seen)))).powers();
            let free = Shares::new(&emissions, &current, &[]);
            let held = Shares::new(&emissions, &current, &example.allowed);
            for (index, row) in rows.iter().enumerate() {
                let (expected, wanted) = (free.of_tags(index), held.of_tags(index));
                for tag in 0..TAGS {
                    let gradient = wanted[tag] - expected[tag];
                    if gradient.abs() > 1e-5 {
                        row.iter().for_each(|&feature| weights[feature as usize][tag].learn(gradient));
                    }
                }
                if index > 0 {
                    let (expected, wanted) = (free.of_steps(index), held.of_steps(index));
                    for (last, row) in steps.iter_mut().enumerate() {
                        for (next, learned) in row.iter_mut().enumerate() {
                            learned.learn(wanted[last][next] - expected[last][next]);
                        }
                    }
                }
            }
        }
    }
    Weights {
        features: weights.iter().map(|row| row.map(|learned| learned.weight(settings, seen))).collect(),
        steps: steps.map(|row| row.map(|learned| learned.weight(settings, seen))),
    }
}

/// A generator of numbers that look random and are the same on every machine: xorshift64* (Vigna 2016).
pub struct Random(pub u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    /// A number below `end`.
    pub fn below(&mut self, end: usize) -> usize {
        (self.next() % end.max(1) as u64) as usize
    }

    /// Puts the items in another order.
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.below(last + 1));
        }
    }
}
