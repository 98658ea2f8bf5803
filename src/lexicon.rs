//! Lexicons: tables from words and phrases to what they mean, looked up at a token.
//!
//! A form is matched whatever its case. A form that opens with `=` is matched only as it is written: `=AS` is the United
//! States and never the word "as", `=MW` is a megawatt and `=mW` a milliwatt. Within a phrase, a space stands for any
//! white space between two tokens, and no space means that they touch.

use crate::span::Span;
use crate::token::{Gap, Token, Tokens, folds_to, tokenize};
use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

/// A map from the hashes of tokens.
pub type ByHash<T> = HashMap<u32, T, BuildHasherDefault<IdentityHasher>>;

/// A set of hashes of tokens.
pub type HashedSet = HashSet<u32, BuildHasherDefault<IdentityHasher>>;

/// How many bits the filter of a lexicon has for each entry, at least: with eight, most look-ups of other words end there.
const ROOM: usize = 8;

/// A table from phrases to values of type `T`.
#[derive(Clone, Debug)]
pub struct Lexicon<T> {
    phrases: Phrases,
    /// What each phrase means.
    values: Vec<T>,
}

/// The phrases of a lexicon, which are the same for values of any type: there is one such table in the program, not one for
/// each type.
///
/// What they have of any length lies in common tables, so that loading thousands of them takes few allocations.
#[derive(Clone, Debug, Default)]
struct Phrases {
    entries: Vec<Entry>,
    /// The phrases, one after the other; folded, unless they are matched as they are written.
    forms: String,
    /// The tokens of all phrases, with their places in `forms`.
    tokens: Vec<Token>,
    /// The first entry of each first token; [`Entry::next`] leads on.
    by_first: ByHash<u32>,
    /// Whether a first token is there, as far as one look tells.
    there: Filter,
}

#[derive(Clone, Copy, Debug)]
struct Entry {
    /// Where its tokens are.
    start: u32,
    end: u32,
    /// The entry to look at after this one.
    next: Option<u32>,
    exact: bool,
}

impl Entry {
    /// How many tokens it has.
    const fn len(self) -> usize {
        (self.end - self.start) as usize
    }
}

/// An entry that stands in a text.
#[derive(Clone, Copy, Debug)]
pub struct Match<'a, T> {
    /// How many tokens the phrase takes.
    pub len: usize,
    /// What it means.
    pub value: &'a T,
}

impl<T> Default for Lexicon<T> {
    fn default() -> Lexicon<T> {
        Lexicon { phrases: Phrases::default(), values: Vec::new() }
    }
}

impl<T> Lexicon<T> {
    /// Adds a form. Of two entries with the same form both stay; the later is found first.
    pub fn insert(&mut self, form: &str, value: T) {
        if self.phrases.add(form) {
            self.values.push(value);
        }
    }

    /// The longest phrase that starts at token `index`.
    pub fn longest(&self, tokens: &Tokens<'_>, index: usize) -> Option<Match<'_, T>> {
        self.all(*tokens, index).next()
    }

    /// Every phrase that starts at token `index`, the longest first.
    pub fn all<'a, 't>(
        &'a self,
        tokens: Tokens<'t>,
        index: usize,
    ) -> impl Iterator<Item = Match<'a, T>> + use<'a, 't, T> {
        self.entries_at(&tokens, index)
            .filter(move |(entry, _)| self.phrases.matches(*entry, &tokens, index))
            .map(|(entry, value)| Match { len: entry.len(), value })
    }

    /// Every phrase that starts at token `index` and whose value `accepts`, the longest first. Values are looked at before
    /// words.
    #[inline]
    pub fn all_of(
        &self,
        tokens: &Tokens<'_>,
        index: usize,
        accepts: impl Fn(&T) -> bool,
    ) -> impl Iterator<Item = Match<'_, T>> {
        self.entries_at(tokens, index)
            .filter(move |(entry, value)| accepts(value) && self.phrases.matches(*entry, tokens, index))
            .map(|(entry, value)| Match { len: entry.len(), value })
    }

    /// The longest phrase that starts at token `index` and whose value `accepts`.
    #[inline]
    pub fn longest_of(&self, tokens: &Tokens<'_>, index: usize, accepts: impl Fn(&T) -> bool) -> Option<Match<'_, T>> {
        self.all_of(tokens, index, accepts).next()
    }

    /// The entries whose first token has the hash of the token at `index`, the longest first, with their values.
    #[inline]
    fn entries_at(&self, tokens: &Tokens<'_>, index: usize) -> impl Iterator<Item = (Entry, &T)> + use<'_, T> {
        let head = tokens.get(index).filter(|token| self.may_open(token.hash));
        let mut next = head.and_then(|token| self.phrases.by_first.get(&token.hash).copied());
        std::iter::from_fn(move || {
            let at = next? as usize;
            let entry = self.phrases.entries.get(at).copied()?;
            next = entry.next;
            Some((entry, self.values.get(at)?))
        })
    }

    /// Whether a phrase may start with the token of this hash. For nearly all words that open none, this is no.
    #[inline]
    pub fn may_open(&self, hash: u32) -> bool {
        self.phrases.there.may_have(hash)
    }

    /// The hash of the first token of each phrase, and what the phrase means.
    pub fn firsts(&self) -> impl Iterator<Item = (u32, &T)> {
        let first = |entry: &Entry| self.phrases.tokens.get(entry.start as usize).map(|token| token.hash);
        self.phrases.entries.iter().filter_map(first).zip(&self.values)
    }

    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.values.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }
}

