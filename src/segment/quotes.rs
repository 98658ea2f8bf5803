//! Direct quotes inside a paragraph, in every style of quotation marks.
//!
//! Marks are paired in one pass by what stands around them, for typists use any glyph at either end. Of nested pairs the
//! outermost is the quote. A pair around a word or two is no speech ("scare quotes", titles of works), unless a verb of
//! saying or its own punctuation tells otherwise.

use crate::language::reporting::{Cue, Reporting};
use crate::span::Span;
use crate::token::{Case, Token, TokenKind, Tokens, tokenize};

/// Marks that are paired with one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Family {
    Double,
    Guillemet,
    Single,
}

/// A pair of marks.
#[derive(Clone, Copy, Debug)]
struct Pair {
    /// What stands between the marks.
    inner: Span,
    /// The same with the marks.
    outer: Span,
}

/// A mark that waits for its partner.
#[derive(Clone, Copy, Debug)]
struct Open {
    family: Family,
    mark: Span,
}

/// The direct quotes in `span` of `text`, in order, without their marks. `goes_on` tells that the next paragraph opens
/// with a mark, so that one that is not closed here goes on there.
pub(super) fn find(text: &str, span: Span, goes_on: bool, reporting: &Reporting) -> Vec<Span> {
    let marks = read_marks(text, span);
    if marks.is_empty() {
        return Vec::new();
    }
    let (mut pairs, unclosed) = pair(&marks, false);
    let doubles = marks.iter().filter(|mark| mark.family == Family::Double).count();
    // A quote that the next paragraph goes on with: all that follows its mark is of it. Where double marks are even in number,
    // one rather stands on the wrong side of a space.
    let open = unclosed
        .iter()
        .find(|open| goes_on && open.family != Family::Single)
        .filter(|open| doubles % 2 == 1 || open.family == Family::Guillemet)
        .map(|open| open.mark);
    if let Some(mark) = open {
        pairs.retain(|pair| pair.outer.end <= mark.start);
    } else if unclosed.iter().any(|open| open.family == Family::Double) && doubles % 2 == 0 {
        // A space on the wrong side of a mark: then every other mark closes.
        pairs = pair(&marks, true).0;
    }
    pairs.sort_unstable_by_key(|pair| pair.inner.start);

    let mut buffer = Vec::new();
    let mut end = span.start;
    let mut quotes = Vec::new();
    for pair in pairs {
        if pair.inner.start < end {
            continue;
        }
        end = pair.outer.end;
        let inner = super::trimmed(text, pair.inner);
        if is_direct(text, span, inner, pair.outer, reporting, &mut buffer) {
            quotes.push(inner);
        }
    }
    quotes
        .extend(open.filter(|mark| mark.start >= end).map(|mark| super::trimmed(text, Span::new(mark.end, span.end))));
    quotes
}

/// Whether `written` opens with a quotation mark.
pub(super) fn opens_with_mark(written: &str) -> bool {
    written.chars().next().is_some_and(|letter| family(letter).is_some_and(|family| family != Family::Single))
}

/// Whether the character is a quotation mark.
pub(super) fn is_mark(letter: char) -> bool {
    family(letter).is_some()
}

fn family(letter: char) -> Option<Family> {
    match letter {
        '"' | '“' | '”' | '„' | '‟' | '″' | '〝' | '〞' | '＂' => Some(Family::Double),
        '«' | '»' | '‹' | '›' => Some(Family::Guillemet),
        '\'' | '‘' | '’' | '‚' => Some(Family::Single),
        _ => None,
    }
}

/// A mark with what its surroundings allow it to be.
#[derive(Clone, Copy, Debug)]
struct MarkSeen {
    family: Family,
    span: Span,
    may_open: bool,
    may_close: bool,
}

