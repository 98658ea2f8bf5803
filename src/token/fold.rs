//! Folding: the form of a word in which case and the kind of its apostrophe do not matter.

/// The 32-bit FNV-1a hash (Fowler, Noll, Vo) of the folded form of `word`.
pub fn fold_hash(word: &str) -> u32 {
    let mut hash = FoldHash::default();
    for byte in word.bytes() {
        if !byte.is_ascii() {
            return fold_hash_of_any(word);
        }
        hash.add(byte.to_ascii_lowercase());
    }
    hash.value()
}

fn fold_hash_of_any(word: &str) -> u32 {
    let mut hash = FoldHash::default();
    for folded in folded(word) {
        let mut buffer = [0; 4];
        folded.encode_utf8(&mut buffer).bytes().for_each(|byte| hash.add(byte));
    }
    hash.value()
}

/// A [`fold_hash`] that grows byte by byte.
#[derive(Clone, Copy, Debug)]
pub(crate) struct FoldHash(u32);

impl FoldHash {
    /// Takes the next byte of the folded form.
    #[inline]
    pub const fn add(&mut self, byte: u8) {
        self.0 = (self.0 ^ byte as u32).wrapping_mul(PRIME);
    }

    /// The hash of all bytes so far.
    pub const fn value(self) -> u32 {
        self.0
    }
}

impl Default for FoldHash {
    fn default() -> FoldHash {
        FoldHash(OFFSET)
    }
}

/// Whether the folded form of `word` is `form`, which is folded already.
pub fn folds_to(word: &str, form: &str) -> bool {
    word == form || word.eq_ignore_ascii_case(form) || (!word.is_ascii() && folded(word).eq(form.chars()))
}

/// The folded form of `word`: lower case, with the typewriter's apostrophe.
pub fn fold(word: &str) -> String {
    let mut form = String::with_capacity(word.len());
    fold_onto(word, &mut form);
    form
}

/// Appends the folded form of `word` to `form`.
pub(crate) fn fold_onto(word: &str, form: &mut String) {
    if word.is_ascii() && !word.contains('`') {
        let start = form.len();
        form.push_str(word);
        form.get_mut(start..).into_iter().for_each(str::make_ascii_lowercase);
    } else {
        form.extend(folded(word));
    }
}

const OFFSET: u32 = 0x811c_9dc5;
const PRIME: u32 = 0x0100_0193;

fn folded(word: &str) -> impl Iterator<Item = char> + '_ {
    word.chars().map(|letter| if is_apostrophe(letter) { '\'' } else { letter }).flat_map(char::to_lowercase)
}

/// Whether the character is used as an apostrophe inside words: the typewriter's, the typographer's, the modifier
/// letter, and the grave accent that stands in for them.
pub fn is_apostrophe(letter: char) -> bool {
    matches!(letter, '\'' | '\u{2019}' | '\u{02BC}' | '\u{2018}' | '`')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_and_apostrophes_do_not_matter() {
        for (word, form) in [("Jum’at", "jum'at"), ("ÉCOLE", "école"), ("Rp", "rp")] {
            assert_eq!(fold_hash(word), fold_hash(form), "{word}");
            assert!(folds_to(word, form), "{word}");
            assert_eq!(fold(word), form);
        }
        assert!(!folds_to("Senin", "selasa"));
    }
}
