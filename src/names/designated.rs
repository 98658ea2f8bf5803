//! Names that a designator opens, closes or tells of: "Kementerian Keuangan", "Denmark Open 2025", `film "Langit Sore"`.

use super::beside::spells;
use super::conjoined::coordinated;
use super::nickname::is_mark;
use super::spotter::{Spot, Spotter};
use super::vocabulary::{Designator, bits};
use super::words::{has, known, run_end};
use crate::document::SegmentKind;
use crate::label::Label;
use crate::token::{Case, Gap, TokenKind};

/// No title of a work in quotation marks has more tokens.
const LONGEST_WORK: usize = 10;

/// A shorter word may be in lower case inside the title of a work, in bytes.
const LONG_WORD: usize = 5;

impl Spotter<'_> {
    /// Whether the place from `start` to `end` opens the name of something that a suffix closes, at the end of the run: "Jakarta
    /// International Stadium".
    pub(super) fn opens_institution(&self, start: usize, end: usize) -> bool {
        let whole = run_end(&self.tokens, self.words, start);
        let plain = |index: usize| {
            let word = self.words.get(index);
            !has(self.words, index, bits::GIVEN) && word.is_some_and(|word| word.title == 0)
        };
        whole > end + 1
            && self.suffix_after(start, whole).is_some_and(|(close, one)| {
                close == whole && matches!(one.label, Label::Fac | Label::Event | Label::Org)
            })
            && (end..whole).all(plain)
    }

    pub(super) fn designated(&self, start: usize, len: usize, designator: Designator) -> Option<Spot> {
        let lower = designator.inner || designator.outside;
        if designator.suffix || !(lower || self.tokens.is_capitalized(start)) {
            return None;
        }
        let first = start + len;
        if designator.outside {
            return self.told_by(start, first, designator);
        }
        if designator.local {
            let office = self.of_place(start, first, designator);
            // "BPBD" is a name by itself, "Pemkab" opens one wherever its place is.
            let named = self.words.get(start).is_some_and(|word| word.name.is_some());
            if office.is_some() || named {
                return office;
            }
        }
        let mut end = if designator.numbered { self.number_end(first, false) } else { first };
        // "Jalan Letjen S. Parman": a street keeps title and initials of the person whom it is named after, and is surely one then.
        let person = if designator.is_street() { self.person_begins(end) } else { end };
        let after_person = person > end;
        end = person;
        // "Jalan HR Rasuna Said": initials may be a word elsewhere.
        let initials = self.case(end) == Some(Case::Upper) && self.continues(end + 1) && self.goes_on(end);
        if initials && !self.capital(end) && designator.label == Label::Fac {
            end += 1;
        }
        if self.capital(end) && self.goes_on(end) {
            end = match self.words.get(end).and_then(|word| word.name) {
                Some((known, entry)) if designator.label == entry.label && !entry.doubtful => {
                    if designator.inner {
                        end + known
                    } else {
                        self.with_place(end + known)
                    }
                }
                _ => self.designated_end(end, designator),
            };
            let numbers = if designator.numbered { self.number_end(end, true) } else { end };
            let numbered = numbers > end && designator.label != Label::Event;
            end = numbers;
            if numbered && self.capital(end) && self.goes_on(end) {
                end = self.designated_end(end, designator);
            }
        }
        if designator.long {
            end = coordinated(&self.tokens, self.words, start, end).unwrap_or(end);
        }
        // Most words of a headline have capitals.
        let score = if self.kind == SegmentKind::Title { 0.55 } else { 0.8 };
        // "Kodim 0304/Agam", "SMAN 1 Garut": a number is no name of a person or a place.
        let number = self.tokens.get(first).is_some_and(|token| token.kind == TokenKind::Number);
        let unit = number && designator.numbered && !designator.long && designator.label == Label::Org;
        let closing = self.closing_label(start, end, designator);
        let sure = designator.firm || after_person || closing.is_some() || unit && end > first + 1;
        let firm = sure || self.is_abbreviated(start, end);
        let label = closing.unwrap_or(designator.label);
        (end > first).then_some(Spot {
            start,
            end,
            label: Some(label),
            score,
            designator: len,
            firm: firm && self.kind != SegmentKind::Title,
            ..Spot::default()
        })
    }

    /// Where the titles and initials end that stand at `index` before the name of a person.
    fn person_begins(&self, index: usize) -> usize {
        let mut at = index;
        while self.tokens.is_capitalized(at) && self.goes_on(at) {
            let title = self.words.get(at).map_or(0, |word| word.title);
            let letter = self.tokens.get(at).is_some_and(|token| token.span().len() == 1);
            let len = if letter && self.tokens.is_symbol(at + 1, '.') { 2 } else { title };
            if len == 0 || !(self.tokens.is_capitalized(at + len) && self.goes_on(at + len)) {
                break;
            }
            at += len;
        }
        at
    }

    /// What a word says that closes the name from `start` to `end` and outweighs the one that opens it: "Mount Holyoke College",
    /// "Lake Charles Police Department", "Festival Theatre". What opens an institution, or is all in it, is not outweighed.
    fn closing_label(&self, start: usize, end: usize, opener: Designator) -> Option<Label> {
        let weak = match opener.label {
            Label::Loc | Label::Event => true,
            Label::Fac => !opener.inner,
            _ => false,
        };
        let (close, one) = self.suffix_after(start, end).filter(|_| weak)?;
        (close == end && one.label != opener.label && matches!(one.label, Label::Org | Label::Fac)).then_some(one.label)
    }

    /// Whether the words from `start` to `end` are what an abbreviation in brackets behind them spells.
    fn is_abbreviated(&self, start: usize, end: usize) -> bool {
        let bracketed = self.tokens.is_symbol(end, '(') && self.tokens.is_symbol(end + 2, ')');
        bracketed
            && matches!(self.case(end + 1), Some(Case::Upper | Case::Mixed))
            && spells(&self.tokens, start..end, end + 1)
    }

    /// The end of an institution's name with the place behind it: "Dinas PUPR Sumut".
    fn with_place(&self, end: usize) -> usize {
        let place = self.words.get(end).and_then(|word| word.name).filter(|_| self.continues(end));
        place.filter(|(_, entry)| entry.label == Label::Gpe && !entry.doubtful).map_or(end, |(len, _)| end + len)
    }

    /// An office with the place that it is of: "BPBD Kabupaten Garut".
    fn of_place(&self, start: usize, first: usize, designator: Designator) -> Option<Spot> {
        let word = self.words.get(first).filter(|_| self.tokens.is_capitalized(first) && self.goes_on(first))?;
        let place = self
            .known_or_designated(first, word)
            .filter(|spot| spot.start == first && matches!(spot.label, Some(Label::Gpe | Label::Loc)))?;
        let designator_len = first - start;
        let label = Some(designator.label);
        Some(Spot {
            start,
            end: place.end,
            label,
            score: 0.8,
            designator: designator_len,
            firm: true,
            ..Spot::default()
        })
    }

    /// The name behind the word at `start`, which tells what it is of and is no part of it: `film "Pasir Berbisik"`, "suku Dayak".
    fn told_by(&self, start: usize, first: usize, designator: Designator) -> Option<Spot> {
        let spot = |start: usize, end: usize, firm: bool| {
            let label = Some(designator.label);
            Spot { start, end, label, score: if firm { 0.8 } else { 0.55 }, firm, ..Spot::default() }
        };
        let work = designator.label == Label::WorkOfArt;
        if work && let Some(end) = self.quoted_end(first) {
            return Some(spot(first + 1, end, true));
        }
        // "Film Festival", "lagu Indonesia", "novel Pramoedya": of something else.
        // "lagu Satu Hati": the first word may be common elsewhere.
        let common = work && self.tokens.is_capitalized(first) && self.goes_on(first) && self.continues(first + 1);
        let plain = self.case(start) == Some(Case::Lower) || self.opens_sentence(start);
        let word = self.words.get(first).copied().unwrap_or_default();
        let opens = word.designator.is_some_and(|(_, one)| !one.suffix && !one.outside);
        let known = word.title > 0 || word.name.is_some() || (opens && !work);
        // "vaksin Kementerian Kesehatan": whose it is, not what it is called. Peoples and languages have the names of places.
        let other = match designator.label {
            Label::Event => false,
            Label::Norp | Label::Language => opens,
            _ => known || has(self.words, first, bits::GIVEN | bits::FAMILY),
        };
        if !plain || other || !(self.continues(first) || common) {
            return None;
        }
        let title = self.kind == SegmentKind::Title;
        let end = run_end(&self.tokens, self.words, if self.continues(first) { first } else { first + 1 });
        // "latihan CARAT 2025": without a year, it may be anything that meets.
        if designator.label == Label::Event {
            let year =
                self.tokens.get(end).is_some_and(|token| token.kind == TokenKind::Number && token.span().len() == 4);
            let own = end > first + 1 || !known;
            return (year && own && !title && self.goes_on(end)).then(|| spot(first, end + 1, true));
        }
        // "lagu Pink Floyd" may tell whose it is: the model is heard first.
        let end = if title { self.titled_end(first, end) } else { end };
        Some(spot(first, end, !work && !title))
    }

    /// A work whose title stands between quotation marks, in words with capitals: `"Kali Kedua"`. `start` is its first word.
    pub(super) fn work(&self, start: usize) -> Option<Spot> {
        let open = start.checked_sub(1)?;
        let mark = self.tokens.get(open).is_some_and(|token| token.kind == TokenKind::Symbol);
        // `"Peristiwa Merah Putih"`: what a designator opens in quotation marks is what that says.
        let opened = self.words.get(start).is_some_and(|word| {
            word.designator
                .is_some_and(|(_, one)| !one.suffix && matches!(one.label, Label::Event | Label::Org | Label::Law))
        });
        if !mark || opened || !self.tokens.is_glued(start) || self.kind == SegmentKind::Title {
            return None;
        }
        let end = self.quoted_end(open).filter(|&end| end > start + 1)?;
        let titled = |index: usize| match self.tokens.get(index).map(|token| token.kind) {
            Some(TokenKind::Word) => self.tokens.is_capitalized(index) || self.tokens.text(index).len() < LONG_WORD,
            _ => false,
        };
        // `Hasan "Si Jago" Basri`
        let nickname = open > 0 && self.tokens.is_capitalized(open - 1) && self.tokens.is_capitalized(end + 1);
        let last = self.tokens.is_capitalized(end - 1);
        let spot = Spot { start, end, label: Some(Label::WorkOfArt), score: 0.75, firm: true, ..Spot::default() };
        ((start..end).all(titled) && last && !nickname).then_some(spot)
    }

    /// Where a title in quotation marks ends that opens with a mark at `index`, short of the mark that closes it.
    fn quoted_end(&self, index: usize) -> Option<usize> {
        let mark = |at: usize| is_mark(&self.tokens, at);
        let opens = mark(index) && self.goes_on(index) && self.tokens.is_capitalized(index + 1);
        let end = (index + 2..index + 2 + LONGEST_WORK).find(|&at| mark(at))?;
        let closed = opens && !self.tokens.is_symbol(end - 1, ',');
        closed.then_some(end)
    }

    /// Where the words of a designated name that go on at `start` end.
    pub(super) fn designated_end(&self, start: usize, designator: Designator) -> usize {
        let mut end = self.institution_end(start);
        while let Some(next) = self.list_item(end).filter(|_| designator.long) {
            end = self.institution_end(next);
        }
        if let Some(found) = self.suffix_after(start, end) {
            end = found.0;
        }
        if self.kind == SegmentKind::Title { self.titled_end(start, end) } else { end }
    }

    /// In a headline most words have capitals: a name ends behind its first known or generic words, or its first word.
    pub(super) fn titled_end(&self, start: usize, end: usize) -> usize {
        let known = self.words.get(start).and_then(|word| word.name).map_or(1, |(len, _)| len);
        let first = (start + known).min(end);
        (first..end).find(|&index| !has(self.words, index, bits::GENERIC | bits::JOINER)).unwrap_or(end)
    }

    /// Where the next word of an institution's name stands behind a comma or a joiner at `index`: "Meteorologi,
    /// Klimatologi, dan Geofisika".
    fn list_item(&self, index: usize) -> Option<usize> {
        let mut next = index + usize::from(self.tokens.is_symbol(index, ','));
        next += usize::from(has(self.words, next, bits::JOINER));
        let item = next > index && has(self.words, next, bits::GENERIC) && self.continues(next);
        item.then_some(next)
    }

    /// The end of the run at `start`, short of a person who is named right behind an institution.
    fn institution_end(&self, start: usize) -> usize {
        let end = run_end(&self.tokens, self.words, start);
        let mut index = start + 1;
        while index < end {
            let person = has(self.words, index, bits::GIVEN) && index + 1 < end;
            // Behind a title there is a name: "Badan Penyelenggara Haji" ends with a word of its own.
            let title = self.words.get(index).is_some_and(|word| word.title > 0 && index + word.title < end);
            let settled = has(self.words, index - 1, bits::GENERIC)
                || self.words.get(index - 1).is_some_and(|word| word.name.is_some());
            // A known name of several words is whole: "Kejaksaan Agung".
            let known = known(self.words, index);
            if let Some((len, _)) = known.filter(|(len, _)| *len > 1) {
                index += len;
            } else if (person && settled) || (title && !has(self.words, index, bits::GIVEN | bits::FAMILY)) {
                return index;
            } else {
                index += 1;
            }
        }
        end
    }

    /// Where a number that belongs to a name ends: "737", "U-23 2024", "II".
    pub(super) fn number_end(&self, start: usize, short: bool) -> usize {
        let mut end = start;
        while let Some(token) = self.tokens.get(end) {
            let number = token.kind == TokenKind::Number && (token.end - token.start <= 4 || !short);
            let glued = self.tokens.is_symbol(end, '-')
                && self.tokens.is_glued(end)
                && self.tokens.get(end + 1).is_some_and(|next| next.kind == TokenKind::Number && next.gap == Gap::None);
            // "Kodim 0304/Agam"
            let unit = !short
                && end > start
                && self.tokens.is_symbol(end, '/')
                && self.tokens.is_glued(end)
                && self.tokens.is_capitalized(end + 1);
            let model = if short && end == start { self.model_end(end) } else { None };
            if let Some(model) = model {
                end = model;
            } else if glued || unit {
                end += 2;
            } else if self.goes_on(end) && (number || has(self.words, end, bits::ROMAN)) {
                end += 1;
            } else {
                break;
            }
        }
        // "12.5" and "3 persen" are no parts of a name.
        let broken = self.tokens.is_glued(end) && matches!(self.tokens.text(end), "." | "," | "/" | "%");
        let broken = broken
            && self.tokens.get(end + 1).is_some_and(|next| next.kind == TokenKind::Number && next.gap == Gap::None);
        if broken { start } else { end }
    }

    /// Where a model of letters and digits that touch ends, or are parted by a hyphen: "A4", "CX-5", "320i".
    fn model_end(&self, start: usize) -> Option<usize> {
        let number = |at: usize| self.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Number);
        let short = |at: usize| {
            self.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word && token.span().len() <= 3)
        };
        let glued = |at: usize| self.tokens.is_glued(at);
        if !self.goes_on(start) {
            return None;
        }
        let hyphen = usize::from(self.tokens.is_symbol(start + 1, '-') && glued(start + 1));
        let digits = start + 1 + hyphen;
        if short(start) && self.tokens.is_capitalized(start) && number(digits) && glued(digits) {
            return Some(digits + 1);
        }
        (number(start) && short(start + 1) && glued(start + 1)).then_some(start + 2)
    }

    /// The end of the last suffix designator, and itself, behind the first word of a run.
    pub(super) fn suffix_after(&self, start: usize, end: usize) -> Option<(usize, Designator)> {
        let stop = end + 1;
        (start + 1..=stop).rev().find_map(|index| {
            let word = self.words.get(index)?;
            let (len, designator) = word.suffix?;
            (self.tokens.is_capitalized(index) && self.goes_on(index) && index <= end)
                .then_some((index + len, designator))
        })
    }
}
