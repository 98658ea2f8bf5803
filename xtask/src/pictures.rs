//! `cargo xtask pictures`: the pictures of the page in the README and in the guide, taken in Chromium.

use crate::{browser, build, process, project};
use anyhow::Result;
use lexopt::Parser;
use std::process::Command;

/// What `cargo xtask --help` says of this command.
pub const ARGUMENTS: &str = "";
pub const ABOUT: &str = "takes the pictures of the README and of the guide";

/// Builds the site, takes the pictures, and builds the site with them; takes no arguments.
pub fn run(arguments: Parser) -> Result<()> {
    crate::no_more(arguments)?;
    build::site()?;
    let mut node = Command::new("node");
    node.current_dir(project::root()).arg("tests/browser/pictures.mjs");
    process::run(node.env("SOROT_DIST", project::dist()).env(browser::VARIABLE, browser::obtain()?))?;
    build::site()
}
