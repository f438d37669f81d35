#!/usr/bin/env bash
# Every check, the quick ones first. Called by `make test` with the names of a base model and a chat model.
set -euo pipefail
cd "$(dirname "$0")/.."
base_model=$1
chat_model=$2

step() { printf '\n== %s (%s s)\n' "$1" "$SECONDS"; }

step 'set-up'
bash scripts/setup.sh
# Installed just now, perhaps: see the Makefile.
if ccache=$(command -v ccache); then
  export CMAKE_C_COMPILER_LAUNCHER=$ccache CMAKE_CXX_COMPILER_LAUNCHER=$ccache
fi

step 'format'
cargo fmt --check

step 'clippy'
# Without the C++ engine: it is built once, with the tests.
cargo clippy --no-default-features --all-targets -- -D warnings

step 'documentation'
RUSTDOCFLAGS='-D warnings' cargo doc --no-deps --no-default-features

step 'build'
# Built with the tests, so that both share one build of everything below them.
cargo build --all-targets

step 'weights'
summarize=target/debug/summarize
"$summarize" models pull "$base_model"
"$summarize" models pull "$chat_model"
TALLY_TEST_BASE_MODEL=$("$summarize" models path "$base_model")
TALLY_TEST_CHAT_MODEL=$("$summarize" models path "$chat_model")
export TALLY_TEST_BASE_MODEL TALLY_TEST_CHAT_MODEL

if [ -f scripts/llama-server.sh ]; then
  step 'llama-server'
  TALLY_TEST_LLAMA_SERVER=$(bash scripts/llama-server.sh)
  export TALLY_TEST_LLAMA_SERVER
fi

step 'tests'
cargo test
step 'done'
