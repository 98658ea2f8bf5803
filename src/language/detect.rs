//! Which language a text is written in, by its function words.
//!
//! Each frequent word of a language gives that language its weight; a long word that is not listed gives less, by its
//! beginning or its ending. The language with the greatest sum is the one, where the sum is evidence at all.

use super::{LanguageFiles, table};
use crate::token::{FoldHash, fold_hash, is_apostrophe};

/// The BCP 47 tag of a text that shows no language (RFC 5646).
pub const UNDETERMINED: &str = "und";

/// The language that a text without any sign is read in: the one that Sorot is made for first.
const DEFAULT_CODE: &str = "id";

/// The least sum of weights that is evidence of a language.
const LEAST_EVIDENCE: u32 = 2;

/// No function word is longer, in bytes.
const LONGEST_WORD: usize = 24;

/// Shorter words, in bytes, are not looked at for their beginning and ending.
const SHORTEST_AFFIXED: usize = 6;

/// How many languages can be told apart.
const MOST_LANGUAGES: usize = 16;

/// The function words of every language (`function_words.tsv`).
#[derive(Clone, Debug, Default)]
pub struct Detector {
    fallback: usize,
    words: WeightTable,
    beginnings: WeightTable,
    endings: WeightTable,
}

impl Detector {
    /// Loads the function words of `languages`; of more than 16, the first 16.
    pub fn load(languages: &[LanguageFiles]) -> Detector {
        let (mut words, mut beginnings, mut endings) = (Vec::new(), Vec::new(), Vec::new());
        for (language, files) in languages.iter().enumerate().take(MOST_LANGUAGES) {
            for row in table::rows(files.file("function_words.tsv")) {
                let form = row.column(0);
                let (list, form) = match (form.strip_prefix('-'), form.strip_suffix('-')) {
                    (Some(ending), _) => (&mut endings, ending),
                    (_, Some(beginning)) => (&mut beginnings, beginning),
                    _ => (&mut words, form),
                };
                list.push(Weight {
                    hash: fold_hash(form),
                    language: u16::try_from(language).unwrap_or(0),
                    points: row.column(1).parse().unwrap_or(1),
                });
            }
        }
        Detector {
            fallback: languages.iter().position(|language| language.code == DEFAULT_CODE).unwrap_or(0),
            words: WeightTable::new(&words),
            beginnings: WeightTable::new(&beginnings),
            endings: WeightTable::new(&endings),
        }
    }

    /// The index of the language of `text`; `None` where it shows none, or two alike. One pass over the text.
    pub fn detect(&self, text: &str) -> Option<usize> {
        self.weigh(text).language()
    }

    /// What `text` shows of each language. One pass over the text.
    pub fn weigh(&self, text: &str) -> Evidence {
        let mut evidence = Evidence::default();
        each_word(text, |word, hash| {
            if !self.words.add(hash, &mut evidence.sums) && word.len() >= SHORTEST_AFFIXED {
                self.add_affixes(word, &mut evidence.sums);
            }
        });
        evidence
    }

    /// The index of the language that a text without any sign is read in.
    pub fn default_language(&self) -> usize {
        self.fallback
    }

    fn add_affixes(&self, word: &str, sums: &mut [u32; MOST_LANGUAGES]) {
        if let Some(beginning) = word.get(..4) {
            self.beginnings.add(fold_hash(beginning), sums);
        }
        for width in [4, 3] {
            if word.get(word.len() - width..).is_some_and(|ending| self.endings.add(fold_hash(ending), sums)) {
                return;
            }
        }
    }
}

/// What a text shows of each language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    sums: [u32; MOST_LANGUAGES],
}

impl Evidence {
    /// Adds what another text shows.
    pub fn add(&mut self, other: &Evidence) {
        for (sum, more) in self.sums.iter_mut().zip(other.sums) {
            *sum = sum.saturating_add(more);
        }
    }

    /// The index of the language that is shown most; `None` where none is shown, or two alike.
    pub fn language(&self) -> Option<usize> {
        let mut best = (0, LEAST_EVIDENCE - 1);
        let mut tied = false;
        for (language, &sum) in self.sums.iter().enumerate() {
            if sum > best.1 {
                best = (language, sum);
                tied = false;
            } else {
                tied |= sum == best.1;
            }
        }
        (best.1 >= LEAST_EVIDENCE && !tied).then_some(best.0)
    }
}

/// Calls `sink` with each word of `text` that is short enough to be looked up, and its hash: runs of letters and
/// apostrophes. What is not ASCII counts as a letter, except the typographer's punctuation.
fn each_word(text: &str, mut sink: impl FnMut(&str, u32)) {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(&first) = bytes.get(at) {
        if class(first) == NO_WORD {
            at += 1;
            continue;
        }
        let start = at;
        let mut hash = FoldHash::default();
        let mut classes = 0;
        while let Some(&byte) = bytes.get(at).filter(|&&byte| class(byte) != NO_WORD) {
            classes |= class(byte);
            hash.add(byte | 0x20);
            at += 1;
        }
        let run = text.get(start..at).unwrap_or("");
        if classes == LETTER {
            if run.len() <= LONGEST_WORD {
                sink(run, hash.value());
            }
            continue;
        }
        for word in run.split(|letter: char| !is_word_letter(letter)).map(|word| word.trim_matches(is_apostrophe)) {
            if !word.is_empty() && word.len() <= LONGEST_WORD {
                sink(word, fold_hash(word));
            }
        }
    }
}

