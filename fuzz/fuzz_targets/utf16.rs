//! `checks/utf16.rs`, for libFuzzer.
#![no_main]

#[path = "../checks/utf16.rs"]
mod utf16;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| utf16::check(bytes));
