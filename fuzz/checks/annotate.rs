//! Any text, in any language, with and without a day to read from: its spans are sorted, disjoint, on character boundaries,
//! and say what they span; figures are finite and bounds in order; two readings are one.

use sorot::{Annotator, Options, SegmentKind, Value};
use std::sync::LazyLock;

static ANNOTATOR: LazyLock<Annotator> = LazyLock::new(Annotator::new);

/// Checks the text in `bytes`, if they are one.
pub fn check(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let options = options(text);
    let document = ANNOTATOR.annotate_with(text, &options);
    let mut end = 0;
    for annotation in &document.annotations {
        assert!(annotation.span.start >= end && annotation.span.end > annotation.span.start);
        assert_eq!(text.get(annotation.span.start..annotation.span.end), Some(annotation.text.as_str()));
        assert!((0.0..=1.0).contains(&annotation.score));
        assert!(annotation.entity.is_none_or(|entity| entity < document.entities.len()));
        end = annotation.span.end;
        if let Some(value) = &annotation.value {
            let figures = figures(value);
            assert!(figures.into_iter().flatten().all(f64::is_finite), "{value:?}");
            assert!(figures[1].zip(figures[2]).is_none_or(|(min, max)| min <= max), "{value:?}");
        }
    }
    for entity in &document.entities {
        assert!(entity.mentions.is_sorted() && !entity.mentions.is_empty());
        assert!(entity.mentions.iter().all(|&mention| mention < document.annotations.len()));
    }
    let mut covered = 0;
    for segment in &document.segments {
        assert!(text.get(segment.span.start..segment.span.end).is_some_and(|written| !written.is_empty()));
        if !matches!(segment.kind, SegmentKind::Quote | SegmentKind::Speech) {
            assert!(segment.span.start >= covered, "segments share text");
            covered = segment.span.end;
        }
    }
    let json = sorot::render::wire::json(text, &document);
    assert_eq!(json, sorot::render::wire::json(text, &ANNOTATOR.annotate_with(text, &options)));
    sorot::render::html::render(text, &document);
    sorot::render::ansi::render(text, &document, &sorot::render::ansi::Style::Plain);
}

/// Options by the text itself, so that a case is one text and nothing beside it.
fn options(text: &str) -> Options {
    let language = ["auto", "id", "en"][text.len() % 3];
    let day = ["0001-01-01", "2016-10-01", "2024-02-29", "9999-12-31"].get(text.len() / 3 % 6);
    Options {
        language: language.parse().expect("the languages are built in"),
        reference: day.map(|day| day.parse().expect("a day")),
        annotate_chrome: text.len().is_multiple_of(2),
    }
}

/// The number of a value, the least and the most.
fn figures(value: &Value) -> [Option<f64>; 3] {
    match value {
        Value::Number { number, min, max, .. }
        | Value::Percent { number, min, max, .. }
        | Value::Money { amount: number, min, max, .. }
        | Value::Quantity { number, min, max, .. } => [*number, *min, *max],
        Value::Ordinal { number } => [Some(*number), None, None],
        Value::Time { .. } => [None; 3],
    }
}
