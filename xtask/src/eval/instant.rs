//! When a TIMEX3 value of ours is the time that a suite asks for.
//!
//! Both are read as stretches of time ([`super::stretch`]). Then:
//!
//! - A single time is right where both start alike and, for dates, are as long. A clock time of ours without a day is
//!   right for a moment of the reference day or the next, and nowhere else.
//! - A range is right where both ends are. A suite's end may be its last day or hour, or the one after it: suites that call
//!   their end exclusive differ in this among themselves.
//! - Of a range with one end, that end is compared: a TIMEX3 value keeps no direction. A range that starts at the very
//!   moment of the reference ("by Friday") has one end.
//! - Parts of the day (`TMO`, `TAF`, `TEV`, `TNI`) are right where the middle of the suite's hours is in them: 4–12, 12–18,
//!   17–24 and 18–30.
//! - Seasons are right where both ends are within four days: suites reckon the solstices differently.
//! - A weekend may start on Saturday or on Friday evening, and is also right where a suite writes its Saturday.
//! - A time of ours with a zone, where the suite gives the wall clock of its reference, is right for the same instant.
//! - A day of ours that is `approximate` is of a calendar that begins its months by sighting or by region: it is right for
//!   the day before and after, too.
//! - The beginning, middle or end of a period has in TIMEX3 the value of the whole and a `mod`. It is right where the suite's
//!   range is at most half as long and starts with it, lies in it, or ends with it, as the `mod` tells.
//! - Sets are compared as text.
//!
//! TIMEX3 counts from the reference in the unit that the text names: "in 7 days" is a day, "in 2 years" a year. A suite may
//! keep the next finer unit of the reference, which the text does not name. A day of ours is right for that day at the hour of
//! the reference, and a year for the month of the reference in that year, where the annotation covers just what the case
//! asks for, so that the words which this rests on have been read.

use super::stretch::{DAY, Stretch, day_seconds, stretch};
use serde_json::Value as Json;
use sorot::Reference;
use sorot::value::Part;

/// What a case tells beside the value that it asks for.
#[derive(Clone, Copy)]
pub struct Question<'a> {
    /// All that the case says of it.
    pub fields: &'a Json,
    /// When the text was said.
    pub reference: Option<Reference>,
    /// The offset from UTC of the reference, in seconds, where the case tells it.
    pub zone: Option<i64>,
    /// The part of the period that our value names.
    pub part: Option<Part>,
    /// Whether our value says that it is not exact.
    pub approximate: bool,
    /// Whether the annotation covers just what the case asks for.
    pub exact_span: bool,
}

