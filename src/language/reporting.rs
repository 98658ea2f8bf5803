//! The words that tell who speaks (`reporting.tsv`), of every language at once: quotes of one language stand in articles
//! of another.

use super::{LanguageFiles, table};
use crate::lexicon::{Lexicon, Match};
use crate::token::Tokens;

/// How a word tells who speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cue {
    /// A verb of saying; its subject stands before or after it.
    Verb,
    /// A word behind which the speaker stands ("according to").
    Source,
    /// A verb that holds its subject: whoever spoke before.
    Back,
    /// A pronoun for whoever was named before.
    Pronoun,
    /// Closes a noun phrase that is of somebody who was named before ("pelatih itu").
    Definite,
    /// Opens a noun phrase that is of nobody who was named ("seorang").
    Indefinite,
    /// A small word behind a name that is no verb of it ("dan", "of").
    Joint,
}

/// The reporting words of every language.
#[derive(Clone, Debug, Default)]
pub struct Reporting {
    cues: Lexicon<Cue>,
}

impl Reporting {
    /// Loads the reporting words of `languages`.
    pub fn load(languages: &[LanguageFiles]) -> Reporting {
        let mut cues = Lexicon::default();
        for files in languages {
            for row in table::rows(files.file("reporting.tsv")) {
                let cue = match row.column(1) {
                    "source" => Cue::Source,
                    "back" => Cue::Back,
                    "pronoun" => Cue::Pronoun,
                    "definite" => Cue::Definite,
                    "indefinite" => Cue::Indefinite,
                    "joint" => Cue::Joint,
                    _ => Cue::Verb,
                };
                for form in row.forms(0) {
                    cues.insert(form, cue);
                }
            }
        }
        Reporting { cues }
    }

    /// The longest reporting phrase that starts at token `index`.
    pub fn at(&self, tokens: &Tokens<'_>, index: usize) -> Option<Match<'_, Cue>> {
        self.cues.longest(tokens, index)
    }
}
