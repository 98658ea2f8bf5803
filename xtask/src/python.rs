//! A Python with the libraries that read what Sorot writes; only tests use it, and they skip where there is none.

use crate::{process, project};
use anyhow::{Context as _, Result};
use std::fs;
use std::path::PathBuf;
use std::process::Command;

/// The variable that tells the tests where it is.
pub const VARIABLE: &str = "SOROT_PYTHON";

/// The path of a Python with the libraries of `tests/formats/requirements.txt`, which are installed below `target` unless
/// they are there already; `None`, with a word on why, where there is no Python or they cannot be installed.
pub fn obtain() -> Option<PathBuf> {
    install().map_err(|error| eprintln!("tests with spaCy and lxml skip: {error:#}")).ok()
}

fn install() -> Result<PathBuf> {
    let wanted = fs::read_to_string(project::root().join("tests/formats/requirements.txt"))?;
    let folder = project::target().join("python");
    let python = folder.join("bin").join("python");
    let installed = folder.join("requirements.txt");
    if fs::read_to_string(&installed).is_ok_and(|installed| installed == wanted) {
        return Ok(python);
    }
    process::run(Command::new("python3").args(["-m", "venv"]).arg(&folder)).context("there is no Python with venv")?;
    let packages = wanted.lines().filter(|line| !line.is_empty());
    process::run(Command::new(&python).args(["-m", "pip", "install", "--quiet"]).args(packages))?;
    fs::write(&installed, wanted).with_context(|| format!("cannot write {}", installed.display()))?;
    Ok(python)
}
