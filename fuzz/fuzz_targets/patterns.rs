//! Any pattern and any text: an error with its place, or matches inside the text, in turn.
#![no_main]

use libfuzzer_sys::fuzz_target;
use sorot_patterns::Pattern;

fuzz_target!(|input: (&str, &str)| {
    let (source, text) = input;
    if let Ok(pattern) = Pattern::new(source) {
        let offsets = pattern.find(text);
        assert!(offsets.is_sorted() && offsets.len() % 2 == 0);
        assert!(offsets.last().is_none_or(|last| *last as usize <= text.encode_utf16().count()));
    }
});
