//! A number in the making.

use super::decimal::Decimal;

/// What has been read of one numeral: `low / divisor`, or for vague words `low` to `high`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reading {
    /// The index just past the last token that was read.
    pub(super) end: usize,
    pub(super) low: Decimal,
    /// The most, where the words are vague.
    pub(super) high: Option<Decimal>,
    pub(super) divisor: Decimal,
    /// The scale that was read last, below which smaller parts may follow.
    pub(super) scale: Decimal,
    /// All the scales that multiply the first part, until a smaller part follows.
    pub(super) multiplier: Decimal,
    pub(super) digits: bool,
    pub(super) words: bool,
    pub(super) ordinal: bool,
    pub(super) doubtful: bool,
}

impl Reading {
    fn new(end: usize, value: Decimal) -> Reading {
        Reading {
            end,
            low: value,
            high: None,
            divisor: Decimal::ONE,
            scale: Decimal::ONE,
            multiplier: Decimal::ONE,
            digits: false,
            words: false,
            ordinal: false,
            doubtful: false,
        }
    }

    pub(super) fn of_digits(end: usize, value: Decimal) -> Reading {
        Reading { digits: true, ..Reading::new(end, value) }
    }

    pub(super) fn of_words(end: usize, value: Decimal) -> Reading {
        Reading { words: true, ..Reading::new(end, value) }
    }

    /// One part in `divisor`, in words.
    pub(super) fn one_in(end: usize, divisor: Decimal) -> Reading {
        Reading { divisor, ..Reading::of_words(end, Decimal::ONE) }
    }

    /// The same, multiplied by a scale word that ends at `end`. A vague number reaches up to the last before the next:
    /// "puluhan ribu" is 20 000 to 99 999.
    pub(super) fn scaled(self, scale: Decimal, end: usize) -> Option<Reading> {
        let high = match self.high {
            Some(high) => Some(high.plus(Decimal::ONE)?.times(scale)?.minus_one()?),
            None => None,
        };
        let multiplier = self.multiplier.times(scale)?;
        Some(Reading { end, low: self.low.times(scale)?, high, scale, multiplier, words: true, ..self })
    }

    /// The sum with a part that ends at `part.end`.
    pub(super) fn plus(self, part: Reading) -> Option<Reading> {
        let low = self.low.times(part.divisor)?.plus(part.low.times(self.divisor)?)?;
        Some(Reading {
            end: part.end,
            low,
            divisor: self.divisor.times(part.divisor)?,
            digits: self.digits || part.digits,
            words: true,
            ordinal: part.ordinal,
            multiplier: Decimal::ONE,
            ..self
        })
    }

    /// Whether it is a cardinal and no vague one.
    pub(super) const fn is_definite(&self) -> bool {
        self.high.is_none() && !self.ordinal
    }

    /// Whether it is a whole number.
    pub(super) fn is_whole(&self) -> bool {
        self.is_definite() && self.divisor == Decimal::ONE && self.low.is_integer()
    }
}
