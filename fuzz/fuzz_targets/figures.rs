//! `cargo +nightly fuzz run figures`: the laws of `../laws.rs` over bytes that the fuzzer makes up.
//!
//! A stable toolchain does without cargo-fuzz, in this folder, with a folder of texts to start from:
//! `RUSTFLAGS="-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 -Cllvm-args=-sanitizer-coverage-inline-8bit-counters
//! -Cllvm-args=-sanitizer-coverage-pc-table -Cllvm-args=-sanitizer-coverage-trace-compares --cfg fuzzing -Ccodegen-units=1"
//! cargo run --release --target x86_64-unknown-linux-gnu -- corpus -max_len=400 -max_total_time=3600`
#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../laws.rs"]
mod laws;

fuzz_target!(|data: &[u8]| laws::fuzz(data));
