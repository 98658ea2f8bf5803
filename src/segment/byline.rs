//! Bylines: the line that names the author, the agency, or the place and date of writing.

use super::lines::{LineWord, Mark};
use crate::language::{LanguageFiles, table};
use crate::token::{Case, fold_hash};
use std::collections::HashMap;

/// The words that bylines are known by, in every language (`bylines.tsv`).
#[derive(Clone, Debug, Default)]
pub(super) struct BylineRules {
    forms: HashMap<u32, Vec<Form>>,
}

#[derive(Clone, Debug)]
struct Form {
    words: Vec<u32>,
    kind: FormKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum FormKind {
    Author,
    Stamp,
    Date,
    Joiner,
    Agency,
}

/// A byline has no more words.
const MOST_WORDS: usize = 16;

/// A line of names with an agency has no more words.
const MOST_AGENCY_WORDS: usize = 8;

/// What an author is, behind the name, has no more words.
const MOST_ROLE_WORDS: usize = 4;

/// A sign-off in brackets has no more words.
const MOST_SIGN_OFF_WORDS: usize = 4;

impl BylineRules {
    /// Adds the words of one language.
    pub fn add(&mut self, files: &LanguageFiles) {
        for row in table::rows(files.file("bylines.tsv")) {
            let kind = match row.column(1) {
                "author" => FormKind::Author,
                "stamp" => FormKind::Stamp,
                "date" => FormKind::Date,
                "agency" => FormKind::Agency,
                _ => FormKind::Joiner,
            };
            for form in row.forms(0) {
                let words: Vec<u32> = form.split([' ', '.']).map(fold_hash).collect();
                if let Some(&first) = words.first() {
                    self.forms.entry(first).or_default().push(Form { words, kind });
                }
            }
        }
    }

    /// Whether a line that reads `line`, with these words, is a byline.
    pub fn is_byline(&self, line: &str, words: &[LineWord], ends_sentence: bool) -> bool {
        if words.is_empty() || words.len() > MOST_WORDS {
            return false;
        }
        is_sign_off(line, words)
            || self.is_date(words)
            || (!ends_sentence && (self.names_author(words) || self.is_agency_line(line, words)))
    }

    /// `Oleh: …`, `By Jane Doe and John Roe`.
    fn names_author(&self, words: &[LineWord]) -> bool {
        let Some(len) = self.longest(words, &[FormKind::Author]) else {
            return false;
        };
        let rest = words.get(len..).unwrap_or(&[]);
        let colon = words.get(len - 1).is_some_and(|word| word.mark == Mark::Colon);
        // "By Jane Doe, chief reporter": what stands behind a comma is what the author is.
        let comma = rest.iter().position(|word| word.mark == Mark::Separator).map_or(rest.len(), |at| at + 1);
        let names = rest.get(..comma).unwrap_or(rest);
        let author = names.len() > 1 && rest.len() <= names.len() + MOST_ROLE_WORDS && self.all_names(names);
        colon && !rest.is_empty() || rest.first().is_some_and(is_name_like) && (author || self.all_names(rest))
    }

    /// `Jane Doe - Agency`, `Agency, Jakarta`, `Agency, Jakarta -`: names, with an agency at one end that is parted from
    /// them.
    fn is_agency_line(&self, line: &str, words: &[LineWord]) -> bool {
        let dash = line.ends_with(['-', '–', '—']);
        let site = words.iter().any(|word| word.case == Case::Mixed);
        words.len() <= MOST_AGENCY_WORDS
            && words.iter().all(|word| is_name_like(word) || word.is_number())
            && (self.names_agency(words) || dash && (site || words.iter().all(|word| word.case == Case::Upper)))
    }

    /// Whether an agency stands at one end of these words, parted from the rest.
    pub fn names_agency(&self, words: &[LineWord]) -> bool {
        let parted =
            |at: usize| at.checked_sub(1).and_then(|at| words.get(at)).is_some_and(|word| word.mark == Mark::Separator);
        (0..words.len()).any(|at| {
            let len = words.get(at..).and_then(|rest| self.longest(rest, &[FormKind::Agency]));
            len.is_some_and(|len| (at == 0 && parted(len)) || (at > 0 && at + len == words.len() && parted(at)))
        })
    }

