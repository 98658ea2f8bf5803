//! The words that stand beside a person's name and are no part of it (`titles.tsv`, `degrees.tsv`), of every language at
//! once.

use super::{LanguageFiles, table};
use crate::lexicon::{Lexicon, Match};
use crate::token::Tokens;

/// What a word before a person's name tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TitleKind {
    /// An office, a rank or a profession.
    Office,
    /// A form of address, which many persons have.
    Courtesy,
    /// A word before which a name stands without its being a title.
    Cue,
    /// A word out of which the names of offices are made, behind a title ("Luar Negeri").
    Portfolio,
}

/// The titles and degrees of every language.
#[derive(Clone, Debug, Default)]
pub struct TitleWords {
    titles: Lexicon<TitleKind>,
    degrees: Lexicon<()>,
}

impl TitleWords {
    /// Loads the titles and degrees of `languages`.
    pub fn load(languages: &[LanguageFiles]) -> TitleWords {
        let mut words = TitleWords::default();
        for files in languages {
            let cues = || table::rows(files.file("name_cues.tsv"));
            for row in cues().filter(|row| matches!(row.column(0), "generic" | "joiner")) {
                row.column(1).split_whitespace().for_each(|form| words.titles.insert(form, TitleKind::Portfolio));
            }
            for row in table::rows(files.file("titles.tsv")) {
                let kind = match row.column(1) {
                    "courtesy" => TitleKind::Courtesy,
                    "cue" => TitleKind::Cue,
                    _ => TitleKind::Office,
                };
                row.forms(0).for_each(|form| words.titles.insert(form, kind));
            }
            for row in table::rows(files.file("degrees.tsv")) {
                row.forms(0).for_each(|form| words.degrees.insert(form, ()));
            }
        }
        words
    }

    /// The longest title, or part of one, that starts at token `index`.
    pub fn at(&self, tokens: &Tokens<'_>, index: usize) -> Option<Match<'_, TitleKind>> {
        self.titles.longest(tokens, index)
    }

    /// How many tokens the longest degree that starts at token `index` has; `None` where none does.
    pub fn degree(&self, tokens: &Tokens<'_>, index: usize) -> Option<usize> {
        self.degrees.longest(tokens, index).map(|found| found.len)
    }
}
