//! Bytes that travel: Sorot's, by part, and those of the peers, bundled and minified.

use super::runs::Runs;
use super::texts::Texts;
use crate::{dist, packs, project, size};
use anyhow::{Context as _, Result};
use serde_json::{Value as Json, json};
use std::fs;
use std::path::PathBuf;

/// Measures all.
pub fn measure(runs: &Runs, _: &Texts) -> Result<Json> {
    let wasm = project::dist().join("wasm").join("sorot_bg.wasm");
    let glue = project::dist().join("wasm").join("sorot.js");
    let (code, data) = size::sections(&fs::read(&wasm).with_context(|| format!("cannot read {}", wasm.display()))?)?;
    let pack_files: Vec<PathBuf> = packs::files()?.keys().map(|name| project::dist().join(name)).collect();
    let part = |name: &str, files: &[PathBuf]| json!({ "part": name, "files": files });
    let parts = [
        part("Sorot: glue", std::slice::from_ref(&glue)),
        part("Sorot: code", &written("code", &[code])?),
        part("Sorot: data", &written("data", &[data])?),
        part("of the data: gazetteers", &written("gazetteers", &gazetteers()?)?),
        part("Sorot: language packs", &pack_files),
        part("sorot", &[&[wasm, glue][..], &pack_files].concat()),
    ];
    runs.script("sizes.mjs", &json!(parts))
}

/// Writes parts of files as files. Gives their paths.
fn written(name: &str, contents: &[Vec<u8>]) -> Result<Vec<PathBuf>> {
    let folder = project::target().join("bench");
    let write = |(index, content): (usize, &Vec<u8>)| {
        let path = folder.join(format!("{name}-{index}.bin"));
        fs::write(&path, content).with_context(|| format!("cannot write {}", path.display())).map(|()| path)
    };
    contents.iter().enumerate().map(write).collect()
}

/// The lists of names, as the engine has them: without the comments.
fn gazetteers() -> Result<Vec<Vec<u8>>> {
    let source = project::root().join("src");
    let lists = dist::files(&source)?.into_iter().filter(|name| name.ends_with("gazetteer.tsv"));
    lists
        .map(|name| {
            let content = fs::read_to_string(source.join(&name)).with_context(|| format!("cannot read {name}"))?;
            let lines = content.lines().filter(|line| !line.starts_with('#'));
            Ok(lines.flat_map(|line| [line, "\n"]).collect::<String>().into_bytes())
        })
        .collect()
}
