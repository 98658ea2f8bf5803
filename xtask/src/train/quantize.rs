//! Weights → the model's bytes: small weights left out, the others in steps of one unit.

use super::crf::{Settings, Weights};
use sorot::names::tagger::model::Parts;

/// Makes the parts of a model of `weights`.
pub fn quantize(weights: &Weights, settings: &Settings) -> Parts {
    let Settings { least, unit, .. } = *settings;
    let byte = |weight: f32| (weight / unit).round().clamp(-127.0, 127.0) as i8;
    let mut parts = Parts {
        unit,
        steps: weights.steps.map(|row| row.map(byte)),
        hashes: Vec::new(),
        starts: vec![0],
        weights: Vec::new(),
    };
    for (hash, row) in weights.features.iter().enumerate() {
        let before = parts.weights.len();
        let heavy = row.iter().enumerate().filter(|(_, weight)| weight.abs() >= least);
        parts.weights.extend(heavy.map(|(tag, weight)| (tag as u8, byte(*weight))).filter(|(_, weight)| *weight != 0));
        if parts.weights.len() > before {
            parts.hashes.push(hash as u32);
            parts.starts.push(parts.weights.len() as u32);
        }
    }
    parts
}
