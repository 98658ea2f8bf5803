//! Names of persons, places, organisations and other things.
//!
//! | step | where | from → to |
//! |---|---|---|
//! | vocabulary | `vocabulary` | the languages' files → one table of known names, titles, designators, cues |
//! | words | `words` | tokens → what each can be to a name |
//! | spots | `spotter`, `designated`, `context`, `law` | a block → names, and runs that may be names |
//! | spread | `spread` | what one place tells of a name → the places that tell nothing |
//! | tagger | [`tagger`] | all of this, as evidence → the names that a trained model finds |
//! | merge | `merge`, `bounds`, `conjoined`, `nickname`, `affiliation`, `beside`, `byline`, `codes`, `initials`, `lineup`, `roads`, `scores`, `series`, `shortened`, `streets`, `variant` | names of the model and of the rules → names of a block |
//! | settle | `settle`, `cover` | names of a block, and what the document tells of them → candidates |
//!
//! The tables of all languages are read together, because an article names things of other languages all the time.

mod affiliation;
mod beside;
mod bounds;
mod byline;
mod codes;
mod conjoined;
mod context;
mod cover;
mod designated;
mod initials;
pub(crate) mod kept;
mod law;
mod lineup;
mod merge;
mod nickname;
mod roads;
mod scores;
mod series;
mod settle;
mod shortened;
mod spotter;
mod spread;
mod streets;
pub mod tagger;
mod variant;
mod vocabulary;
mod words;

use crate::annotator::Analysis;
use crate::candidate::Candidate;
use crate::document::SegmentKind;
use crate::label::Label;
use crate::language::pack::{Pack, PackError};
use crate::language::{LanguageFiles, table};
use crate::lexicon::HashedSet;
use crate::token::{Case, Tokens, fold};
use settle::settled;
use spotter::{Spot, Spotter};
use spread::Known;
use std::collections::HashSet;
use std::sync::OnceLock;
use tagger::clusters::Clusters;
use tagger::memory::Memory;
use tagger::{Tagger, observation};
use vocabulary::{Role, Vocabulary};
use words::Word;

/// The gazetteer and the name words of every language.
#[derive(Clone, Debug, Default)]
pub struct NameResources {
    vocabulary: Vocabulary,
    /// What stands between two names of one person, folded.
    aliases: HashSet<String>,
    /// What texts of one language need.
    languages: Vec<LanguageNames>,
}

/// What one language brings, loaded with the first text that needs it.
#[derive(Clone, Debug)]
struct LanguageNames {
    files: LanguageFiles,
    /// Whether a text in small letters alone is read as one in capitals. No other text asks.
    raises: OnceLock<bool>,
    /// The tagger, where the language has one.
    tagger: OnceLock<Option<Tagger>>,
    /// The clusters of words that the tagger knows.
    clusters: OnceLock<Clusters>,
}

impl LanguageNames {
    fn new(files: &LanguageFiles) -> LanguageNames {
        LanguageNames { files: *files, raises: OnceLock::new(), tagger: OnceLock::new(), clusters: OnceLock::new() }
    }

    fn raises(&self) -> bool {
        let told = || table::lists(self.files.file("name_cues.tsv"), "small");
        *self.raises.get_or_init(told)
    }

    /// The tagger. Where none is built in, a pack may still bring one.
    fn tagger(&self) -> Option<&Tagger> {
        let built_in = || Tagger::load(self.files.model).ok();
        let own = if self.files.model.is_empty() { self.tagger.get()? } else { self.tagger.get_or_init(built_in) };
        own.as_ref()
    }

    /// The same for clusters.
    fn clusters(&self) -> Option<&Clusters> {
        let built_in = || Clusters::load(self.files.clusters).unwrap_or_default();
        if self.files.clusters.is_empty() { self.clusters.get() } else { Some(self.clusters.get_or_init(built_in)) }
    }

    /// Whether a pack would bring a model, and has not come yet.
    fn waits(&self) -> bool {
        self.files.has_model && self.files.model.is_empty() && self.tagger.get().is_none()
    }
}

