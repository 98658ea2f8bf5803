//! Any page: what is baked into it are marks, and the rest keeps its bytes.
#![no_main]

use libfuzzer_sys::fuzz_target;
use sorot::{Annotator, Options};
use std::sync::LazyLock;

static ANNOTATOR: LazyLock<Annotator> = LazyLock::new(Annotator::new);

fuzz_target!(|page: &str| {
    // A page with marks of its own could not be told from one with marks baked in.
    if page.contains("mark") {
        return;
    }
    let baked = sorot::bake::bake(page, &ANNOTATOR, &Options::default(), false);
    let mut plain = String::new();
    for (index, part) in baked.split("<mark class=\"sorot\" ").enumerate() {
        plain.push_str(if index == 0 { part } else { part.split_once("\">").map_or(part, |(_, rest)| rest) });
    }
    assert_eq!(plain.replace("</mark>", ""), page);
});
