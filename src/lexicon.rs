//! Lexicons: tables from words and phrases to what they mean, looked up at a token.
//!
//! A form is matched whatever its case. A form that opens with `=` is matched only as it is written: `=AS` is the United
//! States and never the word "as", `=MW` is a megawatt and `=mW` a milliwatt. Within a phrase, a space stands for any
//! white space between two tokens, and no space means that they touch.

use crate::span::Span;
use crate::token::{Gap, Token, Tokens, tokenize};
use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

/// A map from the hashes of tokens.
pub type ByHash<T> = HashMap<u32, T, BuildHasherDefault<IdentityHasher>>;

/// A set of hashes of tokens.
pub type HashedSet = HashSet<u32, BuildHasherDefault<IdentityHasher>>;

/// How many words of 64 bits the filter of a lexicon has.
const WORDS: usize = 128;

/// A table from phrases to values of type `T`.
#[derive(Clone, Debug)]
pub struct Lexicon<T> {
    entries: Vec<Entry<T>>,
    by_first: ByHash<Vec<u32>>,
    /// A bit for each hash of a first token that is there, by its low bits: most look-ups end here.
    there: Box<[u64; WORDS]>,
}

#[derive(Clone, Debug)]
struct Entry<T> {
    /// The phrase; folded, unless it is matched as it is written.
    form: Box<str>,
    exact: bool,
    tokens: Box<[Token]>,
    value: T,
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
        Lexicon { entries: Vec::new(), by_first: HashMap::default(), there: Box::new([0; WORDS]) }
    }
}

impl<T> Lexicon<T> {
    /// Adds a form. Of two entries with the same form both stay; the later is found first.
    pub fn insert(&mut self, form: &str, value: T) {
        let (form, exact) = match form.strip_prefix('=') {
            Some(cased) if !cased.is_empty() => (cased.to_owned(), true),
            _ => (crate::token::fold(form), false),
        };
        let mut tokens = Vec::new();
        tokenize(&form, Span::new(0, form.len()), &mut tokens);
        let Some(first) = tokens.first() else {
            return;
        };
        let Ok(index) = u32::try_from(self.entries.len()) else {
            return;
        };
        let (word, bit) = place(first.hash);
        if let Some(word) = self.there.get_mut(word) {
            *word |= bit;
        }
        let bucket = self.by_first.entry(first.hash).or_default();
        // Longer phrases stand first, so that a look-up stops at the first that matches.
        let at = bucket
            .iter()
            .position(|&other| self.entries.get(other as usize).is_none_or(|entry| entry.tokens.len() <= tokens.len()))
            .unwrap_or(bucket.len());
        bucket.insert(at, index);
        self.entries.push(Entry { form: form.into(), exact, tokens: tokens.into(), value });
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
        tokens
            .get(index)
            .filter(|first| self.may_open(first.hash))
            .and_then(|first| self.by_first.get(&first.hash))
            .into_iter()
            .flatten()
            .filter_map(|&at| self.entries.get(at as usize))
            .filter(move |entry| entry.matches(&tokens, index))
            .map(|entry| Match { len: entry.tokens.len(), value: &entry.value })
    }

    /// Whether a phrase may start with the token of this hash. For nearly all words that open none, this is no.
    #[inline]
    pub fn may_open(&self, hash: u32) -> bool {
        let (word, bit) = place(hash);
        self.there.get(word).is_some_and(|word| word & bit != 0)
    }

    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}

/// Where in the filter a hash has its bit.
const fn place(hash: u32) -> (usize, u64) {
    ((hash >> 6) as usize % WORDS, 1 << (hash & 63))
}

impl<T> Entry<T> {
    fn matches(&self, tokens: &Tokens<'_>, index: usize) -> bool {
        self.tokens.iter().enumerate().all(|(offset, own)| {
            tokens.get(index + offset).is_some_and(|token| {
                let touches_alike = offset == 0 || (own.gap == Gap::None) == (token.gap == Gap::None);
                let word = token.span().of(tokens.text);
                let form = own.span().of(&self.form);
                touches_alike
                    && own.hash == token.hash
                    && if self.exact { word == form } else { crate::token::folds_to(word, form) }
            })
        })
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
