//! Any page: what is baked into it are marks, none of them in what is no markup, and the rest keeps its bytes.

use html5gum::{DefaultEmitter, State, Token, Tokenizer};
use sorot::{Annotator, Options};
use std::sync::LazyLock;

static ANNOTATOR: LazyLock<Annotator> = LazyLock::new(Annotator::new);

/// Checks the page in `bytes`, if they are text. A page with marks of its own could not be told from one with marks baked in.
pub fn check(bytes: &[u8]) {
    let Ok(page) = std::str::from_utf8(bytes) else { return };
    if page.contains("mark") {
        return;
    }
    let baked = sorot::bake::bake(page, &ANNOTATOR, &Options::default(), false);
    let mut plain = String::new();
    for (index, part) in baked.split("<mark class=\"sorot\" ").enumerate() {
        plain.push_str(if index == 0 { part } else { part.split_once("\">").map_or(part, |(_, rest)| rest) });
    }
    assert_eq!(plain.replace("</mark>", ""), page);
    // In a picture or a formula, a style is markup.
    let lower = page.to_ascii_lowercase();
    if !lower.contains("<svg") && !lower.contains("<math") {
        assert_eq!(raw_texts(&baked), raw_texts(page));
    }
}

/// What stands in scripts, styles and the like, which is no markup to a browser.
fn raw_texts(page: &str) -> Vec<&str> {
    let mut tokenizer = Tokenizer::new_with_emitter(page, DefaultEmitter::<usize>::new_with_span());
    let mut texts = Vec::new();
    let mut from = None;
    while let Some(Ok(token)) = tokenizer.next() {
        let start = match &token {
            Token::StartTag(tag) => tag.span.start,
            Token::EndTag(tag) => tag.span.start,
            _ => continue,
        };
        texts.extend(from.take().and_then(|from| page.get(from..start)));
        if let Token::StartTag(tag) = &token {
            let state = match tag.name.as_slice() {
                b"script" => State::ScriptData,
                b"style" | b"xmp" | b"iframe" | b"noembed" | b"noframes" | b"noscript" => State::RawText,
                b"textarea" | b"title" => State::RcData,
                b"plaintext" => State::PlainText,
                _ => continue,
            };
            tokenizer.set_state(state);
            from = Some(tag.span.end);
        }
    }
    texts.extend(from.and_then(|from| page.get(from..)));
    texts
}
