//! The sides of a thing whose unit the last one names: "12 x 6 meter", "3 × 4 × 5 cm".

use super::amount::{Amount, Kind};
use super::quantity::Units;
use crate::token::{TokenKind, Tokens};

/// The shortest leg of a relay, in the unit that is written.
const LEG: f64 = 25.0;

/// The dimensions that sides have: "12 x 6 meter", "1920 x 1080 piksel".
const SIDED: [&str; 2] = ["length", "resolution"];

impl Units {
    /// Gives each bare count before a word for "times" the unit of the length behind it.
    pub(super) fn share(&self, tokens: &Tokens<'_>, amounts: &mut [Amount]) {
        for at in (1..amounts.len()).rev() {
            let Some([side, next]) = amounts.get_mut(at - 1..=at) else {
                continue;
            };
            let Kind::Quantity(unit) = &next.kind else {
                continue;
            };
            let joint = self.sides.longest(tokens, side.end).is_some_and(|joint| side.end + joint.len == next.start);
            if joint && SIDED.contains(&unit.dimension) && side.is_bare() && !is_relay(tokens, side, next) {
                side.kind = Kind::Quantity(unit.clone());
            }
        }
    }

    /// Whether the number at token `index` is written behind a word for "times" and another number: "2x3 meter".
    pub(super) fn is_side(&self, tokens: &Tokens<'_>, index: usize) -> bool {
        let digits = |at: usize| tokens.get(at).is_some_and(|token| token.kind == TokenKind::Number);
        index.checked_sub(2).is_some_and(|side| {
            digits(side) && self.sides.longest(tokens, side + 1).is_some_and(|joint| joint.len == 1)
        })
    }
}

/// "4x100 meter": four legs of a race, written without spaces.
fn is_relay(tokens: &Tokens<'_>, legs: &Amount, length: &Amount) -> bool {
    tokens.is_glued(legs.end) && legs.number == Some(4.0) && length.number.is_some_and(|number| number >= LEG)
}
