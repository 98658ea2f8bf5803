//! The languages: a folder each, with data files that a linguist can edit and no code.
//!
//! A folder `src/language/xx/` is all that a language `xx` needs; the build script finds it. Which files a language may
//! have, and their columns, is told in `src/language/README.md`. A file that is missing is an empty one: the language
//! then lacks what the file would have brought, and nothing else.
//!
//! With the feature `models`, which is on by default, the model and the clusters of each language are built in, too. Without
//! it they come as a [`pack`].

pub mod detect;
pub mod layout;
pub mod pack;
pub mod reporting;
pub mod speech;
pub mod table;
pub mod titles;

/// The data files of one language.
#[derive(Clone, Copy, Debug)]
pub struct LanguageFiles {
    /// The BCP 47 tag of the language, which is its folder's name.
    pub code: &'static str,
    files: &'static [(&'static str, &'static str)],
    /// Whether there is a model for the language, built in or in a [`pack`].
    pub has_model: bool,
    /// The trained model of names, `model.bin`; empty where none is built in.
    pub model: &'static [u8],
    /// Which words stand where others do, `clusters.bin`, for the model; empty where none is built in.
    pub clusters: &'static [u8],
}

/// Every language that was built in, sorted by code.
pub static LANGUAGES: &[LanguageFiles] = include!(concat!(env!("OUT_DIR"), "/languages.rs"));

impl LanguageFiles {
    /// The content of the data file `name` (such as `units.tsv`) for [`table::rows`]; empty where the language has none.
    pub fn file(&self, name: &str) -> &'static str {
        self.files.iter().find(|(file, _)| *file == name).map_or("", |(_, content)| content)
    }

    /// The pack of what is built in; `None` where no model is.
    pub fn pack(&self) -> Option<pack::Pack<'static>> {
        (!self.model.is_empty()).then_some(pack::Pack { code: self.code, model: self.model, clusters: self.clusters })
    }

    /// The same language with no model built in: its texts wait for a pack.
    #[must_use]
    pub fn without_model(&self) -> LanguageFiles {
        LanguageFiles { model: &[], clusters: &[], ..*self }
    }
}