impl Question<'_> {
    fn grain(&self) -> Option<&str> {
        self.fields.get("grain").and_then(Json::as_str)
    }

    /// The moment of the reference, where it has a time.
    fn now(&self) -> Option<i64> {
        let reference = self.reference?;
        let (hour, minute, second) = reference.time?.as_hms();
        Some(day_seconds(reference.date) + i64::from(hour) * 3600 + i64::from(minute) * 60 + i64::from(second))
    }

    /// Whether the value `iso` is the one that the case asks for.
    pub fn same(&self, iso: &str, wanted: &Json) -> bool {
        let timex = self.fields.get("timex").and_then(Json::as_str);
        if timex == Some(iso) || (wanted.as_str() == Some(iso) && stretch(iso).is_none()) {
            return true;
        }
        let Some(text) = wanted.as_str() else {
            return self.same_range(iso, wanted);
        };
        let ours = if zone(text).is_some() { stretch(iso) } else { self.local(iso) };
        ours.zip(stretch(text)).is_some_and(|(ours, theirs)| {
            let theirs = lengthened(theirs, self.grain());
            same_zone(iso, text)
                && (self.same_moment(ours, theirs)
                    || self.is_next_day(ours, theirs)
                    || self.is_kept(iso, ours, theirs)
                    || is_saturday_of(iso, ours, theirs)
                    || self.is_end_from_now(iso, theirs))
        })
    }

    fn same_range(&self, iso: &str, wanted: &Json) -> bool {
        let (first, last) = iso.split_once('/').unwrap_or((iso, iso));
        let end = |name: &str| wanted.get(name).and_then(Json::as_str).and_then(stretch);
        let start_is = |theirs: Stretch| {
            self.local(first).is_some_and(|ours| self.same_start(ours, theirs) || self.is_kept(first, ours, theirs))
        };
        let end_is = |theirs: Stretch| {
            self.local(last).is_some_and(|ours| {
                let after = Stretch { start: ours.end, ..ours };
                let hour_after = Stretch { start: ours.start + 3600, ..ours };
                let hours = ours.clocked && !ours.daypart && self.grain() == Some("hour") && iso.contains('/');
                self.same_start(after, theirs)
                    || self.same_start(ours, theirs)
                    || (hours && self.same_start(hour_after, theirs))
            })
        };
        match (end("from"), end("to")) {
            (Some(from), Some(to)) => {
                let from_now = from.clocked && self.now() == Some(from.start);
                (start_is(from) && end_is(to))
                    || (from_now && first == last && end_is(to))
                    || stretch(iso).is_some_and(|ours| {
                        (from_now && ours.end == to.start)
                            || self.within_daypart(ours, from, to)
                            || self.is_part(ours, from, to)
                            || (self.now() == Some(ours.start) && from_now && self.is_end_from_now(iso, to.day()))
                            || spans(iso, ours, from, to)
                    })
            }
            (Some(from), None) => start_is(from),
            (None, Some(to)) => end_is(to) || (first.is_empty() || first == "..") && end_is(to),
            (None, None) => false,
        }
    }

    fn within_daypart(&self, ours: Stretch, from: Stretch, to: Stretch) -> bool {
        if !ours.daypart {
            return false;
        }
        let middle = (from.start + to.start) / 2;
        let today = self.reference.map_or(0, |reference| day_seconds(reference.date));
        let base = if ours.dated == from.dated { 0 } else { today };
        (ours.start + base..ours.end + base).contains(&middle)
    }

    /// Whether the range is the part of our period that our value names.
    fn is_part(&self, ours: Stretch, from: Stretch, to: Stretch) -> bool {
        let short = (to.start - from.start) * 2 <= ours.end - ours.start;
        let (first, last) = (from.start == ours.start, to.start == ours.end || to.end == ours.end);
        short
            && match self.part {
                Some(Part::Start) => first,
                Some(Part::Mid) => ours.start < from.start && to.start < ours.end,
                Some(Part::End) => last,
                None => false,
            }
    }

    /// Whether the suite's day is the one before or after ours, which is not exact.
    fn is_next_day(&self, ours: Stretch, theirs: Stretch) -> bool {
        let is_day = |one: Stretch| one.dated && !one.clocked && one.end - one.start == DAY;
        self.approximate && is_day(ours) && is_day(theirs) && (ours.start - theirs.start).abs() <= DAY
    }

    /// The stretch of our value by the wall clock of the reference.
    fn local(&self, iso: &str) -> Option<Stretch> {
        let ours = stretch(iso)?;
        let Some((there, here)) = offset(iso).zip(self.zone) else {
            return Some(ours);
        };
        Some(Stretch { start: ours.start + here - there, end: ours.end + here - there, ..ours })
    }

    fn same_moment(&self, ours: Stretch, theirs: Stretch) -> bool {
        let length = ours.clocked || theirs.clocked || ours.end - ours.start == theirs.end - theirs.start;
        self.same_start(ours, theirs) && length && ours.clocked == theirs.clocked
    }

    fn same_start(&self, ours: Stretch, theirs: Stretch) -> bool {
        if ours.dated == theirs.dated {
            return ours.start == theirs.start;
        }
        let Some(reference) = self.reference.filter(|_| !ours.dated) else {
            return ours.dated && ours.clocked && ours.start.rem_euclid(DAY) == theirs.start;
        };
        let today = day_seconds(reference.date);
        [today, today + DAY].iter().any(|day| day + ours.start == theirs.start)
    }

    /// Whether the suite's time is ours with the hour or the month of the reference, which the text does not name.
    fn is_kept(&self, iso: &str, ours: Stretch, theirs: Stretch) -> bool {
        let Some(now) = self.now().filter(|_| self.exact_span && ours.dated && !ours.clocked && theirs.dated) else {
            return false;
        };
        let hour = now.rem_euclid(DAY) / 3600;
        let month = self.reference.map(|reference| format!("{iso}-{:02}", u8::from(reference.date.month())));
        let hour_kept = theirs.clocked
            && self.grain() == Some("hour")
            && ours.end - ours.start == DAY
            && theirs.start == ours.start + hour * 3600;
        let month_kept = iso.len() == 4
            && self.grain() == Some("month")
            && month.and_then(|month| stretch(&month)).is_some_and(|month| self.same_moment(month, theirs));
        hour_kept || month_kept
    }

    /// Whether our stretch starts at the reference, and ends with the time that the suite gives alone ("within a week"): at
    /// that moment, or at the reference's time of that day.
    fn is_end_from_now(&self, iso: &str, theirs: Stretch) -> bool {
        let ends = iso.split_once('/').and_then(|(first, last)| stretch(first).zip(stretch(last)));
        ends.is_some_and(|(first, last)| {
            let day = theirs.end - theirs.start == DAY && last.start.div_euclid(DAY) == theirs.start.div_euclid(DAY);
            self.now() == Some(first.start) && (last.start == theirs.start || day)
        })
    }
}

/// Whether the range is our season or weekend.
fn spans(iso: &str, ours: Stretch, from: Stretch, to: Stretch) -> bool {
    let season = ["-SP", "-SU", "-FA", "-WI"].iter().any(|season| iso.ends_with(season));
    let near = |one: i64, other: i64| (one - other).abs() <= 4 * DAY;
    let friday = ours.start - from.start;
    (season && near(ours.start, from.start) && near(ours.end, to.start))
        || (iso.ends_with("-WE") && (0..=6 * 3600).contains(&friday) && ours.end == to.start)
}

