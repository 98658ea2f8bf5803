//! Roads by their letter and number, "the A38", "the southbound M5". Telephones, aircraft and sheets of paper have such names, too: a word
//! near it has to speak of roads.

use super::cover::touching;
use super::series::put;
use super::spotter::Spot;
use super::vocabulary::bits;
use super::words::{Word, has};
use crate::label::Label;
use crate::token::{Case, TokenKind, Tokens};

/// How sure it is that it is a road.
const TOLD: f64 = 0.7;

/// How many tokens around it are looked through for a word of roads.
const NEAR: usize = 12;

/// A road's number has no more digits.
const LONGEST: usize = 4;

/// Adds roads, and takes off what else they were read as. `names` are in the order of the text, and are so afterwards.
pub(super) fn numbered(tokens: &Tokens<'_>, words: &[Word], names: &mut Vec<Spot>) {
    let mut found: Vec<Spot> = Vec::new();
    for start in 1..tokens.len() {
        let end = start + 2;
        if is_number(tokens, start) && is_led(tokens, words, start) && is_near(tokens, words, start) {
            found.push(Spot { start, end, label: Some(Label::Fac), score: TOLD, ..Spot::default() });
        }
    }
    // What is longer is something else: "Galaxy A54".
    found.retain(|road| {
        touching(names, road.start, road.end).all(|name| name.start >= road.start && name.end <= road.end)
    });
    put(names, found);
}

/// Whether the letter of a class of roads stands at token `at`, and its number behind it.
fn is_number(tokens: &Tokens<'_>, at: usize) -> bool {
    let single = tokens.get(at).is_some_and(|token| token.end - token.start == 1 && token.case == Case::Capital);
    let letter = single && matches!(tokens.text(at), "A" | "B" | "M" | "N") && !tokens.is_glued(at);
    let digits =
        tokens.get(at + 1).is_some_and(|token| token.kind == TokenKind::Number && token.span().len() <= LONGEST);
    let mark = |index: usize| tokens.get(index).is_some_and(|token| token.kind == TokenKind::Symbol);
    let whole = !tokens.is_glued(at + 2) || mark(at + 2) && !tokens.is_glued(at + 3);
    letter && digits && tokens.is_glued(at + 1) && whole
}

/// Whether an article, a preposition or a word for the side of a road stands before it.
fn is_led(tokens: &Tokens<'_>, words: &[Word], at: usize) -> bool {
    let before = at - 1;
    let lower = tokens.get(before).is_some_and(|token| token.case == Case::Lower);
    let opens = tokens.get(before).is_some_and(|token| token.starts_sentence) && has(words, before, bits::COMMON);
    let other = tokens.is_capitalized(at + 2) && !tokens.get(at + 2).is_some_and(|token| token.starts_sentence);
    (lower && has(words, before, bits::COMMON | bits::BEFORE_PLACE | bits::ROAD) || opens) && !other
}

/// Whether a word of roads stands near.
fn is_near(tokens: &Tokens<'_>, words: &[Word], at: usize) -> bool {
    let first = at.saturating_sub(NEAR);
    (first..(at + NEAR).min(tokens.len())).any(|index| has(words, index, bits::ROAD))
}
