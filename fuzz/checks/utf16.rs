//! Any string of JavaScript, lone surrogates included: offsets in UTF-16 code units fit it as it is, after the conversion
//! that the bindings make.

use sorot::Annotator;
use sorot::offsets::Utf16Offsets;
use std::sync::LazyLock;

static ANNOTATOR: LazyLock<Annotator> = LazyLock::new(Annotator::new);

/// Checks the string whose code units are in `bytes`, the low byte of each first.
pub fn check(bytes: &[u8]) {
    let units: Vec<u16> = bytes.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
    let text = String::from_utf16_lossy(&units);
    let offsets = Utf16Offsets::new(&text);
    assert_eq!(offsets.utf16(text.len()), units.len());
    for annotation in ANNOTATOR.annotate(&text).annotations {
        let (start, end) = (offsets.utf16(annotation.span.start), offsets.utf16(annotation.span.end));
        assert_eq!(String::from_utf16_lossy(&units[start..end]), annotation.text);
    }
}
