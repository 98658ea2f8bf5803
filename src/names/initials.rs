//! Persons whom an article names by initials: "berinisial MR (27), AS (31), dan DW".

use super::series::put;
use super::spotter::Spot;
use super::vocabulary::bits;
use super::words::{Word, has, next_in_list};
use crate::label::Label;
use crate::token::{Case, Gap, TokenKind, Tokens};

/// How sure it is that initials are a person's where the text says so, and where an age stands behind them.
const TOLD: f64 = 0.9;
const AGED: f64 = 0.7;

/// Initials have no more letters.
const LONGEST: usize = 3;

/// The ages that tell initials from the names of parties and their seats.
const AGES: std::ops::RangeInclusive<u32> = 10..=99;

/// Adds the persons of initials behind a word that tells of them, and of those that go on in a row, and takes off what they were
/// read as. `names` are in the order of the text, and are so afterwards.
pub(super) fn persons(tokens: &Tokens<'_>, words: &[Word], names: &mut Vec<Spot>) {
    let mut found: Vec<Spot> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if !is_initials(tokens, at) {
            at += 1;
            continue;
        }
        let told = at.checked_sub(1).is_some_and(|before| has(words, before, bits::BEFORE_INITIALS));
        let listed =
            words.get(at).is_some_and(|word| word.name.is_some() || word.bits & (bits::COMMON | bits::ROMAN) != 0);
        let numeral = matches!(tokens.text(at), "I" | "V" | "X");
        let aged = !listed && !numeral && end_of_age(tokens, at + 1) > at + 1;
        if !(told || aged) {
            at += 1;
            continue;
        }
        let score = if told { TOLD } else { AGED };
        let mut next = Some(at);
        while let Some(start) = next.filter(|&start| is_initials(tokens, start)) {
            found.push(Spot { start, end: start + 1, label: Some(Label::Person), score, ..Spot::default() });
            at = end_of_age(tokens, start + 1);
            next = next_in_list(tokens, words, at, &[',']);
        }
        at = at.max(next.unwrap_or(at));
    }
    put(names, found);
}

/// So many persons with an initial and a surname tell of a list.
const LEAST: usize = 3;

/// How sure it is that what stands in such a list is a person.
const LISTED: f64 = 0.7;

/// Adds the persons of a list that has each by an initial and a surname: "S Kingston 0-6, C Hegarty 1-1, A O'Shea 0-3". `names` are in
/// the order of the text, and are so afterwards.
pub(super) fn surnames(tokens: &Tokens<'_>, words: &[Word], names: &mut Vec<Spot>) {
    let mut found: Vec<Spot> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match end_of_surname(tokens, words, at) {
            Some(end) => {
                found.push(Spot { start: at, end, label: Some(Label::Person), score: LISTED, ..Spot::default() });
                at = end;
            }
            None => at += 1,
        }
    }
    if found.len() >= LEAST {
        put(names, found);
    }
}

/// The index past the surname behind the initial at token `at`; `None` where there is none.
fn end_of_surname(tokens: &Tokens<'_>, words: &[Word], at: usize) -> Option<usize> {
    let initial = tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word && token.span().len() == 1)
        && tokens.is_capitalized(at);
    let parted = at.checked_sub(1).is_none_or(|before| {
        let lower = tokens.get(before).is_some_and(|token| token.case == Case::Lower);
        lower || matches!(tokens.text(before), "," | ";" | ":" | "(" | ")" | "/")
    });
    let surname = words.get(at + 1).is_some_and(|word| word.capital && word.title == 0)
        && tokens.get(at + 1).is_some_and(|token| token.gap == Gap::Space && token.span().len() > 1);
    if !(initial && parted && surname) {
        return None;
    }
    let end = at + 2;
    // A list goes on with a mark or a figure.
    let goes_on = tokens.get(end).is_none_or(|next| next.kind != TokenKind::Word || next.case == Case::Lower);
    // "O'Shea"
    let joined = matches!(tokens.text(end), "'" | "’" | "-") && tokens.is_glued(end) && tokens.is_capitalized(end + 1);
    goes_on.then_some(if joined { end + 2 } else { end })
}

/// Whether the token at `index` may be a person's initials.
pub(super) fn is_initials(tokens: &Tokens<'_>, index: usize) -> bool {
    tokens.get(index).is_some_and(|token| {
        let capitals = token.case == Case::Upper || token.case == Case::Capital && token.span().len() == 1;
        token.kind == TokenKind::Word && capitals && token.span().len() <= LONGEST
    })
}

/// The index past an age in brackets at token `at`; `at` where there is none.
fn end_of_age(tokens: &Tokens<'_>, at: usize) -> usize {
    let age = || tokens.text(at + 1).parse().is_ok_and(|age: u32| AGES.contains(&age));
    let aged = tokens.is_symbol(at, '(') && tokens.is_symbol(at + 2, ')') && age();
    if aged { at + 3 } else { at }
}
