#!/bin/sh
# Builds the source distribution, the wheel out of it, and tries the wheel alone in an empty environment outside the
# tree. Leaves both in dist/. Needs Rust and CPython 3.11 or newer; fails when something does not hold.
set -eu
cd "$(dirname "$0")/.."
. scripts/common.sh

need_tools
make_environment
install_groups package test

step "building the source distribution"
rm -rf dist
.venv/bin/maturin sdist --out dist >&2
step "building the wheel out of it (some minutes the first time)"
empty=$(mktemp -d)
trap 'rm -rf "$empty"' EXIT
# Files in it bear an old date, by which cargo would take an earlier build for this one: -m gives them today's.
tar -xzmf dist/khabar-*.tar.gz -C "$empty"
CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$PWD/target} .venv/bin/python -m pip wheel --quiet --disable-pip-version-check \
    --no-deps --wheel-dir dist "$empty"/khabar-*
ls -l dist >&2

step "contents"
KHABAR_DIST=dist .venv/bin/python -m pytest tests/package

step "the smallest install"
"$PYTHON" -m venv "$empty/venv"
"$empty/venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-index dist/khabar-*.whl
cp README.md tests/package/fresh.py "$empty"
cd "$empty"
venv/bin/python -I fresh.py README.md
