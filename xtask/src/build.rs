//! `cargo xtask build`: the library as WebAssembly, its JavaScript bindings, and the site in `dist/`.

use crate::toolchain::{TARGET, Toolchain};
use crate::{bindings, dist, hash, node, process, project, sbom};
use anyhow::{Context as _, Result};
use lexopt::Parser;
use std::env::consts::EXE_SUFFIX;
use std::fs;
use std::path::PathBuf;

/// What `cargo xtask --help` says of this command.
pub const ARGUMENTS: &str = "";
pub const ABOUT: &str = "builds the site in dist/";

/// What binaryen's optimizer does to the module after the compiler. `-Oz` instead of `-O3` made the module 0.6 % smaller,
/// and 0.2 % larger once compressed with brotli. The compiler's own `opt-level = "s"` would save 9 % of that.
const OPTIMIZER: &[&str] = &["-O3"];

/// The crates that are compiled to WebAssembly, and the names of what JavaScript loads of them.
const MODULES: &[(&str, &str)] = &[("sorot", "sorot"), ("sorot-patterns", "patterns")];

/// Builds the site; takes no arguments.
pub fn run(arguments: Parser) -> Result<()> {
    crate::no_more(arguments)?;
    site()
}

/// Builds the site in `dist/`, and of it only what changed.
///
/// # Errors
///
/// If something needed is missing and cannot be installed, or if a step fails.
pub fn site() -> Result<()> {
    node::install_packages()?;
    let modules = MODULES.iter().map(bind).collect::<Result<Vec<_>>>()?;
    dist::assemble(&modules)?;
    // Beside what the page loads: for who wants to know what it is made of.
    for name in ["NOTICE", "LICENSE-MIT"] {
        fs::copy(project::root().join(name), project::dist().join(name))
            .with_context(|| format!("cannot copy {name}"))?;
    }
    fs::write(project::dist().join("sbom.cdx.json"), sbom::page()?).context("cannot write the bill of materials")
}

/// Builds the command line for this machine in Cargo's profile `profile`. Gives the path of the program.
///
/// # Errors
///
/// If it does not compile.
pub fn command_line(profile: &str) -> Result<PathBuf> {
    let mut cargo = process::cargo();
    process::run(
        cargo
            .args(["build", "--package", "sorot", "--bin", "sorot", "--profile", profile])
            .current_dir(project::root()),
    )?;
    let folder = if profile == "dev" { "debug" } else { profile };
    Ok(project::target().join(folder).join(format!("sorot{}", EXE_SUFFIX)))
}

/// Compiles the library of a crate. Gives the path of the module.
fn compile(package: &str) -> Result<PathBuf> {
    let toolchain = Toolchain::obtain()?;
    // By package: with `--workspace` the features that its tools need would be switched on in the library too.
    process::run(toolchain.build().args(["--package", package, "--lib", "--release"]))?;
    Ok(compiled_module(package))
}

/// Where the compiler puts the module.
pub fn compiled_module(package: &str) -> PathBuf {
    project::wasm_target().join(TARGET).join("release").join(format!("{}.wasm", package.replace('-', "_")))
}

/// Compiles a crate, and makes and optimizes what JavaScript loads, unless that was done to this very module before. Takes
/// the package and the name of what is loaded, gives its folder.
///
/// # Errors
///
/// If a step fails.
pub fn bind((package, name): &(&str, &str)) -> Result<PathBuf> {
    let module = compile(package)?;
    let out = project::wasm_target().join("bound").join(name);
    let stamp = project::wasm_target().join("bound").join(format!("{name}.sha256"));
    let compiled = fs::read(&module).with_context(|| format!("cannot read {}", module.display()))?;
    let lock = fs::read(project::root().join("package-lock.json"))?;
    let key = hash::sha256([&compiled[..], &lock[..], OPTIMIZER.join(" ").as_bytes(), include_bytes!("bindings.rs")]);
    if fs::read_to_string(&stamp).is_ok_and(|stamp| stamp == key) {
        return Ok(out);
    }
    bindings::generate(&module, &out, name)?;
    let bound = out.join(format!("{name}_bg.wasm"));
    process::run(node::program("wasm-opt").args(OPTIMIZER).arg(&bound).arg("--output").arg(&bound))?;
    fs::write(&stamp, key).with_context(|| format!("cannot write {}", stamp.display()))?;
    Ok(out)
}
