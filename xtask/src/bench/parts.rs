//! What is measured in time and memory.

// A value that is indexed by a name that it has not gives null: nothing here can panic.
#![allow(clippy::indexing_slicing)]

use super::fit;
use super::runs::Runs;
use super::texts::{Text, Texts};
use crate::serve;
use anyhow::Result;
use serde_json::{Value as Json, json};

/// Sorot natively, in Node and in Chromium.
const OWN: &[&str] = &["native", "sorot", "chromium"];
const PEERS: &[&str] = &["compromise", "wink", "chrono", "recognizers"];

/// From nothing to a first result.
pub fn cold(runs: &Runs, texts: &Texts) -> Result<Json> {
    let rows = runs.script("cold.mjs", &json!({ "file": texts.english.path, "rounds": runs.rounds }))?;
    Ok(json!({ "text": texts.english.name, "engines": rows }))
}

/// Every engine on every text.
pub fn throughput(runs: &Runs, texts: &Texts) -> Result<Json> {
    let large = texts.sizes.iter().filter(|text| text.bytes > 500_000);
    let measured: Vec<&Text> = [&texts.english, &texts.article, &texts.articles].into_iter().chain(large).collect();
    timed(runs, &[OWN, PEERS].concat(), &measured, runs.rounds)
}

/// How time grows with the text: the slope of the line through the logarithms.
pub fn growth(runs: &Runs, texts: &Texts) -> Result<Json> {
    let sizes: Vec<&Text> = texts.sizes.iter().collect();
    let rows = timed(runs, OWN, &sizes, runs.rounds)?;
    let slopes = slopes(&rows, OWN);
    Ok(json!({ "texts": rows, "slopes": slopes }))
}

/// The same for texts that are made to be slow.
pub fn worst(runs: &Runs, texts: &Texts) -> Result<Json> {
    let engines = &["native", "sorot"];
    let rows = texts.worst.iter().map(|(name, sizes)| {
        let rows = timed(runs, engines, &sizes.iter().collect::<Vec<_>>(), runs.rounds.min(3))?;
        let slopes = slopes(&rows, engines);
        Ok(json!({ "kind": name, "texts": rows, "slopes": slopes }))
    });
    rows.collect()
}

/// What memory a text takes.
pub fn memory(runs: &Runs, texts: &Texts) -> Result<Json> {
    let files: Vec<_> = texts.sizes.iter().map(|text| &text.path).collect();
    let found = runs.script("memory.mjs", &json!({ "files": files, "empty": texts.empty.path }))?;
    let rows = texts.sizes.iter().map(|text| {
        let of = |engine: &str| &found["texts"][text.path.to_string_lossy().as_ref()][engine];
        json!({ "text": text.name, "bytes": text.bytes, "wasm": of("wasm"), "native": of("native") })
    });
    let rows: Vec<Json> = rows.collect();
    // A small text fits into the memory that is there: what grows is seen from 100 KB on.
    let slope = |engine: &str| {
        let loaded = found["loaded"][engine].as_f64().unwrap_or(0.0);
        let points = rows.iter().filter_map(|row| Some((row["bytes"].as_f64()?, row[engine].as_f64()? - loaded)));
        fit::slope(points.filter(|(bytes, _)| *bytes >= 100_000.0))
    };
    Ok(
        json!({ "loaded": found["loaded"], "slopes": { "wasm": slope("wasm"), "native": slope("native") }, "texts": rows }),
    )
}

/// The share of each stage, and what no reader of a text can do without.
pub fn stages(runs: &Runs, texts: &Texts) -> Result<Json> {
    let large = texts.sizes.iter().filter(|text| text.bytes == 1_000_000);
    let measured: Vec<&Text> = [&texts.article].into_iter().chain(large).collect();
    let files: Vec<_> = measured.iter().map(|text| &text.path).collect();
    let native = runs.native("--stages", &measured)?;
    let floor = runs.native("--floor", &measured)?;
    let wasm = runs.script("stages.mjs", &json!({ "module": runs.stages()?, "files": files }))?;
    let rows = measured.iter().map(|text| {
        let key = text.path.to_string_lossy();
        let key = key.as_ref();
        json!({ "text": text.name, "bytes": text.bytes, "native": native[key], "wasm": wasm[key], "floor": floor[key] })
    });
    Ok(rows.collect())
}

/// A letter more or less in the middle of a text, read anew and read again by a session.
pub fn keys(runs: &Runs, texts: &Texts) -> Result<Json> {
    let pasted: Vec<&Text> = texts.pasted.iter().collect();
    let files: Vec<_> = pasted.iter().map(|text| &text.path).collect();
    let native = runs.native("--key", &pasted)?;
    let wasm = runs.script("key.mjs", &json!({ "files": files, "rounds": runs.rounds }))?;
    let rows = pasted.iter().map(|text| {
        let key = text.path.to_string_lossy();
        let key = key.as_ref();
        json!({ "text": text.name, "bytes": text.bytes, "native": native[key], "wasm": wasm[key] })
    });
    Ok(rows.collect())
}

/// The page: pasting, and a key in the middle.
pub fn page(runs: &Runs, texts: &Texts) -> Result<Json> {
    let address = serve::in_background()?;
    let files: Vec<_> = texts.pasted.iter().map(|text| &text.path).collect();
    let found = runs.script("page.mjs", &json!({ "address": address, "files": files, "rounds": runs.rounds }))?;
    let rows = texts.pasted.iter().map(|text| {
        let own = &found["texts"][text.path.to_string_lossy().as_ref()];
        json!({ "text": text.name, "bytes": text.bytes, "paste": own["paste"], "key": own["key"] })
    });
    Ok(json!({ "first_highlight": found["first_highlight"], "texts": rows.collect::<Vec<_>>() }))
}

fn timed(runs: &Runs, engines: &[&str], texts: &[&Text], rounds: usize) -> Result<Json> {
    let files: Vec<_> = texts.iter().map(|text| &text.path).collect();
    let found = runs.script("throughput.mjs", &json!({ "engines": engines, "files": files, "rounds": rounds }))?;
    let rows = texts.iter().map(|text| {
        let seconds = engines.iter().filter_map(|engine| {
            let own = found[engine].get(text.path.to_string_lossy().as_ref())?;
            Some(((*engine).to_owned(), own.clone()))
        });
        json!({ "text": text.name, "bytes": text.bytes, "seconds": seconds.collect::<serde_json::Map<_, _>>() })
    });
    Ok(rows.collect())
}

fn slopes(rows: &Json, engines: &[&str]) -> Json {
    let slope = |engine: &str| {
        let points = rows.as_array().into_iter().flatten();
        fit::slope(points.filter_map(|row| Some((row["bytes"].as_f64()?, row["seconds"][engine]["median"].as_f64()?))))
    };
    engines.iter().map(|engine| ((*engine).to_owned(), json!(slope(engine)))).collect::<serde_json::Map<_, _>>().into()
}
