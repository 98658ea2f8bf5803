//! Countries by the codes that tables of results have behind a person or in a cell: "Jonatan Christie (INA)", "I. Swiatek (Pol, 2)",
//! "| KEN |". Elsewhere such letters mean other things.

use super::cover::touching;
use super::series::put;
use super::shortened::is_joined;
use super::spotter::Spot;
use super::vocabulary::bits;
use super::words::{Word, has, is_initial, is_number, known};
use crate::label::Label;
use crate::token::{Case, Gap, Tokens};

/// How sure it is that such a code is of a country.
const TOLD: f64 = 0.8;

/// How sure it is that who stands before one in brackets is a person.
const PLAYS: f64 = 0.6;

/// So many codes in brackets tell that results are listed.
const LEAST: usize = 2;

/// A name before a code has no more words.
const LONGEST: usize = 5;

/// Adds the countries, and takes off what their codes were read as; of results, those who stand before them are persons. `names` are in the
/// order of the text, and are so afterwards.
pub(super) fn countries(tokens: &Tokens<'_>, words: &[Word], names: &mut Vec<Spot>) {
    let code = |at: usize| has(words, at, bits::COUNTRY_CODE);
    let bracketed = |at: &usize| {
        let open = at.checked_sub(2).is_some_and(|before| {
            let rest = before.checked_sub(1).is_some_and(|hyphen| is_joined(tokens, hyphen));
            tokens.is_capitalized(before) || rest
        });
        // "(INA/5)", "(Pol, 2)": seeded fifth and second.
        let parted = tokens.is_symbol(at + 1, '/') || tokens.is_symbol(at + 1, ',');
        let seeded = parted && is_number(tokens, at + 2) && tokens.is_symbol(at + 3, ')');
        open && tokens.is_symbol(at - 1, '(') && (tokens.is_symbol(at + 1, ')') || seeded)
    };
    let capitals = |at: &usize| tokens.get(*at).is_some_and(|token| token.case == Case::Upper);
    let all: Vec<usize> = (0..tokens.len()).filter(|&at| code(at)).collect();
    if all.is_empty() {
        return;
    }
    let mut codes: Vec<usize> = all.iter().copied().filter(bracketed).collect();
    // "(Hun)" is a country among countries alone: beside "(Lab)" and "(FG)" "(Ind)" is of no party.
    let other = |at: usize| tokens.is_capitalized(at) && !code(at) && bracketed(&at) && known(words, at).is_none();
    if codes.len() < LEAST || (0..tokens.len()).any(other) {
        codes.retain(capitals);
    }
    let results = codes.len() >= LEAST;
    let mut added = Vec::new();
    if results {
        codes.iter().filter_map(|at| player(tokens, words, names, at - 1)).for_each(|spot| added.push(spot));
    }
    let edge = |at: usize| tokens.get(at).is_none_or(|token| token.gap == Gap::Line) || tokens.is_symbol(at, '|');
    let cell = |&at: &usize| {
        let bar = at.checked_sub(1).is_some_and(|before| tokens.is_symbol(before, '|'));
        let tab = at > 0 && tokens.get(at).is_some_and(|token| token.gap == Gap::Line);
        (bar || tab) && edge(at + 1)
    };
    let country =
        |start: usize| Spot { start, end: start + 1, label: Some(Label::Gpe), score: TOLD, ..Spot::default() };
    let person = |at: &usize| ending(names, at - 1).is_some_and(|name| name.label == Some(Label::Person));
    added.extend(codes.iter().filter(|at| results || person(at)).map(|&at| country(at)));
    added.extend(all.into_iter().filter(|at| capitals(at) && cell(at)).map(country));
    added.sort_by_key(|spot| spot.start);
    put(names, added);
}

/// The person before the bracket at token `open`, where nobody, or something else than a person that no list has, was found there.
fn player(tokens: &Tokens<'_>, words: &[Word], names: &[Spot], open: usize) -> Option<Spot> {
    let listed = |at: usize| words.get(at).is_some_and(|word| word.name.is_some());
    let person = |start: usize| Spot { start, end: open, label: Some(Label::Person), score: PLAYS, ..Spot::default() };
    if let Some(name) = ending(names, open) {
        let other = name.label != Some(Label::Person) && name.end > name.start + 1 && !listed(name.start);
        return other.then(|| person(name.start));
    }
    let part = |&at: &usize| {
        let hyphen = is_joined(tokens, at);
        let rest = tokens.is_glued(at) && at.checked_sub(1).is_some_and(|before| tokens.is_symbol(before, '-'));
        // "A. Bondar"
        let initial = tokens.is_symbol(at, '.') && at.checked_sub(1).is_some_and(|at| is_initial(tokens, at));
        let last = at + 1 == open || tokens.get(at + 1).is_some_and(|next| next.gap != Gap::Line);
        last && (tokens.is_capitalized(at) || hyphen || rest || initial)
    };
    let start = (open.saturating_sub(LONGEST)..open).rev().take_while(part).last()?;
    let free = touching(names, start, open).next().is_none();
    (free && start + 1 < open && tokens.is_capitalized(start)).then(|| person(start))
}

/// The name that ends before token `end`.
fn ending(names: &[Spot], end: usize) -> Option<&Spot> {
    names.get(names.partition_point(|name| name.end < end)).filter(|name| name.end == end)
}
