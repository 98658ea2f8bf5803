//! The project's commands: `cargo xtask build`, `serve`, `test`, `bench` and the rest.

fn main() {}
