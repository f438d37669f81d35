#!/usr/bin/env bash
# Every check, the quick ones first. Called by `make test` with the names of a base model and a chat model, or with `quick`:
# then without the embedded engine, the servers and the browser.
set -euo pipefail
cd "$(dirname "$0")/.."

step() { printf '\n== %s (%s s)\n' "$1" "$SECONDS"; }

quick() {
  step 'format'
  cargo fmt --check
  step 'documentation'
  RUSTDOCFLAGS='-D warnings' cargo doc --no-deps "${without_engine[@]}"
}
without_engine=(--no-default-features --features cluster)

if [ "$1" = quick ]; then
  quick
  step 'clippy'
  cargo clippy "${without_engine[@]}" --all-targets -- -D warnings
  step 'tests'
  cargo test "${without_engine[@]}"
  step 'done'
  exit
fi
base_model=$1
chat_model=$2

step 'set-up'
bash scripts/setup.sh test
# Installed just now, perhaps: see the Makefile.
if ccache=$(command -v ccache); then
  export CMAKE_C_COMPILER_LAUNCHER=$ccache CMAKE_CXX_COMPILER_LAUNCHER=$ccache
fi

quick

# Every cargo command from here on asks for the same targets, so that the C++ of the engine is built once.
step 'clippy'
cargo clippy --all-targets -- -D warnings

step 'build'
cargo test --no-run

step 'weights'
summarize=target/debug/summarize
"$summarize" models pull "$base_model"
"$summarize" models pull "$chat_model"
TALLY_TEST_BASE_MODEL=$("$summarize" models path "$base_model")
TALLY_TEST_CHAT_MODEL=$("$summarize" models path "$chat_model")
export TALLY_TEST_BASE_MODEL TALLY_TEST_CHAT_MODEL

step 'llama-server'
TALLY_TEST_LLAMA_SERVER=$(bash scripts/llama-server.sh)
export TALLY_TEST_LLAMA_SERVER

step 'a server that speaks S3'
s3=$(bash scripts/s3-server.sh)
"$s3" --host 127.0.0.1 --port "${TALLY_TEST_S3_PORT:-8178}" >target/s3-server.log 2>&1 &
trap 'kill %1 2>/dev/null || true' EXIT
export TALLY_TEST_S3=http://127.0.0.1:${TALLY_TEST_S3_PORT:-8178}

step 'tests'
cargo test

step 'report in a browser'
npm install --silent --no-audit --no-fund --prefix target/browser playwright-core@1 axe-core@4 ajv@8 ajv-formats@3 xmllint-wasm@4 >/dev/null
node scripts/browser-test.mjs "$summarize"

step 'reports against their schemas'
node scripts/validate-reports.mjs "$summarize"

step 'done'
