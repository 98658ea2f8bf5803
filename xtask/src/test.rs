//! `cargo xtask test`: every test there is, from the library's own to the page in a real browser.

use crate::{browser, build, fuzz, package, process, project, python, size};
use anyhow::{Context as _, Result, bail};
use lexopt::Parser;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What `cargo xtask --help` says of this command.
pub const ARGUMENTS: &str = "";
pub const ABOUT: &str = "runs all tests: the library, the engine in Node, the page in Chromium, Firefox and WebKit";

/// Runs all tests; takes no arguments. The first part that fails ends it.
pub fn run(arguments: Parser) -> Result<()> {
    crate::no_more(arguments)?;
    build::site()?;
    size::check()?;
    process::run(process::cargo().args(["test", "--workspace"]).current_dir(project::root()))?;

    let command_line = build::command_line("dev")?;
    process::run(node_tests("wasm")?.env("SOROT_CLI", &command_line))?;
    let mut formats = node_tests("formats")?;
    if let Some(python) = python::obtain() {
        formats.env(python::VARIABLE, python);
    }
    process::run(&mut formats)?;
    let browser = browser::obtain()?;
    let mut pages = node_tests("browser")?;
    if let Some(firefox) = browser::firefox() {
        pages.env(browser::FIREFOX, firefox);
    }
    if let Some(webkit) = browser::webkit() {
        pages.env(browser::WEBKIT, webkit);
    }
    process::run(pages.env(browser::VARIABLE, &browser))?;
    package::pack()?;
    process::run(node_tests("package")?.env("SOROT_CLI", command_line).env(browser::VARIABLE, &browser))?;
    fuzz::smoke()
}

/// Node's test runner with the files of one folder of `tests/`.
fn node_tests(folder: &str) -> Result<Command> {
    let folder = project::root().join("tests").join(folder);
    let files = test_files(&folder).with_context(|| format!("cannot read {}", folder.display()))?;
    if files.is_empty() {
        bail!("there are no tests in {}", folder.display());
    }
    let mut command = Command::new("node");
    command.current_dir(project::root()).env("SOROT_DIST", project::dist());
    command.args(["--test", "--test-reporter=spec"]).args(files);
    Ok(command)
}

fn test_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.to_string_lossy().ends_with(".test.mjs") {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}
