//! The first real article: everything that its gold annotation requires is found, and little else.
//!
//! The article lies beside the repository, not in it; where it is not there, the tests say so and pass.

// A test that panics has failed, which is what it should do.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use serde_json::Value as Json;
use sorot::{Annotator, Options};
use std::fs;
use std::path::Path;

struct Seed {
    text: String,
    gold: Json,
    found: Json,
}

fn seed() -> Option<Seed> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/seed");
    let (Ok(text), Ok(gold)) =
        (fs::read_to_string(folder.join("article.txt")), fs::read_to_string(folder.join("gold.json")))
    else {
        eprintln!("skipped: there is no seed article in {}", folder.display());
        return None;
    };
    let gold: Json = serde_json::from_str(&gold).expect("the gold annotation is JSON");
    let date = gold["reference_date"].as_str().expect("the gold annotation has a reference date");
    let options = Options { reference: Some(date.parse().expect("a readable date")), ..Options::default() };
    let document = Annotator::new().annotate_with(&text, &options);
    let found = serde_json::from_str(&sorot::render::wire::json(&text, &document)).expect("JSON");
    Some(Seed { text, gold, found })
}

/// The places are one class here: the gold annotation does not tell a city from a region for certain.
fn class(label: &Json) -> &str {
    match label.as_str().unwrap_or("") {
        "GPE" | "LOC" | "FAC" => "place",
        label => label,
    }
}

fn overlaps(one: &Json, other: &Json) -> bool {
    one["start"].as_u64() < other["end"].as_u64() && other["start"].as_u64() < one["end"].as_u64()
}

/// Whether `found` is the annotation that `gold` asks for: the same span, or one inside it that is as good, with the
/// label and the value.
fn satisfies(found: &Json, gold: &Json) -> bool {
    let span = (found["start"] == gold["start"] && found["end"] == gold["end"])
        || (overlaps(found, gold) && list(&gold["accept"]).any(|text| *text == found["text"]));
    let value = gold["value"].as_object().into_iter().flatten().all(|(name, field)| {
        let got = &found["value"][name];
        got == field || (got.is_number() && got.as_f64() == field.as_f64())
    });
    span && class(&found["label"]) == class(&gold["label"]) && value
}

#[test]
fn every_required_annotation_is_found() {
    let Some(Seed { gold, found, .. }) = seed() else { return };
    let missing: Vec<String> = list(&gold["annotations"])
        .filter(|wanted| wanted["required"] == true)
        .filter(|wanted| !list(&found["annotations"]).any(|one| satisfies(one, wanted)))
        .map(|wanted| {
            let near: Vec<String> =
                list(&found["annotations"]).filter(|one| overlaps(one, wanted)).map(Json::to_string).collect();
            format!("{wanted}\n  found: {}", near.join(" "))
        })
        .collect();
    assert!(missing.is_empty(), "{} missing:\n{}", missing.len(), missing.join("\n"));
}

#[test]
fn little_is_found_beyond_the_gold() {
    let Some(Seed { gold, found, .. }) = seed() else { return };
    let beyond: Vec<String> = list(&found["annotations"])
        .filter(|one| !list(&gold["annotations"]).any(|wanted| overlaps(one, wanted)))
        .map(Json::to_string)
        .collect();
    assert!(beyond.len() <= 3, "{} beyond:\n{}", beyond.len(), beyond.join("\n"));
}

#[test]
fn page_furniture_is_told_from_the_article() {
    let Some(Seed { text, gold, found }) = seed() else { return };
    for line in list(&gold["page_chrome"]).filter_map(Json::as_str) {
        let start = text.find(line).unwrap_or_else(|| panic!("the article has no line '{line}'")) as u64;
        let covered = list(&found["segments"]).any(|segment| {
            segment["kind"] == "chrome"
                && segment["start"].as_u64() <= Some(start)
                && segment["end"].as_u64() >= Some(start + line.len() as u64)
        });
        assert!(covered, "'{line}' is not chrome in {}", found["segments"]);
    }
    let first_chrome = list(&found["segments"]).find(|segment| segment["kind"] == "chrome");
    let article_end = text.find("Share To:").unwrap_or(0) as u64;
    assert!(
        first_chrome.is_some_and(|segment| segment["start"].as_u64() >= Some(article_end)),
        "a part of the article is chrome: {first_chrome:?}"
    );
}

#[test]
fn quotes_have_their_speakers() {
    let Some(Seed { text, gold, found }) = seed() else { return };
    for quote in list(&gold["quotes"]) {
        let opening = quote["text"].as_str().unwrap_or("");
        let start = text.find(opening).unwrap_or_else(|| panic!("the article does not say '{opening}'")) as u64;
        let speaker = list(&found["segments"])
            .find(|segment| segment["kind"] == "quote" && segment["start"].as_u64() == Some(start))
            .map(|segment| &segment["speaker"]);
        assert_eq!(speaker, Some(&quote["speaker"]), "'{opening}…'");
    }
}

#[test]
fn names_of_one_thing_are_one_entity() {
    let Some(Seed { gold, found, .. }) = seed() else { return };
    for wanted in list(&gold["entities"]) {
        let names: Vec<&str> = wanted[0].as_str().unwrap_or("").split(" = ").collect();
        let whole = list(&found["entities"]).any(|entity| {
            let known: Vec<&str> =
                std::iter::once(&entity["name"]).chain(list(&entity["aliases"])).filter_map(Json::as_str).collect();
            names.iter().all(|name| known.iter().any(|other| other == name || is_part(name, other)))
                && class(&entity["label"]) == class(&wanted[1])
        });
        assert!(whole, "{wanted} is not one entity of {}", found["entities"]);
    }
}

/// Whether `other` is `name` with a designator or a direction: "Kamp Handarat", "Aleppo timur".
fn is_part(name: &str, other: &str) -> bool {
    other.split(' ').any(|word| word == name)
}

fn list(json: &Json) -> impl Iterator<Item = &Json> {
    json.as_array().into_iter().flatten()
}
