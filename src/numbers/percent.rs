//! Percents: "5,3 persen", "5%", "2.5 percentage points", "25 basis points".

use super::amount::{Amount, Kind};
use super::phrases::whole_word_at;
use crate::language::{LanguageFiles, table};
use crate::lexicon::Lexicon;
use crate::token::Tokens;

/// The words for shares of a hundred (`percents.tsv`).
#[derive(Clone, Debug, Default)]
pub(super) struct PercentWords {
    words: Lexicon<PercentWord>,
}

#[derive(Clone, Copy, Debug)]
struct PercentWord {
    hundredths: f64,
    points: bool,
}

impl PercentWords {
    pub(super) fn load(files: &LanguageFiles) -> PercentWords {
        let mut words = Lexicon::default();
        for row in table::rows(files.file("percents.tsv")) {
            let word =
                PercentWord { hundredths: row.column(1).parse().unwrap_or(1.0), points: row.column(2) == "points" };
            for form in row.forms(0) {
                words.insert(form, word);
            }
        }
        PercentWords { words }
    }

    /// The `count` as a percent, if a word for it follows.
    pub(super) fn measure(&self, tokens: &Tokens<'_>, count: &Amount) -> Option<Amount> {
        let hyphen = usize::from(tokens.is_symbol(count.end, '-') && tokens.is_glued(count.end));
        let at = count.end + hyphen;
        let found = whole_word_at(&self.words, tokens, at)?;
        let kind = Kind::Percent { points: found.value.points };
        Some(Amount { end: at + found.len, kind, ..count.clone() }.times(found.value.hundredths))
    }
}
