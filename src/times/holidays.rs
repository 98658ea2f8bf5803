//! Feasts and memorial days: their rules are data (`data/holidays.tsv`), their names are words of the languages.

use super::{calendar, hebrew, hijri, hindu};
use crate::language::table;
use std::sync::OnceLock;
use time::Date;

/// The rules, one a row: name, rule, number of days.
const TABLE: &str = table::shared!("times-holidays.tsv");

#[derive(Clone, Debug)]
struct Holiday {
    name: &'static str,
    rule: Rule,
    days: i64,
}

/// How a holiday is found in a year.
#[derive(Clone, Debug)]
enum Rule {
    /// `12-25`: the same day each year. `4-27 unless 7`: but the day before where it is a Sunday.
    Fixed { month: u8, day: u8, unless: Option<u8> },
    /// `nth 4 4 11 +1`: the fourth Thursday of November, and a day more.
    Nth { n: i32, weekday: u8, month: u8, shift: i64 },
    /// `easter -2`: so many days after Easter; `orthodox` the same by the Julian calendar.
    Easter { orthodox: bool, shift: i64 },
    /// `hijri 10-1 -1`: a day of the tabular Islamic calendar, and a shift.
    Hijri { month: u8, day: u8, shift: i64 },
    /// `hebrew -163`: so many days after the Hebrew new year of that autumn; `kislev -1` after the 25th of Kislev.
    Hebrew { kislev: bool, shift: i64 },
    /// `hindu 7 30 18 1`: the lunar day 30 of month 7 that prevails at that hour, and a shift.
    Hindu { month: u8, tithi: u8, hour: f64, shift: i64 },
    /// `dates 2018-09-18 2019-10-08`: a calendar that no rule here covers, year by year.
    Dates(Vec<Date>),
    /// `every 210 2024-02-28`: every so many days, before and after that date; the first one of a year.
    Every { days: i64, from: Date },
}

fn holidays() -> &'static [Holiday] {
    static HOLIDAYS: OnceLock<Vec<Holiday>> = OnceLock::new();
    HOLIDAYS.get_or_init(|| {
        table::rows(TABLE).filter_map(|row| read(row.column(0), row.column(1), row.column(2))).collect()
    })
}

fn read(name: &'static str, rule: &'static str, days: &'static str) -> Option<Holiday> {
    let mut words = rule.split_whitespace();
    let first = words.next()?;
    let rest: Vec<&str> = words.collect();
    let figure = |index: usize| rest.get(index).and_then(|word| word.parse::<i32>().ok());
    let rule = match first {
        "nth" => Rule::Nth {
            n: figure(0)?,
            weekday: u8::try_from(figure(1)?).ok()?,
            month: u8::try_from(figure(2)?).ok()?,
            shift: i64::from(figure(3).unwrap_or(0)),
        },
        "easter" | "orthodox" => {
            Rule::Easter { orthodox: first == "orthodox", shift: i64::from(figure(0).unwrap_or(0)) }
        }
        "hijri" => {
            let (month, day) = month_and_day(rest.first()?)?;
            Rule::Hijri { month, day, shift: i64::from(figure(1).unwrap_or(0)) }
        }
        "hebrew" | "kislev" => Rule::Hebrew { kislev: first == "kislev", shift: i64::from(figure(0).unwrap_or(0)) },
        "hindu" => Rule::Hindu {
            month: u8::try_from(figure(0)?).ok()?,
            tithi: u8::try_from(figure(1)?).ok()?,
            hour: f64::from(figure(2).unwrap_or(6)),
            shift: i64::from(figure(3).unwrap_or(0)),
        },
        "dates" => Rule::Dates(rest.iter().filter_map(|word| full_date(word)).collect()),
        "every" => Rule::Every { days: i64::from(figure(0)?), from: full_date(rest.get(1)?)? },
        _ => {
            let (month, day) = month_and_day(first)?;
            Rule::Fixed { month, day, unless: figure(1).and_then(|weekday| u8::try_from(weekday).ok()) }
        }
    };
    Some(Holiday { name, rule, days: days.parse().unwrap_or(1) })
}

fn month_and_day(word: &str) -> Option<(u8, u8)> {
    let (month, day) = word.split_once('-')?;
    Some((month.parse().ok()?, day.parse().ok()?))
}

fn full_date(word: &str) -> Option<Date> {
    let (year, rest) = word.split_once('-')?;
    let (month, day) = month_and_day(rest)?;
    calendar::date(year.parse().ok()?, month, day)
}

/// The index of the holiday with this name.
pub fn find(name: &str) -> Option<usize> {
    holidays().iter().position(|holiday| holiday.name == name)
}

/// The first day of the holiday in `year`; `None` where it is not kept or not known.
pub fn date(index: usize, year: i32) -> Option<Date> {
    match &holidays().get(index)?.rule {
        Rule::Fixed { month, day, unless } => {
            let date = calendar::date(year, *month, *day)?;
            let moved = unless.is_some_and(|weekday| date.weekday().number_from_monday() == weekday);
            calendar::add_days(date, -i64::from(moved))
        }
        Rule::Nth { n, weekday, month, shift } => {
            calendar::add_days(calendar::nth_weekday(year, *month, *weekday, *n)?, *shift)
        }
        Rule::Easter { orthodox, shift } => {
            let easter = if *orthodox { calendar::orthodox_easter(year)? } else { calendar::easter(year)? };
            calendar::add_days(easter, *shift)
        }
        Rule::Hijri { month, day, shift } => calendar::add_days(hijri::in_gregorian_year(year, *month, *day)?, *shift),
        Rule::Hebrew { kislev, shift } => {
            let days = if *kislev { hebrew::kislev_25(year) } else { 0 };
            calendar::add_days(hebrew::new_year(year)?, days + *shift)
        }
        Rule::Hindu { month, tithi, hour, shift } => {
            calendar::add_days(hindu::date(year, *month, *tithi, *hour)?, *shift)
        }
        Rule::Dates(dates) => dates.iter().find(|date| date.year() == year).copied(),
        Rule::Every { days, from } => {
            let new_year = calendar::date(year, 1, 1)?;
            calendar::add_days(new_year, (*from - new_year).whole_days().rem_euclid(*days))
        }
    }
}

/// The month and day of a holiday that is the same each year.
pub fn fixed(index: usize) -> Option<(u8, u8)> {
    match holidays().get(index)?.rule {
        Rule::Fixed { month, day, .. } => Some((month, day)),
        _ => None,
    }
}

/// How many days the holiday lasts.
pub fn days(index: usize) -> i64 {
    holidays().get(index).map_or(1, |holiday| holiday.days)
}

/// Whether the date depends on a moon that is seen, so that it may be a day or two off.
pub fn is_approximate(index: usize) -> bool {
    holidays().get(index).is_some_and(|holiday| matches!(holiday.rule, Rule::Hijri { .. } | Rule::Hindu { .. }))
}
