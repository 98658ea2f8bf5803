//! `cargo xtask train`: corpora in, models of names out.
//!
//! The same corpora, the same clusters of words (`cargo xtask teach`) and the same code give the same bytes. What is written: a
//! `model.bin` in the folder of each language, and `MODEL.md`, which tells what they were made of and how well they do.

// Nothing here reads what people paste: an index that is off is a mistake in this code, which should stop it.
#![allow(clippy::indexing_slicing)]

mod corpus;
mod crf;
mod labels;
mod measure;
mod quantize;
mod swap;

use crate::{conll, project, texts};
use anyhow::{Context as _, Result};
use corpus::{Corpus, Role};
use crf::Settings;
use lexopt::Parser;
use sorot::Annotator;
use sorot::names::tagger::Tagger;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// The names of the arguments.
pub const ARGUMENTS: &str = "[--data FOLDER]";

/// One line for the list of commands.
pub const ABOUT: &str = "learn the models of names from the corpora";

/// How the model of each language is learned.
const MODELS: &[(&str, Settings)] =
    &[("id", SETTINGS), ("en", Settings { exchanged: 1, features: 36_000, l1: 6.5e-6, l1_last: 1.8e-5, ..SETTINGS })];

/// What holds where a language says nothing else.
const SETTINGS: Settings = Settings {
    exchanged: 2,
    rounds: 8,
    rate: 0.2,
    l1: 5.2e-6,
    rare: 2,
    dropped: 150,
    features: 60_000,
    frequent: 0.15,
    l1_last: 2e-5,
    least: 0.1,
    unit: 0.15,
    seed: 7,
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
    texts::prepare(&data)?;
    let annotator = Annotator::new();
    let mut card = include_str!("card.md").to_owned();
    for (language, settings) in MODELS {
        let own: Vec<Corpus> = corpus::recipe().into_iter().filter(|corpus| corpus.language == *language).collect();
        train(language, settings, &own, &data, &annotator, &mut card)?;
    }
    write(&project::root().join("MODEL.md"), card.as_bytes())
}

/// Learns and writes the model of one language, and notes in `card` what it was made of and how it does.
fn train(
    language: &str,
    settings: &Settings,
    recipe: &[Corpus],
    data: &Path,
    annotator: &Annotator,
    card: &mut String,
) -> Result<()> {
    writeln!(card, "\n## `{language}`\n\n{settings:?}\n\n| read | sentences |\n|---|---|")?;
    let mut examples = Vec::new();
    for corpus in recipe.iter().filter(|corpus| corpus.role != Role::Dev) {
        let own = corpus.examples(data, annotator, settings.exchanged)?;
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
        let scores = measure::measure(corpus, &corpus.examples(data, annotator, settings.exchanged)?, &tagger);
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
