//! Where sentences start.

use super::{Case, Gap, Token, TokenKind, Tokens};
use crate::language::{LanguageFiles, table};
use crate::lexicon::Lexicon;

/// The abbreviations of a language whose full stop ends no sentence (`abbreviations.tsv`).
#[derive(Clone, Debug, Default)]
pub struct Abbreviations {
    forms: Lexicon<()>,
}

impl Abbreviations {
    /// The abbreviations that the language's file lists, one a row, without the full stop.
    pub fn load(files: &LanguageFiles) -> Abbreviations {
        let mut forms = Lexicon::default();
        for row in table::rows(files.file("abbreviations.tsv")) {
            forms.insert(row.column(0), ());
        }
        Abbreviations { forms }
    }
}

/// Sets [`Token::starts_sentence`] in the tokens of one block.
pub fn mark_sentences(text: &str, tokens: &mut [Token], abbreviations: &Abbreviations) {
    let starts: Vec<usize> = {
        let view = Tokens::new(text, tokens);
        (0..view.len()).filter(|&index| starts_sentence(&view, index, abbreviations)).collect()
    };
    for index in starts {
        if let Some(token) = tokens.get_mut(index) {
            token.starts_sentence = true;
        }
    }
}

fn starts_sentence(tokens: &Tokens<'_>, index: usize, abbreviations: &Abbreviations) -> bool {
    let Some(token) = tokens.get(index) else {
        return false;
    };
    if index == 0 {
        return true;
    }
    if token.gap == Gap::None || token.case == Case::Lower {
        return false;
    }
    // A closing quotation mark or bracket may stand between the full stop and the next sentence.
    let mut last = index - 1;
    while last > 0 && tokens.is_glued(last) && is_closing(tokens.text(last)) {
        last -= 1;
    }
    match tokens.text(last) {
        "!" | "?" | "…" => true,
        "." => last == 0 || !is_abbreviated(tokens, last - 1, abbreviations),
        _ => false,
    }
}

fn is_closing(text: &str) -> bool {
    matches!(text, "\"" | "'" | "”" | "’" | "»" | ")" | "]")
}

/// Whether the full stop after the word at `index` belongs to an abbreviation or an initial.
fn is_abbreviated(tokens: &Tokens<'_>, index: usize, abbreviations: &Abbreviations) -> bool {
    tokens.get(index).is_some_and(|token| {
        let initial = token.kind == TokenKind::Word && token.case == Case::Capital && token.end - token.start == 1;
        initial || abbreviations.forms.longest(tokens, index).is_some()
    })
}