/// Whether the suite writes our weekend as its first day.
fn is_saturday_of(iso: &str, ours: Stretch, theirs: Stretch) -> bool {
    iso.ends_with("-WE") && theirs.dated && !theirs.clocked && theirs.start == ours.start
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

/// The offset from UTC at the end of a time, in seconds.
pub fn offset(text: &str) -> Option<i64> {
    let (hours, minutes) = zone(text)?.split_once(':')?;
    let seconds = hours.trim_start_matches(['+', '-']).parse::<i64>().ok()? * 3600 + minutes.parse::<i64>().ok()? * 60;
    Some(if hours.starts_with('-') { -seconds } else { seconds })
}

/// The offset from UTC at the end of a time.
fn zone(text: &str) -> Option<&str> {
    let clock = text.split_once('T').map_or(text, |(_, clock)| clock);
    if !clock.contains(':') {
        return None;
    }
    clock.strip_suffix('Z').map(|_| "+00:00").or_else(|| clock.rfind(['+', '-']).and_then(|at| clock.get(at..)))
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

/// The length of an ISO 8601 duration in days. Twelve months are a year.
fn length(iso: &str) -> Option<f64> {
    let mut days = 0.0;
    let mut months = 0.0;
    let mut number = String::new();
    let mut clock = false;
    for letter in iso.strip_prefix('P')?.chars() {
        match letter {
            'T' => clock = true,
            digit if digit.is_ascii_digit() || digit == '.' => number.push(digit),
            'Y' if !clock => months += take(&mut number)? * 12.0,
            'M' if !clock => months += take(&mut number)?,
            unit => {
                let size = match (unit, clock) {
                    ('W', false) => 7.0,
                    ('D', false) => 1.0,
                    ('H', true) => 1.0 / 24.0,
                    ('M', true) => 1.0 / 1440.0,
                    ('S', true) => 1.0 / 86_400.0,
                    _ => return None,
                };
                days += take(&mut number)? * size;
            }
        }
    }
    let years = (months / 12.0).floor();
    number.is_empty().then_some(days + years * 365.0 + (months - years * 12.0) * 30.0)
}

/// The number that the digits make, which are used up.
fn take(digits: &mut String) -> Option<f64> {
    std::mem::take(digits).parse().ok()
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
            ("2013-04", json!({"from": "2013-04-21", "to": "2013-05-01"}), json!({}), true),
            ("2013-04", json!({"from": "2013-04-11", "to": "2013-04-20"}), json!({}), false),
            ("2013-SU", json!({"from": "2013-06-21", "to": "2013-09-24"}), json!({}), true),
            ("2013-SU", json!({"from": "2013-09-23", "to": "2013-12-21"}), json!({}), false),
            ("2013-W07-WE", json!({"from": "2013-02-15T18:00:00", "to": "2013-02-18T00:00:00"}), json!({}), true),
            ("2013-W07-WE", json!("2013-02-16"), json!({}), true),
            ("2013-W07-WE", json!("2013-02-17"), json!({}), false),
            ("T15:00/T16:00", json!({"from": "15:00:00", "to": "17:00:00"}), json!({"grain": "hour"}), true),
            ("T15:00/T16:00", json!({"from": "15:00:00", "to": "17:00:00"}), json!({"grain": "minute"}), false),
            ("T14:00", json!({"from": "2013-02-12T04:30:00", "to": "2013-02-12T14:00:00"}), json!({}), true),
            ("T14:00", json!({"from": "2013-02-12T06:00:00", "to": "2013-02-12T14:00:00"}), json!({}), false),
            ("2013-02-19", json!("2013-02-19T04:00:00"), json!({"grain": "hour"}), true),
            ("2013-02-19", json!("2013-02-19T07:00:00"), json!({"grain": "hour"}), false),
            ("2015", json!("2015-02"), json!({"grain": "month"}), true),
            ("2015", json!("2015-03"), json!({"grain": "month"}), false),
            ("2013-WI", json!({"from": "2012-12-21", "to": "2013-03-21"}), json!({}), true),
            ("2013-02-14T08:00+00:00", json!("2013-02-14T06:00:00"), json!({}), true),
            ("2013-02-14T08:00+00:00", json!("2013-02-14T08:00:00"), json!({}), false),
            ("2013-02-12T04:30:00/2013-02-26T04:30", json!("2013-02-26"), json!({}), true),
        ] {
            let part = (iso == "2013-04").then_some(Part::End);
            let question =
                Question { fields: &fields, reference, zone: Some(-7200), part, approximate: false, exact_span: true };
            assert_eq!(question.same(iso, &wanted), right, "{iso} {wanted}");
        }
        let end = json!({"from": "2013-04-21", "to": "2013-05-01"});
        for (part, right) in
            [(None, false), (Some(Part::Start), false), (Some(Part::Mid), false), (Some(Part::End), true)]
        {
            let question =
                Question { fields: &json!({}), reference, zone: None, part, approximate: false, exact_span: true };
            assert_eq!(question.same("2013-04", &end), right, "{part:?}");
        }
        assert!(same_length("PT1H30M", &json!("PT90M"), None));
        assert!(same_length("P2Y3M", &json!("P27M"), None));
        assert!(same_length("P17Y", &json!(17), Some("year")));
    }
}
