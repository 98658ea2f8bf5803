//! `cargo xtask build`: the library as WebAssembly, its JavaScript bindings, and the site in `dist/`.

use crate::toolchain::{Instructions, TARGET, Toolchain};
use crate::{bindings, dist, hash, node, process, project};
use anyhow::{Context as _, Result, ensure};
use lexopt::Parser;
use std::env::consts::EXE_SUFFIX;
use std::fs;
use std::path::{Path, PathBuf};

/// What `cargo xtask --help` says of this command.
pub const ARGUMENTS: &str = "";
pub const ABOUT: &str = "builds the site in dist/";

/// What binaryen's optimizer does to the module after the compiler. `-Oz` instead of `-O3` made the module 0.6 % smaller,
/// and 0.2 % larger once compressed with brotli. The compiler's own `opt-level = "s"` would save 9 % of that.
const OPTIMIZER: &[&str] = &["-O3"];

/// A crate that is compiled to WebAssembly.
#[derive(Clone, Copy, Debug)]
pub struct Module {
    /// The crate's package.
    pub package: &'static str,
    /// The name of what JavaScript loads of it.
    pub name: &'static str,
    /// The instructions that it may have.
    pub instructions: Instructions,
}

/// The engine.
pub const ENGINE: Module = Module { package: "sorot", name: "sorot", instructions: Instructions::Vectors };

/// The engine for browsers without vectors.
const PLAIN_ENGINE: Module = Module { instructions: Instructions::Plain, ..ENGINE };

/// The engine for people's own patterns: where there are some, most of the time is not spent where vectors would help.
const PATTERNS: Module = Module { package: "sorot-patterns", name: "patterns", instructions: Instructions::Plain };

/// The engine for browsers without vectors, as a file of the site.
pub const PLAIN: &str = "sorot_plain_bg.wasm";

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
    let engine = bind(ENGINE)?;
    add_plain(&engine, &bind(PLAIN_ENGINE)?)?;
    dist::assemble(&[engine, bind(PATTERNS)?])
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

/// Puts the engine in the folder `plain` beside the one in `engine`, whose bindings load either.
fn add_plain(engine: &Path, plain: &Path) -> Result<()> {
    let read = |folder: &Path, name: &str| {
        let path = folder.join(name);
        fs::read(&path).with_context(|| format!("cannot read {}", path.display()))
    };
    ensure!(
        read(engine, "sorot.js")? == read(plain, "sorot.js")?,
        "with and without vectors, the engine's bindings differ"
    );
    fs::write(engine.join(PLAIN), read(plain, "sorot_bg.wasm")?).with_context(|| format!("cannot write {PLAIN}"))
}

/// Compiles the library of a crate. Gives the path of the module.
fn compile(module: Module) -> Result<PathBuf> {
    let toolchain = Toolchain::obtain()?;
    // By package: with `--workspace` the features that its tools need would be switched on in the library too.
    // Without models, which travel as packs.
    let mut build = toolchain.build(module.instructions);
    process::run(build.args(["--package", module.package, "--lib", "--release", "--no-default-features"]))?;
    Ok(compiled(module))
}

/// Where the compiler puts the module.
pub fn compiled(module: Module) -> PathBuf {
    let file = format!("{}.wasm", module.package.replace('-', "_"));
    module.instructions.target().join(TARGET).join("release").join(file)
}

/// Compiles a crate, and makes and optimizes what JavaScript loads, unless that was done to this very module before. Gives
/// its folder.
///
/// # Errors
///
/// If a step fails.
pub fn bind(module: Module) -> Result<PathBuf> {
    let name = module.name;
    let bound = module.instructions.target().join("bound");
    let module = compile(module)?;
    let out = bound.join(name);
    let stamp = bound.join(format!("{name}.sha256"));
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
