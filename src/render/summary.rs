//! What a value means in a few characters, for readers of any language: codes and signs, no words.

use crate::value::Value;

/// The value in short: `≈ 400`, `20–99`, `5.3 %`, `1200000 IDR`, `2016-09-24`.
pub(super) fn summary(value: &Value) -> String {
    match value {
        Value::Number { number, exact, min, max, approximate, .. } => {
            amount(*number, exact.as_deref(), *min, *max, *approximate)
        }
        Value::Ordinal { number } => format!("#{number}"),
        Value::Percent { number, exact, min, max, approximate, .. } => {
            amount(*number, exact.as_deref(), *min, *max, *approximate) + " %"
        }
        Value::Money { amount: number, exact, currency, min, max, approximate } => {
            format!("{} {currency}", amount(*number, exact.as_deref(), *min, *max, *approximate))
        }
        Value::Quantity { number, exact, unit, min, max, approximate, .. } => {
            format!("{} {unit}", amount(*number, exact.as_deref(), *min, *max, *approximate))
        }
        Value::Time { iso, approximate, .. } => format!("{}{iso}", if *approximate { "≈ " } else { "" }),
    }
}

fn amount(number: Option<f64>, exact: Option<&str>, min: Option<f64>, max: Option<f64>, approximate: bool) -> String {
    let bare = match (number, exact, min, max) {
        (_, Some(digits), _, _) => digits.to_owned(),
        (Some(number), _, _, _) => number.to_string(),
        (None, _, Some(min), Some(max)) => format!("{min}–{max}"),
        (None, _, Some(min), None) => format!("≥ {min}"),
        (None, _, None, Some(max)) => format!("≤ {max}"),
        (None, _, None, None) => "?".to_owned(),
    };
    if approximate { format!("≈ {bare}") } else { bare }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_and_doubt_are_shown() {
        assert_eq!(amount(Some(400.0), None, None, None, true), "≈ 400");
        assert_eq!(amount(None, None, Some(20.0), Some(99.0), false), "20–99");
        assert_eq!(amount(None, None, Some(3.0), None, false), "≥ 3");
        assert_eq!(summary(&Value::Ordinal { number: 3.0 }), "#3");
    }
}
