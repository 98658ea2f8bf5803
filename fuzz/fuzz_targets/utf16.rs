//! Any string of JavaScript, lone surrogates included: offsets in UTF-16 code units fit it as it is, after the conversion
//! that the bindings make.
#![no_main]

use libfuzzer_sys::fuzz_target;
use sorot::Annotator;
use sorot::offsets::Utf16Offsets;
use std::sync::LazyLock;

static ANNOTATOR: LazyLock<Annotator> = LazyLock::new(Annotator::new);

fuzz_target!(|units: Vec<u16>| {
    let text = String::from_utf16_lossy(&units);
    let offsets = Utf16Offsets::new(&text);
    for annotation in ANNOTATOR.annotate(&text).annotations {
        let (start, end) = (offsets.utf16(annotation.span.start), offsets.utf16(annotation.span.end));
        assert_eq!(String::from_utf16_lossy(&units[start..end]), annotation.text);
    }
});
