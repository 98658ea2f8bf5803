//! What a time expression says, before anything that it leaves open is filled in.
//!
//! Patterns build an [`Expr`] bottom-up from the words of the text. It is independent of the language and of the day on
//! which it is read: "kemarin" and "yesterday" are both the day one before now. [`super::resolve`] reads it against a
//! moment.

use super::zone::Zone;
use crate::value::{Grain, Part};

/// The meaning of a part of a time expression.
#[derive(Clone, Debug, PartialEq)]
pub enum Expr {
    /// A number that is no time yet.
    Number(Number),
    /// A unit of time: `count` times `grain` (a fortnight is two weeks).
    Unit(f64, Grain),
    /// How far something lies: -1 last, 0 this, 1 next.
    Step(i32),
    /// A part of a period.
    Part(Part),
    /// An offset from UTC.
    Zone(Zone),
    /// A word that says how to take what follows, and no time itself.
    Modifier,
    /// The current moment.
    Now,
    /// Parts of the calendar and the clock that the text names.
    Fields(Fields),
    /// A length of time.
    Length(Length),
    /// The least and the most that a length may be.
    Lengths(Length, Length),
    /// Several times, each by itself.
    Several(Vec<Expr>),
    /// A moment a length before or after `base`; where there is none, `manner` tells what it counts from.
    Shift { base: Option<Box<Expr>>, by: Length, sign: i32, manner: Manner },
    /// The period of a unit, weekday, month or holiday that is `steps` from the one that is current.
    Cycle { of: Box<Expr>, steps: i32, rule: CycleRule },
    /// The `n`-th period of a kind in a larger one; negative from its end.
    Nth { n: i32, of: Box<Expr>, within: Option<Box<Expr>> },
    /// A period of this grain, of which the text tells no more than its place among others.
    Undated(Grain),
    /// `inner`, read in the period `outer`.
    Within { inner: Box<Expr>, outer: Box<Expr> },
    /// The beginning, middle or end of a period.
    Edge { part: Part, of: Box<Expr> },
    /// From one time to another; one of the two may be open.
    Interval { from: Option<Box<Expr>>, to: Option<Box<Expr>> },
    /// The `by` before (-1) or after (1) the current moment.
    Window { by: Length, sign: i32 },
    /// The first or the last of the units that a period has: "the first eight months of 2024".
    Share { by: Length, of: Box<Expr>, last: bool },
    /// What is left of the current period.
    Rest(Grain),
    /// A feast or memorial day, by its index in the holiday table.
    Holiday(usize),
    /// A day, month or year of the Hijri calendar.
    Hijri { year: Option<i32>, month: u8, day: Option<u8> },
    /// Times that recur.
    Set(Box<Expr>),
    /// A reading of something else that the text calls inexact.
    Approximate(Box<Expr>),
}

/// A number in the text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Number {
    /// What it is.
    pub value: f64,
    /// How many digits it is written with; 0 where words spell it.
    pub width: u8,
}

/// How "last", "this" and "next" count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CycleRule {
    /// By calendar periods: "next Friday" is the Friday of next week, "next March" the March of next year.
    Calendar,
    /// By occurrence: "Jumat depan" is the first Friday after today, "Jumat lalu" the last one before it.
    Occurrence,
}

/// What a shift counts from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    /// The moment of writing.
    Now,
    /// The day that the text spoke of: "tiga hari kemudian".
    Told,
    /// The moment of writing, where the text looks ahead ("we leave in six hours"); where it tells what happened, the
    /// words are a length ("they walked it in six hours").
    Planned,
}

/// A length of time: so many of each unit, the coarsest first. An amount that the text leaves open is `None`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Length {
    /// The amounts with their units.
    pub parts: Vec<(Option<f64>, Grain)>,
    /// Whether the text says that the length is not exact.
    pub approximate: bool,
}

