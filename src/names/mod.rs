//! Names of persons, places, organisations and other things.

use crate::annotator::Analysis;
use crate::candidate::Candidate;
use crate::language::LanguageFiles;

/// The gazetteer and the name words of every language.
#[derive(Clone, Debug, Default)]
pub struct NameResources {}

impl NameResources {
    /// Loads the gazetteer and the name words of `languages`.
    pub fn load(_languages: &[LanguageFiles]) -> NameResources {
        NameResources {}
    }
}

/// Appends the names in a whole document to `candidates`.
pub fn recognize(_analysis: &Analysis<'_>, _resources: &NameResources, _candidates: &mut Vec<Candidate>) {}
