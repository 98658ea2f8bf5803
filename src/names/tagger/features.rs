//! The features of a token: what is seen of it and of its neighbours, each combination hashed to a number.
//!
//! Features are hashed instead of named (Weinberger et al. 2009), so that no table of them travels. A change to what stands
//! here needs a new [`FEATURE_SET`], and a new model.

use super::observation::Observation;

/// The number of this set of features; a model trained for another one is refused.
pub const FEATURE_SET: u32 = 4;

/// How many bits the hash of a feature has. More bits would mix up fewer features, and cost more bytes for each.
pub const HASH_BITS: u32 = 19;

/// How many features a token has at most: one around which no word has a cluster has none of those.
pub const COUNT: usize = 56;

/// How many clusters are a group: `cargo xtask train` numbers clusters so that those of a group are alike.
pub const GROUP: u8 = 8;

/// Calls `sink` with each feature of the token `index`, a number of [`HASH_BITS`] bits.
#[inline]
pub fn each(seen: &[Observation], index: usize, mut sink: impl FnMut(u32)) {
    const NOTHING: &Observation = &Observation::NOTHING;
    let at = |offset: isize| index.checked_add_signed(offset).and_then(|at| seen.get(at)).unwrap_or(NOTHING);
    let (before2, before, own, after, after2) = (at(-2), at(-1), at(0), at(1), at(2));
    let shape = |one: &Observation| u32::from(one.shape);
    let cluster = |one: &Observation| u32::from(one.cluster);
    // Clusters with neighbouring numbers are alike.
    let group = |one: &Observation| u32::from(one.cluster.div_ceil(GROUP));
    let known = |one: &Observation| u32::from(one.known);
    let spot = |one: &Observation| u32::from(one.spot);
    let bits = |one: &Observation| u32::from(one.bits);
    let cue = |one: &Observation| u32::from(one.cue);
    let document = |one: &Observation| u32::from(one.document);
    let starts = u32::from(own.starts);
    let own_shape = shape(own);

    sink(hash(1, [own_shape, starts]));
    sink(hash(2, [own.hash]));
    sink(hash(3, [before.hash]));
    sink(hash(4, [after.hash]));
    sink(hash(5, [before2.hash]));
    sink(hash(6, [after2.hash]));
    sink(hash(7, [before.hash, own.hash]));
    sink(hash(8, [own.hash, after.hash]));
    sink(hash(9, [before.hash, own_shape]));
    sink(hash(10, [after.hash, own_shape]));
    sink(hash(11, [own.hash, own_shape]));
    sink(hash(12, [before2.hash, before.hash, own_shape]));
    sink(hash(13, [after.hash, after2.hash, own_shape]));

    sink(hash(14, [shape(before), own_shape, shape(after), starts]));
    sink(hash(15, [shape(before2), shape(before), own_shape]));
    sink(hash(16, [own_shape, shape(after), shape(after2)]));

    for (template, value) in (17..).zip(own.prefixes) {
        sink(hash(template, [value]));
    }
    for (template, value) in (20..).zip(own.suffixes) {
        sink(hash(template, [value, own_shape]));
    }

    sink(hash(23, [bits(own), own_shape]));
    sink(hash(24, [bits(before), own_shape]));
    sink(hash(25, [bits(before), bits(own), bits(after)]));
    sink(hash(26, [cue(own), own_shape]));
    sink(hash(27, [cue(before), own_shape]));
    sink(hash(28, [cue(after), own_shape]));
    sink(hash(29, [cue(before2), shape(before), own_shape]));

    sink(hash(30, [known(own), own_shape]));
    sink(hash(31, [known(before), known(own)]));
    sink(hash(32, [known(own), known(after)]));
    sink(hash(33, [known(own), before.hash]));
    sink(hash(34, [known(own), after.hash]));

    sink(hash(35, [spot(own)]));
    sink(hash(36, [spot(before), spot(own)]));
    sink(hash(37, [spot(own), spot(after)]));
    sink(hash(38, [spot(own), own.hash]));
    sink(hash(39, [spot(own), before.hash]));

    sink(hash(47, [document(own), own_shape]));
    sink(hash(48, [document(own), spot(own)]));
    sink(hash(49, [document(own), document(before)]));
    sink(hash(50, [before.hash, after.hash]));

    if [&before2, &before, &own, &after, &after2].iter().all(|one| one.cluster == 0) {
        return;
    }
    sink(hash(51, [cluster(own), own_shape]));
    sink(hash(52, [cluster(before), own_shape]));
    sink(hash(53, [cluster(after), own_shape]));
    sink(hash(54, [cluster(before), cluster(own)]));
    sink(hash(55, [cluster(own), cluster(after)]));
    sink(hash(56, [cluster(before2), own_shape]));
    sink(hash(57, [cluster(after2), own_shape]));
    sink(hash(59, [group(before), group(own), group(after), own_shape]));
    sink(hash(60, [group(before2), group(before), own_shape]));
    sink(hash(61, [group(after), group(after2), own_shape]));
    sink(hash(62, [group(own), own_shape]));
    sink(hash(63, [group(before), group(own), own_shape]));
    sink(hash(64, [group(own), group(after), own_shape]));
}

/// A feature: its template and what is seen there. Multiplying spreads a value upwards, and the shift brings it down again.
#[inline]
fn hash<const N: usize>(template: u32, values: [u32; N]) -> u32 {
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
        let mut features = Vec::new();
        let clustered = Observation { cluster: 1, ..Observation::NOTHING };
        each(&[clustered], 0, |feature| features.push(feature));
        assert_eq!(features.len(), COUNT);
        assert!(features.iter().all(|feature| *feature < 1 << HASH_BITS));
    }
}
