//! The features of a token: what is seen of it and of its neighbours, each combination hashed to a number.
//!
//! Features are hashed instead of named (Weinberger et al. 2009), so that no table of them travels. A change to what stands
//! here needs a new [`FEATURE_SET`], and a new model.

use super::observation::Observation;

/// The number of this set of features; a model trained for another one is refused.
pub const FEATURE_SET: u32 = 1;

/// How many bits the hash of a feature has. More bits would mix up fewer features, and cost more bytes for each.
pub const HASH_BITS: u32 = 19;

/// Calls `sink` with each feature of the token `index`, a number of [`HASH_BITS`] bits.
pub fn each(seen: &[Observation], index: usize, mut sink: impl FnMut(u32)) {
    let at = |offset: isize| index.checked_add_signed(offset).and_then(|at| seen.get(at)).copied().unwrap_or_default();
    let (before2, before, own, after, after2) = (at(-2), at(-1), at(0), at(1), at(2));
    let mut template = 0;
    let mut add = |values: &[u32]| {
        template += 1;
        let mut hash = mix(0, template);
        for &value in values {
            hash = mix(hash, value);
        }
        sink(hash >> (u32::BITS - HASH_BITS));
    };
    let shape = |one: &Observation| u32::from(one.shape);
    let class = |one: &Observation| u32::from(one.class);
    let known = |one: &Observation| u32::from(one.known);
    let spot = |one: &Observation| u32::from(one.spot);
    let bits = |one: &Observation| u32::from(one.bits);
    let cue = |one: &Observation| u32::from(one.cue);
    let starts = u32::from(own.starts);

    add(&[shape(&own), starts]);
    add(&[own.hash]);
    add(&[before.hash]);
    add(&[after.hash]);
    add(&[before2.hash]);
    add(&[after2.hash]);
    add(&[before.hash, own.hash]);
    add(&[own.hash, after.hash]);
    add(&[before.hash, shape(&own)]);
    add(&[after.hash, shape(&own)]);
    add(&[own.hash, shape(&own)]);
    add(&[before2.hash, before.hash, shape(&own)]);
    add(&[after.hash, after2.hash, shape(&own)]);

    add(&[shape(&before), shape(&own), starts]);
    add(&[shape(&own), shape(&after), starts]);
    add(&[shape(&before), shape(&own), shape(&after)]);
    add(&[shape(&before2), shape(&before), shape(&own)]);
    add(&[shape(&own), shape(&after), shape(&after2)]);

    for value in own.prefixes {
        add(&[value]);
    }
    for value in own.suffixes {
        add(&[value, shape(&own)]);
    }

    add(&[bits(&own), shape(&own)]);
    add(&[bits(&before), shape(&own)]);
    add(&[bits(&after), shape(&own)]);
    add(&[bits(&before), bits(&own), bits(&after)]);
    add(&[cue(&own), shape(&own)]);
    add(&[cue(&before), shape(&own)]);
    add(&[cue(&after), shape(&own)]);
    add(&[cue(&before2), shape(&before), shape(&own)]);

    add(&[known(&own), shape(&own)]);
    add(&[known(&before), known(&own)]);
    add(&[known(&own), known(&after)]);
    add(&[known(&own), before.hash]);
    add(&[known(&own), after.hash]);

    add(&[spot(&own)]);
    add(&[spot(&before), spot(&own)]);
    add(&[spot(&own), spot(&after)]);
    add(&[spot(&own), own.hash]);
    add(&[spot(&own), before.hash]);

    add(&[class(&own), shape(&own)]);
    add(&[class(&before), shape(&own)]);
    add(&[class(&after), shape(&own)]);
    add(&[class(&before), class(&own)]);
    add(&[class(&own), class(&after)]);
    add(&[class(&own), before.hash]);
    add(&[class(&own), after.hash]);

    add(&[u32::from(own.document), shape(&own)]);
    add(&[u32::from(own.document), spot(&own)]);
    add(&[u32::from(own.document), u32::from(before.document)]);

    let place = u32::from(own.place);
    add(&[own.run[0], place]);
    add(&[own.run[1], place]);
    add(&[own.run[2], place]);
    add(&[own.run[3], place]);
    add(&[own.run[0], own.run[1], place]);
    add(&[before.hash, after.hash]);
}

/// One round of a multiplicative hash, with the finishing steps of MurmurHash3 (Appleby, public domain).
fn mix(hash: u32, value: u32) -> u32 {
    let mut hash = (hash ^ value).wrapping_mul(0x85eb_ca6b);
    hash ^= hash >> 13;
    hash = hash.wrapping_mul(0xc2b2_ae35);
    (hash ^ (hash >> 16)).wrapping_add(0x9e37_79b9)
}
