//! What the words of a run, and those beside it, tell of its being a name.

use super::spotter::{Spot, Spotter};
use super::vocabulary::bits;
use super::words::has;
use crate::document::SegmentKind;
use crate::label::Label;
use crate::token::{Case, TokenKind, Tokens};

/// A person whose name no list has has no more words.
const LONGEST_PERSON: usize = 4;

/// Whether the quotation mark at `mark` opens what is behind it: it touches that, or stands by itself.
pub(super) fn opens_quote(tokens: &Tokens<'_>, mark: usize) -> bool {
    tokens.is_glued(mark + 1) || !tokens.is_glued(mark)
}

impl Spotter<'_> {
    /// Whether the words around token `start` fit a name of the label that is also a common word.
    pub(super) fn speaks_for(&self, start: usize, label: Label) -> bool {
        let before = start.checked_sub(1);
        let cue = match label {
            Label::Gpe | Label::Loc | Label::Fac => bits::BEFORE_PLACE,
            Label::Org => bits::BEFORE_ORG,
            Label::Norp => bits::BEFORE_PLACE | bits::JOINER,
            _ => bits::BEFORE_PERSON,
        };
        let behind_comma = before.is_some_and(|at| self.tokens.is_symbol(at, ','));
        let designator = before.and_then(|at| self.words.get(at)?.designator);
        let starts = self.tokens.get(start).is_some_and(|token| token.starts_sentence);
        !starts
            && (before.is_some_and(|at| has(self.words, at, cue))
                || designator.is_some_and(|(_, one)| one.label == label)
                || behind_comma
                || self.tokens.get(start).is_some_and(|token| !self.lower.contains(&token.hash)))
    }

    /// What the words of a run, and those beside it, tell of it.
    pub(super) fn classify(&self, start: usize, end: usize) -> (Option<Label>, f64) {
        let len = end - start;
        let part = |index: usize, bit: u32| has(self.words, index, bit);
        let before = |bit: u32| start > 0 && part(start - 1, bit) && self.case(start - 1) == Some(Case::Lower);
        let inside = |bit: u32| (start..end).any(|index| part(index, bit));
        let designator = start.checked_sub(1).and_then(|at| self.words.get(at)?.designator).map(|(_, one)| one.label);
        let starts = self.opens_sentence(start);

        // "Marks & Spencer"; "Jason & Michelle" are two persons.
        if !part(start, bits::GIVEN) && (start..end).any(|index| self.tokens.is_symbol(index, '&')) {
            return (Some(Label::Org), 0.85);
        }
        if len >= 2 && (part(start, bits::GIVEN) || part(end - 1, bits::FAMILY)) && !inside(bits::GENERIC) {
            return (Some(Label::Person), 0.85);
        }
        if len >= 3 && (start + 1..end - 1).any(|index| part(index, bits::CONNECTOR)) {
            return (Some(Label::Person), 0.8);
        }
        if self.is_aged(end) {
            return (Some(Label::Person), 0.8);
        }
        let numeral = part(start, bits::ROMAN | bits::LAW);
        if len == 1 && self.case(start) == Some(Case::Upper) && self.kind != SegmentKind::Title && !numeral {
            let letters = self.tokens.text(start).chars().count();
            return if (2..=6).contains(&letters) { (Some(Label::Org), 0.5) } else { (None, 0.0) };
        }
        // A designator without a name is none.
        if len == 1 && self.words.get(start).is_some_and(|word| word.designator.is_some()) {
            return (None, 0.0);
        }
        if len >= 2 && inside(bits::GENERIC) {
            return (Some(Label::Org), 0.5);
        }
        if let Some(label) = designator.filter(|_| !starts) {
            return (Some(label), 0.7);
        }
        if part(end, bits::AFTER_PERSON) && self.case(end) == Some(Case::Lower) && !(starts && len == 1) {
            return (Some(Label::Person), 0.7);
        }
        if before(bits::BEFORE_PERSON) {
            return (Some(Label::Person), 0.7);
        }
        if before(bits::BEFORE_ORG) {
            return (Some(Label::Org), 0.6);
        }
        if before(bits::BEFORE_PLACE) {
            return (Some(Label::Gpe), 0.6);
        }
        if part(start, bits::GIVEN | bits::FAMILY) && !self.is_common(start) {
            return (Some(Label::Person), 0.6);
        }
        // Two capitals side by side are a person more often than not, unless the words are common ones here, or are
        // abbreviated as terms are.
        let plain = (start..end).all(|index| self.case(index) != Some(Case::Upper) && !self.is_common(index));
        let term = self.tokens.is_symbol(end, '(') && self.case(end + 1) == Some(Case::Upper);
        if (2..=4).contains(&len) && plain && !term { (Some(Label::Person), 0.5) } else { (None, 0.0) }
    }

    /// Whether "(45)" or ", 45," follows: an age.
    pub(super) fn is_aged(&self, end: usize) -> bool {
        let number = self
            .tokens
            .get(end + 1)
            .is_some_and(|token| token.kind == TokenKind::Number && token.end - token.start == 2);
        let closed = self.tokens.is_symbol(end + 2, ')') || self.tokens.is_symbol(end + 2, ',');
        number && closed && (self.tokens.is_symbol(end, '(') || self.tokens.is_symbol(end, ','))
    }

    /// Whether a quote that ends right before the run, or before the verb before it, is said by it: `"…," Schumer said`, `"…," ujar Rina`.
    pub(super) fn is_speaker(&self, start: usize, end: usize) -> bool {
        let verb = |index: usize, bit: u32| has(self.words, index, bit) && self.case(index) == Some(Case::Lower);
        // The mark closes what is before it, with a comma inside or outside.
        let closes = |index: usize| {
            let mark = |index: usize| matches!(self.tokens.text(index), "\"" | "”" | "“" | "»" | "’");
            let comma = self.tokens.is_symbol(index, ',');
            let at = if comma { index.checked_sub(1) } else { Some(index) };
            at.is_some_and(|at| mark(at) && self.tokens.is_glued(at))
        };
        let before = start.checked_sub(1);
        let named = !self.words.get(start).is_some_and(|word| word.designator.is_some() || word.title > 0);
        let behind = before.is_some_and(closes) && verb(end, bits::AFTER_PERSON);
        let ahead = before.is_some_and(|at| verb(at, bits::BEFORE_PERSON) && at.checked_sub(1).is_some_and(closes));
        named && end - start <= LONGEST_PERSON && (behind || ahead)
    }

    /// Whether the word at `start`, in brackets, begins like the name before the brackets.
    pub(super) fn may_abbreviate(&self, start: usize, long: Option<&Spot>) -> bool {
        let first = |index: usize| self.tokens.text(index).chars().next().map(|letter| letter.to_ascii_lowercase());
        let suffix = self.words.get(start).is_some_and(|word| word.designator.is_some());
        !suffix && long.is_some_and(|long| first(long.start) == first(start))
    }

    /// Whether a capital at `index` may come from the start of a sentence or a quote, or from what stands before a dash.
    pub(super) fn opens_sentence(&self, index: usize) -> bool {
        let behind = index.checked_sub(1).map_or("", |before| self.tokens.text(before));
        self.tokens.get(index).is_some_and(|token| token.starts_sentence)
            || matches!(behind, "-" | "–" | "—" | ":")
            || (matches!(behind, "\"" | "“" | "„" | "«" | "‘") && opens_quote(&self.tokens, index - 1))
    }

    pub(super) fn is_common(&self, index: usize) -> bool {
        self.tokens.get(index).is_some_and(|token| self.lower.contains(&token.hash))
    }
}
