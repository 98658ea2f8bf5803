//! Clusters of words: words that do the same in sentences share a number.
//!
//! A language has them where its folder has a `clusters.bin`, which `cargo xtask train` makes.

use super::file::{FileKind, ModelError, behind_head, with_head, write_hashes};

/// The clusters of words, by the hashes of their folded forms.
///
/// A hash is kept to [`Clusters::BITS`] bits, so that about two of a hundred words that have no cluster are given that of
/// another.
#[derive(Clone, Debug, Default)]
pub struct Clusters {
    /// Hash and cluster of each word, spread by the hash; 0 is an empty slot.
    slots: Vec<u32>,
    mask: usize,
}

impl Clusters {
    /// How many bits of a word's hash are kept.
    pub const BITS: u32 = 20;

    /// The table of `words`: what is [kept](Clusters::kept) of the hash of each, and its cluster. A cluster of 0 is that
    /// of words without one.
    pub fn new(words: &[(u32, u8)]) -> Clusters {
        let size = (words.len() * 2).next_power_of_two();
        let mut table = Clusters { slots: vec![0; size], mask: size - 1 };
        for &(kept, cluster) in words.iter().filter(|(_, cluster)| *cluster > 0) {
            let mut at = kept as usize & table.mask;
            while let Some(slot) = table.slots.get_mut(at) {
                if *slot == 0 {
                    *slot = kept << 8 | u32::from(cluster);
                    break;
                }
                at = (at + 1) & table.mask;
            }
        }
        table
    }

    /// The file of `words`, which are sorted by what is kept of their hashes.
    pub fn to_bytes(words: &[(u32, u8)]) -> Vec<u8> {
        let mut body = Vec::new();
        write_hashes(&mut body, words.iter().map(|(kept, _)| *kept));
        body.extend(words.iter().map(|(_, cluster)| *cluster));
        with_head(FileKind::Clusters, &body)
    }

    /// Reads a file of clusters.
    ///
    /// # Errors
    ///
    /// A [`ModelError`] that says what is wrong with it.
    pub fn load(bytes: &[u8]) -> Result<Clusters, ModelError> {
        let mut file = behind_head(FileKind::Clusters, bytes)?;
        let hashes = file.hashes().ok_or(ModelError::Damaged)?;
        let clusteres = file.take(hashes.len()).ok_or(ModelError::Damaged)?;
        let words: Vec<(u32, u8)> = hashes.into_iter().zip(clusteres.iter().copied()).collect();
        Ok(Clusters::new(&words))
    }

    /// What is kept of the hash of a word.
    pub const fn kept(hash: u32) -> u32 {
        hash.wrapping_mul(0x9e37_79b1) >> (u32::BITS - Clusters::BITS)
    }

    /// The number of the cluster of the word with this hash; 0 where it has none.
    pub fn cluster(&self, hash: u32) -> u8 {
        let kept = Clusters::kept(hash);
        let mut at = kept as usize & self.mask;
        while let Some(&slot) = self.slots.get(at).filter(|slot| **slot != 0) {
            if slot >> 8 == kept {
                return slot as u8;
            }
            at = (at + 1) & self.mask;
        }
        0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::fold_hash;

    #[test]
    fn a_word_keeps_its_cluster() {
        let hash = |number: u8| fold_hash(&format!("kata{number}"));
        let words: Vec<(u32, u8)> = (1..200).map(|number| (Clusters::kept(hash(number)), number)).collect();
        let mut words = words;
        words.sort_unstable();
        let table = Clusters::load(&Clusters::to_bytes(&words)).unwrap_or_default();
        assert!((1..200).all(|number| table.cluster(hash(number)) == number));
        assert_eq!(table.cluster(fold_hash("lain")), 0);
        assert_eq!(Clusters::default().cluster(7), 0);
    }
}
