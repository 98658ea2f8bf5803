//! Forms: the different ways in which a text writes names of one class, and which of them may abbreviate which.

use crate::label::Label;
use std::borrow::Cow;

/// What kind of thing a name is of, as far as joining goes: texts call the same place a city here and a region there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Class {
    Place,
    Other(Label),
}

impl Class {
    pub(super) fn of(label: Label) -> Class {
        match label {
            Label::Gpe | Label::Loc | Label::Fac => Class::Place,
            label => Class::Other(label),
        }
    }

    /// A number of its own, small enough for a table.
    pub(super) const fn index(self) -> usize {
        match self {
            Class::Place => 0,
            Class::Other(label) => 1 + label as usize,
        }
    }
}

/// One way to write a name.
#[derive(Debug)]
pub(super) struct Form {
    pub(super) class: Class,
    /// The label of its first mention: "Laut Jepang" is no other name of "Jepang".
    pub(super) label: Label,
    /// The name folded, its words parted by single spaces.
    pub(super) folded: String,
    /// The name as it was first written, with single spaces.
    pub(super) written: String,
    /// The annotations, in the order of the text.
    pub(super) mentions: Vec<usize>,
    /// The gazetteer's number of the thing.
    pub(super) known: Option<u32>,
    /// How the name goes without its designator, folded.
    pub(super) bare: Option<String>,
    /// The form that this one was joined to; itself at first.
    pub(super) parent: usize,
}

impl Form {
    /// The folded words.
    pub(super) fn words(&self) -> impl DoubleEndedIterator<Item = &str> {
        self.folded.split(' ')
    }

    /// How many words it has.
    pub(super) fn len(&self) -> usize {
        self.words().count()
    }

    /// The capital letters that would abbreviate the name: of each word that is written with a capital, the first.
    pub(super) fn initials(&self) -> String {
        self.written
            .split([' ', '-'])
            .filter_map(|word| word.chars().next())
            .filter(|letter| letter.is_uppercase())
            .collect()
    }

    pub(super) fn is_acronym(&self) -> bool {
        self.len() == 1 && self.written.chars().filter(|letter| letter.is_uppercase()).count() >= 2
    }
}

/// The name with single spaces between its words, and with words whole that the end of a line parts.
pub(super) fn single_spaced(name: &str) -> Cow<'_, str> {
    let mut before = ' ';
    let spaced = name.chars().all(|letter| {
        let single = !letter.is_whitespace() || (letter == ' ' && before != ' ');
        before = letter;
        single
    });
    if spaced && before != ' ' {
        return Cow::Borrowed(name);
    }
    let mut whole = String::with_capacity(name.len());
    let mut behind = 0;
    for word in name.split_whitespace() {
        let at = name.len() - name.get(behind..).unwrap_or("").trim_start().len();
        let broken = name.get(behind..at).unwrap_or("").contains(['\n', '\r']);
        if broken && whole.ends_with('-') && word.starts_with(char::is_lowercase) {
            // A word that was parted at the end of a line.
            whole.pop();
        } else if !whole.is_empty() {
            whole.push(' ');
        }
        whole.push_str(word);
        behind = at + word.len();
    }
    Cow::Owned(whole)
}

pub(super) fn is_capitals(written: &str) -> bool {
    !written.chars().any(char::is_lowercase)
}

/// Whether `short`, which stands beside `long` in brackets or holds it there, may abbreviate it: a shorter name, whose
/// letters the long one has in their order, the first of them in its first word.
pub(super) fn abbreviates(short: &Form, long: &Form) -> bool {
    let length = |form: &Form| form.words().map(|word| word.chars().count()).sum::<usize>();
    if short.len() > long.len() || long.len() < 2 || length(short) * 3 > length(long) * 2 {
        return false;
    }
    let mut letters = long.words().flat_map(str::chars);
    let mut wanted = short.words().flat_map(str::chars).filter(|letter| letter.is_alphanumeric());
    let Some((first, word)) = wanted.next().zip(long.words().next()) else {
        return false;
    };
    // Indonesian abbreviates by syllables, and prefixes have none: Polri is the Kepolisian Republik Indonesia.
    word.contains(first)
        && letters.any(|letter| letter == first)
        && wanted.all(|letter| letters.any(|other| other == letter))
}

/// Whether `short`, an acronym in brackets behind the organisation `long`, is its abbreviation or its stock code, whatever its letters
/// are: "Partai Demokrat Liberal (LDP)". One that the gazetteer knows is what that says.
pub(super) fn stands_for(short: &Form, long: &Form) -> bool {
    short.class == Class::Other(Label::Org) && short.is_acronym() && short.known.is_none() && long.len() > 1
}
