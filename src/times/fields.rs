//! Putting dates and clocks together from their parts, and checking that there is such a day and such an hour.

use super::calendar;
use super::expression::{Expr, Fields, Number, Year};
use super::zone::Zone;
use crate::value::Grain;

/// What a number of a pattern is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A day of the month.
    Day,
    /// A month by its number.
    Month,
    /// A year; one of two digits is short for one of four.
    Year,
    /// A year before Christ.
    YearBefore,
    /// A year of the Buddhist era, which is 543 ahead.
    BuddhistYear,
    /// An hour.
    Hour,
    /// A minute.
    Minute,
    /// A second.
    Second,
    /// Hours and minutes in one number, such as 1930.
    HourMinute,
    /// A week of the year.
    Week,
    /// A quarter of the year.
    Quarter,
    /// A half of the year.
    Half,
    /// A century by its number; the 15th begins with the year 1400.
    Century,
    /// A century before Christ by its number.
    CenturyBefore,
    /// The year that a decade begins with.
    Decade,
    /// A number that says nothing more than the pattern does.
    Nothing,
    /// The second half of a year in two numbers: "nineteen" "ninety-nine".
    YearRest,
    /// Hours, or hours and minutes in one number, east of UTC.
    East,
    /// The same west of UTC.
    West,
    /// The minutes of an offset from UTC.
    ZoneMinute,
}

impl Role {
    /// The roles with these names; `None` where one is unknown or they are too many.
    pub fn list(names: &[&str]) -> Option<[Option<Role>; 4]> {
        let mut roles = [None; 4];
        if names.len() > roles.len() {
            return None;
        }
        for (role, name) in roles.iter_mut().zip(names) {
            *role = Some(match *name {
                "day" => Role::Day,
                "month" => Role::Month,
                "year" => Role::Year,
                "bc" => Role::YearBefore,
                "be" => Role::BuddhistYear,
                "hour" => Role::Hour,
                "minute" => Role::Minute,
                "second" => Role::Second,
                "hhmm" => Role::HourMinute,
                "week" => Role::Week,
                "quarter" => Role::Quarter,
                "half" => Role::Half,
                "century" => Role::Century,
                "centurybc" => Role::CenturyBefore,
                "decade" => Role::Decade,
                "nothing" => Role::Nothing,
                "yearrest" => Role::YearRest,
                "east" => Role::East,
                "west" => Role::West,
                "zoneminute" => Role::ZoneMinute,
                _ => return None,
            });
        }
        Some(roles)
    }
}

/// In which order numbers are the day, the month and the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// Day, month, then the year if there is a third number.
    DayMonth,
    /// Month, day, then the year; the other way round where that is no date.
    MonthDay,
    /// Year, month, day; or year, day, month where that is no date.
    YearMonthDay,
}

impl Order {
    /// The order that a pattern calls by this name.
    pub fn read(name: &str) -> Option<Order> {
        match name {
            "dm" => Some(Order::DayMonth),
            "md" => Some(Order::MonthDay),
            "ymd" => Some(Order::YearMonthDay),
            _ => None,
        }
    }
}

/// A time from one part, which has the first of `roles` where it is a number; as [`join`] makes of one.
pub fn join_one(part: Expr, roles: &[Option<Role>; 4]) -> Option<Expr> {
    let mut all = Fields::default();
    match part {
        Expr::Number(number) => fill(&mut all, number, roles.iter().flatten().next().copied()?)?,
        Expr::Fields(fields) => all = fields,
        Expr::Zone(zone) => all.zone = Some(zone),
        other => return Some(other),
    }
    is_possible(&all).then_some(Expr::Fields(all))
}

