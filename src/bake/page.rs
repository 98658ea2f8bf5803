//! A page of HTML → the text of its article, with the way back from each piece of text to the page.
//!
//! Tokens are those of the HTML standard, section 13.2.5, by `html5gum`. Elements are nested as their tags say, without the
//! standard's repairs: of them only what is left out depends.

use crate::span::Span;
use html5gum::{DefaultEmitter, StartTag, Token, Tokenizer};

/// What is read of a page.
#[derive(Debug, Default)]
pub(super) struct Page {
    /// The text of each article.
    pub parts: Vec<Part>,
    /// Where the end tag of the head begins.
    pub head_end: Option<usize>,
}

/// A text that is read for itself.
#[derive(Debug, Default)]
pub(super) struct Part {
    /// Blocks parted by an empty line, inline markup joined without a seam.
    pub text: String,
    /// Sorted by where they stand, in the text and in the page alike.
    pub pieces: Vec<Piece>,
}

/// A piece of text and where it stands in the page.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece {
    pub text: Span,
    pub source: Span,
}

impl Piece {
    /// Whether the page has the text letter by letter, and not as a reference such as `&amp;`.
    pub const fn is_literal(&self) -> bool {
        self.text.end - self.text.start == self.source.end - self.source.start
    }
}

/// Stands where an inline element was left out, so that no name reaches across it.
const GAP: &str = "\u{fffc}";

/// The longest name of a reference in the standard has 33 bytes with its signs; none is longer.
const LONGEST_REFERENCE: usize = 33;

const VOID: &[&str] =
    &["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"];
/// Elements whose text is none of an article's: controls, code, what is never shown, and ways through the site.
const SKIPPED: &[&str] = &[
    "head", "title", "script", "style", "noscript", "template", "code", "pre", "kbd", "samp", "textarea", "input",
    "select", "button", "form", "nav", "svg", "math", "iframe", "object", "canvas", "audio", "video",
];
const INLINE: &[&str] = &[
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img", "input", "ins",
    "kbd", "label", "mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strong", "sub", "sup", "time",
    "tt", "u", "var", "wbr", "button", "select", "textarea", "svg", "math", "script", "style", "noscript", "template",
];

struct Open {
    name: String,
    skipped: bool,
    /// Whether it is the element whose text is read.
    scope: bool,
}

/// Reads a page: its `<article>` elements, else `<main>`, else everything.
pub(super) fn read(html: &str) -> Page {
    let tokens: Vec<Token<usize>> = tokenize(html);
    let has =
        |wanted: &str| tokens.iter().any(|token| matches!(token, Token::StartTag(tag) if name(&tag.name) == wanted));
    let scope = ["article", "main"].into_iter().find(|scope| has(scope));
    let mut page = Page::default();
    let mut reader = Reader { html, scope, open: Vec::new(), part: Part::default() };
    if scope.is_none() {
        reader.open.push(Open { name: String::new(), skipped: false, scope: true });
    }
    let mut at = 0;
    for token in &tokens {
        let span = match token {
            Token::StartTag(tag) => tag.span,
            Token::EndTag(tag) => tag.span,
            Token::Comment(comment) => comment.span,
            Token::Doctype(doctype) => doctype.span,
            // What stands between the other tokens is text.
            Token::String(_) | Token::Error(_) => continue,
        };
        // A comment's span may leave out its signs; text begins at the next tag's own.
        reader.text(at, span.start);
        at = span.end.max(at);
        match token {
            Token::StartTag(tag) => reader.start(tag),
            Token::EndTag(tag) => {
                let name = name(&tag.name);
                if name == "head" && page.head_end.is_none() {
                    page.head_end = Some(span.start);
                }
                if let Some(part) = reader.end(&name) {
                    page.parts.push(part);
                }
            }
            _ => {}
        }
    }
    reader.text(at, html.len());
    page.parts.push(reader.part);
    page
}

fn tokenize(html: &str) -> Vec<Token<usize>> {
    let tokenizer = Tokenizer::new_with_emitter(html, DefaultEmitter::<usize>::new_with_span());
    tokenizer.filter_map(Result::ok).collect()
}

fn name(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).to_ascii_lowercase()
}

struct Reader<'h> {
    html: &'h str,
    scope: Option<&'static str>,
    open: Vec<Open>,
    part: Part,
}

