//! A page of HTML → the text of its article, with the way back from each piece of text to the page.
//!
//! Tokens are those of the HTML standard, section 13.2.5, by `html5gum`.

use super::elements::is_inline;
use super::nesting::{Closed, Nesting, Place};
use crate::span::Span;
use html5gum::{DefaultEmitter, Emitter, Error, ForwardingEmitter, StartTag, State, Token, Tokenizer};
use std::cell::Cell;
use std::rc::Rc;

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

/// An end tag without a name, which browsers drop.
const NAMELESS: &str = "</>";

/// Reads a page: its `<article>` elements, else `<main>`, else everything.
pub(super) fn read(html: &str) -> Page {
    let wanted = ["article", "main"].into_iter().find_map(|wanted| read_in(html, Some(wanted)));
    wanted.or_else(|| read_in(html, None)).unwrap_or_default()
}

/// Reads the elements that are wanted, where the page has any.
fn read_in(html: &str, wanted: Option<&'static str>) -> Option<Page> {
    let foreign = Rc::new(Cell::new(false));
    let emitter = Tokens { tokens: DefaultEmitter::new_with_span(), foreign: Rc::clone(&foreign) };
    let mut tokenizer = Tokenizer::new_with_emitter(html, emitter);
    let mut reader = Reader { html, nesting: Nesting::new(wanted), part: Part::default(), page: Page::default() };
    let mut found = wanted.is_none();
    let mut at = 0;
    let mut text_end = 0;
    let mut cut_off = false;
    while let Some(Ok(token)) = tokenizer.next() {
        let span = match &token {
            Token::StartTag(tag) => tag.span,
            Token::EndTag(tag) => tag.span,
            Token::Comment(comment) => comment.span,
            Token::Doctype(doctype) => doctype.span,
            // What stands between the other tokens is text, but for a tag that the page ends in.
            Token::String(string) => {
                text_end = string.span.end;
                continue;
            }
            Token::Error(error) => {
                cut_off |= error.value == Error::EofInTag;
                continue;
            }
        };
        // A comment's span may leave out its signs; text begins at the next tag's own.
        reader.text(at, span.start);
        at = span.end.max(at);
        match &token {
            Token::StartTag(tag) => {
                let name = name(&tag.name);
                found |= wanted == Some(name.as_str()) && reader.nesting.is_in_page();
                if let Some(state) = reader.start(tag, name) {
                    tokenizer.set_state(state);
                }
            }
            Token::EndTag(tag) => reader.end(&name(&tag.name), span.start),
            _ => {}
        }
        foreign.set(reader.nesting.is_foreign());
    }
    reader.text(at, if cut_off { text_end } else { html.len() });
    reader.part_ends();
    found.then_some(reader.page)
}

/// The tokens of a page, those in pictures and formulas read as the standard reads them there.
struct Tokens {
    tokens: DefaultEmitter<usize>,
    foreign: Rc<Cell<bool>>,
}

impl ForwardingEmitter for Tokens {
    type Token = Token<usize>;

    fn inner(&mut self) -> &mut impl Emitter<Token = Self::Token> {
        &mut self.tokens
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&mut self) -> bool {
        self.foreign.get()
    }
}

fn name(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).to_ascii_lowercase()
}

struct Reader<'h> {
    html: &'h str,
    nesting: Nesting,
    part: Part,
    page: Page,
}

