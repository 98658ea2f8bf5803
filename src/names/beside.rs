//! What stands right beside a name tells of it: an abbreviation in brackets is of the same thing, and a list goes on with what it
//! began with.

use super::nickname::is_mark;
use super::spotter::Spot;
use super::vocabulary::bits;
use super::words::{Word, has, known, next_in_list};
use crate::label::Label;
use crate::token::{Case, TokenKind, Tokens};
use std::ops::Range;

/// How sure it is that a name in brackets abbreviates the one before them.
const ABBREVIATED: f64 = 0.85;

/// Gives abbreviations in brackets the label of the names before them, and adds those that were not found. `names` are in the
/// order of the text.
pub(super) fn abbreviate(tokens: &Tokens<'_>, words: &[Word], names: &mut Vec<Spot>) {
    let mut added = Vec::new();
    for at in 0..names.len() {
        let Some(long) = names.get(at).copied().filter(|long| long.end > long.start + 1) else {
            continue;
        };
        // `Environment Agency ("EA")`
        let quoted = usize::from(is_mark(tokens, long.end + 1));
        let short = long.end + 1 + quoted;
        let closed = quoted == 0 || is_mark(tokens, short + 1);
        let bracketed = tokens.is_symbol(long.end, '(') && closed && tokens.is_symbol(short + 1 + quoted, ')');
        let listed = known(words, short);
        let fits = |label: &Label| {
            listed.is_none_or(|(_, entry)| entry.label == *label) && abbreviates(tokens, words, short, &long, *label)
        };
        let Some(label) = long.label.filter(|label| bracketed && fits(label)) else {
            continue;
        };
        match names.get_mut(at + 1).filter(|next| next.start < short + 1) {
            Some(next) if (next.start, next.end) == (short, short + 1) => {
                if next.label != Some(label) {
                    (next.label, next.score) = (Some(label), long.score.min(ABBREVIATED));
                }
            }
            Some(_) => {}
            None => added.push(Spot {
                start: short,
                end: short + 1,
                label: Some(label),
                score: long.score.min(ABBREVIATED),
                ..Spot::default()
            }),
        }
    }
    names.extend(added);
}

/// Whether the word at `short` may abbreviate the name `long`: its letters stand in the name in their order.
fn abbreviates(tokens: &Tokens<'_>, words: &[Word], short: usize, long: &Spot, label: Label) -> bool {
    let fits = matches!(label, Label::Org | Label::Event | Label::Fac | Label::Gpe);
    let case = tokens.get(short).map(|token| token.case);
    let cased = matches!(case, Some(Case::Upper | Case::Mixed)) || (label == Label::Org && case == Some(Case::Capital));
    if !fits || !cased || tokens.get(short).is_some_and(|token| token.end - token.start < 2) {
        return false;
    }
    // Not all take the letters in their order: "Partai Demokrat Liberal (LDP)", "PT Bank Central Asia Tbk (BBCA)".
    let code = label == Label::Org && case == Some(Case::Upper) && !has(words, short, bits::COMMON | bits::ROMAN);
    let own = label == Label::Org && long.designator > 0 && !has(words, short, bits::COMMON | bits::GIVEN);
    code || own || spells(tokens, long.start..long.end, short)
}

/// Whether the letters of the word at `short` stand in the words of `long`, in their order.
pub(super) fn spells(tokens: &Tokens<'_>, long: Range<usize>, short: usize) -> bool {
    let small = |letter: char| letter.to_ascii_lowercase();
    let mut letters = long.flat_map(|index| tokens.text(index).chars()).map(small);
    let wanted = tokens.text(short).chars().filter(|letter| letter.is_alphabetic());
    wanted.map(small).all(|letter| letters.any(|other| other == letter))
}

