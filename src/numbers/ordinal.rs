//! Ordinals: "ke-17", "juara kedua", "2nd", "twenty-first".

use super::amount::Amount;
use super::cardinal::CountWords;
use super::numeral::Form;
use crate::token::{TokenKind, Tokens};
use crate::value::Value;

/// Whether the ordinal is none: "kedua negara" are both countries, a "split second" is a time, "second-hand" a manner.
pub(super) fn is_something_else(tokens: &Tokens<'_>, amount: &Amount, words: &CountWords) -> bool {
    let collective = amount.form == Form::Words
        && amount.number != Some(1.0)
        && words.is_collective(tokens, amount.start, amount.end);
    let time = amount.number == Some(2.0)
        && words.is_after_article(tokens, amount.start)
        && !words.is_plain_word(tokens, amount.end);
    let joined = tokens.is_symbol(amount.end, '-')
        && tokens.is_glued(amount.end)
        && tokens.get(amount.end + 1).is_some_and(|next| next.kind == TokenKind::Number);
    collective || time || joined
}

/// The value of an ordinal; `None` for one that is too large to be told.
pub(super) fn value(amount: &Amount) -> Option<Value> {
    amount.number.map(|number| Value::Ordinal { number })
}
