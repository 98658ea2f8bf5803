//! Texts in small letters alone, as many write on phones: "jokowi bertemu prabowo di jakarta". Nothing in them tells names from
//! other words, so that their words are read as those of a text in capitals are.

use super::{Case, Token, TokenKind};

/// A text of fewer words may have none that is written with a capital.
const LEAST: usize = 20;

/// A text has more capitals than one for so many words, else it is written in small letters.
const WORDS: usize = 50;

/// How many words a text has, and how many of them have a capital.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Capitals {
    words: usize,
    capitals: usize,
}

impl Capitals {
    /// Counts `tokens`.
    pub fn of(tokens: &[Token]) -> Capitals {
        let mut all = Capitals::default();
        // Scripts without case tell nothing.
        for token in tokens.iter().filter(|token| token.kind == TokenKind::Word && token.case != Case::None) {
            all.words += 1;
            all.capitals += usize::from(token.case != Case::Lower);
        }
        all
    }

    /// Adds the words of another part of the text.
    pub const fn add(&mut self, other: Capitals) {
        self.words += other.words;
        self.capitals += other.capitals;
    }

    /// Whether the text is written in small letters.
    pub const fn is_small(self) -> bool {
        self.words >= LEAST && self.capitals * WORDS <= self.words
    }
}

/// Has the words among `tokens` that are written in small letters read as if they were in capitals.
pub fn raise(tokens: &mut [Token]) {
    for token in tokens.iter_mut().filter(|token| token.kind == TokenKind::Word && token.case == Case::Lower) {
        token.case = if token.end - token.start > 1 { Case::Upper } else { Case::Capital };
    }
}
