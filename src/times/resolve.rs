//! Reading a time expression against the moment from which the text speaks.

use super::calendar;
use super::complete::complete;
use super::cycle::cycle;
use super::expression::{Expr, Fields, Length, Year};
use super::hijri;
use super::holidays;
use super::interval::{interval, share, window};
use super::point::{Clock, Point, Resolved};
use super::shift::shift;
use super::timex;
use crate::reference::Reference;
use crate::value::{Grain, Part};
use time::Date;

/// From where a time is read.
#[derive(Clone, Copy, Debug)]
pub struct Context {
    /// The moment of writing, where it is known.
    pub now: Option<Reference>,
    /// The day that the text was speaking of just before.
    pub near: Option<Date>,
    /// Where a time lies that may lie before or after.
    pub lean: Lean,
}

/// Where a time lies that may lie before or after.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lean {
    /// Before: the text tells what happened.
    Past,
    /// After: the text tells what is planned.
    Future,
    /// On the side that is nearer.
    Nearest,
}

impl Context {
    /// The day of writing.
    pub fn today(&self) -> Option<Date> {
        self.now.map(|now| now.date)
    }
}

/// What the expression means; `None` where no such time exists.
pub fn resolve(expr: &Expr, context: &Context) -> Option<Resolved> {
    Some(match expr {
        Expr::Length(length) => Resolved::Length(length.clone()),
        Expr::Lengths(least, most) => Resolved::Lengths(least.clone(), most.clone()),
        Expr::Set(of) => Resolved::Set(set(of)?),
        Expr::Now if context.now.is_none_or(|now| now.time.is_none()) => Resolved::Vague("PRESENT_REF"),
        Expr::Within { inner, outer }
            if matches!(resolve(outer, context), Some(Resolved::Interval(Some(_), Some(_)))) =>
        {
            match (&**inner, resolve(outer, context)?) {
                (Expr::Fields(fields), Resolved::Interval(from, to)) if !fields.has_date() => {
                    let clocked = |end: Option<Point>| end.map(|end| Point { clock: clock(fields), ..end });
                    Resolved::Interval(clocked(from), clocked(to))
                }
                _ => Resolved::Point(point(expr, context)?),
            }
        }
        Expr::Shift { by, sign, base: None, .. } if by.parts.iter().any(|(amount, _)| amount.is_none()) => {
            Resolved::Vague(if *sign < 0 { "PAST_REF" } else { "FUTURE_REF" })
        }
        Expr::Interval { from, to } => interval(from.as_deref(), to.as_deref(), context)?,
        Expr::Window { by, sign } => window(by, *sign, context)?,
        Expr::Share { by, of, last } => share(by, of, *last, context)?,
        Expr::Rest(grain) => {
            let today = Point::day(context.today()?);
            let last = Point::of(context.today()?, *grain).last_day()?;
            Resolved::Interval(Some(today), Some(Point::day(last)))
        }
        Expr::Holiday(index) if holidays::days(*index) > 1 => feast(expr, *index, context)?,
        Expr::Within { inner, .. } if long_feast(inner).is_some() => feast(expr, long_feast(inner)?, context)?,
        Expr::Hijri { year: Some(year), month, day: None } => {
            let first = hijri::to_gregorian(*year, *month, 1)?;
            let next = if *month == 12 {
                hijri::to_gregorian(year + 1, 1, 1)
            } else {
                hijri::to_gregorian(*year, month + 1, 1)
            };
            let last = calendar::add_days(next?, -1)?;
            let inexact = |date| Some(Point { approximate: true, ..Point::day(date) });
            Resolved::Interval(inexact(first), inexact(last))
        }
        Expr::Approximate(of) => match resolve(of, context)? {
            Resolved::Point(point) => Resolved::Point(Point { approximate: true, ..point }),
            Resolved::Length(length) => Resolved::Length(Length { approximate: true, ..length }),
            other => other,
        },
        Expr::Within { inner, outer } if matches!(**inner, Expr::Interval { .. }) => match &**inner {
            Expr::Interval { from, to } => {
                let end = |end: &Option<Box<Expr>>| {
                    end.as_ref().map(|end| Box::new(Expr::Within { inner: end.clone(), outer: outer.clone() }))
                };
                interval(end(from).as_deref(), end(to).as_deref(), context)?
            }
            _ => return None,
        },
        _ => Resolved::Point(point(expr, context)?),
    })
}

