//! Whom and where somebody stands for, as American news writes it: "Dale Ruskin (R-Mesa)", "Ron Wyden, D-Ore.".

use super::series::put;
use super::shortened::is_joined;
use super::spotter::Spot;
use super::vocabulary::bits;
use super::words::{Word, has, known, run_end};
use crate::label::Label;
use crate::token::Tokens;

/// How sure it is that such a letter is of a party, and what is behind it a place.
const TOLD: f64 = 0.8;

/// No place has more tokens.
const LONGEST: usize = 4;

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
            let told = |start: usize, end: usize, label| Spot {
                start,
                end,
                label: Some(label),
                score: TOLD,
                ..Spot::default()
            };
            added.push(told(party, party + 1, Label::Norp));
            added.push(told(start, end, Label::Gpe));
        }
    }
    put(names, added);
}
