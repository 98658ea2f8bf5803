//! The languages: a folder each, with data files that a linguist can edit and no code.
//!
//! A folder `src/language/xx/` is all that a language `xx` needs; the build script finds it. Which files a language may
//! have, and their columns, is told in `src/language/README.md`. A file that is missing is an empty one: the language
//! then lacks what the file would have brought, and nothing else.

pub mod detect;
pub mod reporting;
pub mod table;
pub mod titles;

/// The data files of one language.
#[derive(Clone, Copy, Debug)]
pub struct LanguageFiles {
    /// The BCP 47 tag of the language, which is its folder's name.
    pub code: &'static str,
    files: &'static [(&'static str, &'static str)],
    /// The trained model of names, `model.bin`; empty where the language has none.
    pub model: &'static [u8],
    /// Which words stand where others do, `clusters.bin`, for the model; empty where the language has none.
    pub clusters: &'static [u8],
}

/// Every language that was built in, sorted by code.
pub static LANGUAGES: &[LanguageFiles] = include!(concat!(env!("OUT_DIR"), "/languages.rs"));

impl LanguageFiles {
    /// The content of the data file `name` (such as `units.tsv`); empty where the language has none.
    pub fn file(&self, name: &str) -> &'static str {
        self.files.iter().find(|(file, _)| *file == name).map_or("", |(_, content)| content)
    }
}
