//! `cargo xtask repro`: whether what travels comes out the same, byte for byte, when it is built from two clones in two
//! folders.

use crate::bundle::Files;
use crate::{dist, hash, process, project};
use anyhow::{Context as _, Result, ensure};
use lexopt::Parser;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

/// What `cargo xtask --help` says of this command.
pub const ARGUMENTS: &str = "";
pub const ABOUT: &str = "builds the last commit twice, in two folders, and compares every byte of site and package";

/// Where the clones are, below the target folder: of different lengths and depths.
const FOLDERS: [&str; 2] = ["one", "another/and-deeper"];

/// Builds and compares; takes no arguments. What is not committed is no part of it.
pub fn run(arguments: Parser) -> Result<()> {
    crate::no_more(arguments)?;
    let clones = project::target().join("repro");
    let [one, other] = FOLDERS.map(|folder| build(&clones.join(folder)));
    // What checks the project would find a second project in it.
    let removed = fs::remove_dir_all(&clones);
    let (one, other) = (one?, other?);
    removed.with_context(|| format!("cannot remove {}", clones.display()))?;
    let names: BTreeSet<&String> = one.keys().chain(other.keys()).collect();
    let different: Vec<&str> =
        names.into_iter().filter(|name| one.get(*name) != other.get(*name)).map(String::as_str).collect();
    ensure!(different.is_empty(), "these files differ from build to build: {}", different.join(", "));
    let whole = hash::sha256(one.iter().flat_map(|(name, content)| [name.as_bytes(), content]));
    println!("{} files, the same in both builds; SHA-256 of all of them: {whole}", one.len());
    Ok(())
}

/// Clones the last commit into `folder` and builds site and package there. Gives the files of both.
fn build(folder: &Path) -> Result<Files> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("cannot remove {}", folder.display()))?;
    }
    process::run(Command::new("git").args(["clone", "--quiet"]).arg(project::root()).arg(folder))?;
    let mut cargo = process::cargo();
    // What is set for this build is not meant for that one.
    for variable in ["CARGO_TARGET_DIR", "CARGO_MANIFEST_DIR", "OUT_DIR", "RUSTFLAGS"] {
        cargo.env_remove(variable);
    }
    process::run(cargo.args(["xtask", "package"]).current_dir(folder))?;
    let mut files = dist::read(&folder.join("dist"))?;
    files.extend(
        dist::read(&folder.join("target/package"))?.into_iter().map(|(name, file)| (format!("package/{name}"), file)),
    );
    Ok(files)
}
