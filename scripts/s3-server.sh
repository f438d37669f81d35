#!/usr/bin/env bash
# Installs moto, a server that speaks S3, once, outside the repository, and prints the path of its command. For the tests of batches
# whose articles and results stand in S3.
set -euo pipefail

version=5.2.1
home=${TALLY_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/tally}/s3-server/$version
if [ ! -x "$home/bin/moto_server" ]; then
  target=$home.part.$$
  trap 'rm -rf "$target"' EXIT
  mkdir -p "$(dirname "$home")"
  # Not a virtual environment: Debian keeps those in a package of its own.
  python3 -m pip install --quiet --disable-pip-version-check --target "$target/lib" "moto[server,s3]==$version" >&2
  mkdir "$target/bin"
  printf '#!/bin/sh\nPYTHONPATH=%s exec python3 -m moto.server "$@"\n' "$home/lib" >"$target/bin/moto_server"
  chmod +x "$target/bin/moto_server"
  mv "$target" "$home"
fi
printf '%s\n' "$home/bin/moto_server"