/// The holiday that the expression is, where it lasts for more than a day.
fn long_feast(expr: &Expr) -> Option<usize> {
    match expr {
        Expr::Holiday(index) if holidays::days(*index) > 1 => Some(*index),
        _ => None,
    }
}

/// All the days of a feast, of which `expr` is the first.
fn feast(expr: &Expr, index: usize, context: &Context) -> Option<Resolved> {
    let first = point(expr, context)?;
    let last = calendar::add_days(first.first_day()?, holidays::days(index) - 1)?;
    Some(Resolved::Interval(Some(first), Some(Point { approximate: first.approximate, ..Point::day(last) })))
}

/// The period or moment that the expression means.
pub fn point(expr: &Expr, context: &Context) -> Option<Point> {
    match expr {
        Expr::Fields(fields) => complete(fields, context),
        Expr::Cycle { of, steps, rule } => cycle(of, *steps, *rule, context),
        Expr::Shift { base, by, sign, manner } => shift(base.as_deref(), by, *sign, *manner, context),
        Expr::Nth { n, of, within } => nth(*n, of, within.as_deref(), context),
        Expr::Within { inner, outer } => within(inner, outer, context),
        Expr::Edge { part, of } => {
            let whole = point(of, context)?;
            // The end of a day is a time of it; of longer periods TIMEX3 keeps the whole, and names the part beside it.
            if *part == Part::End && whole.period == Grain::Day && whole.clock.is_empty() {
                let clock = Clock { hour: Some(23), minute: Some(59), second: Some(59), ..Clock::default() };
                return Some(Point { clock, ..whole });
            }
            Some(Point { part: Some(*part), ..whole })
        }
        Expr::Holiday(index) => holiday(*index, context),
        Expr::Hijri { year, month, day } => hijri_day(*year, *month, *day, context),
        Expr::Approximate(of) => Some(Point { approximate: true, ..point(of, context)? }),
        Expr::Now => {
            let now = context.now?;
            Some(match now.time {
                Some(time) => Point { clock: Clock::at(time, Grain::Second), ..Point::day(now.date) },
                None => Point::day(now.date),
            })
        }
        Expr::Undated(grain) => Some(Point::unknown(*grain).without_clock_grain()),
        Expr::Unit(_, grain) => Some(context.today().map_or(Point::unknown(*grain), |today| Point::of(today, *grain))),
        Expr::Interval { from: Some(from), .. } => point(from, context),
        _ => None,
    }
}

/// The clock that the fields name.
pub fn clock(fields: &Fields) -> Clock {
    Clock {
        daypart: fields.daypart.map(|part| part.code).filter(|code| !code.is_empty()),
        hour: fields.hour_of_day(),
        minute: fields.minute,
        second: fields.second,
        zone: fields.zone,
        unknown: None,
    }
}

