//! What belongs to a person's name beside the words that the model finds: nicknames in quotation marks, and words before it that are
//! something else elsewhere.

use super::tagger::Named;
use super::vocabulary::bits;
use super::words::{Word, has, run_end};
use crate::token::{Gap, Tokens};

/// A nickname has no more words.
const LONGEST_NICKNAME: usize = 3;

/// Whether the token at `index` is a quotation mark.
pub(super) fn is_mark(tokens: &Tokens<'_>, index: usize) -> bool {
    matches!(tokens.text(index), "\"" | "“" | "”" | "'" | "‘" | "’")
}

/// Where a person's name begins of which what was found opens inside the nickname: `Mel" Tran` of `Melissa "Mel" Tran`.
pub(super) fn called(tokens: &Tokens<'_>, words: &[Word], name: &Named) -> Option<usize> {
    let mark = name.start.checked_sub(1).filter(|&mark| is_mark(tokens, mark) && !tokens.is_glued(mark))?;
    let closes = (name.start + 1..name.end).any(|index| is_mark(tokens, index));
    let given = mark.checked_sub(1)?;
    (closes && has(words, given, bits::GIVEN) && tokens.is_capitalized(given)).then_some(given)
}

/// Where a person's name ends that has a nickname between quotation marks in it: `Melissa "Mel" Tran`.
pub(super) fn nicknamed(tokens: &Tokens<'_>, words: &[Word], end: usize) -> Option<usize> {
    let opens = is_mark(tokens, end) && !tokens.is_glued(end) && tokens.is_glued(end + 1);
    let closing = (end + 2..=end + 1 + LONGEST_NICKNAME).find(|&index| is_mark(tokens, index)).filter(|_| opens)?;
    let surname = closing + 1;
    let spaced =
        |index: usize| tokens.get(index).is_some_and(|token| token.gap == Gap::Space && !token.starts_sentence);
    let called = (end + 1..closing).all(|index| tokens.is_capitalized(index));
    let named = words.get(surname).is_some_and(|word| word.capital && word.title == 0) && spaced(surname);
    (called && named && tokens.is_glued(closing)).then(|| run_end(tokens, words, surname))
}

/// The word before a person's name that opens it and is a word elsewhere: "Bupati Lalu Pathul Bahri", "I Gusti Ayu".
pub(super) fn forename(tokens: &Tokens<'_>, words: &[Word], start: usize) -> Option<usize> {
    let before = start.checked_sub(1).filter(|&at| has(words, at, bits::FORENAME) && tokens.is_capitalized(at))?;
    let joined = tokens.get(start).is_some_and(|token| token.gap == Gap::Space);
    let letter = tokens.text(before).len() < 3;
    // "Lalu" opens sentences; "I" stands before a name that persons are given.
    let opens = tokens.get(before).is_some_and(|token| token.starts_sentence);
    (joined && if letter { has(words, start, bits::GIVEN) } else { !opens }).then_some(before)
}
