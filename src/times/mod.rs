//! Times: dates, clock times, durations and sets, as TIMEX3.

use crate::annotator::Block;
use crate::candidate::Candidate;
use crate::language::LanguageFiles;
use crate::numbers::Numeral;
use crate::reference::Reference;
use crate::span::Span;
use crate::token::Tokens;
use time::Date;

/// The calendar words and patterns of one language.
#[derive(Clone, Debug, Default)]
pub struct TimeLexicon {}

impl TimeLexicon {
    /// Loads the data files of a language.
    pub fn load(_files: &LanguageFiles) -> TimeLexicon {
        TimeLexicon {}
    }
}

/// A time expression as it is written, before anything that it leaves open is filled in.
#[derive(Clone, Debug, PartialEq)]
pub struct TimeMention {
    /// Where in the text, in UTF-8 bytes.
    pub span: Span,
}

/// Appends the time expressions among the `tokens` of one block to `mentions`.
pub fn recognize(
    _tokens: &Tokens<'_>,
    _numerals: &[Numeral],
    _block: &Block,
    _lexicon: &TimeLexicon,
    _mentions: &mut Vec<TimeMention>,
) {
}

/// Completes the `mentions` of a whole document, which are in the order of the text, and appends them to `candidates`.
/// Gives the reference date that was used: the one asked for, else the one that the dateline gives.
pub fn anchor(
    _mentions: Vec<TimeMention>,
    reference: Option<Reference>,
    _candidates: &mut Vec<Candidate>,
) -> Option<Date> {
    reference.map(|reference| reference.date)
}
