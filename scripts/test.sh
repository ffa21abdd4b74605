#!/bin/sh
# Installs khabar and what its tests need into .venv, and runs all tests, Rust and Python.
# Needs Rust and CPython 3.11 or newer; fails when a test of either language fails.
set -eu
cd "$(dirname "$0")/.."
. scripts/common.sh

need_tools
install_khabar
.venv/bin/python -m pip install --quiet --disable-pip-version-check --group test

failed=""
step "Rust tests"
cargo test --features cli --no-fail-fast || failed="Rust"
step "Python tests"
.venv/bin/python -m pytest || failed="$failed Python"
[ -z "$failed" ] || stop "tests failed:" $failed
step "all tests passed"
