//! Any page: what is baked into it are marks, and the rest keeps its bytes.

use sorot::{Annotator, Options};
use std::sync::LazyLock;

static ANNOTATOR: LazyLock<Annotator> = LazyLock::new(Annotator::new);

/// Checks the page in `bytes`, if they are text. A page with marks of its own could not be told from one with marks baked in.
pub fn check(bytes: &[u8]) {
    let Ok(page) = std::str::from_utf8(bytes) else { return };
    if page.contains("mark") {
        return;
    }
    let baked = sorot::bake::bake(page, &ANNOTATOR, &Options::default(), false);
    let mut plain = String::new();
    for (index, part) in baked.split("<mark class=\"sorot\" ").enumerate() {
        plain.push_str(if index == 0 { part } else { part.split_once("\">").map_or(part, |(_, rest)| rest) });
    }
    assert_eq!(plain.replace("</mark>", ""), page);
}
