//! The edges of a time expression: it neither begins nor ends inside a word, a number or a code.

use crate::token::{TokenKind, Tokens, fold};

/// Whether the boundary before token `at` runs through a word, number or code: "3,5", "B737", "1.2.3".
pub fn is_cut(tokens: &Tokens<'_>, at: usize, start: usize) -> bool {
    let (Some(left), Some(right)) = (at.checked_sub(1).and_then(|left| tokens.get(left)), tokens.get(at)) else {
        return false;
    };
    if !tokens.is_glued(at) {
        return false;
    }
    // "Sehari-hari", "malam-malam": the hyphen doubles a word, which then means something else.
    let hyphen = if at == start { at - 1 } else { at };
    if tokens.is_symbol(hyphen, '-') && is_doubled(tokens, hyphen) {
        return true;
    }
    let solid = |kind| kind == TokenKind::Word || kind == TokenKind::Number;
    if solid(left.kind) && solid(right.kind) {
        return !tokens.text(at).starts_with(['\'', '’']);
    }
    if at == start {
        // Something like "1.24" or "$24" or "#5" ends here.
        let sign = tokens.text(at - 1);
        right.kind == TokenKind::Number
            && (matches!(sign, "$" | "€" | "£" | "¥" | "#" | "@" | "&" | "=" | "%" | "_")
                || (matches!(sign, "." | "," | "/" | ":" | "-" | "+")
                    && at >= 2
                    && tokens.is_glued(at - 1)
                    && tokens.get(at - 2).is_some_and(|token| solid(token.kind))))
    } else {
        // Something like "24.5" or "10%" goes on here.
        let sign = tokens.text(at);
        left.kind == TokenKind::Number
            && (matches!(sign, "%" | "°" | "$" | "€" | "£" | "_")
                || (matches!(sign, "." | "," | "/" | ":" | "-")
                    && tokens.is_glued(at + 1)
                    && tokens.get(at + 1).is_some_and(|token| token.kind == TokenKind::Number)))
    }
}

/// Whether the hyphen at token `at` touches the same word twice.
fn is_doubled(tokens: &Tokens<'_>, at: usize) -> bool {
    let word = |at: usize| tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word);
    at > 0
        && word(at - 1)
        && word(at + 1)
        && tokens.is_glued(at)
        && tokens.is_glued(at + 1)
        && fold(tokens.text(at - 1)).ends_with(&fold(tokens.text(at + 1)))
}