impl NameResources {
    /// Loads the gazetteer and the name words of `languages`; their models wait for a text, or for a pack. A language without
    /// a model that can be read has none.
    pub fn load(languages: &[LanguageFiles]) -> NameResources {
        let vocabulary = Vocabulary::load(languages);
        let rows = languages.iter().flat_map(|files| table::rows(files.file("aliases.tsv")));
        let aliases = rows.flat_map(|row| row.forms(0).map(fold).collect::<Vec<_>>()).collect();
        NameResources { vocabulary, aliases, languages: languages.iter().map(LanguageNames::new).collect() }
    }

    /// Whether the names of a text in small letters alone are found better where it is read as one in capitals.
    pub(crate) fn raises(&self, language: usize) -> bool {
        self.languages.get(language).is_some_and(LanguageNames::raises)
    }

    /// Takes the pack of the language `code`. One that has its model keeps it.
    ///
    /// # Errors
    ///
    /// A [`PackError`] where `bytes` are no pack of that language that can be used; nothing has changed then.
    pub fn add_pack(&self, code: &str, bytes: &[u8]) -> Result<(), PackError> {
        let mut having_pack = self.languages.iter().filter(|own| own.files.has_model);
        let own = having_pack.find(|own| own.files.code == code).ok_or_else(|| PackError::unknown(code))?;
        let pack = Pack::read(bytes)?;
        if pack.code != code {
            return Err(PackError::other(code, pack.code));
        }
        let tagger = Tagger::load(pack.model)?;
        let clusters = if pack.clusters.is_empty() { Clusters::default() } else { Clusters::load(pack.clusters)? };
        if own.waits() {
            // The tagger last: where it is, its clusters are.
            let _ = own.clusters.set(clusters);
            let _ = own.tagger.set(Some(tagger));
        }
        Ok(())
    }

    /// Which languages wait for their pack, by their indices in [`crate::language::LANGUAGES`].
    pub fn waiting(&self) -> Vec<usize> {
        let own = self.languages.iter().enumerate();
        own.filter(|(_, own)| own.waits()).map(|(language, _)| language).collect()
    }

    /// The clusters of words of a language; `None` where there are none.
    fn clusters(&self, language: usize) -> Option<&Clusters> {
        self.languages.get(language)?.clusters()
    }

    fn tagger(&self, language: usize) -> Option<&Tagger> {
        self.languages.get(language)?.tagger()
    }

    /// The number of the thing that a known name is of: forms of one thing share it. `None` for an unknown name.
    pub fn canonical(&self, name: &Tokens<'_>) -> Option<u32> {
        self.vocabulary.roles.all(*name, 0).find_map(|found| match found.value {
            Role::Name(entry) if found.len == name.len() => Some(entry.id),
            _ => None,
        })
    }

    /// The number in GeoNames of a place that the gazetteer knows by this number of its own.
    pub fn geonames(&self, id: u32) -> Option<u32> {
        self.vocabulary.places.get(&id).copied()
    }

    /// Whether `between`, which stands between the names of two persons, tells that they are of one.
    pub fn is_alias(&self, between: &str) -> bool {
        between.len() <= LONGEST_ALIAS && self.aliases.contains(&fold(between.trim_matches([' ', ','])))
    }

    /// The name of a place or an organisation without the designator that opens or closes it ("Garut" for "Kabupaten
    /// Garut"); `None` where none does.
    pub fn without_designator<'n>(&self, name: &Tokens<'n>) -> Option<&'n str> {
        let designator = |at: usize, suffix: bool| {
            self.vocabulary.roles.all(*name, at).find_map(|found| match found.value {
                Role::Designator(one)
                    if one.suffix == suffix
                        && matches!(one.label, Label::Gpe | Label::Fac | Label::Loc | Label::Org) =>
                {
                    Some(found.len)
                }
                _ => None,
            })
        };
        if let Some(len) = designator(0, false) {
            return name.text.get(name.get(len)?.start as usize..);
        }
        // A designator of one or two tokens: "Inc", "Inc.".
        let last = (1..name.len())
            .rev()
            .take(2)
            .rfind(|&at| designator(at, true).is_some_and(|len| at + len == name.len()))?;
        name.text.get(..name.get(last.checked_sub(1)?)?.end as usize)
    }
}

/// No words between two names of one person are longer, in bytes.
const LONGEST_ALIAS: usize = 40;

