//! Names in one block: what the gazetteer knows, what a designator or a title opens, and what the words beside a
//! capitalised run tell of it (`context`). A run that nothing speaks for stays open, for the rest of the document to decide.

use super::law::{law, titled_law, with_year};
use super::vocabulary::{NameEntry, bits};
use super::words::{Word, has, run_end};
use crate::document::SegmentKind;
use crate::label::Label;
use crate::lexicon::HashedSet;
use crate::token::{Case, Gap, TokenKind, Tokens};

/// A name, or what may be one, in tokens of a block.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Spot {
    /// The index of its first token.
    pub start: usize,
    /// The index just past its last token.
    pub end: usize,
    /// What it is a name of; `None` where nothing tells.
    pub label: Option<Label>,
    /// How sure that is, from 0 to 1.
    pub score: f64,
    /// How many tokens of a designator it opens with.
    pub designator: usize,
    /// Whether it is a place that acts as its government or its people do.
    pub acts: bool,
    /// Whether it is a name whatever is found in it: its words alone tell.
    pub firm: bool,
    /// Whether a score beside it tells that it is a side of a match.
    pub team: bool,
}

/// The words of one block, read for names.
pub(super) struct Spotter<'a> {
    pub tokens: Tokens<'a>,
    pub words: &'a [Word],
    pub kind: SegmentKind,
    /// The hashes of the words that the document has in lower case: with a capital, too, they are no names.
    pub lower: &'a HashedSet,
}

