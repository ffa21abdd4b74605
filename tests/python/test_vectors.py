"""The cases of tests/vectors, which the Rust tests read too, through the Python interface."""

import json
import re
from decimal import Decimal

import khabar
import pytest

from .conftest import ROOT

VECTORS = ROOT / "tests" / "vectors"
FIELDS = ["kind", "bound", "unit", "role", "gregorian"]


def cases(job):
    for path in sorted((VECTORS / job).glob("*.json")):
        for i, case in enumerate(json.loads(path.read_text(encoding="utf-8"))):
            yield pytest.param(case, id=f"{path.stem}-{i}")


@pytest.mark.parametrize("case", list(cases("normalize")))
def test_normalize(case):
    normalizer = khabar.Normalizer(case.get("preset"), **(case.get("options") or {}))
    assert normalizer(case["in"]) == case["out"], case["note"]
    assert normalizer.align(case["in"]).text == case["out"], case["note"]


def joined(text, pieces):
    """Pieces without white space at their edges; neighbours with one label are one piece."""
    out = []
    for start, end, label in sorted(pieces):
        inner = text[start:end].strip()
        if not inner:
            continue
        start = text.index(inner, start)
        end = start + len(inner)
        if out and out[-1][2] == label and not text[out[-1][1] : start].strip():
            out[-1] = (out[-1][0], end, label)
        else:
            out.append((start, end, label))
    return out


@pytest.mark.parametrize("case", list(cases("clean")))
def test_clean(case):
    text = case["text"]
    want, at = [], 0
    for piece in case["removed"]:
        at = text.index(piece["text"], at)
        want.append((at, at + len(piece["text"]), piece["label"]))
        at += len(piece["text"])
    cleaned = khabar.clean(text, **(case.get("options") or {}))
    got = [(r.start, r.end, r.label) for r in cleaned.removed]
    assert joined(text, got) == joined(text, want), case["note"]


def number(written):
    above, _, below = str(written).partition("/")
    return Decimal(above) / Decimal(below or 1)


def length(iso):
    """An ISO 8601 duration as months and seconds; anything else as it is."""
    number = r"(?:([\d.]+)%s)?"
    date, time = (number * 4) % (*"YMWD",), (number * 3) % (*"HMS",)
    parts = re.fullmatch(f"P{date}(?:T{time})?", iso or "")
    if not parts:
        return iso
    years, months, weeks, days, hours, minutes, seconds = (Decimal(p or 0) for p in parts.groups())
    return years * 12 + months, weeks * 604_800 + days * 86_400 + hours * 3600 + minutes * 60 + seconds


FIRST = re.compile(r"^\W*[وفبكلا]*[أا]و[َّ]*ل[ىيا]?ً?\W*$")
"""The word أول and its forms, which the cases do not count."""


def same_value(want, figure):
    if want.get("value") is None:
        return want.get("iso") is None or length(figure.iso) == length(want["iso"])
    if figure.value is None:
        return False
    exact = number(want["value"])
    return abs(figure.value - exact) <= (abs(exact) * Decimal("0.005") if "/" in str(want["value"]) else 0)


@pytest.mark.parametrize("case", list(cases("figures")))
def test_figures(case):
    if "open" in case:
        pytest.skip("not read yet; the Rust tests watch over it")
    text = case["text"]
    found = [f for f in khabar.figures(text) if (f.kind, f.value) != ("ordinal", 1) or not FIRST.search(f.surface)]
    for want in case["figures"]:
        start = want.get("start", text.find(want["surface"]))
        end = start + len(want["surface"])
        here = [f for f in found if f.start < end and start < f.end and same_value(want, f)]
        assert here, f"{case['note']}: no {want} among {found}"
        figure = here[0]
        found.remove(figure)
        for field in FIELDS:
            if field in want:
                assert getattr(figure, field) == want[field], f"{case['note']}: {field} of {figure}"
    assert found == [], case["note"]
