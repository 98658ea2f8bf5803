//! `cargo xtask bench`: what travels to a reader, how fast the engine is, how long a reader waits.

use crate::{browser, build, process, project, serve};
use anyhow::{Context as _, Result, ensure};
use lexopt::{Arg, Parser};
use serde_json::{Value as Json, json};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What `cargo xtask --help` says of this command.
pub const ARGUMENTS: &str = "[--json FILE]";
pub const ABOUT: &str = "measures sizes, throughput and the page's waiting times";

/// The size of the mixed text, in bytes.
const MIXED: usize = 1_000_000;

/// How many times the long English text has the sample; the slowest peer takes half a minute for it.
const COPIES: usize = 10;

/// Measures and prints a table, and with `--json FILE` writes the figures there, too.
pub fn run(mut arguments: Parser) -> Result<()> {
    let mut file = None;
    while let Some(argument) = arguments.next()? {
        match argument {
            Arg::Long("json") => file = Some(PathBuf::from(arguments.value()?)),
            other => return Err(other.unexpected().into()),
        }
    }
    build::site()?;
    let texts = Texts::write()?;
    let figures = json!({
        "sizes": script("sizes.mjs", &[])?,
        "throughput": throughput(&texts)?,
        "page": page(&texts)?,
        "peers": script("peers.mjs", &[&texts.english, &texts.long_english])?,
    });
    print!("{}", table(&figures));
    match file {
        Some(file) => {
            fs::write(&file, format!("{figures:#}\n")).with_context(|| format!("cannot write {}", file.display()))
        }
        None => Ok(()),
    }
}

/// The texts that are measured, as files.
struct Texts {
    article: PathBuf,
    mixed: PathBuf,
    /// English, because no peer reads Indonesian: the page's sample, and the same again and again.
    english: PathBuf,
    long_english: PathBuf,
}

impl Texts {
    /// The first article, where it is at hand, or the page's own sample; and the sentences of the tests' cases, again and
    /// again: there is something to find in each of them.
    fn write() -> Result<Texts> {
        let folder = project::target().join("bench");
        fs::create_dir_all(&folder)?;
        let seed = project::root().join("..").join("shared").join("seed").join("article.txt");
        let sample = project::www().join("sample").join("id.txt");
        let (article, mixed) = (folder.join("article.txt"), folder.join("mixed.txt"));
        let source = if seed.exists() { &seed } else { &sample };
        fs::copy(source, &article).with_context(|| format!("cannot copy {}", source.display()))?;
        fs::write(&mixed, mixed_text()?)?;
        let (english, long_english) = (folder.join("english.txt"), folder.join("long_english.txt"));
        let sample = fs::read_to_string(project::www().join("sample").join("en.txt"))?;
        fs::write(&english, &sample)?;
        fs::write(&long_english, format!("{}\n\n", sample.trim()).repeat(COPIES))?;
        Ok(Texts { article, mixed, english, long_english })
    }

    fn arguments(&self) -> [&Path; 2] {
        [&self.article, &self.mixed]
    }
}

fn mixed_text() -> Result<String> {
    let mut sentences = Vec::new();
    let cases = project::root().join("tests").join("cases");
    for name in crate::dist::files(&cases)?.iter().filter(|name| name.ends_with(".jsonl")) {
        for line in fs::read_to_string(cases.join(name))?.lines() {
            let case: Json = serde_json::from_str(line).unwrap_or_default();
            sentences.extend(case.get("text").and_then(Json::as_str).map(str::to_owned));
        }
    }
    ensure!(!sentences.is_empty(), "there are no cases in {}", cases.display());
    let mut text = String::new();
    for sentence in sentences.iter().cycle() {
        if text.len() >= MIXED {
            break;
        }
        text.push_str(sentence);
        text.push_str("\n\n");
    }
    Ok(text)
}

fn throughput(texts: &Texts) -> Result<Json> {
    let mut cargo = process::cargo();
    cargo.current_dir(project::root()).args([
        "run",
        "--quiet",
        "--release",
        "--package",
        "sorot",
        "--example",
        "throughput",
        "--",
    ]);
    let native: Json = serde_json::from_str(&process::output(cargo.args(texts.arguments()))?)?;
    let wasm = script("engine.mjs", &texts.arguments())?;
    let rows = texts.arguments().into_iter().map(|path| {
        let seconds = |medians: &Json| medians.get(path.to_string_lossy().as_ref()).and_then(Json::as_f64);
        let bytes = fs::metadata(path)?.len();
        Ok(json!({
            "text": path.file_stem().unwrap_or_default().to_string_lossy(),
            "bytes": bytes,
            "native_seconds": seconds(&native),
            "wasm_seconds": seconds(&wasm),
        }))
    });
    rows.collect()
}

