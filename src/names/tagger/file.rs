//! The files of the tagger: a head that tells what they are, and numbers in few bytes.
//!
//! | bytes | what |
//! |---|---|
//! | 4 | what it is: `SRTN` a model, `SRTC` clusters of words |
//! | 1 | version of the format |
//! | 4 | [`FEATURE_SET`], little-endian |
//! | 4 | FNV-1a of all bytes behind, little-endian |
//!
//! Sorted hashes are written as their differences, and numbers as LEB128. Each sort of number stands together, which
//! is what a compressor of the file wants.

use super::features::FEATURE_SET;
use std::error::Error;
use std::fmt;

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// The weights of one language.
    Model,
    /// The clusters of words of one language.
    Clusters,
}

impl FileKind {
    const fn magic(self) -> &'static [u8; 4] {
        match self {
            FileKind::Model => b"SRTN",
            FileKind::Clusters => b"SRTC",
        }
    }
}

const VERSION: u8 = 2;

/// Why a file is no model that can be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ModelError {
    /// It does not begin as such a file does.
    NoModel,
    /// It is of another version of the format.
    Version(u8),
    /// It was trained for other features.
    Features(u32),
    /// Its bytes are not those that were written.
    Damaged,
}

impl fmt::Display for ModelError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ModelError::NoModel => write!(formatter, "this is no model of names: make one with `cargo xtask train`"),
            ModelError::Version(version) => {
                write!(formatter, "the model has format {version}, and {VERSION} is read here: train it anew")
            }
            ModelError::Features(set) => {
                write!(formatter, "the model is of feature set {set}, and {FEATURE_SET} is read here: train it anew")
            }
            ModelError::Damaged => write!(formatter, "the model is damaged or cut short: fetch or train it anew"),
        }
    }
}

impl Error for ModelError {}

/// The file with `body` behind its head.
pub fn with_head(kind: FileKind, body: &[u8]) -> Vec<u8> {
    let mut bytes = kind.magic().to_vec();
    bytes.push(VERSION);
    bytes.extend(FEATURE_SET.to_le_bytes());
    bytes.extend(checksum(body).to_le_bytes());
    bytes.extend(body);
    bytes
}

/// What stands behind the head of a file.
///
/// # Errors
///
/// A [`ModelError`] that says what is wrong with it.
pub fn behind_head(kind: FileKind, bytes: &[u8]) -> Result<Reader<'_>, ModelError> {
    let mut head = Reader(bytes);
    if head.take(4) != Some(kind.magic()) {
        return Err(ModelError::NoModel);
    }
    let version = head.byte().ok_or(ModelError::Damaged)?;
    if version != VERSION {
        return Err(ModelError::Version(version));
    }
    let set = head.word().map(u32::from_le_bytes).ok_or(ModelError::Damaged)?;
    if set != FEATURE_SET {
        return Err(ModelError::Features(set));
    }
    let sum = head.word().map(u32::from_le_bytes).ok_or(ModelError::Damaged)?;
    if sum != checksum(head.0) { Err(ModelError::Damaged) } else { Ok(head) }
}

fn checksum(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193))
}

/// Appends `number` as LEB128.
pub fn write_number(bytes: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

/// Appends how many `hashes` there are, and the differences between them. They are sorted.
pub fn write_hashes(bytes: &mut Vec<u8>, hashes: impl ExactSizeIterator<Item = u32>) {
    write_number(bytes, hashes.len() as u32);
    let mut last = 0;
    for hash in hashes {
        write_number(bytes, hash - last);
        last = hash;
    }
}

/// What is left of a file.
#[derive(Clone, Copy, Debug)]
pub struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    /// The next `len` bytes; `None` where there are fewer.
    pub fn take(&mut self, len: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(len)?;
        self.0 = rest;
        Some(taken)
    }

    /// The next byte.
    pub fn byte(&mut self) -> Option<u8> {
        self.take(1)?.first().copied()
    }

    /// The next four bytes.
    pub fn word(&mut self) -> Option<[u8; 4]> {
        self.take(4)?.try_into().ok()
    }

    /// The next number, as [`write_number`] wrote it.
    pub fn number(&mut self) -> Option<u32> {
        let mut number = 0;
        for shift in (0..32).step_by(7) {
            let byte = self.byte()?;
            number |= u32::from(byte & 0x7f).checked_shl(shift)?;
            if byte < 0x80 {
                return Some(number);
            }
        }
        None
    }

    /// The next hashes, as [`write_hashes`] wrote them. No more of them are given than there are bytes.
    pub fn hashes(&mut self) -> Option<Vec<u32>> {
        let count = self.number()? as usize;
        let mut last: u32 = 0;
        (0..count)
            .map(|_| {
                last = last.checked_add(self.number()?)?;
                Some(last)
            })
            .collect()
    }
}
