//! Filling in what a date leaves open: by its weekday, by the dates around it, by the dateline and by the reference date,
//! in that order.

use super::calendar;
use super::expression::{Fields, Year};
use super::point::Point;
use super::resolve::{Context, Lean, clock};
use crate::value::Grain;
use time::Date;

/// The year from which two digits count where nothing tells when the text was written.
const TWO_DIGIT_BASE: i32 = 2020;
/// How many years around are searched for one in which a day falls on the weekday that the text names: the calendar
/// repeats within eleven.
const WEEKDAY_YEARS: i32 = 11;

/// The period or moment that `fields` name; `None` where there is no such day.
pub fn complete(fields: &Fields, context: &Context) -> Option<Point> {
    let mut point = calendar_part(fields, context)?;
    point.clock = clock(fields);
    Some(point)
}

fn calendar_part(fields: &Fields, context: &Context) -> Option<Point> {
    if let Some((grain, number)) = fields.piece {
        let year = full_year(fields, context).or_else(|| context.today().map(|today| current_year(today, grain)));
        return Some(Point { year, number: Some(number), ..Point::unknown(grain) });
    }
    match (fields.month, fields.day, fields.weekday) {
        (Some(month), Some(day), weekday) => day_of_year(month, day, weekday, fields, context),
        (Some(month), None, _) => {
            let year = full_year(fields, context)
                .or_else(|| pick_year(context, fields.numeric, |year| calendar::date(year, month, 1), Grain::Month));
            Some(Point { year, month: Some(month), ..Point::unknown(Grain::Month) })
        }
        (None, Some(day), weekday) => day_of_month(day, weekday, context),
        (None, None, Some(weekday)) => day_of_week(weekday, context),
        (None, None, None) => Some(match fields.year {
            Some(Year::Decade(first)) => Point { year: Some(first), ..Point::unknown(Grain::Decade) },
            Some(Year::Century(first)) => Point { year: Some(first), ..Point::unknown(Grain::Century) },
            Some(Year::ShortDecade(two)) => {
                let base = context.today().map_or(TWO_DIGIT_BASE, Date::year);
                let first = base.div_euclid(100) * 100 + i32::from(two);
                let first = if first > base { first - 100 } else { first };
                Point { year: Some(first), ..Point::unknown(Grain::Decade) }
            }
            Some(_) => Point { year: full_year(fields, context), ..Point::unknown(Grain::Year) },
            None => Point::unknown(Grain::Day),
        }),
    }
}

/// The year that a week or another piece of a year without one belongs to.
fn current_year(today: Date, grain: Grain) -> i32 {
    Point::of(today, grain).year.unwrap_or(today.year())
}

/// The year in full, where the text names it.
fn full_year(fields: &Fields, context: &Context) -> Option<i32> {
    match fields.year? {
        Year::Full(year) => Some(year),
        Year::Short(two) => {
            // Within the last eighty years or the next twenty, as java.text.SimpleDateFormat reads two digits, too.
            let base = context.today().map_or(TWO_DIGIT_BASE, Date::year);
            let year = base.div_euclid(100) * 100 + i32::from(two);
            Some(if year > base + 19 {
                year - 100
            } else if year <= base - 81 {
                year + 100
            } else {
                year
            })
        }
        Year::Decade(first) | Year::Century(first) => Some(first),
        Year::ShortDecade(_) => None,
    }
}

fn day_of_year(month: u8, day: u8, weekday: Option<u8>, fields: &Fields, context: &Context) -> Option<Point> {
    let falls = |year| calendar::date(year, month, day);
    let open = Point { month: Some(month), day: Some(day), ..Point::unknown(Grain::Day) };
    let year = match full_year(fields, context) {
        Some(year) if year <= 0 => return Some(Point { year: Some(year), ..open }),
        Some(year) => Some(year),
        None => match weekday {
            Some(weekday) => pick_weekday_year(context, falls, weekday)
                .or_else(|| pick_year(context, fields.numeric, falls, Grain::Day)),
            None => pick_year(context, fields.numeric, falls, Grain::Day),
        },
    };
    let Some(year) = year else {
        return Some(open);
    };
    let date = falls(year)?;
    let conflict = weekday.filter(|named| *named != calendar::weekday(date));
    Some(Point { conflict, ..Point::day(date) })
}

