//! Cutting text into tokens, in one pass.

use super::ascii::{self, Read};
use super::fold::is_apostrophe;
use super::{Case, Gap, Token, TokenKind, fold_hash};
use crate::span::Span;
use std::ops::Range;

/// Appends the tokens of `span` of `text` to `tokens`. A span that is off the text, or off its character boundaries,
/// gives none; offsets past `u32::MAX` bytes are not reached.
pub fn tokenize(text: &str, span: Span, tokens: &mut Vec<Token>) {
    let Some(block) = text.get(span.start..span.end) else {
        return;
    };
    let mut gap = Gap::Line;
    let mut at = 0;
    while let Some(&byte) = block.as_bytes().get(at) {
        if byte.is_ascii_whitespace() || byte == b'\x0B' {
            gap = gap.max(if matches!(byte, b'\n' | b'\r' | b'\t') { Gap::Line } else { Gap::Space });
            at += 1;
            continue;
        }
        let ascii = block.as_bytes().get(at..).and_then(ascii::read);
        let read = match ascii {
            Some(read) => read,
            None => match any(block, at, gap) {
                Ok(read) => read,
                Err(Blank { len, gap: own }) => {
                    gap = gap.max(own);
                    at += len;
                    continue;
                }
            },
        };
        let end = at + read.len;
        let (Ok(start), Ok(stop)) = (u32::try_from(span.start + at), u32::try_from(span.start + end)) else {
            return;
        };
        let Read { kind, case, hash, .. } = read;
        tokens.push(Token { start, end: stop, hash, kind, case, gap, starts_sentence: false });
        gap = Gap::None;
        at = end;
    }
}

/// The tokens of a whole text.
pub fn tokens_of(text: &str) -> Vec<Token> {
    // News has a token for every five or six bytes.
    let mut tokens = Vec::with_capacity(text.len() / 5);
    tokenize(text, Span::new(0, text.len()), &mut tokens);
    tokens
}

/// Which of the `tokens` of a text lie in `span`: those that start in it.
pub fn within(tokens: &[Token], span: Span) -> Range<usize> {
    let before = |offset: usize| tokens.partition_point(|token| (token.start as usize) < offset);
    before(span.start)..before(span.end)
}

/// A character that is no token: white space, or one that nobody sees.
struct Blank {
    len: usize,
    gap: Gap,
}

/// The token or the blank at byte `at`, whatever it is made of. `gap` stands before it.
fn any(block: &str, at: usize, gap: Gap) -> Result<Read, Blank> {
    let rest = block.get(at..).unwrap_or("");
    let Some(first) = rest.chars().next() else {
        return Err(Blank { len: 1, gap });
    };
    let len = first.len_utf8();
    if first.is_whitespace() {
        let line = matches!(first, '\u{2028}' | '\u{2029}');
        return Err(Blank { len, gap: if line { Gap::Line } else { Gap::Space } });
    }
    if is_invisible(first) {
        return Err(Blank { len, gap: Gap::None });
    }
    let kind = kind_of(first);
    let mut end = len;
    if kind != TokenKind::Symbol || starts_possessive(first, block, at, gap) {
        let others = rest.get(len..).unwrap_or("").char_indices();
        for (from, next) in others.map(|(from, next)| (len + from, next)) {
            if !continues(kind, next, block, at + from) {
                break;
            }
            end = from + next.len_utf8();
        }
    }
    let word = rest.get(..end).unwrap_or("");
    let kind = if end > len && kind == TokenKind::Symbol { TokenKind::Word } else { kind };
    Ok(Read { len: end, kind, case: case_of(word), hash: fold_hash(word) })
}

fn kind_of(first: char) -> TokenKind {
    if first.is_ascii_digit() {
        TokenKind::Number
    } else if first.is_alphabetic() || (first.is_alphanumeric() && !is_vulgar(first)) || is_mark(first) {
        TokenKind::Word
    } else {
        TokenKind::Symbol
    }
}

fn continues(kind: TokenKind, next: char, block: &str, at: usize) -> bool {
    match kind {
        TokenKind::Number => next.is_ascii_digit(),
        // Only the `s` of a possessive follows a symbol.
        TokenKind::Symbol => next == 's' || next == 'S',
        TokenKind::Word => {
            (is_letter(next) && !next.is_ascii_digit()) || (is_apostrophe(next) && joins(block, at, next))
        }
    }
}

