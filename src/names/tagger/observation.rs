//! What the tagger sees of each token, before features are made of it.

use super::clusters::Clusters;
use crate::label::Label;
use crate::lexicon::ByHash;
use crate::names::spotter::Spot;
use crate::names::vocabulary::bits;
use crate::names::words::Word;
use crate::token::{Case, Gap, TokenKind, Tokens, fold};
use std::ops::Range;

/// What is seen of one token. Past the ends of a block there is the default.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Observation {
    /// The hash of the folded word; of digits, of how many there are.
    pub hash: u32,
    /// What it is made of and how it is cased, as a number; one for all words where case tells nothing.
    pub shape: u8,
    /// The hashes of its first two, three and four letters; 0 where it has no more.
    pub prefixes: [u32; 3],
    /// The hashes of its last two, three and four letters; 0 where it has no more.
    pub suffixes: [u32; 3],
    /// What the word lists of the languages say of the word by itself.
    pub bits: u16,
    /// The label of the known name that it is in, and where in it.
    pub known: u8,
    /// The title or designator that starts here.
    pub cue: u8,
    /// What the rules make of it: the label, where in it, how surely.
    pub spot: u8,
    /// The cluster of words that it is in; 0 for none.
    pub cluster: u8,
    /// What other places in the document tell of the word.
    pub document: u8,
    /// Whether a sentence starts here.
    pub starts: bool,
}

impl Observation {
    /// What is seen past the ends of a block.
    pub const NOTHING: Observation = Observation {
        hash: 0,
        shape: 0,
        prefixes: [0; 3],
        suffixes: [0; 3],
        bits: 0,
        known: 0,
        cue: 0,
        spot: 0,
        cluster: 0,
        document: 0,
        starts: false,
    };

    /// Whether a name may be here: it is cased as a name, or a list or a rule knows it, or case tells nothing.
    pub const fn is_telling(&self) -> bool {
        self.is_uniform() || (self.shape >= CAPITAL && self.shape <= MIXED) || self.known > 0 || self.spot > 0
    }

    /// Whether case tells nothing of it.
    pub const fn is_uniform(&self) -> bool {
        self.shape == UNIFORM
    }

    /// Whether it is a mark, such as a comma.
    pub const fn is_mark(&self) -> bool {
        self.shape >= MARK
    }

    /// Whether a rule is sure that a name is here.
    pub const fn is_sure(&self) -> bool {
        self.spot & SURE != 0
    }
}

/// Stands in what a rule makes of a token where it is sure.
const SURE: u8 = 64;

/// The shape of words where case tells nothing.
const UNIFORM: u8 = 1;

/// The least shape of words that are cased as names are.
const CAPITAL: u8 = 3;

/// The greatest shape of words that are cased as names are.
const MIXED: u8 = 8;

/// The least shape of what is no word and no number.
const MARK: u8 = 30;

/// How the words of a block are cased, taken together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Casing {
    /// As in running text: capitals tell names.
    Running,
    /// No capitals, or nothing but capitals, or a capital on nearly every word: capitals tell nothing.
    Uniform,
}

/// What places elsewhere in a document tell of a word, by its hash.
pub(in crate::names) type Evidence = ByHash<u8>;

/// The bits of [`Evidence`].
mod told {
    pub const PERSON: u8 = 1;
    pub const ORGANIZATION: u8 = 1 << 1;
    pub const PLACE: u8 = 1 << 2;
    pub const TITLED: u8 = 1 << 3;
    pub const SPEAKS: u8 = 1 << 4;
    pub const AT: u8 = 1 << 5;
    pub const LOWER: u8 = 1 << 6;
}

/// Notes in `evidence` what the block tells of its capitalised words.
pub(in crate::names) fn gather(tokens: &Tokens<'_>, words: &[Word], spots: &[Spot], evidence: &mut Evidence) {
    let mut note = |index: usize, bit: u8| {
        if let Some(token) = tokens.get(index).filter(|token| token.kind == TokenKind::Word) {
            *evidence.entry(token.hash).or_default() |= bit;
        }
    };
    for spot in spots.iter().filter(|spot| spot.score >= 0.6) {
        let bit = match spot.label {
            Some(Label::Person) => told::PERSON,
            Some(Label::Org) => told::ORGANIZATION,
            Some(Label::Gpe | Label::Loc | Label::Fac) => told::PLACE,
            _ => continue,
        };
        (spot.start..spot.end).filter(|&index| tokens.is_capitalized(index)).for_each(|index| note(index, bit));
    }
    let has = |index: usize, bit: u32| words.get(index).is_some_and(|word| word.bits & bit != 0);
    for (start, end) in runs(tokens) {
        let before = |bit: u32| start > 0 && has(start - 1, bit);
        let titled = start > 0 && words.get(start - 1).is_some_and(|word| word.title > 0);
        for index in start..end {
            if titled {
                note(index, told::TITLED);
            }
            if before(bits::BEFORE_PERSON) || has(end, bits::AFTER_PERSON) {
                note(index, told::SPEAKS);
            }
            if before(bits::BEFORE_PLACE) {
                note(index, told::AT);
            }
        }
    }
    for (index, token) in tokens.iter().enumerate() {
        if token.case == Case::Lower {
            note(index, told::LOWER);
        }
    }
}

/// Whether the words of `span` have their capitals from a headline alone: the document has each of them in lower case, and
/// tells of none that it is a name.
pub(in crate::names) fn is_plain(tokens: &Tokens<'_>, mut span: Range<usize>, evidence: &Evidence) -> bool {
    let plain = |index: usize| {
        let told = tokens.get(index).and_then(|token| evidence.get(&token.hash));
        tokens.is_capitalized(index) && told == Some(&told::LOWER)
    };
    span.all(plain) && casing(tokens) == Casing::Uniform
}

