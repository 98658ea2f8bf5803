//! A text that is edited is annotated as a new one is: every edit of random scripts, and those that change the most.

use proptest::prelude::*;
use sorot::{Annotator, LanguageChoice, Options, Session};
use std::sync::LazyLock;

static ANNOTATOR: LazyLock<Annotator> = LazyLock::new(Annotator::new);

/// Pieces that change what the rest of a document means: words in lower case that are names elsewhere, names in full, marks
/// between digits, datelines, quotes, brackets, page furniture.
const PIECES: &[&str] = &[
    "a",
    " ",
    ".",
    "\n",
    "\n\n",
    "\"",
    "(",
    ")",
    "1",
    ",",
    "”",
    "\u{301}",
    "😀",
    "\r\n",
    "\t",
    "Budi Santoso mengatakan harga naik 1.250,50 rupiah.",
    "Presiden Budi Santoso tiba di Bandung pada Senin (24/9).",
    "harapan warga bandung",
    "Harapan",
    "PT Sumber Makmur (SM)",
    "SM",
    "It cost 1,250.50 dollars, 2,500,000 in all.",
    "Jakarta, 14 Februari 2019 - Sedikitnya 1.250 warga mengungsi kemarin setelah tanggul jebol sepanjang 30 meter di sana.",
    "The United Nations said on Monday that nearly 2.3 million people had left the region since March.",
    "\"Kami butuh 40 perahu karet dalam dua hari ini\", kata Natsir kepada wartawan.",
    "“We need $45 million,” said Maria Olsen, who leads the mission.",
    "Bagikan ke Facebook\n0 komentar\n",
    "Baca juga: Banjir di Demak\n",
    "tambahnya.",
    "Olsen",
    "Santoso",
    "besok pukul 19.30 WIB",
    "Kementerian Keuangan (Kemenkeu)",
    "Kemenkeu",
    "yang dan di dengan untuk",
    "the of and with for",
    "presiden jokowi bertemu prabowo subianto di jakarta kemarin, kata menteri keuangan.",
    "john kerry met officials of the united nations in new york on monday",
];

fn piece() -> impl Strategy<Value = &'static str> {
    prop::sample::select(PIECES)
}

/// Where an edit begins and how much it takes away, as shares of the text, and what it puts there.
fn edit() -> impl Strategy<Value = (f64, f64, Vec<&'static str>)> {
    (0.0..1.0, prop_oneof![Just(0.0), 0.0..0.02, 0.0..0.4], prop::collection::vec(piece(), 0..3))
}

fn options() -> impl Strategy<Value = Options> {
    let reference = prop_oneof![Just(None), Just("2016-10-01".parse().ok())];
    let language = prop_oneof![3 => Just(LanguageChoice::Auto), 1 => (0_usize..2).prop_map(LanguageChoice::Fixed)];
    (reference, language, any::<bool>()).prop_map(|(reference, language, annotate_chrome)| Options {
        reference,
        language,
        annotate_chrome,
    })
}

fn boundary(text: &str, share: f64) -> usize {
    let at = (text.len() as f64 * share) as usize;
    (0..=at).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn an_edited_text_is_read_as_a_new_one(
        start in prop::collection::vec(piece(), 0..40),
        edits in prop::collection::vec((edit(), options()), 1..8),
    ) {
        let mut text = start.join(" ");
        let mut session = Session::default();
        for ((from, share, put), options) in edits {
            let first = boundary(&text, from);
            let last = boundary(&text, (from + share).min(1.0)).max(first);
            text.replace_range(first..last, &put.concat());
            let again = ANNOTATOR.annotate_again(&mut session, &text, &options);
            prop_assert_eq!(again, ANNOTATOR.annotate_with(&text, &options), "{:?}", text);
        }
    }
}

#[test]
fn a_word_tells_of_a_name_in_another_paragraph_and_stops_telling() {
    let options = Options::default();
    let mut session = Session::default();
    let name = "Guntur datang pagi itu.\n\nKata orang, hujan turun.";
    for text in
        [name, &format!("{name}\n\nBudi Guntur mengatakan hal itu."), &format!("{name}\n\nAda guntur."), name, "", name]
    {
        let again = ANNOTATOR.annotate_again(&mut session, text, &options);
        assert_eq!(again, ANNOTATOR.annotate_with(text, &options), "{text}");
    }
}
