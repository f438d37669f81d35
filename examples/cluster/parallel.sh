#!/bin/sh
# A plan in N parts on one machine or, with GNU parallel's --sshlogin, on several that share the folder. Usage: parallel.sh PLAN N
set -eu
plan=$1
parts=$2
seq 0 $((parts - 1)) | parallel --line-buffer summarize batch run "$plan" --shard "{}/$parts" --quiet || true
summarize batch status "$plan"
