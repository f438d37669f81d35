#!/usr/bin/env bash
# Records the summaries of the seeds by the embedded model again, for tests/it/recorded.rs, and takes over their snapshots.
# Needs the weights (`summarize models pull gemma-3-270m`); some five minutes.
set -euo pipefail
cd "$(dirname "$0")/.."
summarize=${1:-target/release/summarize}
rm -rf tests/recordings/gemma-3-270m
for article in seeds/00*.txt; do
  # 1: a sentence could not be verified; the run is recorded all the same.
  "$summarize" "$article" --lang en --record tests/recordings/gemma-3-270m --format markdown >/dev/null || [ $? = 1 ]
done
INSTA_UPDATE=always cargo test --no-default-features --test it -- recorded
