//! The figures for people, on a terminal.

// A value that is indexed by a name that it has not gives null: nothing here can panic.
#![allow(clippy::indexing_slicing)]

use serde_json::{Map, Value as Json};
use std::fmt::Write as _;

/// What engines are called here.
pub const ENGINES: &[(&str, &str)] = &[
    ("native", "Sorot, native"),
    ("sorot", "Sorot, Node"),
    ("chromium", "Sorot, Chromium"),
    ("compromise", "compromise"),
    ("wink", "wink-nlp"),
    ("chrono", "chrono-node"),
    ("recognizers", "recognizers-text"),
];

/// Appends the table of one part.
type Write = fn(&mut String, &Json);

/// One table for each part that there is.
pub fn table(figures: &Map<String, Json>) -> String {
    let mut text = String::new();
    let parts: &[(&str, Write)] = &[
        ("sizes", sizes),
        ("cold", cold),
        ("throughput", throughput),
        ("stages", stages),
        ("growth", growth),
        ("worst", worst),
        ("memory", memory),
        ("keys", keys),
        ("page", page),
    ];
    for (name, write) in parts {
        if let Some(part) = figures.get(*name) {
            write(&mut text, part);
            text.push('\n');
        }
    }
    text
}

/// A line with a first column of words and columns of figures.
fn line<C: AsRef<str>>(text: &mut String, first: &str, cells: impl IntoIterator<Item = C>) {
    let _ = write!(text, "{first:<36}");
    for cell in cells {
        let _ = write!(text, " {:>16}", cell.as_ref());
    }
    text.push('\n');
}

fn rows(part: &Json) -> impl Iterator<Item = &Json> {
    part.as_array().into_iter().flatten()
}

/// The name of a row, in its column `key`.
fn word<'j>(row: &'j Json, key: &str) -> &'j str {
    row[key].as_str().unwrap_or_default()
}

fn number(value: &Json) -> f64 {
    value.as_f64().unwrap_or(f64::NAN)
}

/// A figure with its unit, a dash where there is none.
fn with(value: f64, unit: &str) -> String {
    match value {
        _ if value.is_nan() => "–".to_owned(),
        _ if value.abs() >= 100.0 => format!("{value:.0}{unit}"),
        _ if value.abs() >= 1.0 || value == 0.0 => format!("{value:.2}{unit}"),
        _ => format!("{value:.3}{unit}"),
    }
}

fn milliseconds(spread: &Json) -> String {
    with(number(&spread["median"]) * 1e3, " ms")
}

fn megabytes(bytes: f64) -> String {
    with(bytes / 1e6, " MB")
}

/// Bytes in a second, with the quarters around the median.
fn speed(bytes: f64, spread: &Json) -> String {
    with(bytes / number(&spread["median"]) / 1e6, " MB/s")
}

fn sizes(text: &mut String, part: &Json) {
    line(text, "What travels, in bytes", ["raw", "gzip -9", "brotli -11"]);
    for row in rows(part) {
        line(text, word(row, "part"), ["raw", "gzip", "brotli"].map(|size| row[size].to_string()));
    }
}

fn cold(text: &mut String, part: &Json) {
    let title = format!("From nothing to a result, {}", word(part, "text"));
    line(text, &title, ["Node", "of processors", "Chromium", "memory loaded", "memory peak"]);
    for (engine, name) in ENGINES {
        let own = &part["engines"][engine];
        if own.is_object() {
            let memory = ["memory_loaded", "memory_peak"].map(|key| megabytes(number(&own[key])));
            let waits = ["node", "processor", "chromium"].map(|key| milliseconds(&own[key]));
            line(text, name, waits.into_iter().chain(memory));
        }
    }
}

fn throughput(text: &mut String, part: &Json) {
    for row in rows(part) {
        let bytes = number(&row["bytes"]);
        let title = format!("Throughput, {} ({bytes} bytes)", word(row, "text"));
        line(text, &title, ["median", "quarters", "MB/s", "its time / Sorot", "runs"]);
        let own = number(&row["seconds"]["sorot"]["median"]);
        for (engine, name) in ENGINES {
            let spread = &row["seconds"][engine];
            if spread.is_object() {
                let quarter = |key: &str| with(number(&spread[key]) * 1e3, "");
                let cells = [
                    milliseconds(spread),
                    format!("{}–{}", quarter("low"), quarter("high")),
                    speed(bytes, spread),
                    with(number(&spread["median"]) / own, "x"),
                    spread["runs"].to_string(),
                ];
                line(text, name, cells);
            }
        }
    }
}

