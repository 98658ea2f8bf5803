//! The steps from numerals to candidates, each a pass over the amounts of one block.

use super::amount::{Amount, Kind};
use super::cardinal::is_joined_before;
use super::numeral::{Form, Numeral};
use super::ranges::RangeWords;
use super::{NumberLexicon, ordinal};
use crate::candidate::Candidate;
use crate::label::Label;
use crate::token::Tokens;
use crate::value::Value;

/// The score of a number that its words or its unit leave no doubt about.
const SURE: f64 = 0.95;
/// The score of a bare count.
const COUNT: f64 = 0.8;
/// Blocks of no more tokens than this may be a number and nothing else.
pub(super) const LONE_NUMBER: usize = 3;
/// The score of four digits that could be a year: a date wins over it.
const YEAR_LIKE: f64 = 0.3;

/// Each numeral with its unit, and units that an article or a prefix counts.
pub(super) fn measure(tokens: &Tokens<'_>, numerals: &[Numeral], lexicon: &NumberLexicon) -> Vec<Amount> {
    let mut amounts: Vec<Amount> = Vec::with_capacity(numerals.len());
    let mut index = 0;
    for (at, numeral) in numerals.iter().enumerate() {
        let floor = amounts.last().map_or(0, |amount| amount.end);
        extend(&mut amounts, ones(tokens, index.max(floor), numeral.start, lexicon));
        let floor = amounts.last().map_or(0, |amount| amount.end);
        if numeral.start < floor {
            continue;
        }
        let count = Amount::count(numeral);
        let measured = |count: &Amount| {
            let money = || lexicon.currencies.measure(tokens, count, floor, &lexicon.words);
            let quantity = || lexicon.units.measure(tokens, count, floor, &lexicon.words);
            lexicon.percents.measure(tokens, count).or_else(money).or_else(quantity)
        };
        let joined = || {
            let joined = lexicon.modifiers.joined(tokens, &count, &lexicon.words)?;
            measured(&joined).or(Some(joined).filter(|joined| joined.scale > count.scale))
        };
        let amount = match count.kind {
            Kind::Ordinal => None,
            _ => lexicon
                .units
                .angle(tokens, numerals.get(at..).unwrap_or(&[]))
                .or_else(joined)
                .or_else(|| lexicon.counts.millions(tokens, &count))
                .or_else(|| measured(&count)),
        };
        amounts.push(amount.unwrap_or(count));
        index = numeral.end;
    }
    let floor = amounts.last().map_or(0, |amount| amount.end);
    extend(&mut amounts, ones(tokens, index.max(floor), tokens.len(), lexicon));
    lexicon.units.share(tokens, &mut amounts);
    amounts
}

/// Adds units to the amounts, but for what a price is of: "$68 a barrel".
fn extend(amounts: &mut Vec<Amount>, ones: Vec<Amount>) {
    let priced = amounts.last().filter(|last| matches!(last.kind, Kind::Money { .. })).map(|last| last.end);
    amounts.extend(ones.into_iter().filter(|one| Some(one.start) != priced));
}

/// The units between two tokens that no numeral counts: "a kilogram", "sekilo".
fn ones(tokens: &Tokens<'_>, start: usize, end: usize, lexicon: &NumberLexicon) -> Vec<Amount> {
    let mut amounts = Vec::new();
    let mut index = start;
    while let Some(token) = tokens.get(index).filter(|_| index < end) {
        if !(lexicon.units.may_open_one(token.hash) || lexicon.words.may_start(token.hash)) {
            index += 1;
            continue;
        }
        match lexicon
            .units
            .one(tokens, index, &lexicon.words)
            .or_else(|| lexicon.currencies.one(tokens, index, &lexicon.words))
        {
            Some(amount) if amount.end <= end => {
                index = amount.end;
                amounts.push(amount);
            }
            _ => index += 1,
        }
    }
    amounts
}

/// Amounts of two parts as one: hundredths, smaller units, ranges.
pub(super) fn join(tokens: &Tokens<'_>, amounts: Vec<Amount>, lexicon: &NumberLexicon) -> Vec<Amount> {
    let parts = fold(amounts, |whole, part, _| {
        lexicon
            .currencies
            .joined(tokens, whole, part, &lexicon.words)
            .or_else(|| lexicon.units.joined(tokens, whole, part, &lexicon.words))
    });
    let mut ranges = fold(parts, |low, high, floor| lexicon.ranges.join(tokens, low, high, floor, &lexicon.modifiers));
    RangeWords::chain(tokens, &mut ranges);
    ranges
}

/// Amounts with the approximators and bounds around them; a least and a most as one range.
pub(super) fn modify(tokens: &Tokens<'_>, amounts: Vec<Amount>, lexicon: &NumberLexicon) -> Vec<Amount> {
    let mut modified: Vec<Amount> = Vec::with_capacity(amounts.len());
    for amount in amounts {
        let floor = modified.last().map_or(0, |last| last.end);
        modified.push(lexicon.modifiers.apply(tokens, amount, floor));
    }
    fold(modified, |one, other, _| lexicon.ranges.join_bounds(tokens, one, other, &lexicon.words))
}

