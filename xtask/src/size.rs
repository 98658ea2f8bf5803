//! `cargo xtask size`: what a reader downloads, part by part, and what the engine's code is made of. A budget in
//! `xtask/size_budget.tsv` says how large each part may be; whoever makes one larger has to raise it there, and say why.

use crate::{build, bundle, dist, packs, project};
use anyhow::{Context as _, Result, bail};
use lexopt::Parser;
use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use wasmparser::{KnownCustom, Name, Payload};

/// What `cargo xtask --help` says of this command.
pub const ARGUMENTS: &str = "";
pub const ABOUT: &str = "what a reader downloads, its largest parts, and whether it keeps to the budget";

const BUDGET: &str = include_str!("../size_budget.tsv");

/// How many functions are named.
const LARGEST: usize = 20;

/// The page's files that a first visit loads, beside the engine.
const PAGE: &[&str] = &["index.html", bundle::FIRST, dist::STYLES, "icon.svg", "worker.js"];

/// Builds, prints and checks; takes no arguments.
pub fn run(arguments: Parser) -> Result<()> {
    crate::no_more(arguments)?;
    build::site()?;
    let sizes = sizes()?;
    println!("{:<28}{:>12}{:>12}", "part", "bytes", "brotli -q 11");
    for (part, (bytes, packed)) in &sizes {
        println!("{part:<28}{bytes:>12}{packed:>12}");
    }
    println!("\nthe largest functions, before binaryen:");
    for (name, bytes) in largest_functions()? {
        println!("{bytes:>8}  {name}");
    }
    check()
}

/// Compares what is in `dist/` with the budget.
///
/// # Errors
///
/// If a part is larger than its budget, or has none.
pub fn check() -> Result<()> {
    let sizes = sizes()?;
    for line in BUDGET.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        let (part, most) = line.split_once('\t').with_context(|| format!("the budget has the line {line:?}"))?;
        let most: usize = most.trim().parse().with_context(|| format!("the budget of {part} is no number"))?;
        let (_, packed) = sizes.get(part).with_context(|| format!("the budget names {part}, which there is not"))?;
        if *packed > most {
            bail!(
                "{part} has {packed} bytes in brotli, and its budget is {most}: make it smaller, or raise xtask/size_budget.tsv"
            );
        }
    }
    Ok(())
}

/// The bytes of each part, plain and in brotli.
fn sizes() -> Result<BTreeMap<&'static str, (usize, usize)>> {
    let dist = project::dist();
    let read =
        |name: &str| fs::read(dist.join(name)).with_context(|| format!("there is no {name} in dist/: build first"));
    let mut sizes = BTreeMap::new();
    let mut add = |part, contents: &[Vec<u8>]| {
        let packed = contents.iter().map(|content| packed(content)).sum::<Result<usize>>();
        packed.map(|packed| sizes.insert(part, (contents.iter().map(Vec::len).sum(), packed)))
    };
    let wasm = read("wasm/sorot_bg.wasm")?;
    let glue = read("wasm/sorot.js")?;
    let (code, data) = sections(&wasm)?;
    let app: Vec<Vec<u8>> =
        bundle::first_scripts(&dist::read(&project::dist())?)?.iter().map(|name| read(name)).collect::<Result<_>>()?;
    add("engine: code", &[code])?;
    add("engine: data", &[data])?;
    add("engine: whole", std::slice::from_ref(&wasm))?;
    add("glue", std::slice::from_ref(&glue))?;
    let engine = [wasm, glue];
    let (id, en) = (read(&packs::name("id"))?, read(&packs::name("en"))?);
    add("pack: id", std::slice::from_ref(&id))?;
    add("pack: en", std::slice::from_ref(&en))?;
    let with = |packs: &[&Vec<u8>]| engine.iter().chain(packs.iter().copied()).cloned().collect::<Vec<_>>();
    add("annotator: Indonesian", &with(&[&id]))?;
    add("annotator: English", &with(&[&en]))?;
    add("annotator: both", &with(&[&id, &en]))?;
    add("page", &PAGE.iter().map(|name| read(name)).chain(app.into_iter().map(Ok)).collect::<Result<Vec<_>>>()?)?;
    add("embed", &[read("embed.js")?])?;
    add("patterns, when used", &[read("wasm/patterns_bg.wasm")?, read("wasm/patterns.js")?])?;
    Ok(sizes)
}

/// The code and the data of a module.
pub fn sections(wasm: &[u8]) -> Result<(Vec<u8>, Vec<u8>)> {
    let (mut code, mut data) = (Vec::new(), Vec::new());
    for payload in wasmparser::Parser::new(0).parse_all(wasm) {
        match payload? {
            Payload::CodeSectionStart { range, .. } => code = wasm.get(range).unwrap_or_default().to_vec(),
            Payload::DataSection(section) => data = wasm.get(section.range()).unwrap_or_default().to_vec(),
            _ => {}
        }
    }
    Ok((code, data))
}

/// The largest functions of the module that the compiler made, which still has their names.
fn largest_functions() -> Result<Vec<(String, usize)>> {
    let path = build::compiled(build::ENGINE);
    let wasm = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let mut imported = 0;
    let mut functions = Vec::new();
    let mut names = BTreeMap::new();
    for payload in wasmparser::Parser::new(0).parse_all(&wasm) {
        match payload? {
            Payload::ImportSection(section) => imported = section.count(),
            Payload::CodeSectionEntry(body) => functions.push(body.range().len()),
            Payload::CustomSection(section) => {
                if let KnownCustom::Name(subsections) = section.as_known() {
                    for subsection in subsections {
                        if let Name::Function(map) = subsection? {
                            for naming in map {
                                let naming = naming?;
                                names.insert(naming.index, format!("{:#}", rustc_demangle::demangle(naming.name)));
                            }
                        }
                    }
                }
            }
            _ => {}
        }
    }
    let mut named: Vec<(String, usize)> = (imported..)
        .zip(functions)
        .map(|(index, size)| (names.get(&index).cloned().unwrap_or_else(|| format!("function {index}")), size))
        .collect();
    named.sort_by_key(|(_, size)| std::cmp::Reverse(*size));
    named.truncate(LARGEST);
    Ok(named)
}

fn packed(content: &[u8]) -> Result<usize> {
    let mut packed = Vec::new();
    // Quality 11 and the widest window that every browser reads.
    let mut writer = brotli::CompressorWriter::new(&mut packed, 1 << 16, 11, 24);
    writer.write_all(content)?;
    drop(writer);
    Ok(packed.len())
}
