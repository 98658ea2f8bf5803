//! Names of the model and of the rules, made one.
//!
//! The model goes before the rules for persons, organisations and places, which it was trained to tell. The rules tell what
//! it was not: which sort of place, peoples, languages, laws, works. They also go before it where it doubts and they do
//! not.

use super::cover::{Stretch, touching};
use super::spotter::Spot;
use super::tagger::tags::Kind;
use super::tagger::{Named, Tagged};
use super::vocabulary::bits;
use super::words::Word;
use crate::label::Label;
use crate::token::{Case, TokenKind, Tokens};

/// A name that the model is less sure of than this gives way to a rule that reads the same words in another way.
const DOUBTED: f64 = 0.5;

/// The same where the rule reads more of the text: "Pemerintah Provinsi Jawa Barat" instead of "Jawa Barat".
const DOUBTED_PART: f64 = 0.7;

/// The rules are believed where the model finds nothing and they are as sure as this.
const SURE: f64 = 0.8;

/// And only where the model takes a name for as likely as this: a place that a list knows, and one that a designator opens, which
/// may also say what sort of thing is meant ("di sekolah dasar").
const LIKELY_LISTED: f32 = 0.05;
const LIKELY_DESIGNATED: f32 = 0.2;

/// A name that the model is less sure of is none.
const LEAST: f64 = 0.35;

/// The same for a word of one or two letters in lower case, which is more often a word than an abbreviation.
const LEAST_SHORT: f64 = 0.9;

/// The same for kinds that only corpora in lower case mark, of which the model knows little where there are capitals.
const LEAST_RARE: f64 = 0.6;

/// How sure the label is of a name of which the model knows only that it is none of a person, an organisation or a place.
const GUESSED: f64 = 0.7;

/// How much the word of the model counts beside that of a recognizer of dates or numbers, which reads the words themselves.
const WEIGHT: f64 = 0.9;

/// The names of a block: what the rules made of it, and what the model found.
pub(super) fn merge(tokens: &Tokens<'_>, words: &[Word], spots: &[Spot], tagged: &Tagged) -> Vec<Spot> {
    let short = |one: &Named| {
        let token = tokens.get(one.start).filter(|_| one.end == one.start + 1);
        token.is_some_and(|token| token.case == Case::Lower && token.end - token.start <= 2)
    };
    let cased = (0..tokens.len()).any(|index| tokens.is_capitalized(index));
    let rare = |one: &Named| cased && matches!(one.kind, Kind::Event | Kind::Product | Kind::Food);
    let least = |one: &Named| match () {
        () if short(one) => LEAST_SHORT,
        () if rare(one) => LEAST_RARE,
        () => LEAST,
    };
    let sure = |one: &&Named| one.score >= least(one);
    let mut named: Vec<Named> = tagged
        .names
        .iter()
        .filter(sure)
        .flat_map(|one| parts(tokens, words, bare(tokens, words, spots, trimmed(tokens, *one))))
        .flat_map(|one| held_by(tokens, words, one))
        .collect();
    let mut past = 0;
    named.retain_mut(|one| {
        let further = match one.kind {
            Kind::Organization => spelled_out(tokens, one.start),
            Kind::Person => hyphenated(tokens, one),
            _ => None,
        };
        one.end = further.unwrap_or(one.end);
        let free = one.start >= past;
        past = past.max(one.end);
        free
    });
    let stronger = |spot: &Spot| {
        let inner = || touching(&named, spot.start, spot.end);
        spot.label.is_some()
            && spot.designator > 0
            && spot.score >= SURE
            && inner().all(|one| spot.start <= one.start && one.end <= spot.end)
            && inner().any(|one| {
                let part = one.end - one.start < spot.end - spot.start;
                // A designator of several words, or of an event, is of nothing else: "Pemerintah Provinsi", "Liga".
                let whole = spot.designator > 1 && spot.label == Some(Label::Org) || spot.label == Some(Label::Event);
                part && whole || one.score < if part { DOUBTED_PART } else { DOUBTED }
            })
    };

    let mut merged: Vec<Spot> = Vec::new();
    for one in &named {
        let near: Vec<&Spot> = touching(spots, one.start, one.end).collect();
        if near.iter().any(|spot| stronger(spot)) {
            continue;
        }
        let (label, sure) = label(tokens, one, &near);
        // The full stop of an abbreviation at the end belongs to the name.
        let end = near
            .iter()
            .find(|spot| spot.start == one.start && spot.end == one.end + 1 && tokens.is_symbol(one.end, '.'))
            .map_or(one.end, |spot| spot.end);
        let designator = near.iter().find(|spot| spot.start == one.start).map_or(0, |spot| spot.designator);
        merged.push(Spot {
            start: one.start,
            end,
            label: Some(label),
            score: one.score * WEIGHT * sure,
            designator,
            acts: one.kind == Kind::Actor,
        });
    }
    for spot in spots {
        let free = touching(&named, spot.start, spot.end).next().is_none();
        let own = match spot.label {
            // Rules alone find too many persons; a list knows who they are.
            Some(Label::Person) => stronger(spot) || (free && is_listed(words, spot)),
            Some(Label::Org | Label::Gpe | Label::Loc | Label::Fac) => {
                stronger(spot) || (free && spot.score >= SURE && is_likely(tagged, spot))
            }
            Some(Label::Law) => true,
            Some(_) => free || stronger(spot),
            None => false,
        };
        if own {
            merged.push(*spot);
        }
    }
    merged
}

