//! Any text: its spans are sorted, disjoint, on character boundaries, and say what they span; two readings are one.
#![no_main]

use libfuzzer_sys::fuzz_target;
use sorot::{Annotator, Options};
use std::sync::LazyLock;

static ANNOTATOR: LazyLock<Annotator> = LazyLock::new(Annotator::new);

fuzz_target!(|text: &str| {
    let document = ANNOTATOR.annotate_with(text, &Options { annotate_chrome: true, ..Options::default() });
    let mut end = 0;
    for annotation in &document.annotations {
        assert!(annotation.span.start >= end && annotation.span.end > annotation.span.start);
        assert_eq!(text.get(annotation.span.start..annotation.span.end), Some(annotation.text.as_str()));
        end = annotation.span.end;
    }
    let json = sorot::render::wire::json(text, &document);
    let again = ANNOTATOR.annotate_with(text, &Options { annotate_chrome: true, ..Options::default() });
    assert_eq!(json, sorot::render::wire::json(text, &again));
    sorot::render::html::render(text, &document);
    sorot::render::ansi::render(text, &document, &sorot::render::ansi::Style::Plain);
});
