"""What the wheel and the source distribution in KHABAR_DIST hold: every file that belongs there, and no other."""

import os
import re
import subprocess
import tarfile
import zipfile
from email.parser import HeaderParser
from fnmatch import fnmatch
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DIST = Path(os.environ["KHABAR_DIST"])
SOURCES = (
    "src/*",
    "benches/*",
    "docs/*",
    "samples/*",
    "tests/*",
    "python/khabar/*",
    "Cargo.toml",
    "Cargo.lock",
    "pyproject.toml",
    "README.md",
    "CHANGELOG.md",
    "SECURITY.md",
    "LICENSE-MIT",
    "LICENSE-APACHE",
)
LARGEST_WHEEL = 16_000_000
"""Bytes; the wheel for Linux has about half of it, as docs/install.md says."""


def tracked(*patterns):
    files = subprocess.check_output(["git", "-C", ROOT, "ls-files", "-z"], text=True).split("\0")
    return {name for name in files if any(fnmatch(name, pattern) for pattern in patterns)}


def only(pattern):
    found = list(DIST.glob(pattern))
    assert len(found) == 1, f"{DIST} holds {len(found)} files {pattern}"
    return found[0]


@pytest.fixture(scope="module")
def wheel():
    with zipfile.ZipFile(only("*.whl")) as file:
        yield file


@pytest.fixture(scope="module")
def sdist():
    with tarfile.open(only("*.tar.gz")) as file:
        yield file


def test_the_source_distribution_holds_what_is_tracked_and_its_metadata(sdist):
    names = [member.name.partition("/")[2] for member in sdist.getmembers() if member.isfile()]
    assert len(names) == len(set(names))
    assert set(names) == tracked(*SOURCES) | {"PKG-INFO"}


def test_the_wheel_holds_the_package_its_extension_and_its_metadata(wheel):
    names = set(wheel.namelist())
    package = {name.removeprefix("python/") for name in tracked("python/khabar/*")}
    extension = {name for name in names if re.fullmatch(r"khabar/_khabar[.\w-]*\.(so|pyd)", name)}
    assert len(extension) == 1
    info = {name for name in names if name.startswith("khabar-")}
    assert names == package | extension | info
    held = {name.partition("/")[2] for name in info} - {"sboms/khabar.cyclonedx.json"}
    assert held == {
        "METADATA",
        "WHEEL",
        "RECORD",
        "entry_points.txt",
        "licenses/LICENSE-MIT",
        "licenses/LICENSE-APACHE",
    }


def test_the_wheel_is_typed_and_says_what_it_is(wheel):
    info = next(name for name in wheel.namelist() if name.endswith("METADATA"))
    metadata = HeaderParser().parsestr(wheel.read(info).decode())
    assert metadata["License-Expression"] == "MIT OR Apache-2.0"
    assert "khabar/py.typed" in wheel.namelist()
    assert metadata["Requires-Python"] == ">=3.11"
    extras = {name.strip() for name in metadata.get_all("Provides-Extra")}
    page = (ROOT / "docs" / "install.md").read_text(encoding="utf-8")
    assert extras == set(re.findall(r"^\| `khabar\[(\w+)\]`", page, re.MULTILINE))


def test_the_wheel_is_small(wheel):
    assert Path(wheel.filename).stat().st_size < LARGEST_WHEEL
