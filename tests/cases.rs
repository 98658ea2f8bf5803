//! Runs the cases of `tests/cases/`: sentences with what a reader should see in them.
//!
//! A case is one JSON object a line:
//!
//! ```json
//! {"lang": "id", "date": "2016-10-01", "text": "Sekitar 400 warga pergi.",
//!  "expect": [{"text": "Sekitar 400", "label": "CARDINAL", "value": {"number": 400, "counts": "warga"}}]}
//! ```
//!
//! - `lang` (`auto` where left out) and `date` (none where left out) are the options of the call.
//! - `expect` lists all that should be found, in the order of the text, within the labels of the folder that the file is
//!   in; `[]` says that nothing is there. `value` names the fields to compare; a field that is `null` must be missing or
//!   null. Fields that are not named may be anything.
//! - `accept`, on an expectation, lists other spans that are as good; `labels` lists other labels that are as good.
//! - `segments`, `entities`, `speakers` and `speech` list, where they are given, every segment but paragraphs, quotes and speech
//!   as `[kind, text]`, every entity as `[name, label, alias…]`, and every quote and all indirect speech as `[text, speaker]`.
//! - `one` lists groups of names that are of one entity each, the first of them its best name; `apart` lists groups of
//!   names of which no two are of one entity; `titles` lists `[name, title]` of entities, `geonames` `[name, number]` of places.

// A test that panics has failed, which is what it should do.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use serde_json::Value as Json;
use sorot::{Annotator, Options};
use std::fs;
use std::path::{Path, PathBuf};

const NUMBERS: &[&str] = &["PERCENT", "MONEY", "QUANTITY", "ORDINAL", "CARDINAL"];
const TIMES: &[&str] = &["DATE", "TIME"];
const IDENTIFIERS: &[&str] = &["URL", "EMAIL", "PHONE", "HASHTAG", "MENTION"];
const NAMES: &[&str] =
    &["PERSON", "NORP", "FAC", "ORG", "GPE", "LOC", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW", "LANGUAGE"];

#[test]
fn numbers() {
    run("numbers", NUMBERS);
}

#[test]
fn times() {
    run("times", TIMES);
}

#[test]
fn identifiers() {
    run("identifiers", IDENTIFIERS);
}

#[test]
fn names() {
    run("names", NAMES);
}

#[test]
fn segments() {
    run("segments", &[]);
}

fn run(family: &str, labels: &[&str]) {
    let annotator = Annotator::new();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join("cases").join(family);
    let mut failures = Vec::new();
    let mut count = 0;
    for file in case_files(&folder) {
        let content = fs::read_to_string(&file).expect("a case file is readable");
        for (number, line) in content.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
            count += 1;
            let place = format!("{}:{}", file.file_name().unwrap_or_default().to_string_lossy(), number + 1);
            let case: Json = serde_json::from_str(line).unwrap_or_else(|error| panic!("{place}: {error}"));
            if let Err(message) = check(&annotator, &case, labels) {
                failures.push(format!("{place}: {message}\n  in: {}", case["text"]));
            }
        }
    }
    assert!(count > 0, "no case in {}", folder.display());
    assert!(failures.is_empty(), "{} of {count} cases fail\n{}", failures.len(), failures.join("\n"));
}

fn case_files(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut files: Vec<_> = entries
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "jsonl"))
        .collect();
    files.sort();
    files
}

fn check(annotator: &Annotator, case: &Json, labels: &[&str]) -> Result<(), String> {
    let text = case["text"].as_str().ok_or("a case needs a text")?;
    let options = Options {
        reference: case["date"].as_str().map(|date| date.parse().expect("a case has a readable date")),
        language: case["lang"].as_str().unwrap_or("auto").parse().expect("a case has a known language"),
        annotate_chrome: false,
    };
    let document = annotator.annotate_with(text, &options);
    let wire: Json = serde_json::from_str(&sorot::render::wire::json(text, &document)).map_err(|e| e.to_string())?;
    if let Some(expected) = case["expect"].as_array() {
        let found: Vec<&Json> =
            list(&wire["annotations"]).filter(|one| labels.contains(&one["label"].as_str().unwrap_or(""))).collect();
        compare_annotations(expected, &found)?;
    }
    for field in ["segments", "entities", "speakers", "speech"] {
        if let Some(expected) = case.get(field) {
            let found = summary(field, &wire, text);
            if *expected != found {
                return Err(format!("{field}: expected {expected}, found {found}"));
            }
        }
    }
    compare_entities(case, &wire)
}

