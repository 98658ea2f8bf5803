//! Renderers: a document as somebody else wants to read it. None of them changes the document.

pub mod ansi;
pub mod change;
pub mod html;
mod summary;
pub mod wire;