/// A part of the day, as TIMEX3 codes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Daypart {
    /// `MO`, `MI`, `AF`, `EV`, `NI`, `DT` or, for the meridiem alone, nothing.
    pub code: &'static str,
    /// The hour from which twelve hours of the clock count: with 17 "7 malam" is 19, and "2 malam" is 2.
    pub first_hour: u8,
}

/// A year, or more years than one, as the text writes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Year {
    /// The year in full; negative before Christ.
    Full(i32),
    /// The last two digits.
    Short(u8),
    /// The decade that begins with this year.
    Decade(i32),
    /// The decade by its last two digits: "the 90s".
    ShortDecade(u8),
    /// The century that begins with this year: 1400 for the fifteenth.
    Century(i32),
}

/// Parts of the calendar and the clock. What the text does not name is `None`.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Fields {
    /// The year.
    pub year: Option<Year>,
    /// A quarter, half, season, week or weekend of the year by its number.
    pub piece: Option<(Grain, u8)>,
    /// The month, 1 to 12.
    pub month: Option<u8>,
    /// The day of the month, 1 to 31.
    pub day: Option<u8>,
    /// The weekday, 1 for Monday to 7 for Sunday.
    pub weekday: Option<u8>,
    /// Whether the date is written with numbers alone, as newsrooms write the days around an article: `24/9`.
    pub numeric: bool,
    /// The part of the day.
    pub daypart: Option<Daypart>,
    /// The hour, 0 to 24.
    pub hour: Option<u8>,
    /// The minute.
    pub minute: Option<u8>,
    /// The second.
    pub second: Option<u8>,
    /// The offset from UTC.
    pub zone: Option<Zone>,
}

impl Expr {
    /// The number as an integer, where it is one.
    pub fn integer(&self) -> Option<i32> {
        match self {
            Expr::Number(number) if number.value.fract() == 0.0 && number.value.abs() < 1e9 => {
                // Whole and small: the conversion is exact.
                Some(number.value as i32)
            }
            _ => None,
        }
    }
}

impl Length {
    /// The finest unit; `None` for a length of nothing.
    pub fn finest(&self) -> Option<Grain> {
        self.parts.iter().map(|(_, grain)| *grain).max()
    }
}

impl Fields {
    /// Both together; `None` where they contradict each other.
    pub fn merge(self, other: Fields) -> Option<Fields> {
        fn one<T: PartialEq>(left: Option<T>, right: Option<T>) -> Option<Option<T>> {
            match (left, right) {
                (Some(left), Some(right)) => (left == right).then_some(Some(left)),
                (left, right) => Some(left.or(right)),
            }
        }
        Some(Fields {
            year: one(self.year, other.year)?,
            piece: one(self.piece, other.piece)?,
            month: one(self.month, other.month)?,
            day: one(self.day, other.day)?,
            weekday: one(self.weekday, other.weekday)?,
            numeric: self.numeric || other.numeric,
            daypart: self.daypart.or(other.daypart),
            hour: one(self.hour, other.hour)?,
            minute: one(self.minute, other.minute)?,
            second: one(self.second, other.second)?,
            zone: one(self.zone, other.zone)?,
        })
    }

    /// Whether a part of the calendar is named.
    pub const fn has_date(&self) -> bool {
        self.year.is_some()
            || self.piece.is_some()
            || self.month.is_some()
            || self.day.is_some()
            || self.weekday.is_some()
    }

    /// The hour of the day, 0 to 24, with what the part of the day tells of it.
    pub fn hour_of_day(&self) -> Option<u8> {
        let hour = self.hour?;
        let Some(daypart) = self.daypart else {
            return Some(hour);
        };
        if hour > 12 {
            return Some(hour);
        }
        let hour = hour % 12;
        let later = hour + 12;
        let window = daypart.first_hour..daypart.first_hour + 12;
        Some(if window.contains(&hour) || !window.contains(&later) { hour } else { later })
    }
}
