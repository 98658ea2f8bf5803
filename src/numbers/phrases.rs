//! Looking up phrases around a number.

use crate::lexicon::{Lexicon, Match};
use crate::token::{Gap, TokenKind, Tokens};

/// The most tokens that a phrase before a number has.
const LONGEST_BEFORE: usize = 6;

/// The longest phrase that ends just before token `end` and starts at token `floor` or later, with its first token.
pub(super) fn ending_at<'l, T>(
    lexicon: &'l Lexicon<T>,
    tokens: &Tokens<'_>,
    end: usize,
    floor: usize,
    accepts: impl Fn(&T) -> bool,
) -> Option<(usize, &'l T)> {
    (end.saturating_sub(LONGEST_BEFORE).max(floor)..end).find_map(|start| {
        lexicon
            .all(*tokens, start)
            .find(|found| start + found.len == end && accepts(found.value))
            .map(|found| (start, found.value))
    })
}

/// The longest phrase at token `start` that no letter or digit goes on.
pub(super) fn whole_word_at<'l, T>(lexicon: &'l Lexicon<T>, tokens: &Tokens<'_>, start: usize) -> Option<Match<'l, T>> {
    lexicon.all(*tokens, start).find(|found| !goes_on(tokens, start + found.len))
}

/// Whether the token at `index` is a word or digits that touch what stands before.
pub(super) fn goes_on(tokens: &Tokens<'_>, index: usize) -> bool {
    tokens.get(index).is_some_and(|token| token.gap == Gap::None && token.kind != TokenKind::Symbol)
}

/// Whether a word or a number follows on the same line.
pub(super) fn word_follows(tokens: &Tokens<'_>, index: usize) -> bool {
    tokens.get(index).is_some_and(|token| token.gap != Gap::Line && token.kind != TokenKind::Symbol)
}
