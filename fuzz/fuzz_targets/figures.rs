//! `cargo +nightly fuzz run figures`: the laws of `../laws.rs` over bytes that the fuzzer makes up.
#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../laws.rs"]
mod laws;

fuzz_target!(|data: &[u8]| laws::fuzz(data));
