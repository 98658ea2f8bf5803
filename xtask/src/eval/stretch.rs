//! Dates and clock times of a TIMEX3 value or a suite, as stretches of time.
//!
//! `2016-09` is the whole month, `2016-W39` seven days, `T19:30` one minute of some day. A season runs from the 21st of
//! the month of its solstice or equinox to that of the next.

use time::{Date, Month, Weekday};

/// The seconds of a day.
pub const DAY: i64 = 86_400;

/// A stretch of time, in seconds from the start of the year 0, or from midnight where the day is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// Its first second.
    pub start: i64,
    /// The second after its last.
    pub end: i64,
    /// Whether it names a day.
    pub dated: bool,
    /// Whether it names a time of the day.
    pub clocked: bool,
    /// Whether that is a part of the day.
    pub daypart: bool,
}

impl Stretch {
    /// The day that it starts on.
    pub const fn day(self) -> Stretch {
        let start = self.start.div_euclid(DAY) * DAY;
        Stretch { start, end: start + DAY, clocked: false, ..self }
    }
}

/// The stretch of a TIMEX3 value, or of a suite's date or clock time; none where a part of it is open.
pub fn stretch(text: &str) -> Option<Stretch> {
    if let Some((first, last)) = text.split_once('/') {
        let (first, last) = (stretch(first)?, stretch(last)?);
        return Some(Stretch { end: last.end, ..first });
    }
    let (day, clock) = match text.split_once('T') {
        Some((day, clock)) => (day, Some(clock)),
        None if text.contains(':') => ("", Some(text)),
        None => (text, None),
    };
    let (base, length, dated) =
        if day.is_empty() { (0, DAY, false) } else { day_stretch(day).map(|(at, length)| (at, length, true))? };
    let Some(clock) = clock else {
        return Some(Stretch { start: base, end: base + length, dated, clocked: false, daypart: false });
    };
    if let Some((from, to)) = daypart(clock) {
        return Some(Stretch { start: base + from * 3600, end: base + to * 3600, dated, clocked: true, daypart: true });
    }
    let wall = clock.trim_end_matches('Z').split(['+', '-']).next()?;
    let mut parts = wall.split(':').map(str::parse::<i64>);
    let hour = parts.next()?.ok()?;
    let minute = parts.next().transpose().ok()?;
    let second = parts.next().transpose().ok()?;
    let start = base + hour * 3600 + minute.unwrap_or(0) * 60 + second.unwrap_or(0);
    let length = match (minute, second) {
        (None, _) => 3600,
        (_, None) => 60,
        _ => 1,
    };
    Some(Stretch { start, end: start + length, dated, clocked: true, daypart: false })
}

fn daypart(clock: &str) -> Option<(i64, i64)> {
    Some(match clock {
        "MO" => (4, 12),
        "MI" => (11, 14),
        "AF" => (12, 18),
        "EV" => (17, 24),
        "NI" => (18, 30),
        "DT" => (8, 18),
        _ => return None,
    })
}

/// The months in which a season of the northern year starts and ends, counted from January; winter is the one that ends
/// in the year.
fn season(text: &str) -> Option<(i32, i32)> {
    Some(match text {
        "WI" => (-1, 2),
        "SP" => (2, 5),
        "SU" => (5, 8),
        "FA" => (8, 11),
        _ => return None,
    })
}

/// The start and the length of a date, in seconds.
fn day_stretch(text: &str) -> Option<(i64, i64)> {
    let span = |from: Date, to: Date| (day_seconds(from), day_seconds(to) - day_seconds(from));
    let first = |year: i32, month: u8| Date::from_calendar_date(year, Month::try_from(month).ok()?, 1).ok();
    let month_after = |year: i32, month: u8| if month > 12 { first(year + 1, month - 12) } else { first(year, month) };
    let (year, rest) = text.split_once('-').unwrap_or((text, ""));
    match (year.len(), rest.is_empty()) {
        (2, true) => {
            let century: i32 = year.parse().ok()?;
            return Some(span(first(century * 100, 1)?, first(century * 100 + 100, 1)?));
        }
        (4, true) if year.ends_with('X') => {
            let decade: i32 = year.trim_end_matches('X').parse().ok()?;
            return Some(span(first(decade * 10, 1)?, first(decade * 10 + 10, 1)?));
        }
        _ => {}
    }
    let year: i32 = year.parse().ok()?;
    if rest.is_empty() {
        return Some(span(first(year, 1)?, first(year + 1, 1)?));
    }
    if let Some((from, to)) = season(rest) {
        let month_start = |months: i32| first(year + months.div_euclid(12), months.rem_euclid(12) as u8 + 1);
        let solstice = |months: i32| month_start(months).map(|date| day_seconds(date) + 20 * DAY);
        let start = solstice(from)?;
        return Some((start, solstice(to)? - start));
    }
    if let Some(week) = rest.strip_prefix('W') {
        let (week, weekend) = week.split_once('-').map_or((week, false), |(week, _)| (week, true));
        let monday = day_seconds(Date::from_iso_week_date(year, week.parse().ok()?, Weekday::Monday).ok()?);
        return Some(if weekend { (monday + 5 * DAY, 2 * DAY) } else { (monday, 7 * DAY) });
    }
    let part = |prefix: char| rest.strip_prefix(prefix).and_then(|number| number.parse::<u8>().ok());
    if let Some(quarter) = part('Q').filter(|quarter| (1..=4).contains(quarter)) {
        return Some(span(first(year, quarter * 3 - 2)?, month_after(year, quarter * 3 + 1)?));
    }
    if let Some(half) = part('H').filter(|half| (1..=2).contains(half)) {
        return Some(span(first(year, half * 6 - 5)?, month_after(year, half * 6 + 1)?));
    }
    let (month, day) = rest.split_once('-').unwrap_or((rest, ""));
    let month: u8 = month.parse().ok()?;
    if day.is_empty() {
        return Some(span(first(year, month)?, month_after(year, month + 1)?));
    }
    let date = Date::from_calendar_date(year, Month::try_from(month).ok()?, day.parse().ok()?).ok()?;
    Some((day_seconds(date), DAY))
}

/// The first second of a day.
pub fn day_seconds(date: Date) -> i64 {
    i64::from(date.to_julian_day()) * DAY
}
