# Shared by the scripts beside it: looks for the tools, makes the virtual environment, installs khabar there.

stop() {
    printf 'khabar: %s\n' "$*" >&2
    exit 1
}

step() {
    printf '\n== %s\n' "$*" >&2
}

# Says what is missing, in words, before anything is built.
need_tools() {
    command -v cargo >/dev/null 2>&1 || stop "cargo was not found; install Rust from https://rustup.rs"
    command -v cc >/dev/null 2>&1 || stop "no C compiler was found; on Debian: apt install gcc libc6-dev"
    want=$(sed -n 's/^rust-version = "\(.*\)"/\1/p' Cargo.toml)
    have=$(rustc --version | cut -d' ' -f2)
    oldest=$(printf '%s\n%s\n' "$want" "$have" | sort -V | head -n 1)
    [ "$oldest" = "$want" ] || stop "Rust $have is too old, at least $want is needed; run: rustup update"
    PYTHON=${PYTHON:-python3}
    command -v "$PYTHON" >/dev/null 2>&1 || stop "$PYTHON was not found; install CPython 3.11 or newer"
    "$PYTHON" -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
        stop "$("$PYTHON" --version) is too old, at least 3.11 is needed; set PYTHON to a newer one"
    "$PYTHON" -c 'import venv, ensurepip' 2>/dev/null ||
        stop "$PYTHON cannot make virtual environments; on Debian: apt install python3-venv"
}

# Looks for the Java that Spark needs; installs it where this may be done without asking.
need_java() {
    java -version >/dev/null 2>&1 && return
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
        step "installing Java for Spark"
        apt-get -qq update
        apt-get -qq install --yes --no-install-recommends default-jre-headless >/dev/null
    fi
    java -version >/dev/null 2>&1 || stop "Spark needs Java 17 or newer; on Debian: apt install default-jre-headless"
}

# Makes .venv where it is not there.
make_environment() {
    if [ ! -x .venv/bin/python ] || ! .venv/bin/python -c 'import pip' 2>/dev/null; then
        step "making the virtual environment .venv"
        "$PYTHON" -m venv --clear .venv
    fi
    install --upgrade pip
}

# Makes .venv with khabar in it; brings both up to date when they are there. KHABAR_WHEEL names a wheel that is built.
install_khabar() {
    make_environment
    if [ -n "${KHABAR_WHEEL:-}" ]; then
        step "installing $KHABAR_WHEEL"
    else
        step "building and installing khabar (some minutes the first time)"
    fi
    install --force-reinstall --no-deps "${KHABAR_WHEEL:-.}"
}

install() {
    .venv/bin/python -m pip install --quiet --disable-pip-version-check "$@"
}

# Installs dependency groups of pyproject.toml, all in one step so that their versions fit.
install_groups() {
    for group in "$@"; do
        set -- "$@" --group "$group"
        shift
    done
    install "$@"
}
