//! Weights → the model's bytes: small weights left out, the others in steps of one unit.

use super::crf::{Settings, Weights};
use sorot::names::tagger::model::{Parts, Weighted};

/// Makes the parts of a model of `weights`.
pub fn quantize(weights: &Weights, settings: &Settings) -> Parts {
    let Settings { least, unit, .. } = *settings;
    let byte = |weight: f32| (weight / unit).round().clamp(-127.0, 127.0) as i8;
    let features: Vec<Weighted> = weights
        .features
        .iter()
        .enumerate()
        .filter_map(|(hash, row)| {
            let kept: Vec<(u8, i8)> = row
                .iter()
                .enumerate()
                .filter(|(_, weight)| weight.abs() >= least)
                .map(|(tag, weight)| (tag as u8, byte(*weight)))
                .filter(|(_, weight)| *weight != 0)
                .collect();
            (!kept.is_empty()).then_some((hash as u32, kept))
        })
        .collect();
    Parts { unit, steps: weights.steps.map(|row| row.map(byte)), features }
}
