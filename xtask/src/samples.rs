//! The page's samples with what the engine finds in them, so that a first visit shows highlights before the engine is there.

use crate::bundle::Files;
use anyhow::{Context as _, Result};
use std::collections::BTreeMap;

/// The languages that there is a sample in.
const LANGUAGES: &[&str] = &["id", "en"];

/// The text of a sample and its document, in the shape of `document.d.ts`, by the name of its language. The texts are the
/// site's `sample/LANGUAGE.txt`.
///
/// # Errors
///
/// If a sample is missing or is not UTF-8.
pub fn read(sources: &Files) -> Result<BTreeMap<&'static str, serde_json::Value>> {
    let annotator = sorot::Annotator::new();
    LANGUAGES
        .iter()
        .map(|language| {
            let name = format!("sample/{language}.txt");
            let content = sources.get(&name).with_context(|| format!("the site has no {name}"))?;
            let text = std::str::from_utf8(content).with_context(|| format!("{name} is not UTF-8"))?.trim_end();
            let document = sorot::render::wire::json(text, &annotator.annotate(text));
            let mut whole: serde_json::Value = serde_json::from_str(&document)?;
            whole["text"] = text.into();
            Ok((*language, whole))
        })
        .collect()
}
