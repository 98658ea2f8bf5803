//! `cargo xtask eval`: how well Sorot does on files of cases.

mod calibration;
mod case;
mod compare;
mod instant;
mod names;
mod numbers;
mod report;
mod stretch;

use anyhow::{Result, bail};
use lexopt::{Arg, Parser, ValueExt as _};
use std::path::PathBuf;

/// The names of what can be evaluated.
pub const ARGUMENTS: &str = "numbers|names [--failures] [--kind KIND] [--id TEXT] [--raw] [--alone] FILE...";

/// One line for the list of commands.
pub const ABOUT: &str = "how many numbers and times of case files, or names of corpora, are found, and right";

/// What the caller asks for.
#[derive(Debug, Default)]
struct Options {
    files: Vec<PathBuf>,
    /// Whether each failing case is printed.
    failures: bool,
    /// Only expectations of this kind.
    kind: Option<String>,
    /// Whether the sentences of a corpus are written as people write them, instead of with a space between tokens.
    raw: bool,
    /// Whether each sentence of a corpus is a document of its own.
    alone: bool,
    /// Only cases whose id holds this.
    id: Option<String>,
}

/// Reads the arguments after `eval`, and evaluates.
///
/// # Errors
///
/// Arguments that are not understood, and files that cannot be read.
pub fn run(mut arguments: Parser) -> Result<()> {
    let mut options = Options::default();
    let mut subject = None;
    while let Some(argument) = arguments.next()? {
        match argument {
            Arg::Long("failures") => options.failures = true,
            Arg::Long("raw") => options.raw = true,
            Arg::Long("alone") => options.alone = true,
            Arg::Long("kind") => options.kind = Some(arguments.value()?.string()?),
            Arg::Long("id") => options.id = Some(arguments.value()?.string()?),
            Arg::Value(value) if subject.is_none() => subject = Some(value.string()?),
            Arg::Value(value) => options.files.push(value.into()),
            other => return Err(other.unexpected().into()),
        }
    }
    match subject.as_deref() {
        Some("numbers") if !options.files.is_empty() => numbers::run(&options),
        Some("names") if !options.files.is_empty() => names::run(&options),
        Some("numbers" | "names") => bail!("name at least one file: cargo xtask eval {ARGUMENTS}"),
        Some(other) => bail!("there is no evaluation of {other:?}: cargo xtask eval {ARGUMENTS}"),
        None => bail!("say what to evaluate: cargo xtask eval {ARGUMENTS}"),
    }
}