/// Appends the names in a whole document to `candidates`.
pub fn recognize(analysis: &Analysis<'_>, resources: &NameResources, candidates: &mut Vec<Candidate>) {
    let readings = Readings::new(analysis, resources);
    let mut known = Known::default();
    let mut memory = Memory::default();
    let found: Vec<Vec<Spot>> = analysis
        .blocks
        .iter()
        .zip(&readings.blocks)
        .map(|(block, (words, spots))| {
            let tokens = analysis.tokens(block);
            let place = (block.kind, block.language);
            let found = found_in(&tokens, words, spots, &readings.evidence, place, (resources, &mut memory));
            known.learn_all(&tokens, words, &found, block.kind, resources.clusters(block.language));
            found
        })
        .collect();
    for ((block, (words, spots)), found) in analysis.blocks.iter().zip(&readings.blocks).zip(&found) {
        candidates.extend(settled(&analysis.tokens(block), words, spots, found, &known, block.kind));
    }
}

/// The names in one block that the tagger finds, with those that the rules are sure of.
fn found_in(
    tokens: &Tokens<'_>,
    words: &[Word],
    spots: &[Spot],
    evidence: &observation::Evidence,
    (kind, language): (SegmentKind, usize),
    (resources, memory): (&NameResources, &mut Memory),
) -> Vec<Spot> {
    match resources.tagger(language) {
        Some(tagger) => {
            let clusters = resources.clusters(language);
            let seen = observation::observe(tokens, words, spots, evidence, clusters);
            let tagged = tagger.tag(&seen, memory.of(language));
            let mut found = merge::merge(tokens, words, spots, &tagged, |name| tagger.label(&seen, name));
            let known = |spot: &Spot| words.get(spot.start).is_some_and(|word| word.name.is_some());
            found.retain(|spot| known(spot) || !observation::is_plain(tokens, spot.start..spot.end, evidence));
            found.sort_by_key(|spot| (spot.start, spot.end));
            beside::abbreviate(tokens, words, &mut found);
            beside::spoken(tokens, words, &mut found);
            beside::nationals(words, &mut found);
            beside::list(tokens, words, &mut found);
            beside::languages(tokens, words, &mut found);
            series::complete(tokens, words, &mut found);
            lineup::players(tokens, words, kind, &mut found);
            scores::sides(tokens, words, kind, &mut found);
            scores::opponents(tokens, words, &mut found);
            variant::complete(tokens, words, &mut found);
            initials::persons(tokens, words, &mut found);
            initials::surnames(tokens, words, &mut found);
            codes::countries(tokens, words, &mut found);
            affiliation::parties(tokens, words, &mut found);
            affiliation::listed(tokens, words, &mut found);
            roads::numbered(tokens, words, &mut found);
            byline::dateline(tokens, words, kind, &mut found);
            byline::authors(tokens, words, kind, &mut found);
            byline::media(tokens, words, kind, &mut found);
            found
        }
        None => spots.to_vec(),
    }
}

/// What the tagger sees of each token of each block: what it is trained on.
pub fn observe(analysis: &Analysis<'_>, resources: &NameResources) -> Vec<Vec<observation::Observation>> {
    let readings = Readings::new(analysis, resources);
    let blocks = analysis.blocks.iter().zip(&readings.blocks);
    blocks
        .map(|(block, (words, spots))| {
            let clusters = resources.clusters(block.language);
            observation::observe(&analysis.tokens(block), words, spots, &readings.evidence, clusters)
        })
        .collect()
}

/// What the rules make of a document.
struct Readings {
    /// The words of each block, and the names and runs that may be names.
    blocks: Vec<(Vec<Word>, Vec<Spot>)>,
    evidence: observation::Evidence,
}

impl Readings {
    fn new(analysis: &Analysis<'_>, resources: &NameResources) -> Readings {
        let lower: HashedSet = analysis
            .blocks
            .iter()
            .flat_map(|block| analysis.tokens(block).iter())
            .filter(|token| token.case == Case::Lower)
            .map(|token| token.hash)
            .collect();
        let mut readings = Readings { blocks: Vec::new(), evidence: observation::Evidence::default() };
        for block in &analysis.blocks {
            let tokens = analysis.tokens(block);
            let words = words::read(&tokens, &resources.vocabulary, block.kind);
            let spots = Spotter { tokens, words: &words, kind: block.kind, lower: &lower }.spots();
            observation::gather(&tokens, &words, &spots, &mut readings.evidence);
            readings.blocks.push((words, spots));
        }
        readings
    }
}
