//! When a TIMEX3 value of ours is the time that a suite asks for.
//!
//! Both are read as stretches of time: `2016-09` is the whole month, `2016-W39` seven days, `T19:30` one minute of some
//! day. Then:
//!
//! - A single time is right where both start alike and, for dates, are as long. A clock time of ours without a day is
//!   right for a moment of the reference day or the next, and nowhere else.
//! - A range is right where both ends are. A suite's end may be its last day or the day after it: suites that call their
//!   end exclusive differ in this among themselves.
//! - Of a range with one end, that end is compared: a TIMEX3 value keeps no direction.
//! - Parts of the day (`TMO`, `TAF`, `TEV`, `TNI`) are right where the middle of the suite's hours is in them: 5–12, 12–18,
//!   17–24 and 18–30.
//! - Sets are compared as text.

use serde_json::Value as Json;
use sorot::Reference;
use time::{Date, Month, Weekday};

const DAY: i64 = 86_400;

/// A stretch of time, in seconds from the start of the year 0, or from midnight where the day is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Stretch {
    start: i64,
    end: i64,
    dated: bool,
    clocked: bool,
    daypart: bool,
}

/// Whether the value `iso` is the one that a case asks for.
pub fn same(iso: &str, wanted: &Json, fields: &Json, reference: Option<Reference>) -> bool {
    let timex = fields.get("timex").and_then(Json::as_str);
    if timex == Some(iso) || (wanted.as_str() == Some(iso) && stretch(iso).is_none()) {
        return true;
    }
    let grain = fields.get("grain").and_then(Json::as_str);
    match wanted.as_str() {
        Some(wanted) => stretch(iso).zip(stretch(wanted)).is_some_and(|(ours, theirs)| {
            same_zone(iso, wanted) && same_moment(ours, lengthened(theirs, grain), reference)
        }),
        None => same_range(iso, wanted, reference),
    }
}

fn same_range(iso: &str, wanted: &Json, reference: Option<Reference>) -> bool {
    let (first, last) = iso.split_once('/').unwrap_or((iso, iso));
    let end = |name: &str| wanted.get(name).and_then(Json::as_str).and_then(stretch);
    let start_is = |theirs: Stretch| stretch(first).is_some_and(|ours| same_start(ours, theirs, reference));
    let end_is = |theirs: Stretch| {
        stretch(last).is_some_and(|ours| {
            let after = Stretch { start: ours.end, ..ours };
            same_start(after, theirs, reference) || same_start(ours, theirs, reference)
        })
    };
    match (end("from"), end("to")) {
        (Some(from), Some(to)) => {
            (start_is(from) && end_is(to)) || stretch(iso).is_some_and(|ours| within_daypart(ours, from, to, reference))
        }
        (Some(from), None) => start_is(from),
        (None, Some(to)) => end_is(to) || (first.is_empty() || first == "..") && end_is(to),
        (None, None) => false,
    }
}

fn within_daypart(ours: Stretch, from: Stretch, to: Stretch, reference: Option<Reference>) -> bool {
    if !ours.daypart {
        return false;
    }
    let middle = (from.start + to.start) / 2;
    let base = if ours.dated == from.dated { 0 } else { reference.map_or(0, |reference| day_seconds(reference.date)) };
    (ours.start + base..ours.end + base).contains(&middle)
}

fn same_moment(ours: Stretch, theirs: Stretch, reference: Option<Reference>) -> bool {
    let length = ours.clocked || theirs.clocked || ours.end - ours.start == theirs.end - theirs.start;
    same_start(ours, theirs, reference) && length && ours.clocked == theirs.clocked
}

fn same_start(ours: Stretch, theirs: Stretch, reference: Option<Reference>) -> bool {
    if ours.dated == theirs.dated {
        return ours.start == theirs.start;
    }
    let Some(reference) = reference.filter(|_| !ours.dated) else {
        return ours.dated && ours.clocked && ours.start.rem_euclid(DAY) == theirs.start;
    };
    let today = day_seconds(reference.date);
    [today, today + DAY].iter().any(|day| day + ours.start == theirs.start)
}

/// A suite writes a week, a quarter or the like as its first day, and tells the grain.
fn lengthened(stretch: Stretch, grain: Option<&str>) -> Stretch {
    let days = match grain {
        Some("week") => 7,
        _ => return stretch,
    };
    Stretch { end: stretch.start + days * DAY, ..stretch }
}

