//! What is seen of a name as a whole, from which its label is told: its words, what stands around it, and what lists, rules and the
//! document make of it. Each combination is hashed to a number, as those of single tokens are ([`super::features`]).

use super::features::seen::{bits, cluster, cue, group, known, shape, spot};
use super::features::{HASH_BITS, hash};
use super::observation::Observation;

/// How many features a name has at most.
pub const COUNT: usize = PLAIN + LONGEST;

/// How many of them are not of each of its words.
const PLAIN: usize = 42;

/// How many words of a name are looked at one by one.
const LONGEST: usize = 6;

/// Writes the features of the name in the tokens from `start` to `end`, and gives how many there are. They are numbers of one bit more
/// than [`HASH_BITS`], the highest of which is set: no token has them.
pub fn write(seen: &[Observation], start: usize, end: usize, features: &mut [u32; COUNT]) -> usize {
    const NOTHING: &Observation = &Observation::NOTHING;
    let before = |by: usize| start.checked_sub(by).and_then(|at| seen.get(at)).unwrap_or(NOTHING);
    let after = |by: usize| seen.get(end + by - 1).unwrap_or(NOTHING);
    let own = seen.get(start..end).unwrap_or_default();
    let (first, last) = (own.first().unwrap_or(NOTHING), own.last().unwrap_or(NOTHING));
    let len = (end - start).min(LONGEST) as u32;
    let alone = u32::from(len == 1);
    let shapes = own.iter().take(LONGEST).fold(0_u32, |all, one| all.wrapping_mul(40).wrapping_add(shape(one)));
    let words = own.iter().fold(0_u32, |all, one| all.rotate_left(5) ^ one.hash);
    let document = own.iter().fold(0, |all, one| all | u32::from(one.document));
    let [_, prefix3, _] = first.prefixes;
    let [suffix2, suffix3, suffix4] = last.suffixes;

    let plain: [u32; PLAIN] = [
        hash(70, [0]),
        hash(71, [words]),
        hash(72, [first.hash]),
        hash(73, [last.hash]),
        hash(74, [len, shape(first)]),
        hash(75, [shapes]),
        hash(76, [before(1).hash]),
        hash(77, [before(2).hash]),
        hash(78, [before(2).hash, before(1).hash]),
        hash(79, [after(1).hash]),
        hash(80, [after(2).hash]),
        hash(81, [after(1).hash, after(2).hash]),
        hash(82, [before(1).hash, after(1).hash]),
        hash(83, [cue(before(1)), alone]),
        hash(84, [bits(before(1)), alone]),
        hash(85, [bits(after(1)), alone]),
        hash(86, [known(first), alone]),
        hash(87, [known(last), alone]),
        hash(88, [known(first), before(1).hash]),
        hash(89, [spot(first), spot(last)]),
        hash(90, [spot(before(1)), spot(first)]),
        hash(91, [cue(first), cue(last)]),
        hash(92, [bits(first), alone]),
        hash(93, [bits(last), alone]),
        hash(94, [document, alone]),
        hash(95, [cluster(first), alone]),
        hash(96, [cluster(last), alone]),
        hash(97, [cluster(before(1))]),
        hash(98, [cluster(after(1))]),
        hash(99, [group(before(1)), group(first)]),
        hash(100, [group(last), group(after(1))]),
        hash(101, [group(before(2)), group(before(1))]),
        hash(102, [prefix3, alone]),
        hash(103, [suffix2, alone]),
        hash(104, [suffix3, alone]),
        hash(105, [suffix4, alone]),
        hash(106, [before(1).hash, alone, shape(first)]),
        hash(107, [after(1).hash, alone, shape(first)]),
        hash(108, [before(3).hash]),
        hash(109, [shape(before(1)), shape(after(1)), alone]),
        hash(110, [spot(after(1)), spot(last)]),
        hash(111, [u32::from(first.starts), shape(first), alone]),
    ];
    let each = own.iter().take(LONGEST).map(|one| hash(112, [one.hash]));
    let all = plain.into_iter().chain(each).map(|feature| feature | 1 << HASH_BITS);
    features.iter_mut().zip(all).map(|(slot, feature)| *slot = feature).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn features_are_those_of_no_token() {
        let mut features = [0; COUNT];
        let seen = [Observation::NOTHING; 3];
        assert_eq!(write(&seen, 0, 3, &mut features), PLAIN + 3);
        assert!(features.iter().take(PLAIN + 3).all(|feature| feature >> HASH_BITS == 1));
        assert_eq!(write(&seen, 1, 2, &mut features), PLAIN + 1);
    }
}
