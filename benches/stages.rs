//! The stages of the pipeline, each by itself, on the page's samples: `cargo bench --manifest-path benches/Cargo.toml`, with
//! `-- names` behind it for one.

// A measurement that cannot be made ends with a panic, which is all it has to say.
#![allow(clippy::expect_used, missing_docs)]

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use sorot::render::wire;
use sorot::span::Span;
use sorot::stage::Stage;
use sorot::token::tokenize;
use sorot::{Annotator, Options};
use std::hint::black_box;
use std::time::{Duration, Instant};

const SAMPLES: &[(&str, &str)] =
    &[("id", include_str!("../www/sample/id.txt")), ("en", include_str!("../www/sample/en.txt"))];

fn stages(criterion: &mut Criterion) {
    let annotator = Annotator::new();
    let options = Options::default();
    for (language, text) in SAMPLES {
        let mut group = criterion.benchmark_group(*language);
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function("all", |bencher| bencher.iter(|| annotator.annotate(black_box(text))));
        for wanted in Stage::ALL {
            group.bench_function(wanted.name(), |bencher| {
                bencher.iter_custom(|runs| (0..runs).map(|_| time_of(*wanted, &annotator, text, &options)).sum());
            });
        }
        let document = annotator.annotate(text);
        group.bench_function("serialise", |bencher| bencher.iter(|| wire::json(black_box(text), &document)));
        group.bench_function("tokeniser alone", |bencher| {
            bencher.iter(|| {
                let mut tokens = Vec::new();
                tokenize(black_box(text), Span::new(0, text.len()), &mut tokens);
                tokens
            });
        });
        group.finish();
    }
    criterion.bench_function("load", |bencher| bencher.iter(Annotator::new));
}

/// The time of one stage in a run of all of them.
fn time_of(wanted: Stage, annotator: &Annotator, text: &str, options: &Options) -> Duration {
    let mut sum = Duration::ZERO;
    let mut last = Instant::now();
    black_box(annotator.annotate_observed(black_box(text), options, |stage| {
        let now = Instant::now();
        if stage == wanted {
            sum += now.duration_since(last);
        }
        last = now;
    }));
    sum
}

criterion_group!(benches, stages);
criterion_main!(benches);
