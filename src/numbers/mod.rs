//! Numbers: cardinals, ordinals, percents, money and quantities.
//!
//! | step | where | from → to |
//! |---|---|---|
//! | numerals | [`numeral`] | tokens → numerals |
//! | units | `percent`, `money`, `quantity` | numerals → amounts |
//! | joins | `money`, `quantity`, `ranges` | "3 dollars 50 cents", "6 ft 2 in", "10-15 juta" → one amount each |
//! | modifiers | `modifiers` | amounts → amounts with "sekitar", "lebih dari" |
//! | counts | `cardinal`, `ordinal` | bare numbers → counts with what they count; what is none is dropped |

mod amount;
mod cardinal;
mod coordinate;
mod decimal;
mod digits;
mod figures;
mod group;
mod measure;
mod modifiers;
mod money;
pub mod numeral;
mod ordinal;
mod percent;
mod phrases;
mod quantity;
mod ranges;
mod reader;
mod reading;
pub mod roman;
mod sides;
mod words;

pub use digits::Marks;
pub use numeral::{Form, Numeral, habit, read_numerals, shown_marks};

use crate::candidate::Candidate;
use crate::language::LanguageFiles;
use crate::token::Tokens;

/// The number words, units and currencies of one language.
#[derive(Clone, Debug, Default)]
pub struct NumberLexicon {
    words: words::NumberWords,
    percents: percent::PercentWords,
    currencies: money::Currencies,
    units: quantity::Units,
    ranges: ranges::RangeWords,
    modifiers: modifiers::Modifiers,
    counts: cardinal::CountWords,
}

impl NumberLexicon {
    /// Loads the data files of a language.
    pub fn load(files: &LanguageFiles) -> NumberLexicon {
        NumberLexicon {
            words: words::NumberWords::load(files),
            percents: percent::PercentWords::load(files),
            currencies: money::Currencies::load(files),
            units: quantity::Units::load(files),
            ranges: ranges::RangeWords::load(files),
            modifiers: modifiers::Modifiers::load(files),
            counts: cardinal::CountWords::load(files),
        }
    }
}

/// Appends the numbers among the `tokens` of one block to `candidates`.
pub fn recognize(tokens: &Tokens<'_>, numerals: &[Numeral], lexicon: &NumberLexicon, candidates: &mut Vec<Candidate>) {
    let amounts = measure::measure(tokens, numerals, lexicon);
    let amounts = measure::join(tokens, amounts, lexicon);
    let amounts = measure::modify(tokens, amounts, lexicon);
    candidates.extend(amounts.iter().filter_map(|amount| measure::candidate(tokens, amount, lexicon)));
}
