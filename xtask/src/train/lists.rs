//! Lists of names and plain text → a class for each word: how often it opens a person's name, goes on in one, stands in the
//! name of an organisation or a place, or in lower case.

use anyhow::{Context as _, Result};
use flate2::read::GzDecoder;
use sorot::Span;
use sorot::names::tagger::words::WordClasses;
use sorot::token::{Case, TokenKind, tokenize};
use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::io::Read as _;
use std::path::Path;

/// A word in fewer names than this has no class.
const LEAST: u32 = 3;

/// What is counted of a word.
#[derive(Clone, Copy, Debug, Default)]
struct Counts {
    opens_person: u32,
    in_person: u32,
    organization: u32,
    place: u32,
    lower: u32,
}

/// What a list has.
#[derive(Clone, Copy)]
enum List {
    Persons,
    GivenNames,
    FamilyNames,
    Organizations,
    Places,
    /// Sentences.
    Text,
}

/// The lists, below the folder of corpora.
const LISTS: &[(&str, List)] = &[
    ("dbpedia-id-names/original-dbpedia_person.txt.gz", List::Persons),
    ("dbpedia-id-names/original-dbpedia_organization.txt.gz", List::Organizations),
    ("dbpedia-id-names/original-dbpedia_place.txt.gz", List::Places),
    ("faker-id-names/person_first_names_male.txt", List::GivenNames),
    ("faker-id-names/person_first_names_female.txt", List::GivenNames),
    ("faker-id-names/person_last_names_male.txt", List::FamilyNames),
    ("faker-id-names/person_last_names_female.txt", List::FamilyNames),
    ("geonames-cities/cities15000.csv.gz", List::Places),
    ("id-raw/indonli.txt", List::Text),
];

/// The classes of the words in the lists below `folder`, sorted by what is kept of the hash of each.
///
/// # Errors
///
/// A list that cannot be read.
pub fn classes(folder: &Path) -> Result<Vec<(u32, u8)>> {
    let mut counts: BTreeMap<u32, Counts> = BTreeMap::new();
    for (file, list) in LISTS {
        let content = read(&folder.join(file))?;
        for line in content.lines() {
            let name = if file.contains(".csv") { line.split(',').next().unwrap_or("") } else { line };
            count(name, *list, &mut counts);
        }
    }
    let profiles: BTreeMap<u32, u32> =
        counts.iter().filter_map(|(hash, counts)| Some((WordClasses::kept(*hash), profile(counts)?))).collect();
    let mut sizes: BTreeMap<u32, usize> = BTreeMap::new();
    profiles.values().for_each(|profile| *sizes.entry(*profile).or_default() += 1);
    let mut common: Vec<(usize, u32)> = sizes.into_iter().map(|(profile, size)| (size, profile)).collect();
    common.sort_unstable_by(|one, other| other.cmp(one));
    let numbers: HashMap<u32, u8> =
        common.iter().zip(1..=255_u8).map(|((_, profile), number)| (*profile, number)).collect();
    Ok(profiles.into_iter().filter_map(|(hash, profile)| Some((hash, *numbers.get(&profile)?))).collect())
}

fn read(path: &Path) -> Result<String> {
    let bytes = fs::read(path).with_context(|| format!("cannot read the list {}", path.display()))?;
    let bytes = if path.extension().is_some_and(|extension| extension == "gz") {
        let mut unpacked = Vec::new();
        GzDecoder::new(bytes.as_slice()).read_to_end(&mut unpacked)?;
        unpacked
    } else {
        bytes
    };
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn count(name: &str, list: List, counts: &mut BTreeMap<u32, Counts>) {
    let mut tokens = Vec::new();
    tokenize(name, Span::new(0, name.len()), &mut tokens);
    let words = tokens.iter().filter(|token| token.kind == TokenKind::Word && token.end - token.start > 1);
    for (at, token) in words.enumerate() {
        let own = counts.entry(token.hash).or_default();
        match list {
            List::Persons if at == 0 => own.opens_person += 1,
            List::GivenNames => own.opens_person += 2,
            List::Persons => own.in_person += 1,
            List::FamilyNames => own.in_person += 2,
            List::Organizations => own.organization += 1,
            List::Places => own.place += 1,
            List::Text if token.case == Case::Lower => own.lower += 1,
            List::Text => {}
        }
    }
}

/// What the counts say, coarsely: the share of each in four steps, and how many there are.
fn profile(counts: &Counts) -> Option<u32> {
    let names = counts.opens_person + counts.in_person + counts.organization + counts.place;
    if names < LEAST {
        return None;
    }
    let share = |count: u32| match f64::from(count) / f64::from(names) {
        share if share < 0.1 => 0,
        share if share < 0.4 => 1,
        share if share < 0.75 => 2,
        _ => 3,
    };
    let lower = match f64::from(counts.lower) / f64::from(names) {
        _ if counts.lower == 0 => 0,
        ratio if ratio < 1.0 => 1,
        ratio if ratio < 10.0 => 2,
        _ => 3,
    };
    let size = match names {
        0..=3 => 0,
        4..=15 => 1,
        _ => 2,
    };
    let shares = [share(counts.opens_person), share(counts.in_person), share(counts.organization), share(counts.place)];
    Some(shares.into_iter().chain([lower, size]).fold(0, |profile, part| profile * 4 + part))
}
