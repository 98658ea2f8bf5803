//! The lattice of a linear-chain conditional random field (Lafferty, McCallum and Pereira 2001): every sequence of tags for
//! a text, each with the sum of the scores of its tags and its steps.

use super::tags::{TAGS, may_follow};

/// A number for each tag.
pub type Scores = [f32; TAGS];

/// The scores of the steps from each tag to each tag.
pub type Steps = [Scores; TAGS];

/// The score of what cannot be.
const NEVER: f32 = -1e6;

/// Stands for the score of a tag that a token may not have.
const CLOSED: f32 = f32::NEG_INFINITY;

/// `steps` with those that IOB2 forbids out of reach.
pub fn lawful(steps: &Steps) -> Steps {
    let mut lawful = *steps;
    for (last, row) in lawful.iter_mut().enumerate() {
        for (next, score) in row.iter_mut().enumerate() {
            if !may_follow(Some(last), next) {
                *score = NEVER;
            }
        }
    }
    lawful
}

/// The exponentials of the steps.
pub fn powers(steps: &Steps) -> Steps {
    steps.map(|row| row.map(exp))
}

/// The sequence of tags with the highest score (Viterbi 1967). `steps` are [`lawful`].
pub fn best(emissions: &[Scores], steps: &Steps) -> Vec<u8> {
    let mut came_from: Vec<[u8; TAGS]> = Vec::with_capacity(emissions.len());
    let mut scores = [0.0; TAGS];
    for (at, emission) in emissions.iter().enumerate() {
        let mut next = [NEVER; TAGS];
        // As wide as the scores, so that one comparison serves several tags.
        let mut from = [0_u32; TAGS];
        if at == 0 {
            for (tag, (score, own)) in next.iter_mut().zip(emission).enumerate() {
                *score = if may_follow(None, tag) { *own } else { NEVER };
            }
        } else {
            for (last, (score, row)) in scores.iter().zip(steps).enumerate() {
                for ((best, step), origin) in next.iter_mut().zip(row).zip(from.iter_mut()) {
                    let sum = score + step;
                    let better = sum > *best;
                    *best = if better { sum } else { *best };
                    *origin = if better { last as u32 } else { *origin };
                }
            }
            next.iter_mut().zip(emission).for_each(|(score, own)| *score += own);
        }
        scores = next;
        came_from.push(from.map(|last| last as u8));
    }
    let mut tag = (0..TAGS as u8).max_by(|&one, &other| at(&scores, one).total_cmp(&at(&scores, other))).unwrap_or(0);
    let mut tags = vec![0; emissions.len()];
    for (slot, from) in tags.iter_mut().zip(&came_from).rev() {
        *slot = tag;
        tag = from.get(usize::from(tag)).copied().unwrap_or(0);
    }
    tags
}

fn at(scores: &Scores, tag: u8) -> f32 {
    scores.get(usize::from(tag)).copied().unwrap_or(NEVER)
}

/// The share that each tag, and each step, has in all sequences together (the forward-backward algorithm, scaled at each
/// token).
#[derive(Debug)]
pub struct Shares<'s> {
    /// The exponentials of the emissions, each token's over its highest.
    weights: Vec<Scores>,
    forward: Vec<Scores>,
    backward: Vec<Scores>,
    steps: &'s Steps,
}

