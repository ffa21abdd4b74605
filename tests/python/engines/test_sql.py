"""The SQL functions of DuckDB and DataFusion give what the functions of khabar give."""

import khabar

from .conftest import need_engine


def test_duckdb(table):
    duckdb = need_engine("duckdb")
    from khabar.engines import duckdb as engine

    con = engine.register(duckdb.connect(config={"threads": 2}))
    con.register("articles", table)
    normal = con.sql("select id, khabar_normalize(text) from articles order by id").fetchall()
    assert normal == list(zip(range(100, 140), khabar.normalize(table["text"]).to_pylist(), strict=True))
    clean = con.sql("select khabar_clean(text).text from articles order by id").fetchall()
    assert [row[0] for row in clean] == [c and c["text"] for c in khabar.clean(table["text"]).to_pylist()]
    values = con.sql(
        "select id, f.value, f.noun from (select id, unnest(khabar_figures(text)) f from articles) "
        "where f.role = 'injured' order by id"
    ).fetchall()
    assert values == [(100 + n, n % 8 + 3, "أشخاص") for n in range(40) if n != 17]


def test_datafusion(table):
    datafusion = need_engine("datafusion")
    from khabar.engines import datafusion as engine

    ctx = engine.register(datafusion.SessionContext())
    ctx.from_arrow(table, name="articles")
    rows = ctx.sql(
        "select khabar_normalize(text) t, khabar_clean(text)['text'] c from articles order by id"
    ).to_pydict()
    assert rows["t"] == khabar.normalize(table["text"]).to_pylist()
    assert rows["c"] == [c and c["text"] for c in khabar.clean(table["text"]).to_pylist()]
    counts = ctx.sql("select array_length(khabar_figures(text)) n from articles order by id").to_pydict()["n"]
    assert counts[:2] == [2, 2]
