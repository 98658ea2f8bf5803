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

    /// Whether an abbreviation ends with the word at `index`.
    fn closes_with(&self, tokens: &Tokens<'_>, index: usize) -> bool {
        self.forms.longest(tokens, index).is_some_and(|found| found.len == 1)
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
    if token.case == Case::Lower {
        return false;
    }
    if token.gap == Gap::None {
        return lacks_space(tokens, index);
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

/// Whether the space between two sentences was forgotten before the word at `index`: `… ke kota.Warga …`. A site's name
/// (`Kompas.com`) and an abbreviation (`S.Pd`) look different: small letters before the full stop and a capital after it.
fn lacks_space(tokens: &Tokens<'_>, index: usize) -> bool {
    let is_word = |at: usize, case: Case| {
        tokens
            .get(at)
            .is_some_and(|token| token.kind == TokenKind::Word && token.case == case && token.span().len() > 2)
    };
    index >= 2
        && tokens.is_symbol(index - 1, '.')
        && tokens.is_glued(index - 1)
        && is_word(index, Case::Capital)
        && is_word(index - 2, Case::Lower)
        && !tokens.is_glued(index - 2)
}

fn is_closing(text: &str) -> bool {
    matches!(text, "\"" | "'" | "”" | "’" | "»" | ")" | "]")
}

/// Whether the full stop after the word at `index` belongs to an abbreviation or an initial.
fn is_abbreviated(tokens: &Tokens<'_>, index: usize, abbreviations: &Abbreviations) -> bool {
    tokens.get(index).is_some_and(|token| {
        let initial = token.kind == TokenKind::Word && token.case == Case::Capital && token.end - token.start == 1;
        // The `m` of `a.m.` and the `S` of `U.S.`
        let lettered = token.kind == TokenKind::Word
            && token.end - token.start == 1
            && index > 0
            && tokens.is_symbol(index - 1, '.')
            && tokens.is_glued(index);
        initial || lettered || abbreviations.closes_with(tokens, index)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::LANGUAGES;
    use crate::span::Span;
    use crate::token::tokenize;

    /// The first words of the sentences in `text`.
    fn starts<'t>(code: &str, text: &'t str) -> Vec<&'t str> {
        let files = LANGUAGES.iter().find(|files| files.code == code).expect("the language is built in");
        let mut tokens = Vec::new();
        tokenize(text, Span::new(0, text.len()), &mut tokens);
        mark_sentences(text, &mut tokens, &Abbreviations::load(files));
        tokens.iter().filter(|token| token.starts_sentence).map(|token| token.span().of(text)).collect()
    }

    #[test]
    fn abbreviations_and_initials_end_no_sentence() {
        assert_eq!(starts("id", "Rumah di Jl. Merdeka No. 5 milik Dr. B.J. Habibie. Warga lewat."), ["Rumah", "Warga"]);
        assert_eq!(starts("id", "Beras, gula, dll. dijual murah, kata Prof. H. Amin."), ["Beras"]);
        assert_eq!(starts("en", "Mr. Smith met Sen. Lee at 9 a.m. on Sept. 3. Nobody came."), ["Mr", "Nobody"]);
    }

    #[test]
    fn quotation_marks_stand_on_either_side_of_a_full_stop() {
        assert_eq!(starts("en", "\u{201C}It is late.\u{201D} Then he left."), ["\u{201C}", "Then"]);
        assert_eq!(starts("id", "Benarkah? Ya! Begitulah\u{2026} Lalu sepi."), ["Benarkah", "Ya", "Begitulah", "Lalu"]);
    }

    #[test]
    fn a_forgotten_space_parts_sentences_but_no_sites() {
        assert_eq!(starts("id", "Air naik ke kota.Warga lari."), ["Air", "Warga"]);
        assert_eq!(starts("id", "Dikutip dari Kompas.com dan Amin, S.Pd. yang datang."), ["Dikutip"]);
    }
}
