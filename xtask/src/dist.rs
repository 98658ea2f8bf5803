//! The finished site: the page's own files, the engine in `wasm/`, and `files.json`, which lists them for whoever keeps
//! a copy (the page's service worker does, to work offline).

use crate::bundle::{self, Files};
use crate::{hash, project, samples, single};
use anyhow::{Context as _, Result, bail};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha384};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The list of the site's files.
pub const LIST: &str = "files.json";

/// The hashes of what other sites load, for their `integrity` attributes and import maps.
const INTEGRITY: &str = "integrity.json";

/// Brings `dist/` up to date with the page's files and what was compiled in `modules`: writes what is new or changed, removes what
/// is of neither.
///
/// # Errors
///
/// If the page has no `index.html`, or if a file cannot be read, written or removed.
pub fn assemble(modules: &[PathBuf]) -> Result<()> {
    let mut sources = read(&project::www())?;
    for module in modules {
        let files = read(module)?;
        sources.extend(files.into_iter().map(|(name, content)| (format!("wasm/{name}"), content)));
    }
    if !sources.contains_key("index.html") {
        bail!("the page is missing: there is no {}", project::www().join("index.html").display());
    }
    let mut contents: Files = sources.clone();
    contents.retain(|name, _| !name.ends_with(".js") && !name.starts_with("sample/"));
    for (language, sample) in samples::read(&sources)? {
        contents.insert(format!("sample/{language}.json"), sample.to_string().into_bytes());
    }
    contents.extend(bundle::scripts(&sources)?);
    let list = list(&contents);
    contents.insert(single::NAME.to_owned(), single::page(&sources)?.into_bytes());
    contents.insert(LIST.to_owned(), list.into_bytes());
    let integrity = serde_json::to_string_pretty(&integrity(&contents))?;
    contents.insert(INTEGRITY.to_owned(), integrity.into_bytes());

    let dist = project::dist();
    for name in files(&dist)? {
        if !contents.contains_key(&name) {
            let path = dist.join(&name);
            fs::remove_file(&path).with_context(|| format!("cannot remove {}", path.display()))?;
            // A folder that is left empty goes, too; one that is not stays.
            let _ = path.parent().map(fs::remove_dir);
        }
    }
    for (name, content) in &contents {
        write(&dist.join(name), content)?;
    }
    Ok(())
}

/// The names of the files of a site in `folder`, sorted, with `/` between folders: what is visible, at any depth.
///
/// # Errors
///
/// If a folder cannot be read; one that is missing has no files.
pub fn files(folder: &Path) -> Result<Vec<String>> {
    let mut names = Vec::new();
    let mut open = vec![(folder.to_path_buf(), String::new())];
    while let Some((path, prefix)) = open.pop() {
        if !path.exists() {
            continue;
        }
        for entry in fs::read_dir(&path).with_context(|| format!("cannot read {}", path.display()))? {
            let entry = entry?;
            let name = entry
                .file_name()
                .into_string()
                .ok()
                .with_context(|| format!("{} cannot be served: its name is not Unicode", entry.path().display()))?;
            if name.starts_with('.') {
                continue;
            }
            if entry.path().is_dir() {
                open.push((entry.path(), format!("{prefix}{name}/")));
            } else {
                names.push(format!("{prefix}{name}"));
            }
        }
    }
    names.sort();
    Ok(names)
}

/// The files below `folder`, by their names.
///
/// # Errors
///
/// If one cannot be read.
pub fn read(folder: &Path) -> Result<Files> {
    let read = |name: String| {
        let path: PathBuf = folder.join(&name);
        let content = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
        Ok((name, content))
    };
    files(folder)?.into_iter().map(read).collect()
}

/// The hash of each script and of the engine, as Subresource Integrity (W3C) writes it.
fn integrity(contents: &Files) -> BTreeMap<&str, String> {
    let hashed = |name: &str| name.ends_with(".js") || name.ends_with(".wasm");
    let hash = |content: &[u8]| format!("sha384-{}", STANDARD.encode(Sha384::digest(content)));
    contents.iter().filter(|(name, _)| hashed(name)).map(|(name, content)| (name.as_str(), hash(content))).collect()
}

/// `{"version": …, "files": […]}`: the version changes whenever any file does. Type declarations are for people who
/// program, not for a page, so that they are no part of a copy that works.
fn list(contents: &Files) -> String {
    // Patterns are loaded by those who write one, the guide's pictures by those who look at them, not by every reader.
    let rare = |name: &str| name.starts_with("wasm/patterns") || name.starts_with("guide/");
    let loaded = || contents.iter().filter(|(name, _)| !name.ends_with(".d.ts") && !rare(name));
    let hash = hash::sha256(loaded().flat_map(|(name, content)| [name.as_bytes(), content]));
    // Enough digits that no two versions of a site meet, and few enough to read in a browser's list of caches.
    let version: String = hash.chars().take(16).collect();
    let names: Vec<String> = loaded().map(|(name, _)| format!("    {name:?}")).collect();
    format!("{{\n  \"version\": \"{version}\",\n  \"files\": [\n{}\n  ]\n}}\n", names.join(",\n"))
}

fn write(path: &Path, content: &[u8]) -> Result<()> {
    if fs::read(path).is_ok_and(|present| present == content) {
        return Ok(());
    }
    let folder = path.parent().unwrap_or(path);
    fs::create_dir_all(folder)
        .and_then(|()| fs::write(path, content))
        .with_context(|| format!("cannot write {}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::list;
    use std::collections::BTreeMap;

    #[test]
    fn the_list_names_what_a_page_loads_and_changes_with_it() {
        let mut contents = BTreeMap::from([
            ("index.html".to_owned(), b"<p>".to_vec()),
            ("wasm/sorot.d.ts".to_owned(), b"export".to_vec()),
        ]);
        let first = list(&contents);
        assert!(first.contains("\"index.html\"") && !first.contains("sorot.d.ts"));
        contents.insert("index.html".to_owned(), b"<b>".to_vec());
        assert_ne!(first, list(&contents));
    }
}
