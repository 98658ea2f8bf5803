//! Any pattern and any text: an error with its place, or matches inside the text, in turn.

use sorot_patterns::Pattern;

/// Checks the pattern in the first line of `bytes` against the text behind it.
pub fn check(bytes: &[u8]) {
    let Ok(case) = std::str::from_utf8(bytes) else { return };
    let (source, text) = case.split_once('\n').unwrap_or((case, case));
    match Pattern::new(source) {
        Ok(pattern) => {
            let offsets = pattern.find(text);
            assert!(offsets.is_sorted() && offsets.len().is_multiple_of(2));
            assert!(offsets.last().is_none_or(|last| *last as usize <= text.encode_utf16().count()));
        }
        Err(error) => {
            assert!(!error.message.is_empty());
            assert!(error.column.is_none_or(|column| column > 0 && column <= source.chars().count() + 1));
        }
    }
}
