//! Clusters of words, as the teacher numbers them, → the file of a language's model.

use anyhow::{Context as _, Result};
use sorot::names::tagger::clusters::Clusters;
use sorot::token::fold_hash;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// What is kept of the hash of each word of a file of the teacher, sorted, and the number of its cluster. Of two words with one
/// hash, the first is known.
///
/// # Errors
///
/// A file that cannot be read, or has a line that is no word and number.
pub fn read(path: &Path) -> Result<Vec<(u32, u8)>> {
    let content = fs::read_to_string(path)
        .with_context(|| format!("cannot read {}: `cargo xtask teach` makes it", path.display()))?;
    let mut clusters = BTreeMap::new();
    for line in content.lines() {
        let (word, number) = line.split_once('\t').with_context(|| format!("no word and number: {line:?}"))?;
        let number = number.parse().with_context(|| format!("no number of a cluster: {line:?}"))?;
        clusters.entry(Clusters::kept(fold_hash(word))).or_insert(number);
    }
    Ok(clusters.into_iter().collect())
}