impl Shares<'_> {
    /// Sums over the sequences for `emissions`. `steps` are the [`powers`] of lawful ones. `allowed` has the tags that each token may have, a
    /// bit for each; past its end all are allowed.
    pub fn new<'s>(emissions: &[Scores], steps: &'s Steps, allowed: &[u32]) -> Shares<'s> {
        let mut weights = Vec::with_capacity(emissions.len());
        for (index, emission) in emissions.iter().enumerate() {
            let mask = allowed.get(index).copied().unwrap_or(u32::MAX);
            let open = |tag: usize| mask & (1 << tag) != 0 && (index > 0 || may_follow(None, tag));
            let mut row = *emission;
            if index == 0 || mask != u32::MAX {
                row.iter_mut().enumerate().filter(|&(tag, _)| !open(tag)).for_each(|(_, own)| *own = CLOSED);
            }
            let top = row.iter().copied().fold(NEVER, f32::max);
            weights.push(row.map(|own| if own == CLOSED { 0.0 } else { exp(own - top) }));
        }

        let mut forward: Vec<Scores> = Vec::with_capacity(weights.len());
        for weight in &weights {
            let mut row = match forward.last() {
                None => *weight,
                Some(last) => {
                    let mut sums = [0.0; TAGS];
                    for (share, out) in last.iter().zip(steps.iter()) {
                        sums.iter_mut().zip(out).for_each(|(sum, step)| *sum += share * step);
                    }
                    sums.iter_mut().zip(weight).for_each(|(sum, own)| *sum *= own);
                    sums
                }
            };
            scale(&mut row);
            forward.push(row);
        }

        // By the later tag, so that the sums of all earlier tags grow together.
        let mut into = [[0.0; TAGS]; TAGS];
        for (last, out) in steps.iter().enumerate() {
            for (row, step) in into.iter_mut().zip(out) {
                if let Some(slot) = row.get_mut(last) {
                    *slot = *step;
                }
            }
        }
        let mut backward = vec![[1.0; TAGS]; weights.len()];
        let mut next = [1.0; TAGS];
        for (index, weight) in weights.iter().enumerate().rev() {
            if let Some(slot) = backward.get_mut(index) {
                *slot = next;
            }
            let mut ahead = *weight;
            ahead.iter_mut().zip(&next).for_each(|(own, later)| *own *= later);
            next = [0.0; TAGS];
            for (row, later) in into.iter().zip(&ahead) {
                next.iter_mut().zip(row).for_each(|(sum, step)| *sum += step * later);
            }
            scale(&mut next);
        }
        Shares { weights, forward, backward, steps }
    }

    /// The share of each tag at the token `index`; they sum to 1.
    pub fn of_tags(&self, index: usize) -> Scores {
        let mut shares = [0.0; TAGS];
        if let (Some(forward), Some(backward)) = (self.forward.get(index), self.backward.get(index)) {
            shares.iter_mut().zip(forward.iter().zip(backward)).for_each(|(share, (one, other))| *share = one * other);
        }
        scale(&mut shares);
        shares
    }

    /// The share of each step to the token `index` from the one before it; they sum to 1.
    pub fn of_steps(&self, index: usize) -> Steps {
        let mut shares = [[0.0; TAGS]; TAGS];
        let before = index.checked_sub(1).and_then(|before| self.forward.get(before));
        let (Some(forward), Some(weight), Some(backward)) = (before, self.weights.get(index), self.backward.get(index))
        else {
            return shares;
        };
        let mut total = 0.0;
        for (row, (share, out)) in shares.iter_mut().zip(forward.iter().zip(self.steps.iter())) {
            for (cell, (step, (own, later))) in row.iter_mut().zip(out.iter().zip(weight.iter().zip(backward))) {
                *cell = share * step * own * later;
                total += *cell;
            }
        }
        if total > 0.0 {
            shares.iter_mut().flatten().for_each(|cell| *cell /= total);
        }
        shares
    }
}

/// e to the power `x`, from sums and products alone: they give the same bits on every machine and in WebAssembly, and the
/// system's own function does not. Right to a millionth.
fn exp(x: f32) -> f32 {
    let x = x.clamp(-80.0, 80.0);
    // To the nearest whole number, halves away from zero: the greatest number below a half is added, and the cast cuts.
    let doublings = x * std::f32::consts::LOG2_E;
    let halvings = (doublings + 0.499_999_97_f32.copysign(doublings)) as i32;
    let rest = x - halvings as f32 * std::f32::consts::LN_2;
    // Taylor's series: what is left is at most 0.35.
    let series =
        [720.0, 120.0, 24.0, 6.0, 2.0, 1.0].iter().fold(1.0 / 5040.0, |sum, factorial| sum * rest + 1.0 / factorial);
    let power = f32::from_bits(((halvings + 127) as u32) << 23);
    (series * rest + 1.0) * power
}

fn scale(scores: &mut Scores) {
    let total: f32 = scores.iter().sum();
    if total > 0.0 {
        scores.iter_mut().for_each(|score| *score /= total);
    }
}

#[cfg(test)]
mod tests {
    use super::super::tags::{Kind, begin, inside};
    use super::*;

    #[test]
    fn powers_are_right() {
        for x in [-20.0_f32, -3.3, -0.5, 0.0, 0.1, 1.0, 7.77] {
            assert!((exp(x) / x.exp() - 1.0).abs() < 1e-5, "{x}");
        }
        assert!(exp(-1e6) < 1e-30);
    }

    #[test]
    fn a_name_goes_on_only_where_it_has_begun() {
        let mut emissions = vec![[0.0; TAGS]; 3];
        let (person, person_on, place_on) = (begin(Kind::Person), inside(Kind::Person), inside(Kind::Place));
        for (row, tag, score) in [(0, person, 2.0), (1, place_on, 2.0), (1, person_on, 1.0), (2, person_on, 1.0)] {
            if let Some(cell) = emissions.get_mut(row).and_then(|row| row.get_mut(tag)) {
                *cell = score;
            }
        }
        let steps = lawful(&[[0.0; TAGS]; TAGS]);
        assert_eq!(best(&emissions, &steps), [person as u8, person_on as u8, person_on as u8]);

        let powers = powers(&steps);
        let shares = Shares::new(&emissions, &powers, &[]);
        for index in 0..3 {
            assert!((shares.of_tags(index).iter().sum::<f32>() - 1.0).abs() < 1e-4);
        }
        assert_eq!(shares.of_tags(0).get(place_on), Some(&0.0), "no place has begun");
    }
}
