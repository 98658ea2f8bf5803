//! The words of the calendar: what a row of a language's `times.tsv` means.

use super::expression::{CycleRule, Daypart, Expr, Fields, Length, Number, Year};
use super::holidays;
use super::zone::{Summer, Zone};
use crate::value::{Grain, Part};

/// The meaning of a word of `category` with this `value` column; `None` where the value cannot be read. A category may
/// have a part after a full stop (`month.short`), which patterns tell apart and the meaning does not.
pub fn meaning(category: &str, value: &str) -> Option<Expr> {
    let kind = category.split('.').next().unwrap_or(category);
    Some(match kind {
        "weekday" => Expr::Fields(Fields { weekday: Some(within(value, 1, 7)?), ..Fields::default() }),
        "month" => Expr::Fields(Fields { month: Some(within(value, 1, 12)?), ..Fields::default() }),
        "year" => Expr::Fields(Fields { year: Some(Year::Full(value.parse().ok()?)), ..Fields::default() }),
        "decade" => Expr::Fields(Fields { year: Some(decade(value)?), ..Fields::default() }),
        "season" => Expr::Fields(Fields { piece: Some((Grain::Season, within(value, 1, 4)?)), ..Fields::default() }),
        "unit" => unit(value)?,
        "step" => Expr::Step(value.parse().ok()?),
        "part" => Expr::Part(part(value)?),
        "daypart" | "meridiem" => Expr::Fields(Fields { daypart: Some(daypart(value)?), ..Fields::default() }),
        "relative" => relative(value)?,
        "tonight" => tonight(value)?,
        "clock" => Expr::Fields(clock(value)?),
        "zone" => Expr::Zone(zone(value)?),
        "holiday" => Expr::Holiday(holidays::find(value)?),
        "hijri" => Expr::Hijri { year: None, month: within(value, 1, 12)?, day: None },
        "number" | "ordinal" => Expr::Number(Number { value: value.parse().ok()?, width: 0 }),
        "length" => Expr::Length(length(value)?),
        "set" => Expr::Set(Box::new(Expr::Length(length(value)?))),
        "now" => Expr::Now,
        _ => return None,
    })
}

/// The grain that a data file calls by this name.
pub fn grain(name: &str) -> Option<Grain> {
    Some(match name {
        "second" => Grain::Second,
        "minute" => Grain::Minute,
        "hour" => Grain::Hour,
        "day" => Grain::Day,
        "weekend" => Grain::Weekend,
        "week" => Grain::Week,
        "month" => Grain::Month,
        "season" => Grain::Season,
        "quarter" => Grain::Quarter,
        "half" => Grain::Half,
        "year" => Grain::Year,
        "decade" => Grain::Decade,
        "century" => Grain::Century,
        "millennium" => Grain::Millennium,
        _ => return None,
    })
}

fn within(value: &str, least: u8, most: u8) -> Option<u8> {
    value.parse().ok().filter(|number| (least..=most).contains(number))
}

/// `week`, or `2 week` for a unit that is several of another.
fn unit(value: &str) -> Option<Expr> {
    match value.split_once(' ') {
        Some((count, name)) => Some(Expr::Unit(count.parse().ok()?, grain(name)?)),
        None => Some(Expr::Unit(1.0, grain(value)?)),
    }
}

fn part(value: &str) -> Option<Part> {
    match value {
        "start" => Some(Part::Start),
        "mid" => Some(Part::Mid),
        "end" => Some(Part::End),
        _ => None,
    }
}

/// `NI 17`: the TIMEX3 code and the hour from which twelve hours count; `12` alone is a meridiem.
fn daypart(value: &str) -> Option<Daypart> {
    let (code, first) = value.split_once(' ').unwrap_or(("", value));
    let code = ["MO", "MI", "AF", "EV", "NI", "DT"].into_iter().find(|known| *known == code).unwrap_or("");
    Some(Daypart { code, first_hour: within(first, 0, 23)? })
}

/// `day -1`: the period of this grain that is so many from the current one.
fn relative(value: &str) -> Option<Expr> {
    let (name, steps) = value.split_once(' ')?;
    let of = Box::new(Expr::Unit(1.0, grain(name)?));
    Some(Expr::Cycle { of, steps: steps.parse().ok()?, rule: CycleRule::Calendar })
}

/// `NI 17 0`: a part of the day that is so many days from today.
fn tonight(value: &str) -> Option<Expr> {
    let (part, steps) = value.rsplit_once(' ')?;
    let inner = Fields { daypart: Some(daypart(part)?), ..Fields::default() };
    let outer = Expr::Cycle {
        of: Box::new(Expr::Unit(1.0, Grain::Day)),
        steps: steps.parse().ok()?,
        rule: CycleRule::Calendar,
    };
    Some(Expr::Within { inner: Box::new(Expr::Fields(inner)), outer: Box::new(outer) })
}

/// `12:00`.
fn clock(value: &str) -> Option<Fields> {
    let (hour, minute) = value.split_once(':')?;
    Some(Fields { hour: Some(within(hour, 0, 24)?), minute: Some(within(minute, 0, 59)?), ..Fields::default() })
}

/// `+07:00`; `-05:00 america` for a zone that has summer time.
fn zone(value: &str) -> Option<Zone> {
    let (value, summer) = match value.split_once(' ') {
        Some((offset, name)) => (offset, Some(Summer::read(name)?)),
        None => (value, None),
    };
    let (sign, rest) = match value.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, value.strip_prefix('+')?),
    };
    let (hours, minutes) = rest.split_once(':')?;
    let minutes = sign * (i16::from(within(hours, 0, 14)?) * 60 + i16::from(within(minutes, 0, 59)?));
    Some(Zone { minutes, summer })
}

/// `1990`, or `90` for the nineties of the century that the text leaves open.
fn decade(value: &str) -> Option<Year> {
    let year: i32 = value.parse().ok()?;
    Some(if year < 100 { Year::ShortDecade(u8::try_from(year).ok()?) } else { Year::Decade(year) })
}

/// A TIMEX3 duration of one unit: `P1D`, `PT1H`; `PX` is one whose amount is open.
fn length(value: &str) -> Option<Length> {
    let rest = value.strip_prefix('P')?;
    let (clock, rest) = match rest.strip_prefix('T') {
        Some(rest) => (true, rest),
        None => (false, rest),
    };
    let unit = rest.chars().last()?;
    let amount = rest.strip_suffix(unit)?.parse().ok()?;
    let grain = match (clock, unit) {
        (true, 'S') => Grain::Second,
        (true, 'M') => Grain::Minute,
        (true, 'H') => Grain::Hour,
        (false, 'D') => Grain::Day,
        (false, 'W') => Grain::Week,
        (false, 'M') => Grain::Month,
        (false, 'Y') => Grain::Year,
        _ => return None,
    };
    Some(Length { parts: vec![(Some(amount), grain)], approximate: false })
}
