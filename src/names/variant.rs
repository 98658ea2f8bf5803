//! Variants of products: "Redmi Note 13" goes on in "Redmi Note 13 Pro+ 5G".

use super::spotter::Spot;
use super::vocabulary::bits;
use super::words::{Word, has};
use crate::label::Label;
use crate::token::{Gap, Tokens};

/// So many names behind a product's may overlap it.
const NEAR: usize = 4;

/// Lets the names of products go on over the words for their variants, up to the next name at most.
pub(super) fn complete(tokens: &Tokens<'_>, words: &[Word], names: &mut [Spot]) {
    for at in 0..names.len() {
        let Some(name) = names.get(at).filter(|name| name.label == Some(Label::Product)) else {
            continue;
        };
        let behind = names.iter().skip(at + 1).map(|other| other.start);
        let next = behind.take(NEAR).find(|&start| start >= name.end);
        let end = end(tokens, words, name.end, next.unwrap_or(tokens.len()));
        if let Some(name) = names.get_mut(at) {
            name.end = end;
        }
    }
}

/// Where a product's name ends that goes up to the token `end` at least, and not past `last`.
fn end(tokens: &Tokens<'_>, words: &[Word], mut end: usize, last: usize) -> usize {
    loop {
        let spaced = tokens.get(end).is_some_and(|token| token.gap == Gap::Space);
        let plus = tokens.is_symbol(end, '+') && tokens.is_glued(end);
        // "5G" is a number and a letter.
        let generation =
            spaced && tokens.text(end).len() == 1 && tokens.text(end + 1) == "G" && tokens.is_glued(end + 1);
        let len = match () {
            () if plus || (spaced && tokens.is_capitalized(end) && has(words, end, bits::VARIANT)) => 1,
            () if generation => 2,
            () => return end,
        };
        if end + len > last {
            return end;
        }
        end += len;
    }
}
