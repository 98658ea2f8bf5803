//! Names across the document: what is told of a name in one place holds where nothing is told.

use super::spotter::Spot;
use super::tagger::clusters::Clusters;
use super::vocabulary::bits;
use super::words::Word;
use crate::document::SegmentKind;
use crate::label::Label;
use crate::lexicon::{ByHash, HashedSet};
use crate::token::{Token, TokenKind, Tokens};

/// Below this score a name is not sure enough to tell of others.
const SURE: f64 = 0.6;

/// No name has more tokens that are looked for elsewhere.
const LONGEST: usize = 6;

/// The names of a document, by the hash of their first token.
#[derive(Debug, Default)]
pub(super) struct Known {
    by_first: ByHash<Vec<Learned>>,
    /// The hashes of the words in persons' names of several words.
    persons: HashedSet,
    /// The sides of matches, by the hash of their first token.
    teams: ByHash<Vec<Vec<u32>>>,
}

/// One name, as a sequence of token hashes.
#[derive(Debug, PartialEq)]
struct Learned {
    hashes: Vec<u32>,
    label: Label,
    score: f64,
    /// What sort of place, or of event, it is by the designator that stands before it somewhere: "Handarat" of "Kamp Handarat".
    sort: Option<Label>,
}

impl Learned {
    /// What it is: of a place, of the sort that a designator tells.
    fn told(&self) -> Label {
        self.sort.filter(|_| self.label == Label::Gpe).unwrap_or(self.label)
    }

    /// Whether its words stand at the token `index`.
    fn stands_at(&self, tokens: &Tokens<'_>, index: usize) -> bool {
        let stands = |(&hash, at): (&u32, usize)| tokens.get(at).is_some_and(|token| token.hash == hash);
        self.hashes.iter().zip(index..).all(stands)
    }
}

impl Known {
    /// Notes the name of a side of a match, and the first word of it, by which it goes, too: "Preston North End", "Preston".
    fn learn_team(&mut self, tokens: &Tokens<'_>, words: &[Word], spot: &Spot) {
        let plain = |word: &Word| word.capital && word.bits & !bits::FAMILY == 0;
        let short = (spot.start + 1).min(spot.end);
        let ends = if words.get(spot.start).is_some_and(plain) { [spot.end, short] } else { [spot.end; 2] };
        for end in ends {
            let hashes: Vec<u32> = (spot.start..end).filter_map(|at| tokens.get(at)).map(|token| token.hash).collect();
            let Some(&first) = hashes.first() else {
                continue;
            };
            let teams = self.teams.entry(first).or_default();
            if teams.len() < LONGEST && !teams.contains(&hashes) {
                teams.push(hashes);
            }
        }
    }

    /// Whether the words of `spot` are the name of a side of a match elsewhere.
    pub fn is_team(&self, tokens: &Tokens<'_>, spot: &Spot) -> bool {
        let teams = tokens.get(spot.start).and_then(|token| self.teams.get(&token.hash));
        let own = || (spot.start..spot.end).filter_map(|at| tokens.get(at)).map(|token| token.hash);
        teams.into_iter().flatten().any(|team| own().eq(team.iter().copied()))
    }

    /// Notes what a sure spot tells: its own words, those without its designators, and the single words of a person's
    /// name.
    fn learn(&mut self, tokens: &Tokens<'_>, words: &[Word], spot: &Spot, clusters: Option<&Clusters>) {
        let Some(label) = spot.label.filter(|_| spot.score >= SURE) else {
            return;
        };
        let all: Vec<&Token> = (spot.start..spot.end).filter_map(|index| tokens.get(index)).collect();
        self.add(&all, label, spot.score);
        // "PT Sumber Makmur" is named without its PT; of a ministry, what is left may be any word.
        let own = all.get(spot.designator..).unwrap_or(&[]);
        if spot.designator > 0 && (label != Label::Org || own.len() > 1) {
            self.add(own, label, spot.score);
            let named = words.get(spot.start).and_then(|word| word.designator).is_some_and(|(_, one)| one.named);
            if named || matches!(label, Label::Gpe | Label::Loc | Label::Fac) {
                self.designate(own, label);
            }
        }
        // "Northwind Holdings Inc." is named without its Inc., with or without the full stop, and as Northwind alone.
        let plain = |word: &Word| word.name.is_none() && word.bits & !bits::FAMILY == 0 && word.capital;
        let mut own = all.as_slice();
        while label == Label::Org && own.len() > 1 {
            let suffix = (1..own.len()).rev().take(2).find(|&at| {
                let word = words.get(spot.start + at);
                word.is_some_and(|word| word.suffix.is_some_and(|(len, _)| at + len + 1 >= own.len()))
            });
            let Some(rest) = suffix.and_then(|at| own.get(..at)) else {
                break;
            };
            own = rest;
            if own.len() > 1 || words.get(spot.start).is_some_and(plain) {
                self.add(own, label, spot.score);
            }
        }
        // A club that a list knows goes by its last word: "Aston Villa", "Villa".
        let listed = words.get(spot.start).and_then(|word| word.name).is_some_and(|(len, _)| len == all.len());
        let alone = |word: &Word| plain(word) && word.suffix.is_none() && word.designator.is_none();
        if let (true, Label::Org, [_, last]) = (listed, label, all.as_slice())
            && words.get(spot.end - 1).is_some_and(alone)
        {
            self.add(&[last], label, spot.score);
        }
        // One that no list knows goes by its first word, where that is no word of the language: "Vexel Technology", "Vexel".
        let coined = |token: &Token| {
            token.kind == TokenKind::Word
                && token.end - token.start > 3
                && clusters.is_some_and(|clusters| clusters.cluster(token.hash) == 0)
        };
        if let (Label::Org, false, [first, _, ..]) = (label, listed, all.as_slice())
            && coined(first)
            && words.get(spot.start).is_some_and(|word| alone(word) && word.title == 0)
            && tokens.get(spot.start + 1).is_some_and(|next| next.kind == TokenKind::Word)
        {
            self.add(&[first], label, spot.score);
        }
        if label == Label::Person && all.len() > 1 {
            for (token, index) in all.iter().zip(spot.start..) {
                if token.kind == TokenKind::Word && tokens.is_capitalized(index) && token.end - token.start > 2 {
                    self.add(&[token], label, spot.score);
                    self.persons.insert(token.hash);
                }
            }
        }
    }

