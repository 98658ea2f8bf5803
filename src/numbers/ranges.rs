//! Ranges and scores: "3-5", "10 sampai 15 juta", "antara 3 dan 5 km", "between $10 and $20", "2-1".

use super::amount::{Amount, Kind};
use super::modifiers::Modifiers;
use super::numeral::Form;
use super::phrases::ending_at;
use super::words::{NumberWords, Role};
use crate::language::{LanguageFiles, table};
use crate::lexicon::Lexicon;
use crate::token::{Gap, TokenKind, Tokens};

/// The words of `ranges.tsv`: each form carries the rows in which it stands, one bit a row.
#[derive(Clone, Debug, Default)]
pub(super) struct RangeWords {
    openers: Lexicon<u32>,
    connectors: Lexicon<u32>,
    /// The rows whose connector needs no opener.
    free: u32,
    /// The rows whose connector joins a number and the next one alone.
    next: u32,
    /// The words behind which two measured amounts are a change and what came of it: "rose by Rs 250 to Rs 75,050".
    changes: Lexicon<()>,
}

impl RangeWords {
    pub(super) fn load(files: &LanguageFiles) -> RangeWords {
        let mut all = RangeWords::default();
        let mut openers: Vec<(&str, u32)> = Vec::new();
        let mut connectors: Vec<(&str, u32)> = Vec::new();
        for (row, bit) in table::rows(files.file("ranges.tsv")).zip((0..32).map(|shift| 1_u32 << shift)) {
            if row.column(2) == "change" {
                row.forms(0).for_each(|form| all.changes.insert(form, ()));
                continue;
            }
            if row.column(0).is_empty() {
                all.free |= bit;
            }
            if row.column(2) == "next" {
                all.next |= bit;
            }
            row.forms(0).for_each(|form| add(&mut openers, form, bit));
            row.forms(1).for_each(|form| add(&mut connectors, form, bit));
        }
        openers.into_iter().for_each(|(form, rows)| all.openers.insert(form, rows));
        connectors.into_iter().for_each(|(form, rows)| all.connectors.insert(form, rows));
        all
    }

    /// The range from `low` to `high`, if the text connects them.
    pub(super) fn join(
        &self,
        tokens: &Tokens<'_>,
        low: &Amount,
        high: &Amount,
        floor: usize,
        modifiers: &Modifiers,
    ) -> Option<Amount> {
        let changed = || ending_at(&self.changes, tokens, low.start, floor, |()| true).is_some();
        if !low.is_bare() && !high.is_bare() && changed() {
            return None;
        }
        let opener = ending_at(&self.openers, tokens, low.start, floor, |_| true);
        let rows = self.free | opener.map_or(0, |(_, rows)| *rows);
        let (low, high) = shared(low, &self.connected(tokens, low, high, rows, modifiers)?)?;
        let (from, to) = (low.min.or(low.number)?, high.max.or(high.number)?);
        let start = opener.map_or(low.start, |(start, _)| start);
        let approximate = low.approximate || high.approximate;
        let range = Amount {
            start,
            end: high.end,
            numeral: (low.numeral.0, high.numeral.1),
            number: None,
            exact: None,
            min: Some(from),
            max: Some(to),
            approximate,
            form: if low.form == Form::Plain && high.form == Form::Plain { Form::Digits } else { high.form },
            ..high
        };
        if from <= to {
            return Some(range);
        }
        let bare = low.form == Form::Plain && range.form == Form::Digits && range.is_bare() && opener.is_none();
        (bare && is_dash(tokens, low.end)).then_some(Amount { kind: Kind::Score, min: None, max: None, ..range })
    }

    /// `high`, where a connector of one of `rows` stands between the two.
    fn connected(
        &self,
        tokens: &Tokens<'_>,
        low: &Amount,
        high: &Amount,
        rows: u32,
        modifiers: &Modifiers,
    ) -> Option<Amount> {
        if low.end == high.start {
            // "2 -7": the dash has been read as a sign, which it is in the next cell of a table.
            let cell = tokens.get(high.start).is_some_and(|token| token.gap == Gap::Line);
            let dash = is_dash(tokens, high.start) && high.number.is_some_and(|number| number < 0.0);
            return (dash && !cell).then(|| high.clone().times(-1.0));
        }
        let connector = self.connectors.longest_of(tokens, low.end, |own| own & rows != 0)?;
        let at = low.end + connector.len;
        let reached = at == high.start || (at < high.start && modifiers.start_before(tokens, high.start, at) == at);
        let dash = is_dash(tokens, low.end);
        // "4-7-8" is no range.
        let chained = low.number.is_none() && low.is_bare() && !low.approximate;
        if dash && chained && tokens.is_glued(low.end) {
            return None;
        }
        // A dash that touches one side only is punctuation, and so is the longest between spaces: "CMF Phone 1 — $199".
        let parts = tokens.is_symbol(low.end, '—') && !tokens.is_glued(low.end);
        let even = !dash || (!parts && tokens.is_glued(low.end) == tokens.is_glued(low.end + 1));
        let approximate = high.approximate || at < high.start;
        if connector.value & rows & !self.next == 0 && low.number.map(|number| number + 1.0) != high.number {
            return None;
        }
        let alike = !is_year_beside_count(tokens, low, high) && !is_year_beside_count(tokens, high, low);
        (reached && even && alike && !low.doubtful && !is_coded(tokens, low) && !is_coded(tokens, high))
            .then(|| Amount { approximate, ..high.clone() })
    }

