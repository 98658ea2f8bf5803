//! Languages that come as packs: an engine that took one finds what one finds that has everything built in, and a pack that is
//! no good is refused with a word on what to do.

// A test that panics has failed, which is what it should do.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use sorot::language::LANGUAGES;
use sorot::{Annotator, LanguageChoice, Options, PackError, Session};

const INDONESIAN: &str = "Jakarta, 14 Februari 2019 - Bupati Rina Wahyuni meninjau tanggul di Kecamatan Wedung bersama Kepala \
     Dinas Bambang Prasetyo, yang meminta 250.000 karung pasir.";
const ENGLISH: &str = "Maria Olsen of the Northern Relief Mission told reporters in Geneva on Monday that nearly 2.3 million \
     people had left the region since March.";

fn pack(code: &str) -> Vec<u8> {
    let files = LANGUAGES.iter().find(|files| files.code == code).expect("the language is built in");
    files.pack().and_then(|pack| pack.to_bytes()).expect("the language has a pack")
}

fn missing(annotator: &Annotator, text: &str) -> Vec<&'static str> {
    annotator.missing(text, &Options::default())
}

#[test]
fn a_text_needs_the_packs_of_its_languages() {
    let annotator = Annotator::without_models();
    let both = format!("{INDONESIAN}\n\n{ENGLISH}");
    assert_eq!(missing(&annotator, INDONESIAN), ["id"]);
    assert_eq!(missing(&annotator, ENGLISH), ["en"]);
    assert_eq!(missing(&annotator, &both), ["en", "id"]);
    assert!(missing(&annotator, "").is_empty());
    let english: LanguageChoice = "en".parse().expect("English is a language");
    let options = Options { language: english, ..Options::default() };
    assert_eq!(annotator.missing(INDONESIAN, &options), ["en"]);
    annotator.add_language("en", &pack("en")).expect("the pack is good");
    assert_eq!(missing(&annotator, &both), ["id"]);
    assert!(missing(&Annotator::new(), &both).is_empty(), "everything is built in");
}

#[test]
fn with_the_packs_everything_is_found_that_is_found_with_models_built_in() {
    let annotator = Annotator::without_models();
    let whole = Annotator::new();
    let both = format!("{INDONESIAN}\n\n{ENGLISH}");
    let numbers = |annotator: &Annotator| {
        let document = annotator.annotate(&both);
        document.annotations.into_iter().filter(|one| one.value.is_some()).collect::<Vec<_>>()
    };
    assert_eq!(numbers(&annotator), numbers(&whole), "numbers need no pack");
    assert_ne!(annotator.annotate(&both), whole.annotate(&both), "names do");
    annotator.add_language("id", &pack("id")).expect("the pack is good");
    assert_eq!(annotator.annotate(INDONESIAN), whole.annotate(INDONESIAN));
    annotator.add_language("en", &pack("en")).expect("the pack is good");
    annotator.add_language("en", &pack("en")).expect("a second time it changes nothing");
    assert_eq!(annotator.annotate(&both), whole.annotate(&both));
}

#[test]
fn a_pack_that_comes_while_a_text_is_edited_is_used_for_all_of_it() {
    let annotator = Annotator::without_models();
    let mut session = Session::default();
    let options = Options::default();
    let mut text = INDONESIAN.to_owned();
    for step in ["", " Selesai.", "\n\n", ENGLISH, " More.", "\n\nAkhir."] {
        text.push_str(step);
        for code in annotator.missing_again(&mut session, &text, &options) {
            // Read without its pack first, as where a network is slow.
            annotator.annotate_again(&mut session, &text, &options);
            annotator.add_language(code, &pack(code)).expect("the pack is good");
        }
        let again = annotator.annotate_again(&mut session, &text, &options);
        assert_eq!(again, annotator.annotate(&text), "{text}");
        assert_eq!(again, Annotator::new().annotate(&text), "{text}");
    }
}

#[test]
fn a_pack_that_is_no_good_is_refused_and_changes_nothing() {
    let annotator = Annotator::without_models();
    let good = pack("id");
    let before = annotator.annotate(INDONESIAN);
    let refused = |code: &str, bytes: &[u8]| annotator.add_language(code, bytes).expect_err("the pack is refused");
    assert_eq!(refused("xx", &good), PackError::UnknownLanguage("xx".to_owned()));
    assert_eq!(refused("id", b"<!doctype html>"), PackError::NoPack);
    assert_eq!(refused("id", &[&good[..4], &[9], &good[5..]].concat()), PackError::Version(9));
    let other = PackError::OtherLanguage { asked: "en".to_owned(), found: "id".to_owned() };
    assert_eq!(refused("en", &good), other);
    for length in (0..good.len()).step_by(997) {
        let error = refused("id", &good[..length]).to_string();
        assert!(error.contains("fetch"), "{error}");
    }
    for at in (8..good.len()).step_by(4001) {
        let mut damaged = good.clone();
        damaged[at] ^= 0x40;
        refused("id", &damaged);
    }
    assert_eq!(annotator.annotate(INDONESIAN), before);
    annotator.add_language("id", &good).expect("the good one is taken after all");
    assert_eq!(annotator.annotate(INDONESIAN), Annotator::new().annotate(INDONESIAN));
}
