//! The resolver: candidates → one layer of annotations, mentions → entities, quotes → speakers, and indirect speech.

mod describe;
mod entities;
mod forms;
mod kept;
mod overlaps;
mod reported;
mod speakers;
mod subjects;
mod titles;

use crate::annotator::Analysis;
use crate::candidate::Candidate;
use crate::document::{Annotation, Document, Entity, Segment};
use crate::language::reporting::Reporting;
use crate::language::speech::SpeechWords;
use crate::language::titles::TitleWords;
use crate::names::NameResources;
use time::Date;

pub(crate) use kept::KeptEntities;
pub(crate) use titles::Title;

/// Makes the document from what the stages before found.
pub fn resolve(
    analysis: &Analysis<'_>,
    segments: Vec<Segment>,
    candidates: Vec<Candidate>,
    language: String,
    reference_date: Option<Date>,
    names: &NameResources,
    words: (&Reporting, &SpeechWords, &TitleWords),
) -> Document {
    let (reporting, speech, titles) = words;
    let layer = layer(analysis, candidates, titles);
    let (annotations, entities, segments) = link(analysis, layer, segments, names, (reporting, speech), None);
    Document { language, reference_date, annotations, entities, segments }
}

/// One layer of annotations, with the titles beside each: what can be told of each block by itself.
pub(crate) fn layer(
    analysis: &Analysis<'_>,
    candidates: Vec<Candidate>,
    words: &TitleWords,
) -> (Vec<Annotation>, Vec<Option<Title>>) {
    let mut annotations: Vec<Annotation> = overlaps::one_layer(candidates)
        .into_iter()
        .filter_map(|candidate| {
            Some(Annotation {
                span: candidate.span,
                text: candidate.span.of(analysis.text).to_owned(),
                label: candidate.label?,
                // No more digits than mean something.
                score: (candidate.score * 1000.0).round() / 1000.0,
                entity: None,
                acts: candidate.acts,
                value: candidate.value,
            })
        })
        .collect();
    let titles = titles::read(analysis, &mut annotations, words);
    (annotations, titles)
}

/// The entities of all annotations, the speakers of all quotes, and indirect speech. `kept` has the entities of the last text.
pub(crate) fn link(
    analysis: &Analysis<'_>,
    (mut annotations, titles): (Vec<Annotation>, Vec<Option<Title>>),
    mut segments: Vec<Segment>,
    names: &NameResources,
    words: (&Reporting, &SpeechWords),
    kept: Option<&mut KeptEntities>,
) -> (Vec<Annotation>, Vec<Entity>, Vec<Segment>) {
    let mut entities = match kept {
        Some(kept) => kept::join_again(analysis.text, &mut annotations, names, kept),
        None => entities::join(analysis.text, &mut annotations, names),
    };
    describe::complete(&mut entities, &annotations, &titles, &segments);
    speakers::attribute(analysis, &annotations, &entities, words.0, &mut segments);
    reported::add(analysis, &annotations, &entities, words, &mut segments);
    (annotations, entities, segments)
}