/// How a block is cased.
fn casing(tokens: &Tokens<'_>) -> Casing {
    let (mut lower, mut capital) = (0, 0);
    for token in tokens.iter().filter(|token| token.kind == TokenKind::Word && token.end - token.start > 3) {
        match token.case {
            Case::Lower | Case::None => lower += 1,
            _ => capital += 1,
        }
    }
    if capital == 0 || capital > 3 * lower + 3 { Casing::Uniform } else { Casing::Running }
}

/// What is seen of each token of a block.
pub(in crate::names) fn observe(
    tokens: &Tokens<'_>,
    words: &[Word],
    spots: &[Spot],
    evidence: &Evidence,
    clusters: Option<&Clusters>,
) -> Vec<Observation> {
    let casing = casing(tokens);
    let mut seen: Vec<Observation> = tokens
        .iter()
        .enumerate()
        .map(|(index, token)| {
            let word = words.get(index).copied().unwrap_or_default();
            let mut one = Observation {
                hash: token.hash,
                shape: shape(tokens, index, casing),
                // The models were not taught with verbs of headlines.
                bits: (word.bits & !bits::HEADLINE) as u16,
                cue: cue(&word),
                cluster: clusters.map_or(0, |clusters| clusters.cluster(token.hash)),
                starts: token.starts_sentence,
                document: evidence.get(&token.hash).copied().unwrap_or(0),
                ..Observation::default()
            };
            match token.kind {
                TokenKind::Word => (one.prefixes, one.suffixes) = affixes(tokens.text(index)),
                TokenKind::Number => one.hash = 1 + (token.end - token.start).min(5),
                TokenKind::Symbol => {}
            }
            if casing == Casing::Uniform {
                one.document &= !told::LOWER;
            }
            one
        })
        .collect();
    for (index, word) in words.iter().enumerate() {
        let Some((len, entry)) = word.name else {
            continue;
        };
        let doubt = if entry.doubtful { 64 } else { 0 };
        for (offset, one) in seen.iter_mut().skip(index).take(len).enumerate() {
            if one.known == 0 {
                one.known = doubt + 2 * (entry.label as u8 + 1) + u8::from(offset > 0);
            }
        }
    }
    for spot in spots {
        let Some(label) = spot.label else {
            continue;
        };
        let sure = if spot.score >= 0.75 { SURE } else { 0 };
        let len = spot.end.saturating_sub(spot.start);
        for (offset, one) in seen.iter_mut().skip(spot.start).take(len).enumerate() {
            one.spot = sure + 2 * (label as u8 + 1) + u8::from(offset > 0);
        }
    }
    seen
}

/// The runs of capitalised words, parted by single spaces or hyphens.
fn runs(tokens: &Tokens<'_>) -> Vec<(usize, usize)> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for index in 0..tokens.len() {
        if !tokens.is_capitalized(index) {
            continue;
        }
        let goes_on = tokens.get(index).is_some_and(|token| token.gap != Gap::Line && !token.starts_sentence);
        match runs.last_mut().filter(|last| goes_on && last.1 == index) {
            Some(last) => last.1 = index + 1,
            None => runs.push((index, index + 1)),
        }
    }
    runs
}

fn cue(word: &Word) -> u8 {
    match word.designator {
        Some((_, designator)) => 2 * (designator.label as u8 + 1) + u8::from(designator.suffix),
        None => u8::from(word.title > 0),
    }
}

fn shape(tokens: &Tokens<'_>, index: usize, casing: Casing) -> u8 {
    let Some(token) = tokens.get(index) else {
        return 0;
    };
    let length = token.end - token.start;
    match token.kind {
        TokenKind::Number => 20 + length.min(5) as u8,
        // Corpora part punctuation from words with spaces, and articles do not: only what joins words on both sides is told
        // apart.
        TokenKind::Symbol => {
            MARK + u8::from(
                matches!(tokens.text(index), "-" | "/") && tokens.is_glued(index) && tokens.is_glued(index + 1),
            )
        }
        TokenKind::Word if casing == Casing::Uniform => UNIFORM,
        TokenKind::Word => match token.case {
            Case::Lower => 2,
            Case::Capital if length == 1 => CAPITAL,
            Case::Capital => 4,
            Case::Upper if length < 3 => 5,
            Case::Upper if length < 6 => 6,
            Case::Upper => 7,
            Case::Mixed => MIXED,
            Case::None => 9,
        },
    }
}

/// The hashes of the first and of the last two, three and four letters; 0 where the word has no more letters.
fn affixes(word: &str) -> ([u32; 3], [u32; 3]) {
    if word.is_ascii() {
        let letter = |byte: u8| char::from(byte.to_ascii_lowercase());
        return (growing(7, word.bytes().map(letter)), growing(11, word.bytes().rev().map(letter)));
    }
    let folded = fold(word);
    (growing(7, folded.chars()), growing(11, folded.chars().rev()))
}

/// The hashes of the first two, three and four of `letters`, where there are more.
fn growing(seed: u32, letters: impl Iterator<Item = char>) -> [u32; 3] {
    let mut hashes = [0; 3];
    let mut hash = seed;
    for (at, letter) in letters.take(5).enumerate() {
        if let Some(slot) = at.checked_sub(2).and_then(|at| hashes.get_mut(at)) {
            *slot = hash;
        }
        hash = step(hash, letter);
    }
    hashes
}

fn step(hash: u32, letter: char) -> u32 {
    (hash ^ u32::from(letter)).wrapping_mul(0x0100_0193).rotate_left(5)
}
