//! `checks/annotate.rs`, for libFuzzer.
#![no_main]

#[path = "../checks/annotate.rs"]
mod annotate;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| annotate::check(bytes));
