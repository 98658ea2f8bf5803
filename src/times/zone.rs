//! Time zones: offsets from UTC, with the summer time that a zone's name leaves open ("ET" is UTC-4 in July and UTC-5 in
//! January, "EST" is UTC-5 always).

use super::calendar;
use time::Date;

/// An offset from UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Zone {
    /// Minutes east of UTC, in winter.
    pub minutes: i16,
    /// When clocks are an hour ahead; `None` where they never are, or where the name says already.
    pub summer: Option<Summer>,
}

/// When clocks are an hour ahead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Summer {
    /// From the second Sunday of March to the first of November (Energy Policy Act of 2005).
    America,
    /// From the last Sunday of March to the last of October (Directive 2000/84/EC).
    Europe,
}

impl Zone {
    /// An offset of so many minutes at any time of the year.
    pub const fn fixed(minutes: i16) -> Zone {
        Zone { minutes, summer: None }
    }

    /// The offset on `date`; in winter where no date is known.
    pub fn on(self, date: Option<Date>) -> Zone {
        let ahead = self.summer.zip(date).is_some_and(|(summer, date)| summer.holds(date));
        Zone::fixed(self.minutes + if ahead { 60 } else { 0 })
    }
}

impl Summer {
    /// The time with this name in a data file.
    pub fn read(name: &str) -> Option<Summer> {
        match name {
            "america" => Some(Summer::America),
            "europe" => Some(Summer::Europe),
            _ => None,
        }
    }

    /// Whether the evening of `date` is in summer time.
    fn holds(self, date: Date) -> bool {
        let sunday = |month, n| calendar::nth_weekday(date.year(), month, 7, n);
        let (from, to) = match self {
            Summer::America => (sunday(3, 2), sunday(11, 1)),
            Summer::Europe => (sunday(3, -1), sunday(10, -1)),
        };
        from.zip(to).is_some_and(|(from, to)| from <= date && date < to)
    }
}
