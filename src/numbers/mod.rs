//! Numbers: cardinals, ordinals, percents, money and quantities.

pub mod numeral;

pub use numeral::{Numeral, read_numerals};

use crate::candidate::Candidate;
use crate::language::LanguageFiles;
use crate::token::Tokens;

/// The number words, units and currencies of one language.
#[derive(Clone, Debug, Default)]
pub struct NumberLexicon {}

impl NumberLexicon {
    /// Loads the data files of a language.
    pub fn load(_files: &LanguageFiles) -> NumberLexicon {
        NumberLexicon {}
    }
}

/// Appends the numbers among the `tokens` of one block to `candidates`.
pub fn recognize(
    _tokens: &Tokens<'_>,
    _numerals: &[Numeral],
    _lexicon: &NumberLexicon,
    _candidates: &mut Vec<Candidate>,
) {
}
