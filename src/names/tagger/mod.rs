//! The tagger: a trained model that tells the names of persons, organisations, places, events and products.
//!
//! | step | where | from → to |
//! |---|---|---|
//! | observations | [`observation`] | tokens, word lists, rules → what is seen of each token |
//! | features | [`features`] | what is seen of a token and its neighbours → hashed features |
//! | scores | [`model`], [`memory`] | features → a score for each tag |
//! | tags | [`lattice`], [`tags`] | scores → the best sequence of tags, and how sure it is |
//! | labels | [`whole`], [`model`] | what is seen of a whole name → its label |
//!
//! It is a linear-chain conditional random field, with a logistic regression behind it that tells labels. A language has one where its folder has a `model.bin`, which
//! `cargo xtask train` makes; where there is none, the rules alone speak. Word lists and rules are seen by the model as
//! features, so that it learns from its corpora where to trust them.

pub mod clusters;
pub mod features;
pub mod file;
pub mod lattice;
pub mod memory;
pub mod model;
pub mod observation;
pub mod tags;
pub mod whole;

use crate::label::Label;
use file::ModelError;
use lattice::{Scores, Shares};
use memory::Memory;
use model::{Model, Parts};
use observation::Observation;
use std::ops::Range;
use tags::Kind;

/// A name that the tagger found, in tokens of a block.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Named {
    /// The index of its first token.
    pub start: usize,
    /// The index just past its last token.
    pub end: usize,
    /// What it is a name of.
    pub kind: Kind,
    /// How sure the model is of it, from 0 to 1.
    pub score: f64,
}

/// What the tagger makes of a block.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tagged {
    /// The names, in the order of the text.
    pub names: Vec<Named>,
    /// For each token, how likely it is that a name has it, from 0 to 1: told where there are names, or where a rule is sure
    /// of one; elsewhere 0.
    pub inside: Vec<f32>,
}

/// How many tokens around one that is telling the tagger looks at.
const AROUND: usize = 1;

/// A token for which the score of being outside is this far ahead of all others is outside: steps between tags are worth less. What is
/// between two such tokens stands by itself, so that most of a text needs no lattice.
const FAR: f32 = 4.0;

/// What it is worth to a label that it is of the kind that the tagger found, beside how sure the tagger is of it.
const OF_KIND: f32 = 4.0;

/// The same where case tells nothing: no other kind is likely enough then.
const ONLY_KIND: f32 = 20.0;

/// The tagger of one language.
#[derive(Clone, Debug)]
pub struct Tagger {
    model: Model,
}

impl Tagger {
    /// Reads the model file.
    ///
    /// # Errors
    ///
    /// A [`ModelError`] where the bytes are no model, or one that this version cannot use.
    pub fn load(bytes: &[u8]) -> Result<Tagger, ModelError> {
        Ok(Tagger { model: Model::new(&Parts::from_bytes(bytes)?) })
    }

    /// The names in a block. `memory` has what this tagger saw elsewhere in the document, which spares time alone.
    ///
    /// Where nothing near is telling, the tagger does not look: most of an article is told by its small letters.
    pub fn tag(&self, seen: &[Observation], memory: &mut Memory) -> Tagged {
        let mut tagged = Tagged { names: Vec::new(), inside: vec![0.0; seen.len()] };
        let mut at = 0;
        while let Some(found) = seen.iter().skip(at).position(Observation::is_telling) {
            let first = at + found;
            let is_mark = |index: usize| seen.get(index).is_some_and(Observation::is_mark);
            let start = first.saturating_sub(AROUND).max(at);
            // No name opens or ends with a comma.
            let start = (start..first).find(|&index| !is_mark(index)).unwrap_or(first);
            let mut end = first + 1;
            let mut quiet = 0;
            while let Some(one) = seen.get(end).filter(|_| quiet < 2 * AROUND) {
                quiet = if one.is_telling() { 0 } else { quiet + 1 };
                end += 1;
            }
            let last = end - quiet;
            let end = (last..end.min(last + AROUND)).rfind(|&index| !is_mark(index)).map_or(last, |index| index + 1);
            self.tag_part(seen, start..end, memory, &mut tagged);
            at = end;
        }
        tagged
    }

