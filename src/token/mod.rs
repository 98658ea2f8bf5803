//! Tokens: the atoms of a text.
//!
//! A token is the longest run of letters, the longest run of digits, or one other character. Whatever is made of several
//! atoms (`250.000`, `km/jam`, `Al-Jazeera`, `ke-17`) is put together by the recognizers, which see in [`Token::gap`]
//! whether two atoms touch. So no recognizer has to undo what a tokenizer decided for another.

mod ascii;
mod fold;
mod sentence;
mod small;
mod tokenizer;
mod wrapped;

pub(crate) use fold::{FoldHash, fold_onto};
pub use fold::{fold, fold_hash, folds_to, is_apostrophe};
pub use sentence::{Abbreviations, mark_sentences};
pub use small::{Capitals, raise};
pub use tokenizer::{tokenize, tokens_of, within};
pub use wrapped::{is_wrapped, tokenize_block};

use crate::span::Span;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters, with the apostrophes inside a word (`Ma'ruf`). An English `'s` is a word of its own.
    Word,
    /// ASCII digits.
    Number,
    /// One character that is neither letter nor digit nor white space.
    Symbol,
}

/// How the letters of a word are cased.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Case {
    /// No letter, or letters of a script without case.
    None,
    /// All lower case.
    Lower,
    /// A capital first, the rest lower case; or one capital alone.
    Capital,
    /// Two or more letters, all capitals.
    Upper,
    /// Anything else (`iPhone`, `DPRs`).
    Mixed,
}

/// What stands between a token and the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Gap {
    /// Nothing: the two touch.
    None,
    /// White space within a line.
    Space,
    /// White space with at least one line break, or with a tab, which parts the cells of a table; also before the first token of a
    /// block. Inside a block, whose lines were wrapped, a line break is a space ([`tokenize_block`]).
    Line,
}

/// One atom of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// The byte offset of its first byte in the text.
    pub start: u32,
    /// The byte offset just past its last byte.
    pub end: u32,
    /// The hash of its folded form ([`fold_hash`]): equal for forms that differ in case alone.
    pub hash: u32,
    /// What it is made of.
    pub kind: TokenKind,
    /// How its letters are cased.
    pub case: Case,
    /// What stands before it.
    pub gap: Gap,
    /// Whether a sentence starts here.
    pub starts_sentence: bool,
}

impl Token {
    /// Where the token stands in the text, in bytes.
    pub const fn span(&self) -> Span {
        Span::new(self.start as usize, self.end as usize)
    }
}

/// The tokens of one block, together with the text that they are of. Indices are those of the block's tokens.
#[derive(Clone, Copy, Debug)]
pub struct Tokens<'a> {
    /// The whole text: token offsets count from its start.
    pub text: &'a str,
    items: &'a [Token],
}

impl<'a> Tokens<'a> {
    /// The view of `items` on their `text`.
    pub const fn new(text: &'a str, items: &'a [Token]) -> Tokens<'a> {
        Tokens { text, items }
    }

    /// How many tokens there are.
    pub const fn len(&self) -> usize {
        self.items.len()
    }

    /// Whether there is none.
    pub const fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// The token at `index`.
    pub fn get(&self, index: usize) -> Option<&'a Token> {
        self.items.get(index)
    }

    /// The tokens from `start` up to `end`; `None` where there are not so many.
    pub fn slice(&self, start: usize, end: usize) -> Option<&'a [Token]> {
        self.items.get(start..end)
    }

    /// All tokens in order.
    pub fn iter(&self) -> std::slice::Iter<'a, Token> {
        self.items.iter()
    }

    /// The text of the token at `index`, as written; empty past the end.
    pub fn text(&self, index: usize) -> &'a str {
        self.get(index).map_or("", |token| token.span().of(self.text))
    }

    /// The span from the first byte of token `start` to the last of token `end - 1`; `None` where that is no token.
    pub fn span(&self, start: usize, end: usize) -> Option<Span> {
        let first = self.get(start)?;
        let last = self.get(end.checked_sub(1)?)?;
        (start < end).then(|| Span::new(first.start as usize, last.end as usize))
    }

    /// Whether the token at `index` is this character, which is no letter or digit.
    pub fn is_symbol(&self, index: usize, symbol: char) -> bool {
        let mut bytes = [0; 4];
        let wanted = symbol.encode_utf8(&mut bytes).as_bytes();
        self.get(index).is_some_and(|token| {
            let own = || self.text.as_bytes().get(token.start as usize..token.end as usize);
            token.kind == TokenKind::Symbol && own() == Some(wanted)
        })
    }

    /// Whether the token at `index` is a word that is written with a capital.
    pub fn is_capitalized(&self, index: usize) -> bool {
        self.get(index).is_some_and(|token| {
            token.kind == TokenKind::Word && matches!(token.case, Case::Capital | Case::Upper | Case::Mixed)
        })
    }

    /// Whether the token at `index` is the ending of a possessive: "Ocean's".
    pub fn is_possessive(&self, index: usize) -> bool {
        matches!(self.text(index), "'s" | "’s")
    }

    /// Whether the token at `index` touches the one before it.
    pub fn is_glued(&self, index: usize) -> bool {
        self.get(index).is_some_and(|token| token.gap == Gap::None)
    }
}
