//! Normalised values: what a number, an amount or a time in the text means.
//!
//! Currencies are ISO 4217 codes, units are UCUM codes (<https://ucum.org/ucum>), times are TIMEX3 types and values
//! (Pustejovsky et al. 2005, an extension of ISO 8601).

use serde::Serialize;

/// The normalised value of one annotation. Fields that are `None` or `false` are left out of the JSON form, except
/// `number` and `amount`, which are `null` where the text gives bounds only ("puluhan" is 20 to 99, "3-5" is 3 to 5).
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Value {
    /// A plain count or number.
    Number {
        /// The number itself.
        number: Option<f64>,
        /// The exact decimal digits, where `f64` cannot hold the number exactly.
        #[serde(skip_serializing_if = "Option::is_none")]
        exact: Option<String>,
        /// The least that the text allows.
        #[serde(skip_serializing_if = "Option::is_none")]
        min: Option<f64>,
        /// The most that the text allows.
        #[serde(skip_serializing_if = "Option::is_none")]
        max: Option<f64>,
        /// Whether the text says that the number is not exact.
        #[serde(skip_serializing_if = "is_false")]
        approximate: bool,
        /// The counted noun, as the text writes it ("warga sipil" in "400 warga sipil").
        #[serde(skip_serializing_if = "Option::is_none")]
        counts: Option<String>,
    },
    /// A position in an order.
    Ordinal {
        /// The position; 1 is the first.
        number: f64,
    },
    /// A share of a hundred.
    Percent {
        /// The number before the percent sign: 5.3 for "5,3 persen".
        number: Option<f64>,
        /// The exact decimal digits, where `f64` cannot hold the number exactly.
        #[serde(skip_serializing_if = "Option::is_none")]
        exact: Option<String>,
        /// The least that the text allows.
        #[serde(skip_serializing_if = "Option::is_none")]
        min: Option<f64>,
        /// The most that the text allows.
        #[serde(skip_serializing_if = "Option::is_none")]
        max: Option<f64>,
        /// Whether the text says that the number is not exact.
        #[serde(skip_serializing_if = "is_false")]
        approximate: bool,
        /// Whether the number is a difference in percentage points, not a share.
        #[serde(skip_serializing_if = "is_false")]
        points: bool,
    },
    /// An amount of money.
    Money {
        /// The amount in the currency's main unit.
        amount: Option<f64>,
        /// The exact decimal digits, where `f64` cannot hold the amount exactly.
        #[serde(skip_serializing_if = "Option::is_none")]
        exact: Option<String>,
        /// The ISO 4217 code, such as `IDR`.
        currency: String,
        /// The least that the text allows.
        #[serde(skip_serializing_if = "Option::is_none")]
        min: Option<f64>,
        /// The most that the text allows.
        #[serde(skip_serializing_if = "Option::is_none")]
        max: Option<f64>,
        /// Whether the text says that the amount is not exact.
        #[serde(skip_serializing_if = "is_false")]
        approximate: bool,
    },
    /// A measured amount.
    Quantity {
        /// The number of units.
        number: Option<f64>,
        /// The exact decimal digits, where `f64` cannot hold the number exactly.
        #[serde(skip_serializing_if = "Option::is_none")]
        exact: Option<String>,
        /// The UCUM code of the unit that the text names, such as `km/h`.
        unit: String,
        /// What is measured: `length`, `mass`, `speed` …
        dimension: String,
        /// The same amount in the SI unit of its dimension, where there is one.
        #[serde(skip_serializing_if = "Option::is_none")]
        si: Option<Si>,
        /// The least that the text allows, in `unit`.
        #[serde(skip_serializing_if = "Option::is_none")]
        min: Option<f64>,
        /// The most that the text allows, in `unit`.
        #[serde(skip_serializing_if = "Option::is_none")]
        max: Option<f64>,
        /// Whether the text says that the amount is not exact.
        #[serde(skip_serializing_if = "is_false")]
        approximate: bool,
    },
    /// A date, a time, a duration or a set of times.
    Time {
        /// The TIMEX3 type.
        #[serde(rename = "type")]
        timex: TimexType,
        /// The TIMEX3 value: `2016-09-24`, `T19:30+07:00`, `P1W`, `2015-Q3`, `199X`, `2017-05-03/2017-05-05`.
        iso: String,
        /// The finest part of the calendar or clock that the text names.
        grain: Grain,
        /// Whether the text says that the time is not exact.
        #[serde(skip_serializing_if = "is_false")]
        approximate: bool,
        /// The UCUM code of a duration's unit, where it has just one ("beberapa jam" is `PTXH` with unit `h`).
        #[serde(skip_serializing_if = "Option::is_none")]
        unit: Option<String>,
        /// The part of the period `iso` that the text means, as TIMEX3's `mod` tells it: "akhir Oktober" is `END`.
        #[serde(rename = "mod", skip_serializing_if = "Option::is_none")]
        part: Option<Part>,
        /// What in the text contradicts the value, as the text writes it: the weekday of a date that falls on another.
        #[serde(skip_serializing_if = "Option::is_none")]
        conflict: Option<String>,
    },
}

/// An amount in an SI unit.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Si {
    /// The number of SI units; `None` where the text gives bounds only.
    pub number: Option<f64>,
    /// The UCUM code of the SI unit, such as `m/s`.
    pub unit: String,
}

/// The type of a time expression, as TIMEX3 tells them apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum TimexType {
    /// A calendar date of any grain.
    Date,
    /// A time of the day.
    Time,
    /// A length of time.
    Duration,
    /// Times that recur.
    Set,
}

/// A part of a period, as the attribute `mod` of TIMEX3 names it. The three are no exact thirds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Part {
    /// Its beginning.
    Start,
    /// Its middle.
    Mid,
    /// Its end.
    End,
}

/// The finest part of the calendar or clock that a time expression names, from the coarsest to the finest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Grain {
    /// A thousand years.
    Millennium,
    /// A hundred years.
    Century,
    /// Ten years.
    Decade,
    /// A year.
    Year,
    /// Half a year.
    Half,
    /// A quarter of a year.
    Quarter,
    /// A season.
    Season,
    /// A month.
    Month,
    /// A week.
    Week,
    /// A weekend.
    Weekend,
    /// A day.
    Day,
    /// A part of a day: morning, evening.
    Daypart,
    /// An hour.
    Hour,
    /// A minute.
    Minute,
    /// A second.
    Second,
}

fn is_false(flag: &bool) -> bool {
    !flag
}
