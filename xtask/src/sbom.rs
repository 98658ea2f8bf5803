//! The bill of materials of the engine (CycloneDX 1.5): every crate that is compiled into it, with version and licence.

// A JSON value has `null` for what it has not: indexing it never panics.
#![allow(clippy::indexing_slicing)]

use crate::toolchain::TARGET;
use crate::{process, project};
use anyhow::{Context as _, Result};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// The bill as JSON, the same for the same `Cargo.lock`.
///
/// # Errors
///
/// If Cargo cannot tell the crates.
pub fn bill() -> Result<String> {
    let mut cargo = process::cargo();
    cargo.current_dir(project::root()).args(["metadata", "--format-version", "1", "--filter-platform", TARGET]);
    let metadata: Value = serde_json::from_str(&process::output(&mut cargo)?).context("cargo metadata gave no JSON")?;
    let packages = list(&metadata["packages"]);
    let nodes = list(&metadata["resolve"]["nodes"]);
    let id_of =
        |name: &str| packages.iter().find(|package| package["name"] == name).map(|package| text(&package["id"]));
    let root = id_of("sorot").context("cargo metadata does not name sorot")?;

    // What a crate needs to be built or tested does not travel.
    let mut reached = BTreeSet::from([root]);
    let mut open = vec![root];
    while let Some(id) = open.pop() {
        let node = nodes.iter().find(|node| node["id"] == id);
        for dependency in node.map(|node| list(&node["deps"])).unwrap_or_default() {
            let travels = list(&dependency["dep_kinds"]).iter().any(|kind| kind["kind"].is_null());
            let own = text(&dependency["pkg"]);
            if travels && reached.insert(own) {
                open.push(own);
            }
        }
    }
    let component = |id: &&str| {
        let package = packages.iter().find(|package| package["id"] == **id)?;
        let (name, version) = (text(&package["name"]), text(&package["version"]));
        Some(json!({
            "type": "library",
            "bom-ref": format!("pkg:cargo/{name}@{version}"),
            "name": name,
            "version": version,
            "purl": format!("pkg:cargo/{name}@{version}"),
            "licenses": [{ "expression": text(&package["license"]).replace('/', " OR ") }],
        }))
    };
    let components: Vec<Value> = reached.iter().filter(|id| **id != root).filter_map(component).collect();
    let bill = json!({
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": { "component": component(&root) },
        "components": components,
    });
    Ok(format!("{bill:#}\n"))
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Licences that may be mixed with Sorot's own without asking more than to be named.
    const ALLOWED: &[&str] = &["MIT", "Apache-2.0", "BSD-3-Clause", "Zlib", "Unicode-3.0", "Unlicense", "0BSD"];

    #[test]
    fn every_crate_that_travels_has_a_permissive_licence() {
        let bill: Value = serde_json::from_str(&bill().expect("cargo tells the crates")).expect("the bill is JSON");
        let components = list(&bill["components"]);
        assert!(components.iter().any(|component| component["name"] == "wasm-bindgen"));
        assert!(
            components.iter().all(|component| component["name"] != "html5gum"),
            "the command line's crates stay at home"
        );
        for component in components {
            let licence = text(&component["licenses"][0]["expression"]);
            let choice = licence.replace(['(', ')'], "");
            assert!(
                choice.split(" OR ").any(|all| all.split(" AND ").all(|one| ALLOWED.contains(&one))),
                "{component}"
            );
        }
    }
}
