//! The players of a line-up: "BOHEMIANS (4-3-3): Kovačević; Flynn, Byrne (Quirke 46), N'Dour". Surnames alone, of which no other word tells what
//! they are, are persons where enough of them stand in a row.

use super::series::add;
use super::spotter::Spot;
use super::vocabulary::bits;
use super::words::{Word, has, known, run_end};
use crate::document::SegmentKind;
use crate::label::Label;
use crate::token::{Gap, TokenKind, Tokens};

/// So many members make a line-up; behind the formation of a team so many.
const LEAST: usize = 8;
const LEAST_FORMED: usize = 5;

/// A member has no more words.
const LONGEST: usize = 4;

/// What stands in brackets behind a member has no more tokens.
const LONGEST_NOTE: usize = 8;

/// A member that is read otherwise, and is surer than this, stays what it is.
const UNSURE: f64 = 0.8;

/// How sure it is that a member is a person, and that a formation is of a team.
const TOLD: f64 = 0.6;

/// One member: where its words stand.
type Words = (usize, usize);

/// Adds the players of line-ups, and takes off what else they were read as. `names` are in the order of the text, and are so afterwards.
pub(super) fn players(tokens: &Tokens<'_>, words: &[Word], kind: SegmentKind, names: &mut Vec<Spot>) {
    if kind == SegmentKind::Title {
        return;
    }
    let mut at = 0;
    while at < tokens.len() {
        let formed = tokens.is_symbol(at, ':').then(|| formation(tokens, at)).flatten();
        let start = at + usize::from(tokens.is_symbol(at, ':'));
        if start == at && at > 0 {
            at += 1;
            continue;
        }
        let (members, end) = members(tokens, words, start);
        let least = if formed.is_some() { LEAST_FORMED } else { LEAST };
        if members.len() >= least && are_persons(words, &members, names) {
            let team = formed.and_then(|open| team(tokens, words, names, open));
            let persons = members.iter().map(|&(start, end)| (start, end, Label::Person));
            let told: Vec<(usize, usize, Label)> = team.into_iter().chain(persons).collect();
            tell(&told, names);
        }
        at = end.max(start + 1);
    }
}

/// The members of the row that starts at token `start`, with those who came in for them, and the end of the row.
fn members(tokens: &Tokens<'_>, words: &[Word], start: usize) -> (Vec<Words>, usize) {
    let mut members = Vec::new();
    let mut at = start;
    loop {
        let apart = tokens.get(at).is_some_and(|token| token.gap != Gap::None);
        let Some(end) = member(tokens, words, at).filter(|_| apart) else {
            return (members, at);
        };
        members.push((at, end));
        at = end + usize::from(is_mark(tokens, end));
        if tokens.is_symbol(at, '(') {
            let Some(close) = (at..at + LONGEST_NOTE).find(|&close| tokens.is_symbol(close, ')')) else {
                return (members, at);
            };
            // "(Quirke 46)", and not "(capt)" or "(Leeds)".
            let came = member(tokens, words, at + 1)
                .filter(|&end| end < close && tokens.get(end).is_some_and(|token| token.kind == TokenKind::Number));
            members.extend(came.map(|end| (at + 1, end)));
            at = close + 1;
        }
        if !tokens.is_symbol(at, ',') && !tokens.is_symbol(at, ';') {
            return (members, at);
        }
        at += 1;
    }
}

/// Where the member ends that starts at token `at`.
fn member(tokens: &Tokens<'_>, words: &[Word], at: usize) -> Option<usize> {
    let plain = words.get(at).is_some_and(Word::is_open);
    // "Van den Berg"
    let particle = has(words, at, bits::CONNECTOR) && tokens.is_capitalized(at);
    let end = if plain || particle { run_end(tokens, words, at) } else { return None };
    (end - at <= LONGEST).then_some(end)
}

/// Whether a mark that a player was given stands at token `at`: "Cooper 6; Gilchrist 7".
fn is_mark(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens
        .get(at)
        .is_some_and(|token| token.kind == TokenKind::Number && token.gap == Gap::Space && token.span().len() <= 2)
}

/// Whether most members are of no list but that of persons, and few were found to be something else.
fn are_persons(words: &[Word], members: &[Words], names: &[Spot]) -> bool {
    let other = |&&(start, end): &&Words| {
        let listed = known(words, start).is_some_and(|(_, entry)| entry.label != Label::Person);
        let read = found(names, start, end).is_some_and(|name| name.label != Some(Label::Person));
        listed || read
    };
    members.iter().filter(other).count() * 4 <= members.len()
}

/// The bracket before the colon at `colon` that has the formation of a team: "(4-3-3):".
fn formation(tokens: &Tokens<'_>, colon: usize) -> Option<usize> {
    let close = colon.checked_sub(1).filter(|&close| tokens.is_symbol(close, ')'))?;
    let open = (close.saturating_sub(LONGEST_NOTE)..close).rev().find(|&open| tokens.is_symbol(open, '('))?;
    let line =
        |at: usize| tokens.text(at).len() == 1 && tokens.get(at).is_some_and(|one| one.kind == TokenKind::Number);
    let parted = |at: usize| if (at - open) % 2 == 1 { line(at) } else { tokens.is_symbol(at, '-') };
    (close - open >= 6 && (open + 1..close).all(parted)).then_some(open)
}

/// The team before the bracket at token `open`; countries play under their own names.
fn team(tokens: &Tokens<'_>, words: &[Word], names: &[Spot], open: usize) -> Option<(usize, usize, Label)> {
    let before = names.get(names.partition_point(|name| name.end < open));
    let found = before.filter(|name| name.end == open).map(|name| name.start);
    let opens = |at: usize| tokens.get(at).is_some_and(|token| token.gap == Gap::Line || token.starts_sentence);
    let first = (open.saturating_sub(LONGEST)..open).rev().find(|&at| opens(at));
    let plain = |start: &usize| (*start..open).all(|at| tokens.is_capitalized(at));
    let start = found.or(first.filter(plain))?;
    let country = known(words, start).is_some_and(|(_, entry)| entry.country);
    let free = before.is_none_or(|name| name.end == open || name.start >= open);
    (!country && free).then_some((start, open, Label::Org))
}

/// What was found at exactly these words.
fn found(names: &[Spot], start: usize, end: usize) -> Option<&Spot> {
    names.get(names.partition_point(|name| name.start < start)).filter(|name| (name.start, name.end) == (start, end))
}

/// Gives the stretches their labels, and adds those that were not found.
fn tell(told: &[(usize, usize, Label)], names: &mut Vec<Spot>) {
    let mut added = Vec::new();
    for &(start, end, label) in told {
        let at = names.partition_point(|name| name.end <= start);
        match names.get_mut(at).filter(|name| name.start < end) {
            None => added.push(Spot { start, end, label: Some(label), score: TOLD, ..Spot::default() }),
            // The mark behind a player may have been taken for a part of the name.
            Some(name) if name.start == start && (end..=end + 1).contains(&name.end) => {
                if (name.label, name.end) != (Some(label), end) && (name.score < UNSURE || label == Label::Org) {
                    *name = Spot { end, label: Some(label), score: TOLD, acts: false, ..*name };
                }
            }
            Some(_) => {}
        }
    }
    add(names, added);
}
