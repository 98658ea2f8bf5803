//! The language packs: the model and the clusters of each language in a file of its own, which readers of that language
//! download.

use crate::bundle::Files;
use anyhow::{Context as _, Result, ensure};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sorot::language::LANGUAGES;

/// How the name of a pack ends.
pub const ENDING: &str = ".sorot";

/// The name of the pack of a language on a site.
pub fn name(language: &str) -> String {
    format!("wasm/{language}{ENDING}")
}

/// The packs of all languages that have one, by their names on a site.
///
/// # Errors
///
/// If a model is too large for a pack.
pub fn files() -> Result<Files> {
    let packs = LANGUAGES.iter().filter_map(|files| files.pack());
    packs
        .map(|pack| {
            let bytes = pack.to_bytes().with_context(|| format!("the model of {} is too large", pack.code))?;
            Ok((name(pack.code), bytes))
        })
        .collect()
}

/// The packs as modules of JavaScript, by their names in the npm package: every bundler brings a module along.
///
/// # Errors
///
/// As for [`files`].
pub fn modules() -> Result<Files> {
    let module = |(name, bytes): (String, Vec<u8>)| {
        let language = name.trim_start_matches("wasm/").trim_end_matches(ENDING);
        (format!("packs/{language}.js"), format!("export default \"{}\";\n", STANDARD.encode(bytes)).into_bytes())
    };
    Ok(files()?.into_iter().map(module).collect())
}

/// Checks that `packs.js`, the script among `sources` that loads packs, knows all of `packs`.
///
/// # Errors
///
/// If there is no such script, or it does not know one of them.
pub fn check_script(sources: &Files, packs: &Files) -> Result<()> {
    let script = String::from_utf8_lossy(sources.get("packs.js").context("there is no packs.js")?);
    for name in packs.keys() {
        ensure!(script.contains(&format!("{name}\"")), "packs.js does not know {name}: add its language there");
    }
    Ok(())
}
