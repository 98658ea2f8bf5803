//! Writing TIMEX3 values (TimeML annotation guidelines 1.2.1; ISO 8601 where the two agree). What is not known of a date
//! is `X`.

use super::expression::{Fields, Length, Year};
use super::point::{Clock, Point};
use super::zone::Zone;
use crate::value::Grain;
use std::fmt::Write as _;

/// The value of a period or a moment.
pub fn point(point: &Point) -> String {
    let mut out = String::new();
    let has_date = point.year.is_some() || point.month.is_some() || point.day.is_some() || point.weekday.is_some();
    if has_date || point.clock.is_empty() {
        date(&mut out, point);
    }
    clock(&mut out, &point.clock);
    out
}

/// The value of an interval, `..` where it is open (ISO 8601-2).
pub fn interval(from: Option<&Point>, to: Option<&Point>) -> String {
    let end = |end: Option<&Point>| end.map_or_else(|| "..".to_owned(), point);
    format!("{}/{}", end(from), end(to))
}

fn date(out: &mut String, point: &Point) {
    match point.period {
        Grain::Century => short_year(out, point.year.map(|year| year.div_euclid(100)), 2, "XX"),
        Grain::Millennium => short_year(out, point.year.map(|year| year.div_euclid(1000)), 1, "X"),
        Grain::Decade => {
            short_year(out, point.year.map(|year| year.div_euclid(10)), 3, "XXX");
            out.push('X');
        }
        _ => year(out, point.year),
    }
    match point.period {
        Grain::Quarter => number(out, "-Q", point.number, 1),
        Grain::Half => number(out, "-H", point.number, 1),
        Grain::Season => {
            out.push_str(match point.number {
                Some(1) => "-WI",
                Some(2) => "-SP",
                Some(3) => "-SU",
                Some(4) => "-FA",
                _ => "-XX",
            });
        }
        Grain::Week => number(out, "-W", point.number, 2),
        Grain::Weekend => {
            number(out, "-W", point.number, 2);
            out.push_str("-WE");
        }
        Grain::Month => number(out, "-", point.month, 2),
        Grain::Day => match (point.month, point.day, point.weekday) {
            (None, None, Some(weekday)) => {
                out.push_str("-WXX");
                number(out, "-", Some(weekday), 1);
            }
            (month, day, _) => {
                number(out, "-", month, 2);
                number(out, "-", day, 2);
            }
        },
        _ => {}
    }
}

fn year(out: &mut String, year: Option<i32>) {
    short_year(out, year, 4, "XXXX");
}

// Writing into a string cannot fail.
fn short_year(out: &mut String, year: Option<i32>, width: usize, unknown: &str) {
    match year {
        None => out.push_str(unknown),
        Some(year) => {
            if year < 0 {
                out.push('-');
            }
            let _ = write!(out, "{:0width$}", year.unsigned_abs());
        }
    }
}

fn number(out: &mut String, prefix: &str, number: Option<u8>, width: usize) {
    out.push_str(prefix);
    match number {
        None => out.extend(std::iter::repeat_n('X', width)),
        Some(number) => {
            let _ = write!(out, "{number:0width$}");
        }
    }
}

fn clock(out: &mut String, clock: &Clock) {
    if clock.is_empty() {
        return;
    }
    match (clock.hour, clock.daypart) {
        (Some(_), _) => {
            number(out, "T", clock.hour, 2);
            number(out, ":", Some(clock.minute.unwrap_or(0)), 2);
            if clock.second.is_some() {
                number(out, ":", clock.second, 2);
            }
        }
        (None, Some(daypart)) => {
            out.push('T');
            out.push_str(daypart);
        }
        (None, None) => {
            out.push_str(match clock.unknown {
                Some(Grain::Second) => "TXX:XX:XX",
                Some(Grain::Minute) => "TXX:XX",
                _ => "TXX",
            });
        }
    }
    if let Some(Zone { minutes: zone, .. }) = clock.zone {
        out.push(if zone < 0 { '-' } else { '+' });
        let minutes = zone.unsigned_abs();
        let _ = write!(out, "{:02}:{:02}", minutes / 60, minutes % 60);
    }
}

