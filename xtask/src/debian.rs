//! Debian's packages, for a machine that lacks something and where we may install it.

use crate::process;
use anyhow::{Context as _, Result};
use std::path::Path;
use std::process::{Command, Stdio};

/// Whether this machine installs with `apt-get` at all.
pub fn is_debian() -> bool {
    Path::new("/etc/debian_version").exists() && process::find("apt-get").is_some()
}

/// Whether we may install: the machine is a Debian one and we are root.
pub fn can_install() -> bool {
    is_debian() && process::output(Command::new("id").arg("-u")).is_ok_and(|user| user == "0")
}

/// Whether every one of `packages` is installed.
pub fn has(packages: &[&str]) -> bool {
    packages.iter().all(|package| {
        Command::new("dpkg-query")
            .args(["--show", "--showformat=${db:Status-Status}", package])
            .stderr(Stdio::null())
            .output()
            .is_ok_and(|output| output.stdout == b"installed")
    })
}

/// Installs those of `packages` that are missing.
///
/// # Errors
///
/// If `apt-get` fails.
pub fn install(packages: &[&str]) -> Result<()> {
    let missing: Vec<&str> = packages.iter().copied().filter(|package| !has(&[package])).collect();
    if missing.is_empty() {
        return Ok(());
    }
    eprintln!("installing Debian's {}", missing.join(", "));
    let apt = || {
        let mut command = Command::new("apt-get");
        command.env("DEBIAN_FRONTEND", "noninteractive").args(["-qq", "-o", "Dpkg::Use-Pty=0"]).stdout(Stdio::null());
        command
    };
    process::run(apt().arg("update"))
        .and_then(|()| process::run(apt().args(["install", "--yes", "--no-install-recommends"]).args(&missing)))
        .with_context(|| format!("Debian's packages cannot be installed; needed are {}", missing.join(", ")))
}
