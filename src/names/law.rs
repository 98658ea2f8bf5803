//! Names of laws that are made of numbers: "Pasal 27 ayat (3) UU Nomor 11 Tahun 2008" is one law.

use super::vocabulary::bits;
use super::words::Word;
use crate::token::{TokenKind, Tokens};

/// No name of a law has more tokens.
const LONGEST: usize = 40;

/// The index just past the name of a law that starts at token `start`; `None` where none does. It opens with a word of
/// laws, holds a number, and ends with a number or with the abbreviation of a law.
pub(super) fn law(tokens: &Tokens<'_>, words: &[Word], start: usize) -> Option<usize> {
    let has = |index: usize, bit: u16| words.get(index).is_some_and(|word| word.bits & bit != 0);
    if !has(start, bits::LAW) {
        return None;
    }
    let (mut end, mut numbers) = (None, 0);
    for index in start + 1..(start + LONGEST).min(tokens.len()) {
        let token = tokens.get(index)?;
        if token.starts_sentence {
            break;
        }
        let numeral = token.kind == TokenKind::Number || has(index, bits::ROMAN);
        if numeral || (has(index, bits::LAW) && tokens.is_capitalized(index)) {
            numbers += usize::from(numeral);
            end = Some(index + 1);
        } else if tokens.is_symbol(index, ')') {
            end = end.map(|_| index + 1);
        } else if !has(index, bits::LAW_PART) && !matches!(tokens.text(index), "(" | "/" | "-" | "." | ",") {
            break;
        }
    }
    let end = end.filter(|_| numbers > 0)?;
    // A bracket that closes the sentence's own is not the law's.
    let open = (start..end).filter(|&index| tokens.is_symbol(index, '(')).count();
    let closed = (start..end).filter(|&index| tokens.is_symbol(index, ')')).count();
    Some(if closed > open { end - 1 } else { end })
}