impl Reader<'_> {
    /// Whether text is read where the reader is.
    fn reads(&self) -> bool {
        self.open.iter().any(|open| open.scope) && !self.open.iter().any(|open| open.skipped)
    }

    fn start(&mut self, tag: &StartTag<usize>) {
        let name = name(&tag.name);
        let has = |attribute: &str| tag.attributes.contains_key(attribute.as_bytes());
        let is = |attribute: &str, value: &[u8]| {
            tag.attributes.get(attribute.as_bytes()).is_some_and(|own| own.value.0.as_slice() == value)
        };
        let baked = name == "mark" && is("class", b"sorot");
        let skipped = SKIPPED.contains(&name.as_str()) || has("hidden") || is("data-sorot", b"off") || baked;
        if self.reads() {
            let inline = INLINE.contains(&name.as_str());
            match name.as_str() {
                "br" => self.seam("\n"),
                _ if skipped && inline => self.seam(GAP),
                _ if inline => {}
                _ => self.seam("\n\n"),
            }
        }
        if !VOID.contains(&name.as_str()) && !tag.self_closing {
            let scope = self.scope == Some(name.as_str()) && !self.open.iter().any(|open| open.scope);
            self.open.push(Open { name, skipped, scope });
        }
    }

    /// Closes the innermost element of this name, and all that is open in it. Gives what was read, where that ends it.
    fn end(&mut self, name: &str) -> Option<Part> {
        let at = self.open.iter().rposition(|open| open.name == name)?;
        let closed = self.open.split_off(at);
        if closed.iter().any(|open| open.scope) {
            return Some(std::mem::take(&mut self.part));
        }
        if self.reads() && !INLINE.contains(&name) {
            self.seam("\n\n");
        }
        None
    }

    fn seam(&mut self, mark: &str) {
        if !self.part.text.is_empty() && !self.part.text.ends_with(mark) {
            self.part.text.push_str(mark);
        }
    }

    /// Reads the text between two tags.
    fn text(&mut self, start: usize, end: usize) {
        let Some(source) = self.html.get(start..end).filter(|source| !source.is_empty() && self.reads()) else {
            return;
        };
        let mut from = 0;
        for (at, _) in source.match_indices('&') {
            if at < from {
                continue;
            }
            if let Some((letters, len)) = source.get(at..).and_then(reference) {
                self.literal(source.get(from..at).unwrap_or(""), start + from);
                self.piece(&letters, Span::new(start + at, start + at + len));
                from = at + len;
            }
        }
        self.literal(source.get(from..).unwrap_or(""), start + from);
    }

    /// A line end of the source is a space where it is shown, of the same length.
    fn literal(&mut self, text: &str, at: usize) {
        let shown = text.replace(['\t', '\n', '\r', '\u{c}'], " ");
        self.piece(&shown, Span::new(at, at + text.len()));
    }

    fn piece(&mut self, text: &str, source: Span) {
        if text.is_empty() {
            return;
        }
        let start = self.part.text.len();
        self.part.text.push_str(text);
        self.part.pieces.push(Piece { text: Span::new(start, self.part.text.len()), source });
    }
}

/// The letters of the character reference that a text opens with, and its length.
fn reference(text: &str) -> Option<(String, usize)> {
    let end = text.bytes().take(LONGEST_REFERENCE).position(|byte| byte == b';')? + 1;
    let written = text.get(..end)?;
    // "R&D pada 5 Mei;" is none, though a reference without its semicolon may begin it.
    if !written.bytes().skip(1).all(|byte| byte.is_ascii_alphanumeric() || b"#;".contains(&byte)) {
        return None;
    }
    let mut letters = String::new();
    for token in Tokenizer::new(written).filter_map(Result::ok) {
        if let Token::String(string) = token {
            letters.push_str(&String::from_utf8_lossy(&string.value));
        }
    }
    (letters != written && !letters.is_empty()).then_some((letters, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(html: &str) -> Vec<String> {
        read(html).parts.into_iter().map(|part| part.text).collect()
    }

    #[test]
    fn comments_and_declarations_are_no_text() {
        assert_eq!(texts("<!DOCTYPE html>a<!-- b -->c<!-->d<!---->e<![CDATA[f]]>g<?h?>i"), ["acdegi"]);
    }

    #[test]
    fn each_article_is_a_text_of_its_own() {
        let page = "x<article><p>satu<p>dua</article><article><article>tiga</article> empat</article>y";
        assert_eq!(texts(page), ["satu\n\ndua", "tiga\n\n empat", ""]);
    }

    #[test]
    fn references_are_read_as_their_letters() {
        let page = read("<p>a&amp;b &eacute;&#x1F600;&nbsp;&nope; &");
        assert_eq!(page.parts.first().map(|part| part.text.as_str()), Some("a&b é\u{1f600}\u{a0}&nope; &"));
    }
}
