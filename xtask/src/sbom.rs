//! The bills of materials (CycloneDX 1.5), with version and licence of all that came from elsewhere: the engine's, of every
//! crate that is compiled into it, and the page's, which has npm packages beside them.

// A JSON value has `null` for what it has not: indexing it never panics.
#![allow(clippy::indexing_slicing)]

use crate::toolchain::TARGET;
use crate::{process, project};
use anyhow::{Context as _, Result};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs;

/// Packages that the page's scripts name as needed, and of which none of the code is in them: markdown-it's command line.
const UNUSED: &[&str] = &["argparse"];

/// The engine's bill as JSON, the same for the same `Cargo.lock`.
///
/// # Errors
///
/// If Cargo cannot tell the crates.
pub fn bill() -> Result<String> {
    let (engine, components) = crates_of("sorot")?;
    Ok(written(&engine, &components))
}

/// The page's bill as JSON, the same for the same lock files.
///
/// # Errors
///
/// If Cargo cannot tell the crates, or `package-lock.json` the packages.
pub fn page() -> Result<String> {
    let (engine, mut components) = crates_of("sorot")?;
    for component in crates_of("sorot-patterns")?.1.into_iter().chain(packages()?) {
        if component["name"] != engine["name"] && !components.contains(&component) {
            components.push(component);
        }
    }
    Ok(written(&engine, &components))
}

fn written(root: &Value, components: &[Value]) -> String {
    let bill = json!({
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": { "component": root },
        "components": components,
    });
    format!("{bill:#}\n")
}

/// The npm packages that are bundled into the page: what `package.json` has under `dependencies`, and what these need.
fn packages() -> Result<Vec<Value>> {
    let path = project::root().join("package-lock.json");
    let lock = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let lock: Value = serde_json::from_str(&lock).with_context(|| format!("{} is no JSON", path.display()))?;
    let bundled = list_of(&lock["packages"]).filter(|(path, package)| {
        let name = name_of(path);
        !path.is_empty() && package["dev"] != true && package["optional"] != true && !UNUSED.contains(&name)
    });
    Ok(bundled
        .map(|(path, package)| component("npm", name_of(path), text(&package["version"]), text(&package["license"])))
        .collect())
}

/// The name of a package by its place in the lock file.
fn name_of(path: &str) -> &str {
    path.rsplit("node_modules/").next().unwrap_or(path)
}

fn component(registry: &str, name: &str, version: &str, licence: &str) -> Value {
    let address = format!("pkg:{registry}/{name}@{version}");
    json!({
        "type": "library",
        "bom-ref": address,
        "name": name,
        "version": version,
        "purl": address,
        "licenses": [{ "expression": licence.replace('/', " OR ") }],
    })
}

/// One of the crates that are compiled to WebAssembly, and all that are compiled into it.
fn crates_of(root: &str) -> Result<(Value, Vec<Value>)> {
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
        Some(self::component("cargo", text(&package["name"]), text(&package["version"]), text(&package["license"])))
    };
    let components: Vec<Value> = reached.iter().filter(|id| **id != root).filter_map(component).collect();
    let root = component(&root).with_context(|| format!("cargo metadata does not tell of {root}"))?;
    Ok((root, components))
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}

fn list_of(value: &Value) -> impl Iterator<Item = (&String, &Value)> {
    value.as_object().into_iter().flatten()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deny::{PERMISSIVE, permits};

    fn components(bill: &str) -> Vec<Value> {
        let bill: Value = serde_json::from_str(bill).expect("JSON");
        list(&bill["components"]).to_vec()
    }

    #[test]
    fn whatever_travels_has_a_permissive_licence_and_is_in_the_notice() {
        let notice = include_str!("../../NOTICE");
        let named: BTreeSet<&str> = notice
            .split(|sign: char| sign.is_whitespace() || "(),;".contains(sign))
            .map(|word| word.trim_end_matches('.'))
            .collect();
        for component in components(&page().expect("Cargo and npm tell what travels")) {
            let licence = text(&component["licenses"][0]["expression"]);
            assert!(permits(licence, PERMISSIVE).expect("a licence"), "{component}");
            assert!(named.contains(text(&component["name"])), "NOTICE does not name {}", component["name"]);
        }
    }

    #[test]
    fn what_stays_at_home_is_in_no_bill() {
        let has = |components: &[Value], name: &str| components.iter().any(|component| component["name"] == name);
        let engine = components(&bill().expect("Cargo tells the crates"));
        assert!(has(&engine, "wasm-bindgen") && has(&engine, "time"));
        assert!(!has(&engine, "html5gum"), "the command line reads pages");
        assert!(!has(&engine, "syn") && !has(&engine, "proptest"), "macros and tests are for who builds");
        assert!(!has(&engine, "regex") && !has(&engine, "markdown-it"), "the page's own");
        let page = components(&page().expect("Cargo and npm tell what travels"));
        assert!(has(&page, "time") && has(&page, "regex") && has(&page, "markdown-it"));
        assert!(!has(&page, "playwright-core") && !has(&page, "argparse"));
    }
}
