#!/bin/sh
# Installs khabar and what its tests need into .venv, and runs all tests, Rust and Python.
# Needs Rust and CPython 3.11 or newer; fails when a test of either language fails. Tests of an engine that is not
# installed are named at the end; KHABAR_ENGINES=required installs every engine, and Java for Spark, and runs them all.
set -eu
cd "$(dirname "$0")/.."
. scripts/common.sh

need_tools
install_khabar
if [ "${KHABAR_ENGINES:-}" = required ]; then
    need_java
    step "installing what the tests need, and every engine (about 2 GB)"
    install_groups test engines
else
    install_groups test
fi

failed=""
step "Rust tests"
cargo test --features cli --no-fail-fast || failed="Rust"
step "Python tests"
.venv/bin/python -m pytest || failed="$failed Python"
[ -z "$failed" ] || stop "tests failed:" $failed
step "all tests passed"
