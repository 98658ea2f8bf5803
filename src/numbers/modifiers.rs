//! Approximators and bounds: "sekitar", "hampir", "lebih dari", "±", "at least", "or more", "40-an".

use super::amount::{Amount, Kind};
use super::numeral::Form;
use super::phrases::ending_at;
use super::words::{NumberWords, Role};
use crate::language::{LanguageFiles, table};
use crate::lexicon::Lexicon;
use crate::token::{TokenKind, Tokens};

/// How many approximators may stand before one number: "setidaknya sekitar 400".
const MOST_BEFORE: usize = 2;

/// The words of `approximators.tsv`.
#[derive(Clone, Debug, Default)]
pub(super) struct Modifiers {
    before: Lexicon<Modifier>,
    after: Lexicon<Modifier>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Modifier {
    About,
    Least,
    Most,
    /// A comparison, which says nothing of the number: "12 persen lebih rendah".
    Nothing,
}

impl Modifiers {
    pub(super) fn load(files: &LanguageFiles) -> Modifiers {
        let mut all = Modifiers::default();
        for row in table::rows(files.file("approximators.tsv")) {
            let modifier = match row.column(1) {
                "least" => Modifier::Least,
                "most" => Modifier::Most,
                "nothing" => Modifier::Nothing,
                _ => Modifier::About,
            };
            let lexicon = if row.column(2) == "after" { &mut all.after } else { &mut all.before };
            for form in row.forms(0) {
                lexicon.insert(form, modifier);
            }
        }
        all
    }

    /// The index of the first approximator of those that end at token `end`; `end` where there is none.
    pub(super) fn start_before(&self, tokens: &Tokens<'_>, end: usize, floor: usize) -> usize {
        ending_at(&self.before, tokens, end, floor, |_| true).map_or(end, |(start, _)| start)
    }

    /// The amount with the modifiers around it, which start at token `floor` or later.
    pub(super) fn apply(&self, tokens: &Tokens<'_>, mut amount: Amount, floor: usize) -> Amount {
        // A place in an order has no bounds: "up to fifth".
        if amount.kind == Kind::Ordinal {
            return amount;
        }
        for _ in 0..MOST_BEFORE {
            let Some((start, modifier)) = ending_at(&self.before, tokens, amount.start, floor, |_| true) else {
                break;
            };
            apply_one(&mut amount, *modifier);
            amount.start = start;
        }
        self.apply_after(tokens, &mut amount);
        amount
    }

    /// The count with a modifier that a hyphen joins to it, before the scale or the unit behind both: "4,000-odd miles", "40-an
    /// juta".
    pub(super) fn joined(&self, tokens: &Tokens<'_>, count: &Amount, words: &NumberWords) -> Option<Amount> {
        if !tokens.is_symbol(count.end, '-') {
            return None;
        }
        let mut amount = count.clone();
        self.apply_after(tokens, &mut amount);
        if amount.end == count.end {
            return None;
        }
        let scale = words.at(tokens, amount.end, &[Role::Scale]).filter(|_| amount.scale == 1.0);
        Some(match scale {
            Some(scale) => {
                let end = amount.end + scale.len;
                let by = scale.value.value.to_f64();
                Amount { end, scale: by, form: Form::Mixed, ..amount.times(by) }
            }
            None => amount,
        })
    }

    fn apply_after(&self, tokens: &Tokens<'_>, amount: &mut Amount) {
        let Some(found) = self.after.longest(tokens, amount.end) else {
            return;
        };
        if *found.value == Modifier::Nothing || !self.belongs(tokens, amount.end, amount.end + found.len) {
            return;
        }
        let decade = tokens.is_symbol(amount.end, '-') && amount.is_bare();
        apply_one(amount, *found.value);
        amount.end += found.len;
        if decade {
            spread(amount);
        }
    }

    /// A modifier that opens with a mark touches the number, and no number follows a modifier.
    fn belongs(&self, tokens: &Tokens<'_>, start: usize, end: usize) -> bool {
        let marked = tokens.get(start).is_some_and(|token| token.kind == TokenKind::Symbol);
        let touches = tokens.is_glued(start);
        let number_follows = tokens.get(end).is_some_and(|token| token.kind == TokenKind::Number);
        // "10 and more than 40": the word opens what bounds the next number.
        let opens_next = (start..end).any(|at| self.before.longest(tokens, at).is_some_and(|next| at + next.len > end));
        marked == touches && !number_follows && !opens_next
    }
}

fn apply_one(amount: &mut Amount, modifier: Modifier) {
    match modifier {
        Modifier::About => amount.approximate = true,
        Modifier::Least => amount.min = amount.min.or(amount.number),
        Modifier::Most => amount.max = amount.max.or(amount.number),
        Modifier::Nothing => {}
    }
}

/// "40-an" is 40 to 49, "200-an" 200 to 299.
fn spread(amount: &mut Amount) {
    let Some(number) = amount.number.filter(|number| *number >= 10.0 && number.fract() == 0.0) else {
        return;
    };
    let mut step = 1.0;
    while number % (step * 10.0) == 0.0 && step < number {
        step *= 10.0;
    }
    amount.number = None;
    amount.min = Some(number);
    amount.max = Some(number + step - 1.0);
}
