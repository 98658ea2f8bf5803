//! The words that names are told by: one table over all languages, so that each token is looked up once.
//!
//! Every language brings the files `gazetteer.tsv`, `titles.tsv`, `designators.tsv`, `name_parts.tsv` and `name_cues.tsv`;
//! the head of each tells its columns. Function words and verbs of saying are read from the files that have them. The tables of all
//! languages are read together, because an article names things of other languages all the time; before them, the names of
//! `data/`, which are of no language.

use super::law::LawWord;
use crate::label::Label;
use crate::language::{LanguageFiles, table};
use crate::lexicon::{ByHash, Lexicon};
use crate::token::fold_hash;

/// A name that is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NameEntry {
    /// What it is a name of.
    pub label: Label,
    /// The thing it names: forms of one thing share it.
    pub id: u32,
    /// Whether the form is also a common word or a part of other names.
    pub doubtful: bool,
    /// Whether a number may follow that belongs to the name (`Boeing 737`).
    pub numbered: bool,
    /// Whether a direction behind it makes it the name of a regency (`Lombok Timur`).
    pub island: bool,
    /// Whether it is a country, which has an ISO 3166-1 code for its id.
    pub country: bool,
}

/// A word that opens or closes names of a kind: `Kementerian`, `Universitas`, `Jalan`, `Airport`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Designator {
    /// What it makes of the words beside it.
    pub label: Label,
    /// Whether it stands after the name instead of before it.
    pub suffix: bool,
    /// Whether it belongs to the name even when it is written in lower case.
    pub inner: bool,
    /// Whether a number may follow that belongs to the name.
    pub numbered: bool,
    /// Whether what follows goes on over `dan`, `of` and the like.
    pub long: bool,
    /// Whether the name starts behind it: "film", "suku".
    pub outside: bool,
    /// Whether what it opens is nothing else, whatever its words are by themselves.
    pub firm: bool,
    /// Whether an organisation behind it is named by itself: "Fraksi PKS".
    pub loose: bool,
    /// Whether the name goes on over a place alone: "BPBD Garut".
    pub local: bool,
    /// Whether what it opens goes by its own words, too: "Typhoon Usagi", "Usagi".
    pub named: bool,
}

impl Designator {
    /// Whether it opens the name of a street: "Jalan", "Jl.".
    pub fn is_street(&self) -> bool {
        self.label == Label::Fac && self.inner && self.numbered && !self.suffix
    }
}

/// What a phrase can be to a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A known name.
    Name(NameEntry),
    /// A title or honorific: a person's name follows.
    Title,
    /// A designator.
    Designator(Designator),
    /// A word with these [`bits`].
    Word(u32),
    /// What a word or a phrase is to the name of a law.
    Law(LawWord),
}

