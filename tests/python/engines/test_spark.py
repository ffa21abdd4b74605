"""PySpark in local mode with two workers gives what a local run gives."""

import os
import signal
import sys

import khabar
import pytest

from .conftest import need_engine, need_java, tuples

need_engine("pyspark")
need_java()

from khabar.engines import spark
from pyspark.sql import SparkSession

pytestmark = pytest.mark.filterwarnings("ignore")


@pytest.fixture(scope="module")
def session():
    os.environ["PYSPARK_PYTHON"] = sys.executable  # The workers take the first python3 of the PATH otherwise.
    session = (
        SparkSession.builder.master("local[2,4]")  # Two workers; a task may fail three times.
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


def test_a_killed_worker_loses_nothing(frame, figure_rows, tmp_path):
    mark = str(tmp_path / "killed")

    def kill_one(batches):
        for number, batch in enumerate(batches):
            if number == 1 and not os.path.exists(mark):
                open(mark, "w").close()
                os.kill(os.getpid(), signal.SIGKILL)
            yield batch

    found = spark.figures(frame.mapInArrow(kill_one, frame.schema)).collect()
    assert os.path.exists(mark)
    assert sorted(tuples(row.asDict() for row in found)) == figure_rows


@pytest.fixture(scope="module")
def pages(table):
    """Articles of two sites, each with a line that its pages repeat, one of them twice."""
    rows = [
        {"text": f"{row['text']}\n{('صوت الميدان', 'حقيبة القارئ')[n % 2]}", "site": ("midan", "haqiba")[n % 2]}
        for n, row in enumerate(table.to_pylist())
        if row["text"]
    ]
    return [*rows, rows[0]]


def test_a_model_learned_by_executors_is_the_one_learned_here(session, pages):
    here = khabar.SiteModel.learn(pages)
    for parts in (1, 3, 5):
        assert spark.learn(session.createDataFrame(pages).repartition(parts), mergers=2) == here
    assert here.sites == ["haqiba", "midan"]


def test_learning_leaves_out_rows_without_text_or_site(session, pages):
    rows = [*pages, {"text": None, "site": "midan"}, {"text": "وصل الوفد.", "site": None}]
    frame = session.createDataFrame(rows, "text string, site string").withColumnRenamed("text", "body")
    assert spark.learn(frame, text_column="body") == khabar.SiteModel.learn(pages)
    assert spark.learn(frame.limit(0), text_column="body") == khabar.SiteModel.learn([])
    with pytest.raises(ValueError, match="needs a column 'text' and 'site' or 'url'"):
        spark.learn(frame)


def test_executors_clean_with_a_model(session, pages):
    cleaner = khabar.Cleaner(sites=spark.learn(session.createDataFrame(pages)))
    rows = spark.process(session.createDataFrame(pages), clean=cleaner).collect()
    here = khabar.process(pages, clean=cleaner).articles.to_dicts()
    assert sorted(row.khabar.text for row in rows) == sorted(row["text"] for row in here)
