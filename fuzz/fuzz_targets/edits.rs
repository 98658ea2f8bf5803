//! `checks/edits.rs`, for libFuzzer.
#![no_main]

#[path = "../checks/edits.rs"]
mod edits;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| edits::check(bytes));
