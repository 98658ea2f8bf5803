//! Identifiers: what looks like a number or a word and is an address, an account or a code.

use crate::candidate::Candidate;
use crate::language::LanguageFiles;
use crate::token::Tokens;

/// The words of one language that tell a code from a count (`codes.tsv`).
#[derive(Clone, Debug, Default)]
pub struct IdentifierLexicon {}

impl IdentifierLexicon {
    /// Loads the data files of a language.
    pub fn load(_files: &LanguageFiles) -> IdentifierLexicon {
        IdentifierLexicon {}
    }
}

/// Appends the identifiers among the `tokens` of one block to `candidates`.
pub fn recognize(_tokens: &Tokens<'_>, _lexicon: &IdentifierLexicon, _candidates: &mut Vec<Candidate>) {}