/// Whether the apostrophe at `at` stands inside a word: a letter follows, and more than the `s` of a possessive.
fn joins(block: &str, at: usize, apostrophe: char) -> bool {
    let mut after = block.get(at + apostrophe.len_utf8()..).unwrap_or("").chars();
    match (after.next(), after.next()) {
        (Some('s' | 'S'), None) => false,
        (Some('s' | 'S'), Some(next)) => is_letter(next),
        (Some(next), _) => is_letter(next) && !next.is_ascii_digit(),
        (None, _) => false,
    }
}

/// Whether the symbol at `at` is the apostrophe of a possessive `'s`, which is a word of its own.
fn starts_possessive(first: char, block: &str, at: usize, gap: Gap) -> bool {
    let mut after = block.get(at + first.len_utf8()..).unwrap_or("").chars();
    gap == Gap::None
        && is_apostrophe(first)
        && matches!(after.next(), Some('s' | 'S'))
        && !after.next().is_some_and(is_letter)
}

fn is_letter(letter: char) -> bool {
    (letter.is_alphanumeric() && !is_vulgar(letter)) || is_mark(letter)
}

/// Superscripts, fractions and other numerals that are no digits: each is a symbol of its own.
fn is_vulgar(letter: char) -> bool {
    matches!(letter, '²' | '³' | '¹' | '¼'..='¾' | '\u{2070}'..='\u{209C}' | '\u{2150}'..='\u{215F}' | '\u{2189}')
}

/// The combining marks that decompose Latin, Greek and Cyrillic letters, and the joiners.
fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{0300}'..='\u{036F}' | '\u{200C}' | '\u{200D}' | '\u{FE00}'..='\u{FE0F}')
}

/// Characters that no reader sees and that part no words: soft hyphen, byte order mark, direction marks.
fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{00AD}' | '\u{FEFF}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

fn case_of(word: &str) -> Case {
    let (mut letters, mut capitals, mut first_capital) = (0_usize, 0_usize, false);
    for letter in word.chars() {
        let upper = letter.is_uppercase();
        if upper || letter.is_lowercase() {
            first_capital |= letters == 0 && upper;
            letters += 1;
            capitals += usize::from(upper);
        }
    }
    match (letters, capitals, first_capital) {
        (0, _, _) => Case::None,
        (_, 0, _) => Case::Lower,
        (_, 1, true) => Case::Capital,
        (all, upper, _) if all == upper => Case::Upper,
        _ => Case::Mixed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        let mut tokens = Vec::new();
        tokenize(text, Span::new(0, text.len()), &mut tokens);
        tokens.iter().map(|token| token.span().of(text)).collect()
    }

    #[test]
    fn atoms_are_letters_digits_or_one_symbol() {
        assert_eq!(words("Rp1,2 triliun"), ["Rp", "1", ",", "2", "triliun"]);
        assert_eq!(words("ke-17 km/jam 40k"), ["ke", "-", "17", "km", "/", "jam", "40", "k"]);
        assert_eq!(words("5 m² ½"), ["5", "m", "²", "½"]);
    }

    #[test]
    fn apostrophes_join_words_but_not_possessives() {
        assert_eq!(words("Ma'ruf don't"), ["Ma'ruf", "don't"]);
        assert_eq!(words("Kerry's boys' ‘kata’"), ["Kerry", "'s", "boys", "'", "‘", "kata", "’"]);
    }

    #[test]
    fn invisible_characters_are_no_tokens() {
        assert_eq!(words("\u{FEFF}Sorot\u{200B} \u{202A}ini"), ["Sorot", "ini"]);
    }

    #[test]
    fn every_case_is_told_apart() {
        for (word, case) in [
            ("kota", Case::Lower),
            ("Kota", Case::Capital),
            ("DPR", Case::Upper),
            ("iPhone", Case::Mixed),
            ("A", Case::Capital),
            ("東京", Case::None),
        ] {
            assert_eq!(case_of(word), case, "{word}");
        }
    }
}
