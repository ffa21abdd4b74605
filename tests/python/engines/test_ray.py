"""Ray Data with two cores gives what a local run gives."""

import pytest

from .conftest import need_engine, tuples

ray = need_engine("ray")

from khabar.engines import ray as engine

pytestmark = pytest.mark.filterwarnings("ignore")


@pytest.fixture(scope="module")
def dataset(table):
    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False, configure_logging=False)
    ray.data.DataContext.get_current().enable_progress_bars = False
    yield ray.data.from_arrow(table).repartition(4)
    ray.shutdown()


def test_rows_keep_their_columns_and_gain_one(dataset, table, clean_texts):
    rows = {row["id"]: row for row in engine.process(dataset, batch_size=8).take_all()}
    assert set(rows[100]) == {"id", "text", "desk", "khabar"}
    assert [rows[n]["khabar"]["text"] for n in table["id"].to_pylist()] == clean_texts


def test_figures_equal_a_local_run(dataset, figure_rows):
    assert sorted(tuples(engine.figures(dataset, batch_size=8).take_all())) == figure_rows