    /// Ranges beside a score as scores, too: "21-19, 15-21, 21-18".
    pub(super) fn chain(tokens: &Tokens<'_>, amounts: &mut [Amount]) {
        let beside = |one: &Amount, other: &Amount| {
            one.end < other.start
                && other.start - one.end <= 2
                && (one.end..other.start).all(|at| tokens.text(at).chars().all(|letter| !letter.is_ascii_digit()))
        };
        let follow = |from: &Amount, to: &mut Amount| {
            let plain = to.kind == Kind::Count && to.number.is_none() && is_dash(tokens, to.start + 1);
            if from.kind == Kind::Score && plain && to.end == to.start + 3 {
                *to = Amount { kind: Kind::Score, min: None, max: None, ..to.clone() };
            }
        };
        for at in 1..amounts.len() {
            if let Some([one, other]) = amounts.get_mut(at - 1..=at)
                && beside(one, other)
            {
                follow(one, other);
            }
        }
        for at in (1..amounts.len()).rev() {
            if let Some([one, other]) = amounts.get_mut(at - 1..=at)
                && beside(one, other)
            {
                follow(other, one);
            }
        }
    }

    /// "more than 10 and less than 20": a least and a most of the same kind.
    pub(super) fn join_bounds(
        &self,
        tokens: &Tokens<'_>,
        one: &Amount,
        other: &Amount,
        words: &NumberWords,
    ) -> Option<Amount> {
        let joint = words.at(tokens, one.end, &[Role::And])?;
        if one.end + joint.len != other.start || one.kind != other.kind {
            return None;
        }
        let (min, max) = match ((one.min, one.max), (other.min, other.max)) {
            ((Some(min), None), (None, Some(max))) | ((None, Some(max)), (Some(min), None)) if min < max => (min, max),
            _ => return None,
        };
        let range = Amount { end: other.end, number: None, exact: None, ..one.clone() };
        Some(Amount { numeral: (one.numeral.0, other.numeral.1), min: Some(min), max: Some(max), ..range })
    }
}

fn add<'a>(forms: &mut Vec<(&'a str, u32)>, form: &'a str, bit: u32) {
    match forms.iter_mut().find(|(known, _)| *known == form) {
        Some((_, rows)) => *rows |= bit,
        None => forms.push((form, bit)),
    }
}

/// The two with the unit and the scale that only one of them names: "10-15 juta", "$10-20", "1 hingga 1,5 km".
fn shared(low: &Amount, high: &Amount) -> Option<(Amount, Amount)> {
    let (mut low, mut high) = (low.clone(), high.clone());
    let digits = |amount: &Amount| matches!(amount.form, Form::Plain | Form::Digits);
    if (low.is_bare() || matches!(low.kind, Kind::Money { .. }))
        && low.scale == 1.0
        && high.scale > 1.0
        && digits(&low)
        && let (Some(first), Some(second)) = (low.number, high.number)
        && first <= second / high.scale
    {
        low = low.times(high.scale);
    }
    match (&low.kind, &high.kind) {
        (one, other) if one == other => {}
        (Kind::Count, Kind::Quantity(_) | Kind::Percent { .. }) => low.kind = high.kind.clone(),
        (Kind::Count, Kind::Money { .. }) if low.end > 0 => low.kind = high.kind.clone(),
        (Kind::Money { .. }, Kind::Count) => high.kind = low.kind.clone(),
        (Kind::Money { currency, .. }, Kind::Money { currency: other, .. }) if currency == other => {}
        (Kind::Quantity(one), Kind::Quantity(other)) => low = low.clone().times(one.ratio(other)?),
        _ => return None,
    }
    Some((low, high))
}

fn is_dash(tokens: &Tokens<'_>, index: usize) -> bool {
    matches!(tokens.text(index), "-" | "–" | "—" | "−")
}

/// Whether `year` is four digits and `count` has marks between its thousands or a word for a large number: "from 2,870 in 2015
/// to 2,214", "in 2021 to 3 million".
fn is_year_beside_count(tokens: &Tokens<'_>, year: &Amount, count: &Amount) -> bool {
    let (first, last) = count.numeral;
    let grouped = count.form == Form::Digits && count.number.is_some_and(|number| number >= 1000.0) && last > first + 2;
    (grouped || count.scale > 1.0) && year.form == Form::Plain && tokens.text(year.numeral.0).len() == 4
}

/// Whether the digits are no number that a range could start or end with: those of a code open with zeros.
fn is_coded(tokens: &Tokens<'_>, amount: &Amount) -> bool {
    let first = tokens.text(amount.numeral.0);
    let is_digits = tokens.get(amount.numeral.0).is_some_and(|token| token.kind == TokenKind::Number);
    is_digits && first.len() > 1 && first.starts_with('0')
}
