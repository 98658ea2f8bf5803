//! The command line: `sorot annotate`.

fn main() {}
