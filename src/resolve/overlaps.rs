//! Overlaps: of candidates that share text, one stays.

use crate::candidate::Candidate;
use std::cmp::{Ordering, Reverse};

/// The candidates that stay, sorted by their start, no two overlapping.
///
/// Of two candidates, one of which holds the other, the longer stays: "Boeing 737" is no count. Of two that cross, the
/// surer stays, for one of them is cut wrong; of two as sure, the longer. Of two alike in all of this, the one that was
/// proposed first stays.
pub fn one_layer(candidates: Vec<Candidate>) -> Vec<Candidate> {
    let spanning = |(index, candidate): (usize, &Candidate)| {
        let key = (candidate.span.start, Reverse(candidate.span.len()), candidate.score, index);
        (!candidate.span.is_empty()).then_some(key)
    };
    // Places are sorted, which are smaller than what stands there.
    let mut order: Vec<_> = candidates.iter().enumerate().filter_map(spanning).collect();
    order.sort_unstable_by(|one, other| {
        let place = (one.0, one.1).cmp(&(other.0, other.1));
        place.then_with(|| other.2.total_cmp(&one.2)).then(one.3.cmp(&other.3))
    });
    let mut candidates: Vec<Option<Candidate>> = candidates.into_iter().map(Some).collect();
    let mut layer: Vec<Candidate> = Vec::with_capacity(order.len());
    for (.., index) in order {
        let Some(candidate) = candidates.get_mut(index).and_then(Option::take) else {
            continue;
        };
        // Sorted by start and disjoint, so that only the last one that stayed can overlap.
        match layer.last_mut().filter(|last| last.span.overlaps(candidate.span)) {
            None => layer.push(candidate),
            Some(last) if beats(&candidate, last) => *last = candidate,
            Some(_) => {}
        }
    }
    layer
}

/// Whether a candidate that starts where `kept` starts, or behind, takes its place.
fn beats(candidate: &Candidate, kept: &Candidate) -> bool {
    if kept.span.contains(candidate.span) {
        return false;
    }
    match candidate.score.total_cmp(&kept.score) {
        Ordering::Greater => true,
        Ordering::Equal => candidate.span.len() > kept.span.len(),
        Ordering::Less => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::label::Label;
    use crate::span::Span;

    fn layer(candidates: &[(usize, usize, f64)]) -> Vec<(usize, usize)> {
        let candidates = candidates
            .iter()
            .map(|&(start, end, score)| Candidate {
                span: Span::new(start, end),
                label: Some(Label::Cardinal),
                score,
                value: None,
                acts: false,
            })
            .collect();
        one_layer(candidates).into_iter().map(|kept| (kept.span.start, kept.span.end)).collect()
    }

    #[test]
    fn the_longer_stays_where_it_holds_the_other() {
        assert_eq!(layer(&[(7, 10, 0.9), (0, 10, 0.5), (12, 14, 0.9)]), [(0, 10), (12, 14)]);
    }

    #[test]
    fn the_surer_stays_where_two_cross() {
        assert_eq!(layer(&[(0, 11, 0.5), (9, 18, 0.95)]), [(9, 18)]);
        assert_eq!(layer(&[(0, 11, 0.9), (9, 18, 0.5)]), [(0, 11)]);
        assert_eq!(layer(&[(0, 5, 0.9), (4, 18, 0.9)]), [(4, 18)]);
    }
}
