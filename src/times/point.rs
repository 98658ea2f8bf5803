//! A time with its place on the calendar: what an expression means once a moment to read it from is known.

use super::calendar;
use super::expression::Length;
use super::zone::Zone;
use crate::value::{Grain, Part};
use time::{Date, Time};

/// What an expression means on a given day.
#[derive(Clone, Debug, PartialEq)]
pub enum Resolved {
    /// A period of the calendar or a moment.
    Point(Point),
    /// From one to another; one of the two may be open.
    Interval(Option<Point>, Option<Point>),
    /// A length of time.
    Length(Length),
    /// The least and the most that a length may be.
    Lengths(Length, Length),
    /// Times that recur, as TIMEX3 writes them.
    Set(String),
    /// The present, the past or the future, without a date (TIMEX3's `PRESENT_REF` and its like).
    Vague(&'static str),
}

impl Resolved {
    /// The same with summer time told from its dates, or from `today` where it has none.
    pub fn in_season(self, today: Option<Date>) -> Resolved {
        let settle = |point: Point| point.in_season(today);
        match self {
            Resolved::Point(point) => Resolved::Point(settle(point)),
            Resolved::Interval(from, to) => Resolved::Interval(from.map(settle), to.map(settle)),
            other => other,
        }
    }
}

/// A period of the calendar or a moment. Fields that are not known are `None`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// The year.
    pub year: Option<i32>,
    /// The month.
    pub month: Option<u8>,
    /// The day of the month.
    pub day: Option<u8>,
    /// The weekday, where nothing more of the day is known.
    pub weekday: Option<u8>,
    /// How much of the calendar it covers: a day, where it is a moment.
    pub period: Grain,
    /// The number of the quarter, half or season in the year, or of the week in its ISO year.
    pub number: Option<u8>,
    /// The time of the day.
    pub clock: Clock,
    /// Whether the value is not exact.
    pub approximate: bool,
    /// The number of the weekday that the text names and that the date does not fall on.
    pub conflict: Option<u8>,
    /// The part of the period that is meant, where it is not the whole.
    pub part: Option<Part>,
}

/// A time of the day, as far as it is known.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Clock {
    /// The part of the day, as TIMEX3 codes it.
    pub daypart: Option<&'static str>,
    /// The hour.
    pub hour: Option<u8>,
    /// The minute.
    pub minute: Option<u8>,
    /// The second.
    pub second: Option<u8>,
    /// The offset from UTC.
    pub zone: Option<Zone>,
    /// The grain of a clock time that the text speaks of but nothing tells.
    pub unknown: Option<Grain>,
}

impl Clock {
    /// Whether nothing of the clock is named.
    pub const fn is_empty(&self) -> bool {
        self.daypart.is_none() && self.hour.is_none() && self.unknown.is_none()
    }

    /// The clock at `time`, to this grain.
    pub const fn at(time: Time, grain: Grain) -> Clock {
        Clock {
            daypart: None,
            hour: Some(time.hour()),
            minute: Some(time.minute()),
            second: if matches!(grain, Grain::Second) { Some(time.second()) } else { None },
            zone: None,
            unknown: None,
        }
    }

    /// The finest part that is named.
    pub const fn grain(&self) -> Option<Grain> {
        if self.second.is_some() {
            Some(Grain::Second)
        } else if self.minute.is_some() {
            Some(Grain::Minute)
        } else if self.hour.is_some() {
            Some(Grain::Hour)
        } else if self.daypart.is_some() {
            Some(Grain::Daypart)
        } else {
            self.unknown
        }
    }
}

impl Point {
    /// A period of which nothing is known but its kind.
    pub const fn unknown(period: Grain) -> Point {
        Point {
            year: None,
            month: None,
            day: None,
            weekday: None,
            period,
            number: None,
            clock: Clock { daypart: None, hour: None, minute: None, second: None, zone: None, unknown: None },
            approximate: false,
            conflict: None,
            part: None,
        }
    }

