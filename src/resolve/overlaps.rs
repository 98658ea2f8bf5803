//! Overlaps: of candidates that share text, one stays.

use crate::candidate::Candidate;
use std::cmp::Ordering;

/// The candidates that stay, sorted by their start, no two overlapping. The longer one stays; of two as long, the one
/// with the higher score; of two alike, the one that was proposed first.
pub fn one_layer(mut candidates: Vec<Candidate>) -> Vec<Candidate> {
    candidates.retain(|candidate| !candidate.span.is_empty());
    candidates.sort_by(|one, other| {
        one.span
            .start
            .cmp(&other.span.start)
            .then_with(|| other.span.len().cmp(&one.span.len()))
            .then_with(|| other.score.partial_cmp(&one.score).unwrap_or(Ordering::Equal))
    });
    let mut layer: Vec<Candidate> = Vec::with_capacity(candidates.len());
    for candidate in candidates {
        // Sorted by start, so that only the tail of the layer can overlap.
        let clash = layer.iter().rposition(|kept| kept.span.end <= candidate.span.start).map_or(0, |at| at + 1);
        let beaten = layer.get(clash..).unwrap_or(&[]).iter().all(|kept| kept.span.len() < candidate.span.len());
        if beaten {
            layer.truncate(clash);
            layer.push(candidate);
        }
    }
    layer
}
