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
    if is_letter(first | SMALL) {
        return word(bytes, first);
    }
    let mut hash = FoldHash::default();
    let mut len = 0;
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

/// The bit that small letters of ASCII have and capitals have not.
const SMALL: u8 = 0x20;

/// Whether the byte is a small letter.
const fn is_letter(byte: u8) -> bool {
    byte.wrapping_sub(b'a') < 26
}

/// The word that `bytes` open with, which begin with the letter `first`.
#[inline]
fn word(bytes: &[u8], first: u8) -> Option<Read> {
    let mut hash = FoldHash::default();
    let (mut len, mut small) = (0, 0);
    for &byte in bytes {
        if !is_letter(byte | SMALL) {
            if !byte.is_ascii() || matches!(byte, b'\'' | b'`') {
                return None;
            }
            break;
        }
        hash.add(byte | SMALL);
        small += usize::from(byte & SMALL);
        len += 1;
    }
    let case = match len - small / usize::from(SMALL) {
        0 => Case::Lower,
        1 if first & SMALL == 0 => Case::Capital,
        capitals if capitals == len => Case::Upper,
        _ => Case::Mixed,
    };
    Some(Read { len, kind: TokenKind::Word, case, hash: hash.value() })
}