/// One time from all `parts`, whose numbers have `roles` in order. Clocks and partial dates are merged; a date that is
/// told otherwise (yesterday, Easter) is the period in which the rest is read.
pub fn join(parts: Vec<Expr>, roles: &[Option<Role>; 4]) -> Option<Expr> {
    let mut roles = roles.iter().flatten();
    let mut all = Fields::default();
    let mut others = Vec::new();
    let mut plain = 0;
    for part in parts {
        match part {
            Expr::Number(number) => {
                fill(&mut all, number, *roles.next()?)?;
                plain += 1;
            }
            Expr::Fields(fields) => {
                all = all.merge(fields)?;
                plain += 1;
            }
            Expr::Zone(zone) => {
                all = all.merge(Fields { zone: Some(zone), ..Fields::default() })?;
                plain += 1;
            }
            other => others.push(other),
        }
    }
    let mut whole = others.pop();
    if let Some(outer) = others.pop() {
        // Two periods, such as "Thanksgiving" "next year": the second is read first.
        whole = whole.map(|inner| Expr::Within { inner: Box::new(outer), outer: Box::new(inner) });
    }
    if !others.is_empty() || !is_possible(&all) {
        return None;
    }
    match whole {
        None => Some(Expr::Fields(all)),
        Some(whole) if plain == 0 => Some(whole),
        // "This week 8 p.m.": no hour is that of a week.
        Some(whole) if all.hour.is_some() && !all.has_date() && is_longer_than_a_day(&whole) => None,
        Some(whole) => Some(Expr::Within { inner: Box::new(Expr::Fields(all)), outer: Box::new(whole) }),
    }
}

fn is_longer_than_a_day(period: &Expr) -> bool {
    matches!(period, Expr::Cycle { of, .. } if matches!(**of, Expr::Unit(_, grain) if grain < Grain::Day))
}

fn fill(all: &mut Fields, number: Number, role: Role) -> Option<()> {
    if number.value.fract() != 0.0 || !(0.0..10_000.0).contains(&number.value) {
        return None;
    }
    // Whole and small: the conversions are exact.
    let value = number.value as i32;
    let small = || u8::try_from(value).ok();
    let in_range = |most: i32| (value <= most).then(small).flatten();
    match role {
        Role::Day => all.day = Some(in_range(31)?),
        Role::Month => all.month = Some(in_range(12)?),
        Role::Year if number.width == 2 => all.year = Some(Year::Short(small()?)),
        Role::Year => all.year = Some(Year::Full(value)),
        Role::YearBefore => all.year = Some(Year::Full(-value)),
        Role::BuddhistYear => all.year = Some(Year::Full(value - 543)),
        Role::Hour => all.hour = Some(in_range(24)?),
        Role::Minute => all.minute = Some(in_range(59)?),
        Role::Second => all.second = Some(in_range(60)?),
        Role::HourMinute => {
            all.hour = Some(u8::try_from(value / 100).ok().filter(|hour| *hour <= 24)?);
            all.minute = Some(u8::try_from(value % 100).ok().filter(|minute| *minute < 60)?);
        }
        Role::Week => all.piece = Some((Grain::Week, in_range(53).filter(|week| *week > 0)?)),
        Role::Quarter => all.piece = Some((Grain::Quarter, in_range(4).filter(|quarter| *quarter > 0)?)),
        Role::Half => all.piece = Some((Grain::Half, in_range(2).filter(|half| *half > 0)?)),
        // TIMEX3 has no sign for the first century before Christ, whose number is that of the first after it.
        Role::CenturyBefore => {
            all.year = Some(Year::Century((2..=99).contains(&value).then(|| (1 - value) * 100)?));
        }
        Role::Century => all.year = Some(Year::Century((1..=99).contains(&value).then(|| (value - 1) * 100)?)),
        Role::Decade if number.width == 2 => all.year = Some(Year::ShortDecade(small().filter(|two| two % 10 == 0)?)),
        Role::Decade => all.year = Some(Year::Decade((value % 10 == 0 && value >= 1000).then_some(value)?)),
        Role::Nothing => {}
        Role::East => all.zone = Some(Zone::fixed(offset(value)?)),
        Role::West => all.zone = Some(Zone::fixed(-offset(value)?)),
        Role::ZoneMinute => {
            let minutes = i16::from(in_range(59)?);
            all.zone = all
                .zone
                .map(|Zone { minutes: zone, .. }| Zone::fixed(if zone < 0 { zone - minutes } else { zone + minutes }));
        }
        Role::YearRest => match all.year {
            Some(Year::Full(first)) if (10..=21).contains(&first) && (10..100).contains(&value) => {
                all.year = Some(Year::Full(first * 100 + value));
            }
            _ => return None,
        },
    }
    Some(())
}

/// An offset from UTC in minutes, from hours or from hours and minutes in one number; at most 14 hours.
fn offset(value: i32) -> Option<i16> {
    let (hours, minutes) = if value < 100 { (value, 0) } else { (value / 100, value % 100) };
    let total = i16::try_from(hours * 60 + minutes).ok()?;
    (minutes < 60 && total <= 14 * 60).then_some(total)
}

