//! `cargo xtask check`: whatever can be said of the code without running it.

use crate::toolchain::Toolchain;
use crate::{build, node, process, project};
use anyhow::Result;
use lexopt::Parser;
use std::process::Command;

/// What `cargo xtask --help` says of this command.
pub const ARGUMENTS: &str = "";
pub const ABOUT: &str = "checks format, lints, documentation and types, of Rust and of the page";

/// Runs all checks; takes no arguments. The first that fails ends it.
pub fn run(arguments: Parser) -> Result<()> {
    crate::no_more(arguments)?;
    process::run(cargo().args(["fmt", "--all", "--check"]))?;
    process::run(cargo().args(["clippy", "--workspace", "--all-targets", "--", "--deny", "warnings"]))?;
    // In the release profile, so that the standard library is the one that the build has made.
    let mut clippy = Toolchain::obtain()?.clippy()?;
    process::run(clippy.args([
        "--package",
        "sorot",
        "--package",
        "sorot-patterns",
        "--lib",
        "--release",
        "--no-default-features",
        "--",
        "--deny",
        "warnings",
    ]))?;
    process::run(&mut rustdoc())?;
    process::run(rustdoc().arg("--document-private-items"))?;

    // The page is checked against the declarations of the engine that it loads.
    build::site()?;
    process::run(node::program("biome").args(["check", "--error-on-warnings"]))?;
    process::run(node::program("tsc").args(["--project", "."]))?;
    process::run(node::program("tsc").args(["--project", "tests"]))
}

fn cargo() -> Command {
    let mut command = process::cargo();
    command.current_dir(project::root());
    command
}

fn rustdoc() -> Command {
    let mut command = cargo();
    command.env("RUSTDOCFLAGS", "--deny warnings").args(["doc", "--workspace", "--no-deps"]);
    command
}
