//! The resolver: candidates → one layer of annotations, mentions → entities, quotes → speakers.

mod describe;
mod entities;
mod overlaps;
mod speakers;
mod titles;

use crate::annotator::Analysis;
use crate::candidate::Candidate;
use crate::document::{Annotation, Document, Segment};
use crate::language::reporting::Reporting;
use crate::language::titles::TitleWords;
use crate::names::NameResources;
use time::Date;

/// Makes the document from what the stages before found.
pub fn resolve(
    analysis: &Analysis<'_>,
    mut segments: Vec<Segment>,
    candidates: Vec<Candidate>,
    language: String,
    reference_date: Option<Date>,
    names: &NameResources,
    words: (&Reporting, &TitleWords),
) -> Document {
    let mut annotations: Vec<Annotation> = overlaps::one_layer(candidates)
        .into_iter()
        .filter_map(|candidate| {
            Some(Annotation {
                span: candidate.span,
                text: candidate.span.of(analysis.text).to_owned(),
                label: candidate.label?,
                score: candidate.score,
                entity: None,
                acts: candidate.acts,
                value: candidate.value,
            })
        })
        .collect();
    let (reporting, title_words) = words;
    let titles = titles::read(analysis, &mut annotations, title_words);
    let mut entities = entities::join(analysis.text, &mut annotations, names);
    describe::complete(&mut entities, &annotations, &titles, &segments);
    speakers::attribute(analysis, &annotations, &entities, reporting, &mut segments);
    Document { language, reference_date, annotations, entities, segments }
}
