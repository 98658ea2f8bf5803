//! The tagger: a trained model that tells the names of persons, organisations, places, events and products.
//!
//! | step | where | from → to |
//! |---|---|---|
//! | observations | [`observation`] | tokens, word lists, rules → what is seen of each token |
//! | features | [`features`] | what is seen of a token and its neighbours → hashed features |
//! | scores | [`model`] | features → a score for each tag |
//! | tags | [`lattice`], [`tags`] | scores → the best sequence of tags, and how sure it is |
//!
//! It is a linear-chain conditional random field. A language has one where its folder has a `model.bin`, which
//! `cargo xtask train` makes; where there is none, the rules alone speak. Word lists and rules are seen by the model as
//! features, so that it learns from its corpora where to trust them.

pub mod features;
pub mod file;
pub mod lattice;
pub mod model;
pub mod observation;
pub mod tags;
pub mod words;

use file::ModelError;
use lattice::{Scores, Shares};
use model::{Model, Parts};
use observation::Observation;
use tags::{Kind, TAGS};

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

    /// The names in a block, in the order of the text.
    pub fn tag(&self, seen: &[Observation]) -> Vec<Named> {
        let emissions: Vec<Scores> = (0..seen.len())
            .map(|index| {
                let mut sums = [0; TAGS];
                features::each(seen, index, |feature| self.model.add(feature, &mut sums));
                self.model.scores(&sums)
            })
            .collect();
        let tags = lattice::best(&emissions, &self.model.steps);
        if tags.iter().all(|&tag| usize::from(tag) == tags::OUTSIDE) {
            return Vec::new();
        }
        let shares = Shares::new(&emissions, &self.model.steps, &[]);
        tags::names(&tags)
            .into_iter()
            .map(|(start, end, kind)| {
                let share = |index: usize| {
                    let tag = tags.get(index).copied().unwrap_or(0);
                    shares.of_tags(index).get(usize::from(tag)).copied().unwrap_or(0.0)
                };
                let score = (start..end).map(share).fold(1.0, f32::min);
                // No more digits than mean something.
                Named { start, end, kind, score: f64::from((score * 1000.0).round()) / 1000.0 }
            })
            .collect()
    }
}