/// Whether the model takes a name for likely where the rules found `spot`.
fn is_likely(tagged: &Tagged, spot: &Spot) -> bool {
    let inside = tagged.inside.get(spot.start..spot.end).unwrap_or_default();
    let least = if spot.designator > 0 { LIKELY_DESIGNATED } else { LIKELY_LISTED };
    inside.iter().any(|&share| share >= least)
}

/// Whether a list has the whole name, of more words than one.
fn is_listed(words: &[Word], spot: &Spot) -> bool {
    let known = words.get(spot.start).and_then(|word| word.name);
    known.is_some_and(|(len, entry)| len > 1 && spot.start + len == spot.end && !entry.doubtful)
}

/// How far behind its start a name may end that its abbreviation spells.
const SPELLED: usize = 16;

/// Where the name that starts at `start` ends, if its abbreviation follows in brackets: each letter opens a word of it
/// (the letters tell where a name ends: Schwartz and Hearst 2003).
fn spelled_out(tokens: &Tokens<'_>, start: usize) -> Option<usize> {
    let end = (start + 2..start + SPELLED).find(|&index| tokens.is_symbol(index, '('))?;
    let initials = (start..end)
        .filter(|&index| tokens.is_capitalized(index))
        .filter_map(|index| tokens.text(index).chars().next());
    let plain = |index: usize| {
        let word = tokens.get(index).is_some_and(|token| token.kind == TokenKind::Word && !token.starts_sentence);
        word || tokens.is_symbol(index, ',') || tokens.is_symbol(index, '-')
    };
    let fits = initials.eq(tokens.text(end + 1).chars()) && (start + 1..end).all(plain);
    (fits && tokens.is_symbol(end + 2, ')')).then_some(end)
}

/// Where a person's name of several words ends that goes on behind a hyphen in lower case: "Park Hang-seo".
fn hyphenated(tokens: &Tokens<'_>, name: &Named) -> Option<usize> {
    let last = name.end + 1;
    let joined = tokens.is_symbol(name.end, '-') && tokens.is_glued(name.end) && tokens.is_glued(last);
    let lower = tokens.get(last).is_some_and(|token| token.case == Case::Lower);
    (joined && lower && name.end > name.start + 1).then_some(last + 1)
}

impl Stretch for Named {
    fn stretch(&self) -> (usize, usize) {
        (self.start, self.end)
    }
}

/// The name without the marks that part words, where it opens or ends with one, and without the short sign of an editor behind a slash:
/// "Reuters/", "Reuters/rslh".
fn trimmed(tokens: &Tokens<'_>, mut name: Named) -> Named {
    let lower = |index: usize| tokens.get(index).is_some_and(|token| token.case == Case::Lower);
    let signed = |&index: &usize| tokens.is_symbol(index, '/') && lower(index + 1) && tokens.is_capitalized(name.start);
    name.end = (name.start..name.end).find(signed).unwrap_or(name.end);
    let parts = |index: usize| matches!(tokens.text(index), "/" | "-" | "–" | "—" | "," | ":" | ";" | "|" | "•");
    while name.start < name.end && parts(name.end - 1) {
        name.end -= 1;
    }
    while name.start < name.end && parts(name.start) {
        name.start += 1;
    }
    name
}

/// The name without a common word that opens it ("The Northern Rivers Commission"), and a person's without titles, where the
/// rules know that the name begins behind them: a title that they do not part from the name may be of it.
fn bare(tokens: &Tokens<'_>, words: &[Word], spots: &[Spot], mut name: Named) -> Named {
    let starts = |at: usize| spots.iter().any(|spot| spot.label.is_some() && spot.start == at && spot.end >= name.end);
    let word = words.get(name.start).copied().unwrap_or_default();
    let title = if name.kind == Kind::Person { word.title } else { 0 };
    // "New York City" keeps its first word: a list knows the name, or its capital is not from the start of a sentence.
    let by_place = !tokens.is_capitalized(name.start) || tokens.get(name.start).is_some_and(|one| one.starts_sentence);
    let common = usize::from(word.bits & bits::COMMON != 0 && word.name.is_none() && by_place);
    if let Some(len) = [title, common].into_iter().find(|&len| len > 0 && starts(name.start + len)) {
        name.start += len;
    }
    name
}

