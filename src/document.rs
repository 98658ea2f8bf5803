//! The contract: what annotating a text gives.
//!
//! Inside Rust every offset is a UTF-8 byte offset. The shape that leaves the crate (JSON from the command line, objects
//! in JavaScript) is made by [`crate::render::wire`] and counts in UTF-16 code units instead.

use crate::label::Label;
use crate::span::Span;
use crate::value::Value;
use serde::Serialize;
use time::Date;

/// The version of the contract. It grows when a field changes its meaning or goes away, not when one is added.
pub const CONTRACT_VERSION: u32 = 1;

/// Everything that Sorot found in one text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document {
    /// The language of most of the text, as a BCP 47 tag; `und` where the text shows none.
    pub language: String,
    /// The day from which relative and partial dates were read: the one that was asked for, else the one the article's
    /// dateline gives.
    pub reference_date: Option<Date>,
    /// The annotations, sorted by their start. No two overlap.
    pub annotations: Vec<Annotation>,
    /// The things that the names speak of, in the order of their first mentions.
    pub entities: Vec<Entity>,
    /// The parts of the text, sorted by their start. A quote, and speech, lie inside the paragraph that holds them.
    pub segments: Vec<Segment>,
}

/// One labelled span of the text.
#[derive(Clone, Debug, PartialEq)]
pub struct Annotation {
    /// Where in the text, in UTF-8 bytes.
    pub span: Span,
    /// The text of the span.
    pub text: String,
    /// What it is.
    pub label: Label,
    /// How sure Sorot is, from 0 to 1.
    pub score: f64,
    /// The index in [`Document::entities`] of the thing that a name speaks of.
    pub entity: Option<usize>,
    /// Whether it is a place that acts as its government or its people do: "Rusia melarang impor".
    pub acts: bool,
    /// What a number or a time means.
    pub value: Option<Value>,
}

/// One thing that the text names, with all its mentions.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Entity {
    /// The best name that the text gives: the fullest.
    pub name: String,
    /// What it is.
    pub label: Label,
    /// The other names that the text gives it, each once, in the order of the text.
    pub aliases: Vec<String>,
    /// The indices in [`Document::annotations`] of its mentions.
    pub mentions: Vec<usize>,
    /// A person's title, as the text writes it beside the name: the office or the form of address, then the degrees.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The number of a country or city in GeoNames (`https://sws.geonames.org/NUMBER/`), where the gazetteer has it: of several
    /// places with the name, the largest.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub geonames: Option<u32>,
    /// How much of the article is about it, from 0 to 1; 1 for the entity that stands out most.
    pub salience: f64,
}

/// One part of the text.
#[derive(Clone, Debug, PartialEq)]
pub struct Segment {
    /// What part it is.
    pub kind: SegmentKind,
    /// Where in the text, in UTF-8 bytes.
    pub span: Span,
    /// Who speaks in a quote or in indirect speech, by the best name that the text gives.
    pub speaker: Option<String>,
    /// The index in [`Document::entities`] of the speaker, where the name is an entity's.
    pub entity: Option<usize>,
}

/// What a part of the text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum SegmentKind {
    /// A headline or subheading.
    Title,
    /// A paragraph of the article.
    Paragraph,
    /// A direct quote, without its quotation marks.
    Quote,
    /// What somebody who is named is said to have said, in the words of the article.
    Speech,
    /// The line that names the author, the agency or the place and date of writing.
    Byline,
    /// Page furniture that was pasted along: share links, comment forms, navigation.
    Chrome,
}