/// Gives the names of peoples that stand for their languages that label: "she spoke French", "in Hindi and Tamil". "In French courts" the
/// word says whose the courts are.
pub(super) fn spoken(tokens: &Tokens<'_>, words: &[Word], names: &mut [Spot]) {
    let of_people = |index: usize| {
        let listed = words.get(index).and_then(|word| word.name).filter(|&(len, _)| len == 1);
        listed.is_some_and(|(_, entry)| matches!(entry.label, Label::Norp | Label::Language))
    };
    // What such a word stands before: past all others that are listed with it.
    let behind = |index: usize| {
        let next = |&index: &usize| next_in_list(tokens, words, index + 1, &[',']).filter(|&next| of_people(next));
        std::iter::successors(Some(index), next).last().unwrap_or(index) + 1
    };
    let lower = |index: usize| tokens.get(index).is_some_and(|token| token.case == Case::Lower);
    let describes = |next: usize| {
        tokens.get(next).is_some_and(|token| token.kind == TokenKind::Word && !token.starts_sentence)
            && !has(words, next, bits::COMMON | bits::COORDINATOR | bits::JOINER | bits::BEFORE_PLACE)
    };
    for name in names.iter_mut().filter(|name| name.end == name.start + 1 && name.label == Some(Label::Norp)) {
        let Some(before) = name.start.checked_sub(1) else {
            continue;
        };
        // "in flawless Russian"
        let manner =
            before.checked_sub(1).filter(|_| lower(before) && !has(words, before, bits::COMMON | bits::JOINER));
        let cue = |at: usize| has(words, at, bits::BEFORE_LANGUAGE) && lower(at);
        let told = (cue(before) || manner.is_some_and(cue)) && of_people(name.start);
        // The rest of a list is looked through from its first member alone: a list may be as long as the text.
        if told && !describes(behind(name.start)) {
            (name.label, name.firm) = (Some(Label::Language), true);
        }
    }
}

/// Gives the names of peoples in a list with a language that label: "Malay, Tamil and Bahasa Indonesia", "English and Indonesian"; and
/// so a list that opens with a name that none has and a word for what is spoken: "in Otjiherero and German".
pub(super) fn languages(tokens: &Tokens<'_>, words: &[Word], names: &mut [Spot]) {
    let may = |name: &Spot| {
        let listed = words.get(name.start).and_then(|word| word.name);
        let people = listed.is_some_and(|(_, entry)| matches!(entry.label, Label::Norp | Label::Language));
        name.label == Some(Label::Language) || people
    };
    let opens = |name: &Spot| {
        let before = name.start.checked_sub(1);
        let told = before.is_some_and(|at| has(words, at, bits::BEFORE_LANGUAGE) && !tokens.is_capitalized(at));
        told && name.end == name.start + 1 && words.get(name.start).is_some_and(|word| word.name.is_none())
    };
    let mut at = 0;
    while at < names.len() {
        let mut end = at + 1;
        while let [one, next] = names.get(end - 1..=end).unwrap_or_default()
            && (may(one) || end == at + 1 && opens(one))
            && may(next)
            && next_in_list(tokens, words, one.end, &[',']) == Some(next.start)
        {
            end += 1;
        }
        let row = names.get_mut(at..end).unwrap_or_default();
        // "Dutch and English sailors": the last is of what stands behind it.
        let last = row.last().map_or(0, |name| name.end);
        let closed = !tokens
            .get(last)
            .is_some_and(|token| token.kind == TokenKind::Word && !has(words, last, bits::COMMON | bits::COORDINATOR));
        let told = row.first().is_some_and(opens) || row.iter().any(|name| name.label == Some(Label::Language));
        if row.len() > 1 && closed && told {
            row.iter_mut().for_each(|name| name.label = Some(Label::Language));
        }
        at = end;
    }
}

/// Gives countries that tell of what people somebody is that label: "turis Australia", "orang Belanda".
pub(super) fn nationals(words: &[Word], names: &mut [Spot]) {
    for name in names.iter_mut().filter(|name| name.label == Some(Label::Gpe)) {
        let country = known(words, name.start).is_some_and(|(len, one)| one.country && name.start + len == name.end);
        if country && name.start.checked_sub(1).is_some_and(|before| has(words, before, bits::NATIONAL)) {
            (name.label, name.firm, name.acts) = (Some(Label::Norp), true, false);
        }
    }
}

/// Gives languages and peoples in a list the label of the first, which a word before it tells of: "berbahasa Jawa, Bugis, dan Arab".
/// `names` are in the order of the text.
pub(super) fn list(tokens: &Tokens<'_>, words: &[Word], names: &mut [Spot]) {
    let mut told: Option<(usize, Label)> = None;
    for name in names {
        if let Some((end, label)) = told
            && next_in_list(tokens, words, end, &[',']) == Some(name.start)
            && name.end == name.start + 1
            && matches!(name.label, Some(Label::Gpe | Label::Loc | Label::Norp | Label::Person | Label::Language))
        {
            name.label = Some(label);
            told = Some((name.end, label));
            continue;
        }
        let lists = name.firm && matches!(name.label, Some(Label::Language | Label::Norp));
        told = name.label.filter(|_| lists).map(|label| (name.end, label));
    }
}
