# `make demo` shows the main job on a fresh machine; `make test` runs every check. Both install what is missing.

SEED := seeds/002_f98baee644df130a.txt
BASE_MODEL := gemma-3-270m
CHAT_MODEL := smollm2-135m-instruct

# ccache, where there is one, builds the C++ of the embedded engine once for all of cargo's profiles.
CCACHE := $(shell command -v ccache 2>/dev/null)
ifneq ($(CCACHE),)
export CMAKE_C_COMPILER_LAUNCHER := $(CCACHE)
export CMAKE_CXX_COMPILER_LAUNCHER := $(CCACHE)
endif

.PHONY: demo test quick setup build install fmt

demo: setup
	@echo "== build"
	cargo build --release
	@echo "== weights"
	target/release/summarize models pull $(BASE_MODEL)
	@echo "== summary"
	target/release/summarize $(SEED) --lang en

test:
	@bash scripts/test.sh $(BASE_MODEL) $(CHAT_MODEL)

# The checks of a developer's loop: without the embedded engine, the servers and the browser.
quick:
	@bash scripts/test.sh quick

setup:
	@echo "== set-up"
	@bash scripts/setup.sh

build: setup
	cargo build --release

install: setup
	cargo install --path .

fmt:
	cargo fmt
