//! So much before or after a moment.

use super::calendar;
use super::expression::{Expr, Length, Manner};
use super::point::{Clock, Point};
use super::resolve::{Context, point};
use crate::value::Grain;
use time::{Duration, PrimitiveDateTime};

/// The moment or period that is `by` before (-1) or after (1) `base`; `None` where the calendar ends before.
pub fn shift(base: Option<&Expr>, by: &Length, sign: i32, manner: Manner, context: &Context) -> Option<Point> {
    let from = match base {
        Some(base) => point(base, context)?,
        // "That day" is the one that was told, and no other.
        None if sign == 0 && context.near.is_none() => return Some(Point::unknown(by.finest()?).without_clock_grain()),
        None => match (context.near.filter(|_| manner == Manner::Told), context.now) {
            (Some(near), _) => Point::day(near),
            (None, Some(now)) => Point {
                clock: now.time.map_or(Clock::default(), |time| Clock::at(time, Grain::Second)),
                ..Point::day(now.date)
            },
            (None, None) => return Some(Point::unknown(by.finest()?).without_clock_grain()),
        },
    };
    let finest = by.finest()?;
    let mut months = 0.0;
    let mut seconds = 0.0;
    for &(amount, grain) in &by.parts {
        let amount = amount? * f64::from(sign);
        match months_in(grain) {
            Some(count) => months += amount * count,
            None => seconds += amount * seconds_in(grain),
        }
    }
    // A clock time without a day is moved on some day, which is left out again.
    let dated = from.first_day();
    let day = dated.or_else(|| calendar::date(2000, 1, 3).filter(|_| from.clock.hour.is_some()))?;
    if months.abs() > 120_000.0 || seconds.abs() > 4e11 {
        return None;
    }
    // Whole after rounding, and small: the conversions are exact.
    let moved = calendar::add_months(day, months.trunc() as i64)?;
    let seconds = seconds + (months.fract() * 30.0).round() * 86_400.0;
    let clocked = from.clock.hour.is_some() && from.clock.daypart.is_none();
    if clocked && (finest > Grain::Day || base.is_some()) {
        let time =
            time::Time::from_hms(from.clock.hour? % 24, from.clock.minute.unwrap_or(0), from.clock.second.unwrap_or(0));
        let moment =
            PrimitiveDateTime::new(moved, time.ok()?).checked_add(Duration::seconds(seconds.round() as i64))?;
        let exact = finest == Grain::Second || moment.second() != 0;
        let clock = Clock::at(moment.time(), if exact { Grain::Second } else { Grain::Minute });
        let clock = Clock { zone: from.clock.zone, ..clock };
        let moved = if dated.is_some() { Point::day(moment.date()) } else { Point::unknown(Grain::Day) };
        return Some(Point { clock, ..moved });
    }
    let days = (seconds / 86_400.0).trunc() as i64;
    let date = calendar::add_days(moved, days)?;
    if finest > Grain::Day {
        let unknown = Clock { unknown: Some(finest), ..Clock::default() };
        return Some(Point { clock: unknown, ..Point::day(date) });
    }
    let approximate = by.approximate || from.approximate;
    // "Two years ago" is a year; "two years after that day" is a day.
    let grain = if base.is_some() || matches!(finest, Grain::Week | Grain::Weekend) { Grain::Day } else { finest };
    Some(Point { approximate, ..Point::of(date, grain) })
}

fn months_in(grain: Grain) -> Option<f64> {
    Some(match grain {
        Grain::Month => 1.0,
        Grain::Quarter | Grain::Season => 3.0,
        Grain::Half => 6.0,
        Grain::Year => 12.0,
        Grain::Decade => 120.0,
        Grain::Century => 1200.0,
        Grain::Millennium => 12_000.0,
        _ => return None,
    })
}

fn seconds_in(grain: Grain) -> f64 {
    match grain {
        Grain::Second => 1.0,
        Grain::Minute => 60.0,
        Grain::Hour => 3600.0,
        Grain::Week | Grain::Weekend => 604_800.0,
        _ => 86_400.0,
    }
}
