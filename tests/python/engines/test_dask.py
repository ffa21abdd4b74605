"""Dask with two workers gives what a local run gives."""

import pytest

from .conftest import need_engine, tuples

dd = need_engine("dask.dataframe")

from khabar.engines import dask as engine


@pytest.fixture(scope="module")
def frame(table):
    return dd.from_pandas(table.to_pandas(), npartitions=4)


def test_rows_keep_their_columns_and_gain_one(frame, clean_texts):
    lazy = engine.process(frame)
    done = lazy.compute(scheduler="processes", num_workers=2)
    assert list(done.columns) == ["id", "text", "desk", "khabar"]
    assert dict(done.dtypes) == dict(lazy.dtypes)
    assert [row["text"] for row in done["khabar"]] == clean_texts
    assert list(done.index) == list(range(40))


def test_figures_equal_a_local_run(frame, figure_rows):
    found = engine.figures(frame).compute(scheduler="processes", num_workers=2)
    rows = found.convert_dtypes(dtype_backend="pyarrow").to_dict("records")
    rows = [{k: None if v is None or v != v else v for k, v in row.items()} for row in rows]
    assert sorted(tuples(rows)) == figure_rows
