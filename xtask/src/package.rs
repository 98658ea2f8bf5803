//! `cargo xtask package`: the npm package of the engine, the embed, the element and the forms, in `target/package`.

use crate::bundle::Files;
use crate::{build, dist, packs, process, project, sbom};
use anyhow::{Context as _, Result};
use lexopt::Parser;
use std::fs;
use std::process::Command;

/// What `cargo xtask --help` says of this command.
pub const ARGUMENTS: &str = "";
pub const ABOUT: &str = "packs the npm package in target/package";

/// Packs; takes no arguments.
pub fn run(arguments: Parser) -> Result<()> {
    crate::no_more(arguments)?;
    build::site()?;
    pack()
}

/// Packs what is in `dist/` and `package/`.
///
/// # Errors
///
/// If a file cannot be read or written, or if npm fails.
pub fn pack() -> Result<()> {
    let root = project::root();
    let mut files = Files::new();
    let own = dist::read(&root.join("package"))?;
    let manifest = own.get("package.json").context("there is no package/package.json")?;
    let manifest = String::from_utf8_lossy(manifest).replace("VERSION", env!("CARGO_PKG_VERSION"));
    files.extend(own);
    files.insert("package.json".to_owned(), manifest.into_bytes());
    let site = dist::read(&project::dist())?;
    files.extend(site.into_iter().filter(|(name, _)| {
        name.starts_with("wasm/sorot")
            || name.ends_with(packs::ENDING)
            || ["embed.js", "element.js", "worker.js", "integrity.json"].contains(&name.as_str())
    }));
    let modules = packs::modules()?;
    packs::check_script(&files, &modules)?;
    files.extend(modules);
    // The forms are read by programs, not sent to readers: as they are written.
    for (name, content) in dist::read(&project::www())? {
        let shared = ["app/labels.js", "app/structure.js", "engine-file.js"].contains(&name.as_str());
        if name.starts_with("formats/") || shared {
            files.insert(name, content);
        }
    }
    for name in ["LICENSE-APACHE", "LICENSE-MIT", "NOTICE"] {
        files.insert(name.to_owned(), fs::read(root.join(name)).with_context(|| format!("there is no {name}"))?);
    }
    files.insert("sbom.cdx.json".to_owned(), sbom::bill()?.into_bytes());
    let contract = fs::read(root.join("src/document.d.ts")).context("there is no src/document.d.ts")?;
    files.insert("document.d.ts".to_owned(), contract);

    let folder = project::target().join("package").join("sorot");
    if folder.exists() {
        fs::remove_dir_all(&folder).with_context(|| format!("cannot remove {}", folder.display()))?;
    }
    for (name, content) in &files {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().unwrap_or(&folder))
            .and_then(|()| fs::write(&path, content))
            .with_context(|| format!("cannot write {}", path.display()))?;
    }
    process::run(Command::new("npm").args(["pack", "--silent", "--pack-destination", ".."]).current_dir(&folder))
}
