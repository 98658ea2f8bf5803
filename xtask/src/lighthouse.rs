//! `cargo xtask lighthouse`: what Google's Lighthouse says of the site. It is not among the tests: its scores of speed are
//! those of the machine, too, and it brings two hundred packages.

use crate::{browser, build, node, process, project, serve};
use anyhow::{Context as _, Result};
use lexopt::Parser;
use std::fs;
use std::process::Command;

/// What `cargo xtask --help` says of this command.
pub const ARGUMENTS: &str = "";
pub const ABOUT: &str = "prints Lighthouse's scores of the page and of the guide";

/// The pages that are looked at.
const PAGES: &[&str] = &["", "guide.html"];

/// Builds, serves and scores; takes no arguments.
pub fn run(arguments: Parser) -> Result<()> {
    crate::no_more(arguments)?;
    build::site()?;
    node::install_packages()?;
    let sources = project::root().join("xtask").join("lighthouse");
    let folder = project::target().join("lighthouse");
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    for file in ["package.json", "package-lock.json"] {
        fs::copy(sources.join(file), folder.join(file)).with_context(|| format!("cannot copy {file}"))?;
    }
    process::run(Command::new("npm").args(["ci", "--ignore-scripts"]).current_dir(&folder))?;
    let site = serve::in_background()?;
    let mut scores = Command::new("node");
    scores.arg(sources.join("scores.mjs")).arg(&folder).arg(browser::obtain()?);
    process::run(scores.args(PAGES.iter().map(|page| format!("{site}{page}"))))
}
