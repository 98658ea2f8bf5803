//! Datelines: the place, the date and the agency before the first sentence of a report (`PARIS (Agency) -`).

use super::byline::BylineRules;
use super::lines::LineWords;
use crate::span::Span;
use crate::token::{Case, tokens_of};

/// No dateline is longer, in bytes.
const LONGEST: usize = 90;

/// No dateline has more words.
const MOST_WORDS: usize = 10;

/// A place by itself has no more words.
const MOST_PLACE_WORDS: usize = 3;

/// A shorter rest of the paragraph, in bytes, is no sentence of a report.
const SHORTEST_REST: usize = 40;

/// The dateline, with its dash, that the paragraph at `span` of `text` opens with.
pub(super) fn find(text: &str, span: Span, rules: &BylineRules, buffer: &mut LineWords) -> Option<Span> {
    let written = span.of(text);
    let limit = written.char_indices().map(|(at, _)| at).find(|&at| at >= LONGEST).unwrap_or(written.len());
    let (dash, _) = written.get(..limit)?.char_indices().find(|&(at, letter)| is_dash(written, at, letter))?;
    let head = written.get(..dash)?.trim_end();
    let behind = written.get(dash..)?.trim_start_matches(['-', '–', '—']);
    let rest = behind.trim_start();
    if head.is_empty() || rest.len() < SHORTEST_REST {
        return None;
    }
    buffer.read(head, &tokens_of(head), Span::new(0, head.len()));
    let words = &buffer.words;
    if words.is_empty() || words.len() > MOST_WORDS || !rules.all_names(words) {
        return None;
    }
    let capitals = words.iter().any(|word| word.case == Case::Upper);
    let site = words.iter().any(|word| word.case == Case::Mixed);
    let agency = head.ends_with(')') || rules.names_agency(words);
    let place = words.len() <= MOST_PLACE_WORDS && words.iter().all(|word| word.case == Case::Capital);
    let sentence = rest.chars().find(|letter| letter.is_alphanumeric()).is_some_and(char::is_uppercase);
    // A dash between two names is not the end of a dateline, unless a sentence starts behind it.
    let told = (capitals || site || agency || place || rules.is_date(words)) && sentence;
    told.then(|| Span::new(span.start, span.start + written.len() - behind.len()))
}

/// Whether the letter at `at` is a dash between words: white space stands before it or behind it.
fn is_dash(written: &str, at: usize, letter: char) -> bool {
    let before = written.get(..at).is_some_and(|head| head.ends_with([' ', '\u{A0}', ')']));
    let behind = written.get(at + letter.len_utf8()..).unwrap_or("");
    matches!(letter, '-' | '–' | '—') && before && behind.starts_with([' ', '\u{A0}', '-', '–', '—'])
        || letter == '—' && at > 0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::LANGUAGES;

    fn dateline(text: &str) -> Option<&str> {
        let mut rules = BylineRules::default();
        LANGUAGES.iter().for_each(|language| rules.add(language));
        find(text, Span::new(0, text.len()), &rules, &mut LineWords::default()).map(|span| span.of(text))
    }

    #[test]
    fn a_dateline_is_told_from_a_dash_in_a_sentence() {
        let rest = " Warga menutup jalan desa itu sejak Senin pagi karena banjir.";
        for head in [
            "PADANG, KABARKITA.com -",
            "Padang (KABAR) -",
            "KabarKita.com, Padang –",
            "Padang -",
            "Padang, 12 Maret 2024 –",
        ] {
            assert_eq!(dateline(&format!("{head}{rest}")), Some(head));
        }
        for text in [
            "Padang - kota yang dulu sejuk - kini panas pada siang hari menurut warga.",
            "Apollo 11 - Warga mengeluh sejak pekan lalu karena belanja mahal.",
            "Harga cabai naik - Warga mengeluh sejak pekan lalu karena belanja mahal.",
            "Mayor Lee - who ran the city for years - resigned on Monday after the vote.",
        ] {
            assert_eq!(dateline(text), None, "{text}");
        }
    }
}
