//! The tabular Islamic calendar: the civil reckoning with leap years 2, 5, 7, 10, 13, 16, 18, 21, 24, 26 and 29 of each
//! thirty (Reingold and Dershowitz, Calendrical Calculations). Months that begin when the moon is seen may differ by a
//! day or two, so every date from here is approximate.

use super::calendar;
use time::Date;

/// The Julian day of 1 Muharram 1 H (16 July 622 of the Julian calendar).
const EPOCH: i64 = 1_948_440;

/// The Gregorian date of a day of the Hijri calendar; `None` where there is no such day or year.
pub fn to_gregorian(year: i32, month: u8, day: u8) -> Option<Date> {
    if !(1..=9999).contains(&year) || !(1..=12).contains(&month) || !(1..=30).contains(&day) {
        return None;
    }
    let (year, month) = (i64::from(year), i64::from(month));
    let before = (month - 1) * 29 + month / 2 + (year - 1) * 354 + (3 + 11 * year).div_euclid(30);
    Date::from_julian_day(i32::try_from(EPOCH + before + i64::from(day) - 1).ok()?).ok()
}

/// The Hijri year and month that `date` falls in.
pub fn year_and_month(date: Date) -> Option<(i32, u8)> {
    let days = i64::from(date.to_julian_day()) - EPOCH;
    let mut year = i32::try_from((30 * days + 10_646).div_euclid(10_631)).ok()?;
    if to_gregorian(year, 1, 1)? > date {
        year -= 1;
    }
    let month = (1..=12).rev().find(|&month| to_gregorian(year, month, 1).is_some_and(|first| first <= date))?;
    Some((year, month))
}

/// The first day of a Hijri month of the year that makes it fall in the Gregorian `year`: of two, the earlier.
pub fn in_gregorian_year(year: i32, month: u8, day: u8) -> Option<Date> {
    let (first, _) = year_and_month(calendar::date(year, 1, 1)?)?;
    (first..=first + 1).filter_map(|hijri| to_gregorian(hijri, month, day)).find(|date| date.year() == year)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ramadan_begins_when_almanacs_say_to_a_day() {
        for (year, expected) in [(1445, (2024, 3, 11)), (1439, (2018, 5, 16)), (1, (623, 3, 12))] {
            let (y, m, d) = expected;
            let expected = calendar::date(y, m, d).unwrap();
            let found = to_gregorian(year, 9, 1).unwrap();
            assert!((found - expected).whole_days().abs() <= 1, "{year}: {found:?}");
        }
        assert_eq!(year_and_month(calendar::date(2024, 3, 20).unwrap()), Some((1445, 9)));
        assert_eq!(to_gregorian(1445, 13, 1), None);
    }
}
