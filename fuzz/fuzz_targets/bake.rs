//! `checks/bake.rs`, for libFuzzer.
#![no_main]

#[path = "../checks/bake.rs"]
mod bake;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| bake::check(bytes));
