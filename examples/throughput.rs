//! How fast the library annotates, for `cargo xtask bench`: `cargo run --release --example throughput -- FILE...`
//! prints the median time for each file, in seconds, as one line of JSON: `{"FILE": 0.00012}`.

// A measurement that cannot be made ends with a panic, which is all it has to say.
#![allow(clippy::expect_used)]

use std::collections::BTreeMap;
use std::hint::black_box;
use std::time::{Duration, Instant};
use std::{env, fs};

/// A median is of at least this many runs, and of more while they take less than this time together.
const RUNS: usize = 9;
const TIME: Duration = Duration::from_secs(1);

fn main() {
    let annotator = sorot::Annotator::new();
    let medians: BTreeMap<String, f64> = env::args()
        .skip(1)
        .map(|file| {
            let text = fs::read_to_string(&file).expect("a file of UTF-8 text");
            (file, median(|| drop(black_box(annotator.annotate(black_box(&text))))))
        })
        .collect();
    println!("{}", serde_json::to_string(&medians).expect("numbers and strings"));
}

fn median(mut run: impl FnMut()) -> f64 {
    run();
    let begin = Instant::now();
    let mut times = Vec::new();
    while times.len() < RUNS || begin.elapsed() < TIME {
        let start = Instant::now();
        run();
        times.push(start.elapsed().as_secs_f64());
    }
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or_default()
}
