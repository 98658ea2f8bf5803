//! A browser of the Chromium family, for the tests and measurements of the page, and Firefox and WebKit for tests of their own.

use crate::{debian, process};
use anyhow::{Result, bail};
use std::env;
use std::path::{Path, PathBuf};

/// The variable that names the browser, for us and for the tests that we run.
pub const VARIABLE: &str = "SOROT_CHROMIUM";

/// The variable that names Firefox.
pub const FIREFOX: &str = "SOROT_FIREFOX";

/// The variable that names the driver of WebKit.
pub const WEBKIT: &str = "SOROT_WEBKIT";

const NAMES: &[&str] = &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const MAC_PATHS: &[&str] = &[
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
];

/// Finds a browser, or installs Debian's.
///
/// # Errors
///
/// If `SOROT_CHROMIUM` names no file, or if there is no browser and none can be installed.
pub fn obtain() -> Result<PathBuf> {
    if let Some(named) = env::var_os(VARIABLE).filter(|path| !path.is_empty()).map(PathBuf::from) {
        if !named.is_file() {
            bail!("{VARIABLE} names {}, where there is no browser", named.display());
        }
        return Ok(named);
    }
    if let Some(found) = find() {
        return Ok(found);
    }
    if debian::can_install() {
        debian::install(&["chromium"])?;
    }
    match find() {
        Some(found) => Ok(found),
        None => bail!("there is no Chromium or Chrome here: install one, or name it in {VARIABLE}"),
    }
}

/// Finds Firefox, or installs Debian's; `None` where there is none and none can be installed, so that its test skips.
pub fn firefox() -> Option<PathBuf> {
    if let Some(named) = env::var_os(FIREFOX).filter(|path| !path.is_empty()) {
        return Some(PathBuf::from(named));
    }
    let find = || ["firefox-esr", "firefox"].iter().find_map(|name| process::find(name));
    let found = find();
    if found.is_some() || !debian::can_install() {
        return found;
    }
    debian::install(&["firefox-esr"]).map_err(|error| eprintln!("the test in Firefox skips: {error:#}")).ok()?;
    find()
}

/// Finds the driver of WebKitGTK, or installs Debian's, with Xvfb, which its window needs; `None` where they are not to be had,
/// so that the tests skip.
pub fn webkit() -> Option<PathBuf> {
    if let Some(named) = env::var_os(WEBKIT).filter(|path| !path.is_empty()) {
        return Some(PathBuf::from(named));
    }
    let find = || process::find("Xvfb").and_then(|_| process::find("WebKitWebDriver"));
    let found = find();
    if found.is_some() || !debian::can_install() {
        return found;
    }
    debian::install(&["webkit2gtk-driver", "xvfb"])
        .map_err(|error| eprintln!("the tests in WebKit skip: {error:#}"))
        .ok()?;
    find()
}

fn find() -> Option<PathBuf> {
    let on_path = NAMES.iter().find_map(|name| process::find(name));
    on_path.or_else(|| MAC_PATHS.iter().map(Path::new).find(|path| path.is_file()).map(Path::to_path_buf))
}
