//! The Hebrew calendar, as far as its feasts need: the new year and what is counted from it (Reingold and Dershowitz,
//! Calendrical Calculations).

use time::Date;

/// The Julian day before the first day of the calendar's first year.
const EPOCH: i64 = -1_373_427 + 1_721_425;

/// The first day of the new year that falls in the Gregorian `year`.
pub fn new_year(year: i32) -> Option<Date> {
    Date::from_julian_day(i32::try_from(new_year_day(i64::from(year) + 3761)).ok()?).ok()
}

/// How many days after the new year of Gregorian `year` the 25th of Kislev is: the second month has 29 or 30 days.
pub fn kislev_25(year: i32) -> i64 {
    let hebrew = i64::from(year) + 3761;
    let length = new_year_day(hebrew + 1) - new_year_day(hebrew);
    if length % 10 == 5 { 84 } else { 83 }
}

fn new_year_day(hebrew: i64) -> i64 {
    let (before, this, next) = (elapsed(hebrew - 1), elapsed(hebrew), elapsed(hebrew + 1));
    let correction = if next - this == 356 {
        2
    } else if this - before == 382 {
        1
    } else {
        0
    };
    EPOCH + this + correction
}

/// The days from the epoch to the mean new moon of the year, moved off the weekdays on which no year may begin.
fn elapsed(hebrew: i64) -> i64 {
    let months = (235 * hebrew - 234).div_euclid(19);
    let parts = 12_084 + 13_753 * months;
    let day = 29 * months + parts.div_euclid(25_920);
    if (3 * (day + 1)).rem_euclid(7) < 3 { day + 1 } else { day }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::times::calendar;

    #[test]
    fn years_begin_when_almanacs_say() {
        for (year, month, day) in [(2018, 9, 10), (2013, 9, 5), (2023, 9, 16), (2024, 10, 3)] {
            assert_eq!(new_year(year), calendar::date(year, month, day));
        }
        assert_eq!(calendar::add_days(new_year(2018).unwrap(), kislev_25(2018)), calendar::date(2018, 12, 3));
    }
}
