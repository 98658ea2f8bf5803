//! Lines that were wrapped: inside a block a line break is a space, and a hyphen before it may part a word.

use super::{Case, Gap, Token, TokenKind, fold_hash, tokenize};
use crate::span::Span;

/// Whether a line break lies between two of the `tokens`, which are those of one block.
pub fn is_wrapped(text: &str, tokens: &[Token]) -> bool {
    tokens.iter().zip(tokens.iter().skip(1)).any(|(before, next)| is_broken(text, before, next))
}

/// Appends the tokens of the block in `span` of `text` to `tokens`. Its lines were wrapped, if it has several: a line break is a space, and
/// a word that was parted at the end of a line is one token, with the hash of the whole word. A hyphen that such a word has by itself is
/// lost with it: nothing tells the two apart.
pub fn tokenize_block(text: &str, span: Span, tokens: &mut Vec<Token>) {
    let first = tokens.len();
    tokenize(text, span, tokens);
    if !is_wrapped(text, tokens.get(first..).unwrap_or_default()) {
        return;
    }
    let own = tokens.split_off(first);
    for token in own {
        let broken = tokens.get(first..).and_then(<[Token]>::last).is_some_and(|last| is_broken(text, last, &token));
        let gap = if broken { Gap::Space } else { token.gap };
        match tokens.get(first..).unwrap_or_default() {
            [.., word, hyphen] if broken && is_parted(text, word, hyphen, &token) => {
                let whole = joined(text, word, &token);
                tokens.truncate(tokens.len() - 2);
                tokens.push(whole);
            }
            _ => tokens.push(Token { gap, ..token }),
        }
    }
}

/// Whether a line ends between two tokens; a tab there parts the cells of a table.
fn is_broken(text: &str, before: &Token, next: &Token) -> bool {
    let between = || text.get(before.end as usize..next.start as usize).unwrap_or_default();
    next.gap == Gap::Line && between().contains(['\n', '\r', '\u{2028}', '\u{2029}'])
}

/// Whether `next`, on a new line, ends a word that begins with `word`: "Environ-", "ment".
fn is_parted(text: &str, word: &Token, hyphen: &Token, next: &Token) -> bool {
    let letters = |token: &Token| token.kind == TokenKind::Word && token.end - token.start > 1;
    letters(word)
        && letters(next)
        && next.case == Case::Lower
        && hyphen.gap == Gap::None
        && matches!(hyphen.span().of(text), "-" | "‐" | "\u{ad}")
}

fn joined(text: &str, word: &Token, rest: &Token) -> Token {
    let whole = [word, rest].map(|part| part.span().of(text)).concat();
    Token { end: rest.end, hash: fold_hash(&whole), ..*word }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(&str, Gap)> {
        let mut tokens = Vec::new();
        tokenize_block(text, Span::new(0, text.len()), &mut tokens);
        tokens.iter().map(|token| (token.span().of(text), token.gap)).collect()
    }

    #[test]
    fn a_wrapped_line_goes_on() {
        assert_eq!(
            read("di Kecamatan\nSimpenan"),
            [("di", Gap::Line), ("Kecamatan", Gap::Space), ("Simpenan", Gap::Space)]
        );
        assert_eq!(read("a\tb")[1], ("b", Gap::Line));
    }

    #[test]
    fn a_parted_word_is_one() {
        let text = "the Environ-\nment Agency";
        let mut tokens = Vec::new();
        tokenize_block(text, Span::new(0, text.len()), &mut tokens);
        assert_eq!(tokens.len(), 3);
        assert_eq!(tokens[1].hash, fold_hash("Environment"));
        assert_eq!(read("pukul 7-\n8 malam").len(), 5);
        assert_eq!(read("Shin Tae-\nYong").len(), 4);
    }
}
