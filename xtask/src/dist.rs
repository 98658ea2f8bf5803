//! The finished site: the page's own files, the engine in `wasm/`, and `files.json`, which lists them for whoever keeps
//! a copy (the page's service worker does, to work offline).

use crate::bundle::{self, Files};
use crate::{build, hash, packs, project, samples, sbom, single};
use anyhow::{Context as _, Result, bail, ensure};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha384};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The list of the site's files.
pub const LIST: &str = "files.json";

/// The page's style sheet.
pub const STYLES: &str = "page.css";

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
    let packs = packs::files()?;
    packs::check_script(&sources, &packs)?;
    sources.extend(packs);
    let mut contents: Files = sources.clone();
    contents.retain(|name, _| !name.ends_with(".js") && !name.starts_with("sample/"));
    contents.extend(bundle::scripts(&sources)?);
    let page = styled(&mut contents)?;
    let page = samples::with_samples(&preloading(&page, &contents)?, &sources)?;
    contents.insert("index.html".to_owned(), page.into_bytes());
    let list = list(&contents);
    contents.insert(single::NAME.to_owned(), single::page(&sources)?.into_bytes());
    contents.insert(LIST.to_owned(), list.into_bytes());
    // Beside what the page loads: for who wants to know what it is made of.
    for name in ["NOTICE", "LICENSE-MIT"] {
        let file = fs::read(project::root().join(name)).with_context(|| format!("there is no {name}"))?;
        contents.insert(name.to_owned(), file);
    }
    contents.insert("sbom.cdx.json".to_owned(), sbom::page()?.into_bytes());
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

/// The page with one style sheet, which is added to the site, in the place of its several: each request is time until the first
/// highlight.
fn styled(contents: &mut Files) -> Result<String> {
    let page = contents.get("index.html").context("the site has no index.html")?;
    let page = std::str::from_utf8(page).context("index.html is not UTF-8")?;
    let link = |name: &str| format!("<link rel=\"stylesheet\" href=\"{name}\">");
    let mut styles = Vec::new();
    let mut lines = Vec::new();
    let mut merged = Vec::new();
    for line in page.lines() {
        let named =
            line.trim().strip_prefix("<link rel=\"stylesheet\" href=\"").and_then(|rest| rest.strip_suffix("\">"));
        match named {
            Some(name) => {
                if styles.is_empty() {
                    lines.push(format!("    {}", link(STYLES)));
                }
                styles.extend(contents.get(name).with_context(|| format!("the site has no {name}"))?);
                merged.push(name.to_owned());
            }
            None => lines.push(line.to_owned()),
        }
    }
    let page = lines.join("\n") + "\n";
    ensure!(
        !String::from_utf8_lossy(&styles).contains("url("),
        "a style sheet has an address, which would lead elsewhere"
    );
    // The guide's pages go on with those that they share with the page.
    let others: Vec<u8> = contents
        .iter()
        .filter(|(name, _)| name.ends_with(".html") && *name != "index.html")
        .flat_map(|(_, content)| content.iter().copied())
        .collect();
    let others = String::from_utf8_lossy(&others).into_owned();
    contents.retain(|name, _| !merged.contains(name) || others.contains(&link(name)));
    contents.insert(STYLES.to_owned(), styles);
    Ok(page)
}

/// The page with a word on each script that its first one imports, so that a browser asks for all of them at once.
fn preloading(page: &str, contents: &Files) -> Result<String> {
    let links: Vec<String> = bundle::first_scripts(contents)?
        .iter()
        .map(|name| format!("<link rel=\"modulepreload\" href=\"{name}\">"))
        .collect();
    let first = links.first().context("the page has no script")?;
    if !page.contains(first.as_str()) {
        bail!("index.html does not say {first}");
    }
    Ok(page.replace(first.as_str(), &links.join("\n    ")))
}

/// The hash of each script, of the engine and of each language pack, as Subresource Integrity (W3C) writes it.
fn integrity(contents: &Files) -> BTreeMap<&str, String> {
    let hashed = |name: &str| [".js", ".wasm", packs::ENDING].iter().any(|ending| name.ends_with(ending));
    let hash = |content: &[u8]| format!("sha384-{}", STANDARD.encode(Sha384::digest(content)));
    contents.iter().filter(|(name, _)| hashed(name)).map(|(name, content)| (name.as_str(), hash(content))).collect()
}

/// `{"version": …, "files": […], "later": […]}`: `files` are a copy that works, `later` come to it once somebody uses them. The
/// version changes whenever any of them does. Type declarations are for people who program, not for a page.
fn list(contents: &Files) -> String {
    // Language packs are loaded by those who read the language, patterns by those who write one, the plain engine by old
    // browsers, the guide's pictures by those who look at them, not by every reader.
    let rare = |name: &str| {
        name.ends_with(packs::ENDING)
            || name.ends_with(build::PLAIN)
            || name.starts_with("wasm/patterns")
            || name.starts_with("guide/")
    };
    let loaded = || contents.iter().filter(|(name, _)| !name.ends_with(".d.ts"));
    let hash = hash::sha256(loaded().flat_map(|(name, content)| [name.as_bytes(), content]));
    // Enough digits that no two versions of a site meet, and few enough to read in a browser's list of caches.
    let version: String = hash.chars().take(16).collect();
    let names = |wanted: bool| {
        let names = loaded().map(|(name, _)| name).filter(|name| rare(name) == wanted);
        names.map(|name| format!("    {name:?}")).collect::<Vec<_>>().join(",\n")
    };
    let (files, later) = (names(false), names(true));
    format!("{{\n  \"version\": \"{version}\",\n  \"files\": [\n{files}\n  ],\n  \"later\": [\n{later}\n  ]\n}}\n")
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
        contents.insert("wasm/id.sorot".to_owned(), b"SRTP".to_vec());
        let second = list(&contents);
        let (files, later) = second.split_once("later").unwrap_or_default();
        assert!(first != second && !files.contains("id.sorot") && later.contains("\"wasm/id.sorot\""));
        contents.insert("index.html".to_owned(), b"<b>".to_vec());
        assert_ne!(second, list(&contents));
    }
}
