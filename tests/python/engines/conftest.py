"""Articles for the engine tests, and what `khabar.process` finds in them here."""

import importlib
import os
import shutil

import khabar
import pyarrow as pa
import pytest


def need_engine(name):
    """The package of an engine; where it is not installed the tests of a file are skipped, but not in the gate."""
    if os.environ.get("KHABAR_ENGINES") == "required":
        return importlib.import_module(name)
    return pytest.importorskip(name, reason=f"{name} is not installed: pip install --group engines")


def need_java():
    """Where there is no Java, Spark cannot start, and its tests are skipped, but not in the gate."""
    if os.environ.get("KHABAR_ENGINES") != "required" and shutil.which("java") is None:
        pytest.skip("Java is not installed: apt install default-jre-headless", allow_module_level=True)


PLACES = ["حلب", "عدن", "سبها", "وجدة", "السويس", "البصرة", "صور"]


def article(number: int) -> str:
    place = PLACES[number % len(PLACES)]
    return (
        f"أصيب {number % 8 + 3} أشخاص في حادث سير قرب {place} مساء أمس، بحسب الدفاع المدني.\n"
        f"شارك الخبر:\nفيسبوك تويتر واتساب\n"
        f"وقدرت الخسائر بنحو {number}.5 مليون دولار."
    )


@pytest.fixture(scope="session")
def table() -> pa.Table:
    """40 articles, one of them null, with a column that khabar does not know."""
    texts: list[str | None] = [article(n) for n in range(40)]
    texts[17] = None
    return pa.table({"id": pa.array(range(100, 140), pa.int64()), "text": texts, "desk": ["local"] * 40})


@pytest.fixture(scope="session")
def here(table) -> khabar.Result:
    """What a local run finds."""
    return khabar.process(table)


@pytest.fixture(scope="session")
def clean_texts(here) -> list[str]:
    return here.articles.to_arrow()["text"].to_pylist()


@pytest.fixture(scope="session")
def figure_rows(here) -> list[tuple]:
    """(id, start, end, value, noun, role, source) of each figure of the local run."""
    return sorted(tuples(here.figures.to_dicts(), "article_id"))


def tuples(rows, id_column="id"):
    names = ("start", "end", "value", "noun", "role", "source")
    return [(int(row[id_column]), *(_same(row[name]) for name in names)) for row in rows]


def _same(value):
    """A value as text, without the zeros that a column's scale adds."""
    return format(value.normalize(), "f") if hasattr(value, "normalize") else str(value)
