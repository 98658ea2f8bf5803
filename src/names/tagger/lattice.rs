//! The lattice of a linear-chain conditional random field (Lafferty, McCallum and Pereira 2001): every sequence of tags for
//! a text, each with the sum of the scores of its tags and its steps.

use super::tags::{KINDS, OUTSIDE, TAGS};

/// A number for each tag.
pub type Scores = [f32; TAGS];

/// The scores of the steps from each tag to each tag.
pub type Steps = [Scores; TAGS];

/// A number for each kind of name.
type Kinds = [f32; KINDS];

/// The score of what cannot be.
const NEVER: f32 = -1e6;

/// Stands for the score of a tag that a token may not have.
const CLOSED: f32 = f32::NEG_INFINITY;

/// The steps that IOB2 allows, by where they lead: out of names or into a new one from every tag, on in a name from its two
/// tags alone. The others, nearly half, are not even looked at.
#[derive(Clone, Debug)]
pub struct Paths {
    out: Scores,
    open: [Kinds; TAGS],
    /// The same by the tag that they lead to.
    opened: [Scores; KINDS],
    /// From the tag that opens a name.
    second: Kinds,
    /// From a tag that goes on with one.
    further: Kinds,
}

impl Paths {
    /// What `steps` have of lawful ones.
    pub fn new(steps: &Steps) -> Paths {
        let mut paths = Paths {
            out: [0.0; TAGS],
            open: [[0.0; KINDS]; TAGS],
            opened: [[0.0; TAGS]; KINDS],
            second: [0.0; KINDS],
            further: [0.0; KINDS],
        };
        for (from, row) in steps.iter().enumerate() {
            let [out, into @ ..] = row;
            let (open, on) = into.split_at(KINDS);
            paths.out.iter_mut().skip(from).take(1).for_each(|slot| *slot = *out);
            paths.open.iter_mut().skip(from).take(1).flatten().zip(open).for_each(|(slot, step)| *slot = *step);
            for (row, step) in paths.opened.iter_mut().zip(open) {
                row.iter_mut().skip(from).take(1).for_each(|slot| *slot = *step);
            }
            let goes_on = match from.checked_sub(1) {
                Some(kind) if kind < KINDS => Some((&mut paths.second, kind)),
                Some(kind) => Some((&mut paths.further, kind - KINDS)),
                None => None,
            };
            if let Some((slots, kind)) = goes_on {
                slots.iter_mut().zip(on).skip(kind).take(1).for_each(|(slot, step)| *slot = *step);
            }
        }
        paths
    }

    /// The exponentials of the steps.
    #[must_use]
    pub fn powers(&self) -> Paths {
        Paths {
            out: self.out.map(exp),
            open: self.open.map(|row| row.map(exp)),
            opened: self.opened.map(|row| row.map(exp)),
            second: self.second.map(exp),
            further: self.further.map(exp),
        }
    }

    /// The step from each tag out of names.
    pub const fn out(&self) -> &Scores {
        &self.out
    }

    /// The steps from outside of names to each tag; 0 for those that cannot be.
    pub fn from_outside(&self) -> Scores {
        self.from(OUTSIDE)
    }
}

/// The numbers of all tags, from those of each sort.
fn whole(outside: f32, open: Kinds, on: Kinds) -> Scores {
    let mut scores = [outside; TAGS];
    scores.iter_mut().skip(1).zip(open.into_iter().chain(on)).for_each(|(score, own)| *score = own);
    scores
}

/// The numbers of the tags outside, of those that open a name, and of those that go on with one.
fn parts(scores: &Scores) -> (f32, Kinds, Kinds) {
    let [outside, rest @ ..] = scores;
    let (mut open, mut on) = ([0.0; KINDS], [0.0; KINDS]);
    open.iter_mut().chain(&mut on).zip(rest).for_each(|(slot, score)| *slot = *score);
    (*outside, open, on)
}

/// The sequence of tags with the highest score (Viterbi 1967).
pub fn best(emissions: &[Scores], paths: &Paths) -> Vec<u8> {
    // The best score with which each tag is reached; where from is asked of the tags of the best sequence alone.
    let mut reached: Vec<Scores> = Vec::with_capacity(emissions.len());
    for emission in emissions {
        let mut scores = match reached.last() {
            None => whole(0.0, [0.0; KINDS], [NEVER; KINDS]),
            Some(before) => paths.furthest(before),
        };
        scores.iter_mut().zip(emission).for_each(|(score, own)| *score += own);
        reached.push(scores);
    }
    let mut tags = vec![0; emissions.len()];
    let mut next: Option<u8> = None;
    for (slot, scores) in tags.iter_mut().zip(&reached).rev() {
        let tag = match next {
            None => (0..TAGS as u8).max_by(|&one, &other| at(scores, one).total_cmp(&at(scores, other))).unwrap_or(0),
            Some(next) => paths.best_before(next, scores),
        };
        *slot = tag;
        next = Some(tag);
    }
    tags
}

