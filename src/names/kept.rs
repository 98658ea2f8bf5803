//! Names of a document that is read again after a change: what the blocks told before is kept, and only blocks are read anew
//! that changed, or in which a word stands of which the document tells something else now.
//!
//! What a block tells the document is counted: a word leaves a set when the last block that brought it is gone.

use super::settle::settled;
use super::spotter::{Spot, Spotter};
use super::spread::Known;
use super::tagger::memory::Memory;
use super::tagger::observation::{Evidence, gather};
use super::words::{self, Word};
use super::{NameResources, found_in};
use crate::candidate::Candidate;
use crate::document::SegmentKind;
use crate::lexicon::{ByHash, HashedSet};
use crate::token::{Case, Tokens};

/// The names of one block, and what it tells the document.
#[derive(Debug, Default)]
pub(crate) struct BlockNames {
    words: Vec<Word>,
    spots: Vec<Spot>,
    found: Vec<Spot>,
    /// The names, as candidates.
    pub candidates: Vec<Candidate>,
    /// The hashes of its words in lower case, each once.
    lower: Vec<u32>,
    /// What it tells of its words.
    told: Vec<(u32, u8)>,
    /// A bit for each of its words, by the low bits of the hash.
    sketch: u64,
    step: Step,
}

/// From where on the names of a block have to be read again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Step {
    /// Everything: the block is new.
    #[default]
    Words,
    /// The spots changed.
    Found,
    /// What was found changed.
    Settled,
    /// Nothing.
    Done,
}

/// One block of a document.
pub(crate) struct View<'a> {
    pub tokens: Tokens<'a>,
    pub kind: SegmentKind,
    pub language: usize,
    pub names: &'a mut BlockNames,
}

impl View<'_> {
    /// Whether one of the words is among `hashes`.
    fn has(&self, hashes: &HashedSet, sketch: u64) -> bool {
        self.names.sketch & sketch != 0 && self.tokens.iter().any(|token| hashes.contains(&token.hash))
    }
}

/// What the blocks of a document tell of words, all together.
#[derive(Debug, Default)]
pub(crate) struct KeptNames {
    lower: HashedSet,
    /// How many blocks have the word in lower case.
    lower_counts: ByHash<u32>,
    evidence: Evidence,
    /// How many blocks tell each bit.
    evidence_counts: ByHash<[u32; 8]>,
    known: Known,
}

