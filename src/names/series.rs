//! Names in a row: "Martínez; Cash, Konsa, Torres, Digne; Kamara, Onana". Most members of a row are of one sort, which tells of those
//! that were read otherwise, or not at all.

use super::cover::touching;
use super::spotter::Spot;
use super::words::{Word, next_in_list, run_end};
use crate::label::Label;
use crate::token::{TokenKind, Tokens};

/// So many members of one sort tell of the others.
const LEAST: usize = 3;

/// A member that was read otherwise, and is surer than this, stays what it is.
const UNSURE: f64 = 0.8;

/// How sure it is that a member is what the others are.
const TOLD: f64 = 0.6;

/// A member of more words is no name of a person.
const LONGEST: usize = 4;

/// A member of a row: where it stands, and its index among the names where it is one of them.
pub(super) struct Member {
    pub start: usize,
    pub end: usize,
    pub name: Option<usize>,
}

/// Gives the members of rows the label of most, and adds persons that were not found. `names` are in the order of the text, and are so
/// afterwards.
pub(super) fn complete(tokens: &Tokens<'_>, words: &[Word], names: &mut Vec<Spot>) {
    let mut added = Vec::new();
    let mut at = 0;
    while at < names.len() {
        let row = row(tokens, words, names, at);
        at = row.iter().filter_map(|member| member.name).max().unwrap_or(at) + 1;
        if let Some(label) = most(&row, names) {
            tell(tokens, words, (&row, label), names, &mut added);
        }
    }
    add(names, added);
}

/// Adds names, so that all are in the order of the text.
pub(super) fn add(names: &mut Vec<Spot>, added: Vec<Spot>) {
    if !added.is_empty() {
        names.extend(added);
        names.sort_by_key(|name| (name.start, name.end));
    }
}

/// Puts names in the place of what their words were read as, so that all are in the order of the text. `found` are in that order.
pub(super) fn put(names: &mut Vec<Spot>, found: Vec<Spot>) {
    if !found.is_empty() {
        names.retain(|name| touching(&found, name.start, name.end).next().is_none());
        add(names, found);
    }
}

/// The row that holds the name with the index `first`, which is the first of it that was found.
fn row(tokens: &Tokens<'_>, words: &[Word], names: &[Spot], first: usize) -> Vec<Member> {
    let mut row: Vec<Member> = Vec::new();
    let Some(mut start) = names.get(first).map(|name| name.start) else {
        return row;
    };
    let mut next = first;
    loop {
        while names.get(next).is_some_and(|name| name.start < start) {
            next += 1;
        }
        let name = names.get(next).filter(|name| name.start == start);
        let open = words.get(start).is_some_and(Word::is_open);
        let end = match name {
            Some(name) => name.end,
            None if open => run_end(tokens, words, start),
            None => return row,
        };
        // A run of capitals that a name begins inside is no member.
        if name.is_none() && names.get(next).is_some_and(|later| later.start < end) {
            return row;
        }
        row.push(Member { start, end, name: name.map(|_| next) });
        let follows =
            |&at: &usize| tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word && !token.starts_sentence);
        let Some(further) = next_in_list(tokens, words, end, &[',', ';']).filter(follows) else {
            return row;
        };
        start = further;
    }
}

/// What most members of a row are, where enough of them are known to be.
fn most(row: &[Member], names: &[Spot]) -> Option<Label> {
    let labels: Vec<Label> =
        row.iter().filter_map(|member| member.name).filter_map(|name| names.get(name)?.label).collect();
    let count = |label: Label| labels.iter().filter(|&&other| other == label).count();
    let sorts = [Label::Person, Label::Org, Label::Gpe, Label::Product];
    let label = sorts.into_iter().max_by_key(|&label| count(label))?;
    let told = count(label);
    let enough = told >= LEAST && told * 3 >= labels.len() * 2 && told * 5 >= row.len() * 2;
    (enough && told < row.len()).then_some(label)
}

/// Makes the members of a row what most of them are.
fn tell(
    tokens: &Tokens<'_>,
    words: &[Word],
    (row, label): (&[Member], Label),
    names: &mut [Spot],
    added: &mut Vec<Spot>,
) {
    for member in row {
        let listed = words.get(member.start).is_some_and(|word| word.name.is_some());
        match member.name {
            Some(name) => {
                let unsure = |name: &&mut Spot| name.score < UNSURE && name.designator == 0 && !name.firm && !listed;
                if let Some(name) = names.get_mut(name).filter(unsure).filter(|name| name.label != Some(label)) {
                    *name = Spot { label: Some(label), score: TOLD, acts: false, ..*name };
                }
            }
            None => {
                let opens = tokens.get(member.start).is_some_and(|token| token.starts_sentence);
                if label == Label::Person && !listed && !opens && member.end - member.start <= LONGEST {
                    let found = Spot { start: member.start, end: member.end, ..Spot::default() };
                    added.push(Spot { label: Some(label), score: TOLD, ..found });
                }
            }
        }
    }
}
