//! When a value of ours is what a case asks for.
//!
//! - **number**: any annotation that carries the number (a cardinal, but also the 3 of "3 km" or "3 years"); a bound or an
//!   end of a range counts where the case asks for it alone. Numbers agree to 1 in 10^9, to 1 in 1000 in our own cases,
//!   which round ("0.333").
//! - **ordinal**, **percent**: the number.
//! - **money**: amount and currency; a suite's "dollar(unspecified)" is USD, and cents are hundredths of the currency.
//! - **quantity**: the same amount in SI units, where the suite names a unit of another size; temperatures in their unit.
//! - **range**: both ends, or the one end that is given. Whether an end belongs to the range is not compared.
//! - **duration**, **age**: the same length, twelve months being a year, a month 30 days and a year 365.
//! - **times**: see [`super::instant`].
//! - **phone**, **email**, **url**, **hashtag**, **mention**: the span is the value.
//! - A case without a value is right where the span is. The contract has no label for IP addresses, GUIDs and time
//!   zones, which are not counted.

use super::case::{Case, Expected};
use super::instant::{self, Question};
use serde_json::Value as Json;
use sorot::value::{TimexType, Value};
use sorot::{Annotation, Label};

/// Whether a value is right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It is what the case asks for.
    Right,
    /// It is not.
    Wrong,
}

/// Whether the contract has no label for this kind.
pub fn is_outside(kind: &str) -> bool {
    matches!(
        kind,
        "ip" | "guid" | "timezone" | "law" | "person" | "org" | "gpe" | "norp" | "fac" | "loc" | "event" | "product"
    )
}

/// Whether annotations of this label are of the kinds in `scope`; where it is empty, of any kind but names.
pub fn is_in_scope(label: Label, scope: &[String]) -> bool {
    if label.is_name() {
        return false;
    }
    let kinds: &[&str] = match label {
        Label::Cardinal => &["number"],
        Label::Ordinal => &["ordinal"],
        Label::Percent => &["percent"],
        Label::Money => &["money"],
        Label::Quantity => &["quantity"],
        Label::Date => &["date", "datetime", "duration", "recurrence", "age"],
        Label::Time => &["time", "datetime", "duration", "recurrence", "age"],
        Label::Phone => &["phone"],
        Label::Email => &["email"],
        Label::Url => &["url"],
        Label::Hashtag => &["hashtag"],
        Label::Mention => &["mention"],
        _ => &[],
    };
    scope.is_empty() || kinds.iter().any(|kind| scope.iter().any(|own| own == kind))
}

/// Whether an annotation's label may be what the case asks for.
pub fn fits(annotation: &Annotation, expected: &Expected) -> bool {
    let label = annotation.label;
    let kind = expected.kind.as_str();
    let of = expected.fields.get("of").and_then(Json::as_str);
    if expected.own {
        return label.as_str().eq_ignore_ascii_case(kind) || (is_time(label) && matches!(kind, "date" | "time"));
    }
    let unnamed = expected.fields.get("unit").is_some_and(Json::is_null);
    match (kind, of) {
        ("number", _) | ("range", Some("number")) => {
            matches!(label, Label::Cardinal | Label::Money | Label::Quantity | Label::Percent)
                || (label == Label::Ordinal && kind == "range")
                || is_duration(annotation)
        }
        ("ordinal", _) => label == Label::Ordinal,
        ("percent", _) => label == Label::Percent,
        ("money", _) | ("range", Some("money")) => label == Label::Money || (unnamed && label == Label::Cardinal),
        ("quantity", _) | ("range", Some("quantity")) => label == Label::Quantity,
        ("phone" | "email" | "url" | "hashtag" | "mention", _) => label.as_str().eq_ignore_ascii_case(kind),
        _ => is_time(label),
    }
}

fn is_time(label: Label) -> bool {
    matches!(label, Label::Date | Label::Time)
}

fn is_duration(annotation: &Annotation) -> bool {
    matches!(&annotation.value, Some(Value::Time { timex: TimexType::Duration, .. }))
}

/// Whether one of the `fitting` annotations has the value that the case asks for.
pub fn verdict(fitting: &[&Annotation], expected: &Expected, exact_span: bool, case: &Case) -> Verdict {
    let value = expected.fields.get("value").filter(|value| !value.is_null());
    let span_is_value = matches!(expected.kind.as_str(), "phone" | "email" | "url" | "hashtag" | "mention");
    let right = match value {
        Some(wanted) if !span_is_value => fitting
            .iter()
            .filter_map(|annotation| Some((annotation.value.as_ref()?, annotation.span == expected.span)))
            .any(|(value, exact)| is_right(value, wanted, expected, case, exact)),
        _ => exact_span,
    };
    if right { Verdict::Right } else { Verdict::Wrong }
}

/// What the case asks for, in one line.
pub fn wanted(expected: &Expected) -> String {
    let field =
        |name: &str| expected.fields.get(name).filter(|value| !value.is_null()).map(|value| format!(" {value}"));
    let parts: Vec<String> = ["value", "unit", "grain", "timex"].into_iter().filter_map(field).collect();
    format!("{}{}", expected.kind, parts.concat())
}