fn stages(text: &mut String, part: &Json) {
    for row in rows(part) {
        let bytes = number(&row["bytes"]);
        let title = format!("Stages, {} ({bytes} bytes)", word(row, "text"));
        line(text, &title, ["native", "share", "wasm, Node", "share", "wasm MB/s alone"]);
        let total = |of: &str| row[of].as_object().into_iter().flatten().map(|one| number(one.1)).sum::<f64>();
        let (native, wasm) = (total("native"), total("wasm"));
        for (stage, seconds) in row["native"].as_object().into_iter().flatten() {
            let (seconds, in_wasm) = (number(seconds), number(&row["wasm"][stage]));
            let cells = [
                with(seconds * 1e3, " ms"),
                with(seconds / native * 100.0, " %"),
                with(in_wasm * 1e3, " ms"),
                with(in_wasm / wasm * 100.0, " %"),
                with(bytes / in_wasm / 1e6, ""),
            ];
            line(text, stage, cells);
        }
        for (floor, name) in [("tokeniser", "floor: the tokeniser alone"), ("memchr", "floor: memchr")] {
            let seconds = number(&row["floor"][floor]);
            let cells =
                [with(seconds * 1e3, " ms"), with(bytes / seconds / 1e6, " MB/s"), with(native / seconds, "x less")];
            line(text, name, cells);
        }
    }
}

/// Columns for the engines that a list of rows has.
fn engines_of(rows: &Json) -> Vec<&'static (&'static str, &'static str)> {
    ENGINES.iter().filter(|(engine, _)| rows[0]["seconds"][engine].is_object()).collect()
}

fn growth(text: &mut String, part: &Json) {
    let engines = engines_of(&part["texts"]);
    line(text, "Growth, nanoseconds a byte", engines.iter().map(|(_, name)| name));
    for row in rows(&part["texts"]) {
        let cells = engines
            .iter()
            .map(|(engine, _)| with(number(&row["seconds"][engine]["median"]) / number(&row["bytes"]) * 1e9, " ns"));
        line(text, word(row, "text"), cells);
    }
    line(text, "slope", engines.iter().map(|(engine, _)| with(number(&part["slopes"][engine]), "")));
}

fn worst(text: &mut String, part: &Json) {
    let engines = engines_of(&part[0]["texts"]);
    let columns = engines.iter().flat_map(|(_, name)| [(*name).to_owned(), "slope".to_owned()]);
    line(text, "Texts made to be slow, ns a byte", columns);
    for kind in rows(part) {
        let largest = rows(&kind["texts"]).last().unwrap_or(&Json::Null);
        let cells = engines.iter().flat_map(|(engine, _)| {
            let pace = number(&largest["seconds"][engine]["median"]) / number(&largest["bytes"]) * 1e9;
            [with(pace, " ns"), with(number(&kind["slopes"][engine]), "")]
        });
        line(text, word(kind, "kind"), cells);
    }
}

fn memory(text: &mut String, part: &Json) {
    line(text, "Memory", ["wasm", "over the text", "native", "over the text"]);
    let loaded = ["wasm", "native"].map(|engine| number(&part["loaded"][engine]));
    line(text, "loaded", loaded.iter().flat_map(|bytes| [megabytes(*bytes), String::new()]));
    for row in rows(&part["texts"]) {
        let cells = ["wasm", "native"].into_iter().zip(loaded).flat_map(|(engine, loaded)| {
            let bytes = number(&row[engine]);
            [megabytes(bytes), with((bytes - loaded) / number(&row["bytes"]), "x")]
        });
        line(text, word(row, "text"), cells);
    }
    line(text, "slope from 100 KB", ["wasm", "native"].map(|engine| with(number(&part["slopes"][engine]), "")));
}

fn keys(text: &mut String, part: &Json) {
    line(text, "A letter in the middle", ["native, anew", "again", "wasm, anew", "again"]);
    for row in rows(part) {
        let native = ["fresh", "again"].map(|key| with(number(&row["native"][key]) * 1e3, " ms"));
        let wasm = ["fresh", "again"].map(|key| milliseconds(&row["wasm"][key]));
        line(text, word(row, "text"), native.into_iter().chain(wasm));
    }
}

fn page(text: &mut String, part: &Json) {
    line(text, "The page, in Chromium", ["painted", "of that engine", "longest task"]);
    line(text, "load to first highlight", [milliseconds(&part["first_highlight"])]);
    for row in rows(&part["texts"]) {
        for (change, what) in [("paste", "pasted"), ("key", "a key in its middle")] {
            let own = &row[change];
            let cells = ["painted", "engine", "task"].map(|key| milliseconds(&own[key]));
            line(text, &format!("{}, {what}", word(row, "text").trim_start_matches("pasted ")), cells);
        }
    }
}