/// The value of a length of time: the amounts with their units, halves carried to the next finer unit where that is
/// exact ("tiga setengah tahun" is `P3Y6M`).
pub fn length(length: &Length) -> String {
    let mut calendar = String::new();
    let mut clock = String::new();
    let mut parts = exact_parts(length);
    parts.sort_by_key(|(_, grain)| *grain);
    for (amount, grain) in parts {
        let (times, letter, timed) = match grain {
            Grain::Millennium => (1000.0, "Y", false),
            Grain::Century => (100.0, "Y", false),
            Grain::Decade => (10.0, "Y", false),
            Grain::Year => (1.0, "Y", false),
            Grain::Half => (6.0, "M", false),
            Grain::Quarter | Grain::Season => (3.0, "M", false),
            Grain::Month => (1.0, "M", false),
            Grain::Week => (1.0, "W", false),
            Grain::Weekend => (1.0, "WE", false),
            Grain::Day | Grain::Daypart => (1.0, "D", false),
            Grain::Hour => (1.0, "H", true),
            Grain::Minute => (1.0, "M", true),
            Grain::Second => (1.0, "S", true),
        };
        let out = if timed { &mut clock } else { &mut calendar };
        match amount {
            None => out.push('X'),
            Some(amount) => {
                let _ = write!(out, "{}", round(amount * times));
            }
        }
        out.push_str(letter);
    }
    if clock.is_empty() { format!("P{calendar}") } else { format!("P{calendar}T{clock}") }
}

fn exact_parts(length: &Length) -> Vec<(Option<f64>, Grain)> {
    let mut parts: Vec<(Option<f64>, Grain)> = Vec::new();
    let mut add = |amount: Option<f64>, grain: Grain| match parts.iter_mut().find(|(_, known)| *known == grain) {
        Some((sum, _)) => *sum = sum.zip(amount).map(|(sum, amount)| sum + amount),
        None => parts.push((amount, grain)),
    };
    for &(amount, grain) in &length.parts {
        let finer = match grain {
            Grain::Year => Some((12.0, Grain::Month)),
            Grain::Day => Some((24.0, Grain::Hour)),
            Grain::Hour => Some((60.0, Grain::Minute)),
            Grain::Minute => Some((60.0, Grain::Second)),
            _ => None,
        };
        match (amount, finer) {
            (Some(value), Some((times, unit))) if value.fract() != 0.0 && (value.fract() * times).fract() == 0.0 => {
                if value.trunc() != 0.0 {
                    add(Some(value.trunc()), grain);
                }
                add(Some(value.fract() * times), unit);
            }
            _ => add(amount, grain),
        }
    }
    parts
}

/// At most three decimals, which is finer than any text.
fn round(amount: f64) -> f64 {
    (amount * 1000.0).round() / 1000.0
}

/// The value of times that recur, as far as the text names them.
pub fn set(fields: &Fields) -> String {
    let mut pattern = Point::unknown(Grain::Day);
    pattern.month = fields.month;
    pattern.day = fields.day;
    pattern.weekday = fields.weekday;
    if let Some(Year::Full(year)) = fields.year {
        pattern.year = Some(year);
    }
    if let Some((grain, number)) = fields.piece {
        pattern.period = grain;
        pattern.number = Some(number);
    } else if fields.month.is_some() && fields.day.is_none() {
        pattern.period = Grain::Month;
    }
    pattern.clock = super::resolve::clock(fields);
    let whole_hour = pattern.clock.hour.is_some() && pattern.clock.minute.is_none();
    let iso = point(&pattern);
    // A set names its hour alone, where the text does: `XXXX-WXX-1T16`.
    if whole_hour { iso.trim_end_matches(":00").to_owned() } else { iso }
}

/// The UCUM code of the one unit of a length (<https://ucum.org/ucum>); `None` where it has several, or one without a
/// code.
pub fn unit(length: &Length) -> Option<&'static str> {
    let [(_, grain)] = length.parts.as_slice() else {
        return None;
    };
    match grain {
        Grain::Second => Some("s"),
        Grain::Minute => Some("min"),
        Grain::Hour => Some("h"),
        Grain::Day => Some("d"),
        Grain::Week => Some("wk"),
        Grain::Month => Some("mo"),
        Grain::Year => Some("a"),
        _ => None,
    }
}
