//! The programs and scripts that measure.

use super::texts::Text;
use crate::build::{self, Module};
use crate::{browser, process, project};
use anyhow::{Context as _, Result};
use serde_json::Value as Json;
use std::env::consts::EXE_SUFFIX;
use std::path::PathBuf;
use std::process::Command;

/// How measurements are run.
#[derive(Debug)]
pub struct Runs {
    native: PathBuf,
    browser: PathBuf,
    /// How often each engine has its turn.
    pub rounds: usize,
}

impl Runs {
    /// Builds what measures.
    pub fn prepare(quick: bool) -> Result<Runs> {
        let mut cargo = process::cargo();
        cargo.current_dir(project::root()).args([
            "build",
            "--release",
            "--package",
            "sorot",
            "--example",
            "throughput",
        ]);
        process::run(&mut cargo)?;
        let native = project::target().join("release").join("examples").join(format!("throughput{EXE_SUFFIX}"));
        Ok(Runs { native, browser: browser::obtain()?, rounds: if quick { 3 } else { 9 } })
    }

    /// Runs one of the scripts in `xtask/bench` with `input` as its argument. Gives the JSON that it prints.
    pub fn script(&self, name: &str, input: &Json) -> Result<Json> {
        let path = project::root().join("xtask").join("bench").join(name);
        let mut node = Command::new("node");
        node.arg(path).arg(input.to_string()).current_dir(project::root());
        node.env("SOROT_DIST", project::dist()).env(browser::VARIABLE, &self.browser);
        read(node.env("SOROT_NATIVE", &self.native), name)
    }

    /// Runs the native program in one of its ways on the `texts`.
    pub fn native(&self, way: &str, texts: &[&Text]) -> Result<Json> {
        read(Command::new(&self.native).arg(way).args(texts.iter().map(|text| &text.path)), "the native program")
    }

    /// Builds the engine with a clock. Gives the folder of its module.
    pub fn stages(&self) -> Result<PathBuf> {
        build::bind(Module { package: "sorot-stages", name: "stages", ..build::ENGINE })
    }
}

fn read(command: &mut Command, name: &str) -> Result<Json> {
    serde_json::from_str(&process::output(command)?).with_context(|| format!("{name} printed no JSON"))
}