/// Whether some day of some year is like this.
fn is_possible(fields: &Fields) -> bool {
    let day = match (fields.month, fields.day) {
        (Some(month), Some(day)) => match fields.year {
            Some(Year::Full(year)) => calendar::date(year, month, day).is_some(),
            _ => calendar::exists(month, day),
        },
        (None, Some(day)) => day >= 1,
        (month, None) => month != Some(0),
    };
    let clock = fields.hour != Some(24) || (fields.minute.unwrap_or(0) == 0 && fields.second.unwrap_or(0) == 0);
    // 14 p.m. is a slip or something else; 13:30 p.m. is written.
    let meridiem = fields.daypart.is_none_or(|part| !part.code.is_empty())
        || fields.minute.is_some()
        || fields.hour.is_none_or(|hour| hour <= 12);
    day && clock && meridiem
}

/// A date in numbers alone, with whatever else stands by it.
pub fn numeric(parts: Vec<Expr>, order: Order) -> Option<Expr> {
    let numbers: Vec<Number> = parts
        .iter()
        .filter_map(|part| match part {
            Expr::Number(number) => Some(*number),
            _ => None,
        })
        .collect();
    let rest: Vec<Expr> = parts.into_iter().filter(|part| !matches!(part, Expr::Number(_))).collect();
    let orders: &[[Role; 3]] = match order {
        Order::DayMonth => &[[Role::Day, Role::Month, Role::Year], [Role::Month, Role::Day, Role::Year]],
        Order::MonthDay => &[[Role::Month, Role::Day, Role::Year], [Role::Day, Role::Month, Role::Year]],
        Order::YearMonthDay => &[[Role::Year, Role::Month, Role::Day]],
    };
    orders.iter().find_map(|roles| {
        let mut all = Fields { numeric: true, ..Fields::default() };
        for (number, role) in numbers.iter().zip(roles) {
            fill(&mut all, *number, *role)?;
        }
        if !is_possible(&all) {
            return None;
        }
        let mut parts = rest.clone();
        parts.push(Expr::Fields(all));
        join(parts, &[None; 4])
    })
}

/// A day of the Hijri calendar.
pub fn hijri(parts: &[Expr], roles: &[Option<Role>; 4]) -> Option<Expr> {
    let mut numbers = parts.iter().filter_map(Expr::integer);
    let (mut day, mut year) = (None, None);
    for role in roles.iter().flatten() {
        match role {
            Role::Day => day = Some(u8::try_from(numbers.next()?).ok().filter(|day| (1..=30).contains(day))?),
            Role::Year => year = Some(numbers.next()?).filter(|year| (1..=9999).contains(year)),
            _ => return None,
        }
    }
    parts.iter().find_map(|part| match part {
        Expr::Hijri { month, day: own, year: known } => {
            Some(Expr::Hijri { year: year.or(*known), month: *month, day: day.or(*own) })
        }
        _ => None,
    })
}

/// From `from` to `to`. What one of them leaves open and the other names, such as the month and year of "3–5 Mei 2017",
/// holds for both.
pub fn interval(from: Expr, to: Expr) -> Option<Expr> {
    let (from, to) = match (from, to) {
        (Expr::Fields(from), Expr::Fields(to)) => {
            if is_no_interval(&from, &to) {
                return None;
            }
            let (from, to) = share(from, to);
            let backward =
                matches!((from.year, to.year), (Some(Year::Full(first)), Some(Year::Full(last))) if last < first);
            if backward || !is_possible(&from) || !is_possible(&to) {
                return None;
            }
            (Expr::Fields(from), Expr::Fields(to))
        }
        // "tomorrow from 7:00 to 8:00" and the like: the day is that of both ends.
        (Expr::Within { inner, outer }, Expr::Fields(to)) if !to.has_date() => match *inner {
            Expr::Fields(from) => {
                let (from, to) = share(from, to);
                let end = Expr::Within { inner: Box::new(Expr::Fields(to)), outer: outer.clone() };
                (Expr::Within { inner: Box::new(Expr::Fields(from)), outer }, end)
            }
            inner => (Expr::Within { inner: Box::new(inner), outer }, Expr::Fields(to)),
        },
        (Expr::Fields(from), Expr::Within { inner, outer }) if !from.has_date() => match *inner {
            Expr::Fields(to) => {
                let (from, to) = share(from, to);
                let start = Expr::Within { inner: Box::new(Expr::Fields(from)), outer: outer.clone() };
                (start, Expr::Within { inner: Box::new(Expr::Fields(to)), outer })
            }
            inner => (Expr::Fields(from), Expr::Within { inner: Box::new(inner), outer }),
        },
        ends => ends,
    };
    Some(Expr::Interval { from: Some(Box::new(from)), to: Some(Box::new(to)) })
}

