//! The fuzzers' checks on the compiler that everybody has: whatever once went wrong, the sentences that fuzzing begins with,
//! and what comes of cutting them up and putting the pieces together. `cargo xtask fuzz` looks further.

// A test that panics has failed, which is what it should do.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

#[path = "../fuzz/checks/annotate.rs"]
mod annotate;
#[path = "../fuzz/checks/bake.rs"]
mod bake;
#[path = "../fuzz/checks/edits.rs"]
mod edits;
#[path = "../fuzz/checks/model.rs"]
mod model;
#[path = "../fuzz/checks/patterns.rs"]
mod patterns;
#[path = "../fuzz/seeds.rs"]
mod seeds;
#[path = "../fuzz/checks/utf16.rs"]
mod utf16;

use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use std::fs;
use std::path::{Path, PathBuf};

#[test]
fn annotate() {
    replay("annotate", annotate::check);
}

#[test]
fn edits() {
    replay("edits", edits::check);
}

#[test]
fn utf16() {
    replay("utf16", utf16::check);
}

#[test]
fn bake() {
    replay("bake", bake::check);
}

#[test]
fn patterns() {
    replay("patterns", patterns::check);
}

#[test]
fn model() {
    replay("model", model::check);
}

fn replay(target: &str, check: fn(&[u8])) {
    for path in regressions(target) {
        eprintln!("{}", path.display());
        check(&fs::read(&path).expect("the case can be read"));
    }
    let sentences = seeds::sentences(&root().join("tests/cases")).expect("the cases can be read");
    assert!(sentences.len() > 300, "the cases are there");
    let seeds: Vec<Vec<u8>> =
        sentences.iter().enumerate().map(|(index, sentence)| seeds::seed(target, index, sentence)).collect();
    seeds.iter().for_each(|seed| check(seed));

    let config = ProptestConfig { failure_persistence: None, cases: 2000, ..ProptestConfig::default() };
    let checked = TestRunner::new(config).run(&pieces(seeds.len()), |pieces| {
        check(&joined(&seeds, &pieces));
        Ok(())
    });
    if let Err(error) = checked {
        panic!("{error}");
    }
}

/// A piece of a seed: which one, from where to where in shares of 256, and how many times.
type Piece = (usize, u8, u8, u8);

fn pieces(seeds: usize) -> impl Strategy<Value = Vec<Piece>> {
    prop::collection::vec((0..seeds, any::<u8>(), any::<u8>(), 1_u8..5), 1..8)
}

fn joined(seeds: &[Vec<u8>], pieces: &[Piece]) -> Vec<u8> {
    let mut case = Vec::new();
    for &(seed, one, other, times) in pieces {
        let seed = &seeds[seed];
        let piece = &seed[place(seed, one.min(other))..place(seed, one.max(other))];
        (0..times).for_each(|_| case.extend_from_slice(piece));
    }
    case
}

/// A place in `seed`, `share` of 256 from its start, where no letter of UTF-8 is cut.
fn place(seed: &[u8], share: u8) -> usize {
    let place = seed.len() * usize::from(share) / 256;
    let inside = seed[place..].iter().take_while(|byte| **byte & 0xC0 == 0x80).count();
    place + inside
}

fn regressions(target: &str) -> Vec<PathBuf> {
    let Ok(folder) = fs::read_dir(root().join("fuzz/regressions").join(target)) else { return Vec::new() };
    let mut paths: Vec<PathBuf> = folder.map(|entry| entry.expect("the folder can be read").path()).collect();
    paths.sort();
    paths
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}