    /// The label of a name in a block of which this is seen, and how likely it is, from 0 to 1: by what the name is as a whole, and by
    /// the kind that the tagger took it for.
    pub fn label(&self, seen: &[Observation], name: &Named) -> (Label, f64) {
        let mut features = [0; whole::COUNT];
        let count = whole::write(seen, name.start, name.end, &mut features);
        let [_, own @ ..] = self.model.scores(features.get(..count).unwrap_or_default());
        let kind = match name.kind {
            Kind::Actor => Kind::Place,
            Kind::Food => Kind::Product,
            kind => kind,
        };
        // Labels were learned from texts with capitals.
        let uniform = seen.get(name.start).is_some_and(Observation::is_uniform);
        let worth = if uniform { ONLY_KIND } else { OF_KIND };
        let mut best = (Label::Org, f32::MIN);
        let mut all = 0.0;
        for (&label, own) in Label::NAMES.iter().zip(own) {
            let score = own + if tags::kind_of(label) == Some(kind) { worth } else { 0.0 };
            all += lattice::exp(score);
            if score > best.1 {
                best = (label, score);
            }
        }
        (best.0, f64::from(lattice::exp(best.1) / all))
    }

    /// The names among the tokens of `part`, around which there are none.
    fn tag_part(&self, seen: &[Observation], part: Range<usize>, memory: &mut Memory, tagged: &mut Tagged) {
        let mut features = [0; features::BESIDE];
        let start = part.start;
        let mut emissions: Vec<Scores> = part
            .map(|index| {
                let mut sums = memory.own(seen.get(index).unwrap_or(&Observation::NOTHING), &self.model);
                let count = features::beside(seen, index, &mut features);
                self.model.add(features.get(..count).unwrap_or_default(), &mut sums);
                self.model.scores_of(&sums)
            })
            .collect();
        let mut at = 0;
        for run in emissions.chunk_by_mut(|one, other| is_outside(one) == is_outside(other)) {
            let first = start + at;
            at += run.len();
            if !run.first().is_some_and(is_outside) {
                let asked = seen.iter().skip(first).take(run.len()).any(Observation::is_sure);
                self.tag_run(run, first, (first > 0, start + at < seen.len()), asked, tagged);
            }
        }
    }

    /// The names among tokens with these emissions, the first of which is the token `start`. `before` and `behind` say whether there are
    /// tokens there: they are outside of names. `asked` says whether it is to be told how likely names are where there is none.
    fn tag_run(
        &self,
        emissions: &mut [Scores],
        start: usize,
        (before, behind): (bool, bool),
        asked: bool,
        tagged: &mut Tagged,
    ) {
        let paths = &self.model.paths;
        if let (true, Some(first)) = (before, emissions.first_mut()) {
            first.iter_mut().zip(paths.from_outside()).for_each(|(score, step)| *score += step);
        }
        if let (true, Some(last)) = (behind, emissions.last_mut()) {
            last.iter_mut().zip(paths.out()).for_each(|(score, step)| *score += step);
        }
        let tags = lattice::best(emissions, paths);
        if !asked && tags.iter().all(|&tag| usize::from(tag) == tags::OUTSIDE) {
            return;
        }
        let shares = Shares::new(emissions, &self.model.powers, &[]);
        for (index, inside) in tagged.inside.iter_mut().skip(start).take(tags.len()).enumerate() {
            let [outside, ..] = shares.of_tags(index);
            *inside = 1.0 - outside;
        }
        tagged.names.extend(tags::names(&tags).into_iter().map(|(first, last, kind)| {
            let share = |index: usize| {
                let tag = usize::from(tags.get(index).copied().unwrap_or(0));
                let own = shares.of_tags(index);
                let of = |tag: usize| own.get(tag).copied().unwrap_or(0.0);
                of(tag) + tags::other_of_place(tag).map_or(0.0, of)
            };
            let score = (first..last).map(share).fold(1.0, f32::min);
            // No more digits than mean something.
            Named { start: start + first, end: start + last, kind, score: f64::from((score * 1000.0).round()) / 1000.0 }
        }));
    }
}

/// Whether a token with these scores is outside of names, whatever its neighbours are.
fn is_outside(scores: &Scores) -> bool {
    let [outside, others @ ..] = scores;
    others.iter().all(|score| outside - score > FAR)
}
