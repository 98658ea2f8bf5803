//! `cargo xtask bench`: what travels to a reader, how fast the engine is, how long a reader waits, beside the libraries that
//! do a part of it.
//!
//! | part | where | what is measured |
//! |---|---|---|
//! | all | `texts`, `runs` | the texts; the scripts in `xtask/bench/` that measure in Node and Chromium |
//! | `sizes` | `sizes` | bytes that travel |
//! | `cold`, `throughput`, `growth`, `worst`, `memory`, `stages`, `keys`, `page` | `parts` | time and memory |
//! | all | `table`, `plot`, `fit` | the figures for people |

mod fit;
mod parts;
mod plot;
mod runs;
mod sizes;
mod table;
mod texts;

use crate::{build, project};
use anyhow::{Context as _, Result, bail};
use lexopt::{Arg, Parser, ValueExt as _};
use runs::Runs;
use serde_json::{Map, Value as Json};
use std::fs;
use texts::Texts;

/// What `cargo xtask --help` says of this command.
pub const ARGUMENTS: &str = "[--quick] [--record] [PART…]";
pub const ABOUT: &str = "measures sizes, throughput, growth, memory and waiting times; --record keeps them in docs/";

/// A part: its name, and how it is measured.
type Part = (&'static str, fn(&Runs, &Texts) -> Result<Json>);

const PARTS: &[Part] = &[
    ("sizes", sizes::measure),
    ("cold", parts::cold),
    ("throughput", parts::throughput),
    ("stages", parts::stages),
    ("growth", parts::growth),
    ("worst", parts::worst),
    ("memory", parts::memory),
    ("keys", parts::keys),
    ("page", parts::page),
];

/// Measures the parts that are named, or all, and prints a table: `[--quick] [--record] [PART…]`. With `--quick` there are
/// fewer runs and no text of 10 MB; with `--record` the figures go to `docs/bench.json`, beside those that are there of
/// other parts, and a plot of all to `docs/bench.svg`.
pub fn run(mut arguments: Parser) -> Result<()> {
    let (mut quick, mut record, mut wanted) = (false, false, Vec::new());
    while let Some(argument) = arguments.next()? {
        match argument {
            Arg::Long("quick") => quick = true,
            Arg::Long("record") => record = true,
            Arg::Value(part) => wanted.push(part.string()?),
            other => return Err(other.unexpected().into()),
        }
    }
    if let Some(unknown) = wanted.iter().find(|name| PARTS.iter().all(|(part, _)| part != name)) {
        let known: Vec<&str> = PARTS.iter().map(|(part, _)| *part).collect();
        bail!("the bench has no part {unknown:?}: it has {}", known.join(", "));
    }
    build::site()?;
    let runs = Runs::prepare(quick)?;
    let texts = Texts::write(quick)?;
    let mut figures = Map::new();
    for (part, measure) in PARTS {
        if wanted.is_empty() || wanted.iter().any(|name| name == part) {
            eprintln!("measuring: {part}");
            figures.insert((*part).to_owned(), measure(&runs, &texts)?);
        }
    }
    print!("{}", table::table(&figures));
    if record { keep(figures) } else { Ok(()) }
}

fn keep(figures: Map<String, Json>) -> Result<()> {
    let docs = project::root().join("docs");
    let file = docs.join("bench.json");
    let mut all: Map<String, Json> =
        fs::read(&file).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default();
    all.extend(figures);
    let write = |path: &std::path::Path, content: String| {
        fs::write(path, content).with_context(|| format!("cannot write {}", path.display()))
    };
    write(&docs.join("bench.svg"), plot::svg(&all))?;
    write(&file, format!("{:#}\n", Json::Object(all)))
}