/// The best of paths, of which these are the scores of the steps.
impl Paths {
    /// The best score with which each tag is reached from those of the token before.
    fn furthest(&self, before: &Scores) -> Scores {
        let mut out = NEVER;
        let mut open = [NEVER; KINDS];
        for (score, (step, row)) in before.iter().zip(self.out.iter().zip(&self.open)) {
            out = greater(score + step, out);
            open.iter_mut().zip(row).for_each(|(best, step)| *best = greater(score + step, *best));
        }
        let (_, begun, gone_on) = parts(before);
        let mut on = begun;
        on.iter_mut().zip(&self.second).for_each(|(sum, step)| *sum += step);
        let further = gone_on.iter().zip(&self.further);
        on.iter_mut().zip(further).for_each(|(best, (score, step))| *best = greater(score + step, *best));
        whole(out, open, on)
    }

    /// The tag before `next` on the best path there; of several as good, the first.
    fn best_before(&self, next: u8, scores: &Scores) -> u8 {
        let next = usize::from(next);
        let one = |tag: usize, step: Option<&f32>| {
            (tag as u8, scores.get(tag).zip(step).map_or(NEVER, |(own, step)| own + step))
        };
        if let Some(kind) = next.checked_sub(1 + KINDS) {
            let ((second, begun), (further, gone_on)) =
                (one(1 + kind, self.second.get(kind)), one(next, self.further.get(kind)));
            return if begun >= gone_on { second } else { further };
        }
        let steps = next.checked_sub(1).and_then(|kind| self.opened.get(kind)).unwrap_or(&self.out);
        let mut best = (0, NEVER);
        for (tag, step) in steps.iter().enumerate() {
            let reached = one(tag, Some(step));
            if reached.1 > best.1 {
                best = reached;
            }
        }
        best.0
    }
}

/// The greater of two numbers, the way one instruction tells it.
fn greater(one: f32, other: f32) -> f32 {
    if one > other { one } else { other }
}

fn at(scores: &Scores, tag: u8) -> f32 {
    scores.get(usize::from(tag)).copied().unwrap_or(NEVER)
}

/// The share that each tag, and each step, has in all sequences together (the forward-backward algorithm, scaled at each
/// token).
#[derive(Debug)]
pub struct Shares<'p> {
    /// The exponentials of the emissions, each token's over its highest.
    weights: Vec<Scores>,
    forward: Vec<Scores>,
    backward: Vec<Scores>,
    powers: &'p Paths,
}

