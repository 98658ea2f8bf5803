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
    ("<article><div><script>t=\"<p></div> ", "\"</script></div><textarea/></div>x</textarea><p hidden>a<p>5 juta"),
];

/// An edit: where it begins, as so many bytes behind the middle of the sentence or, with `None`, at its beginning; how many
/// bytes it takes away; the byte for the options; what it puts there.
type Edit = (Option<u16>, u8, u8, &'static str);

/// What somebody does to the text of an `edits` case: a letter and a figure that are typed and taken back, a paragraph that is
/// parted and joined, another language and day, and back.
const SCRIPTS: &[&[Edit]] = &[
    &[(Some(0), 0, 0, "5"), (Some(1), 0, 0, " juta "), (Some(0), 7, 0, "")],
    &[(Some(0), 0, 0, "\n\n"), (None, 0, 0, "Bandung, 14 Februari 2019 - "), (Some(28), 2, 0, "")],
    &[(None, 0, 192, "Kata Budi Santoso, \""), (Some(20), 9, 194, "\" "), (None, 255, 197, "")],
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
        "edits" => SCRIPTS.get(turn(SCRIPTS.len())).map_or_else(Vec::new, |script| edits(sentence, script)),
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

/// A sentence with a script of edits, as `checks/edits.rs` reads them.
fn edits(sentence: &str, script: &[Edit]) -> Vec<u8> {
    let middle = u16::try_from(sentence.len() / 2).unwrap_or(0);
    let mut case = sentence.as_bytes().to_vec();
    for &(place, removed, choice, words) in script {
        let [low, high] = place.map_or(0, |behind| middle.saturating_add(behind)).to_le_bytes();
        case.extend([0xFF, low, high, removed, choice]);
        case.extend_from_slice(words.as_bytes());
    }
    case
}
