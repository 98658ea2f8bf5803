//! UTF-8 bytes to UTF-16 code units.
//!
//! Rust counts bytes, JavaScript counts UTF-16 code units. This is the only place where the one becomes the other.

use crate::span::Span;

/// How far apart, in bytes, the known places are.
const STRIDE: usize = 64;

/// The UTF-16 offset of any byte offset of one text.
#[derive(Clone, Debug)]
pub struct Utf16Offsets<'t> {
    text: &'t str,
    /// The UTF-16 offset at each multiple of [`STRIDE`] bytes; empty for ASCII, where the two offsets are equal.
    known: Vec<usize>,
}

impl<'t> Utf16Offsets<'t> {
    /// Measures `text`: one pass over it.
    pub fn new(text: &'t str) -> Utf16Offsets<'t> {
        let mut known = Vec::new();
        if !text.is_ascii() {
            let mut units = 0;
            for chunk in text.as_bytes().chunks(STRIDE) {
                known.push(units);
                units += count_units(chunk);
            }
        }
        Utf16Offsets { text, known }
    }

    /// The offset in UTF-16 code units of the byte offset `byte`, which is on a character boundary. An offset past the
    /// end gives the length of the text.
    pub fn utf16(&self, byte: usize) -> usize {
        let byte = byte.min(self.text.len());
        if self.known.is_empty() {
            return byte;
        }
        let chunk = byte / STRIDE;
        // At the very end the last chunk may be full, and the place behind it unknown.
        let chunk = chunk.min(self.known.len() - 1);
        let base = self.known.get(chunk).copied().unwrap_or(0);
        let rest = self.text.as_bytes().get(chunk * STRIDE..byte).unwrap_or(&[]);
        base + count_units(rest)
    }

    /// Where `span`, in bytes, starts and ends in UTF-16 code units.
    pub fn both(&self, span: Span) -> [usize; 2] {
        [self.utf16(span.start), self.utf16(span.end)]
    }
}

/// How many UTF-16 code units begin in these UTF-8 bytes, of which there are at most a [`STRIDE`]: one at each first byte of a
/// character, and a second one for the characters of four bytes.
fn count_units(bytes: &[u8]) -> usize {
    // The sum is less than 256, so that a vector of the processor adds up sixteen bytes at once.
    let units = |&byte: &u8| u8::from(byte & 0xC0 != 0x80) + u8::from(byte >= 0xF0);
    usize::from(bytes.iter().map(units).fold(0, u8::wrapping_add))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_boundary_has_its_utf16_offset() {
        let long = "é😀a\u{0301}\r\n".repeat(700);
        for text in ["", "abc", "Rp½ 😀 akhir", "\u{FFFD}\u{FFFD}", &long] {
            let offsets = Utf16Offsets::new(text);
            let mut units = 0;
            for (byte, letter) in text.char_indices() {
                assert_eq!(offsets.utf16(byte), units, "at byte {byte}");
                units += letter.len_utf16();
            }
            assert_eq!(offsets.utf16(text.len()), units);
            assert_eq!(offsets.utf16(text.len() + 5), units);
        }
    }
}
