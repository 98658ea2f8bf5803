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

    /// The number of the thing that a known name is of: forms of one thing share it. `None` for an unknown name.
    pub fn canonical(&self, _name: &str) -> Option<u32> {
        None
    }

    /// The name without the designator that opens it ("Garut" for "Kabupaten Garut"); `None` where none does.
    pub fn without_designator<'n>(&self, _name: &'n str) -> Option<&'n str> {
        None
    }
}

/// Appends the names in a whole document to `candidates`.
pub fn recognize(_analysis: &Analysis<'_>, _resources: &NameResources, _candidates: &mut Vec<Candidate>) {}
