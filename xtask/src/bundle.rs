//! The page's scripts and styles as they travel: bundled and minified by esbuild.

use crate::{node, process, project};
use anyhow::{Context as _, Result};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The page's first script. What it loads later, and what that shares with it, are chunks beside it.
const PAGE: &str = "app/main.js";
/// What runs before anything is painted, which a module does not.
pub const FIRST: &str = "first.js";
/// What works as one file beside the engine: the workers, and what other sites load.
const ALONE: &[&str] = &["worker.js", "sw.js", "embed.js", "element.js"];

/// The files of a site by their names.
pub type Files = BTreeMap<String, Vec<u8>>;

/// The scripts of the site `sources`, with their names, the engine's bindings, and the styles.
///
/// # Errors
///
/// If esbuild fails, or a file cannot be read or written.
pub fn scripts(sources: &Files) -> Result<Files> {
    let stage = stage(sources)?;
    let mut scripts = Files::new();
    let engine = ["--external:./wasm/sorot.js", "--external:./wasm/patterns.js"];
    scripts.extend(esbuild(
        &stage,
        &[PAGE],
        &[&engine[..], &["--bundle", "--splitting", "--chunk-names=app/[name]-[hash]"]].concat(),
    )?);
    for entry in ALONE {
        scripts.extend(esbuild(&stage, &[*entry], &[&engine[..], &["--bundle"]].concat())?);
    }
    scripts.insert(FIRST.to_owned(), whole(sources, FIRST)?.into_bytes());
    scripts.extend(esbuild(&stage, &["wasm/sorot.js", "wasm/patterns.js"], &[])?);
    let styles: Vec<&str> = sources.keys().map(String::as_str).filter(|name| name.ends_with(".css")).collect();
    scripts.extend(esbuild(&stage, &styles, &[])?);
    Ok(scripts)
}

/// The script `entry` of the site `sources` with everything that it imports, in one text that is no module: browsers start
/// no worker from a module of a page on a disk.
///
/// # Errors
///
/// As for [`scripts`].
pub fn whole(sources: &Files, entry: &str) -> Result<String> {
    let scripts =
        esbuild(&stage(sources)?, &[entry], &["--bundle", "--format=iife", "--log-override:empty-import-meta=silent"])?;
    let script = scripts.into_values().next().with_context(|| format!("esbuild made nothing of {entry}"))?;
    String::from_utf8(script).with_context(|| format!("{entry} is not UTF-8"))
}

/// The page's first script among `files`, and what it imports before it runs.
///
/// # Errors
///
/// If one of them is missing, or is not UTF-8.
pub fn first_scripts(files: &Files) -> Result<Vec<String>> {
    let mut names = vec![PAGE.to_owned()];
    let mut at = 0;
    while let Some(name) = names.get(at).cloned() {
        let content = files.get(&name).with_context(|| format!("there is no {name}"))?;
        let content = std::str::from_utf8(content).with_context(|| format!("{name} is not UTF-8"))?;
        let imports = ["from\"./", "import\"./"].into_iter().flat_map(|words| content.split(words).skip(1));
        for import in imports.filter_map(|rest| rest.split('"').next()) {
            let import = format!("app/{import}");
            if !names.contains(&import) {
                names.push(import);
            }
        }
        at += 1;
    }
    Ok(names)
}

/// Writes the files where esbuild finds them. Gives the folder.
fn stage(sources: &Files) -> Result<PathBuf> {
    let stage = project::target().join("stage");
    if stage.exists() {
        fs::remove_dir_all(&stage).with_context(|| format!("cannot remove {}", stage.display()))?;
    }
    for (name, content) in sources {
        let path = stage.join(name);
        fs::create_dir_all(path.parent().unwrap_or(&stage))
            .and_then(|()| fs::write(&path, content))
            .with_context(|| format!("cannot write {}", path.display()))?;
    }
    Ok(stage)
}

fn esbuild(stage: &Path, entries: &[&str], options: &[&str]) -> Result<Files> {
    let out = project::target().join("bundled");
    if out.exists() {
        fs::remove_dir_all(&out).with_context(|| format!("cannot remove {}", out.display()))?;
    }
    let mut command = node::program("esbuild");
    command.current_dir(stage).args(entries).arg("--format=esm").args(options);
    command.args(["--minify", "--target=es2022", "--legal-comments=none", "--log-level=warning"]);
    // The target folder may lie elsewhere than the packages.
    command.env("NODE_PATH", project::root().join("node_modules"));
    process::run(command.arg("--outbase=.").arg(format!("--outdir={}", out.display())))?;
    crate::dist::read(&out)
}
