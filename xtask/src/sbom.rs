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
    bill_of("sorot")
}

/// The bill of one of the crates that are compiled to WebAssembly.
fn bill_of(root: &str) -> Result<String> {
    let mut cargo = process::cargo();
    cargo.current_dir(project::root()).args(["metadata", "--format-version", "1", "--filter-platform", TARGET]);
    let metadata: Value = serde_json::from_str(&process::output(&mut cargo)?).context("cargo metadata gave no JSON")?;
    let packages = list(&metadata["packages"]);
    let nodes = list(&metadata["resolve"]["nodes"]);
    let id_of =
        |name: &str| packages.iter().find(|package| package["name"] == name).map(|package| text(&package["id"]));
    let root = id_of(root).with_context(|| format!("cargo metadata does not name {root}"))?;
    // What a crate needs to be built or tested does not travel, nor does a macro that writes code while it is built.
    let writes_code = |id: &str| {
        let package = packages.iter().find(|package| package["id"] == id);
        let targets = package.map(|package| list(&package["targets"])).unwrap_or_default();
        targets.iter().any(|target| list(&target["kind"]).iter().any(|kind| kind == "proc-macro"))
    };

    let mut reached = BTreeSet::from([root]);
    let mut open = vec![root];
    while let Some(id) = open.pop() {
        let node = nodes.iter().find(|node| node["id"] == id);
        for dependency in node.map(|node| list(&node["deps"])).unwrap_or_default() {
            let travels = list(&dependency["dep_kinds"]).iter().any(|kind| kind["kind"].is_null());
            let own = text(&dependency["pkg"]);
            if travels && !writes_code(own) && reached.insert(own) {
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
    use crate::deny::{PERMISSIVE, permits};

    fn components(root: &str) -> Vec<Value> {
        let bill: Value = serde_json::from_str(&bill_of(root).expect("cargo tells the crates")).expect("JSON");
        list(&bill["components"]).to_vec()
    }

    #[test]
    fn every_crate_that_travels_has_a_permissive_licence_and_is_in_the_notice() {
        let notice = include_str!("../../NOTICE");
        let named: BTreeSet<&str> = notice.split(|sign: char| sign.is_whitespace() || "(),;.".contains(sign)).collect();
        for component in components("sorot").into_iter().chain(components("sorot-patterns")) {
            let licence = text(&component["licenses"][0]["expression"]);
            assert!(permits(licence, PERMISSIVE).expect("a licence"), "{component}");
            assert!(named.contains(text(&component["name"])), "NOTICE does not name {}", component["name"]);
        }
    }

    #[test]
    fn what_stays_at_home_is_not_in_the_bill() {
        let components = components("sorot");
        let has = |name: &str| components.iter().any(|component| component["name"] == name);
        assert!(has("wasm-bindgen") && has("time"));
        assert!(!has("html5gum"), "the command line reads pages");
        assert!(!has("syn") && !has("proptest"), "macros and tests are for who builds");
    }
}
