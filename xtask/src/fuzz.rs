//! `cargo xtask fuzz`: runs the targets in `fuzz/` with libFuzzer, by cargo-fuzz, from the sentences of the tests' cases, and what the page
//! reads of files and lists, which is JavaScript, by `tests/formats/fuzz.mjs`.

// The tests begin with the same seeds.
#[path = "../../fuzz/seeds.rs"]
mod seeds;

use crate::{dist, process, project};
use anyhow::{Context as _, Result, bail};
use lexopt::{Arg, Parser, ValueExt as _};
use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What `cargo xtask --help` says of this command.
pub const ARGUMENTS: &str = "[--seconds N] [TARGET…]";
pub const ABOUT: &str =
    "fuzzes the engine, its sessions, the bake mode, patterns, model files, importers and word lists";

const VERSION: &str = "0.13.2";
const TARGETS: &[&str] = &["annotate", "edits", "utf16", "bake", "patterns", "model"];
/// What is fuzzed in JavaScript: the importers, with the links of articles, and word lists.
const SCRIPTED: &[&str] = &["importers", "words"];
/// How long each target is fuzzed where nobody says so.
const SECONDS: u32 = 60;
/// What libFuzzer says of how many cases it has tried.
const COUNT: &str = "stat::number_of_executed_units:";

/// Runs the targets, or those that are named, one after the other: `[--seconds N] [TARGET…]`, 60 seconds each. What is new
/// is kept in the target folder, where the next run goes on from it.
pub fn run(mut arguments: Parser) -> Result<()> {
    let (mut seconds, mut targets) = (SECONDS, Vec::new());
    while let Some(argument) = arguments.next()? {
        match argument {
            Arg::Long("seconds") => seconds = arguments.value()?.parse()?,
            Arg::Value(target) => targets.push(known(&target.string()?)?),
            other => return Err(other.unexpected().into()),
        }
    }
    if targets.is_empty() {
        targets = [TARGETS, SCRIPTED].concat();
    }
    let (scripted, compiled): (Vec<&str>, Vec<&str>) = targets.iter().partition(|target| SCRIPTED.contains(target));
    for target in scripted {
        fuzz_script(target, seconds)?;
    }
    if compiled.is_empty() {
        return Ok(());
    }
    let fuzzer = obtain()?;
    let mut counts = Vec::new();
    for target in compiled {
        let corpus = project::target().join("fuzz-corpus").join(target);
        fs::create_dir_all(&corpus)?;
        counts.push((target, fuzz(&fuzzer, target, &corpus, &[format!("-max_total_time={seconds}")])?));
    }
    tell(&counts);
    Ok(())
}

/// Runs every target for a minute, where the machine is one that fuzzes: it has a nightly compiler, and one for C++. The cases
/// are tried in the same order each time, from the seeds alone. Elsewhere it says so; `tests/replay.rs` runs everywhere.
///
/// # Errors
///
/// If a target finds something, or the fuzzer cannot be built.
pub fn smoke() -> Result<()> {
    for target in SCRIPTED {
        fuzz_script(target, SECONDS)?;
    }
    let nightly = Command::new("rustc").args(["+nightly", "--version"]).stderr(Stdio::null()).output();
    if !nightly.is_ok_and(|output| output.status.success()) || process::find("c++").is_none() {
        println!("no fuzzing: it takes a nightly compiler and one for C++; tests/replay.rs ran what was found before");
        return Ok(());
    }
    let fuzzer = obtain()?;
    let mut counts = Vec::new();
    for &target in TARGETS {
        let corpus = project::target().join("fuzz-smoke").join(target);
        if corpus.exists() {
            fs::remove_dir_all(&corpus)?;
        }
        fs::create_dir_all(&corpus)?;
        let options = ["-seed=20161001".to_owned(), format!("-max_total_time={SECONDS}")];
        counts.push((target, fuzz(&fuzzer, target, &corpus, &options)?));
    }
    tell(&counts);
    Ok(())
}

fn known(name: &str) -> Result<&'static str> {
    let mut all = TARGETS.iter().chain(SCRIPTED);
    let Some(target) = all.find(|target| **target == name) else {
        bail!("there is no target {name}: name one of {}", [TARGETS, SCRIPTED].concat().join(", "));
    };
    Ok(target)
}

/// cargo-fuzz, which is built where it is missing.
fn obtain() -> Result<PathBuf> {
    let tools = project::target().join("fuzz-tools");
    let fuzzer = tools.join("bin").join("cargo-fuzz");
    if !fuzzer.is_file() {
        process::run(
            process::cargo().args(["install", "cargo-fuzz", "--locked", "--version", VERSION, "--root"]).arg(&tools),
        )?;
    }
    Ok(fuzzer)
}

/// Runs a target from its seeds and from what is in `corpus`, where it puts what is new. Gives how many cases it tried.
fn fuzz(fuzzer: &Path, target: &str, corpus: &Path, options: &[String]) -> Result<u64> {
    let mut command = Command::new(fuzzer);
    command
        .current_dir(project::root())
        // There is no unsafe code whose addresses had to be watched, and without that a case takes half the time.
        .args(["run", "--sanitizer", "none", "--target-dir"])
        .arg(project::target().join("fuzz"))
        .arg(target);
    // The compiler's own flags for fuzzing are not stable; the one that is installed takes them all the same.
    command.env("RUSTC_BOOTSTRAP", "1").arg(corpus).arg(write_seeds(target)?);
    command.args(["--", "-timeout=10", "-print_final_stats=1", "-max_len=4096"]).args(options);
    let mut running = command.stderr(Stdio::piped()).spawn().context("cannot start cargo-fuzz")?;
    let mut count = 0;
    for line in running.stderr.take().map(BufReader::new).into_iter().flat_map(BufReader::lines) {
        let line = line?;
        eprintln!("{line}");
        if let Some(number) = line.strip_prefix(COUNT) {
            count = number.trim().parse()?;
        }
    }
    if !running.wait()?.success() {
        bail!(
            "{target} found something, or could not be built, as said above: put a case that was found into \
             fuzz/regressions/{target}/, where `cargo test` runs it"
        );
    }
    Ok(count)
}

/// Fuzzes what is JavaScript; it tells by itself how many cases it tried. Each minute begins with the same cases.
fn fuzz_script(target: &str, seconds: u32) -> Result<()> {
    let script = project::root().join("tests").join("formats").join("fuzz.mjs");
    process::run(Command::new("node").arg(script).arg(target).arg(seconds.to_string()))
}

fn tell(counts: &[(&str, u64)]) {
    for (target, count) in counts {
        println!("{target}: {count} cases");
    }
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