impl Spotter<'_> {
    /// The names of the block and the runs that may be names, in the order of the text; no two overlap.
    pub fn spots(&self) -> Vec<Spot> {
        let mut spots: Vec<Spot> = Vec::new();
        let mut index = 0;
        while index < self.tokens.len() {
            let Some(word) = self.words.get(index) else {
                break;
            };
            if word.is_nothing() {
                index += 1;
                continue;
            }
            let title = word.title > 0 && !has(self.words, index, bits::GIVEN | bits::FAMILY);
            let spot = self
                .law(index)
                .or_else(|| self.work(index))
                .or_else(|| self.known_or_designated(index, word))
                .or_else(|| (word.capital && !title).then(|| self.run(index, spots.last())))
                .map(|spot| self.dated(spot));
            if let Some(spot) = spot {
                index = spot.end.max(index + 1);
                spots.push(spot);
            } else if title {
                index = self.titled(index, index + word.title, &mut spots);
            } else {
                index += 1;
            }
        }
        spots
    }

    fn law(&self, index: usize) -> Option<Spot> {
        let titled = || titled_law(&self.tokens, self.words, index);
        let (end, firm) = match law(&self.tokens, self.words, index) {
            Some(end) => (end, false),
            None => (titled()?, true),
        };
        Some(Spot { start: index, end, label: Some(Label::Law), score: 0.9, firm, ..Spot::default() })
    }

    /// A law with the year behind it.
    fn dated(&self, spot: Spot) -> Spot {
        let is_law = spot.label == Some(Label::Law);
        Spot { end: if is_law { with_year(&self.tokens, self.words, spot.end) } else { spot.end }, ..spot }
    }

    /// The longer of the known name and the designated name that start at `index`.
    pub(super) fn known_or_designated(&self, index: usize, word: &Word) -> Option<Spot> {
        let known = word.name.and_then(|(len, entry)| self.known(index, len, entry));
        let designated = word.designator.and_then(|(len, designator)| self.designated(index, len, designator));
        let directed = self.directed(index, word);
        if directed.is_some() {
            return directed;
        }
        match (known, designated) {
            (Some(known), Some(designated)) if designated.end > known.end => {
                // "Bank Danamon Hosianna Situmorang": behind a whole name that a list has, a person may follow.
                let whole = known.end > index + designated.designator.max(1) && known.label == designated.label;
                let institution = known.label == Some(Label::Org);
                Some(if institution && whole && !self.goes_beyond(known.end) { known } else { designated })
            }
            (known, designated) => known.or(designated),
        }
    }

    /// Whether the word at `index` may go on with the name of an institution: a common word of such names, a place, a number.
    fn goes_beyond(&self, index: usize) -> bool {
        let place = self.words.get(index).and_then(|word| word.name).is_some_and(|(_, one)| one.label != Label::Person);
        // "Timnas Indonesia U-23"
        let class = self.tokens.text(index).len() == 1;
        place
            || class
            || has(self.words, index, bits::GENERIC | bits::JOINER | bits::ROMAN | bits::DIRECTION)
            || !self.capital(index)
    }

    /// A place behind a direction with a capital: "West Java".
    fn directed(&self, start: usize, word: &Word) -> Option<Spot> {
        let (len, entry) = self.words.get(start + 1).and_then(|next| next.name)?;
        let place = matches!(entry.label, Label::Gpe | Label::Loc) && self.goes_on(start + 1);
        let fits =
            place && word.name.is_none() && word.bits & bits::DIRECTION != 0 && self.tokens.is_capitalized(start);
        let end = start + 1 + len;
        fits.then_some(Spot { start, end, label: Some(entry.label), score: 0.9, ..Spot::default() })
    }

    fn known(&self, start: usize, len: usize, entry: NameEntry) -> Option<Spot> {
        let mut end = start + len;
        // A given name with more of a name behind it is a person, whatever else it is the name of.
        if len == 1 && has(self.words, start, bits::GIVEN) && self.continues(end) && entry.label != Label::Person {
            return None;
        }
        let place = matches!(entry.label, Label::Gpe | Label::Loc);
        let inside = self.continues(start) && start.checked_sub(1).is_some_and(|before| self.capital(before));
        let whole = !(inside || self.continues(end));
        if entry.doubtful && !(whole && self.speaks_for(start, entry.label)) {
            return None;
        }
        if self.suffix_after(start, end).is_some_and(|(close, _)| close > end)
            || ((place || entry.label == Label::Fac) && self.opens_institution(start, end))
        {
            return None;
        }
        // "Mosul timur", "Lampung Selatan"
        let directed = place && has(self.words, end, bits::DIRECTION) && self.goes_on(end);
        if directed && (self.case(end) == Some(Case::Lower) || self.kind != SegmentKind::Title) {
            end += 1;
        }
        let mut label = entry.label;
        if directed && entry.island && self.tokens.is_capitalized(start + len) {
            label = Label::Gpe;
        }
        if entry.numbered && self.number_end(end, true) > end {
            end = self.number_end(end, true);
            // A maker's name with a number is the name of what it makes.
            label = if label == Label::Org { Label::Product } else { label };
        }
        // The text may hold the fuller name of a person who is known by one word.
        if entry.label == Label::Person && len == 1 && self.continues(end) {
            return None;
        }
        let score = if entry.doubtful { 0.7 } else { 0.95 };
        Some(Spot { start, end, label: Some(label), score, ..Spot::default() })
    }

    /// A person behind the title at `start`, whose tokens end at `end`. Gives where to read on.
    fn titled(&self, start: usize, end: usize, spots: &mut Vec<Spot>) -> usize {
        let mut next = end;
        let mut crossed = false;
        for _ in 0..6 {
            let Some(word) = self.words.get(next).filter(|_| self.goes_on(next)) else {
                break;
            };
            if word.title > 0 && self.tokens.is_capitalized(next) && !has(self.words, next, bits::GIVEN) {
                next += word.title;
            } else if let Some(spot) =
                self.known_or_designated(next, word).filter(|spot| spot.label != Some(Label::Person))
            {
                spots.push(spot);
                next = spot.end;
                crossed = true;
            } else if let Some(spot) = self.house(next) {
                next = spot.end;
                spots.push(spot);
                crossed = true;
            } else if has(self.words, next, bits::GENERIC) {
                next += 1;
            } else if has(self.words, next, bits::JOINER) && has(self.words, next + 1, bits::GENERIC) {
                next += 2;
            } else if self.tokens.is_symbol(next, '(') && self.tokens.is_symbol(next + 2, ')') {
                let inner = spots.last().copied();
                spots.extend(self.capital(next + 1).then(|| self.run(next + 1, inner.as_ref())));
                next += 3;
            } else if crossed && self.tokens.is_symbol(next, ',') && self.capital(next + 1) {
                next += 1;
                break;
            } else {
                break;
            }
        }
        if !self.capital(next) || !self.goes_on(next) {
            // The words that were skipped may open a name of their own.
            return if crossed { next } else { (start + 1).max(end.min(next)) };
        }
        let known = self.words.get(next).and_then(|word| word.name).map(|(_, entry)| entry.label);
        if known.is_some_and(|label| label != Label::Person) && !has(self.words, next, bits::GIVEN) {
            return next;
        }
        let stop = self.person_end(next);
        spots.push(Spot { start: next, end: stop, label: Some(Label::Person), score: 0.9, ..Spot::default() });
        stop
    }

    /// An organisation at `start` that a word closes which closes nothing else: "Samuel Sekuritas" before "Prasetya Gunadi".
    fn house(&self, start: usize) -> Option<Spot> {
        let whole = run_end(&self.tokens, self.words, start);
        let (end, one) = self.suffix_after(start, whole).filter(|(_, one)| one.firm && one.label == Label::Org)?;
        let capital = self.capital(start) && end <= whole;
        capital.then_some(Spot { start, end, label: Some(one.label), score: 0.8, firm: true, ..Spot::default() })
    }

    fn person_end(&self, start: usize) -> usize {
        let end = run_end(&self.tokens, self.words, start);
        (start + 1..end).find(|&index| self.breaks(index)).unwrap_or(end)
    }

    /// Whether another name or a title begins at `index` inside a run.
    fn breaks(&self, index: usize) -> bool {
        let Some(word) = self.words.get(index) else {
            return true;
        };
        let part = word.bits & (bits::GIVEN | bits::FAMILY) != 0;
        let other = word.name.is_some_and(|(_, entry)| !entry.doubtful && entry.label != Label::Person);
        let opens = word.designator.is_some_and(|(_, designator)| !designator.suffix);
        !part && (other || word.title > 0 || opens)
    }

    /// A run of capitalised words that no table knows.
    fn run(&self, start: usize, last: Option<&Spot>) -> Spot {
        let whole = run_end(&self.tokens, self.words, start);
        if let Some((end, designator)) = self.suffix_after(start, whole) {
            let label = designator.label;
            let event = label == Label::Event;
            // "Denmark Open 2025" is of nothing else, where no person stands before it.
            let person = has(self.words, start, bits::GIVEN)
                || (start + 1..end).any(|index| self.words.get(index).is_some_and(|word| word.title > 0));
            let firm = designator.firm && self.kind != SegmentKind::Title && (label == Label::Fac || !person);
            let end = if event { self.number_end(end, true) } else { end };
            return Spot { start, end, label: Some(label), score: 0.75, firm, ..Spot::default() };
        }
        let end = self.person_end(start);
        // "U-23": a class, not a name.
        if self.tokens.text(start).chars().count() == 1 && !self.tokens.is_symbol(start + 1, '.') {
            return Spot { start, end, label: None, score: 0.0, ..Spot::default() };
        }
        // The first word of a sentence has its capital from there, unless the words beside it are of a name.
        let opener =
            self.tokens.get(start).is_some_and(|token| token.starts_sentence && self.lower.contains(&token.hash));
        if opener && end - start > 1 && !has(self.words, start, bits::GIVEN) {
            return Spot { start, end: start + 1, label: None, score: 0.0, ..Spot::default() };
        }
        let bracketed = last.filter(|last| {
            last.end + 1 == start && self.tokens.is_symbol(last.end, '(') && self.tokens.is_symbol(end, ')')
        });
        let (label, score) = match bracketed.and_then(|last| last.label) {
            Some(label) if end - start == 1 && self.may_abbreviate(start, bracketed) => (Some(label), 0.8),
            _ => self.classify(start, end),
        };
        let speaks = label.is_none_or(|label| label == Label::Person) && self.is_speaker(start, end);
        let house = label == Some(Label::Org) && score >= 0.85;
        let firm = speaks || house;
        let (label, score) = if speaks { (Some(Label::Person), 0.8) } else { (label, score) };
        // Most words of a headline have capitals.
        let doubted = self.kind == SegmentKind::Title && score < 0.75;
        Spot { start, end, label: label.filter(|_| !doubted), score, firm: firm && !doubted, ..Spot::default() }
    }

    pub(super) fn capital(&self, index: usize) -> bool {
        self.words.get(index).is_some_and(|word| word.capital)
    }

    /// Whether the token at `index` goes on with what stands before it: on the line, in the sentence.
    pub(super) fn goes_on(&self, index: usize) -> bool {
        self.tokens.get(index).is_some_and(|token| token.gap != Gap::Line && !token.starts_sentence)
    }

    /// Whether a capitalised word follows at `index`, parted by a space.
    pub(super) fn continues(&self, index: usize) -> bool {
        self.capital(index) && self.goes_on(index)
    }

    pub(super) fn case(&self, index: usize) -> Option<Case> {
        self.tokens.get(index).filter(|token| token.kind == TokenKind::Word).map(|token| token.case)
    }
}