/// The class of a byte that stands in no word.
const NO_WORD: u8 = 0;

/// The class of an ASCII letter.
const LETTER: u8 = 1;

/// The class of other bytes that may be of a word: apostrophes, and what is not ASCII.
const MAYBE_LETTER: u8 = 2;

/// What the byte is to a word.
const fn class(byte: u8) -> u8 {
    if byte.is_ascii_alphabetic() {
        LETTER
    } else if matches!(byte, b'\'' | b'`') || !byte.is_ascii() {
        MAYBE_LETTER
    } else {
        NO_WORD
    }
}

fn is_word_letter(letter: char) -> bool {
    letter.is_ascii_alphabetic()
        || is_apostrophe(letter)
        || (!letter.is_ascii()
            && !letter.is_whitespace()
            && !matches!(letter, '\u{0080}'..='\u{00BF}' | '\u{2000}'..='\u{206F}'))
}

/// What one form is worth to one language.
#[derive(Clone, Copy, Debug)]
struct Weight {
    hash: u32,
    language: u16,
    points: u16,
}

/// The forms by their hashes: open addressing, at most a quarter full, so that a word that is not listed costs one look.
#[derive(Clone, Debug, Default)]
struct WeightTable {
    slots: Vec<Option<Weight>>,
}

impl WeightTable {
    fn new(weights: &[Weight]) -> WeightTable {
        let mut slots = vec![None; (weights.len() * 4).next_power_of_two()];
        for weight in weights {
            let free = probe(weight.hash, slots.len()).find(|&at| matches!(slots.get(at), Some(None)));
            if let Some(slot) = free.and_then(|at| slots.get_mut(at)) {
                *slot = Some(*weight);
            }
        }
        WeightTable { slots }
    }

    /// Adds the points of the form with this hash to every language that has it. Whether one has.
    fn add(&self, hash: u32, sums: &mut [u32; MOST_LANGUAGES]) -> bool {
        let mut found = false;
        for at in probe(hash, self.slots.len()) {
            let Some(Some(weight)) = self.slots.get(at) else {
                break;
            };
            if weight.hash == hash {
                found = true;
                if let Some(sum) = sums.get_mut(usize::from(weight.language)) {
                    *sum = sum.saturating_add(u32::from(weight.points));
                }
            }
        }
        found
    }
}

/// The slots where a form with this hash may be, in order, of a table whose size is a power of two.
fn probe(hash: u32, size: usize) -> impl Iterator<Item = usize> {
    let first = hash as usize;
    (0..size).map(move |step| first.wrapping_add(step) & (size - 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::LANGUAGES;

    fn code(text: &str) -> Option<&'static str> {
        Detector::load(LANGUAGES).detect(text).and_then(|index| LANGUAGES.get(index)).map(|language| language.code)
    }

    #[test]
    fn sentences_headlines_and_quotes_are_told_apart() {
        for (text, language) in [
            ("Warga mengungsi ke balai desa karena air sungai terus naik.", "id"),
            ("Residents moved to the village hall as the river kept rising.", "en"),
            ("Gempa Guncang Garut, Warga Berhamburan ke Luar Rumah", "id"),
            ("Gubernur Resmikan Jembatan di Atas Sungai Musi", "id"),
            ("Earthquake Shakes Garut and Sends People Into the Streets", "en"),
            ("HARGA BERAS NAIK LAGI", "id"),
            ("Ini belum selesai", "id"),
            ("It isn't over", "en"),
            ("Panitia “Jakarta Food and Coffee Festival” menunda acara itu hingga pekan depan.", "id"),
            ("The word “gotong royong” has no English equivalent, he said.", "en"),
            ("Menurut laporan The New York Times, perusahaan itu akan memindahkan pabriknya.", "id"),
        ] {
            assert_eq!(code(text), Some(language), "{text}");
        }
    }

    #[test]
    fn a_text_without_words_of_a_language_shows_none() {
        for text in ["", " \n\t ", "12.500 – 3,7%", "Kylian Mbappé", "東京都", "!!!", "https://x.id/7", "0812-555-0199"]
        {
            assert_eq!(code(text), None, "{text}");
        }
    }

    #[test]
    fn the_default_language_is_one_of_the_languages() {
        let detector = Detector::load(LANGUAGES);
        assert_eq!(LANGUAGES.get(detector.default_language()).map(|language| language.code), Some("id"));
        assert_eq!(Detector::load(&[]).detect("yang dan di"), None);
    }
}
