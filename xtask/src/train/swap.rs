//! More sentences out of those there are: names are put in the place of others of their kind, so that the words around a name
//! have to tell it (Dai and Adel 2020 call it mention replacement).

use super::crf::Random;
use crate::conll::{self, Sentence};
use sorot::names::tagger::tags::Kind;
use std::collections::BTreeMap;

/// The names that a corpus marks, by their kind.
pub fn names(sentences: &[Sentence]) -> BTreeMap<Kind, Vec<Vec<String>>> {
    let mut names: BTreeMap<Kind, Vec<Vec<String>>> = BTreeMap::new();
    for sentence in sentences {
        for (start, end, label) in &sentence.names {
            if let Some(kind) = conll::kind(label) {
                names.entry(kind).or_default().push(sentence.tokens[*start..*end].to_vec());
            }
        }
    }
    names
}

/// The sentence with most of its names exchanged for others out of `names`.
pub fn swapped(sentence: &Sentence, names: &BTreeMap<Kind, Vec<Vec<String>>>, random: &mut Random) -> Sentence {
    let mut swapped = Sentence::default();
    let mut at = 0;
    for (start, end, label) in &sentence.names {
        swapped.tokens.extend_from_slice(&sentence.tokens[at..*start]);
        let others = conll::kind(label).and_then(|kind| names.get(&kind)).filter(|_| random.below(4) > 0);
        let name = match others {
            Some(others) => others[random.below(others.len())].clone(),
            None => sentence.tokens[*start..*end].to_vec(),
        };
        let first = swapped.tokens.len();
        swapped.tokens.extend(name);
        swapped.names.push((first, swapped.tokens.len(), label.clone()));
        at = *end;
    }
    swapped.tokens.extend_from_slice(&sentence.tokens[at..]);
    swapped
}
