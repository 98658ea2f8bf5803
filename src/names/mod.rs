//! Names of persons, places, organisations and other things.
//!
//! | step | where | from → to |
//! |---|---|---|
//! | vocabulary | `vocabulary` | the languages' files → one table of known names, titles, designators, cues |
//! | words | `words` | tokens → what each can be to a name |
//! | spots | `spotter`, `context`, `law` | a block → names, and runs that may be names |
//! | spread | `spread` | what one place tells of a name → the places that tell nothing |
//!
//! The tables of all languages are read together, because an article names things of other languages all the time.

mod context;
mod law;
mod spotter;
mod spread;
mod vocabulary;
mod words;

use crate::annotator::Analysis;
use crate::candidate::Candidate;
use crate::label::Label;
use crate::language::LanguageFiles;
use crate::span::Span;
use crate::token::{Case, Token, Tokens, tokenize};
use spotter::{Spot, Spotter};
use spread::Known;
use std::collections::HashSet;
use vocabulary::{Role, Vocabulary};

/// The gazetteer and the name words of every language.
#[derive(Clone, Debug, Default)]
pub struct NameResources {
    vocabulary: Vocabulary,
}

impl NameResources {
    /// Loads the gazetteer and the name words of `languages`.
    pub fn load(languages: &[LanguageFiles]) -> NameResources {
        NameResources { vocabulary: Vocabulary::load(languages) }
    }

    /// The number of the thing that a known name is of: forms of one thing share it. `None` for an unknown name.
    pub fn canonical(&self, name: &str) -> Option<u32> {
        let items = tokens_of(name);
        let tokens = Tokens::new(name, &items);
        self.vocabulary.roles.all(tokens, 0).find_map(|found| match found.value {
            Role::Name(entry) if found.len == tokens.len() => Some(entry.id),
            _ => None,
        })
    }

    /// The name of a place or an organisation without the designator that opens or closes it ("Garut" for "Kabupaten
    /// Garut"); `None` where none does.
    pub fn without_designator<'n>(&self, name: &'n str) -> Option<&'n str> {
        let items = tokens_of(name);
        let tokens = Tokens::new(name, &items);
        let designator = |at: usize, suffix: bool| {
            self.vocabulary.roles.all(tokens, at).find_map(|found| match found.value {
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
            return name.get(tokens.get(len)?.start as usize..);
        }
        // A designator of one or two tokens: "Inc", "Inc.".
        let last = (1..tokens.len())
            .rev()
            .take(2)
            .rfind(|&at| designator(at, true).is_some_and(|len| at + len == tokens.len()))?;
        name.get(..tokens.get(last.checked_sub(1)?)?.end as usize)
    }
}

/// What the document tells elsewhere goes before a reading that is less sure than this.
const DOUBTED: f64 = 0.75;

/// Appends the names in a whole document to `candidates`.
pub fn recognize(analysis: &Analysis<'_>, resources: &NameResources, candidates: &mut Vec<Candidate>) {
    let lower: HashSet<u32> = analysis
        .blocks
        .iter()
        .flat_map(|block| analysis.tokens(block).iter())
        .filter(|token| token.case == Case::Lower)
        .map(|token| token.hash)
        .collect();

    let mut known = Known::default();
    let spots: Vec<Vec<Spot>> = analysis
        .blocks
        .iter()
        .map(|block| {
            let tokens = analysis.tokens(block);
            let words = words::read(&tokens, &resources.vocabulary);
            let spots = Spotter { tokens, words: &words, kind: block.kind, lower: &lower }.spots();
            spots.iter().for_each(|spot| known.learn(&tokens, spot));
            spots
        })
        .collect();

    for (block, spots) in analysis.blocks.iter().zip(&spots) {
        let tokens = analysis.tokens(block);
        let mut found = Vec::new();
        for spot in spots {
            let told = if spot.score < DOUBTED { known.find(&tokens, spot) } else { Vec::new() };
            if told.is_empty() {
                found.push(*spot);
            }
            found.extend(told);
        }
        candidates.extend(found.iter().filter(|spot| spot.label.is_some()).filter_map(|spot| candidate(&tokens, spot)));
    }
}

fn candidate(tokens: &Tokens<'_>, spot: &Spot) -> Option<Candidate> {
    Some(Candidate { span: tokens.span(spot.start, spot.end)?, label: spot.label, score: spot.score, value: None })
}

fn tokens_of(name: &str) -> Vec<Token> {
    let mut items = Vec::new();
    tokenize(name, Span::new(0, name.len()), &mut items);
    items
}
