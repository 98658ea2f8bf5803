//! The page's samples with what the engine finds in them, in the page itself, so that a first visit shows highlights before
//! anything else is there.

use crate::bundle::Files;
use anyhow::{Context as _, Result, ensure};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// The languages that there is a sample in.
const LANGUAGES: &[&str] = &["id", "en"];

/// The page's line of the script that shows one of them.
pub const FIRST: &str = "          <script src=\"first.js\"></script>";

/// The page with its samples in an element of their own, before the script that shows one.
///
/// # Errors
///
/// If a sample is missing or is not UTF-8, or the page has not that script.
pub fn with_samples(page: &str, sources: &Files) -> Result<String> {
    ensure!(page.contains(FIRST), "the page does not say {FIRST}");
    // Nothing in the samples may end their element.
    let samples = serde_json::to_string(&read(sources)?)?.replace('<', "\\u003c");
    let element = format!("<script type=\"application/json\" id=\"sorot-samples\">{samples}</script>\n{FIRST}");
    Ok(page.replace(FIRST, &element))
}

/// The text of a sample and its document, in the shape of `document.d.ts`, by the name of its language. The texts are the
/// site's `sample/LANGUAGE.txt`.
fn read(sources: &Files) -> Result<BTreeMap<&'static str, Value>> {
    let annotator = sorot::Annotator::new();
    LANGUAGES
        .iter()
        .map(|language| {
            let name = format!("sample/{language}.txt");
            let content = sources.get(&name).with_context(|| format!("the site has no {name}"))?;
            let text = std::str::from_utf8(content).with_context(|| format!("{name} is not UTF-8"))?.trim_end();
            let document = sorot::render::wire::json(text, &annotator.annotate(text));
            let mut whole: Map<String, Value> = serde_json::from_str(&document)?;
            whole.insert("text".to_owned(), text.into());
            Ok((*language, Value::Object(whole)))
        })
        .collect()
}
