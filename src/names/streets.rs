//! What belongs to the name of a street: the number of a house, and not how far along it something is.

use super::tagger::Named;
use super::vocabulary::bits;
use super::words::{Word, has, is_number};
use crate::token::{Gap, Tokens};

/// Whether the word at `index` and the number behind it tell how far along a road something is: "Km 33".
pub(super) fn is_milestone(tokens: &Tokens<'_>, words: &[Word], index: usize) -> bool {
    has(words, index, bits::MILESTONE) && is_number(tokens, index + 1)
}

/// Where a street ends with the number of a house: "Jalan Ahmad Yani No. 5".
pub(super) fn housed(tokens: &Tokens<'_>, words: &[Word], name: &Named) -> Option<usize> {
    let designator = words.get(name.start).and_then(|word| word.designator);
    let street = designator.is_some_and(|(_, one)| one.is_street());
    // The model may have taken "No" for a part of the name.
    [name.end, name.end - 1].into_iter().filter(|_| street).find_map(|at| house_end(tokens, words, at))
}

/// Where the number of a house ends that stands at `index`: "No. 5", "Nomor 12".
fn house_end(tokens: &Tokens<'_>, words: &[Word], index: usize) -> Option<usize> {
    let spaced = tokens.get(index).is_some_and(|token| token.gap == Gap::Space && !token.starts_sentence);
    let number = index + 1 + usize::from(tokens.is_symbol(index + 1, '.'));
    (spaced && has(words, index, bits::HOUSE) && is_number(tokens, number)).then_some(number + 1)
}
