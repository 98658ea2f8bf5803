//! Folding: the form of a word in which case and the kind of its apostrophe do not matter.

/// The 32-bit FNV-1a hash (Fowler, Noll, Vo) of the folded form of `word`.
pub fn fold_hash(word: &str) -> u32 {
    let mut hash = OFFSET;
    if word.is_ascii() {
        for byte in word.bytes() {
            hash = step(hash, byte.to_ascii_lowercase());
        }
        return hash;
    }
    for folded in folded(word) {
        let mut buffer = [0; 4];
        for byte in folded.encode_utf8(&mut buffer).bytes() {
            hash = step(hash, byte);
        }
    }
    hash
}

/// Whether the folded form of `word` is `form`, which is folded already.
pub fn folds_to(word: &str, form: &str) -> bool {
    if word.is_ascii() {
        return word.eq_ignore_ascii_case(form);
    }
    folded(word).eq(form.chars())
}

/// The folded form of `word`: lower case, with the typewriter's apostrophe.
pub fn fold(word: &str) -> String {
    folded(word).collect()
}

const OFFSET: u32 = 0x811c_9dc5;
const PRIME: u32 = 0x0100_0193;

fn step(hash: u32, byte: u8) -> u32 {
    (hash ^ u32::from(byte)).wrapping_mul(PRIME)
}

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
