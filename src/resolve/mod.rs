//! The resolver: candidates → one layer of annotations, mentions → entities, quotes → speakers.

mod overlaps;

use crate::annotator::Analysis;
use crate::candidate::Candidate;
use crate::document::{Annotation, Document, Segment};
use crate::names::NameResources;
use time::Date;

/// Makes the document from what the stages before found.
pub fn resolve(
    analysis: &Analysis<'_>,
    segments: Vec<Segment>,
    candidates: Vec<Candidate>,
    language: String,
    reference_date: Option<Date>,
    _names: &NameResources,
) -> Document {
    let annotations: Vec<Annotation> = overlaps::one_layer(candidates)
        .into_iter()
        .filter_map(|candidate| {
            Some(Annotation {
                span: candidate.span,
                text: candidate.span.of(analysis.text).to_owned(),
                label: candidate.label?,
                score: candidate.score,
                entity: None,
                value: candidate.value,
            })
        })
        .collect();
    Document { language, reference_date, annotations, entities: Vec::new(), segments }
}