fn compare_entities(case: &Json, wire: &Json) -> Result<(), String> {
    let entity = |name: &Json| list(&wire["entities"]).position(|one| names_of(one).any(|other| other == name));
    for group in list(&case["one"]) {
        let found: Vec<_> = list(group).map(entity).collect();
        let best = found.first().copied().flatten().is_some_and(|first| wire["entities"][first]["name"] == group[0]);
        if !best || found.iter().any(|one| *one != found[0]) {
            return Err(format!("{group} is not one entity of {}", wire["entities"]));
        }
    }
    for group in list(&case["apart"]) {
        let mut found: Vec<_> = list(group).map(entity).collect();
        let wanted = found.len();
        found.sort_unstable();
        found.dedup();
        if found.len() < wanted || found.contains(&None) {
            return Err(format!("{group} are not apart in {}", wire["entities"]));
        }
    }
    for pair in list(&case["titles"]) {
        let title = entity(&pair[0]).map(|index| &wire["entities"][index]["title"]);
        if title != Some(&pair[1]) {
            return Err(format!("expected the title {pair}, found {title:?} in {}", wire["entities"]));
        }
    }
    for pair in list(&case["geonames"]) {
        let number = entity(&pair[0]).map(|index| &wire["entities"][index]["geonames"]);
        if number != Some(&pair[1]) {
            return Err(format!("expected the place {pair}, found {number:?} in {}", wire["entities"]));
        }
    }
    Ok(())
}

fn names_of(entity: &Json) -> impl Iterator<Item = &Json> {
    std::iter::once(&entity["name"]).chain(list(&entity["aliases"]))
}

fn compare_annotations(expected: &[Json], found: &[&Json]) -> Result<(), String> {
    let shown: Vec<String> =
        found.iter().map(|one| format!("{} {} {}", one["text"], one["label"], one["value"])).collect();
    if expected.len() != found.len() {
        return Err(format!("expected {} annotations, found {}: {}", expected.len(), found.len(), shown.join("; ")));
    }
    for ((wanted, got), shown) in expected.iter().zip(found).zip(&shown) {
        let span = wanted["text"] == got["text"] || list(&wanted["accept"]).any(|other| *other == got["text"]);
        let label = wanted["label"] == got["label"] || list(&wanted["labels"]).any(|other| *other == got["label"]);
        let value = fields(&wanted["value"]).all(|(name, field)| same(field, &got["value"][name]));
        if !(span && label && value) {
            return Err(format!("expected {wanted}, found {shown}"));
        }
    }
    Ok(())
}

fn same(wanted: &Json, got: &Json) -> bool {
    match (wanted.as_f64(), got.as_f64()) {
        (Some(wanted), Some(got)) => (wanted - got).abs() <= wanted.abs() * 1e-9,
        _ if wanted.is_object() => fields(wanted).all(|(name, field)| same(field, &got[name])),
        _ => wanted == got,
    }
}

fn summary(field: &str, wire: &Json, text: &str) -> Json {
    let units: Vec<u16> = text.encode_utf16().collect();
    let slice = |segment: &Json| {
        let place = |name: &str| usize::try_from(segment[name].as_u64().unwrap_or(0)).unwrap_or(0);
        String::from_utf16_lossy(units.get(place("start")..place("end")).unwrap_or(&[]))
    };
    match field {
        "segments" => list(&wire["segments"])
            .filter(|one| !["paragraph", "quote", "speech"].contains(&one["kind"].as_str().unwrap_or("")))
            .map(|one| Json::from(vec![one["kind"].clone(), Json::from(slice(one))]))
            .collect(),
        "speakers" | "speech" => list(&wire["segments"])
            .filter(|one| one["kind"] == if field == "speech" { "speech" } else { "quote" })
            .map(|one| Json::from(vec![Json::from(slice(one)), one["speaker"].clone()]))
            .collect(),
        _ => list(&wire["entities"])
            .map(|one| {
                let mut row = vec![one["name"].clone(), one["label"].clone()];
                row.extend(list(&one["aliases"]).cloned());
                Json::from(row)
            })
            .collect(),
    }
}

fn list(json: &Json) -> impl Iterator<Item = &Json> {
    json.as_array().into_iter().flatten()
}

fn fields(json: &Json) -> impl Iterator<Item = (&String, &Json)> {
    json.as_object().into_iter().flatten()
}
