//! A language pack: the model of names of one language and the clusters of words that it knows, in one file. An engine that
//! was built without them takes one when a text has that language.
//!
//! | bytes | what |
//! |---|---|
//! | 4 | `SRTP` |
//! | 1 | version of the format |
//! | 1 | length of the code |
//! | | the code of the language, in ASCII |
//! | 4 | length of the model, little-endian |
//! | | the model, as `model.bin` has it |
//! | 4 | length of the clusters, little-endian; 0 where the language has none |
//! | | the clusters, as `clusters.bin` has them |
//!
//! Nothing stands behind that. Model and clusters bring checksums of their own.

use crate::names::tagger::file::ModelError;
use std::error::Error;
use std::fmt;

const MAGIC: &[u8; 4] = b"SRTP";
const VERSION: u8 = 1;

/// How many letters of a code are said in an error.
const SAID: usize = 40;

/// What a pack has in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pack<'a> {
    /// The BCP 47 tag of the language.
    pub code: &'a str,
    /// The trained model of names.
    pub model: &'a [u8],
    /// Which words stand where others do; empty where the language has no clusters.
    pub clusters: &'a [u8],
}

/// Why a pack cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PackError {
    /// No language of this name has a pack.
    UnknownLanguage(String),
    /// The bytes do not begin as a pack does.
    NoPack,
    /// The pack is of another version of the format.
    Version(u8),
    /// The pack is shorter or longer than it says, or damaged where it says so.
    Damaged,
    /// The pack is of another language than the one that was asked for.
    OtherLanguage {
        /// The language that was asked for.
        asked: String,
        /// The language that the pack is of.
        found: String,
    },
    /// What is in the pack cannot be used.
    Content(ModelError),
}

impl PackError {
    /// The error for a language that there is not.
    pub(crate) fn unknown(code: &str) -> PackError {
        PackError::UnknownLanguage(said(code))
    }

    /// The error for a pack of the language `found` in the place of one of `asked`.
    pub(crate) fn other(asked: &str, found: &str) -> PackError {
        PackError::OtherLanguage { asked: said(asked), found: said(found) }
    }
}

impl fmt::Display for PackError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PackError::UnknownLanguage(code) => {
                write!(formatter, "there is no language pack for '{code}': take a language that this engine knows")
            }
            PackError::NoPack => {
                write!(formatter, "this is no language pack: fetch wasm/CODE.sorot of the site that the engine is from")
            }
            PackError::Version(version) => {
                write!(
                    formatter,
                    "the language pack has format {version}, and {VERSION} is read here: fetch engine and pack anew"
                )
            }
            PackError::Damaged => write!(formatter, "the language pack is damaged or cut short: fetch it anew"),
            PackError::OtherLanguage { asked, found } => {
                write!(formatter, "this language pack is of '{found}': fetch that of '{asked}'")
            }
            PackError::Content(error) => write!(formatter, "the language pack cannot be used, fetch it anew: {error}"),
        }
    }
}

impl Error for PackError {}

impl From<ModelError> for PackError {
    fn from(error: ModelError) -> PackError {
        PackError::Content(error)
    }
}

fn said(code: &str) -> String {
    code.chars().take(SAID).collect()
}

impl<'a> Pack<'a> {
    /// Reads the file of a pack. What its model and its clusters say is not looked at.
    ///
    /// # Errors
    ///
    /// A [`PackError`] that says what is wrong with it.
    pub fn read(bytes: &'a [u8]) -> Result<Pack<'a>, PackError> {
        let rest = bytes.strip_prefix(MAGIC).ok_or(PackError::NoPack)?;
        let (&version, rest) = rest.split_first().ok_or(PackError::Damaged)?;
        if version != VERSION {
            return Err(PackError::Version(version));
        }
        Pack::body(rest).ok_or(PackError::Damaged)
    }

    fn body(bytes: &'a [u8]) -> Option<Pack<'a>> {
        let (&length, rest) = bytes.split_first()?;
        let (code, rest) = rest.split_at_checked(usize::from(length))?;
        let code = std::str::from_utf8(code).ok().filter(|code| code.is_ascii())?;
        let (model, rest) = measured(rest)?;
        let (clusters, rest) = measured(rest)?;
        rest.is_empty().then_some(Pack { code, model, clusters })
    }

    /// The file of the pack; `None` where a part of it is too long for one.
    pub fn to_bytes(&self) -> Option<Vec<u8>> {
        let mut bytes = MAGIC.to_vec();
        bytes.extend([VERSION, u8::try_from(self.code.len()).ok()?]);
        bytes.extend(self.code.as_bytes());
        for part in [self.model, self.clusters] {
            bytes.extend(u32::try_from(part.len()).ok()?.to_le_bytes());
            bytes.extend(part);
        }
        Some(bytes)
    }
}

/// The bytes behind their own length, and what stands behind them.
fn measured(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let (length, rest) = bytes.split_first_chunk()?;
    rest.split_at_checked(usize::try_from(u32::from_le_bytes(*length)).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pack_is_read_as_it_was_written_and_no_other_length_is() {
        let pack = Pack { code: "id", model: b"model", clusters: b"clusters" };
        let bytes = pack.to_bytes().unwrap_or_default();
        assert_eq!(Pack::read(&bytes), Ok(pack));
        for length in 0..bytes.len() {
            let error = if length < MAGIC.len() { PackError::NoPack } else { PackError::Damaged };
            assert_eq!(Pack::read(bytes.get(..length).unwrap_or_default()), Err(error), "{length} bytes");
        }
        assert_eq!(Pack::read(&[&bytes[..], b"!"].concat()), Err(PackError::Damaged));
    }

    #[test]
    fn another_version_is_named() {
        assert_eq!(Pack::read(b"SRTP\x02"), Err(PackError::Version(2)));
        assert_eq!(Pack::read(b"<!doctype html>"), Err(PackError::NoPack));
    }
}
