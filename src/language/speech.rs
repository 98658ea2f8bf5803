//! The words of indirect speech (`speech.tsv`), of every language at once.

use super::{LanguageFiles, table};
use crate::lexicon::{Lexicon, Match};
use crate::token::Tokens;

/// What a word is to indirect speech.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Speech {
    /// A verb of saying, behind which what is said may follow at once: "Rina menilai harga naik".
    Verb,
    /// A verb of saying, behind which an object may stand as well: what is said follows behind "bahwa" alone.
    Opener,
    /// Opens what is said ("bahwa").
    That,
}

/// The words of indirect speech of every language.
#[derive(Clone, Debug, Default)]
pub struct SpeechWords {
    words: Lexicon<Speech>,
}

impl SpeechWords {
    /// Loads the words of `languages`.
    pub fn load(languages: &[LanguageFiles]) -> SpeechWords {
        let mut words = Lexicon::default();
        for row in languages.iter().flat_map(|files| table::rows(files.file("speech.tsv"))) {
            let speech = match row.column(1) {
                "that" => Speech::That,
                "opener" => Speech::Opener,
                _ => Speech::Verb,
            };
            row.forms(0).for_each(|form| words.insert(form, speech));
        }
        SpeechWords { words }
    }

    /// The longest of them that starts at token `index`.
    pub fn at(&self, tokens: &Tokens<'_>, index: usize) -> Option<Match<'_, Speech>> {
        self.words.longest(tokens, index)
    }
}
