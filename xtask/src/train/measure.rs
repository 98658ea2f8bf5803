//! What a tagger alone finds of the names in a corpus.

use super::corpus::{Corpus, Example};
use sorot::names::tagger::memory::Memory;
use sorot::names::tagger::tags::{self, Kind};
use sorot::names::tagger::{Named, Tagger};
use std::collections::BTreeMap;

/// Scores the tagger on the `examples` of a corpus: F1 of exact spans and kinds, in percent.
pub fn measure(corpus: &Corpus, examples: &[Example], tagger: &Tagger) -> String {
    let marked: Vec<Kind> =
        examples.iter().flat_map(|example| example.gold.iter().map(|name| measured(name.2))).collect();
    let mut tallies: BTreeMap<Kind, [usize; 3]> = BTreeMap::new();
    for example in examples {
        let found: Vec<_> = tagger
            .tag(&example.seen, &mut Memory::default())
            .names
            .into_iter()
            .filter(|one| one.kind != Kind::Actor || !corpus.actors_unmarked)
            .map(|one| (one.start, one.end, measured(one.kind)))
            .filter(|one| marked.contains(&one.2))
            .collect();
        for name in &found {
            tallies.entry(name.2).or_default()[1] += 1;
        }
        for &(start, end, kind) in &example.gold {
            let tally = tallies.entry(measured(kind)).or_default();
            tally[0] += 1;
            tally[2] += usize::from(found.contains(&(start, end, measured(kind))));
        }
    }
    let f1 = |[gold, found, right]: [usize; 3]| 200.0 * right as f64 / (gold + found).max(1) as f64;
    let total = tallies.values().fold([0; 3], |sum, tally| [sum[0] + tally[0], sum[1] + tally[1], sum[2] + tally[2]]);
    let mean = tallies.values().map(|tally| f1(*tally)).sum::<f64>() / tallies.len().max(1) as f64;
    let labels = labels_right(examples, tagger);
    let kinds: Vec<String> = tallies.iter().map(|(kind, tally)| format!("{kind:?} {:.1}", f1(*tally))).collect();
    format!("{}: micro {:.1}, macro {mean:.1} ({}){labels}", corpus.file, f1(total), kinds.join(", "))
}

/// How many of the labelled names have their label, where their span and their kind are given; nothing where no name has a label.
fn labels_right(examples: &[Example], tagger: &Tagger) -> String {
    let labels = || examples.iter().flat_map(|example| example.labels.iter().map(move |name| (example, name)));
    let right = labels().filter(|(example, (start, end, label))| {
        let kind = tags::kind_of(*label).unwrap_or(Kind::Other);
        let name = Named { start: *start, end: *end, kind, score: 1.0 };
        tagger.label(&example.seen, &name).0 == *label
    });
    match labels().count() {
        0 => String::new(),
        all => {
            let percent = 100.0 * right.count() as f64 / all as f64;
            format!("; labels {percent:.1} % right where spans and kinds are")
        }
    }
}

/// The kind that a name counts as: a place that acts is a place.
fn measured(kind: Kind) -> Kind {
    if kind == Kind::Actor { Kind::Place } else { kind }
}
