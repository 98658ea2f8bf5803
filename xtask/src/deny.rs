//! `cargo xtask deny`: what the project may be built of, crates and npm packages: known licences, one registry, hashes, and no
//! crate in two versions. No list of known faults is read: the databases of RustSec and npm are on servers that a build does
//! not ask.

// A JSON value has `null` for what it has not: indexing it never panics.
#![allow(clippy::indexing_slicing)]

use crate::{process, project};
use anyhow::{Context as _, Result, ensure};
use lexopt::Parser;
use serde_json::Value;
use spdx::{Expression, ParseMode};
use std::collections::BTreeMap;
use std::fs;

/// What `cargo xtask --help` says of this command.
pub const ARGUMENTS: &str = "";
pub const ABOUT: &str = "checks licences, sources, hashes and duplicates of crates and npm packages";

/// Licences that may be mixed with Sorot's own without asking more than to be named.
pub const PERMISSIVE: &[&str] = &[
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "ISC",
    "MIT",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

/// Packages that never reach a reader, under a licence whose terms concern who changes them.
/// argparse is of markdown-it's command line.
const TOOLS: &[(&str, &str)] = &[("axe-core", "MPL-2.0"), ("argparse", "PSF-2.0")];

/// Packages that may run a script of their own when they are installed. esbuild's looks for its binary.
const SCRIPTS: &[&str] = &["esbuild"];

/// Crates that are there in two versions, inside the generator of the bindings and macros, which stay at home.
const TWICE: &[&str] = &["hashbrown", "syn"];

/// Where crates come from.
const CRATES: &str = "registry+https://github.com/rust-lang/crates.io-index";

/// Checks; takes no arguments.
pub fn run(arguments: Parser) -> Result<()> {
    crate::no_more(arguments)?;
    let (crates, packages) = (crates()?, packages()?);
    println!("{crates} crates and {packages} npm packages: licences, sources and hashes are as they should be");
    Ok(())
}

/// Checks every crate that `Cargo.lock` names. Gives how many there are.
fn crates() -> Result<usize> {
    let mut cargo = process::cargo();
    cargo.current_dir(project::root()).args(["metadata", "--format-version", "1", "--locked"]);
    let metadata: Value = serde_json::from_str(&process::output(&mut cargo)?).context("cargo metadata gave no JSON")?;
    let mut versions: BTreeMap<&str, &str> = BTreeMap::new();
    for package in metadata["packages"].as_array().context("cargo metadata names no packages")? {
        let (name, version) = (text(&package["name"]), text(&package["version"]));
        ensure!(permits(text(&package["license"]), PERMISSIVE)?, "{name} is under {}: see deny.rs", package["license"]);
        let own = package["source"].is_null();
        ensure!(own || package["source"] == CRATES, "{name} comes from {}: use crates.io", package["source"]);
        if let Some(other) = versions.insert(name, version).filter(|_| !TWICE.contains(&name)) {
            anyhow::bail!("{name} is there in versions {other} and {version}: one of its users has to change");
        }
    }
    for lock in ["Cargo.lock", "fuzz/Cargo.lock"] {
        let content = fs::read_to_string(project::root().join(lock)).with_context(|| format!("cannot read {lock}"))?;
        for package in content.split("[[package]]").skip(1).filter(|package| package.contains("\nsource = ")) {
            let kept = package.contains(&format!("\nsource = \"{CRATES}\"\n")) && package.contains("\nchecksum = \"");
            ensure!(kept, "{lock} has a crate without its hash: {}", package.trim());
        }
    }
    Ok(versions.len())
}

/// Checks every npm package that `package-lock.json` names. Gives how many there are.
fn packages() -> Result<usize> {
    let read = |name: &str| -> Result<Value> {
        let content = fs::read_to_string(project::root().join(name)).with_context(|| format!("cannot read {name}"))?;
        serde_json::from_str(&content).with_context(|| format!("{name} is no JSON"))
    };
    let (manifest, lock) = (read("package.json")?, read("package-lock.json")?);
    let asked = ["dependencies", "devDependencies"].map(|kind| manifest[kind].as_object().into_iter().flatten());
    for (name, version) in asked.into_iter().flatten() {
        let pinned = text(version).starts_with(|sign: char| sign.is_ascii_digit());
        ensure!(pinned, "package.json asks for {name} {version}: name one version");
    }
    let packages = lock["packages"].as_object().context("package-lock.json has no packages")?;
    for (path, package) in packages.iter().filter(|(path, _)| !path.is_empty()) {
        let name = path.rsplit("node_modules/").next().unwrap_or(path);
        ensure!(text(&package["integrity"]).starts_with("sha512-"), "{name} has no hash: run `npm install`");
        ensure!(package["resolved"].is_null(), "{name} comes from {}: use the registry", package["resolved"]);
        let script = package["hasInstallScript"] == true;
        ensure!(!script || SCRIPTS.contains(&name), "{name} runs a script when it is installed: look at it first");
        let licence = text(&package["license"]);
        let known = TOOLS.contains(&(name, licence)) || permits(licence, PERMISSIVE)?;
        ensure!(known, "{name} is under {licence:?}: see deny.rs");
    }
    Ok(packages.len() - 1)
}

/// Whether an expression of SPDX leaves a choice of `allowed` licences.
///
/// # Errors
///
/// If it is no such expression.
pub fn permits(expression: &str, allowed: &[&str]) -> Result<bool> {
    let parsed = Expression::parse_mode(expression, ParseMode::LAX);
    let parsed = parsed.map_err(|error| anyhow::anyhow!("{expression:?} is no licence: {}", error.reason))?;
    Ok(parsed.evaluate(|licence| allowed.contains(&licence.to_string().as_str())))
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_crate_and_package_is_one_that_may_be_used() {
        assert!(crates().expect("the crates may be used") > 50);
        assert!(packages().expect("the packages may be used") > 50);
    }

    #[test]
    fn a_licence_is_read_as_a_whole() {
        let permits = |expression: &str| permits(expression, PERMISSIVE).ok();
        assert_eq!(permits("MIT/Apache-2.0"), Some(true));
        assert_eq!(permits("GPL-3.0-only OR MIT"), Some(true));
        assert_eq!(permits("(MIT OR Apache-2.0) AND Unicode-3.0"), Some(true));
        assert_eq!(permits("MIT AND GPL-3.0-only"), Some(false));
        assert_eq!(permits("Apache-2.0 WITH LLVM-exception"), Some(true));
        assert_eq!(permits(""), None);
    }
}
