//! Highlights baked into a rendered page of HTML, for sites that are built ahead: a reader then needs no script at all.
//!
//! | step | where | from → to |
//! |---|---|---|
//! | read | `page` | a page → the text of its article, and where in the page each piece of it stands |
//! |  | `nesting`, `elements` | which elements are open: what is text, what is left out |
//! | annotate | [`crate::Annotator`] | text → document |
//! | write | here | the page's own bytes, with marks around the pieces that are annotated |

mod elements;
mod nesting;
mod page;

use crate::annotator::{Annotator, Options};
use crate::document::{Annotation, Document};
use crate::render::html::push_meaning;
use crate::span::Span;
use page::{Piece, read};

/// The style of the marks; it keeps the text's own colour readable on light and on dark pages.
pub const STYLE: &str = include_str!("style.css");

/// The page `html` with a `<mark class="sorot">` around each annotated piece of its article's text: that of its
/// `<article>` elements, else of `<main>`, else of the whole body. Navigation, forms, code, hidden parts and what has
/// `data-sorot="off"` are left out. Everything else of the page stays as it is, byte for byte. With `style`, [`STYLE`] is put
/// before the end of its head, where it has one.
pub fn bake(html: &str, annotator: &Annotator, options: &Options, style: bool) -> String {
    let page = read(html);
    let mut marks: Vec<(Span, String)> = Vec::new();
    for part in &page.parts {
        let document = annotator.annotate_with(&part.text, options);
        for annotation in &document.annotations {
            let tag = open_tag(&document, annotation);
            marks.extend(sources(&part.pieces, annotation.span).into_iter().map(|span| (span, tag.clone())));
        }
    }
    // Of two in one reference the first is marked: the page has one place for them.
    let mut end = 0;
    marks.retain(|(span, _)| {
        let free = span.start >= end;
        end = if free { span.end } else { end };
        free
    });
    let mut baked = String::with_capacity(html.len() + marks.len() * 64 + STYLE.len());
    let mut at = 0;
    let mut copy = |baked: &mut String, to: usize| {
        baked.push_str(html.get(at..to).unwrap_or(""));
        at = to;
    };
    let mut head = page.head_end.filter(|_| style);
    for (span, tag) in marks {
        if let Some(end) = head.take_if(|end| *end <= span.start) {
            copy(&mut baked, end);
            push_style(&mut baked);
        }
        copy(&mut baked, span.start);
        baked.push_str(&tag);
        copy(&mut baked, span.end);
        baked.push_str("</mark>");
    }
    if let Some(end) = head {
        copy(&mut baked, end);
        push_style(&mut baked);
    }
    copy(&mut baked, html.len());
    baked
}

fn push_style(page: &mut String) {
    page.push_str("<style>\n");
    page.push_str(STYLE);
    page.push_str("</style>\n");
}

/// The places in the page of the text in `span`: one for each stretch that no markup parts.
fn sources(pieces: &[Piece], span: Span) -> Vec<Span> {
    let first = pieces.partition_point(|piece| piece.text.end <= span.start);
    let mut found: Vec<Span> = Vec::new();
    for piece in pieces.iter().skip(first).take_while(|piece| piece.text.start < span.end) {
        // A letter that is written as a reference is marked whole.
        let source = if piece.is_literal() {
            let from = span.start.max(piece.text.start) - piece.text.start;
            let to = span.end.min(piece.text.end) - piece.text.start;
            Span::new(piece.source.start + from, piece.source.start + to)
        } else {
            piece.source
        };
        match found.last_mut() {
            Some(last) if last.end == source.start => last.end = source.end,
            _ => found.push(source),
        }
    }
    found
}

fn open_tag(document: &Document, annotation: &Annotation) -> String {
    let label = annotation.label.as_str();
    let mut tag = format!("<mark class=\"sorot\" data-label=\"{label}\" title=\"{label}");
    push_meaning(&mut tag, document, annotation);
    tag.push_str("\">");
    tag
}

#[cfg(test)]
mod tests {
    use super::*;

    fn baked(html: &str) -> String {
        bake(html, &Annotator::new(), &Options::default(), false)
    }

    #[test]
    fn what_is_annotated_is_marked_across_markup_and_references() {
        let page = "<article><p>Rapat pada <b>17</b> Agustus 1945 di Bandung &amp; Jakarta.</p></article>";
        let page = baked(page);
        assert!(
            page.contains("<b><mark class=\"sorot\" data-label=\"DATE\" title=\"DATE: 1945-08-17\">17</mark></b>"),
            "{page}"
        );
        assert!(page.contains(">Bandung</mark> &amp; <mark"), "{page}");
    }

    #[test]
    fn what_is_no_article_keeps_its_bytes() {
        let page = "<!DOCTYPE html><html><head><title>Rp 5 juta</title></head>\r\n<body><nav>Rp 5 juta</nav><main>\
            <script>\"Rp 5 juta</p>\"</script><pre>Rp 5 juta</pre><p hidden>Rp 5 juta</p><p data-sorot=off>Rp 5 juta</p>\
            <textarea>Rp 5 juta</textarea><!-- Rp 5 juta --><p title='Rp 5 juta'>Rp 5 juta</main><footer>Rp 5 juta</body>";
        let marked = baked(page);
        assert_eq!(marked.matches("<mark").count(), 1, "{marked}");
        let start = marked.find("<mark").unwrap_or(0);
        let open = marked.get(start..).and_then(|rest| rest.find('>')).unwrap_or(0) + 1;
        let plain = format!("{}{}", marked.get(..start).unwrap_or(""), marked.get(start + open..).unwrap_or(""));
        assert_eq!(plain.replacen("</mark>", "", 1), page);
    }

    #[test]
    fn a_script_goes_on_being_the_script_that_it_was() {
        let script = "<script>t = \"<div><p>x</p></div></div> Harga Rp 5 juta\"; for (i=0;i<n;i++) {}</script>";
        for raw in [
            script,
            "<script type=application/ld+json>{\"a\": \"<p>Satu</p></div>Rp 5 juta\"}</script>",
            "<script/>'Rp 5 juta'</script>",
            "<style>a::after { content: '</div>Rp 5 juta' }</style>",
            "<textarea></div>Rp 5 juta</textarea>",
            "<xmp></div>Rp 5 juta</xmp>",
            "<iframe></div>Rp 5 juta</iframe>",
            "<noembed></div>Rp 5 juta</noembed><noframes></div>Rp 5 juta</noframes>",
            "<noscript></div>Rp 5 juta</noscript>",
        ] {
            let page = format!("<article><div>{raw}</div><p>Rp 6 juta</p></article><plaintext>Rp 7 juta</plaintext>");
            let mark = "<mark class=\"sorot\" data-label=\"MONEY\" title=\"MONEY: 6000000 IDR\">Rp 6 juta</mark>";
            assert_eq!(baked(&page), page.replace("Rp 6 juta", mark));
        }
    }

    #[test]
    fn a_page_that_was_baked_is_not_marked_twice() {
        let once = baked("<article><p>Harganya Rp 5 juta.</p></article>");
        assert_eq!(once.matches("<mark").count(), 1);
        assert_eq!(baked(&once), once);
    }

    #[test]
    fn the_style_goes_into_the_head() {
        let page = bake("<head></head><p>Rp 5 juta", &Annotator::new(), &Options::default(), true);
        assert!(page.starts_with("<head><style>\n") && page.contains("</style>\n</head><p><mark"), "{page}");
    }
}