impl Phrases {
    /// Adds a form as the last entry; `false` where it has no token.
    fn add(&mut self, form: &str) -> bool {
        let (form_start, start) = (self.forms.len(), self.tokens.len());
        let exact = match form.strip_prefix('=') {
            Some(cased) if !cased.is_empty() => {
                self.forms.push_str(cased);
                true
            }
            _ => {
                crate::token::fold_onto(form, &mut self.forms);
                false
            }
        };
        tokenize(&self.forms, Span::new(form_start, self.forms.len()), &mut self.tokens);
        let places = (u32::try_from(self.entries.len()), u32::try_from(start), u32::try_from(self.tokens.len()));
        let (Some(first), (Ok(index), Ok(start), Ok(end))) = (self.tokens.get(start), places) else {
            self.forms.truncate(form_start);
            return false;
        };
        // Longer phrases stand first, so that a look-up stops at the first that matches.
        let len = (end - start) as usize;
        let head = self.by_first.get(&first.hash).copied();
        let longer = |at: &u32| self.entries.get(*at as usize).is_some_and(|entry| entry.len() > len);
        let mut before = None;
        let mut next = head;
        while let Some(at) = next.filter(longer) {
            before = Some(at);
            next = self.entries.get(at as usize).and_then(|entry| entry.next);
        }
        match before.and_then(|at| self.entries.get_mut(at as usize)) {
            Some(entry) => entry.next = Some(index),
            None => {
                self.by_first.insert(first.hash, index);
                if head.is_none() {
                    self.there.add(first.hash, || self.by_first.keys().copied());
                }
            }
        }
        self.entries.push(Entry { start, end, next, exact });
        true
    }

    /// Whether an entry stands at token `index`, which has the hash of its first token.
    fn matches(&self, entry: Entry, tokens: &Tokens<'_>, index: usize) -> bool {
        let own = self.tokens.get(entry.start as usize..entry.end as usize).unwrap_or_default();
        let Some(read) = tokens.slice(index, index + own.len()) else {
            return false;
        };
        // Hashes tell nearly all phrases apart behind their first token, before any word is compared.
        let alike = |(own, token): (&Token, &Token)| {
            own.hash == token.hash && (own.gap == Gap::None) == (token.gap == Gap::None)
        };
        own.iter().zip(read).skip(1).all(alike)
            && own.iter().zip(read).all(|(own, token)| {
                // Nearly all words are written as their forms are: their bytes tell.
                let word = tokens.text.as_bytes().get(token.start as usize..token.end as usize);
                let form = self.forms.as_bytes().get(own.start as usize..own.end as usize);
                let folds = || folds_to(token.span().of(tokens.text), own.span().of(&self.forms));
                word == form || (!entry.exact && folds())
            })
    }
}

/// Which hashes a set has not: a bit for each of its hashes, by their low bits.
#[derive(Clone, Debug, Default)]
struct Filter {
    /// As many as a power of two, or none.
    words: Vec<u64>,
    hashes: usize,
}

impl Filter {
    /// Whether the set may have `hash`: where this is no, it has not.
    #[inline]
    fn may_have(&self, hash: u32) -> bool {
        let (word, bit) = self.place(hash);
        self.words.get(word).is_some_and(|word| word & bit != 0)
    }

    /// Adds `hash`, which is new. `all` gives every hash of the set, for when the filter has to become larger.
    fn add<I: Iterator<Item = u32>>(&mut self, hash: u32, all: impl FnOnce() -> I) {
        self.hashes += 1;
        if self.hashes * ROOM > self.words.len() * u64::BITS as usize {
            self.words = vec![0; (2 * self.words.len()).max(1)];
            all().for_each(|hash| self.set(hash));
        }
        self.set(hash);
    }

    fn set(&mut self, hash: u32) {
        let (word, bit) = self.place(hash);
        if let Some(word) = self.words.get_mut(word) {
            *word |= bit;
        }
    }

    /// Where a hash has its bit.
    #[inline]
    fn place(&self, hash: u32) -> (usize, u64) {
        ((hash >> 6) as usize & self.words.len().wrapping_sub(1), 1 << (hash & 63))
    }
}

/// Token hashes are hashes already.
#[derive(Clone, Copy, Debug, Default)]
pub struct IdentityHasher(u64);

impl Hasher for IdentityHasher {
    fn finish(&self) -> u64 {
        // The map takes its buckets from the low bits and its tags from the high ones.
        self.0.wrapping_mul(0x9E37_79B9_7F4A_7C15)
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = (self.0 << 8) | u64::from(byte);
        }
    }

    fn write_u32(&mut self, hash: u32) {
        self.0 = u64::from(hash);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(lexicon: &Lexicon<u32>, text: &str) -> Option<(usize, u32)> {
        let mut items = Vec::new();
        tokenize(text, Span::new(0, text.len()), &mut items);
        let tokens = Tokens::new(text, &items);
        lexicon.longest(&tokens, 0).map(|found| (found.len, *found.value))
    }

    #[test]
    fn the_longest_phrase_wins() {
        let mut lexicon = Lexicon::default();
        lexicon.insert("kilometer", 1);
        lexicon.insert("kilometer persegi", 2);
        assert_eq!(found(&lexicon, "Kilometer  persegi itu"), Some((2, 2)));
        assert_eq!(found(&lexicon, "kilometer-persegi"), Some((1, 1)));
        assert_eq!(found(&lexicon, "meter"), None);
    }

    #[test]
    fn an_exact_form_keeps_its_case() {
        let mut lexicon = Lexicon::default();
        lexicon.insert("=AS", 1);
        lexicon.insert("km/jam", 2);
        assert_eq!(found(&lexicon, "AS"), Some((1, 1)));
        assert_eq!(found(&lexicon, "as"), None);
        assert_eq!(found(&lexicon, "KM/jam"), Some((3, 2)));
    }
}
