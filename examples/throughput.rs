//! How fast the library annotates: `cargo run --release --example throughput -- FILE...` prints the median time for each
//! file, in seconds, as one line of JSON: `{"FILE": 0.00012}`.
//!
//! `cargo xtask bench` has more of it. With `--stages FILE...` each stage has its seconds, with `--floor FILE...` a bare pass
//! of the tokeniser and one of `memchr`, with `--key FILE...` a letter more or less in its middle, read anew and read again
//! by a session. With `--serve` it reads requests from standard input, a line each: the least
//! seconds that a measurement is to take, a tab, and a file. It answers each with the mean seconds of one run.
//!
//! Where the system tells (Linux), seconds are those that this thread had the processor for, but for the stages'.

// A measurement that cannot be made ends with a panic, which is all it has to say.
#![allow(clippy::expect_used, clippy::panic)]

use serde_json::{Value as Json, json};
use sorot::render::wire;
use sorot::span::Span;
use sorot::stage::Stage;
use sorot::token::tokenize;
use sorot::{Annotator, Options, Session};
use std::hint::black_box;
use std::io::{BufRead as _, Write as _, stdin, stdout};
use std::sync::LazyLock;
use std::time::{Duration, Instant};
use std::{env, fs};

/// A median is of at least this many runs, and of more while they take less than this time together.
const RUNS: usize = 9;
const TIME: Duration = Duration::from_secs(1);

/// Runs are taken together up to so many seconds: the system counts in steps of a few milliseconds.
const LEAST: f64 = 0.03;

/// What parts the articles of one file, each of which is annotated on its own.
const PARTS: char = '\u{c}';

fn main() {
    let annotator = Annotator::new();
    let mut files: Vec<String> = env::args().skip(1).collect();
    let mode = files.first().filter(|first| first.starts_with("--")).cloned();
    if mode.is_some() {
        files.remove(0);
    }
    let measure: &dyn Fn(&str) -> Json = match mode.as_deref() {
        None => &|text| json!(median(|| annotate(&annotator, text))),
        Some("--stages") => &|text| stages(&annotator, text),
        Some("--floor") => &|text| floor(text),
        Some("--key") => &|text| key(&annotator, text),
        Some("--serve") => return serve(&annotator),
        Some(other) => panic!("{other} is none of --stages, --floor, --key and --serve"),
    };
    let figures: serde_json::Map<String, Json> =
        files.into_iter().map(|file| (file.clone(), measure(&read(&file)))).collect();
    println!("{}", Json::Object(figures));
}

fn read(file: &str) -> String {
    fs::read_to_string(file).expect("a file of UTF-8 text")
}

fn annotate(annotator: &Annotator, text: &str) {
    for part in text.split(PARTS) {
        drop(black_box(annotator.annotate(black_box(part))));
    }
}

fn median(mut run: impl FnMut()) -> f64 {
    run();
    let begin = Instant::now();
    let mut times = Vec::new();
    while times.len() < RUNS || begin.elapsed() < TIME {
        let start = now();
        let mut runs = 0;
        while runs == 0 || now() - start < LEAST {
            run();
            runs += 1;
        }
        times.push((now() - start) / f64::from(runs));
    }
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or_default()
}

/// The seconds of each stage in one run, the least of all runs: whatever else the machine does only adds to it.
fn stages(annotator: &Annotator, text: &str) -> Json {
    let mut least: Vec<(&str, f64)> = Vec::new();
    let begin = Instant::now();
    let mut runs = 0;
    while runs < RUNS || begin.elapsed() < TIME {
        runs += 1;
        let mut own: Vec<(&str, f64)> = Stage::ALL.iter().map(|stage| (stage.name(), 0.0)).collect();
        let mut last = Instant::now();
        let mut add = |name: &'static str| {
            let now = Instant::now();
            if let Some(slot) = own.iter_mut().find(|slot| slot.0 == name) {
                slot.1 += now.duration_since(last).as_secs_f64();
            }
            last = now;
        };
        let document = annotator.annotate_observed(text, &Options::default(), |stage| add(stage.name()));
        let start = Instant::now();
        black_box(wire::json(text, &document));
        own.push(("serialise", start.elapsed().as_secs_f64()));
        let total = |of: &[(&str, f64)]| of.iter().map(|one| one.1).sum::<f64>();
        if least.is_empty() || total(&own) < total(&least) {
            least = own;
        }
    }
    least.into_iter().map(|(name, seconds)| (name.to_owned(), json!(seconds))).collect::<serde_json::Map<_, _>>().into()
}

/// What no reader of a text can do without, and the least that a machine can do with one.
fn floor(text: &str) -> Json {
    let tokens = median(|| {
        let mut tokens = Vec::new();
        tokenize(black_box(text), Span::new(0, text.len()), &mut tokens);
        black_box(tokens);
    });
    let memchr = median(|| {
        black_box(memchr::memchr_iter(b'\n', black_box(text.as_bytes())).count());
    });
    json!({ "tokeniser": tokens, "memchr": memchr })
}

/// A letter more or less in the middle of the text.
fn key(annotator: &Annotator, text: &str) -> Json {
    let middle = (text.len() / 2..text.len()).find(|&at| text.is_char_boundary(at)).unwrap_or(0);
    let (before, behind) = text.split_at(middle);
    let longer = format!("{before}x{behind}");
    let mut session = Session::default();
    annotator.annotate_again(&mut session, text, &Options::default());
    let mut turn = 0;
    let again = median(|| {
        turn += 1;
        let text = if turn % 2 == 0 { text } else { &longer };
        drop(black_box(annotator.annotate_again(&mut session, black_box(text), &Options::default())));
    });
    let fresh = median(|| drop(black_box(annotator.annotate(black_box(text)))));
    json!({ "fresh": fresh, "again": again })
}

fn serve(annotator: &Annotator) {
    let mut known: Vec<(String, String)> = Vec::new();
    for line in stdin().lock().lines() {
        let line = line.expect("lines of UTF-8");
        let (least, file) = line.split_once('\t').expect("seconds, a tab, and a file");
        let least: f64 = least.parse().expect("a number of seconds");
        if !known.iter().any(|(name, _)| name == file) {
            known.push((file.to_owned(), read(file)));
        }
        let text = known.iter().find(|(name, _)| name == file).map_or("", |(_, text)| text);
        let start = now();
        let mut runs = 0;
        while runs == 0 || now() - start < least {
            annotate(annotator, text);
            runs += 1;
        }
        let seconds = (now() - start) / f64::from(runs);
        println!("{}", json!({ "seconds": seconds, "peak": peak() }));
        stdout().flush().expect("somebody who reads");
    }
}

/// Seconds since some moment: of the processor (the first number of `schedstat`, see `proc(5)`), else of the clock.
fn now() -> f64 {
    static START: LazyLock<Instant> = LazyLock::new(Instant::now);
    let told = fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = told.and_then(|told| told.split(' ').next()?.parse::<f64>().ok());
    nanoseconds.map_or_else(|| START.elapsed().as_secs_f64(), |nanoseconds| nanoseconds / 1e9)
}

/// The most memory that this process has had, in bytes, where the system tells (Linux, `proc(5)`).
fn peak() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kilobytes: u64 = line.trim().trim_end_matches("kB").trim().parse().ok()?;
    Some(kilobytes * 1024)
}
