//! The sides of a match: what stands on both sides of a score is a team, "Preston 2-3 Coventry", and no town, and so is what
//! stands beside a word for playing where there is a score, "Perak beat Selangor 2-0". Countries play under their own names:
//! "Indonesia 2-1 Malaysia". What the document tells of its teams is in [`super::spread`].

use super::series::{Member, add};
use super::spotter::Spot;
use super::vocabulary::bits;
use super::words::{Word, has, known, run_end};
use crate::document::SegmentKind;
use crate::label::Label;
use crate::token::{Case, Gap, TokenKind, Tokens};

/// A side has no more words.
const LONGEST: usize = 4;

/// A side of one word has as many letters at least: "Rp 2-3 Miliar" is no match.
const SHORTEST: usize = 3;

/// How sure it is that a side is a team.
const TOLD: f64 = 0.7;

/// Gives the sides of scores, and of matches to come, that label, and adds those that were not found. `names` are in the order of the
/// text, and are so afterwards.
pub(super) fn sides(tokens: &Tokens<'_>, words: &[Word], kind: SegmentKind, names: &mut Vec<Spot>) {
    part(tokens, words, names);
    let mut added = Vec::new();
    for at in 1..tokens.len() {
        let Some(behind) = score(tokens, at).or_else(|| versus(tokens, words, at)) else {
            continue;
        };
        let (Some(home), Some(guest)) = (ending(tokens, words, names, at), starting(tokens, words, names, behind))
        else {
            continue;
        };
        let label = |side: &Member| side.name.and_then(|name| names.get(name)?.label);
        let is_side = |side: &Member| matches!(label(side), Some(Label::Org | Label::Gpe | Label::Loc | Label::Norp));
        // Most words of a headline have capitals.
        let told = if kind == SegmentKind::Title {
            is_side(&home) && is_side(&guest)
        } else {
            is_side(&home) || is_side(&guest)
        };
        let country = |side: &Member| known(words, side.start).is_some_and(|(_, entry)| entry.country);
        if !told || country(&home) || country(&guest) {
            continue;
        }
        for side in [home, guest] {
            match side.name.and_then(|name| names.get_mut(name)) {
                Some(name) => *name = team(name),
                None => added.push(team(&Spot { start: side.start, end: side.end, ..Spot::default() })),
            }
        }
    }
    add(names, added);
}

/// Parts what was taken for one organisation and is a match: "Selangor v Kuching City".
fn part(tokens: &Tokens<'_>, words: &[Word], names: &mut Vec<Spot>) {
    let mut guests = Vec::new();
    for name in names.iter_mut().filter(|name| name.label == Some(Label::Org)) {
        let inner = name.start + 1..name.end.saturating_sub(1);
        if let Some((at, behind)) = inner.into_iter().find_map(|at| Some((at, versus(tokens, words, at)?))) {
            guests.push(Spot { start: behind, ..*name });
            name.end = at;
        }
    }
    add(names, guests);
}

/// The name as that of a side of a match.
pub(super) fn team(name: &Spot) -> Spot {
    if name.label == Some(Label::Org) {
        return Spot { team: true, ..*name };
    }
    Spot { label: Some(Label::Org), score: TOLD, acts: false, team: true, ..*name }
}

/// Gives names beside a word for playing that label, in sentences with a score: "Perak beat Selangor 2-0", "a 0-0 draw with Sabah".
pub(super) fn opponents(tokens: &Tokens<'_>, words: &[Word], names: &mut [Spot]) {
    // The end of the sentence that was looked at last, and whether it has a score: a sentence is looked through once.
    let (mut end, mut scored) = (0, false);
    for name in names {
        if name.start >= end {
            let opens = |at: usize| tokens.get(at).is_none_or(|token| token.starts_sentence);
            let first = (end..=name.start).rev().find(|&at| opens(at)).unwrap_or(end);
            end = (name.start + 1..=tokens.len()).find(|&at| opens(at)).unwrap_or(tokens.len());
            scored = (first..end).any(|at| score(tokens, at).is_some());
        }
        let place = matches!(name.label, Some(Label::Gpe | Label::Loc));
        let country = known(words, name.start).is_some_and(|(_, entry)| entry.country);
        let may = place && !country || name.label == Some(Label::Org);
        if may && scored && plays(tokens, words, name) {
            *name = team(name);
        }
    }
}

