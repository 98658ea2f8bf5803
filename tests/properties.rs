//! What holds for every text, however strange: the contract of a document.

// A test that panics has failed, which is what it should do.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use proptest::prelude::*;
use sorot::offsets::Utf16Offsets;
use sorot::render::wire;
use sorot::{Annotator, Document, Label, Options, SegmentKind, Value};
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

static ANNOTATOR: LazyLock<Annotator> = LazyLock::new(Annotator::new);
static ANOTHER: LazyLock<Annotator> = LazyLock::new(Annotator::new);

/// Pieces that articles, pages and hostile texts are made of.
const PIECES: &[&str] = &[
    "\"",
    "“",
    "”",
    "‘",
    "’",
    "'",
    "«",
    "»",
    "„",
    "(",
    ")",
    ".",
    ",",
    ":",
    "…",
    "\n",
    "\r\n",
    "\n\n",
    "\r",
    "\u{2028}",
    " ",
    "\u{A0}",
    "\t",
    "\u{200B}",
    "\u{FEFF}",
    "\u{202E}",
    "😀",
    "e\u{301}",
    "ß",
    "İ",
    "日本",
    "سلام",
    "5",
    "250.000",
    "1,5",
    "%",
    "Rp",
    "½",
    "km/jam",
    "24/9",
    "19.30",
    "WIB",
    "Senin",
    "kemarin",
    "Rabu (3/5)",
    "yang",
    "kata",
    "said",
    "Rina",
    "Bandung",
    "Menlu AS",
    "Baca juga:",
    "Share",
    "Facebook",
    "0 comments",
    "Leave a reply",
    "Oleh:",
    "By",
    "(ant/x)",
    "puluhan",
    "juta",
    "dua puluh",
    "three hundred",
    "-",
    "–",
    "https://a.id/x?y=1",
    "a@b.id",
    "#tagar",
    "@akun",
    "+62 812 3456 7890",
    "$",
    "\0",
];

fn check(text: &str, document: &Document) {
    let mut end = 0;
    for annotation in &document.annotations {
        assert!(annotation.span.start >= end, "annotations overlap or are not sorted");
        assert!(!annotation.span.is_empty() && (0.0..=1.0).contains(&annotation.score));
        assert_eq!(text.get(annotation.span.start..annotation.span.end), Some(annotation.text.as_str()));
        assert!(annotation.entity.is_none_or(|entity| entity < document.entities.len()));
        end = annotation.span.end;
    }
    for entity in &document.entities {
        assert!(entity.mentions.iter().all(|&mention| mention < document.annotations.len()));
    }

    let mut start = 0;
    let mut covered = 0;
    let mut holder = 0;
    for segment in &document.segments {
        assert!(segment.span.start >= start, "segments are not sorted");
        start = segment.span.start;
        assert!(text.get(segment.span.start..segment.span.end).is_some_and(|written| !written.is_empty()));
        if matches!(segment.kind, SegmentKind::Quote | SegmentKind::Speech) {
            assert!(segment.span.end <= holder, "a quote leaves its paragraph");
        } else {
            assert!(segment.span.start >= covered, "segments share text");
            let between = text.get(covered..segment.span.start).expect("segments are on character boundaries");
            assert!(between.trim().is_empty(), "{between:?} is in no segment");
            covered = segment.span.end;
            holder = segment.span.end;
        }
    }
    assert!(text.get(covered..).is_some_and(|rest| rest.trim().is_empty()), "the end is in no segment");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn any_string_has_a_sound_document(text in any::<String>()) {
        check(&text, &ANNOTATOR.annotate(&text));
    }

    #[test]
    fn any_mix_of_pieces_has_a_sound_document(
        pieces in prop::collection::vec((0..PIECES.len(), any::<bool>()), 0..60)
    ) {
        let text: String =
            pieces.iter().flat_map(|&(piece, spaced)| [PIECES[piece], if spaced { " " } else { "" }]).collect();
        let document = ANNOTATOR.annotate(&text);
        check(&text, &document);
        sorot::render::html::render(&text, &document);
        sorot::render::ansi::render(&text, &document, &sorot::render::ansi::Style::Colour);
    }
}

const MARKUP: &[&str] = &[
    "<p>",
    "</p>",
    "<b>",
    "</b>",
    "<article>",
    "</article>",
    "<nav>",
    "</nav>",
    "<!--",
    "-->",
    "<script>",
    "</script>",
    "<textarea>",
    "</textarea>",
    "<style>",
    "</style>",
    "<head>",
    "</head>",
    "<a href='Rp 5 juta'>",
    "</a>",
    "<br>",
    "&amp;",
    "&#x1F600;",
    "&",
    "<",
    ">",
    "\"",
    "</",
    "<![CDATA[",
    "]]>",
    "<svg>",
    "</svg>",
    "\r\n",
    "\0",
    "Rp 5 juta",
    "Joko Widodo",
    "di Bandung",
    "17",
    "Agustus",
    "1945",
    "<td>",
    "<template>",
    "</template>",
    "<title>",
    "</title>",
    "<plaintext>",
    "é",
];

