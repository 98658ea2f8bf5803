//! `cargo xtask fuzz`: runs the targets in `fuzz/` with libFuzzer, by cargo-fuzz, from the sentences of the tests' cases.

// The tests begin with the same seeds.
#[path = "../../fuzz/seeds.rs"]
mod seeds;

use crate::{dist, process, project};
use anyhow::{Context as _, Result};
use lexopt::{Arg, Parser, ValueExt as _};
use std::fs;
use std::path::PathBuf;
use std::process::Command;

/// What `cargo xtask --help` says of this command.
pub const ARGUMENTS: &str = "[--seconds N] [TARGET…]";
pub const ABOUT: &str = "fuzzes the engine, the bake mode, patterns and model files";

const VERSION: &str = "0.13.2";
const TARGETS: &[&str] = &["annotate", "utf16", "bake", "patterns", "model"];

/// Runs the targets, or those that are named, one after the other: `[--seconds N] [TARGET…]`, 60 seconds each.
pub fn run(mut arguments: Parser) -> Result<()> {
    let (mut seconds, mut targets) = (60_u32, Vec::new());
    while let Some(argument) = arguments.next()? {
        match argument {
            Arg::Long("seconds") => seconds = arguments.value()?.parse()?,
            Arg::Value(target) => targets.push(target.string()?),
            other => return Err(other.unexpected().into()),
        }
    }
    if targets.is_empty() {
        targets = TARGETS.iter().map(|target| (*target).to_owned()).collect();
    }
    let tools = project::target().join("fuzz-tools");
    if !tools.join("bin").join("cargo-fuzz").is_file() {
        process::run(
            process::cargo().args(["install", "cargo-fuzz", "--locked", "--version", VERSION, "--root"]).arg(&tools),
        )?;
    }
    for target in targets {
        let found = project::target().join("fuzz-corpus").join(&target);
        fs::create_dir_all(&found)?;
        let mut fuzz = Command::new(tools.join("bin").join("cargo-fuzz"));
        fuzz.current_dir(project::root())
            // There is no unsafe code whose addresses had to be watched, and without that a case takes half the time.
            .args(["run", "--sanitizer", "none", "--target-dir"])
            .arg(project::target().join("fuzz"))
            .arg(&target);
        // The compiler's own flags for fuzzing are not stable; the one that is installed takes them all the same.
        fuzz.env("RUSTC_BOOTSTRAP", "1").arg(&found).arg(write_seeds(&target)?);
        let options =
            [format!("-max_total_time={seconds}"), "-timeout=10".to_owned(), "-print_final_stats=1".to_owned()];
        process::run(fuzz.arg("--").args(options).arg("-max_len=4096")).with_context(|| {
            format!(
                "{target} found something: put the case into fuzz/regressions/{target}/, where `cargo test` runs it"
            )
        })?;
    }
    Ok(())
}

/// A folder with each seed of a target in a file, and whatever once went wrong there.
fn write_seeds(target: &str) -> Result<PathBuf> {
    let folder = project::target().join("fuzz-seeds").join(target);
    fs::create_dir_all(&folder)?;
    let sentences = seeds::sentences(&project::root().join("tests").join("cases"))?;
    for (index, sentence) in sentences.iter().enumerate() {
        fs::write(folder.join(format!("{index}")), seeds::seed(target, index, sentence))?;
    }
    let known = project::root().join("fuzz").join("regressions").join(target);
    for name in dist::files(&known)? {
        fs::copy(known.join(&name), folder.join(&name))?;
    }
    Ok(folder)
}
