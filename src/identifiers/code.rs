//! Codes: numbers of plates, pages, figures, rooms, accounts and identity cards, which count nothing.

use super::{IdentifierLexicon, Role};
use crate::span::Span;
use crate::token::{Case, Gap, TokenKind, Tokens};

/// The most tokens that a word before a code takes.
const LONGEST_CUE: usize = 4;

/// The most words of the name of a street.
const LONGEST_STREET: usize = 4;

/// The spans of the codes. That of a code after a word ("halaman 12") is the number alone, so that what measures
/// something ("jalan 5 km") stays longer.
pub(super) fn find(tokens: &Tokens<'_>, lexicon: &IdentifierLexicon) -> Vec<Span> {
    let digits = (0..tokens.len()).filter(|&index| is_digits(tokens, index));
    digits
        .filter_map(|index| {
            plate(tokens, index, lexicon)
                .or_else(|| after_word(tokens, index, lexicon))
                .or_else(|| house(tokens, index, lexicon))
        })
        .collect()
}

/// "D 4567 EF": the letters of a district, up to four digits, up to three letters.
fn plate(tokens: &Tokens<'_>, index: usize, lexicon: &IdentifierLexicon) -> Option<Span> {
    let before = index.checked_sub(1)?;
    let letters = |at: usize, most: u32| {
        tokens.get(at).is_some_and(|token| {
            let capitals = matches!(token.case, Case::Upper | Case::Capital);
            token.kind == TokenKind::Word && capitals && token.end - token.start <= most && token.gap != Gap::Line
        })
    };
    let token = tokens.get(index)?;
    let fits = token.end - token.start <= 4 && token.gap != Gap::Line && !tokens.text(index).starts_with('0');
    let district = lexicon.at(tokens, before, Role::Plate).is_some() && tokens.text(before).len() <= 2;
    let suffix = letters(index + 1, 3) && tokens.text(index + 1).bytes().all(|letter| letter.is_ascii_uppercase());
    (fits && district && suffix).then(|| tokens.span(before, index + 2))?
}

/// "halaman 12", "ayat (3)", "No. 7": the number alone.
fn after_word(tokens: &Tokens<'_>, index: usize, lexicon: &IdentifierLexicon) -> Option<Span> {
    let mut end = index;
    while end > 0 && matches!(tokens.text(end - 1), "(" | "." | ":" | "#") && index - end < 2 {
        end -= 1;
    }
    if tokens.get(end)?.gap == Gap::Line || (end == index && tokens.is_glued(index)) {
        return None;
    }
    // "# 8" needs no word before it; "No." may take the full stop along.
    let numbered = index > 0 && tokens.is_symbol(index - 1, '#') && !tokens.is_glued(index);
    let cued = (end.saturating_sub(LONGEST_CUE)..end)
        .any(|start| lexicon.at(tokens, start, Role::Code).is_some_and(|len| (end..=index).contains(&(start + len))));
    (cued || numbered).then(|| tokens.span(index, index + 1))?
}

/// "340 Hay Street": the number of a house before the name of its street.
fn house(tokens: &Tokens<'_>, index: usize, lexicon: &IdentifierLexicon) -> Option<Span> {
    let named = |at: usize| {
        tokens.get(at).is_some_and(|token| token.gap == Gap::Space && matches!(token.case, Case::Capital | Case::Upper))
    };
    let names = (index + 1..=index + LONGEST_STREET).take_while(|&at| named(at)).count();
    let street = (index + 2..=index + names).any(|at| lexicon.at(tokens, at, Role::Street).is_some());
    street.then(|| tokens.span(index, index + 1))?
}

fn is_digits(tokens: &Tokens<'_>, index: usize) -> bool {
    tokens.get(index).is_some_and(|token| token.kind == TokenKind::Number)
}