/// A page without the marks that baking puts in.
fn without_marks(page: &str) -> String {
    let mut plain = String::new();
    for (index, part) in page.split("<mark class=\"sorot\" ").enumerate() {
        plain.push_str(if index == 0 { part } else { part.split_once("\">").map_or(part, |(_, rest)| rest) });
    }
    plain.replace("</mark>", "")
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn a_baked_page_is_the_page_but_for_its_marks(
        pieces in prop::collection::vec((0..MARKUP.len(), any::<bool>()), 0..60)
    ) {
        let page: String =
            pieces.iter().flat_map(|&(piece, spaced)| [MARKUP[piece], if spaced { " " } else { "" }]).collect();
        let baked = sorot::bake::bake(&page, &ANNOTATOR, &sorot::Options::default(), false);
        prop_assert_eq!(without_marks(&baked), page.clone());
        let again = sorot::bake::bake(&baked, &ANNOTATOR, &sorot::Options::default(), false);
        prop_assert_eq!(without_marks(&again), page);
    }
}

/// The sentences of the cases of numbers of one language, a paragraph each.
fn number_sentences(language: &str) -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/cases/numbers/{language}.jsonl"));
    let cases = fs::read_to_string(path).expect("the cases can be read");
    let texts = cases.lines().filter_map(|line| {
        let case: serde_json::Value = serde_json::from_str(line).ok()?;
        case["text"].as_str().map(str::to_owned)
    });
    // One that is several paragraphs, or ends in the middle of something, speaks to what stands around it.
    texts.filter(|text| !text.contains('\n') && text.ends_with('.')).collect()
}

/// The numbers of the part of `text` that begins at `from` and is `len` bytes long.
fn numbers(text: &str, language: &str, from: usize, len: usize) -> Vec<(usize, String, Option<Value>)> {
    let options = Options { language: language.parse().expect("the language is built in"), ..Options::default() };
    let document = ANNOTATOR.annotate_with(text, &options);
    let labels = [Label::Cardinal, Label::Ordinal, Label::Percent, Label::Money, Label::Quantity];
    let own = document.annotations.into_iter().filter(|annotation| {
        labels.contains(&annotation.label) && annotation.span.start >= from && annotation.span.end <= from + len
    });
    own.map(|annotation| (annotation.span.start - from, annotation.text, annotation.value)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn numbers_stay_what_they_are_when_another_paragraph_is_added(
        english in any::<bool>(), one in any::<prop::sample::Index>(), others in prop::collection::vec(any::<prop::sample::Index>(), 1..4)
    ) {
        let language = if english { "en" } else { "id" };
        let sentences = number_sentences(language);
        let sentence = one.get(&sentences);
        let alone = format!("Judul\n\n{sentence}\n");
        let expected = numbers(&alone, language, 7, sentence.len());
        let added: Vec<&str> = others.iter().map(|index| index.get(&sentences).as_str()).collect();
        let added = added.join("\n\n");
        let behind = format!("Judul\n\n{sentence}\n\n{added}\n");
        prop_assert_eq!(&numbers(&behind, language, 7, sentence.len()), &expected, "{}", behind);
        let before = format!("Judul\n\n{added}\n\n{sentence}\n");
        prop_assert_eq!(&numbers(&before, language, 9 + added.len(), sentence.len()), &expected, "{}", before);
    }

    #[test]
    fn offsets_fit_any_string_of_javascript_both_ways(units in prop::collection::vec(any::<u16>(), 0..200)) {
        let text = String::from_utf16_lossy(&units);
        let offsets = Utf16Offsets::new(&text);
        prop_assert_eq!(offsets.utf16(text.len()), units.len());
        for (byte, _) in text.char_indices() {
            let unit = offsets.utf16(byte);
            prop_assert_eq!(String::from_utf16_lossy(&units[..unit]).len(), byte);
        }
    }

    #[test]
    fn a_reading_depends_on_the_text_alone(texts in prop::collection::vec(any::<prop::sample::Index>(), 1..6)) {
        let sentences = number_sentences("id");
        // What was read before has to leave nothing behind.
        for text in &texts {
            ANNOTATOR.annotate(text.get::<String>(&sentences));
        }
        let last = texts[0].get(&sentences).as_str();
        prop_assert_eq!(wire::json(last, &ANNOTATOR.annotate(last)), wire::json(last, &ANOTHER.annotate(last)));
    }
}
