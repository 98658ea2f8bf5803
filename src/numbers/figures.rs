//! Digits with all that is written on to them: `40k`, `3/4`, `1 4/5`, `2½`, `1e10`, `2nd`.

use super::decimal::Decimal;
use super::digits;
use super::reader::Reader;
use super::reading::Reading;
use super::words::Role;

/// The largest power of ten that an exponent may write: that of the largest `f64`.
const LARGEST_POWER: i32 = 308;

impl Reader<'_, '_> {
    /// The digits at token `index`.
    pub(super) fn digits(&self, index: usize) -> Option<Reading> {
        let tokens = self.tokens;
        if let Some((above, below)) = vulgar(tokens.text(index)) {
            return Some(Reading { divisor: below, ..Reading::of_digits(index + 1, above) });
        }
        if let Some(decimals) = self.bare_decimals(index) {
            return Some(self.glued(decimals));
        }
        let found = digits::read(tokens, index, self.marks, self.is_after_foreign_sign(index))?;
        let reading = Reading::of_digits(found.end, found.decimal?);
        if let Some(rating) = self.rating(reading) {
            return Some(rating);
        }
        if found.plain {
            let after = reading.end;
            if let Some(fraction) = self.slash(index, Decimal::ZERO) {
                return Some(fraction);
            }
            if !tokens.is_glued(after)
                && let Some(mixed) = self.slash(after, reading.low)
            {
                return Some(mixed);
            }
            if let Some((above, below)) = vulgar(tokens.text(after)) {
                let low = reading.low.times(below)?.plus(above)?;
                return Some(Reading { end: after + 1, low, divisor: below, ..reading });
            }
            if tokens.is_glued(after)
                && let Some((_, len)) = self.word(after, &[Role::OrdinalSuffix])
            {
                return Some(Reading { end: after + len, ordinal: true, words: true, ..reading });
            }
        }
        Some(self.glued(reading))
    }

    /// `.77`
    fn bare_decimals(&self, index: usize) -> Option<Reading> {
        let tokens = self.tokens;
        let opens = tokens.is_symbol(index, self.marks.decimal) && tokens.is_glued(index + 1);
        let alone = !tokens.is_glued(index) || tokens.is_symbol(index.checked_sub(1).unwrap_or(index), '-');
        if !opens || !alone || !digits::is_digits(tokens, index + 1) || digits::chain_end(tokens, index + 1) > index + 2
        {
            return None;
        }
        let part = tokens.text(index + 1);
        let places = i32::try_from(part.len()).ok()?.checked_neg()?;
        Some(Reading::of_digits(index + 2, Decimal::from_digits(part.bytes(), places)?))
    }

    /// Whether the number is an amount of a currency whose home may use the other marks.
    fn is_after_foreign_sign(&self, index: usize) -> bool {
        index.checked_sub(1).is_some_and(|before| matches!(self.tokens.text(before), "$" | "€" | "£" | "¥"))
    }

    /// Exponents and scales glued to digits: `1e10`, `2.5e-3`, `40k`.
    fn glued(&self, reading: Reading) -> Reading {
        let tokens = self.tokens;
        let after = reading.end;
        if !tokens.is_glued(after) {
            return reading;
        }
        if tokens.text(after).eq_ignore_ascii_case("e")
            && let Some(scaled) = self.exponent(reading)
        {
            return scaled;
        }
        if let Some((scale, len)) = self.word(after, &[Role::GluedScale])
            && !self.is_glued_word(after + len)
            && let Some(scaled) = reading.scaled(scale.value, after + len)
        {
            return scaled;
        }
        reading
    }

    fn exponent(&self, reading: Reading) -> Option<Reading> {
        let tokens = self.tokens;
        let (digits, negative) = match tokens.text(reading.end + 1) {
            "-" | "−" => (reading.end + 2, true),
            "+" => (reading.end + 2, false),
            _ => (reading.end + 1, false),
        };
        let glued = (reading.end + 1..=digits).all(|token| tokens.is_glued(token));
        if !glued || !digits::is_digits(tokens, digits) {
            return None;
        }
        let power = tokens.text(digits).parse::<i32>().ok().filter(|power| *power <= LARGEST_POWER)?;
        let low = reading.low.times(Decimal::power_of_ten(if negative { -power } else { power }))?;
        Some(Reading { end: digits + 1, low, ..reading })
    }

    /// "7,8/10", "2.5/5": decimals out of as many as can be had.
    fn rating(&self, above: Reading) -> Option<Reading> {
        let tokens = self.tokens;
        let (bar, below) = (above.end, above.end + 1);
        let barred = tokens.is_symbol(bar, '/') && tokens.is_glued(bar) && tokens.is_glued(below);
        let whole = digits::is_digits(tokens, below) && digits::chain_end(tokens, below) == below + 1;
        if !barred || !whole || tokens.is_symbol(below + 1, '/') || above.low.is_integer() {
            return None;
        }
        let divisor = digits::read(tokens, below, self.marks, false)?.decimal?;
        above.low.is_less_than(divisor).then_some(Reading { end: below + 1, divisor, ..above })
    }

    /// `3/4` at token `index`, added to `whole`. A numerator that is no less than its denominator is none: `24/9` is a
    /// day, `110/70` a blood pressure. Nor is what stands before a year: `78/2015` is the number of a document.
    fn slash(&self, index: usize, whole: Decimal) -> Option<Reading> {
        let tokens = self.tokens;
        let (bar, below) = (index + 1, index + 2);
        let barred = (tokens.is_symbol(bar, '/') || tokens.is_symbol(bar, '⁄'))
            && tokens.is_glued(bar)
            && tokens.is_glued(below);
        let chained = tokens.is_symbol(below + 1, '/')
            || (tokens.is_glued(index) && tokens.is_symbol(index.wrapping_sub(1), '/'));
        if !barred || chained || !digits::is_digits(tokens, index) || digits::chain_end(tokens, below) != below + 1 {
            return None;
        }
        let number = |at| digits::read(tokens, at, self.marks, false)?.decimal;
        let (above, divisor) = (number(index)?, number(below)?);
        let year = tokens.text(below);
        let dated = year.len() == 4 && (year.starts_with("19") || year.starts_with("20"));
        if above.is_zero() || !above.is_less_than(divisor) || dated {
            return None;
        }
        let low = whole.times(divisor)?.plus(above)?;
        Some(Reading { divisor, ..Reading::of_digits(below + 1, low) })
    }
}

/// The numerator and denominator of a fraction that is one character.
fn vulgar(text: &str) -> Option<(Decimal, Decimal)> {
    let (above, below) = match text {
        "½" => (1, 2),
        "⅓" => (1, 3),
        "⅔" => (2, 3),
        "¼" => (1, 4),
        "¾" => (3, 4),
        "⅕" => (1, 5),
        "⅖" => (2, 5),
        "⅗" => (3, 5),
        "⅘" => (4, 5),
        "⅙" => (1, 6),
        "⅚" => (5, 6),
        "⅐" => (1, 7),
        "⅛" => (1, 8),
        "⅜" => (3, 8),
        "⅝" => (5, 8),
        "⅞" => (7, 8),
        "⅑" => (1, 9),
        "⅒" => (1, 10),
        _ => return None,
    };
    Some((Decimal::integer(above), Decimal::integer(below)))
}