impl KeptNames {
    /// Brings the names of `blocks`, which are all of the document, up to date. `removed` are those that were in it before.
    /// Tells for each block whether its candidates may have changed.
    pub fn update(
        &mut self,
        resources: &NameResources,
        blocks: &mut [View<'_>],
        removed: Vec<BlockNames>,
    ) -> Vec<bool> {
        let anew = !removed.is_empty() || blocks.iter().any(|block| block.names.step != Step::Done);
        if !anew {
            return vec![false; blocks.len()];
        }
        // Where every block is new, all is read anyway: nobody asks what was true before.
        let known = blocks.iter().any(|block| block.names.step > Step::Words);
        let mut lower_before = known.then(ByHash::default);
        let mut told_before = known.then(ByHash::default);
        for names in removed {
            self.count_lower(&names.lower, false, &mut lower_before);
            self.count_told(&names.told, false, &mut told_before);
        }
        for block in blocks.iter_mut().filter(|block| block.names.step == Step::Words) {
            let (tokens, names) = (&block.tokens, &mut *block.names);
            names.words = words::read(tokens, &resources.vocabulary, block.kind);
            names.sketch = tokens.iter().fold(0, |sketch, token| sketch | bit(token.hash));
            names.lower = tokens.iter().filter(|token| token.case == Case::Lower).map(|token| token.hash).collect();
            names.lower.sort_unstable();
            names.lower.dedup();
            self.count_lower(&names.lower, true, &mut lower_before);
        }
        let lower_before = lower_before.into_iter().flatten();
        let turned = turned(lower_before.filter(|(hash, before)| self.lower.contains(hash) != *before));
        self.spot(blocks, &turned, &mut told_before);
        let told_before = told_before.into_iter().flatten();
        let told = |hash: &u32| self.evidence.get(hash).copied().unwrap_or(0);
        let changed = told_before.filter(|(hash, before)| told(hash) != *before);
        let turned = self::turned(changed);
        self.find(resources, blocks, &turned);
        self.settle(blocks, resources)
    }

    /// Finds the spots anew of blocks that are new or have a word whose lower case `turned` up or away.
    fn spot(&mut self, blocks: &mut [View<'_>], turned: &(HashedSet, u64), told_before: &mut Option<ByHash<u8>>) {
        for block in blocks {
            if block.names.step > Step::Words && !block.has(&turned.0, turned.1) {
                continue;
            }
            let lower = &self.lower;
            let spots = Spotter { tokens: block.tokens, words: &block.names.words, kind: block.kind, lower }.spots();
            if block.names.step > Step::Words && spots == block.names.spots {
                continue;
            }
            let mut own = Evidence::default();
            gather(&block.tokens, &block.names.words, &spots, &mut own);
            let told: Vec<(u32, u8)> = own.into_iter().collect();
            self.count_told(&block.names.told, false, told_before);
            self.count_told(&told, true, told_before);
            block.names.spots = spots;
            block.names.told = told;
            block.names.step = Step::Found;
        }
    }

    /// Has the tagger read anew what changed, and blocks with words of which something else is told now.
    fn find(&self, resources: &NameResources, blocks: &mut [View<'_>], turned: &(HashedSet, u64)) {
        let mut memory = Memory::default();
        for block in blocks {
            if block.names.step > Step::Found && !block.has(&turned.0, turned.1) {
                continue;
            }
            let names = &mut *block.names;
            let place = (block.kind, block.language);
            names.found =
                found_in(&block.tokens, &names.words, &names.spots, &self.evidence, place, (resources, &mut memory));
            names.step = Step::Settled;
        }
    }

    /// Learns the names of the document, and settles what changed and blocks with words of which something else is known now.
    fn settle(&mut self, blocks: &mut [View<'_>], resources: &NameResources) -> Vec<bool> {
        let mut known = Known::default();
        for block in blocks.iter() {
            let (tokens, names) = (&block.tokens, &*block.names);
            known.learn_all(tokens, &names.words, &names.found, block.kind, resources.clusters(block.language));
        }
        let turned = turned(known.differences(&self.known).map(|hash| (hash, ())));
        self.known = known;
        let mut changed = Vec::with_capacity(blocks.len());
        for block in blocks {
            let stale = block.names.step < Step::Done || block.has(&turned.0, turned.1);
            if stale {
                let names = &mut *block.names;
                names.candidates =
                    settled(&block.tokens, &names.words, &names.spots, &names.found, &self.known, block.kind);
                names.step = Step::Done;
            }
            changed.push(stale);
        }
        changed
    }

    /// Counts the words of one block in or out. Notes in `before`, where there is one, what was true of each before the first
    /// change.
    fn count_lower(&mut self, hashes: &[u32], comes: bool, before: &mut Option<ByHash<bool>>) {
        for &hash in hashes {
            let count = self.lower_counts.entry(hash).or_default();
            if let Some(before) = before {
                before.entry(hash).or_insert(*count > 0);
            }
            *count = if comes { *count + 1 } else { count.saturating_sub(1) };
            if *count == 0 {
                self.lower_counts.remove(&hash);
                self.lower.remove(&hash);
            } else {
                self.lower.insert(hash);
            }
        }
    }

    /// The same for what one block tells of words.
    fn count_told(&mut self, told: &[(u32, u8)], comes: bool, before: &mut Option<ByHash<u8>>) {
        for &(hash, bits) in told {
            let counts = self.evidence_counts.entry(hash).or_default();
            if let Some(before) = before {
                before.entry(hash).or_insert_with(|| self.evidence.get(&hash).copied().unwrap_or(0));
            }
            let mut all = 0;
            for (at, count) in counts.iter_mut().enumerate() {
                if bits & (1 << at) != 0 {
                    *count = if comes { *count + 1 } else { count.saturating_sub(1) };
                }
                all |= u8::from(*count > 0) << at;
            }
            if all == 0 {
                self.evidence_counts.remove(&hash);
                self.evidence.remove(&hash);
            } else {
                self.evidence.insert(hash, all);
            }
        }
    }
}

/// The hashes that changed, and a sketch of them.
fn turned<T>(changed: impl Iterator<Item = (u32, T)>) -> (HashedSet, u64) {
    let hashes: HashedSet = changed.map(|(hash, _)| hash).collect();
    let sketch = hashes.iter().fold(0, |sketch, &hash| sketch | bit(hash));
    (hashes, sketch)
}

const fn bit(hash: u32) -> u64 {
    1 << (hash % u64::BITS)
}
