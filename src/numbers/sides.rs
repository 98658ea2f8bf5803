//! The sides of a thing whose unit the last one names: "12 x 6 meter", "3 × 4 × 5 cm".

use super::amount::{Amount, Kind};
use super::quantity::Units;
use crate::token::Tokens;

/// The dimension that sides have.
const LENGTH: &str = "length";

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
            // "4x100 meter" is a relay.
            let joint = self.sides.longest(tokens, side.end).is_some_and(|joint| side.end + joint.len == next.start)
                && !tokens.is_glued(side.end);
            if joint && unit.dimension == LENGTH && side.is_bare() {
                side.kind = Kind::Quantity(unit.clone());
            }
        }
    }
}