fn nth(n: i32, of: &Expr, within: Option<&Expr>, context: &Context) -> Option<Point> {
    let outer = match within {
        Some(within) => point(within, context)?,
        None => match of {
            Expr::Unit(_, Grain::Day | Grain::Week | Grain::Weekend)
            | Expr::Fields(Fields { weekday: Some(_), .. }) => Point::of(context.today()?, Grain::Month),
            _ => Point::of(context.today()?, Grain::Year),
        },
    };
    let (first, last) = (outer.first_day()?, outer.last_day()?);
    let ahead = i64::from(n) - 1;
    let inside = |date: Date| (first <= date && date <= last).then_some(date);
    match of {
        Expr::Fields(fields) => {
            let weekday = fields.weekday?;
            let date = if n > 0 {
                calendar::add_days(calendar::weekday_on_or_after(first, weekday)?, ahead * 7)?
            } else {
                calendar::add_days(calendar::weekday_on_or_before(last, weekday)?, (i64::from(n) + 1) * 7)?
            };
            Some(Point { clock: clock(fields), ..Point::day(inside(date)?) })
        }
        Expr::Unit(_, grain @ (Grain::Week | Grain::Weekend)) => {
            let date = if n > 0 {
                // Weeks of a year are those of ISO 8601; weeks of a month begin in it.
                let first = if outer.period == Grain::Year {
                    calendar::week(outer.year?, 1)?
                } else {
                    calendar::weekday_on_or_after(first, 1)?
                };
                calendar::add_days(first, ahead * 7)?
            } else {
                let sunday = calendar::weekday_on_or_before(last, 7)?;
                calendar::add_days(sunday, (i64::from(n) + 1) * 7 - 6)?
            };
            Some(Point::of(date, *grain))
        }
        Expr::Unit(_, grain) => {
            let start = Point::of(if n > 0 { first } else { last }, *grain);
            let found = start.step(if n > 0 { n - 1 } else { n + 1 })?;
            inside(found.first_day()?).map(|_| found)
        }
        _ => None,
    }
}

/// `inner`, read in the period `outer`.
pub fn within(inner: &Expr, outer: &Expr, context: &Context) -> Option<Point> {
    let place = point(outer, context)?;
    let Expr::Fields(fields) = inner else {
        return inside(inner, &place, context);
    };
    let clock = clock(fields);
    if !fields.has_date() {
        let merged = Clock {
            daypart: clock.daypart.or(place.clock.daypart),
            hour: clock.hour.map(|hour| match (fields.daypart, outer_daypart(outer)) {
                (None, Some(part)) => {
                    Fields { hour: Some(hour), daypart: Some(part), ..Fields::default() }.hour_of_day().unwrap_or(hour)
                }
                _ => hour,
            }),
            zone: clock.zone.or(place.clock.zone),
            ..clock
        };
        // A clock time belongs to no day where a week or more is named beside it.
        let place = if place.period < Grain::Day { Point::unknown(Grain::Day) } else { place };
        return Some(Point { clock: merged, ..place });
    }
    let Some(first) = place.first_day() else {
        return complete(fields, context);
    };
    let at = |date: Date| Some(Point { clock, ..Point::day(date) });
    match (place.period, fields.weekday, fields.month, fields.day) {
        (Grain::Week | Grain::Weekend, Some(weekday), None, _) => {
            at(calendar::add_days(calendar::week_start(first)?, i64::from(weekday) - 1)?)
        }
        (Grain::Day, Some(weekday), None, None) => at(calendar::weekday_on_or_after(first, weekday)?),
        (Grain::Day | Grain::Week | Grain::Weekend, _, Some(_), Some(_)) => complete(fields, context),
        (_, _, None, Some(day)) => at(calendar::date(first.year(), u8::from(first.month()), day)?),
        _ => complete(&Fields { year: Some(Year::Full(place.year.unwrap_or(first.year()))), ..*fields }, context),
    }
}

/// The part of the day that the outer time names: "tonight" makes "at 8" an evening hour.
fn outer_daypart(outer: &Expr) -> Option<super::expression::Daypart> {
    match outer {
        Expr::Fields(fields) => fields.daypart,
        Expr::Within { inner, outer } => outer_daypart(inner).or_else(|| outer_daypart(outer)),
        Expr::Cycle { of, .. } => outer_daypart(of),
        Expr::Approximate(of) => outer_daypart(of),
        _ => None,
    }
}