/// Two hours of the clock without minutes are no interval that is longer, in hours, where the second is the smaller: "7-6" is a
/// score more often.
const LONGEST_TURN: u8 = 10;

/// Whether the two are a name or a score: "Jun-Jun", "They won 7-6 on Sunday".
fn is_no_interval(from: &Fields, to: &Fields) -> bool {
    let hours = Fields { hour: from.hour, ..Fields::default() } == *from
        && Fields { hour: to.hour, ..Fields::default() } == *to;
    let turned = matches!((from.hour, to.hour), (Some(first @ 1..=12), Some(last)) if last < first
        && (first < 7 || last + 12 - first > LONGEST_TURN));
    let months = from.month.is_some() && from == to && from.day.is_none();
    months || hours && turned
}

fn share(mut from: Fields, mut to: Fields) -> (Fields, Fields) {
    if from.has_date() && to.has_date() {
        if to.month.is_none() && to.weekday.is_none() && to.day.is_some() {
            to.month = from.month;
            to.year = to.year.or(from.year);
            from.year = from.year.or(to.year);
        } else {
            if from.month.is_none() && from.day.is_some() {
                from.month = to.month;
            }
            if from.year.is_none() && (from.month.is_some() || from.piece.is_some()) && from.month <= to.month {
                from.year = to.year;
            } else if from.year.is_none()
                && let (Some(Year::Full(year)), Some(_)) = (to.year, from.month)
            {
                // "December to May 2020" begins in 2019.
                from.year = Some(Year::Full(year - 1));
            }
            if to.year.is_none()
                && let Some(Year::Full(year)) = from.year
                && to.month.is_some()
            {
                let next = to.month < from.month || (to.month == from.month && to.day < from.day);
                to.year = Some(Year::Full(year + i32::from(next)));
            }
        }
    } else if from.has_date() {
        to = Fields {
            year: from.year,
            piece: from.piece,
            month: from.month,
            day: from.day,
            weekday: from.weekday,
            ..to
        };
    } else if to.has_date() {
        from = Fields { year: to.year, piece: to.piece, month: to.month, day: to.day, weekday: to.weekday, ..from };
    }
    if from.hour.is_some() && to.hour.is_some() {
        from.zone = from.zone.or(to.zone);
        to.zone = to.zone.or(from.zone);
        share_daypart(&mut from, &mut to);
    }
    (from, to)
}

/// "5 to 6 p.m." are both after noon, "11 to 3 p.m." begins before it, "1 p.m. to 4" ends after it.
fn share_daypart(from: &mut Fields, to: &mut Fields) {
    let minutes =
        |fields: &Fields| fields.hour_of_day().map(|hour| u16::from(hour) * 60 + u16::from(fields.minute.unwrap_or(0)));
    match (from.daypart, to.daypart) {
        (None, Some(part)) => {
            let shared = Fields { daypart: Some(part), ..*from };
            if minutes(&shared) <= minutes(to) {
                from.daypart = Some(part);
            }
        }
        (Some(part), None) => {
            let shared = Fields { daypart: Some(part), ..*to };
            if minutes(&shared) >= minutes(from) {
                to.daypart = Some(part);
            } else if part.first_hour < 12 {
                // The morning ends, the afternoon begins: "11 am to 3".
                to.hour = to.hour.map(|hour| if hour < 12 { hour + 12 } else { hour });
            }
        }
        (None, None) => {
            // "10:30 to 3" ends after noon.
            let same_day = (from.year, from.month, from.day, from.weekday) == (to.year, to.month, to.day, to.weekday);
            if same_day && minutes(to) < minutes(from) {
                to.hour = to.hour.map(|hour| if hour < 12 { hour + 12 } else { hour });
            }
        }
        (Some(_), Some(_)) => {}
    }
}
