//! What fuzzing begins with: the sentences of the tests' cases, in the form that each target reads.

use std::fs;
use std::io;
use std::path::Path;

/// Patterns that use what the syntax has, for the target that reads one before its text.
const PATTERNS: &[&str] = &[
    r"\b\p{Lu}\w+(?: \p{Lu}\w+)*",
    r"(?i)rp\s?\d{1,3}(?:[.,]\d+)*",
    r"(a|aa)+$",
    r"[^\s--\d]+?|(?P<nama>x{2,5})",
    r"^(?:\D*\d){3}",
    r"(?xs) . # kata",
];

/// Pages around a sentence.
const PAGES: &[(&str, &str)] = &[
    ("<!doctype html><html><head><title>a</title></head><body><article><p>", "</p></article></body></html>"),
    ("<main><h1>Judul</h1><p>Kata <b>", "</b> &amp; <a href='x'>tautan</a></p><!-- <p> --></main>"),
    ("<body><nav>Beranda</nav><p data-sorot=\"off\">5 juta</p><div>", "<br>dan<script>if(1<2){}</script></div>"),
];

/// The sentences in the `text` fields of the cases below `folder`, sorted, each once.
///
/// # Errors
///
/// If a folder or file cannot be read.
pub fn sentences(folder: &Path) -> io::Result<Vec<String>> {
    let mut sentences = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            sentences.extend(self::sentences(&path)?);
        } else if path.extension().is_some_and(|extension| extension == "jsonl") {
            for line in fs::read_to_string(&path)?.lines() {
                let case: serde_json::Value = serde_json::from_str(line).unwrap_or_default();
                sentences.extend(case.get("text").and_then(serde_json::Value::as_str).map(str::to_owned));
            }
        }
    }
    sentences.sort();
    sentences.dedup();
    Ok(sentences)
}

/// The seeds of a target: each of `sentences` in its form. `index` tells one sentence from another, so that the forms take turns.
pub fn seed(target: &str, index: usize, sentence: &str) -> Vec<u8> {
    let turn = |count: usize| index % count;
    match target {
        "utf16" => sentence.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        "bake" => PAGES
            .get(turn(PAGES.len()))
            .map_or_else(Vec::new, |(before, behind)| format!("{before}{sentence}{behind}").into_bytes()),
        "patterns" => PATTERNS
            .get(turn(PATTERNS.len()))
            .map_or_else(Vec::new, |pattern| format!("{pattern}\n{sentence}").into_bytes()),
        // The letters stand for numbers: what a body says of its own length is what matters.
        "model" => sentence.bytes().map(|byte| byte % 16).collect(),
        _ => sentence.as_bytes().to_vec(),
    }
}