/// What single words can be; a word can be several.
pub mod bits {
    /// A person's given name.
    pub const GIVEN: u32 = 1;
    /// A family name.
    pub const FAMILY: u32 = 1 << 1;
    /// A small word inside names (`bin`, `van`, `of`).
    pub const CONNECTOR: u32 = 1 << 2;
    /// A word that opens sentences, or is written with a capital without being a name.
    pub const COMMON: u32 = 1 << 3;
    /// A common word out of which names of institutions are made (`Nasional`, `Keuangan`).
    pub const GENERIC: u32 = 1 << 4;
    /// A person follows (`kata`).
    pub const BEFORE_PERSON: u32 = 1 << 5;
    /// A person stands before (`mengatakan`).
    pub const AFTER_PERSON: u32 = 1 << 6;
    /// A place follows (`di`).
    pub const BEFORE_PLACE: u32 = 1 << 7;
    /// An organisation follows (`anggota`).
    pub const BEFORE_ORG: u32 = 1 << 8;
    /// A direction that follows a place (`timur`).
    pub const DIRECTION: u32 = 1 << 9;
    /// Joins the words of an institution's name (`dan`, `of`).
    pub const JOINER: u32 = 1 << 10;
    /// Opens the name of a law (`UU`).
    pub const LAW: u32 = 1 << 11;
    /// A verb, or what else has a capital in a headline alone (`Raih`): no name has it.
    pub const HEADLINE: u32 = 1 << 12;
    /// A degree or suffix after a person's name.
    pub const DEGREE: u32 = 1 << 13;
    /// A Roman numeral.
    pub const ROMAN: u32 = 1 << 14;
    /// Joins things of one sort (`dan`, `and`).
    pub const COORDINATOR: u32 = 1 << 15;
    /// A language may follow (`speaks`, `in`). The model does not see this one.
    pub const BEFORE_LANGUAGE: u32 = 1 << 16;
    /// Belongs to the name of a product before it (`Pro`, `5G`). The model does not see this one, either.
    pub const VARIANT: u32 = 1 << 17;
    /// A person's initials follow (`berinisial`). Nor this.
    pub const BEFORE_INITIALS: u32 = 1 << 18;
    /// Opens a person's name, and is a word or a letter elsewhere: `Lalu`, `I`.
    pub const FORENAME: u32 = 1 << 19;
    /// Where there is a score, a side of the match stands before it or behind it (`beat`). Nor this.
    pub const OPPONENT: u32 = 1 << 20;
    /// The code that a country has in tables of results (`INA`). Nor this.
    pub const COUNTRY_CODE: u32 = 1 << 21;
    /// Speaks of roads (`motorway`). Nor this.
    pub const ROAD: u32 = 1 << 22;
    /// Before a number, the distance along a road (`Km`): no name goes on with it. Nor this.
    pub const MILESTONE: u32 = 1 << 23;
    /// Before a number, that of a house (`No`). Nor this.
    pub const HOUSE: u32 = 1 << 24;
    /// Ends the address of a site behind a full stop (`com`). Nor this.
    pub const DOMAIN: u32 = 1 << 25;
    /// The letter of a party, before a hyphen and the place that its member stands for (`R-Texas`). Nor this.
    pub const PARTY: u32 = 1 << 26;
    /// Whoever is of a people: the country behind it stands for that (`turis Australia`). Nor this.
    pub const NATIONAL: u32 = 1 << 27;
}

/// The table.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    /// Every phrase with its role.
    pub roles: Lexicon<Role>,
    /// The numbers in GeoNames of known places, by the numbers of the things ([`NameEntry::id`]).
    pub places: ByHash<u32>,
}

impl Vocabulary {
    /// Reads the files of all languages.
    pub fn load(languages: &[LanguageFiles]) -> Vocabulary {
        let (mut roles, mut places) = (Lexicon::default(), ByHash::default());
        // The later of two entries is found first, so that what people wrote goes before what was collected.
        add_names(&mut roles, &mut places, table::shared!("names-gazetteer.tsv"));
        add_names(&mut roles, &mut places, table::shared!("names-news.tsv"));
        for files in languages {
            add_names(&mut roles, &mut places, files.file("gazetteer.tsv"));
            for row in table::rows(files.file("titles.tsv")) {
                for form in row.forms(0) {
                    roles.insert(form, Role::Title);
                }
            }
            for row in table::rows(files.file("designators.tsv")) {
                let Some(label) = Label::from_name(row.column(1)) else {
                    continue;
                };
                let flags = row.column(2);
                let designator = Designator {
                    label,
                    suffix: has(flags, "suffix"),
                    inner: has(flags, "inner"),
                    numbered: has(flags, "numbered"),
                    long: has(flags, "long"),
                    outside: has(flags, "outside"),
                    firm: has(flags, "firm"),
                    loose: has(flags, "loose"),
                    local: has(flags, "local"),
                    named: has(flags, "named"),
                };
                for form in row.forms(0) {
                    roles.insert(form, Role::Designator(designator));
                }
            }
            for file in ["name_parts.tsv", "name_cues.tsv"] {
                for row in table::rows(files.file(file)) {
                    if let Some(bit) = bit(row.column(0)) {
                        row.column(1).split_whitespace().for_each(|form| roles.insert(form, Role::Word(bit)));
                    }
                }
            }
            for row in table::rows(files.file("laws.tsv")) {
                if let Some(law) = LawWord::from_name(row.column(0)) {
                    row.forms(1).for_each(|form| roles.insert(form, Role::Law(law)));
                }
            }
            for row in table::rows(files.file("reporting.tsv")).filter(|row| row.column(1) == "verb") {
                row.forms(0).for_each(|form| roles.insert(form, Role::Word(bits::BEFORE_PERSON | bits::AFTER_PERSON)));
            }
            for row in table::rows(files.file("function_words.tsv")) {
                roles.insert(row.column(0), Role::Word(bits::COMMON));
            }
            for row in table::rows(files.file("currencies.tsv")) {
                row.forms(3).for_each(|form| roles.insert(form, Role::Word(bits::COMMON)));
            }
        }
        Vocabulary { roles, places }
    }
}