/// The amounts with each pair of neighbours that `join` joins as one. `join` is told where the amount before the pair
/// ends.
fn fold(amounts: Vec<Amount>, join: impl Fn(&Amount, &Amount, usize) -> Option<Amount>) -> Vec<Amount> {
    let mut folded: Vec<Amount> = Vec::with_capacity(amounts.len());
    for amount in amounts {
        let floor = folded.len().checked_sub(2).and_then(|before| folded.get(before)).map_or(0, |before| before.end);
        match folded.last().and_then(|last| join(last, &amount, floor)) {
            Some(joined) => {
                folded.pop();
                folded.push(joined);
            }
            None => folded.push(amount),
        }
    }
    folded
}

/// The candidate of an amount; `None` where it is no number in the sense of the contract.
pub(super) fn candidate(tokens: &Tokens<'_>, amount: &Amount, lexicon: &NumberLexicon) -> Option<Candidate> {
    let mut span = tokens.span(amount.start, amount.end)?;
    let (number, min, max, approximate) = (amount.number, amount.min, amount.max, amount.approximate);
    let exact = amount.exact.as_deref().map(str::to_owned);
    let measured = matches!(amount.kind, Kind::Quantity(_) | Kind::Percent { .. });
    let joined = || is_joined_before(tokens, amount.start) && !lexicon.units.is_side(tokens, amount.start);
    if measured && amount.start == amount.numeral.0 && joined() {
        return None;
    }
    let (label, score, value) = match &amount.kind {
        Kind::Count | Kind::Score => {
            if !lexicon.counts.is_count(tokens, amount) {
                return None;
            }
            let counted = lexicon.counts.counted(tokens, amount.end);
            let counts =
                counted.and_then(|end| tokens.span(amount.end, end)).map(|counted| counted.of(tokens.text).to_owned());
            if counts.is_none() && is_bare_year(tokens, amount) {
                return None;
            }
            // "Antara 2015 dan 2019 harga naik": what follows two years need not be counted by them.
            let doubtful = counts.is_none() || (number.is_none() && !lexicon.counts.is_listed(tokens, amount.end));
            let score = if doubtful && is_year_like(tokens, amount) { YEAR_LIKE } else { COUNT };
            // "Around 1978" is no more of a count than the year alone, and gives way to it.
            if score == YEAR_LIKE {
                span = tokens.span(amount.numeral.0, amount.numeral.1)?;
            }
            (Label::Cardinal, score, Value::Number { number, exact, min, max, approximate, counts })
        }
        Kind::Ordinal => {
            if ordinal::is_something_else(tokens, amount, &lexicon.counts) {
                return None;
            }
            (Label::Ordinal, SURE, ordinal::value(amount)?)
        }
        Kind::Percent { points } => {
            (Label::Percent, SURE, Value::Percent { number, exact, min, max, approximate, points: *points })
        }
        Kind::Money { currency, minor } => {
            let amount = if *minor { amount.clone().times(0.01) } else { amount.clone() };
            let (min, max, exact) = (amount.min, amount.max, amount.exact.as_deref().map(str::to_owned));
            let currency = lexicon.currencies.code(*currency).to_owned();
            (Label::Money, SURE, Value::Money { amount: amount.number, exact, currency, min, max, approximate })
        }
        Kind::Quantity(unit) => {
            let si = Some(unit.si(number));
            let (unit, dimension) = (unit.code.to_string(), unit.dimension.to_owned());
            (Label::Quantity, SURE, Value::Quantity { number, exact, unit, dimension, si, min, max, approximate })
        }
    };
    Some(Candidate { span, label: Some(label), score, value: Some(value), acts: false })
}

/// Whether the number is a year that no date took and that a name or a reference holds: "(Liga, 2020)". Nothing else of
/// the block tells that it counts.
fn is_bare_year(tokens: &Tokens<'_>, amount: &Amount) -> bool {
    let text = tokens.text(amount.numeral.0);
    let recent = text.len() == 4 && (text.starts_with("19") || text.starts_with("20"));
    let bare = (amount.start, amount.end) == amount.numeral && amount.end == amount.start + 1;
    recent && bare && amount.form == Form::Plain && tokens.len() > LONE_NUMBER
}

/// Whether a bare number is written as years are.
fn is_year_like(tokens: &Tokens<'_>, amount: &Amount) -> bool {
    let year = |text: &str| text.len() == 4 && (text.starts_with('1') || text.starts_with("20"));
    let (first, last) = amount.numeral;
    matches!(amount.form, Form::Plain | Form::Digits)
        && year(tokens.text(first))
        && last.checked_sub(1).is_some_and(|last| year(tokens.text(last)))
}
