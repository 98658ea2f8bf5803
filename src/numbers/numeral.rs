//! Numerals: tokens that spell a number, in digits, in words or in both.

use super::NumberLexicon;
use crate::token::Tokens;

/// A number as the text spells it, without any approximator, unit or counted noun.
#[derive(Clone, Debug, PartialEq)]
pub struct Numeral {
    /// The index of its first token in the block.
    pub start: usize,
    /// The index just past its last token.
    pub end: usize,
    /// The number.
    pub number: f64,
    /// Whether it is written with digits and separators alone, without any word.
    pub digits: bool,
}

/// The numerals among the tokens of one block, in order; no two overlap.
pub fn read_numerals(_tokens: &Tokens<'_>, _lexicon: &NumberLexicon) -> Vec<Numeral> {
    Vec::new()
}
