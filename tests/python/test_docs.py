"""Every example in a docstring runs, and every public thing has one."""

import doctest
import importlib
from pathlib import Path

import khabar
import pytest


def documented():
    for name in khabar.__all__:
        thing = getattr(khabar, name)
        if name.startswith("_"):
            continue
        yield name, thing
        if isinstance(thing, type):
            for member in vars(thing):
                if not member.startswith("_"):
                    yield f"{name}.{member}", getattr(thing, member)


@pytest.mark.parametrize(("name", "thing"), list(documented()), ids=lambda v: v if isinstance(v, str) else "")
def test_examples_run(name, thing):
    assert thing.__doc__, f"{name} has no docstring"
    test = doctest.DocTestParser().get_doctest(thing.__doc__, {}, name, None, 0)
    report = []
    doctest.DocTestRunner(verbose=False).run(test, out=report.append)
    assert not report, "".join(report)


def test_there_are_examples():
    assert sum(">>>" in (thing.__doc__ or "") for _, thing in documented()) >= 8


ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_pages_show_what_khabar_prints(page):
    test = doctest.DocTestParser().get_doctest(page.read_text(encoding="utf-8"), {}, page.name, str(page), 0)
    report = []
    doctest.DocTestRunner(verbose=False).run(test, out=report.append)
    assert test.examples or page.name not in ("README.md", "figures.md"), f"{page.name} has no example"
    assert not report, "".join(report)


@pytest.mark.parametrize("name", ["pandas", "polars", "plots"])
def test_examples_of_the_faces_run(name):
    module = importlib.import_module(f"khabar.{name}")
    failed, tried = doctest.testmod(module)
    assert tried
    assert not failed


def test_the_reference_names_everything_public():
    pages = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "docs" / "api").glob("*.md"))
    missing = {name for name in khabar.__all__ if name != "__version__" and f"\n::: khabar.{name}\n" not in pages}
    assert not missing, f"docs/api does not show {', '.join(sorted(missing))}"
