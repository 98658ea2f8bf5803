//! Tokens of ASCII characters alone: most of every article, read byte by byte.

use super::fold::FoldHash;
use super::{Case, TokenKind};

/// A token as it is read, from its first byte on.
#[derive(Clone, Copy, Debug)]
pub(super) struct Read {
    /// How many bytes it has.
    pub len: usize,
    /// What it is made of.
    pub kind: TokenKind,
    /// How its letters are cased.
    pub case: Case,
    /// The hash of its folded form.
    pub hash: u32,
}

/// The token that `bytes` open with. `None` where more than ASCII, or the neighbours of an apostrophe, decide what it is.
#[inline]
pub(super) fn read(bytes: &[u8]) -> Option<Read> {
    let first = *bytes.first()?;
    let mut hash = FoldHash::default();
    let mut len = 0;
    if first.is_ascii_alphabetic() {
        let mut capitals = 0;
        for &byte in bytes.iter().take_while(|byte| byte.is_ascii_alphabetic()) {
            hash.add(byte | 0x20);
            capitals += usize::from(byte & 0x20 == 0);
            len += 1;
        }
        if bytes.get(len).is_some_and(|next| !next.is_ascii() || matches!(next, b'\'' | b'`')) {
            return None;
        }
        let case = match capitals {
            0 => Case::Lower,
            1 if first.is_ascii_uppercase() => Case::Capital,
            all if all == len => Case::Upper,
            _ => Case::Mixed,
        };
        return Some(Read { len, kind: TokenKind::Word, case, hash: hash.value() });
    }
    let kind = if first.is_ascii_digit() {
        for &byte in bytes.iter().take_while(|byte| byte.is_ascii_digit()) {
            hash.add(byte);
            len += 1;
        }
        TokenKind::Number
    } else if first.is_ascii() && !matches!(first, b'\'' | b'`') {
        hash.add(first);
        len = 1;
        TokenKind::Symbol
    } else {
        return None;
    };
    Some(Read { len, kind, case: Case::None, hash: hash.value() })
}