fn read_marks(text: &str, span: Span) -> Vec<MarkSeen> {
    let mut marks = Vec::new();
    let written = span.of(text);
    let mut at = 0;
    while let Some(found) = written.bytes().skip(at).position(may_open_mark) {
        at += found;
        let mut rest = written.get(at..).unwrap_or("").chars();
        let Some(letter) = rest.next() else {
            break;
        };
        let before = written.get(..at).and_then(|head| head.chars().next_back());
        let start = span.start + at;
        let after = rest.next();
        at += letter.len_utf8();
        // Typewriters make double marks of two single ones: ``…''.
        let doubled = matches!(letter, '`' | '\'') && after == Some(letter);
        if doubled {
            at += letter.len_utf8();
            let next = rest.next();
            marks.push(MarkSeen {
                family: Family::Double,
                span: Span::new(start, start + 2),
                may_open: next.is_some_and(|next| !next.is_whitespace())
                    && before.is_none_or(|letter| !is_inner(letter)),
                may_close: letter == '\'' && before.is_some_and(|letter: char| !letter.is_whitespace()),
            });
        } else if let Some(family) = family(letter) {
            let opens_here =
                before.is_none_or(|letter| !is_inner(letter)) && after.is_some_and(|next| !next.is_whitespace());
            let closes_here = before.is_some_and(|letter: char| !letter.is_whitespace())
                && after.is_none_or(|next| !next.is_alphanumeric());
            let (may_open, may_close) = match letter {
                '„' | '‚' | '〝' => (true, false),
                // An apostrophe stands inside a word, or before a year.
                '\'' | '‘' | '’' => {
                    let opens = letter != '’' && opens_here && after.is_some_and(char::is_alphabetic);
                    (opens, letter != '‘' && closes_here)
                }
                // Inches and seconds.
                '"' | '″' if before.is_some_and(|letter| letter.is_ascii_digit()) => (false, true),
                _ if opens_here && closes_here => (letter != '”' && letter != '〞', letter != '“'),
                _ => (opens_here, closes_here || !opens_here),
            };
            marks.push(MarkSeen { family, span: Span::new(start, start + letter.len_utf8()), may_open, may_close });
        }
    }
    marks
}

/// Whether a mark, or the half of one, may begin with this byte: those of ASCII, and the first bytes of all others.
const fn may_open_mark(byte: u8) -> bool {
    matches!(byte, b'"' | b'\'' | b'`' | 0xC2 | 0xE2 | 0xE3 | 0xEF)
}

/// Whether a mark behind this character is behind a word.
fn is_inner(letter: char) -> bool {
    !(letter.is_whitespace() || matches!(letter, '(' | '[' | '{' | '-' | '–' | '—' | '/' | ':') || is_mark(letter))
}

/// How many marks that wait for their partners a mark looks back at.
const NEAR: usize = 16;

/// Pairs the marks. With `by_turns`, double marks open and close by turns, whatever stands around them.
fn pair(marks: &[MarkSeen], by_turns: bool) -> (Vec<Pair>, Vec<Open>) {
    let mut pairs = Vec::new();
    let mut open: Vec<Open> = Vec::new();
    for mark in marks {
        // A single mark that was left open is an apostrophe once an outer pair closes.
        let is_open =
            open.iter().rev().take(NEAR).find(|open| open.family != Family::Single || mark.family == Family::Single);
        let is_open = is_open.is_some_and(|open| open.family == mark.family);
        let turn = by_turns && mark.family == Family::Double;
        let closes = is_open && (turn || (mark.may_close && !mark.may_open));
        // Both would do: it closes what is open.
        let closes = closes || (is_open && mark.may_close && mark.may_open && !turn);
        if closes {
            while let Some(partner) = open.pop() {
                if partner.family == mark.family {
                    pairs.push(Pair {
                        inner: Span::new(partner.mark.end, mark.span.start),
                        outer: partner.mark.cover(mark.span),
                    });
                    break;
                }
            }
        } else if turn || mark.may_open {
            open.push(Open { family: mark.family, mark: mark.span });
        }
    }
    (pairs, open)
}

/// A quote of more words is speech, whatever stands around it.
const MANY_WORDS: usize = 8;

/// Up to this many words, a pair needs more than a capital to be speech.
const FEW_WORDS: usize = 4;

/// How many bytes around a pair are searched for a verb of saying.
const REACH: usize = 60;

/// Whether the pair holds speech, as against a name, a title or a word that the writer keeps at a distance.
fn is_direct(
    text: &str,
    block: Span,
    inner: Span,
    outer: Span,
    reporting: &Reporting,
    buffer: &mut Vec<Token>,
) -> bool {
    let written = inner.of(text);
    let head_end = boundary(text, (inner.start + REACH * 2).min(inner.end));
    read(text, Span::new(inner.start, head_end), buffer);
    let words = buffer.iter().filter(|token| token.kind != TokenKind::Symbol).count();
    let capitals = buffer.iter().filter(|token| matches!(token.case, Case::Capital | Case::Upper)).count();
    let opens_high = buffer.first().is_some_and(|token| matches!(token.case, Case::Capital | Case::Upper));
    if words == 0 {
        return false;
    }

    let after = Span::new(outer.end, boundary(text, (outer.end + REACH).min(block.end)));
    read(text, after, buffer);
    if is_cued_behind(&Tokens::new(text, buffer), reporting, written.ends_with(',')) {
        return true;
    }
    let before = Span::new(boundary(text, outer.start.saturating_sub(REACH).max(block.start)), outer.start);
    read(text, before, buffer);
    let clause = Tokens::new(text, buffer);
    let last = clause.len().wrapping_sub(1);
    if clause.is_symbol(last, ':') {
        return true;
    }
    let cued = clause.is_symbol(last, ',')
        && (0..clause.len()).any(|at| reporting.at(&clause, at).is_some_and(|found| *found.value != Cue::Pronoun));
    if cued {
        return true;
    }

    let is_sentence = written.ends_with(['.', '!', '?', '…', ',']);
    if words <= FEW_WORDS {
        return opens_high && is_sentence;
    }
    // A title of a work has its words in capitals.
    if capitals * 10 >= words * 7 && !is_sentence {
        return false;
    }
    words >= MANY_WORDS || opens_high || is_sentence
}

