//! The JavaScript bindings of the compiled library.

use anyhow::{Context as _, Result};
use std::path::Path;
use wasm_bindgen_cli_support::Bindgen;

/// Reads the `module` that Cargo made and writes `sorot.js`, `sorot_bg.wasm` (for the name `sorot`) and their TypeScript declarations to `out`:
/// an ES module that a page, a worker or Node imports as it is.
///
/// # Errors
///
/// If the module was not made by this project, or if a file cannot be written.
pub fn generate(module: &Path, out: &Path, name: &str) -> Result<()> {
    Bindgen::new()
        .input_path(module)
        .out_name(name)
        // So that `init()` finds the module beside the script, wherever the site is.
        .omit_default_module_path(false)
        .web(true)
        .map(|bindgen| bindgen.typescript(true).remove_name_section(true).remove_producers_section(true))
        .and_then(|bindgen| bindgen.generate(out))
        .with_context(|| format!("cannot make the JavaScript bindings of {}", module.display()))
}

#[cfg(test)]
mod tests {
    /// The generator reads what the library's macro wrote into the module, in a format that changes with every version.
    #[test]
    fn generator_and_library_are_of_one_version() {
        let lock = include_str!("../../Cargo.lock");
        let version = |name: &str| {
            let entry = lock.split("[[package]]").find(|entry| entry.contains(&format!("\nname = \"{name}\"\n")));
            let line = entry.and_then(|entry| entry.lines().find(|line| line.starts_with("version = ")));
            line.map(str::to_owned).expect("the package is locked")
        };
        assert_eq!(version("wasm-bindgen"), version("wasm-bindgen-cli-support"));
    }
}
