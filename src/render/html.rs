//! A document as one static HTML page that needs no other file, script or connection.
//!
//! Everything that comes from the text is escaped, in content and in attributes alike, and a content security policy
//! keeps the page from loading or running anything, should a browser see it otherwise.

use super::summary::summary;
use crate::document::{Annotation, Document, Segment, SegmentKind};
use crate::label::Label;
use std::fmt::Write as _;

const STYLE: &str = include_str!("html.css");

/// The page of `text` with the annotations and segments of its `document`.
pub fn render(text: &str, document: &Document) -> String {
    let mut page = String::with_capacity(text.len() * 2 + STYLE.len() + 1024);
    page.push_str("<!doctype html>\n<html lang=\"");
    push_escaped(&mut page, &document.language);
    page.push_str(
        "\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n<title>",
    );
    push_escaped(&mut page, title(text, document));
    page.push_str("</title>\n<style>\n");
    page.push_str(STYLE);
    for label in Label::ALL {
        let _ = writeln!(page, ".{} {{ --hue: {}; }}", label.as_str(), hue(label));
    }
    page.push_str("</style>\n</head>\n<body>\n");
    push_legend(&mut page, document);
    page.push_str("<article>");
    push_article(&mut page, text, document);
    page.push_str("</article>\n</body>\n</html>\n");
    page
}

/// The headline, else the name of the program.
fn title<'t>(text: &'t str, document: &Document) -> &'t str {
    let headline = document.segments.iter().find(|segment| segment.kind == SegmentKind::Title);
    headline.map_or("Sorot", |segment| segment.span.of(text))
}

fn push_legend(page: &mut String, document: &Document) {
    page.push_str("<ul>\n");
    for label in Label::ALL {
        let count = document.annotations.iter().filter(|annotation| annotation.label == label).count();
        if count > 0 {
            let name = label.as_str();
            let _ = writeln!(page, "<li><mark class=\"{name}\">{name}</mark> {count}</li>");
        }
    }
    page.push_str("</ul>\n");
}

/// Where an element begins or ends.
struct Edge<'d> {
    place: usize,
    /// Ends come before beginnings at the same place, inner ends before outer ones, outer beginnings before inner ones.
    order: (bool, usize),
    tag: Tag<'d>,
}

enum Tag<'d> {
    Segment(&'d Segment),
    EndSegment,
    Mark(&'d Annotation),
    EndMark,
}

fn push_article(page: &mut String, text: &str, document: &Document) {
    let mut at = 0;
    for edge in edges(document) {
        push_escaped(page, text.get(at..edge.place).unwrap_or(""));
        at = edge.place;
        match edge.tag {
            Tag::Segment(segment) => {
                let _ = write!(page, "<span class=\"{}\"", class(segment.kind));
                if let Some(speaker) = &segment.speaker {
                    page.push_str(" title=\"");
                    push_escaped(page, speaker);
                    page.push('"');
                }
                page.push('>');
            }
            Tag::Mark(annotation) => push_mark(page, document, annotation),
            Tag::EndSegment => page.push_str("</span>"),
            Tag::EndMark => page.push_str("</mark>"),
        }
    }
    push_escaped(page, text.get(at..).unwrap_or(""));
}

/// The edges of all elements, in the order in which the page has them. A mark that reaches over the edge of a quote would
/// not nest; then the quote is left out.
fn edges(document: &Document) -> Vec<Edge<'_>> {
    let mut edges = Vec::new();
    let mut marks = document.annotations.iter().peekable();
    for segment in &document.segments {
        if matches!(segment.kind, SegmentKind::Paragraph | SegmentKind::Speech) || segment.span.is_empty() {
            continue;
        }
        while marks.next_if(|mark| mark.span.end <= segment.span.start).is_some() {}
        let crosses = |mark: &Annotation| mark.span.overlaps(segment.span) && !segment.span.contains(mark.span);
        let last = document.annotations.partition_point(|mark| mark.span.start < segment.span.end);
        let last = last.checked_sub(1).and_then(|at| document.annotations.get(at));
        if marks.peek().is_some_and(|mark| crosses(mark)) || last.is_some_and(crosses) {
            continue;
        }
        let depth = usize::from(segment.kind == SegmentKind::Quote);
        edges.push(Edge { place: segment.span.start, order: (true, depth), tag: Tag::Segment(segment) });
        edges.push(Edge { place: segment.span.end, order: (false, 2 - depth), tag: Tag::EndSegment });
    }
    for annotation in &document.annotations {
        edges.push(Edge { place: annotation.span.start, order: (true, 2), tag: Tag::Mark(annotation) });
        edges.push(Edge { place: annotation.span.end, order: (false, 0), tag: Tag::EndMark });
    }
    edges.sort_by_key(|edge| (edge.place, edge.order));
    edges
}

fn push_mark(page: &mut String, document: &Document, annotation: &Annotation) {
    let label = annotation.label.as_str();
    let _ = write!(page, "<mark class=\"{label}\" data-label=\"{label}\" title=\"{label}");
    push_meaning(page, document, annotation);
    page.push_str("\">");
}

/// Appends what an annotation means beyond its label, behind a colon: its value, else the name of its entity.
pub(crate) fn push_meaning(page: &mut String, document: &Document, annotation: &Annotation) {
    let entity = annotation.entity.and_then(|index| document.entities.get(index)).map(|entity| entity.name.clone());
    if let Some(meaning) = annotation.value.as_ref().map(summary).or(entity) {
        page.push_str(": ");
        push_escaped(page, &meaning);
    }
}

const fn class(kind: SegmentKind) -> &'static str {
    match kind {
        SegmentKind::Title => "title",
        SegmentKind::Paragraph => "paragraph",
        SegmentKind::Quote => "quote",
        SegmentKind::Speech => "speech",
        SegmentKind::Byline => "byline",
        SegmentKind::Chrome => "chrome",
    }
}

/// The hue of a label on the colour circle, in degrees.
const fn hue(label: Label) -> u16 {
    match label {
        Label::Person => 300,
        Label::Norp => 265,
        Label::Org => 225,
        Label::Gpe => 130,
        Label::Loc => 105,
        Label::Fac => 155,
        Label::Date => 45,
        Label::Time => 30,
        Label::Percent | Label::Money | Label::Quantity | Label::Ordinal | Label::Cardinal => 185,
        Label::Product | Label::Event | Label::WorkOfArt | Label::Law | Label::Language => 350,
        Label::Url | Label::Email | Label::Phone | Label::Hashtag | Label::Mention => 205,
    }
}

/// Appends `text` so that it is text and nothing else, between tags and inside quoted attributes. NUL, which HTML does
/// not allow, becomes U+FFFD.
fn push_escaped(page: &mut String, text: &str) {
    for letter in text.chars() {
        match letter {
            '&' => page.push_str("&amp;"),
            '<' => page.push_str("&lt;"),
            '>' => page.push_str("&gt;"),
            '"' => page.push_str("&quot;"),
            '\'' => page.push_str("&#39;"),
            '\0' => page.push(char::REPLACEMENT_CHARACTER),
            _ => page.push(letter),
        }
    }
}
