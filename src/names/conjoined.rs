//! Institutions whose names have an "and" before the word that closes them: "Dominion Steel and Coal Corporation", "Perak Fire and
//! Rescue Department".

use super::tagger::Named;
use super::tagger::tags::Kind;
use super::vocabulary::bits;
use super::words::{Word, has, known};
use crate::label::Label;
use crate::token::{Case, Gap, Tokens};

/// A word that closes the name of an institution has no more tokens.
const LONGEST_SUFFIX: usize = 3;

/// What the model is as sure of before the "and" is a name by itself: "East Ventures and Indika Energy".
const SURE: f64 = 0.6;

/// Makes such institutions whole, of which the model found what is behind the "and". `named` are in the order of the text, and what
/// became a part of a longer name is taken out.
pub(super) fn conjoin(tokens: &Tokens<'_>, words: &[Word], named: &mut Vec<Named>) {
    let mut joined: Vec<Named> = Vec::with_capacity(named.len());
    for mut one in named.drain(..) {
        if let Some(start) = opening(tokens, words, joined.last(), &one) {
            one.start = start;
            if joined.last().is_some_and(|last| last.end > start) {
                joined.pop();
            }
        }
        joined.push(one);
    }
    *named = joined;
}

/// Where an institution ends that goes on over an "and" with one word more behind what it is of: "Institute of Volcanology and
/// Seismology". What has a name of its own, or opens one, is another.
pub(super) fn coordinated(tokens: &Tokens<'_>, words: &[Word], start: usize, end: usize) -> Option<usize> {
    let small = |at: usize| tokens.get(at).is_some_and(|token| token.case == Case::Lower && token.gap == Gap::Space);
    let joins = |at: usize| small(at) && has(words, at, bits::JOINER) && !has(words, at, bits::COORDINATOR);
    let of = (start + 1..end).rev().find(|&at| joins(at))?;
    let opener =
        words.get(of - 1).is_some_and(|word| [word.suffix, word.designator].iter().flatten().any(|(_, one)| one.long));
    let plain = |at: usize| known(words, at).is_none() && !has(words, at, bits::GIVEN | bits::FAMILY);
    let subject = of + 1 < end && (of + 1..end).all(|at| tokens.is_capitalized(at) && plain(at));
    let last = words.get(end + 1).filter(|word| word.is_open())?;
    let alone = !tokens.is_capitalized(end + 2) || tokens.get(end + 2).is_some_and(|token| token.starts_sentence);
    let one =
        small(end) && has(words, end, bits::COORDINATOR) && has(words, end, bits::JOINER) && last.suffix.is_none();
    let spaced = tokens.get(end + 1).is_some_and(|token| token.gap == Gap::Space);
    (opener && subject && one && spaced && alone && plain(end + 1)).then_some(end + 2)
}

/// Where the name begins that goes on with an "and" and the institution `one`; `before` is the name before that.
fn opening(tokens: &Tokens<'_>, words: &[Word], before: Option<&Named>, one: &Named) -> Option<usize> {
    let joint = one.start.checked_sub(1)?;
    let small = tokens.get(joint).is_some_and(|token| token.case == Case::Lower && token.gap == Gap::Space);
    let spaced = tokens.get(one.start).is_some_and(|token| token.gap == Gap::Space);
    let joins = small && spaced && has(words, joint, bits::COORDINATOR);
    let institution = one.kind == Kind::Organization && is_closed(tokens, words, one.end);
    if !joins || !institution || known(words, one.start).is_some() {
        return None;
    }
    let start = match before.filter(|before| before.end == joint) {
        Some(before) if before.kind == Kind::Person || before.score >= SURE => return None,
        Some(before) => before.start,
        None => capitals_before(tokens, words, joint, before.map_or(0, |before| before.end))?,
    };
    // What a list knows before the "and", or what a word of its own closes, is another name.
    let listed = known(words, start).is_some_and(|(len, _)| start + len == joint);
    (!listed && !is_closed(tokens, words, joint)).then_some(start)
}

/// Whether a word that closes names of institutions ends at token `end`.
fn is_closed(tokens: &Tokens<'_>, words: &[Word], end: usize) -> bool {
    (end.saturating_sub(LONGEST_SUFFIX)..end).any(|index| {
        let suffix = words.get(index).and_then(|word| word.suffix);
        let closes = suffix.is_some_and(|(len, one)| index + len == end && one.label == Label::Org);
        closes && tokens.is_capitalized(index)
    })
}

/// Where the capitalised words of one sentence begin that end at token `end`, not before `floor`.
fn capitals_before(tokens: &Tokens<'_>, words: &[Word], end: usize, floor: usize) -> Option<usize> {
    let plain = |index: usize| words.get(index).is_some_and(|word| word.capital && word.title == 0);
    let mut first = None;
    for index in (floor..end).rev().take_while(|&index| plain(index)) {
        first = Some(index);
        if tokens.get(index).is_some_and(|token| token.starts_sentence) {
            break;
        }
    }
    first
}