/// Whether a word for playing stands before the name or behind it, or a score stands before it with no more than two small words
/// between them: "2-1 over", "0-0 draw with".
fn plays(tokens: &Tokens<'_>, words: &[Word], name: &Spot) -> bool {
    let lower = |at: usize| tokens.get(at).is_some_and(|token| token.case == Case::Lower && !token.starts_sentence);
    let cue = |at: usize| lower(at) && has(words, at, bits::OPPONENT);
    let Some(before) = name.start.checked_sub(1) else {
        return cue(name.end);
    };
    let scored = |by: usize| before.checked_sub(by + 2).is_some_and(|at| score(tokens, at) == Some(at + 3));
    let near = lower(before) && !has(words, before, bits::BEFORE_PLACE | bits::COORDINATOR);
    cue(before) || cue(name.end) || near && (scored(1) || lower(before - 1) && scored(2))
}

/// The index just past the score that starts at token `at`: "2-3".
fn score(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let goals =
        |at: usize| tokens.get(at).is_some_and(|token| token.kind == TokenKind::Number && token.span().len() <= 2);
    let dash = tokens.is_symbol(at + 1, '-') || tokens.is_symbol(at + 1, '–');
    let glued = tokens.is_glued(at + 1) && tokens.is_glued(at + 2);
    let apart = !tokens.is_glued(at) && !tokens.is_glued(at + 3);
    (goals(at) && dash && goals(at + 2) && glued && apart).then_some(at + 3)
}

/// The index just past the word of one or two letters at token `at` that parts the sides of a match to come: "Selangor v Kuching City".
fn versus(tokens: &Tokens<'_>, words: &[Word], at: usize) -> Option<usize> {
    let lower = tokens.get(at).is_some_and(|token| token.case == Case::Lower && token.gap == Gap::Space);
    (lower && has(words, at, bits::OPPONENT) && tokens.text(at).len() <= 2).then_some(at + 1)
}

/// The side that ends before token `end`.
fn ending(tokens: &Tokens<'_>, words: &[Word], names: &[Spot], end: usize) -> Option<Member> {
    let before = names.partition_point(|name| name.end < end);
    if let Some(name) = names.get(before).filter(|name| name.end == end) {
        return Some(Member { start: name.start, end, name: Some(before) });
    }
    let mut start = end;
    while start > 0 && words.get(start - 1).is_some_and(|word| word.capital && word.title == 0) {
        start -= 1;
        if tokens.get(start).is_some_and(|token| token.starts_sentence) {
            break;
        }
    }
    let free = names.get(before.wrapping_sub(1)).is_none_or(|name| name.end <= start);
    // "Kemenangan 2-1 Persib": one word that opens a sentence is any word, unless a list has it.
    let opens = end == start + 1 && tokens.get(start).is_some_and(|token| token.starts_sentence);
    let listed = words.get(start).is_some_and(|word| word.name.is_some());
    (is_name(tokens, start, end) && free && (listed || !opens)).then_some(Member { start, end, name: None })
}

/// The side that starts at token `start`.
fn starting(tokens: &Tokens<'_>, words: &[Word], names: &[Spot], start: usize) -> Option<Member> {
    let at = names.partition_point(|name| name.start < start);
    if let Some(name) = names.get(at).filter(|name| name.start == start) {
        return Some(Member { start, end: name.end, name: Some(at) });
    }
    if !words.get(start).is_some_and(|word| word.capital && word.title == 0) {
        return None;
    }
    let end = run_end(tokens, words, start);
    let free = names.get(at).is_none_or(|name| name.start >= end);
    is_name(tokens, start, end).then_some(Member { start, end, name: None }).filter(|_| free)
}

/// Whether the words from `start` to `end` may be the name of a side.
fn is_name(tokens: &Tokens<'_>, start: usize, end: usize) -> bool {
    let len = end - start;
    len > 1 && len <= LONGEST || len == 1 && tokens.text(start).chars().count() >= SHORTEST
}
