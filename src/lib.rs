//! Sorot marks up article text with named entities and numbers.
//!
//! ```
//! let annotator = sorot::Annotator::new();
//! let document = annotator.annotate("Rapat dimulai pukul 19.30 WIB.");
//! assert_eq!(document.language, "id");
//! ```
//!
//! Text flows one way, and each stage is a folder or file that a reader can open on its own:
//!
//! | stage | where | from → to |
//! |---|---|---|
//! | tokens | [`token`] | text → atoms, and those of a segment → sentences |
//! | segments | [`segment`] | text and atoms → titles, paragraphs, bylines, quotes, page furniture |
//! | language | [`language`] | a segment → the language it is written in |
//! | recognizers | [`numbers`], [`times`], [`identifiers`], [`names`] | tokens → candidates |
//! | resolver | [`resolve`] | candidates → one layer of annotations, entities, speakers |
//! | renderers | [`render`] | the document → JSON, HTML, a coloured terminal |
//!
//! No stage calls one before it, no recognizer reads what another found, and no word of any language stands in code: the
//! words are in the data files of `src/language/`.

pub mod annotator;
#[cfg(not(target_arch = "wasm32"))]
pub mod bake;
pub mod candidate;
pub mod document;
pub mod identifiers;
mod kept_lines;
pub mod label;
pub mod language;
pub mod lexicon;
pub mod names;
pub mod numbers;
pub mod offsets;
pub mod reference;
pub mod render;
pub mod resolve;
pub mod segment;
pub mod span;
pub mod stage;
pub mod times;
pub mod token;
pub mod value;
#[cfg(target_arch = "wasm32")]
pub mod wasm;

pub use annotator::{Annotator, LanguageChoice, Options, Session};
pub use document::{Annotation, Document, Entity, Segment, SegmentKind};
pub use label::Label;
pub use language::pack::PackError;
pub use reference::{Reference, ReferenceError};
pub use span::Span;
pub use value::Value;
