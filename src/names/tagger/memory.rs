//! What words say by themselves, kept from one place in a document to the next.
//!
//! A third of the features of a token speak of it alone, and an article has the same words again and again: their weights
//! are added up once. What falls out of the table is added up anew, so that nothing depends on it but time.

use super::features;
use super::model::{Model, Sums};
use super::observation::Observation;

/// How many tokens are kept; a power of two.
const PLACES: usize = 256;

/// The tokens of one document that were seen last, with what each says by itself.
#[derive(Clone, Debug, Default)]
pub struct Memory {
    /// The language whose model told it.
    language: usize,
    places: Vec<Option<(Observation, Sums)>>,
}

impl Memory {
    /// The same for the model of `language`: what another one told is forgotten.
    pub fn of(&mut self, language: usize) -> &mut Memory {
        if self.language != language {
            self.language = language;
            self.places.clear();
        }
        self
    }

    /// The weights of the features that speak of `one` alone.
    pub(super) fn own(&mut self, one: &Observation, model: &Model) -> Sums {
        if self.places.is_empty() {
            self.places.resize(PLACES, None);
        }
        let mixed = one.hash ^ u32::from(one.spot) << 8 ^ u32::from(one.document) << 16 ^ u32::from(one.starts) << 24;
        let place = mixed.wrapping_mul(0x9e37_79b1) >> (u32::BITS - PLACES.ilog2());
        let kept = self.places.get_mut(place as usize);
        if let Some(Some((known, sums))) = &kept
            && known == one
        {
            return *sums;
        }
        let mut sums = Sums::default();
        model.add(&features::own(one), &mut sums);
        if let Some(kept) = kept {
            *kept = Some((*one, sums));
        }
        sums
    }
}
