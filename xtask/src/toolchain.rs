//! A compiler with a standard library for wasm32.

use crate::{debian, process, project};
use anyhow::{Result, bail};
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The target that a browser runs.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// Debian's own compiler, and the sources of its standard library: with them Cargo builds the library itself.
const DEBIAN_PACKAGES: &[&str] = &["rustc-web", "cargo-web", "rust-web-src", "rust-web-llvm"];
const DEBIAN_CLIPPY_PACKAGE: &str = "rust-web-clippy";
const DEBIAN_CARGO: &str = "/usr/bin/cargo";
const DEBIAN_CLIPPY: &str = "/usr/bin/cargo-clippy";
const DEBIAN_RUSTC: &str = "/usr/bin/rustc";
const DEBIAN_LINKER: &str = "/usr/bin/rust-lld";

/// How wasm is compiled on this machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Toolchain {
    /// The toolchain that runs this tool has the target's standard library.
    Installed,
    /// Debian's compiler, which builds the standard library from source.
    Debian,
}

/// The instructions that a module may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Instructions {
    /// Those of vectors, too, which came to Chrome 91, Firefox 89, Safari 16.4 and Node 16.4
    /// (<https://webassembly.org/features/>).
    Vectors,
    /// Those that the compiler takes by itself, without vectors.
    Plain,
}

impl Instructions {
    /// The folder for what Cargo compiles with them. It is apart from the host's, because another compiler may write there, and from
    /// the other's, because with another flag Cargo compiles everything anew.
    pub fn target(self) -> PathBuf {
        match self {
            Instructions::Vectors => project::target().join("wasm"),
            Instructions::Plain => project::target().join("wasm-plain"),
        }
    }

    const fn flag(self) -> &'static str {
        match self {
            Instructions::Vectors => "-Ctarget-feature=+simd128",
            Instructions::Plain => "",
        }
    }
}

/// How large a function may be that is copied to where it is called, in the compiler's own measure; 225 by itself. It takes 15,000
/// bytes of brotli off the engine, for 6 to 13 percent more time.
const INLINING: &str = "-Cllvm-args=-inline-threshold=60";

impl Toolchain {
    /// Finds a toolchain for wasm, or installs one. Asked for in this order: what is installed; rustup, unless
    /// `RUSTUP_AUTO_INSTALL=0` says that it may not download; Debian's packages.
    ///
    /// # Errors
    ///
    /// If none of them can be had. The message says what to install.
    pub fn obtain() -> Result<Toolchain> {
        if target_is_installed() || rustup_adds_target() {
            return Ok(Toolchain::Installed);
        }
        if debian::can_install() {
            debian::install(DEBIAN_PACKAGES)?;
            // The linker is a link to a program of another package, which is only recommended: it is called like it.
            if let (false, Ok(package)) = (Path::new(DEBIAN_LINKER).exists(), fs::read_link(DEBIAN_LINKER)) {
                debian::install(&[&package.to_string_lossy()])?;
            }
            return Ok(Toolchain::Debian);
        }
        if debian::has(DEBIAN_PACKAGES) && Path::new(DEBIAN_LINKER).exists() {
            return Ok(Toolchain::Debian);
        }
        let or_debian = if debian::is_debian() {
            format!(", or as root `apt-get install {} lld`", DEBIAN_PACKAGES.join(" "))
        } else {
            String::new()
        };
        bail!("there is no standard library for {TARGET} here: install it with `rustup target add {TARGET}`{or_debian}")
    }

    /// Cargo's `build` for the wasm target, in a target folder of its own.
    pub fn build(self, instructions: Instructions) -> Command {
        match self {
            Toolchain::Installed => self.complete(process::cargo(), "build", instructions),
            Toolchain::Debian => self.complete(Command::new(DEBIAN_CARGO), "build", instructions),
        }
    }

    /// Cargo's `clippy` for the wasm target, in the same target folder.
    ///
    /// # Errors
    ///
    /// If Clippy is missing and cannot be installed.
    pub fn clippy(self) -> Result<Command> {
        if self == Toolchain::Installed {
            return Ok(self.complete(process::cargo(), "clippy", Instructions::Vectors));
        }
        if debian::can_install() {
            debian::install(&[DEBIAN_CLIPPY_PACKAGE])?;
        } else if !debian::has(&[DEBIAN_CLIPPY_PACKAGE]) {
            bail!("Clippy for {TARGET} is missing: as root, `apt-get install {DEBIAN_CLIPPY_PACKAGE}`");
        }
        // By its own name: Cargo would look for it on the PATH, where rustup's comes first.
        let mut command = self.complete(Command::new(DEBIAN_CLIPPY), "clippy", Instructions::Vectors);
        command.env("CARGO", DEBIAN_CARGO);
        Ok(command)
    }

    fn complete(self, mut command: Command, verb: &str, instructions: Instructions) -> Command {
        command.current_dir(project::root()).arg(verb).args(["--target", TARGET]);
        command.arg("--target-dir").arg(instructions.target());
        let mut flags = format!("{INLINING} {}", instructions.flag());
        if self == Toolchain::Debian {
            // What rustup and Cargo have set is meant for the other compiler.
            for variable in ["RUSTUP_TOOLCHAIN", "CARGO", "RUSTDOC", "LD_LIBRARY_PATH"] {
                command.env_remove(variable);
            }
            command.env("RUSTC", DEBIAN_RUSTC).env("RUSTC_BOOTSTRAP", "1").arg("-Zbuild-std=std,panic_abort");
            // Who builds the standard library may build a small one: no texts of panics, and sorting that is short.
            command.arg("-Zbuild-std-features=optimize_for_size");
            flags.push_str(" -Zunstable-options -Cpanic=immediate-abort");
        }
        command.env("RUSTFLAGS", flags);
        command
    }
}

fn target_is_installed() -> bool {
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    process::output(Command::new(rustc).args(["--print", "target-libdir", "--target", TARGET]))
        .is_ok_and(|folder| Path::new(&folder).is_dir())
}

fn rustup_adds_target() -> bool {
    let may_download = env::var_os("RUSTUP_AUTO_INSTALL").is_none_or(|value| value != "0");
    may_download
        && process::find("rustup").is_some()
        && process::run(Command::new("rustup").args(["target", "add", TARGET])).is_ok()
        && target_is_installed()
}
