//! One case of a case file: a text, and what is to be found in it.

use anyhow::{Context as _, Result};
use serde_json::Value as Json;
use sorot::annotator::Options;
use sorot::{LanguageChoice, Reference, Span};

/// One line of a case file.
pub struct Case {
    /// What the case is called.
    pub id: String,
    /// The text to annotate.
    pub text: String,
    /// The language and the reference of the call.
    pub options: Options,
    /// The offset from UTC of the reference, in seconds, where the case tells it.
    pub zone: Option<i64>,
    /// The kinds that the case speaks of; all where it names none.
    pub scope: Vec<String>,
    /// What is to be found.
    pub expected: Vec<Expected>,
}

/// One thing that is to be found.
pub struct Expected {
    /// Where, in UTF-8 bytes.
    pub span: Span,
    /// What it is: a suite's kind, or for our own cases the kind of the label.
    pub kind: String,
    /// All that the case says of it.
    pub fields: Json,
    /// Whether it is one of our own cases, with a label and a value in short form.
    pub own: bool,
}

impl Expected {
    /// The text that the span covers in `text`.
    pub fn surface<'t>(&self, text: &'t str) -> &'t str {
        self.span.of(text)
    }
}

impl Case {
    /// Reads one line of a case file.
    ///
    /// # Errors
    ///
    /// A line that is no JSON, or that lacks a text or a language.
    pub fn read(line: &str) -> Result<Case> {
        let json: Json = serde_json::from_str(line)?;
        let string = |name: &str| json.get(name).and_then(Json::as_str);
        let id = string("id").unwrap_or("").to_owned();
        let text = string("text").with_context(|| format!("{id}: a case needs a text"))?.to_owned();
        let language: LanguageChoice = string("lang").unwrap_or("auto").parse()?;
        let reference: Option<Reference> = string("reference_time").map(str::parse).transpose()?;
        let zone = string("reference_time").and_then(super::instant::offset);
        let bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let offset = |point: Option<&Json>| {
            let point = point.and_then(Json::as_u64).and_then(|point| usize::try_from(point).ok()).unwrap_or(0);
            bytes.get(point).copied().unwrap_or(text.len())
        };
        let spans = json.get("spans").and_then(Json::as_array).cloned().unwrap_or_default();
        let expected = spans
            .into_iter()
            .map(|fields| {
                let label = fields.get("label").and_then(Json::as_str);
                let kind = fields.get("kind").and_then(Json::as_str).or(label).unwrap_or("").to_lowercase();
                Expected {
                    span: Span::new(offset(fields.get("start")), offset(fields.get("end"))),
                    own: label.is_some(),
                    kind,
                    fields,
                }
            })
            .collect();
        let scope = json.get("scope").and_then(Json::as_array).into_iter().flatten();
        let scope = scope.filter_map(Json::as_str).map(str::to_owned).collect();
        Ok(Case { id, zone, options: Options { reference, language, annotate_chrome: true }, scope, expected, text })
    }
}
