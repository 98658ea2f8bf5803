//! Candidates: what recognizers propose, before the resolver makes one layer of it.

use crate::label::Label;
use crate::span::Span;
use crate::value::Value;

/// One reading of one span.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// Where in the text, in UTF-8 bytes.
    pub span: Span,
    /// What it is; `None` for a reading that is no annotation but keeps others from its span: the number of a plate,
    /// a page or a version is no count.
    pub label: Option<Label>,
    /// How sure the recognizer is, from 0 to 1.
    pub score: f64,
    /// The normalised value of a number or a time.
    pub value: Option<Value>,
    /// Whether it is a place that acts as its government or its people do.
    pub acts: bool,
}
