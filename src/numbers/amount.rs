//! Amounts: numerals with what they are amounts of. The recognizer of each kind makes them, joins and modifiers widen
//! them, and each becomes one candidate.

use super::numeral::{Form, Numeral};
use super::quantity::Unit;

/// What a number is an amount of.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Kind {
    /// Things that are counted, or nothing that the text names.
    Count,
    /// Two numbers that compare, of which the first may be the greater: a score, a vote.
    Score,
    /// A position.
    Ordinal,
    /// Shares of a hundred, or points of difference between shares.
    Percent {
        /// Whether they are points.
        points: bool,
    },
    /// Money of the currency with this index in the lexicon, or its hundredth part.
    Money {
        /// The index of the currency.
        currency: usize,
        /// Whether the amount is written in hundredths.
        minor: bool,
    },
    /// Something measured.
    Quantity(Unit),
}

/// A number, or two that make a range, and what they are an amount of.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Amount {
    /// The index of its first token.
    pub(super) start: usize,
    /// The index just past its last token.
    pub(super) end: usize,
    /// The numeral, without unit and modifiers: its first token and the index just past its last.
    pub(super) numeral: (usize, usize),
    pub(super) kind: Kind,
    pub(super) number: Option<f64>,
    pub(super) exact: Option<Box<str>>,
    pub(super) min: Option<f64>,
    pub(super) max: Option<f64>,
    pub(super) approximate: bool,
    pub(super) form: Form,
    pub(super) scale: f64,
    pub(super) doubtful: bool,
}

impl Amount {
    /// The bare count of a numeral.
    pub(super) fn count(numeral: &Numeral) -> Amount {
        Amount {
            start: numeral.start,
            end: numeral.end,
            numeral: (numeral.start, numeral.end),
            kind: if numeral.ordinal { Kind::Ordinal } else { Kind::Count },
            number: numeral.number,
            exact: numeral.exact.clone(),
            min: numeral.bounds.map(|(min, _)| min),
            max: numeral.bounds.map(|(_, max)| max),
            approximate: numeral.form == Form::Vague,
            form: numeral.form,
            scale: numeral.scale,
            doubtful: numeral.doubtful,
        }
    }

    /// One of something, which no numeral says: "a kilogram", "sekilo".
    pub(super) fn one(start: usize, end: usize, kind: Kind) -> Amount {
        Amount {
            start,
            end,
            numeral: (start, end),
            kind,
            number: Some(1.0),
            exact: None,
            min: None,
            max: None,
            approximate: false,
            form: Form::Words,
            scale: 1.0,
            doubtful: false,
        }
    }

    /// The same with every number multiplied.
    pub(super) fn times(mut self, factor: f64) -> Amount {
        if factor != 1.0 {
            for number in [&mut self.number, &mut self.min, &mut self.max].into_iter().flatten() {
                *number = to_decimal(*number * factor);
            }
            self.exact = None;
        }
        self
    }

    /// Whether it is a bare count or position.
    pub(super) fn is_bare(&self) -> bool {
        matches!(self.kind, Kind::Count)
    }
}

/// The `f64` of the decimal with 15 significant digits that is nearest to `number`: what the factors of a product leave
/// behind them (13.120000000000001 for 1312 hundredths) is no part of it.
pub(super) fn to_decimal(number: f64) -> f64 {
    let shortest = number.to_string().len() <= SIGNIFICANT_DIGITS;
    if shortest { number } else { format!("{number:.14e}").parse().unwrap_or(number) }
}

/// The significant digits of a decimal that every `f64` keeps.
const SIGNIFICANT_DIGITS: usize = 15;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn products_are_the_decimals_that_they_stand_for() {
        assert_eq!(to_decimal(1312.0 * 0.01), 13.12);
        assert_eq!(to_decimal(0.1 + 0.2), 0.3);
        assert_eq!(to_decimal(-2.5), -2.5);
        assert_eq!(to_decimal(1.2e300), 1.2e300);
    }
}
