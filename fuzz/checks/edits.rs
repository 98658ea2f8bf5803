//! Any text and any edits of it: what a session reads after each is what a first reading gives, to the last byte of its JSON.

use sorot::{Annotator, Options, Session};
use std::sync::LazyLock;

static ANNOTATOR: LazyLock<Annotator> = LazyLock::new(Annotator::new);

/// What parts the text and its edits: a byte that no UTF-8 holds, so that texts need no escapes.
pub const SEAM: u8 = 0xFF;

/// A text that grows without end says nothing new, and takes long.
const LONGEST: usize = 20_000;

/// Checks the text in `bytes` up to the first [`SEAM`], and after each of the edits behind it. An edit has two bytes for where
/// it begins, one for how many bytes it takes away, one for the options from then on, and what it puts there.
pub fn check(bytes: &[u8]) {
    let mut parts = bytes.split(|byte| *byte == SEAM);
    let mut text = parts.next().map(String::from_utf8_lossy).unwrap_or_default().into_owned();
    let mut session = Session::default();
    let mut options = Options::default();
    compare(&mut session, &text, &options);
    for part in parts {
        let &[low, high, removed, choice, ref words @ ..] = part else { continue };
        let from = boundary(&text, usize::from(u16::from_le_bytes([low, high])) % (text.len() + 1));
        let to = boundary(&text, (from + usize::from(removed)).min(text.len()));
        text.replace_range(from..to, &String::from_utf8_lossy(words));
        options = chosen(choice, options);
        if text.len() > LONGEST {
            return;
        }
        compare(&mut session, &text, &options);
    }
}

fn compare(session: &mut Session, text: &str, options: &Options) {
    let again = ANNOTATOR.annotate_again(session, text, options);
    let fresh = ANNOTATOR.annotate_with(text, options);
    let json = |document| sorot::render::wire::json(text, document);
    assert_eq!(json(&again), json(&fresh), "{text:?}");
    assert_eq!(again, fresh, "{text:?}");
}

/// The options that a byte asks for: most ask for no others than before, as people do.
fn chosen(choice: u8, before: Options) -> Options {
    if choice < 192 {
        return before;
    }
    let choice = usize::from(choice);
    Options {
        language: ["auto", "id", "en"][choice % 3].parse().expect("the languages are built in"),
        reference: ["2016-10-01", "2024-02-29"].get(choice / 3 % 3).map(|day| day.parse().expect("a day")),
        annotate_chrome: choice.is_multiple_of(2),
    }
}

fn boundary(text: &str, at: usize) -> usize {
    (0..=at).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}