fn page(texts: &Texts) -> Result<Json> {
    let address = serve::in_background()?;
    script("page.mjs", &[Path::new(&address), &texts.article])
}

/// Runs one of the scripts beside this tool in Node. Gives the JSON that it prints.
fn script(name: &str, arguments: &[&Path]) -> Result<Json> {
    let path = project::root().join("xtask").join("bench").join(name);
    let mut node = Command::new("node");
    node.arg(path).args(arguments).current_dir(project::root());
    node.env("SOROT_DIST", project::dist()).env(browser::VARIABLE, browser::obtain()?);
    let printed = process::output(&mut node)?;
    serde_json::from_str(&printed).with_context(|| format!("{name} printed no JSON"))
}

/// The figures for people.
fn table(figures: &Json) -> String {
    let mut text = String::new();
    let rows = |name: &str| figures.get(name).and_then(Json::as_array).cloned().unwrap_or_default();
    let figure = |row: &Json, name: &str| row.get(name).and_then(Json::as_f64).unwrap_or(f64::NAN);
    let word = |row: &Json, name: &str| row.get(name).and_then(Json::as_str).unwrap_or_default().to_owned();

    let _ = writeln!(text, "{:<34} {:>10} {:>10} {:>10}", "What travels, in bytes", "raw", "gzip -9", "brotli -11");
    let mut sums = [0.0; 3];
    for row in rows("sizes") {
        let sizes = ["raw", "gzip", "brotli"].map(|name| figure(&row, name));
        let [raw, gzip, brotli] = sizes;
        let _ = writeln!(text, "{:<34} {raw:>10} {gzip:>10} {brotli:>10}", word(&row, "file"));
        sums = std::array::from_fn(|index| sums.get(index).unwrap_or(&0.0) + sizes.get(index).unwrap_or(&0.0));
    }
    let [raw, gzip, brotli] = sums;
    let _ = writeln!(text, "{:<34} {raw:>10} {gzip:>10} {brotli:>10}", "all");

    let _ = writeln!(text, "\n{:<34} {:>10} {:>10} {:>10}", "Throughput", "bytes", "native", "wasm");
    for row in rows("throughput") {
        let bytes = figure(&row, "bytes");
        let speed = |name: &str| format!("{:.2} MB/s", bytes / figure(&row, name) / 1e6);
        let (native, wasm) = (speed("native_seconds"), speed("wasm_seconds"));
        let _ = writeln!(text, "{:<34} {bytes:>10} {native:>10} {wasm:>10}", word(&row, "text"));
    }

    let peers = rows("peers");
    let of = |row: &Json, name: &str| figure(row.get(name).unwrap_or(&Json::Null), "median");
    let _ = writeln!(
        text,
        "\n{:<16} {:>10} {:>10} {:>10} {:>10} {:>10} {:>16}",
        "In Node, English", "brotli", "cold ms", "article ms", "MB/s", "10x MB/s", "Sorot / peer"
    );
    let own = peers.first().map_or(f64::NAN, |row| of(row, "long"));
    for row in &peers {
        let bytes = |name: &str| figure(row.get("bytes").unwrap_or(&Json::Null), name);
        let _ = writeln!(
            text,
            "{:<16} {:>10} {:>10.1} {:>10.2} {:>10.2} {:>10.2} {:>15.1}x",
            word(row, "peer"),
            figure(row, "brotli"),
            of(row, "cold") * 1e3,
            of(row, "short") * 1e3,
            bytes("short") / of(row, "short") / 1e6,
            bytes("long") / of(row, "long") / 1e6,
            of(row, "long") / own,
        );
    }

    let page = figures.get("page").cloned().unwrap_or_default();
    let milliseconds = |name: &str| format!("{:.1} ms", figure(&page, name) * 1e3);
    let _ = writeln!(text, "\n{:<34} {:>10}", "In Chromium", "median");
    let _ = writeln!(text, "{:<34} {:>10}", "page load to first highlight", milliseconds("first_highlight"));
    let _ = writeln!(text, "{:<34} {:>10}", "annotating the article", milliseconds("annotate"));
    text
}
