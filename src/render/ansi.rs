//! A document for a terminal: coloured spans (ECMA-48, the sixteen colours that every theme sets), each with its label.

use super::summary::summary;
use crate::document::{Document, SegmentKind};
use crate::label::Label;
use std::fmt::Write as _;

/// Whether escape sequences may be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Colours, and dim labels and page furniture.
    Colour,
    /// No escape sequence: spans stand in brackets.
    Plain,
}

const RESET: &str = "\x1b[0m";
const DIM: &str = "\x1b[2m";

/// `text` with the annotations of its `document`. Control characters of the text other than tabs and line breaks are
/// shown as U+FFFD, so that no pasted text steers the terminal.
pub fn render(text: &str, document: &Document, style: &Style) -> String {
    let mut out = String::with_capacity(text.len() + document.annotations.len() * 32);
    let mut chrome = document.segments.iter().filter(|segment| segment.kind == SegmentKind::Chrome).peekable();
    let mut at = 0;
    let mut annotations = document.annotations.iter().peekable();
    loop {
        let furniture = chrome
            .peek()
            .filter(|segment| annotations.peek().is_none_or(|annotation| segment.span.end <= annotation.span.start));
        if let Some(segment) = furniture {
            push_clean(&mut out, text.get(at..segment.span.start).unwrap_or(""));
            let (on, off) = if *style == Style::Colour { (DIM, RESET) } else { ("", "") };
            out.push_str(on);
            push_clean(&mut out, segment.span.of(text));
            out.push_str(off);
            at = segment.span.end;
            chrome.next();
        } else if let Some(annotation) = annotations.next() {
            push_clean(&mut out, text.get(at..annotation.span.start).unwrap_or(""));
            let label = annotation.label.as_str();
            let value = annotation.value.as_ref().map(|value| format!(" {}", summary(value))).unwrap_or_default();
            match style {
                Style::Colour => {
                    let _ = write!(out, "\x1b[1;{}m", colour(annotation.label));
                    push_clean(&mut out, &annotation.text);
                    let _ = write!(out, "{RESET}{DIM}[{label}");
                    push_clean(&mut out, &value);
                    let _ = write!(out, "]{RESET}");
                }
                Style::Plain => {
                    out.push('[');
                    push_clean(&mut out, &annotation.text);
                    let _ = write!(out, " {label}");
                    push_clean(&mut out, &value);
                    out.push(']');
                }
            }
            at = annotation.span.end;
            while chrome.next_if(|segment| segment.span.start < at).is_some() {}
        } else {
            break;
        }
    }
    push_clean(&mut out, text.get(at..).unwrap_or(""));
    if !out.is_empty() && !out.ends_with('\n') {
        out.push('\n');
    }
    out
}

/// The foreground colour of a label.
const fn colour(label: Label) -> u8 {
    match label {
        Label::Person => 35,
        Label::Gpe | Label::Loc | Label::Fac => 32,
        Label::Org | Label::Norp => 34,
        Label::Date | Label::Time => 33,
        Label::Percent | Label::Money | Label::Quantity | Label::Ordinal | Label::Cardinal => 36,
        Label::Product | Label::Event | Label::WorkOfArt | Label::Law | Label::Language => 31,
        Label::Url | Label::Email | Label::Phone | Label::Hashtag | Label::Mention => 94,
    }
}

fn push_clean(out: &mut String, text: &str) {
    for letter in text.chars() {
        out.push(match letter {
            '\n' | '\t' => letter,
            '\r' => continue,
            _ if letter.is_control() => char::REPLACEMENT_CHARACTER,
            _ => letter,
        });
    }
}
