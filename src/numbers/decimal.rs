//! Exact decimals: what digits and number words add up to, before it becomes an `f64`.

/// The number `mantissa · 10^exponent`, never negative.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Decimal {
    mantissa: u128,
    exponent: i32,
}

/// The largest integer up to which every integer is an `f64`: 2^53.
const EXACT_LIMIT: u128 = 1 << 53;

/// The significant digits that every `f64` keeps.
const EXACT_DIGITS: u32 = 15;

impl Decimal {
    /// Nothing.
    pub(crate) const ZERO: Decimal = Decimal { mantissa: 0, exponent: 0 };

    /// One.
    pub(crate) const ONE: Decimal = Decimal::integer(1);

    /// A whole number.
    pub(crate) const fn integer(value: u128) -> Decimal {
        Decimal { mantissa: value, exponent: 0 }
    }

    /// Ten to the power of `exponent`.
    pub(crate) const fn power_of_ten(exponent: i32) -> Decimal {
        Decimal { mantissa: 1, exponent }
    }

    /// `digits · 10^exponent`, where `digits` are ASCII digits; `None` where they are more than 128 bits hold.
    pub(crate) fn from_digits(digits: impl Iterator<Item = u8>, exponent: i32) -> Option<Decimal> {
        let mut mantissa: u128 = 0;
        for digit in digits {
            mantissa = mantissa.checked_mul(10)?.checked_add(u128::from(digit.wrapping_sub(b'0')))?;
        }
        Some(Decimal { mantissa, exponent }.trimmed())
    }

    /// Reads the notation of the data files: `20`, `0.5` or `1e6`.
    pub(crate) fn parse(text: &str) -> Option<Decimal> {
        let (number, exponent) = text.split_once('e').unwrap_or((text, "0"));
        let (whole, part) = number.split_once('.').unwrap_or((number, ""));
        let digits = || whole.bytes().chain(part.bytes());
        if digits().next().is_none() || !digits().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let exponent: i32 = exponent.parse().ok()?;
        Decimal::from_digits(digits(), exponent.checked_sub(i32::try_from(part.len()).ok()?)?)
    }

    /// The same number with the smallest mantissa.
    fn trimmed(mut self) -> Decimal {
        if self.mantissa == 0 {
            return Decimal::ZERO;
        }
        while self.mantissa.is_multiple_of(10) {
            self.mantissa /= 10;
            self.exponent += 1;
        }
        self
    }

    /// The product; `None` where it is too large to be held exactly.
    pub(crate) fn times(self, other: Decimal) -> Option<Decimal> {
        let mantissa = self.mantissa.checked_mul(other.mantissa)?;
        Some(Decimal { mantissa, exponent: self.exponent.checked_add(other.exponent)? }.trimmed())
    }

    /// The sum; `None` where it is too large to be held exactly.
    pub(crate) fn plus(self, other: Decimal) -> Option<Decimal> {
        if self.is_zero() {
            return Some(other);
        }
        if other.is_zero() {
            return Some(self);
        }
        let exponent = self.exponent.min(other.exponent);
        let aligned = |one: Decimal| {
            let power = u32::try_from(one.exponent - exponent).ok()?;
            one.mantissa.checked_mul(10_u128.checked_pow(power)?)
        };
        let mantissa = aligned(self)?.checked_add(aligned(other)?)?;
        Some(Decimal { mantissa, exponent }.trimmed())
    }

    /// The whole number before this one; `None` where it is none or nothing.
    pub(crate) fn minus_one(self) -> Option<Decimal> {
        let power = 10_u128.checked_pow(u32::try_from(self.exponent).ok()?)?;
        let integer = self.mantissa.checked_mul(power)?.checked_sub(1)?;
        Some(Decimal::integer(integer).trimmed())
    }

    /// Whether it is 0.
    pub(crate) const fn is_zero(self) -> bool {
        self.mantissa == 0
    }

    /// Whether it is a whole number.
    pub(crate) const fn is_integer(self) -> bool {
        self.exponent >= 0
    }

    /// Whether it is less than `other`.
    pub(crate) fn is_less_than(self, other: Decimal) -> bool {
        self.to_f64() < other.to_f64()
    }

    /// The nearest `f64`.
    pub(crate) fn to_f64(self) -> f64 {
        // A mantissa and a power of ten that are both exact give a result that is rounded once, as it should be.
        if self.mantissa <= EXACT_LIMIT
            && let Ok(power) = usize::try_from(self.exponent.unsigned_abs())
            && let Some(&scale) = POWERS_OF_TEN.get(power)
        {
            let mantissa = self.mantissa as f64;
            return if self.exponent < 0 { mantissa / scale } else { mantissa * scale };
        }
        format!("{}e{}", self.mantissa, self.exponent).parse().unwrap_or(f64::INFINITY)
    }

    /// The decimal digits, where an `f64` does not keep them all.
    pub(crate) fn exact(self) -> Option<Box<str>> {
        let kept = if self.exponent >= 0 {
            10_u128
                .checked_pow(self.exponent.unsigned_abs())
                .and_then(|power| self.mantissa.checked_mul(power))
                .is_some_and(|integer| integer <= EXACT_LIMIT)
                || (self.mantissa <= EXACT_LIMIT && self.exponent <= 22)
        } else {
            self.mantissa.checked_ilog10().is_none_or(|digits| digits < EXACT_DIGITS)
        };
        if kept || self.exponent.unsigned_abs() > 400 {
            return None;
        }
        let digits = self.mantissa.to_string();
        let text = if self.exponent >= 0 {
            format!("{digits}{}", "0".repeat(self.exponent.unsigned_abs() as usize))
        } else {
            let places = self.exponent.unsigned_abs() as usize;
            let padded = format!("{digits:0>width$}", width = places + 1);
            let (whole, part) = padded.split_at_checked(padded.len() - places)?;
            format!("{whole}.{part}")
        };
        Some(text.into())
    }
}

/// The powers of ten that are `f64`s exactly.
const POWERS_OF_TEN: [f64; 23] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
    1e21, 1e22,
];

#[cfg(test)]
mod tests {
    use super::*;

    fn decimal(text: &str) -> Decimal {
        Decimal::parse(text).unwrap()
    }

    #[test]
    fn sums_and_products_are_exact() {
        assert_eq!(decimal("1.2").times(decimal("1e6")).unwrap().to_f64(), 1_200_000.0);
        assert_eq!(decimal("2e6").plus(decimal("0.5")).unwrap().to_f64(), 2_000_000.5);
        assert_eq!(decimal("0.1").plus(decimal("0.2")).unwrap().to_f64(), 0.3);
        assert_eq!(Decimal::parse("1,5"), None);
    }

    #[test]
    fn digits_that_an_f64_loses_are_kept() {
        assert_eq!(decimal("9007199254740993").exact().as_deref(), Some("9007199254740993"));
        assert_eq!(decimal("9007199254740992").exact(), None);
        assert_eq!(decimal("1e18").exact(), None);
        assert_eq!(decimal("0.12345678901234567890").exact().as_deref(), Some("0.1234567890123456789"));
        assert_eq!(decimal("1e38").times(decimal("3")).unwrap().to_f64(), 3e38);
    }
}
