//! Calendar arithmetic on the proleptic Gregorian calendar. Weeks are those of ISO 8601: Monday is day 1, and week 1
//! holds the first Thursday of the year.

use time::{Date, Duration, Month, Weekday};

/// The day `day` of `month` (1 to 12) of `year`; `None` where there is no such day.
pub fn date(year: i32, month: u8, day: u8) -> Option<Date> {
    Date::from_calendar_date(year, Month::try_from(month).ok()?, day).ok()
}

/// Whether some year has this day: 29 February exists, 31 February does not.
pub fn exists(month: u8, day: u8) -> bool {
    date(2000, month, day).is_some()
}

/// The day `days` after `from`; `None` past the years that a date can have.
pub fn add_days(from: Date, days: i64) -> Option<Date> {
    // A duration of so many days would overflow before the date does.
    (days.unsigned_abs() < 20_000_000).then(|| from.checked_add(Duration::days(days))).flatten()
}

/// The same day of the month `months` later, or the last day of that month where it is shorter.
pub fn add_months(from: Date, months: i64) -> Option<Date> {
    let total = i64::from(from.year()).checked_mul(12)?.checked_add(i64::from(u8::from(from.month())) - 1)?;
    let total = total.checked_add(months)?;
    let year = i32::try_from(total.div_euclid(12)).ok()?;
    let month = u8::try_from(total.rem_euclid(12) + 1).ok()?;
    date(year, month, from.day().min(days_in_month(year, month)?))
}

/// How many days the month has.
pub fn days_in_month(year: i32, month: u8) -> Option<u8> {
    Some(Month::try_from(month).ok()?.length(year))
}

/// The number of the weekday, 1 for Monday to 7 for Sunday.
pub fn weekday(date: Date) -> u8 {
    date.weekday().number_from_monday()
}

/// The Monday of the week of `date`.
pub fn week_start(date: Date) -> Option<Date> {
    add_days(date, 1 - i64::from(weekday(date)))
}

/// The ISO year and week of `date`.
pub fn iso_week(date: Date) -> (i32, u8) {
    let (year, week, _) = date.to_iso_week_date();
    (year, week)
}

/// The Monday of an ISO week; `None` where the year has no such week.
pub fn week(year: i32, week: u8) -> Option<Date> {
    Date::from_iso_week_date(year, week, Weekday::Monday).ok()
}

/// The day with the number `weekday` that is nearest to `date`, on or before it.
pub fn weekday_on_or_before(date: Date, weekday_number: u8) -> Option<Date> {
    let back = (i64::from(weekday(date)) - i64::from(weekday_number)).rem_euclid(7);
    add_days(date, -back)
}

/// The day with the number `weekday` that is nearest to `date`, on or after it.
pub fn weekday_on_or_after(date: Date, weekday_number: u8) -> Option<Date> {
    let ahead = (i64::from(weekday_number) - i64::from(weekday(date))).rem_euclid(7);
    add_days(date, ahead)
}

/// The `n`-th weekday of a month: 1 is the first, -1 the last.
pub fn nth_weekday(year: i32, month: u8, weekday_number: u8, n: i32) -> Option<Date> {
    let found = if n > 0 {
        let first = weekday_on_or_after(date(year, month, 1)?, weekday_number)?;
        add_days(first, i64::from(n - 1) * 7)?
    } else {
        let last = weekday_on_or_before(date(year, month, days_in_month(year, month)?)?, weekday_number)?;
        add_days(last, i64::from(n + 1) * 7)?
    };
    (n != 0 && u8::from(found.month()) == month).then_some(found)
}

/// Easter Sunday of the Gregorian calendar (the anonymous algorithm, Meeus, Astronomical Algorithms, 1991, chapter 8).
pub fn easter(year: i32) -> Option<Date> {
    let (a, b, c) = (year.rem_euclid(19), year.div_euclid(100), year.rem_euclid(100));
    let (d, e) = (b / 4, b % 4);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - d - g + 15).rem_euclid(30);
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k).rem_euclid(7);
    let m = (a + 11 * h + 19 * l) / 433;
    let month = (h + l - 7 * m + 90) / 25;
    let day = (h + l - 7 * m + 33 * month + 19).rem_euclid(32);
    date(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
}

/// Easter Sunday of the Julian calendar, as a Gregorian date (Meeus, chapter 8).
pub fn orthodox_easter(year: i32) -> Option<Date> {
    let (a, b, c) = (year.rem_euclid(4), year.rem_euclid(7), year.rem_euclid(19));
    let d = (19 * c + 15).rem_euclid(30);
    let e = (2 * a + 4 * b - d + 34).rem_euclid(7);
    let (month, day) = ((d + e + 114) / 31, (d + e + 114) % 31 + 1);
    let julian = date(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?)?;
    let century = year.div_euclid(100);
    add_days(julian, i64::from(century - century.div_euclid(4) - 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(date: Option<Date>) -> String {
        date.map_or("none".to_owned(), |date| {
            format!("{:04}-{:02}-{:02}", date.year(), u8::from(date.month()), date.day())
        })
    }

    #[test]
    fn months_keep_the_day_where_they_can() {
        let from = date(2016, 1, 31).unwrap();
        assert_eq!(shown(add_months(from, 1)), "2016-02-29");
        assert_eq!(shown(add_months(from, -2)), "2015-11-30");
        assert_eq!(shown(add_months(from, 12)), "2017-01-31");
        assert_eq!(add_months(from, i64::MAX), None);
        assert_eq!(add_days(from, i64::MIN), None);
    }

    #[test]
    fn easter_falls_where_the_churches_keep_it() {
        assert_eq!(shown(easter(2013)), "2013-03-31");
        assert_eq!(shown(easter(2010)), "2010-04-04");
        assert_eq!(shown(easter(2019)), "2019-04-21");
        assert_eq!(shown(orthodox_easter(2018)), "2018-04-08");
    }

    #[test]
    fn weekdays_are_counted_from_either_end_of_a_month() {
        assert_eq!(shown(nth_weekday(2013, 11, 4, 4)), "2013-11-28");
        assert_eq!(shown(nth_weekday(2013, 10, 5, -1)), "2013-10-25");
        assert_eq!(shown(nth_weekday(2013, 2, 5, 5)), "none");
        assert_eq!(iso_week(date(2016, 1, 1).unwrap()), (2015, 53));
    }
}