/// The parts of a name before, inside and behind brackets: "Badan Meteorologi (BMKG)" is two names of one thing. A
/// part of the name of a person or place begins with a capital where it has any, or with a designator.
fn parts(tokens: &Tokens<'_>, words: &[Word], name: Named) -> Vec<Named> {
    let short = |index: usize| tokens.get(index).is_some_and(|token| matches!(token.case, Case::Upper | Case::Mixed));
    // "(Persero)" goes on with the name.
    let closed = |index: usize| (index..name.end).any(|behind| tokens.is_symbol(behind, ')'));
    let opens = |index: usize| tokens.is_symbol(index, '(') && (short(index + 1) || !closed(index));
    let closes = |index: usize| tokens.is_symbol(index, ')') && short(index.saturating_sub(1));
    let bracket = |index: usize| opens(index) || closes(index);
    let cased = (name.start..name.end).any(|index| tokens.is_capitalized(index));
    let designated = |index: usize| words.get(index).is_some_and(|word| word.designator.is_some());
    let any = !cased || !matches!(name.kind, Kind::Person | Kind::Place | Kind::Actor);
    let fits = |index: usize| any || tokens.is_capitalized(index) || designated(index);
    let mut parts: Vec<Named> = Vec::new();
    let mut start = name.start;
    for index in name.start..=name.end {
        if index == name.end || bracket(index) {
            let first = (start..index).find(|&index| fits(index)).unwrap_or(index);
            if first < index {
                parts.push(Named { start: first, end: index, ..name });
            }
            start = index + 1;
        }
    }
    parts
}

/// An organisation and the person behind it who has the title before it, where the model took both for one name: "Presiden Bank Dunia
/// Ajay Banga".
fn held_by(tokens: &Tokens<'_>, words: &[Word], name: Named) -> Vec<Named> {
    let known = words.get(name.start).and_then(|word| word.name).filter(|_| name.kind == Kind::Organization);
    let Some((len, _)) = known.filter(|(_, entry)| entry.label == Label::Org && !entry.doubtful) else {
        return vec![name];
    };
    let titled = (1..=LONGEST_TITLE)
        .filter_map(|len| Some((len, words.get(name.start.checked_sub(len)?)?)))
        .any(|(len, word)| word.title == len);
    let end = name.start + len;
    let person = |index: usize| {
        let word = words.get(index).is_some_and(|word| word.capital && word.designator.is_none());
        word && tokens.get(index).is_some_and(|token| token.kind == TokenKind::Word)
    };
    let named = end + 1 < name.end && (end..name.end).all(person);
    if titled && named {
        vec![Named { end, ..name }, Named { start: end, kind: Kind::Person, ..name }]
    } else {
        vec![name]
    }
}

/// How many words a title has at most before the organisation that it is of.
const LONGEST_TITLE: usize = 4;

/// The label for a name of a kind, with what the rules make of the words there, and how sure that is, from 0 to 1.
fn label(tokens: &Tokens<'_>, name: &Named, near: &[&Spot]) -> (Label, f64) {
    let told = |of: &[Label]| near.iter().filter_map(|spot| spot.label).find(|label| of.contains(label));
    match name.kind {
        Kind::Person => (Label::Person, 1.0),
        Kind::Organization => (Label::Org, 1.0),
        Kind::Place | Kind::Actor => (told(&[Label::Gpe, Label::Loc, Label::Fac]).unwrap_or(Label::Gpe), 1.0),
        Kind::Event => (Label::Event, 1.0),
        Kind::Product | Kind::Food => (Label::Product, 1.0),
        Kind::Other => {
            let told = told(&[Label::Norp, Label::Language, Label::WorkOfArt, Label::Event, Label::Product]);
            told.map_or((other(tokens, name), GUESSED), |label| (label, 1.0))
        }
    }
}

/// What a name most likely is that is neither of a person nor of an organisation nor of a place, and of which the rules tell nothing: a word
/// by itself is of a people ("the Azna"), several words or a quoted one are of a work.
fn other(tokens: &Tokens<'_>, name: &Named) -> Label {
    let quoted =
        name.start.checked_sub(1).is_some_and(|before| matches!(tokens.text(before), "\"" | "“" | "‘" | "«" | "„"));
    if quoted || name.end > name.start + 1 { Label::WorkOfArt } else { Label::Norp }
}
