//! Identifiers: what looks like a number or a word and is an address, an account or a code.
//!
//! Addresses, hashtags and mentions ([`web`]) and telephone numbers ([`phone`]) have labels of their own. The numbers of
//! plates, pages and the like ([`code`]) have none: they are proposed without a label, to keep counts from them.

pub mod code;
pub mod phone;
pub mod web;

use crate::candidate::Candidate;
use crate::label::Label;
use crate::language::{LanguageFiles, table};
use crate::lexicon::Lexicon;
use crate::span::Span;
use crate::token::Tokens;

/// The score of an identifier: its form leaves little doubt, and of two readings of one span it is the likelier.
const SCORE: f64 = 0.97;

/// The words of one language that tell a code from a count (`codes.tsv`).
#[derive(Clone, Debug, Default)]
pub struct IdentifierLexicon {
    words: Lexicon<Role>,
}

/// What a word of `codes.tsv` tells of the number next to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    /// A telephone number follows.
    Phone,
    /// A telephone number follows that may be short.
    Hotline,
    /// The number of a page, a room, a document follows.
    Code,
    /// The letters that open a number plate.
    Plate,
    /// The last word of the name of a street, before which the number of a house stands.
    Street,
    /// An extension of a telephone number follows.
    Extension,
}

impl IdentifierLexicon {
    /// Loads the data files of a language.
    pub fn load(files: &LanguageFiles) -> IdentifierLexicon {
        let mut words = Lexicon::default();
        for row in table::rows(files.file("codes.tsv")) {
            let role = match row.column(0) {
                "phone" => Role::Phone,
                "hotline" => Role::Hotline,
                "code" => Role::Code,
                "plate" => Role::Plate,
                "street" => Role::Street,
                "extension" => Role::Extension,
                _ => continue,
            };
            for form in row.forms(1) {
                words.insert(form, role);
            }
        }
        IdentifierLexicon { words }
    }

    /// How many tokens the word with this role takes at token `index`.
    fn at(&self, tokens: &Tokens<'_>, index: usize, role: Role) -> Option<usize> {
        self.words.longest_of(tokens, index, |own| *own == role).map(|found| found.len)
    }
}

/// Appends the identifiers among the `tokens` of one block to `candidates`.
pub fn recognize(tokens: &Tokens<'_>, lexicon: &IdentifierLexicon, candidates: &mut Vec<Candidate>) {
    let labelled =
        |(span, label): (Span, Label)| Candidate { span, label: Some(label), score: SCORE, value: None, acts: false };
    candidates.extend(web::find(tokens).into_iter().map(labelled));
    candidates.extend(phone::find(tokens, lexicon).into_iter().map(|span| labelled((span, Label::Phone))));
    let unlabelled = |span: Span| Candidate { span, label: None, score: SCORE, value: None, acts: false };
    candidates.extend(code::find(tokens, lexicon).into_iter().map(unlabelled));
}
