//! Numbers inside time expressions: which of the numbers at a token a pattern may take.
//!
//! Dates and clocks are read from digits token by token (`24/9`, `19.30`), counts and words from the numerals that
//! [`crate::numbers`] read.

use super::expression::Number;
use super::pattern::NumberClass;
use crate::numbers::Numeral;
use crate::token::{TokenKind, Tokens};

/// The number of `class` that starts at token `at`, with the index past its last token.
pub fn number_at(
    tokens: &Tokens<'_>,
    numerals: &Numerals<'_>,
    at: usize,
    class: NumberClass,
) -> Option<(usize, Number)> {
    match class {
        NumberClass::Any => numeral(numerals, at, false).or_else(|| digits(tokens, at, 1, 6)),
        NumberClass::Ordinal => numeral(numerals, at, true),
        NumberClass::Vague => numerals
            .starting_at(at)
            // "A few" and "beberapa" have rules of their own.
            .filter(|numeral| numeral.number.is_none() && numeral.bounds.is_some_and(|(_, most)| most > 9.0))
            .map(|numeral| (numeral.end, Number { value: 0.0, width: 0 })),
        NumberClass::Word => words(tokens, numerals, at),
        NumberClass::Digits => digits(tokens, at, 1, 2),
        NumberClass::TwoDigits => digits(tokens, at, 2, 2),
        NumberClass::Decimals => digits(tokens, at, 2, 3),
        NumberClass::ShortYear => digits(tokens, at, 2, 2).filter(|(_, number)| number.value >= 40.0),
        NumberClass::LateDay => digits(tokens, at, 2, 2).filter(|(_, number)| is_whole(*number, 13.0, 31.0)),
        NumberClass::ClockDigits => digits(tokens, at, 3, 4)
            .or_else(|| words(tokens, numerals, at))
            // "0007": minutes after midnight are written with their zeros.
            .filter(|(_, number)| is_whole(*number, if number.width == 4 { 0.0 } else { 100.0 }, 2359.0)),
        NumberClass::Day => ordinal_or_digits(tokens, numerals, at).filter(|(_, number)| is_whole(*number, 1.0, 31.0)),
        NumberClass::Hour => digits(tokens, at, 1, 2)
            .or_else(|| words(tokens, numerals, at))
            .filter(|(_, number)| is_whole(*number, 0.0, 24.0)),
        NumberClass::Year => digits(tokens, at, 4, 4)
            .filter(|(_, number)| (1000.0..3000.0).contains(&number.value))
            .or_else(|| spelled_year(tokens, numerals, at)),
        NumberClass::RecentYear => digits(tokens, at, 4, 4).filter(|(_, number)| is_whole(*number, 1900.0, 2049.0)),
        NumberClass::Minute => digits(tokens, at, 2, 2)
            .or_else(|| words(tokens, numerals, at))
            .filter(|(_, number)| (0.0..60.0).contains(&number.value)),
    }
}

fn is_whole(number: Number, least: f64, most: f64) -> bool {
    number.value.fract() == 0.0 && (least..=most).contains(&number.value)
}

/// A day of the month: digits, words, or an ordinal in either.
fn ordinal_or_digits(tokens: &Tokens<'_>, numerals: &Numerals<'_>, at: usize) -> Option<(usize, Number)> {
    numeral(numerals, at, true).or_else(|| digits(tokens, at, 1, 2)).or_else(|| words(tokens, numerals, at))
}

/// The token at `at`, where it is a number of `least` to `most` digits.
fn digits(tokens: &Tokens<'_>, at: usize, least: usize, most: usize) -> Option<(usize, Number)> {
    let token = tokens.get(at).filter(|token| token.kind == TokenKind::Number)?;
    let text = token.span().of(tokens.text);
    if !(least..=most).contains(&text.len()) {
        return None;
    }
    // Six digits at most: a sum of integers that a float holds.
    let value = text.bytes().fold(0, |value: u32, digit| value.wrapping_mul(10).wrapping_add(u32::from(digit & 15)));
    Some((at + 1, Number { value: f64::from(value), width: u8::try_from(text.len()).ok()? }))
}

/// A year in words, "two thousand sixteen". Nobody spells out the years before these; "one thousand" is a count.
fn spelled_year(tokens: &Tokens<'_>, numerals: &Numerals<'_>, at: usize) -> Option<(usize, Number)> {
    words(tokens, numerals, at).filter(|(_, number)| is_whole(*number, 1800.0, 2100.0))
}

fn words(tokens: &Tokens<'_>, numerals: &Numerals<'_>, at: usize) -> Option<(usize, Number)> {
    tokens.get(at).filter(|token| token.kind == TokenKind::Word)?;
    numeral(numerals, at, false)
}

fn numeral(numerals: &Numerals<'_>, at: usize, ordinal: bool) -> Option<(usize, Number)> {
    let found = numerals.starting_at(at).filter(|numeral| numeral.ordinal == ordinal)?;
    Some((found.end, Number { value: found.number?, width: 0 }))
}

/// The numerals of a block, by the tokens that they start at.
#[derive(Debug)]
pub struct Numerals<'n> {
    all: &'n [Numeral],
    /// For each token, one more than the index of the numeral that starts there; 0 for none.
    starting: Vec<u32>,
}

impl<'n> Numerals<'n> {
    /// The numerals of a block of `tokens` tokens.
    pub fn new(all: &'n [Numeral], tokens: usize) -> Numerals<'n> {
        let mut starting = vec![0; if all.is_empty() { 0 } else { tokens }];
        for (numeral, number) in all.iter().zip(1..) {
            if let Some(slot) = starting.get_mut(numeral.start) {
                *slot = number;
            }
        }
        Numerals { all, starting }
    }

    /// The numeral that starts at token `at`.
    pub fn starting_at(&self, at: usize) -> Option<&'n Numeral> {
        self.starting.get(at).and_then(|number| self.all.get((*number as usize).checked_sub(1)?))
    }
}