    /// Whether all words are names, dates, or what stands between them.
    pub fn all_names(&self, words: &[LineWord]) -> bool {
        let mut at = 0;
        while let Some(word) = words.get(at) {
            let rest = words.get(at..).unwrap_or(&[]);
            let known = self.longest(
                rest,
                &[FormKind::Joiner, FormKind::Date, FormKind::Stamp, FormKind::Author, FormKind::Agency],
            );
            match known {
                Some(len) => at += len,
                None if is_name_like(word) || word.is_number() => at += 1,
                None => return false,
            }
        }
        true
    }

    /// `Sabtu, 1 Oktober 2016 10:30 WIB`, `Jakarta, 3 Mei 2024`, `Kompas.com - 01/10/2016, 10:30`: a date, and before it
    /// at most names that are parted from it.
    pub fn is_date(&self, words: &[LineWord]) -> bool {
        let (mut numbers, mut dates, mut names, mut parted) = (0, 0, 0, true);
        let mut at = 0;
        while let Some(word) = words.get(at) {
            let rest = words.get(at..).unwrap_or(&[]);
            let mut len = 1;
            if word.is_number() {
                numbers += 1;
                parted |= names == 0;
            } else if let Some(known) = self.longest(rest, &[FormKind::Date]) {
                dates += 1;
                len = known;
            } else if let Some(known) = self.longest(rest, &[FormKind::Stamp, FormKind::Joiner]) {
                len = known;
            } else if dates == 0 && numbers == 0 && names < 6 && is_name_like(word) {
                names += 1;
                parted = word.mark != Mark::None;
            } else {
                return false;
            }
            at += len;
        }
        parted && numbers > 0 && (dates > 0 || numbers >= 3)
    }

    /// How many words the longest form of these kinds takes at the front.
    fn longest(&self, words: &[LineWord], kinds: &[FormKind]) -> Option<usize> {
        let first = words.first()?;
        self.forms
            .get(&first.hash)?
            .iter()
            .filter(|form| kinds.contains(&form.kind) && form.stands_at(words))
            .map(|form| form.words.len())
            .max()
    }
}

impl Form {
    fn stands_at(&self, words: &[LineWord]) -> bool {
        words.len() >= self.words.len() && self.words.iter().zip(words).all(|(own, word)| *own == word.hash)
    }
}

fn is_name_like(word: &LineWord) -> bool {
    matches!(word.case, Case::Capital | Case::Upper | Case::Mixed | Case::None) && !word.is_number()
}

/// `(ant/rdk)`, `[bil]`, `(*)` on a line of its own: the initials of an agency and an editor.
fn is_sign_off(line: &str, words: &[LineWord]) -> bool {
    let inner = line
        .strip_prefix('(')
        .and_then(|rest| rest.strip_suffix(')'))
        .or_else(|| line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')));
    words.len() <= MOST_SIGN_OFF_WORDS
        && words.iter().all(|word| !word.is_number())
        && inner.is_some_and(|inner| inner.split_whitespace().count() <= 2 && !inner.contains(['(', '[']))
}

#[cfg(test)]
mod tests {
    use super::super::lines::LineWords;
    use super::*;
    use crate::language::LANGUAGES;
    use crate::span::Span;
    use crate::token::tokens_of;

    fn is_byline(text: &str) -> bool {
        let mut rules = BylineRules::default();
        for language in LANGUAGES {
            rules.add(language);
        }
        let mut line = LineWords::default();
        line.read(text, &tokens_of(text), Span::new(0, text.len()));
        rules.is_byline(text, &line.words, text.ends_with('.'))
    }

    #[test]
    fn authors_agencies_and_dates_are_bylines() {
        for text in [
            "Oleh: Sari Wulandari",
            "Penulis: Bagus S | Editor: Dewi",
            "By Jane Doe and John Roe",
            "By Jane Doe, chief reporter",
            "Selasa, 12 Maret 2024 | 07:45 WIB",
            "Bandung, 3 Mei 2023",
            "Contoh.com - 03/05/2023, 10:30 WIB",
            "Published March 3, 2024 at 9:15 a.m.",
            "(ant/rdk)",
            "[bil]",
        ] {
            assert!(is_byline(text), "{text}");
        }
    }

    #[test]
    fn headlines_and_sentences_are_not() {
        for text in [
            "Oleh karena itu warga diminta waspada",
            "Pemilu 14 Februari 2024 Berjalan Aman",
            "By the river",
            "Foto bersama para pemenang",
            "Sebanyak 12 orang terluka.",
            "12 Maret di Persimpangan",
        ] {
            assert!(!is_byline(text), "{text}");
        }
    }
}
