"""Every notebook runs from its first cell to its last, and finds what it tells about."""

import textwrap
from pathlib import Path

import pytest

nbclient = pytest.importorskip("nbclient", reason="nbclient is not installed: pip install --group test")
nbformat = pytest.importorskip("nbformat", reason="nbformat is not installed: pip install --group test")

NOTEBOOKS = Path(__file__).parents[2] / "docs" / "notebooks"
HOLDS = {
    "corpus_cleaning": """
        assert articles["error"].null_count() == len(articles) > 10
        assert len(corpus) < len(paragraphs) + 1 and 0.5 < after / before < 0.95
        assert not corpus["paragraph"].str.contains("http|اقرأ أيض|حقوق محفوظة").any()
        assert {"related", "social_embed", "share", "tags"} <= set(by_label["label"])
        assert len(out.read_text(encoding="utf-8").splitlines()) == len(corpus)
    """,
    "casualty_figures": """
        assert [int(v) for v in toll["value"]] == [9, 11, 26, 26, 40, 34, 34]
        assert dict(zip(conflict["value"].map(int), conflict["source"], strict=True)) == {
            31: "مصدر في الحماية المدنية",
            40: "رئيس بلدية الرمل جمال الوافي",
        }
        deaths = [group for group in comparison.groups.to_dicts() if group["role"] == "dead"]
        assert max(group["articles"] for group in deaths) >= 4
        assert {"grows", "agrees"} <= set(reports["relation"])
    """,
    "economic_figures": """
        assert set(money["unit"]) == {"USD", "AED", "SAR", "EGP", "MAD", "EUR", "IQD"}
        assert Decimal("3.9") in set(percents["value"])
        assert len(usd) == len(large) and usd["usd"].map(type).eq(Decimal).all()
        assert {"point", "barrel", "barrel/d"} <= set(measures["unit"])
    """,
}


def test_each_notebook_is_held_to_something():
    assert {path.stem for path in NOTEBOOKS.glob("*.ipynb")} == set(HOLDS)


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("name", HOLDS)
def test_notebook_runs(name):
    notebook = nbformat.read(NOTEBOOKS / f"{name}.ipynb", as_version=4)
    assert all(not cell.get("outputs") for cell in notebook.cells), "outputs are stripped before a notebook is kept"
    notebook.cells.append(nbformat.v4.new_code_cell(textwrap.dedent(HOLDS[name])))
    nbclient.NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(NOTEBOOKS)}}).execute()