/// The offset from UTC has to be the same where both tell one, and ours may not lack one that is asked for.
fn same_zone(iso: &str, wanted: &str) -> bool {
    zone(wanted).is_none_or(|wanted| zone(iso) == Some(wanted))
}

/// The offset from UTC at the end of a time.
fn zone(text: &str) -> Option<&str> {
    let clock = text.split_once('T').map_or(text, |(_, clock)| clock);
    if !clock.contains(':') {
        return None;
    }
    clock.strip_suffix('Z').map(|_| "+00:00").or_else(|| clock.rfind(['+', '-']).and_then(|at| clock.get(at..)))
}

fn stretch(text: &str) -> Option<Stretch> {
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
        "MO" => (5, 12),
        "MI" => (11, 14),
        "AF" => (12, 18),
        "EV" => (17, 24),
        "NI" => (18, 30),
        "DT" => (8, 18),
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

fn day_seconds(date: Date) -> i64 {
    i64::from(date.to_julian_day()) * DAY
}

/// Whether the duration `iso` is as long as the one that a case asks for: ISO 8601, or a number of `unit`.
pub fn same_length(iso: &str, wanted: &Json, unit: Option<&str>) -> bool {
    let wanted = match (wanted.as_str(), wanted.as_f64(), unit) {
        (Some(text), _, _) => length(text),
        (None, Some(number), Some("year")) => Some(number * 365.0),
        (None, Some(number), Some("month")) => Some(number * 30.0),
        (None, Some(number), Some("week")) => Some(number * 7.0),
        (None, Some(number), Some("day")) => Some(number),
        _ => None,
    };
    length(iso).zip(wanted).is_some_and(|(ours, theirs)| (ours - theirs).abs() < 1e-6 * theirs.abs().max(1e-6))
}

/// The length of an ISO 8601 duration in days.
fn length(iso: &str) -> Option<f64> {
    let mut days = 0.0;
    let mut number = String::new();
    let mut clock = false;
    for letter in iso.strip_prefix('P')?.chars() {
        match letter {
            'T' => clock = true,
            digit if digit.is_ascii_digit() || digit == '.' => number.push(digit),
            unit => {
                let size = match (unit, clock) {
                    ('Y', false) => 365.0,
                    ('M', false) => 30.0,
                    ('W', false) => 7.0,
                    ('D', false) => 1.0,
                    ('H', true) => 1.0 / 24.0,
                    ('M', true) => 1.0 / 1440.0,
                    ('S', true) => 1.0 / 86_400.0,
                    _ => return None,
                };
                days += number.parse::<f64>().ok()? * size;
                number.clear();
            }
        }
    }
    number.is_empty().then_some(days)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn times_compare_by_what_they_mean() {
        let reference = "2013-02-12T04:30".parse().ok();
        for (iso, wanted, fields, right) in [
            ("2013-W08", json!("2013-02-18"), json!({"grain": "week"}), true),
            ("2013-02-18", json!("2013-02-18"), json!({"grain": "week"}), false),
            ("T15:30", json!("2013-02-12T15:30:00"), json!({}), true),
            ("T15:30", json!("2013-04-12T15:30:00"), json!({}), false),
            ("2013-07-13/2013-07-15", json!({"from": "2013-07-13", "to": "2013-07-16"}), json!({}), true),
            ("2013-07-13/2013-07-15", json!({"from": "2013-07-13", "to": "2013-07-17"}), json!({}), false),
            ("2013-W07", json!({"from": "2013-02-11", "to": "2013-02-18"}), json!({}), true),
            ("2013-02-12TAF", json!({"from": "2013-02-12T12:00:00", "to": "2013-02-12T19:00:00"}), json!({}), true),
            ("T09:00", json!("09:00:00-08:00"), json!({}), false),
            ("T09:00-08:00", json!("09:00:00-08:00"), json!({}), true),
            ("2013-02", json!("2013-02-01"), json!({}), false),
        ] {
            assert_eq!(same(iso, &wanted, &fields, reference), right, "{iso} {wanted}");
        }
        assert!(same_length("PT1H30M", &json!("PT90M"), None));
        assert!(same_length("P17Y", &json!(17), Some("year")));
    }
}
