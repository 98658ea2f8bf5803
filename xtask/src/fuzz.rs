//! `cargo xtask fuzz`: runs the targets in `fuzz/` with libFuzzer, by cargo-fuzz, from the sentences of the tests' cases.

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
    let seeds = seeds()?;
    for target in targets {
        let found = project::target().join("fuzz-corpus").join(&target);
        fs::create_dir_all(&found)?;
        let mut fuzz = Command::new(tools.join("bin").join("cargo-fuzz"));
        fuzz.current_dir(project::root())
            .args(["run", "--target-dir"])
            .arg(project::target().join("fuzz"))
            .arg(&target);
        // The compiler's own flags for fuzzing are not stable; the one that is installed takes them all the same.
        fuzz.env("RUSTC_BOOTSTRAP", "1").arg(&found).arg(&seeds);
        let options =
            [format!("-max_total_time={seconds}"), "-timeout=10".to_owned(), "-print_final_stats=1".to_owned()];
        process::run(fuzz.arg("--").args(options).arg("-max_len=4096"))
            .with_context(|| format!("{target} found something"))?;
    }
    Ok(())
}

/// A folder with each sentence of the cases in a file.
fn seeds() -> Result<PathBuf> {
    let folder = project::target().join("fuzz-seeds");
    fs::create_dir_all(&folder)?;
    let cases = project::root().join("tests").join("cases");
    let mut number = 0;
    for name in dist::files(&cases)?.iter().filter(|name| name.ends_with(".jsonl")) {
        for line in fs::read_to_string(cases.join(name))?.lines() {
            let case: serde_json::Value = serde_json::from_str(line).unwrap_or_default();
            if let Some(text) = case.get("text").and_then(serde_json::Value::as_str) {
                fs::write(folder.join(format!("{number}")), text)?;
                number += 1;
            }
        }
    }
    Ok(folder)
}
