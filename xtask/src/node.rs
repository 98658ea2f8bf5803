//! Node.js and the npm packages of `package.json`.

use crate::{process, project};
use anyhow::{Context as _, Result, bail};
use std::fs;
use std::path::PathBuf;
use std::process::Command;

/// The oldest Node.js that the tests are written for.
const OLDEST: u32 = 20;

/// Installs the npm packages that `package-lock.json` names, unless they are there already.
///
/// # Errors
///
/// If there is no Node.js, or too old a one, or if npm fails.
pub fn install_packages() -> Result<()> {
    let version = process::output(Command::new("node").arg("--version"))
        .with_context(|| format!("Node.js is needed: install version {OLDEST} or newer, with npm"))?;
    let major = version.trim_start_matches('v').split('.').next().and_then(|major| major.parse::<u32>().ok());
    if major.is_none_or(|major| major < OLDEST) {
        bail!("Node.js {version} is too old: install version {OLDEST} or newer");
    }
    let root = project::root();
    let lock = fs::read(root.join("package-lock.json")).context("cannot read package-lock.json")?;
    let installed = root.join("node_modules").join(".sorot-lock.json");
    if fs::read(&installed).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    eprintln!("installing the npm packages of package.json");
    process::run(Command::new("npm").arg("ci").current_dir(&root))?;
    fs::write(&installed, lock).with_context(|| format!("cannot write {}", installed.display()))
}

/// A program that one of the npm packages brings.
pub fn program(name: &str) -> Command {
    let mut command = Command::new(bin().join(name));
    command.current_dir(project::root());
    command
}

fn bin() -> PathBuf {
    project::root().join("node_modules").join(".bin")
}
