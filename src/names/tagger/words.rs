//! Classes of words: what lists of names and plain text tell of a word, and which words stand where it stands, in a small
//! number each.

use super::file::{FileKind, ModelError, behind_head, with_head, write_hashes};

/// The classes of words, by the hashes of their folded forms.
///
/// A hash is kept to [`WordClasses::BITS`] bits, so that about one word in a thousand that has no class is given
/// that of another.
#[derive(Clone, Debug, Default)]
pub struct WordClasses {
    /// Hash and class of each word, spread by the hash; 0 is an empty slot.
    slots: Vec<u32>,
    mask: usize,
}

/// What a tagger knows of words.
#[derive(Clone, Copy, Debug)]
pub struct KnownWords<'w> {
    /// How lists of names use them, for all languages.
    pub classes: &'w WordClasses,
    /// The clusters of those that stand among the same words, of one language.
    pub clusters: Option<&'w WordClasses>,
}

impl WordClasses {
    /// How many bits of a word's hash are kept.
    pub const BITS: u32 = 24;

    /// The table of `words`: what is [kept](WordClasses::kept) of the hash of each, and its class. A class of 0 is that of
    /// words without one.
    pub fn new(words: &[(u32, u8)]) -> WordClasses {
        let size = (words.len() * 2).next_power_of_two();
        let mut table = WordClasses { slots: vec![0; size], mask: size - 1 };
        for &(kept, class) in words.iter().filter(|(_, class)| *class > 0) {
            let mut at = kept as usize & table.mask;
            while let Some(slot) = table.slots.get_mut(at) {
                if *slot == 0 {
                    *slot = kept << 8 | u32::from(class);
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
        body.extend(words.iter().map(|(_, class)| *class));
        with_head(FileKind::Words, &body)
    }

    /// Reads a file of classes.
    ///
    /// # Errors
    ///
    /// A [`ModelError`] that says what is wrong with it.
    pub fn load(bytes: &[u8]) -> Result<WordClasses, ModelError> {
        let mut file = behind_head(FileKind::Words, bytes)?;
        let hashes = file.hashes().ok_or(ModelError::Damaged)?;
        let classes = file.take(hashes.len()).ok_or(ModelError::Damaged)?;
        let words: Vec<(u32, u8)> = hashes.into_iter().zip(classes.iter().copied()).collect();
        Ok(WordClasses::new(&words))
    }

    /// What is kept of the hash of a word.
    pub const fn kept(hash: u32) -> u32 {
        hash.wrapping_mul(0x9e37_79b1) >> (u32::BITS - WordClasses::BITS)
    }

    /// The class of the word with this hash; 0 where it has none.
    pub fn class(&self, hash: u32) -> u8 {
        let kept = WordClasses::kept(hash);
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
    fn a_word_keeps_its_class() {
        let hash = |number: u8| fold_hash(&format!("kata{number}"));
        let words: Vec<(u32, u8)> = (1..200).map(|number| (WordClasses::kept(hash(number)), number)).collect();
        let mut words = words;
        words.sort_unstable();
        let table = WordClasses::load(&WordClasses::to_bytes(&words)).unwrap_or_default();
        assert!((1..200).all(|number| table.class(hash(number)) == number));
        assert_eq!(table.class(fold_hash("lain")), 0);
        assert_eq!(WordClasses::default().class(7), 0);
    }
}
