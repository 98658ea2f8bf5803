//! The features of a token: what is seen of it and of its neighbours, each combination hashed to a number.
//!
//! Features are hashed instead of named (Weinberger et al. 2009), so that no table of them travels. A change to what stands
//! here needs a new [`FEATURE_SET`], and a new model.

use super::observation::Observation;
use seen::{bits, cluster, cue, group, known, shape, spot};

/// The number of this set of features; a model trained for another one is refused.
pub const FEATURE_SET: u32 = 7;

/// How many bits the hash of a feature has. More bits would mix up fewer features, and cost more bytes for each.
pub const HASH_BITS: u32 = 19;

/// How many numbers there are for features: those of tokens, and behind them those of names ([`super::whole`]).
pub const SPACE: usize = 2 << HASH_BITS;

/// How many features a token has at most.
pub const COUNT: usize = OWN + BESIDE;

/// How many of them speak of the token alone, whatever stands beside it.
pub const OWN: usize = 14;

/// How many others there are at most.
pub const BESIDE: usize = NEAR + CLUSTERED;

/// How many of the others speak of no cluster.
const NEAR: usize = 14;

/// How many speak of clusters: a token around which no word has a cluster has none of these.
const CLUSTERED: usize = 12;

/// How many clusters are a group: `cargo xtask train` numbers clusters so that those of a group are alike.
pub const GROUP: u8 = 8;

/// What is seen of a token, as the numbers that features are hashed from.
pub(super) mod seen {
    use super::{GROUP, Observation};

    #[inline]
    pub fn shape(one: &Observation) -> u32 {
        u32::from(one.shape)
    }

    #[inline]
    pub fn cluster(one: &Observation) -> u32 {
        u32::from(one.cluster)
    }

    /// Clusters with neighbouring numbers are alike.
    #[inline]
    pub fn group(one: &Observation) -> u32 {
        u32::from(one.cluster.div_ceil(GROUP))
    }

    #[inline]
    pub fn known(one: &Observation) -> u32 {
        u32::from(one.known)
    }

    #[inline]
    pub fn spot(one: &Observation) -> u32 {
        u32::from(one.spot)
    }

    #[inline]
    pub fn bits(one: &Observation) -> u32 {
        u32::from(one.bits)
    }

    #[inline]
    pub fn cue(one: &Observation) -> u32 {
        u32::from(one.cue)
    }
}

/// Writes the features of the token `index` into `features`, numbers of [`HASH_BITS`] bits, and gives how many there are.
pub fn write(seen: &[Observation], index: usize, features: &mut [u32; COUNT]) -> usize {
    let mut near = [0; BESIDE];
    let count = beside(seen, index, &mut near);
    let own = own(seen.get(index).unwrap_or(&Observation::NOTHING));
    features.iter_mut().zip(own.into_iter().chain(near)).for_each(|(slot, feature)| *slot = feature);
    OWN + count
}

/// The features that speak of a token alone.
pub(super) fn own(own: &Observation) -> [u32; OWN] {
    let own_shape = shape(own);
    let [prefix2, prefix3, prefix4] = own.prefixes;
    let [suffix2, suffix3, suffix4] = own.suffixes;
    [
        hash(1, [own_shape, u32::from(own.starts)]),
        hash(2, [own.hash]),
        hash(11, [own.hash, own_shape]),
        hash(17, [prefix2]),
        hash(18, [prefix3]),
        hash(19, [prefix4]),
        hash(20, [suffix2, own_shape]),
        hash(21, [suffix3, own_shape]),
        hash(22, [suffix4, own_shape]),
        hash(23, [bits(own), own_shape]),
        hash(26, [cue(own), own_shape]),
        hash(30, [known(own), own_shape]),
        hash(38, [spot(own), own.hash]),
        hash(48, [u32::from(own.document), spot(own)]),
    ]
}

/// Writes the features of the token `index` that speak of what stands beside it, too, and gives how many there are.
pub(super) fn beside(seen: &[Observation], index: usize, features: &mut [u32; BESIDE]) -> usize {
    const NOTHING: &Observation = &Observation::NOTHING;
    let at = |offset: isize| index.checked_add_signed(offset).and_then(|at| seen.get(at)).unwrap_or(NOTHING);
    let (before2, before, own, after, after2) = (at(-2), at(-1), at(0), at(1), at(2));
    let own_shape = shape(own);

    let near: [u32; NEAR] = [
        hash(3, [before.hash]),
        hash(4, [after.hash]),
        hash(5, [before2.hash]),
        hash(6, [after2.hash]),
        hash(9, [before.hash, own_shape]),
        hash(14, [shape(before), own_shape, shape(after), u32::from(own.starts)]),
        hash(15, [shape(before2), shape(before), own_shape]),
        hash(16, [own_shape, shape(after), shape(after2)]),
        hash(24, [bits(before), own_shape]),
        hash(25, [bits(before), bits(own), bits(after)]),
        hash(27, [cue(before), own_shape]),
        hash(29, [cue(before2), shape(before), own_shape]),
        hash(33, [known(own), before.hash]),
        hash(34, [known(own), after.hash]),
    ];
    if [&before2, &before, &own, &after, &after2].iter().all(|one| one.cluster == 0) {
        features.iter_mut().zip(near).for_each(|(slot, feature)| *slot = feature);
        return NEAR;
    }
    let clustered: [u32; CLUSTERED] = [
        hash(51, [cluster(own), own_shape]),
        hash(52, [cluster(before), own_shape]),
        hash(53, [cluster(after), own_shape]),
        hash(54, [cluster(before), cluster(own)]),
        hash(55, [cluster(own), cluster(after)]),
        hash(56, [cluster(before2), own_shape]),
        hash(57, [cluster(after2), own_shape]),
        hash(60, [group(before2), group(before), own_shape]),
        hash(61, [group(after), group(after2), own_shape]),
        hash(62, [group(own), own_shape]),
        hash(63, [group(before), group(own), own_shape]),
        hash(64, [group(own), group(after), own_shape]),
    ];
    features.iter_mut().zip(near.into_iter().chain(clustered)).for_each(|(slot, feature)| *slot = feature);
    BESIDE
}

/// A feature: the number of its template, which is its own and means nothing else, and what is seen there. Multiplying spreads a value upwards, and the shift brings it down again.
#[inline]
pub(super) fn hash<const N: usize>(template: u32, values: [u32; N]) -> u32 {
    let mut hash = template.wrapping_mul(0x9e37_79b1);
    for value in values {
        hash = (hash ^ value).wrapping_mul(0x85eb_ca6b);
        hash ^= hash >> 15;
    }
    hash.wrapping_mul(0xc2b2_ae35) >> (u32::BITS - HASH_BITS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn features_are_as_many_as_they_say() {
        let mut features = [0; COUNT];
        let clustered = Observation { cluster: 1, ..Observation::NOTHING };
        assert_eq!(write(&[clustered], 0, &mut features), COUNT);
        assert!(features.iter().all(|feature| (1..1 << HASH_BITS).contains(feature)));
        assert_eq!(write(&[Observation::NOTHING], 0, &mut features), OWN + NEAR);
    }
}