    /// The period of kind `period` that `date` falls in.
    pub fn of(date: Date, period: Grain) -> Point {
        let month = u8::from(date.month());
        let mut point = Point { year: Some(date.year()), ..Point::unknown(period) };
        match period {
            Grain::Quarter => point.number = Some((month - 1) / 3 + 1),
            Grain::Half => point.number = Some((month - 1) / 6 + 1),
            Grain::Season => {
                // The year of a winter is the one in which it ends.
                point.number = Some(month % 12 / 3 + 1);
                point.year = Some(date.year() + i32::from(month == 12));
            }
            Grain::Week | Grain::Weekend => {
                let (year, week) = calendar::iso_week(date);
                point.year = Some(year);
                point.number = Some(week);
            }
            Grain::Month => point.month = Some(month),
            Grain::Year => {}
            Grain::Decade => point.year = Some(date.year().div_euclid(10) * 10),
            Grain::Century => point.year = Some(date.year().div_euclid(100) * 100),
            Grain::Millennium => point.year = Some(date.year().div_euclid(1000) * 1000),
            _ => {
                point.period = Grain::Day;
                point.month = Some(month);
                point.day = Some(date.day());
            }
        }
        point
    }

    /// The day.
    pub fn day(date: Date) -> Point {
        Point::of(date, Grain::Day)
    }

    /// The same with summer time told from the date, or from `today` where it has none.
    pub fn in_season(self, today: Option<Date>) -> Point {
        let date = self.first_day().or(today);
        Point { clock: Clock { zone: self.clock.zone.map(|zone| zone.on(date)), ..self.clock }, ..self }
    }

    /// The first day of the period; `None` where it is not known.
    pub fn first_day(&self) -> Option<Date> {
        let year = self.year?;
        match self.period {
            Grain::Quarter => calendar::date(year, (self.number? - 1) * 3 + 1, 1),
            Grain::Half => calendar::date(year, (self.number? - 1) * 6 + 1, 1),
            Grain::Season => match self.number? {
                1 => calendar::date(year - 1, 12, 1),
                number => calendar::date(year, (number - 1) * 3, 1),
            },
            Grain::Week => calendar::week(year, self.number?),
            Grain::Weekend => calendar::add_days(calendar::week(year, self.number?)?, 5),
            Grain::Month => calendar::date(year, self.month?, 1),
            Grain::Year | Grain::Decade | Grain::Century | Grain::Millennium => calendar::date(year, 1, 1),
            _ => calendar::date(year, self.month?, self.day?),
        }
    }

    /// The last day of the period.
    pub fn last_day(&self) -> Option<Date> {
        calendar::add_days(self.step(1)?.first_day()?, -1)
    }

    /// The period of the same kind that is `steps` later.
    pub fn step(&self, steps: i32) -> Option<Point> {
        let first = self.first_day()?;
        let steps = i64::from(steps);
        let moved = match self.period {
            Grain::Week | Grain::Weekend => calendar::add_days(first, steps.checked_mul(7)?)?,
            Grain::Month => calendar::add_months(first, steps)?,
            Grain::Season => calendar::add_months(first, steps.checked_mul(3)?)?,
            Grain::Quarter => calendar::add_months(first, steps.checked_mul(3)?)?,
            Grain::Half => calendar::add_months(first, steps.checked_mul(6)?)?,
            Grain::Year => calendar::add_months(first, steps.checked_mul(12)?)?,
            Grain::Decade => calendar::add_months(first, steps.checked_mul(120)?)?,
            Grain::Century => calendar::add_months(first, steps.checked_mul(1200)?)?,
            Grain::Millennium => calendar::add_months(first, steps.checked_mul(12_000)?)?,
            _ => calendar::add_days(first, steps)?,
        };
        Some(Point { clock: self.clock, ..Point::of(moved, self.period) })
    }

    /// The day, where the period is just one and it is known.
    pub fn date(&self) -> Option<Date> {
        if self.period == Grain::Day { self.first_day() } else { None }
    }

    /// The same, where a grain of the clock stands for an unknown time of an unknown day.
    pub fn without_clock_grain(self) -> Point {
        if self.period <= Grain::Day {
            return self;
        }
        Point { period: Grain::Day, clock: Clock { unknown: Some(self.period), ..self.clock }, ..self }
    }

    /// The finest part of the calendar or clock that is told.
    pub fn grain(&self) -> Grain {
        self.clock.grain().unwrap_or(self.period)
    }
}
