# Two commands do all the set-up on a Debian machine that has Rust, Node and Python:
#
#   make run     builds everything, makes the ledger of the demo reports and serves it
#   make test    everything that CI runs
#
# make gate, bench, screenshots: figures and pictures of the state of things; see CONTRIBUTING.md.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
.NOTPARALLEL:

TARGET := $(or $(CARGO_TARGET_DIR),target)
LEDGER := target/demo.ledger
PORT ?= 8737
SHARED ?= ../shared

.PHONY: help run test format web lint unit tidy smoke gate ci-gate bench screenshots clean-ledger

help:
	@sed -n 's/^#\( \|$$\)//p' Makefile | head -6

# ------------------------------------------------------------------------------------------- to use it

run: web
	@echo; echo "== cairn, release build"
	cargo build --release --locked --package cairn-cli
	@echo; echo "== the ledger of the demo reports"
	@mkdir -p target
	$(TARGET)/release/cairn build corpus/demo/[0-9]* --ledger $(LEDGER)
	@echo; echo "== serving it; end with Ctrl-C"
	$(TARGET)/release/cairn serve --ledger $(LEDGER) --port $(PORT)

# ------------------------------------------------------------------------------------------ what CI runs
# One profile (dev) for lints, tests, tasks and the program that the browser and the gate use: nothing is
# compiled twice. The web part comes first, because `serve` embeds what it makes.

test: format web lint unit tidy smoke
	@echo; echo "== all of it passed"

format:
	@echo "== format"
	cargo fmt --all --check

lint:
	@echo; echo "== clippy"
	cargo clippy --workspace --all-targets --locked -- --deny warnings

unit:
	@echo; echo "== tests"
	scripts/tests

tidy:
	@echo; echo "== tidy"
	cargo run --quiet --locked --package xtask -- tidy

smoke: web
	@echo; echo "== browser smoke"
	cargo build --quiet --locked --package cairn-cli
	scripts/smoke $(TARGET)/debug/cairn

# The web part: installed when the lock file is newer than what is installed, built when a source is.
WEB_SOURCES := $(shell find web/src web/public -type f 2>/dev/null) web/vite.config.ts web/tsconfig.json web/package.json

web: web/dist/app.css

web/node_modules/.package-lock.json: web/package-lock.json
	@echo; echo "== web: packages"
	cd web && npm ci --no-audit --no-fund
	@touch $@

web/dist/app.css: web/node_modules/.package-lock.json $(WEB_SOURCES)
	@echo; echo "== web: types and build"
	cd web && npm run --silent build
	@touch $@

# ------------------------------------------------------------------------------------------ figures

# Scores with the dev build, as CI does: the figures are the same, and the tests have built it already.
ci-gate:
	@echo; echo "== gate"
	cargo build --quiet --locked --package cairn-cli
	cargo run --quiet --locked --package xtask -- gate --shared $(SHARED) --cairn $(TARGET)/debug/cairn

gate:
	cargo xtask gate --shared $(SHARED) --write

bench:
	cargo xtask bench --shared $(SHARED) --write

screenshots: web
	cargo build --release --locked --package cairn-cli
	scripts/smoke $(TARGET)/release/cairn --screenshots "$$PWD/target/screenshots"
	@echo "screenshots in target/screenshots"

clean-ledger:
	rm -f $(LEDGER) $(LEDGER)-wal $(LEDGER)-shm
