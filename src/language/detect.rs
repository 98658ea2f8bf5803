//! Which language a text is written in, by its function words.

use super::LanguageFiles;

/// The BCP 47 tag of a text that shows no language (RFC 5646).
pub const UNDETERMINED: &str = "und";

/// The function words of every language (`function_words.tsv`).
#[derive(Clone, Debug, Default)]
pub struct Detector {
    fallback: usize,
}

impl Detector {
    /// Loads the function words of `languages`.
    pub fn load(languages: &[LanguageFiles]) -> Detector {
        let fallback = languages.iter().position(|language| language.code == "id").unwrap_or(0);
        Detector { fallback }
    }

    /// The index of the language of `text`; `None` where it shows none.
    pub fn detect(&self, text: &str) -> Option<usize> {
        (!text.trim().is_empty()).then_some(self.fallback)
    }

    /// The index of the language that a text without any sign is read in.
    pub fn default_language(&self) -> usize {
        self.fallback
    }
}