impl Reader<'_> {
    /// Gives what the tokenizer goes on as, where it is not as before.
    fn start(&mut self, tag: &StartTag<usize>, name: String) -> Option<State> {
        if self.nesting.make_room(tag, &name) {
            self.part_ends();
        }
        let reads = self.nesting.reads();
        let line_ends = name == "br";
        let (place, state) = self.nesting.start(tag, name)?;
        if reads {
            match place {
                _ if line_ends => self.seam("\n"),
                Place::Gap => self.seam(GAP),
                Place::Inline => {}
                Place::Block => self.seam("\n\n"),
            }
        }
        state
    }

    /// Reads an end tag that begins at `at`.
    fn end(&mut self, name: &str, at: usize) {
        if name == "head" && self.page.head_end.is_none() {
            self.page.head_end = Some(at);
        }
        let Closed { any, part } = self.nesting.end(name);
        if part {
            self.part_ends();
        } else if any && self.nesting.reads() && !is_inline(name) {
            self.seam("\n\n");
        }
    }

    fn part_ends(&mut self) {
        self.page.parts.push(std::mem::take(&mut self.part));
    }

    fn seam(&mut self, mark: &str) {
        if !self.part.text.is_empty() && !self.part.text.ends_with(mark) {
            self.part.text.push_str(mark);
        }
    }

    /// Reads the text between two tags.
    fn text(&mut self, start: usize, end: usize) {
        let Some(text) = self.html.get(start..end).filter(|text| !text.is_empty()) else { return };
        if !text.trim().is_empty() && self.nesting.end_head() {
            self.part_ends();
        }
        if !self.nesting.reads() || !self.nesting.holds_text() {
            return;
        }
        let mut from = start;
        for stretch in text.split(NAMELESS) {
            self.stretch(stretch, from);
            from += stretch.len() + NAMELESS.len();
        }
    }

    /// Reads text without any tag, which begins at `start`.
    fn stretch(&mut self, source: &str, start: usize) {
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
    fn what_is_no_markup_neither_opens_nor_closes_anything() {
        for (page, text) in [
            ("<article>satu<script>t = '</article><nav>'; if (i<n) {}</script>dua</article>", "satu\u{fffc}dua"),
            ("<script>'<article>'</script><main>satu</main>", "satu"),
            ("<template><article>x</article></template>satu", "satu"),
            ("<div><textarea/></div>x</textarea>satu</div>dua", "satu\n\ndua"),
            ("satu<!--<script>--><style><p></style>dua", "satu\u{fffc}dua"),
            ("satu<svg><title/><style/><![CDATA[ > </svg> x]]></svg>dua", "satu\u{fffc}dua"),
            ("satu<svg><p>dua", "satu\u{fffc}\n\ndua"),
            ("satu</>dua<a href='x", "satudua"),
        ] {
            assert_eq!(texts(page).first().map(String::as_str), Some(text), "{page}");
        }
    }

    #[test]
    fn elements_end_where_browsers_end_them() {
        for (page, text) in [
            ("<p hidden>x<p>satu", "satu"),
            ("<ul><li hidden>x<ul><li>x</ul><li>satu</ul>", "satu\n\n"),
            ("<table><tr hidden><td>x<tr><td>satu<td hidden>x<td>dua</table>", "satu\n\ndua\n\n"),
            ("<nav/>x</nav>satu", "satu"),
            ("<head><title>x</title><p>satu", "satu"),
            ("<head><title>x</title>satu", "satu"),
            ("<form>x<form>x</form>satu", "satu"),
            ("<button>x<button>x</button>satu", "satu"),
            ("<div><article><span><div>satu</span>dua</div>tiga</article></div>", "satudua\n\ntiga"),
            ("<article>satu</body></html>dua", "satudua"),
        ] {
            assert_eq!(texts(page).first().map(String::as_str), Some(text), "{page}");
        }
    }

    #[test]
    fn a_page_that_nests_deeper_than_browsers_do_is_read_as_far_as_they_nest() {
        let page = format!("satu{}x", "<div>".repeat(100_000));
        assert_eq!(texts(&page).first().map(|text| text.trim_end()), Some("satu"));
    }

    #[test]
    fn references_are_read_as_their_letters() {
        let page = read("<p>a&amp;b &eacute;&#x1F600;&nbsp;&nope; &");
        assert_eq!(page.parts.first().map(|part| part.text.as_str()), Some("a&b é\u{1f600}\u{a0}&nope; &"));
    }
}
