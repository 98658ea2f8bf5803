//! What holds for every text, however strange: the contract of a document.

// A test that panics has failed, which is what it should do.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use proptest::prelude::*;
use sorot::{Annotator, Document, SegmentKind};
use std::sync::LazyLock;

static ANNOTATOR: LazyLock<Annotator> = LazyLock::new(Annotator::new);

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
        if segment.kind == SegmentKind::Quote {
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
