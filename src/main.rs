//! The command line: `sorot annotate`.
//!
//! Exit codes: 0 for a result, 2 for bad use or input that cannot be read, with one line on standard error.

#[cfg(not(target_arch = "wasm32"))]
mod cli;

/// Runs the command line.
#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    cli::run()
}

/// A browser has no command line.
#[cfg(target_arch = "wasm32")]
fn main() {}
