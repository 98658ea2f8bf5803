//! Whom and where somebody stands for: "Dale Ruskin (R-Mesa)", "Ron Wyden, D-Ore.", as American news writes it, and lists of those who
//! stood, voted or started, "Brohan (GP), Considine (FG), Lillis (FG)".

use super::cover::touching;
use super::series::put;
use super::shortened::is_joined;
use super::spotter::Spot;
use super::vocabulary::bits;
use super::words::{Word, has, known, run_end};
use crate::label::Label;
use crate::token::{Case, TokenKind, Tokens};

/// How sure it is that such a letter is of a party, and what is behind it a place.
const TOLD: f64 = 0.8;

/// No place has more tokens.
const LONGEST: usize = 4;

/// What was read as something else, and is surer than this, stays what it is.
const UNSURE: f64 = 0.6;

/// Adds the parties and the places that stand behind a name, in brackets or behind a comma, and takes off what they were read
/// as. `names` are in the order of the text, and are so afterwards.
pub(super) fn parties(tokens: &Tokens<'_>, words: &[Word], names: &mut Vec<Spot>) {
    let behind_name = |at: usize| {
        let mark = at.checked_sub(1).filter(|&mark| tokens.is_symbol(mark, '(') || tokens.is_symbol(mark, ','));
        mark.and_then(|mark| mark.checked_sub(1)).is_some_and(|before| tokens.is_capitalized(before))
    };
    let mut added = Vec::new();
    for party in (0..tokens.len()).filter(|&at| has(words, at, bits::PARTY)) {
        let start = party + 2;
        if !behind_name(party) || !is_joined(tokens, party + 1) || !tokens.is_capitalized(start) {
            continue;
        }
        let end = known(words, start).map_or_else(|| run_end(tokens, words, start), |(len, _)| start + len);
        if end - start <= LONGEST {
            added.push(told(party, party + 1, Label::Norp));
            added.push(told(start, end, Label::Gpe));
        }
    }
    put(names, added);
}

/// A name of which what stands around it tells.
fn told(start: usize, end: usize, label: Label) -> Spot {
    Spot { start, end, label: Some(label), score: TOLD, ..Spot::default() }
}

/// So many persons with letters behind them make a list.
const LEAST: usize = 3;

/// No person in such a list has more tokens.
const LONGEST_PERSON: usize = 4;

/// The letters of a party or a team are so many.
const LETTERS: std::ops::RangeInclusive<usize> = 2..=4;

/// Adds the persons of lists in which each has letters in brackets, and what the letters stand for; takes off what they were read as.
/// `names` are in the order of the text, and are so afterwards.
pub(super) fn listed(tokens: &Tokens<'_>, words: &[Word], names: &mut Vec<Spot>) {
    if !(0..tokens.len()).any(|at| tokens.is_symbol(at, '(')) {
        return;
    }
    let mut added = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let mut list = Vec::new();
        while let Some(end) = entry(tokens, words, names, at) {
            list.push((at, end));
            at = end + 3 + usize::from(tokens.is_symbol(end + 3, ',') || tokens.is_symbol(end + 3, ';'));
        }
        let lettered = |open: usize| tokens.get(open + 1).is_some_and(|token| token.case == Case::Upper);
        let parties: Vec<usize> = list.iter().map(|&(_, open)| open).filter(|&open| lettered(open)).collect();
        // "Kementerian Keuangan (Kemenkeu)", "Jonatan Christie (INA)": short forms and countries are told elsewhere.
        if list.len() >= LEAST && parties.len() * 2 >= list.len() {
            added.extend(list.iter().map(|&(start, end)| told(start, end, Label::Person)));
            added.extend(parties.into_iter().map(|open| told(open + 1, open + 2, Label::Org)));
            // "(Ind)" is no country there.
            names
                .retain(|name| name.label != Some(Label::Gpe) || !list.iter().any(|&(_, open)| name.start == open + 1));
        }
        at += usize::from(list.is_empty());
    }
    added.sort_by_key(|spot| spot.start);
    put(names, added);
}

/// The end of the person at token `start` who has a bracket with letters behind, and nothing else in it.
fn entry(tokens: &Tokens<'_>, words: &[Word], names: &[Spot], start: usize) -> Option<usize> {
    let plain = words.get(start).is_some_and(Word::is_open);
    let end = if plain { run_end(tokens, words, start) } else { return None };
    let letters = tokens.get(end + 1).filter(|token| token.kind == TokenKind::Word)?;
    let closed =
        tokens.is_symbol(end, '(') && tokens.is_symbol(end + 2, ')') && LETTERS.contains(&letters.span().len());
    let country = letters.case == Case::Upper && has(words, end + 1, bits::COUNTRY_CODE);
    let abbreviated = tokens.is_capitalized(end + 1) && !country;
    let other = touching(names, start, end).any(|name| name.label != Some(Label::Person) && name.score > UNSURE);
    let listed = known(words, start).is_some_and(|(_, entry)| entry.label != Label::Person);
    (closed && abbreviated && !other && !listed && end - start <= LONGEST_PERSON).then_some(end)
}
