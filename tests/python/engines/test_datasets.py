"""Hugging Face datasets with two processes give what a local run gives."""

import pytest

from .conftest import need_engine, tuples

datasets = need_engine("datasets")

from khabar.engines import datasets as engine

pytestmark = pytest.mark.filterwarnings("ignore")


@pytest.fixture(scope="module")
def dataset(table):
    datasets.disable_progress_bars()
    return datasets.Dataset.from_dict(table.to_pydict())


@pytest.mark.parametrize("num_proc", [None, 2])
def test_rows_keep_their_columns_and_gain_one(dataset, clean_texts, num_proc):
    done = engine.process(dataset, batch_size=8, num_proc=num_proc)
    assert done.column_names == ["id", "text", "desk", "khabar"]
    assert [row["text"] for row in done["khabar"]] == clean_texts


def test_figures_equal_a_local_run(dataset, figure_rows):
    assert sorted(tuples(engine.figures(dataset, batch_size=8))) == figure_rows


def test_a_streaming_dataset(dataset, clean_texts):
    stream = engine.process(dataset.to_iterable_dataset(), batch_size=8)
    assert [row["khabar"]["text"] for row in stream] == clean_texts