/// The year in which the day falls on the weekday, the nearest to where the text speaks from.
fn pick_weekday_year(context: &Context, falls: impl Fn(i32) -> Option<Date>, weekday: u8) -> Option<i32> {
    let from = context.near.filter(|_| context.now.is_none()).or(context.today())?;
    (from.year() - WEEKDAY_YEARS..=from.year() + WEEKDAY_YEARS)
        .filter_map(|year| falls(year).filter(|date| calendar::weekday(*date) == weekday).map(|date| (year, date)))
        .min_by_key(|(_, date)| (*date - from).whole_days().abs())
        .map(|(year, _)| year)
}

/// The year of a day or month that names none: that of the dates around it, else the one that makes it nearest to the
/// day of writing. Whoever speaks at a moment means the same year, unless it is long past.
fn pick_year(context: &Context, numeric: bool, falls: impl Fn(i32) -> Option<Date>, grain: Grain) -> Option<i32> {
    // Dates in numbers alone are how newsrooms write the days around an article, whatever else the article tells of.
    let near = context.near.filter(|_| !numeric || context.now.is_none());
    let from = near.or(context.today())?;
    let candidates = (from.year() - 8..=from.year() + 8).filter_map(|year| falls(year).map(|date| (year, date)));
    let away = |date: Date| match grain {
        // A month is as near as its nearest day.
        Grain::Month if date <= from => (from - date).whole_days().saturating_sub(30).max(0),
        _ => (date - from).whole_days().abs(),
    };
    match context.lean {
        _ if near.is_some() => candidates.min_by_key(|(_, date)| away(*date)).map(|(year, _)| year),
        Lean::Nearest => candidates.min_by_key(|(_, date)| away(*date)).map(|(year, _)| year),
        // Reports speak of what lies ahead, too, but of what is near.
        Lean::Past => candidates
            .min_by_key(|(_, date)| if *date > from { away(*date) * 2 } else { away(*date) })
            .map(|(year, _)| year),
        Lean::Future => candidates
            .filter(|(_, date)| *date >= from || (from - *date).whole_days() <= 182 && date.year() == from.year())
            .min_by_key(|(year, date)| (*year - from.year(), away(*date)))
            .map(|(year, _)| year),
    }
}

fn day_of_month(day: u8, weekday: Option<u8>, context: &Context) -> Option<Point> {
    let Some(from) = context.near.or(context.today()) else {
        return Some(Point { day: Some(day), ..Point::unknown(Grain::Day) });
    };
    let month = |steps: i64| {
        let first = calendar::date(from.year(), u8::from(from.month()), 1)?;
        let first = calendar::add_months(first, steps)?;
        let date = calendar::date(first.year(), u8::from(first.month()), day)?;
        weekday.is_none_or(|weekday| calendar::weekday(date) == weekday).then_some(date)
    };
    if let (Some(date), Some(_)) = (month(0), weekday) {
        return Some(Point::day(date));
    }
    let next = (0..40).filter_map(month).find(|date| *date >= from);
    let last = (0..40).filter_map(|steps| month(-steps)).find(|date| *date <= from);
    let date = match (context.lean, last, next) {
        (Lean::Past, Some(last), _) => last,
        (Lean::Future, _, Some(next)) => next,
        (_, Some(last), Some(next)) => {
            if from - last <= next - from {
                last
            } else {
                next
            }
        }
        (_, last, next) => last.or(next)?,
    };
    Some(Point::day(date))
}

fn day_of_week(weekday: u8, context: &Context) -> Option<Point> {
    let Some(from) = context.near.or(context.today()) else {
        return Some(Point { weekday: Some(weekday), ..Point::unknown(Grain::Day) });
    };
    let last = calendar::weekday_on_or_before(from, weekday)?;
    let next = calendar::weekday_on_or_after(from, weekday)?;
    let date = match context.lean {
        Lean::Past => last,
        Lean::Future => next,
        Lean::Nearest => {
            if from - last <= next - from {
                last
            } else {
                next
            }
        }
    };
    Some(Point::day(date))
}
