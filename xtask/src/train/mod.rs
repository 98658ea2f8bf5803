//! `cargo xtask train`: corpora in, models of names out.
//!
//! The same corpora, the same marks of the teacher (`cargo xtask teach`) and the same code give the same bytes. What is
//! written: a `model.bin` and a `clusters.bin` in the folder of each language, and `MODEL.md`, which tells what they were made
//! of and how well they do.

// Nothing here reads what people paste: an index that is off is a mistake in this code, which should stop it.
#![allow(clippy::indexing_slicing)]

mod clusters;
mod corpus;
mod crf;
mod labels;
mod quantize;
mod swap;

use crate::{conll, project, teach};
use anyhow::{Context as _, Result};
use corpus::{Corpus, Example, Role};
use crf::Settings;
use lexopt::Parser;
use sorot::language::LANGUAGES;
use sorot::names::tagger::clusters::Clusters;
use sorot::names::tagger::tags::{self, Kind};
use sorot::names::tagger::{Named, Tagger};
use sorot::{Annotator, Label};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// The names of the arguments.
pub const ARGUMENTS: &str = "[--data FOLDER]";

/// One line for the list of commands.
pub const ABOUT: &str = "learn the models of names from the corpora";

/// How the model of each language is learned.
const MODELS: &[(&str, Settings)] =
    &[("id", SETTINGS), ("en", Settings { features: 26_000, l1: 1e-5, l1_last: 2.4e-5, ..SETTINGS })];

/// What holds where a language says nothing else.
const SETTINGS: Settings = Settings {
    rounds: 8,
    rate: 0.2,
    l1: 4.5e-6,
    rare: 2,
    dropped: 150,
    features: 60_000,
    frequent: 0.15,
    l1_last: 1.7e-5,
    least: 0.1,
    unit: 0.15,
    seed: 2016,
};

/// How the labels of names are learned: by few features, drawn to zero strongly. More, or less strongly, gave nothing.
const fn of_labels(settings: &Settings) -> Settings {
    Settings { features: 2_000, l1: 1e-5, l1_last: 4e-5, ..*settings }
}

/// Reads the arguments after `train`, learns, measures and writes.
///
/// # Errors
///
/// Arguments that are not understood, corpora that are not there, and files that cannot be written.
pub fn run(arguments: Parser) -> Result<()> {
    let data = conll::folder(arguments)?;
    let taught = teach::folder();
    let mut annotator = Annotator::new();
    let mut card = include_str!("card.md").to_owned();
    for (number, files) in LANGUAGES.iter().enumerate() {
        let clusters = clusters::read(&taught.join(format!("clusters.{}.tsv", files.code)))?;
        write(&language_folder(files.code).join("clusters.bin"), &Clusters::to_bytes(&clusters))?;
        annotator.names_mut().replace_clusters(number, Clusters::new(&clusters));
        writeln!(card, "\n{} words of `{}` are in a cluster.", clusters.len(), files.code)?;
    }
    for (language, settings) in MODELS {
        let own: Vec<Corpus> = corpus::recipe().into_iter().filter(|corpus| corpus.language == *language).collect();
        train(language, settings, &own, (&data, &taught), &annotator, &mut card)?;
    }
    write(&project::root().join("MODEL.md"), card.as_bytes())
}

/// Learns and writes the model of one language, and notes in `card` what it was made of and how it does.
fn train(
    language: &str,
    settings: &Settings,
    recipe: &[Corpus],
    folders: (&Path, &Path),
    annotator: &Annotator,
    card: &mut String,
) -> Result<()> {
    writeln!(card, "\n## `{language}`\n\n{settings:?}\n\n| read | sentences |\n|---|---|")?;
    let mut examples = Vec::new();
    for corpus in recipe.iter().filter(|corpus| corpus.role != Role::Dev) {
        let own = corpus.examples(folders, annotator)?;
        println!("{language}: {} sentences of {}", own.len(), corpus.file);
        writeln!(card, "| {} | {} |", corpus.file, own.len())?;
        examples.extend(own);
    }
    let mut weights = crf::learn(&examples, settings);
    // The features of tokens are the first half of all, and those of whole names the other.
    weights.features.extend_from_slice(&labels::learn(&examples, &of_labels(settings))[weights.features.len()..]);
    let parts = quantize::quantize(&weights, settings);
    let bytes = parts.to_bytes();
    writeln!(card, "\n{} features, {} bytes.\n", parts.hashes.len(), bytes.len())?;
    let tagger = Tagger::load(&bytes).context("the model that was just made")?;
    for corpus in recipe.iter().filter(|corpus| corpus.role == Role::Dev) {
        let scores = measure(corpus, &corpus.examples(folders, annotator)?, &tagger);
        println!("  {scores}");
        writeln!(card, "- {scores}")?;
    }
    write(&language_folder(language).join("model.bin"), &bytes)
}

fn language_folder(language: &str) -> PathBuf {
    project::root().join("src/language").join(language)
}

fn write(path: &PathBuf, bytes: &[u8]) -> Result<()> {
    fs::write(path, bytes).with_context(|| format!("cannot write {}", path.display()))
}

/// What the tagger alone finds of the names in a corpus: F1 of exact spans and kinds, in percent.
fn measure(corpus: &Corpus, examples: &[Example], tagger: &Tagger) -> String {
    let marked: Vec<Kind> =
        examples.iter().flat_map(|example| example.gold.iter().map(|name| measured(name.2))).collect();
    let mut tallies: BTreeMap<Kind, [usize; 3]> = BTreeMap::new();
    for example in examples {
        let found: Vec<_> = tagger
            .tag(&example.seen)
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
    let names: Vec<(Label, Label)> = examples
        .iter()
        .flat_map(|example| example.labels.iter().map(move |name| (example, name)))
        .filter_map(|(example, &(start, end, label))| {
            let name = Named { start, end, kind: tags::kind_of(label)?, score: 1.0 };
            Some((label, tagger.label(&example.seen, &name).0))
        })
        .collect();
    let labels = if names.is_empty() {
        String::new()
    } else {
        let right = names.iter().filter(|(label, told)| label == told).count();
        format!("; labels {:.1} % right where spans and kinds are", 100.0 * right as f64 / names.len() as f64)
    };
    let kinds: Vec<String> = tallies.iter().map(|(kind, tally)| format!("{kind:?} {:.1}", f1(*tally))).collect();
    format!("{}: micro {:.1}, macro {mean:.1} ({}){labels}", corpus.file, f1(total), kinds.join(", "))
}

/// The kind that a name counts as: a place that acts is a place.
fn measured(kind: Kind) -> Kind {
    if kind == Kind::Actor { Kind::Place } else { kind }
}