    /// Notes what the names found in a block of `kind` tell. A headline, where most words have capitals, tells nothing. `clusters` are
    /// the frequent words of its language.
    pub fn learn_all(
        &mut self,
        tokens: &Tokens<'_>,
        words: &[Word],
        found: &[Spot],
        kind: SegmentKind,
        clusters: Option<&Clusters>,
    ) {
        found.iter().filter(|spot| spot.team).for_each(|spot| self.learn_team(tokens, words, spot));
        if kind != SegmentKind::Title {
            found.iter().for_each(|spot| self.learn(tokens, words, spot, clusters));
        }
    }

    /// Whether the word at `index` is by itself a name with this label elsewhere.
    pub fn is_called(&self, tokens: &Tokens<'_>, index: usize, label: Label) -> bool {
        let names = tokens.get(index).and_then(|token| self.by_first.get(&token.hash));
        names.into_iter().flatten().any(|name| name.hashes.len() == 1 && name.label == label)
    }

    /// What the document tells most surely of the words of `spot`, where they are a name elsewhere, too.
    pub fn surest(&self, tokens: &Tokens<'_>, spot: &Spot) -> Option<(Label, f64)> {
        self.same(tokens, spot).map(|name| (name.label, name.score))
    }

    fn add(&mut self, tokens: &[&Token], label: Label, score: f64) {
        let hashes: Vec<u32> = tokens.iter().map(|token| token.hash).collect();
        let Some(&first) = hashes.first().filter(|_| hashes.len() <= LONGEST) else {
            return;
        };
        let names = self.by_first.entry(first).or_default();
        let full = names.len() >= LONGEST;
        match names.iter_mut().find(|other| other.hashes == hashes) {
            // Of two as sure, the first to tell is believed: articles give a name in full before they shorten it.
            Some(other) if other.score < score => (other.label, other.score) = (label, score),
            None if !full => names.push(Learned { hashes, label, score, sort: None }),
            _ => {}
        }
    }

    /// Notes what a designator tells of a name which is there already. The first to tell is believed.
    fn designate(&mut self, tokens: &[&Token], label: Label) {
        let same = |name: &&mut Learned| name.hashes.iter().eq(tokens.iter().map(|token| &token.hash));
        let names = tokens.first().and_then(|first| self.by_first.get_mut(&first.hash));
        if let Some(name) = names.and_then(|names| names.iter_mut().find(same)) {
            name.sort = name.sort.or(Some(label));
        }
    }

    /// What a designator elsewhere tells of the name in `spot`: the sort of place that it is, or that it is an event.
    pub fn sort(&self, tokens: &Tokens<'_>, spot: &Spot) -> Option<Label> {
        self.same(tokens, spot)?.sort
    }

    /// What is known of exactly the words of `spot`.
    fn same(&self, tokens: &Tokens<'_>, spot: &Spot) -> Option<&Learned> {
        let mut names = self.by_first.get(&tokens.get(spot.start)?.hash)?.iter();
        names.find(|name| name.hashes.len() == spot.end - spot.start && name.stands_at(tokens, spot.start))
    }

    /// The hashes of words of which `other` knows something else: first words of names, and words of persons' names.
    pub fn differences<'a>(&'a self, other: &'a Known) -> impl Iterator<Item = u32> + 'a {
        let persons = self.persons.symmetric_difference(&other.persons).copied();
        differences(&self.by_first, &other.by_first).chain(persons).chain(differences(&self.teams, &other.teams))
    }

    /// Whether the word at `index` is part of the name of a person elsewhere.
    pub fn is_of_person(&self, tokens: &Tokens<'_>, index: usize) -> bool {
        tokens.get(index).is_some_and(|token| self.persons.contains(&token.hash))
    }

    /// The names inside a spot of which nothing, or little, is told, that the document tells more surely elsewhere.
    pub fn find(&self, tokens: &Tokens<'_>, spot: &Spot) -> Vec<Spot> {
        let mut found = Vec::new();
        let mut index = spot.start;
        while index < spot.end {
            let best = tokens
                .get(index)
                .and_then(|token| self.by_first.get(&token.hash))
                .into_iter()
                .flatten()
                .filter(|name| name.score > spot.score && index + name.hashes.len() <= spot.end)
                .filter(|name| name.stands_at(tokens, index))
                .max_by_key(|name| name.hashes.len());
            match best {
                Some(name) => {
                    let end = index + name.hashes.len();
                    let score = spot.score.max(SURE);
                    found.push(Spot { start: index, end, label: Some(name.told()), score, ..Spot::default() });
                    index = end;
                }
                None => index += 1,
            }
        }
        found
    }
}

/// The keys of which `one` has something else than `other`.
fn differences<'a, T: PartialEq>(one: &'a ByHash<T>, other: &'a ByHash<T>) -> impl Iterator<Item = u32> + 'a {
    let changed = one.iter().filter(move |(hash, own)| other.get(*hash) != Some(*own)).map(|(hash, _)| hash);
    changed.chain(other.keys().filter(move |hash| !one.contains_key(*hash))).copied()
}