/// What is no date in fields, read in a period: the holiday of that year, the second week of that month.
fn inside(inner: &Expr, place: &Point, context: &Context) -> Option<Point> {
    match inner {
        Expr::Holiday(index) => {
            let date = holidays::date(*index, place.year?)?;
            Some(Point { clock: place.clock, approximate: holidays::is_approximate(*index), ..Point::day(date) })
        }
        Expr::Nth { n, of, within: None } => {
            let outer = Fields { year: place.year.map(Year::Full), month: place.month, ..Fields::default() };
            nth(*n, of, Some(&Expr::Fields(outer)), context)
        }
        Expr::Within { inner, outer } => {
            let middle = inside(outer, place, context)?;
            within(
                inner,
                &Expr::Fields(Fields {
                    year: middle.year.map(Year::Full),
                    month: middle.month,
                    day: middle.day,
                    ..Fields::default()
                }),
                context,
            )
        }
        Expr::Hijri { year: None, month, day } => {
            let date = hijri::in_gregorian_year(place.year?, *month, day.unwrap_or(1))?;
            Some(Point { approximate: true, ..Point::day(date) })
        }
        _ => {
            let mut date = place.first_day()?;
            // The weekend of a feast on a Monday is the one that it makes longer.
            if matches!(inner, Expr::Cycle { of, .. } if matches!(**of, Expr::Unit(_, Grain::Weekend))) {
                date = calendar::add_days(date, -1)?;
            }
            point(inner, &Context { now: Some(Reference { date, time: None }), ..*context })
        }
    }
}

fn holiday(index: usize, context: &Context) -> Option<Point> {
    let inexact = holidays::is_approximate(index);
    let Some(today) = context.near.filter(|_| context.now.is_none()).or(context.today()) else {
        let (month, day) = holidays::fixed(index).unzip();
        return Some(Point { month, day, approximate: inexact, ..Point::unknown(Grain::Day) });
    };
    let dates: Vec<Date> =
        (today.year() - 5..=today.year() + 5).filter_map(|year| holidays::date(index, year)).collect();
    let next = dates.iter().find(|date| **date >= today);
    let last = dates.iter().rev().find(|date| **date <= today);
    let date = match (context.lean, last, next) {
        // A feast of the last days is still the one that is meant.
        (Lean::Future, Some(last), Some(_)) if (today - *last).whole_days() <= 14 => *last,
        (Lean::Future, _, Some(next)) => *next,
        (Lean::Past, Some(last), Some(next)) => {
            if today - *last <= (*next - today) * 2 {
                *last
            } else {
                *next
            }
        }
        (_, Some(last), Some(next)) => {
            if today - *last <= *next - today {
                *last
            } else {
                *next
            }
        }
        (_, last, next) => *last.or(next)?,
    };
    Some(Point { approximate: inexact, ..Point::day(date) })
}

fn hijri_day(year: Option<i32>, month: u8, day: Option<u8>, context: &Context) -> Option<Point> {
    let Some(today) = context.today() else {
        return match year {
            Some(year) => Some(Point { approximate: true, ..Point::day(hijri::to_gregorian(year, month, day?)?) }),
            None => Some(Point { approximate: true, ..Point::unknown(Grain::Day) }),
        };
    };
    let date = match year {
        Some(year) => hijri::to_gregorian(year, month, day.unwrap_or(1))?,
        None => {
            let (this, _) = hijri::year_and_month(today)?;
            (this - 1..=this + 1)
                .filter_map(|year| hijri::to_gregorian(year, month, day.unwrap_or(1)))
                .min_by_key(|date| (*date - today).whole_days().abs())?
        }
    };
    Some(Point { approximate: true, ..Point::day(date) })
}

fn set(of: &Expr) -> Option<String> {
    Some(match of {
        Expr::Length(length) => timex::length(length),
        Expr::Unit(1.0, Grain::Weekend) => "XXXX-WXX-WE".to_owned(),
        Expr::Unit(count, grain) => timex::length(&Length { parts: vec![(Some(*count), *grain)], approximate: false }),
        Expr::Fields(fields) => timex::set(fields),
        Expr::Within { inner, .. } => set(inner)?,
        Expr::Set(of) => set(of)?,
        Expr::Interval { from: Some(from), to: Some(to) } => format!("{}/{}", set(from)?, set(to)?),
        Expr::Several(all) => {
            let all: Vec<String> = all.iter().map(set).collect::<Option<_>>()?;
            format!("{{{}}}", all.join(","))
        }
        _ => return None,
    })
}