impl Shares<'_> {
    /// Sums over the sequences for `emissions`, with the [`Paths::powers`] of the steps. `allowed` has the tags that each token may
    /// have, a bit for each; past its end all are allowed.
    pub fn new<'p>(emissions: &[Scores], powers: &'p Paths, allowed: &[u32]) -> Shares<'p> {
        let mut weights = Vec::with_capacity(emissions.len());
        for (index, emission) in emissions.iter().enumerate() {
            let mask = allowed.get(index).copied().unwrap_or(u32::MAX);
            // No name goes on where none has begun.
            let open = |tag: usize| mask & (1 << tag) != 0 && (index > 0 || tag <= KINDS);
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
                    let mut sums = powers.ahead(last);
                    sums.iter_mut().zip(weight).for_each(|(sum, own)| *sum *= own);
                    sums
                }
            };
            scale(&mut row);
            forward.push(row);
        }

        let mut backward = vec![[1.0; TAGS]; weights.len()];
        let mut next = [1.0; TAGS];
        for (slot, weight) in backward.iter_mut().zip(&weights).rev() {
            *slot = next;
            let mut later = *weight;
            later.iter_mut().zip(&next).for_each(|(own, later)| *own *= later);
            next = powers.back(&later);
            scale(&mut next);
        }
        Shares { weights, forward, backward, powers }
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
        for (from, (row, share)) in shares.iter_mut().zip(forward).enumerate() {
            let steps = self.powers.from(from);
            for (cell, (step, (own, later))) in row.iter_mut().zip(steps.iter().zip(weight.iter().zip(backward))) {
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

/// Sums over steps, of which these are the powers.
impl Paths {
    /// What the tags of one token bring to those of the next.
    fn ahead(&self, last: &Scores) -> Scores {
        let mut out = 0.0;
        let mut open = [0.0; KINDS];
        for (share, (step, row)) in last.iter().zip(self.out.iter().zip(&self.open)) {
            out += share * step;
            open.iter_mut().zip(row).for_each(|(sum, step)| *sum += share * step);
        }
        let (_, begun, gone_on) = parts(last);
        let mut on = [0.0; KINDS];
        on.iter_mut().zip(begun.iter().zip(&self.second)).for_each(|(sum, (share, step))| *sum = share * step);
        on.iter_mut().zip(gone_on.iter().zip(&self.further)).for_each(|(sum, (share, step))| *sum += share * step);
        whole(out, open, on)
    }

    /// What the tags of one token bring to those of the one before it.
    fn back(&self, later: &Scores) -> Scores {
        let (out, open, on) = parts(later);
        let (mut second, mut further) = (on, on);
        second.iter_mut().zip(&self.second).for_each(|(sum, step)| *sum *= step);
        further.iter_mut().zip(&self.further).for_each(|(sum, step)| *sum *= step);
        let mut sums = whole(0.0, second, further);
        for (row, share) in [&self.out].into_iter().chain(&self.opened).zip([out].into_iter().chain(open)) {
            sums.iter_mut().zip(row).for_each(|(sum, step)| *sum += step * share);
        }
        sums
    }

    /// The steps from one tag; 0 for those that cannot be.
    fn from(&self, tag: usize) -> Scores {
        let out = self.out.get(tag).copied().unwrap_or(0.0);
        let open = self.open.get(tag).copied().unwrap_or_default();
        let mut on = [0.0; KINDS];
        if let Some(place) = tag.checked_sub(1) {
            let steps = if place < KINDS { &self.second } else { &self.further };
            on.iter_mut().zip(steps).skip(place % KINDS).take(1).for_each(|(slot, step)| *slot = *step);
        }
        whole(out, open, on)
    }
}

/// e to the power `x`, from sums and products alone: they give the same bits on every machine and in WebAssembly, and the
/// system's own function does not. Right to a millionth.
pub(super) fn exp(x: f32) -> f32 {
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
    use super::super::tags::{Kind, begin, inside, may_follow};
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
        let paths = Paths::new(&[[0.0; TAGS]; TAGS]);
        assert_eq!(best(&emissions, &paths), [person as u8, person_on as u8, person_on as u8]);

        let powers = paths.powers();
        let shares = Shares::new(&emissions, &powers, &[]);
        for index in 0..3 {
            assert!((shares.of_tags(index).iter().sum::<f32>() - 1.0).abs() < 1e-4);
        }
        assert_eq!(shares.of_tags(0).get(place_on), Some(&0.0), "no place has begun");
    }

    #[test]
    fn paths_sum_and_lead_as_all_sequences_one_by_one_do() {
        let mut state = 7_u32;
        let mut chance = move || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 8) as f32 / (1 << 22) as f32 - 2.0
        };
        let steps: Steps = std::array::from_fn(|_| std::array::from_fn(|_| chance()));
        let emissions: Vec<Scores> = (0..3).map(|_| std::array::from_fn(|_| chance())).collect();
        let step = |last: usize, next: usize| steps.get(last).and_then(|row| row.get(next)).copied().unwrap_or(0.0);
        let own = |at: usize, tag: usize| emissions.get(at).and_then(|row| row.get(tag)).copied().unwrap_or(0.0);

        let mut sequences = Vec::new();
        for one in (0..TAGS).filter(|&tag| may_follow(None, tag)) {
            for two in (0..TAGS).filter(|&tag| may_follow(Some(one), tag)) {
                for three in (0..TAGS).filter(|&tag| may_follow(Some(two), tag)) {
                    let score = own(0, one) + own(1, two) + own(2, three) + step(one, two) + step(two, three);
                    sequences.push((score, [one, two, three]));
                }
            }
        }
        let paths = Paths::new(&steps);
        let highest =
            sequences.iter().max_by(|one, other| one.0.total_cmp(&other.0)).map(|(_, tags)| tags.map(|tag| tag as u8));
        assert_eq!(Some(best(&emissions, &paths).as_slice()), highest.as_ref().map(<[u8; 3]>::as_slice));

        let powers = paths.powers();
        let shares = Shares::new(&emissions, &powers, &[]);
        let total: f32 = sequences.iter().map(|(score, _)| score.exp()).sum();
        for at in 0..3 {
            for (tag, share) in shares.of_tags(at).into_iter().enumerate() {
                let with = sequences.iter().filter(|(_, tags)| tags.get(at) == Some(&tag));
                let wanted = with.map(|(score, _)| score.exp()).sum::<f32>() / total;
                assert!((share - wanted).abs() < 1e-4, "token {at}, tag {tag}: {share} for {wanted}");
            }
        }
        for (last, row) in shares.of_steps(1).iter().enumerate() {
            for (next, share) in row.iter().enumerate() {
                let with = sequences.iter().filter(|(_, [one, two, _])| (*one, *two) == (last, next));
                let wanted = with.map(|(score, _)| score.exp()).sum::<f32>() / total;
                assert!((share - wanted).abs() < 1e-4, "step {last} to {next}: {share} for {wanted}");
            }
        }
    }
}