fn is_right(value: &Value, wanted: &Json, expected: &Expected, case: &Case, exact_span: bool) -> bool {
    if let Some(any) = wanted.get("any_of").and_then(Json::as_array) {
        return any.iter().any(|one| is_right(value, one, expected, case, exact_span));
    }
    if expected.own {
        return is_own(value, wanted.as_str().unwrap_or(""));
    }
    let unit = expected.fields.get("unit").and_then(Json::as_str);
    let kind = expected.kind.as_str();
    match value {
        Value::Time { timex: TimexType::Duration, iso, .. } if kind == "number" => {
            let digits: String = iso.chars().filter(|letter| letter.is_ascii_digit() || *letter == '.').collect();
            wanted.as_f64().zip(digits.parse().ok()).is_some_and(|(wanted, found)| near(wanted, found))
        }
        Value::Time { iso, timex, .. } if matches!(kind, "duration" | "age") => {
            *timex == TimexType::Duration && instant::same_length(iso, wanted, unit)
        }
        Value::Time { iso, part, approximate, .. } => {
            let question = Question {
                fields: &expected.fields,
                reference: case.options.reference,
                zone: case.zone,
                part: *part,
                approximate: *approximate,
                exact_span,
            };
            question.same(iso, wanted)
        }
        _ => {
            let Some(amounts) = Amounts::of(value, unit) else {
                return false;
            };
            amounts.fits(wanted, unit)
        }
    }
}

/// What a value says of an amount, in the unit that the case names.
struct Amounts {
    number: Option<f64>,
    min: Option<f64>,
    max: Option<f64>,
    /// What to multiply the case's number with.
    factor: f64,
}

impl Amounts {
    fn of(value: &Value, unit: Option<&str>) -> Option<Amounts> {
        let (number, min, max, code, si) = match value {
            Value::Number { number, min, max, .. } | Value::Percent { number, min, max, .. } => {
                (*number, *min, *max, None, None)
            }
            Value::Ordinal { number } => (Some(*number), None, None, None, None),
            Value::Money { amount, min, max, currency, .. } => (*amount, *min, *max, Some(currency.as_str()), None),
            Value::Quantity { number, unit, min, max, si, .. } => {
                let si_number = si.as_ref().and_then(|si| si.number);
                (*number, *min, *max, Some(unit.as_str()), Some(si_number))
            }
            Value::Time { .. } => return None,
        };
        let amounts = Amounts { number, min, max, factor: 1.0 };
        let Some(unit) = unit else {
            return Some(amounts);
        };
        let (codes, to_si) = suite_unit(unit).unwrap_or((unit, None));
        let same_unit = code.is_some_and(|code| codes.split('|').any(|one| one == code));
        match (si, to_si) {
            _ if unit.starts_with("cent(") || unit == "Pence" => {
                same_unit.then_some(Amounts { factor: 0.01, ..amounts })
            }
            _ if same_unit => Some(amounts),
            // Another unit of the same dimension: both in SI.
            (Some(Some(si_number)), Some(factor)) => {
                let scale = si_number / number?;
                let scaled = |bound: Option<f64>| bound.map(|bound| bound * scale);
                Some(Amounts { number: Some(si_number), min: scaled(min), max: scaled(max), factor })
            }
            (Some(None), Some(factor)) => {
                let scale = code.and_then(suite_code).and_then(|(_, factor)| factor)?;
                let scaled = |bound: Option<f64>| bound.map(|bound| bound * scale);
                Some(Amounts { number: None, min: scaled(min), max: scaled(max), factor })
            }
            _ => None,
        }
    }

    fn fits(&self, wanted: &Json, _unit: Option<&str>) -> bool {
        let is = |found: Option<f64>, wanted: f64| found.is_some_and(|found| near(found, wanted * self.factor));
        if let Some(number) = wanted.as_f64() {
            return [self.number, self.min, self.max].into_iter().any(|found| is(found, number));
        }
        let end = |name: &str| wanted.get(name).and_then(Json::as_f64);
        let from = end("from").is_none_or(|from| is(self.min, from));
        let to = end("to").is_none_or(|to| is(self.max, to));
        let equal = end("from") == end("to") && end("from").is_some_and(|number| is(self.number, number));
        (from && to && (end("from").is_some() || end("to").is_some())) || equal
    }
}

fn near(one: f64, other: f64) -> bool {
    (one - other).abs() <= other.abs().max(1e-12) * 1e-6
}

/// The codes and the factor to SI of a unit that a suite names.
fn suite_unit(name: &str) -> Option<(&'static str, Option<f64>)> {
    rows().find(|row| row.first().copied() == Some(name)).and_then(codes_and_factor)
}

/// The same of a unit by its code.
fn suite_code(code: &str) -> Option<(&'static str, Option<f64>)> {
    rows().find(|row| row.get(1).copied() == Some(code)).and_then(codes_and_factor)
}

fn codes_and_factor(row: Vec<&'static str>) -> Option<(&'static str, Option<f64>)> {
    Some((row.get(1).copied()?, row.get(2).and_then(|factor| factor.parse().ok())))
}

fn rows() -> impl Iterator<Item = Vec<&'static str>> {
    include_str!("units.tsv").lines().filter(|line| !line.starts_with('#')).map(|line| line.split('\t').collect())
}

/// The short forms of our own cases: `400`, `IDR 1200000`, `15 km`, `2016-10-01`.
fn is_own(value: &Value, wanted: &str) -> bool {
    let (first, last) = wanted.split_once(' ').unwrap_or((wanted, ""));
    let about = |found: Option<f64>, wanted: &str| {
        found
            .zip(wanted.parse::<f64>().ok())
            .is_some_and(|(found, wanted)| (found - wanted).abs() <= wanted.abs().max(1.0) * 1e-3)
    };
    match value {
        Value::Number { number, min, max, .. } => [*number, *min, *max].into_iter().any(|found| about(found, wanted)),
        Value::Ordinal { number } => about(Some(*number), wanted),
        Value::Percent { number, .. } => about(*number, wanted),
        Value::Money { amount, currency, .. } => currency == first && about(*amount, last),
        Value::Quantity { number, unit, .. } => unit == last && about(*number, first),
        Value::Time { iso, .. } => iso == wanted,
    }
}
