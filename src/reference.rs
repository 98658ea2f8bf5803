//! The moment from which relative and partial dates are read.

use std::error::Error;
use std::fmt;
use time::{Date, Month, Time};

/// A day, with a time of the day where one is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reference {
    /// The day.
    pub date: Date,
    /// The time of that day, for "in two hours"; midnight is not assumed where it is missing.
    pub time: Option<Time>,
}

/// A reference that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReferenceError {
    input: String,
}

impl fmt::Display for ReferenceError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "'{}' is not a date: write it as YYYY-MM-DD, such as 2016-10-01, or with a time as YYYY-MM-DDTHH:MM",
            self.input
        )
    }
}

impl Error for ReferenceError {}

impl Reference {
    /// The whole of one day.
    pub const fn day(date: Date) -> Reference {
        Reference { date, time: None }
    }
}

impl std::str::FromStr for Reference {
    type Err = ReferenceError;

    /// Reads `YYYY-MM-DD`, `YYYY-MM-DDTHH:MM` or `YYYY-MM-DDTHH:MM:SS` (ISO 8601). An offset from UTC at the end is
    /// allowed and not kept: the reference is the wall clock of whoever wrote the text.
    fn from_str(input: &str) -> Result<Reference, ReferenceError> {
        read(input).ok_or_else(|| ReferenceError { input: input.chars().take(40).collect() })
    }
}

fn read(input: &str) -> Option<Reference> {
    let (day, clock) = match input.trim().split_once('T') {
        Some((day, clock)) => (day, Some(clock)),
        None => (input.trim(), None),
    };
    let [year, month, date] = fields::<3>(day, '-', &[4, 2, 2])?;
    let date = Date::from_calendar_date(
        i32::from(year),
        Month::try_from(u8::try_from(month).ok()?).ok()?,
        u8::try_from(date).ok()?,
    )
    .ok()?;
    let time = match clock {
        Some(clock) => Some(read_clock(clock)?),
        None => None,
    };
    Some(Reference { date, time })
}

fn read_clock(clock: &str) -> Option<Time> {
    let wall = clock.trim_end_matches('Z');
    let wall = wall.split(['+', '-']).next()?;
    let wall = wall.split('.').next()?;
    let [hour, minute, second] = match wall.matches(':').count() {
        1 => {
            let [hour, minute] = fields::<2>(wall, ':', &[2, 2])?;
            [hour, minute, 0]
        }
        _ => fields::<3>(wall, ':', &[2, 2, 2])?,
    };
    Time::from_hms(u8::try_from(hour).ok()?, u8::try_from(minute).ok()?, u8::try_from(second).ok()?).ok()
}

/// `N` numbers of exactly the given widths, parted by `separator`.
fn fields<const N: usize>(text: &str, separator: char, widths: &[usize; N]) -> Option<[u16; N]> {
    let mut values = [0; N];
    let mut parts = text.split(separator);
    for (value, width) in values.iter_mut().zip(widths) {
        let part = parts.next()?;
        if part.len() != *width || !part.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        *value = part.parse().ok()?;
    }
    parts.next().is_none().then_some(values)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_moments_are_read() {
        for (input, shown) in [
            ("2016-10-01", "2016-10-01 -"),
            ("2013-02-12T04:30:00-02:00", "2013-02-12 4:30"),
            ("2020-02-29T23:59", "2020-02-29 23:59"),
        ] {
            let read: Option<Reference> = input.parse().ok();
            let text = read.map(|reference| {
                let date = reference.date;
                let clock =
                    reference.time.map_or("-".to_owned(), |time| format!("{}:{:02}", time.hour(), time.minute()));
                format!("{:04}-{:02}-{:02} {clock}", date.year(), u8::from(date.month()), date.day())
            });
            assert_eq!(text.as_deref(), Some(shown), "{input}");
        }
    }

    #[test]
    fn nonsense_names_itself_and_the_remedy() {
        for input in ["", "2016-13-01", "2015-02-29", "01/10/2016", "2016-10-1", "2016-10-01T25:00", "yesterday"] {
            let message = input.parse::<Reference>().err().map(|error| error.to_string()).unwrap_or_default();
            assert!(message.contains(input) && message.contains("YYYY-MM-DD"), "{input}: {message}");
        }
    }
}
