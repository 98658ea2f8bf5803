//! Numbers: cardinals, ordinals, percents, money and quantities.

mod decimal;
mod digits;
mod figures;
mod group;
pub mod numeral;
mod reader;
mod reading;
pub mod roman;
mod words;

pub use numeral::{Form, Numeral, read_numerals};

use crate::candidate::Candidate;
use crate::language::LanguageFiles;
use crate::token::Tokens;

/// The number words, units and currencies of one language.
#[derive(Clone, Debug, Default)]
pub struct NumberLexicon {
    words: words::NumberWords,
}

impl NumberLexicon {
    /// Loads the data files of a language.
    pub fn load(files: &LanguageFiles) -> NumberLexicon {
        NumberLexicon { words: words::NumberWords::load(files) }
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
