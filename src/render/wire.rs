//! The document as JSON and JavaScript see it: the contract, with offsets in UTF-16 code units.

use crate::document::{Annotation, CONTRACT_VERSION, Document, Entity, Segment, SegmentKind};
use crate::label::Label;
use crate::offsets::Utf16Offsets;
use crate::value::Value;
use serde::Serialize;

/// A [`Document`] in the shape that leaves the crate.
#[derive(Debug, Serialize)]
pub struct WireDocument<'d> {
    version: u32,
    language: &'d str,
    reference_date: Option<String>,
    annotations: Vec<WireAnnotation<'d>>,
    entities: &'d [Entity],
    segments: Vec<WireSegment<'d>>,
}

#[derive(Debug, Serialize)]
pub(super) struct WireAnnotation<'d> {
    start: usize,
    end: usize,
    text: &'d str,
    label: Label,
    score: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    entity: Option<usize>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    acts: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<&'d Value>,
}

#[derive(Debug, Serialize)]
pub(super) struct WireSegment<'d> {
    kind: SegmentKind,
    start: usize,
    end: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    speaker: Option<&'d str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    entity: Option<usize>,
}

impl<'d> WireAnnotation<'d> {
    /// The annotation from `start` to `end`, in UTF-16 code units.
    pub(super) fn new(annotation: &'d Annotation, [start, end]: [usize; 2]) -> WireAnnotation<'d> {
        WireAnnotation {
            start,
            end,
            text: &annotation.text,
            label: annotation.label,
            score: annotation.score,
            entity: annotation.entity,
            acts: annotation.acts,
            value: annotation.value.as_ref(),
        }
    }
}

impl<'d> WireSegment<'d> {
    /// The segment from `start` to `end`, in UTF-16 code units.
    pub(super) fn new(segment: &'d Segment, [start, end]: [usize; 2]) -> WireSegment<'d> {
        WireSegment { kind: segment.kind, start, end, speaker: segment.speaker.as_deref(), entity: segment.entity }
    }
}

/// The `document` of `text` in the shape of the contract.
pub fn wire<'d>(text: &str, document: &'d Document) -> WireDocument<'d> {
    let offsets = Utf16Offsets::new(text);
    WireDocument {
        version: CONTRACT_VERSION,
        language: &document.language,
        reference_date: day(document),
        annotations: document
            .annotations
            .iter()
            .map(|annotation| WireAnnotation::new(annotation, offsets.both(annotation.span)))
            .collect(),
        entities: &document.entities,
        segments: document
            .segments
            .iter()
            .map(|segment| WireSegment::new(segment, offsets.both(segment.span)))
            .collect(),
    }
}

/// The reference date of `document` as `YYYY-MM-DD`.
pub(super) fn day(document: &Document) -> Option<String> {
    document.reference_date.map(|date| format!("{:04}-{:02}-{:02}", date.year(), u8::from(date.month()), date.day()))
}

/// The `document` of `text` as one line of JSON.
pub fn json(text: &str, document: &Document) -> String {
    // The shape has string keys and finite numbers only, so that serde_json has nothing to refuse.
    serde_json::to_string(&wire(text, document)).unwrap_or_default()
}
