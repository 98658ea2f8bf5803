//! Angles in degrees, minutes and seconds, and the coordinates that they give: `6°12'30" LS`, "33° 40′ N".

use super::amount::{Amount, Kind, to_decimal};
use super::numeral::{Form, Numeral};
use super::quantity::{Unit, Units};
use crate::token::{Gap, Tokens};

/// The marks of minutes and of seconds of arc: the primes, and the quotation marks that stand for them.
const MARKS: [&[&str]; 2] = [&["'", "′", "’", "‘"], &["\"", "″", "”", "“"]];

/// The dimension of what opens a coordinate.
const ANGLE: &str = "angle";

impl Units {
    /// The angle that opens with the first of `numerals`, which are the rest of those of the block; `None` where degrees
    /// without minutes or no degrees stand there.
    pub(super) fn angle(&self, tokens: &Tokens<'_>, numerals: &[Numeral]) -> Option<Amount> {
        let degrees = numerals.first().filter(|numeral| numeral.is_digits())?;
        let (degree, len) = self.degree_at(tokens, degrees.end)?;
        let mut end = degrees.end + len;
        let mut number = degrees.number.filter(|number| (0.0..=360.0).contains(number))?;
        let (mut share, mut parts) = (1.0, 0);
        let mut hemisphere = None;
        for (part, marks) in numerals.iter().skip(1).zip(MARKS) {
            let below = part.number.filter(|number| (0.0..60.0).contains(number) && part.is_digits());
            let (Some(below), true) = (below, part.start == end) else {
                break;
            };
            let text = tokens.text(part.end);
            // The `'S` of a possessive is one token.
            let Some(mark) = marks.iter().find(|mark| text.starts_with(**mark)) else {
                break;
            };
            share /= 60.0;
            number += below * share;
            end = part.end + 1;
            parts += 1;
            if text.len() > mark.len() {
                let letter = text.trim_start_matches(mark);
                hemisphere = self.hemispheres.iter().find(|(known, _)| *known == letter).map(|(_, unit)| *unit);
                break;
            }
        }
        if parts == 0 {
            return None;
        }
        if hemisphere.is_none()
            && let Some((unit, len)) = self.hemisphere_at(tokens, end)
        {
            hemisphere = Some(unit);
            end += len;
        }
        let mut unit = hemisphere.and_then(|unit| self.unit(unit)).unwrap_or(degree);
        if unit.factor < 0.0 {
            number = -number;
            unit.factor = -unit.factor;
        }
        let numeral = (degrees.start, end);
        let count = Amount::count(degrees);
        let kind = Kind::Quantity(unit);
        Some(Amount { end, numeral, kind, number: Some(to_decimal(number)), exact: None, form: Form::Digits, ..count })
    }

    /// The word or sign for degrees at token `at`.
    fn degree_at(&self, tokens: &Tokens<'_>, at: usize) -> Option<(Unit, usize)> {
        let mut found = self.names.all(*tokens, at);
        found.find_map(|found| Some((self.unit(found.value.unit).filter(|unit| unit.dimension == ANGLE)?, found.len)))
    }

    /// The name of a half of the earth at token `at`.
    fn hemisphere_at(&self, tokens: &Tokens<'_>, at: usize) -> Option<(usize, usize)> {
        tokens.get(at).filter(|token| token.gap != Gap::Line)?;
        let text = tokens.text(at);
        let letter = self.hemispheres.iter().find(|(known, _)| *known == text).map(|(_, unit)| (*unit, 1));
        letter.or_else(|| {
            let (name, len) = self.name_at(tokens, at)?;
            matches!(self.dimension(name.unit), "latitude" | "longitude").then_some((name.unit, len))
        })
    }
}