/// Adds the rows of a gazetteer: forms, label, id of the thing, flags, number in GeoNames. With the flag `each`, the forms of a row are
/// names of as many things.
fn add_names(roles: &mut Lexicon<Role>, places: &mut ByHash<u32>, content: &str) {
    for row in table::rows(content) {
        let Some(label) = Label::from_name(row.column(1)) else {
            continue;
        };
        let id = match row.column(2) {
            "" => row.forms(0).next().unwrap_or("").trim_start_matches('='),
            id => id,
        };
        let flags = row.column(3);
        let entry = NameEntry {
            label,
            id: fold_hash(id),
            doubtful: has(flags, "doubtful"),
            numbered: has(flags, "numbered"),
            island: has(flags, "island"),
            country: label == Label::Gpe && id.len() == 2,
        };
        if let Ok(number) = row.column(4).parse() {
            places.insert(entry.id, number);
        }
        let each = has(flags, "each");
        row.forms(0).for_each(|form| {
            let id = if each { fold_hash(form.trim_start_matches('=')) } else { entry.id };
            roles.insert(&as_written(form), Role::Name(NameEntry { id, ..entry }));
        });
    }
}

/// No abbreviation has more letters: what is longer and in capitals is a word.
const LONGEST_ABBREVIATION: usize = 6;

/// The form for the lexicon: an abbreviation in capitals is matched as it is written.
fn as_written(form: &str) -> String {
    let mut letters = form.chars().filter(|letter| letter.is_alphabetic());
    let capitals = letters.clone().all(char::is_uppercase) && letters.nth(LONGEST_ABBREVIATION).is_none();
    if capitals && !form.starts_with('=') { format!("={form}") } else { form.to_owned() }
}

fn has(flags: &str, flag: &str) -> bool {
    flags.split_whitespace().any(|one| one == flag)
}

/// The bit that a data file calls `name`.
fn bit(name: &str) -> Option<u32> {
    Some(match name {
        "given" => bits::GIVEN,
        "family" => bits::FAMILY,
        "connector" => bits::CONNECTOR,
        "degree" => bits::DEGREE,
        "common" => bits::COMMON,
        "generic" => bits::GENERIC,
        "before-person" => bits::BEFORE_PERSON,
        "after-person" => bits::AFTER_PERSON,
        "before-place" => bits::BEFORE_PLACE,
        "before-organization" => bits::BEFORE_ORG,
        "party" => bits::PARTY,
        "national" => bits::NATIONAL,
        "direction" => bits::DIRECTION,
        "joiner" => bits::JOINER,
        "headline" => bits::HEADLINE,
        "coordinator" => bits::COORDINATOR,
        "before-language" => bits::BEFORE_LANGUAGE,
        "variant" => bits::VARIANT,
        "before-initials" => bits::BEFORE_INITIALS,
        "forename" => bits::FORENAME,
        "opponent" => bits::OPPONENT,
        "country-code" => bits::COUNTRY_CODE,
        "road" => bits::ROAD,
        "milestone" => bits::MILESTONE,
        "house" => bits::HOUSE,
        "domain" => bits::DOMAIN,
        _ => return None,
    })
}
