"""PySpark in local mode with two workers gives what a local run gives."""

import os
import sys

import pytest

from .conftest import need_engine, tuples

need_engine("pyspark")

from khabar.engines import spark
from pyspark.sql import SparkSession

pytestmark = pytest.mark.filterwarnings("ignore")


@pytest.fixture(scope="module")
def session():
    os.environ["PYSPARK_PYTHON"] = sys.executable  # The workers take the first python3 of the PATH otherwise.
    session = (
        SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.sql.shuffle.partitions", "2")
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", "7")
        .getOrCreate()
    )
    yield session
    session.stop()


@pytest.fixture(scope="module")
def frame(session, table):
    return session.createDataFrame(table).repartition(2)


def test_rows_keep_their_columns_and_gain_one(frame, table, clean_texts):
    done = spark.process(frame, normalize="search")
    assert done.columns == ["id", "text", "desk", "khabar"]
    assert done.schema["id"].dataType == frame.schema["id"].dataType
    rows = {row["id"]: row for row in done.collect()}
    for number, text in zip(table["id"].to_pylist(), clean_texts, strict=True):
        assert rows[number]["khabar"]["text"] == text
    assert rows[100]["khabar"]["figures"][0]["noun"] == "أشخاص"
    assert "امس" in rows[100]["khabar"]["normalized"]


def test_figures_equal_a_local_run(frame, figure_rows):
    found = spark.figures(frame)
    assert sorted(tuples(row.asDict() for row in found.collect())) == figure_rows
    assert found.groupBy("role").count().filter("role = 'injured'").collect()[0]["count"] == 39


def test_a_bad_option_is_named_before_the_job_starts(frame):
    with pytest.raises(ValueError, match="unknown option 'colour'"):
        spark.process(frame, colour="red")
    with pytest.raises(ValueError, match="there is no column 'key'"):
        spark.figures(frame, id_column="key")