/// Whether a verb of saying follows: at once, or behind its subject where the quote ended with a comma.
fn is_cued_behind(tokens: &Tokens<'_>, reporting: &Reporting, comma_inside: bool) -> bool {
    let comma = tokens.is_symbol(0, ',');
    let first = usize::from(comma);
    if is_verb(reporting, tokens, first) {
        return true;
    }
    (comma || comma_inside) && (first..first + 6).any(|at| is_verb(reporting, tokens, at))
}

fn is_verb(reporting: &Reporting, tokens: &Tokens<'_>, at: usize) -> bool {
    reporting.at(tokens, at).is_some_and(|found| matches!(found.value, Cue::Verb | Cue::Back))
}

fn read(text: &str, span: Span, buffer: &mut Vec<Token>) {
    buffer.clear();
    tokenize(text, span, buffer);
}

/// The last character boundary of `text` at or before `byte`.
fn boundary(text: &str, byte: usize) -> usize {
    (byte.saturating_sub(3)..=byte).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::LANGUAGES;

    fn quotes(text: &str) -> Vec<&str> {
        let reporting = Reporting::load(LANGUAGES);
        find(text, Span::new(0, text.len()), false, &reporting).into_iter().map(|span| span.of(text)).collect()
    }

    #[test]
    fn every_style_of_marks_is_read() {
        for text in [
            "\"Kami akan tetap di sini\", kata Rina.",
            "“Kami akan tetap di sini”, kata Rina.",
            "„Kami akan tetap di sini“, kata Rina.",
            "«Kami akan tetap di sini», kata Rina.",
            "‘Kami akan tetap di sini’, kata Rina.",
            "'Kami akan tetap di sini', kata Rina.",
            "”Kami akan tetap di sini”, kata Rina.",
            "Rina berkata: \"Kami akan tetap di sini\".",
        ] {
            assert_eq!(quotes(text), ["Kami akan tetap di sini"], "{text}");
        }
    }

    #[test]
    fn scare_quotes_titles_and_inches_are_no_speech() {
        for text in [
            "Pemerintah menyebutnya \"penataan ulang\" kawasan.",
            "Novel \"Senja di Atas Kota Tua Kami\" terbit pekan ini.",
            "Layar 6,5\" itu lebih lebar daripada layar 5\" yang lama.",
            "The so-called 'quiet corner' is loud, and the boys' rooms aren't.",
            "Ma'ruf dan Jum'at tetap ditulis dengan 'ain.",
        ] {
            assert_eq!(quotes(text), Vec::<&str>::new(), "{text}");
        }
    }

    #[test]
    fn a_short_answer_is_speech_where_a_verb_or_its_end_says_so() {
        assert_eq!(quotes("\"Tidak\", jawabnya."), ["Tidak"]);
        assert_eq!(quotes("\"Never,\" the mayor said."), ["Never,"]);
        assert_eq!(quotes("Ia berteriak, \"Lari!\""), ["Lari!"]);
    }

    #[test]
    fn the_outermost_of_nested_quotes_is_the_quote() {
        assert_eq!(
            quotes("\"Ia bilang \"tidak\" kepada kami\", kata Rina. \"Lalu ia pergi begitu saja.\""),
            ["Ia bilang \"tidak\" kepada kami", "Lalu ia pergi begitu saja."]
        );
        assert_eq!(quotes("“He said ‘no’ to us all,” Rina said."), ["He said ‘no’ to us all,"]);
    }

    #[test]
    fn a_mark_with_a_space_on_the_wrong_side_still_closes() {
        assert_eq!(quotes("\"Kami siap bekerja sama, \"kata Rina."), ["Kami siap bekerja sama,"]);
    }
}
