//! `cargo xtask soak`: a long session in a real browser, with articles by chance that are pasted, edited and left, hour upon
//! hour: memory, console and results are watched.

use crate::{browser, build, process, project};
use anyhow::Result;
use lexopt::{Arg, Parser, ValueExt as _};
use std::process::Command;

/// What `cargo xtask --help` says of this command.
pub const ARGUMENTS: &str = "[--minutes N]";
pub const ABOUT: &str = "uses the page for an hour, and watches memory, console and results";

/// Uses the page: `[--minutes N]`, an hour where it is left out.
pub fn run(mut arguments: Parser) -> Result<()> {
    let mut minutes = 60_u32;
    while let Some(argument) = arguments.next()? {
        match argument {
            Arg::Long("minutes") => minutes = arguments.value()?.parse()?,
            other => return Err(other.unexpected().into()),
        }
    }
    build::site()?;
    let mut soak = Command::new("node");
    soak.current_dir(project::root()).arg("tests/browser/soak.mjs").arg(minutes.to_string());
    soak.env("SOROT_DIST", project::dist()).env("SOROT_CLI", build::command_line("dev")?);
    process::run(soak.env(browser::VARIABLE, browser::obtain()?))
}
