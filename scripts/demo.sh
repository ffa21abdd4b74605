#!/bin/sh
# Installs khabar into .venv and runs it on the sample articles: prints what it finds, writes out/.
# Needs Rust and CPython 3.11 or newer; may be run again at any time.
set -eu
cd "$(dirname "$0")/.."
. scripts/common.sh

need_tools
install_khabar
step "khabar run samples/ --print --output out/"
.venv/bin/khabar run samples/ --print --output out/
