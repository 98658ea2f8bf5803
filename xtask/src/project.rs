//! Where the project's files are.

use std::env;
use std::path::{Path, PathBuf};

/// The folder that holds the workspace's `Cargo.toml`.
pub fn root() -> PathBuf {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().unwrap_or(xtask).to_path_buf()
}

/// The finished site: what `build` makes and any static host can serve.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// The page's own files, which are copied into the site as they are.
pub fn www() -> PathBuf {
    root().join("www")
}

/// Cargo's folder for what it builds for this machine.
pub fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |folder| root().join(folder))
}
