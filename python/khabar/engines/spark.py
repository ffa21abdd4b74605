"""PySpark: articles of a `DataFrame` through khabar on the executors, Arrow in and out (`mapInArrow`).

>>> df = spark.read.parquet("articles/")                                        # doctest: +SKIP
>>> khabar.engines.spark.process(df).select("id", "khabar.text")                # doctest: +SKIP
>>> khabar.engines.spark.figures(df).groupBy("role").count().show()             # doctest: +SKIP
>>> model = khabar.engines.spark.learn(df)                                      # doctest: +SKIP
>>> khabar.engines.spark.process(df, clean=khabar.Cleaner(sites=model))         # doctest: +SKIP

Executors need khabar and PyArrow installed. A task that is lost is run again by Spark; a batch has no side effect.
"""

from __future__ import annotations

import pickle
from functools import reduce
from typing import TYPE_CHECKING, Any

import khabar

from .._frames import need
from ..errors import OptionError
from . import _batch

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import pyarrow as pa
    from pyspark.sql import DataFrame


def process(df: DataFrame, **options: Any) -> DataFrame:
    """The rows of `df` with a struct column `khabar`: clean text, metadata, removals, figures, error.

    Args:
        df: A frame with a column of texts.
        options: `text_column`, `into`, and those of `khabar.process`: `normalize`, `clean`, `figures`, `lexicon`,
            `figures_in_removed`, `errors` (`collect` when left out).
    """
    job = _batch.job(options)
    plain = _arrow_schema(df)

    def run(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            yield from job.rows(batch).to_batches()

    return df.mapInArrow(run, _spark_schema(job.rows(plain.empty_table()).schema))


def figures(df: DataFrame, *, id_column: str = "id", **options: Any) -> DataFrame:
    """A row a figure, named by the `id_column` of its article.

    Args:
        df: A frame with a column of texts and one of ids.
        id_column: Name of the column of ids, of any type.
        options: As in `process`.
    """
    job = _batch.job(options)
    plain = _arrow_schema(df)

    def run(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            yield from job.figure_rows(batch, id_column).to_batches()

    return df.mapInArrow(run, _spark_schema(job.figure_rows(plain.empty_table(), id_column).schema))


def learn(df: DataFrame, *, text_column: str = "text", mergers: int = 16) -> khabar.SiteModel:
    """What the sites of `df` repeat, learned on the executors and merged there.

    Each partition learns a model, `mergers` tasks merge them, and what these leave is merged here, where a site takes
    at most some hundred kilobytes. A task that Spark runs twice changes nothing: merging is idempotent.

    Args:
        df: A frame with a column of texts, and a column `site` or `url` that tells where each is from; rows that
            have neither are left out.
        text_column: Name of the column that holds the text.
        mergers: Number of tasks that merge; the square root of the number of partitions is a good one.

    Raises:
        OptionError: The frame has no column of texts, or neither `site` nor `url`.
    """
    wanted = [name for name in ("site", "url") if name in df.columns]
    if text_column not in df.columns or not wanted:
        columns = ", ".join(df.columns)
        raise OptionError(f"learning needs a column {text_column!r} and 'site' or 'url'; the frame has: {columns}")

    def learned(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        models = (khabar.SiteModel.learn(batch, threads=1) for batch in batches if batch.num_rows)
        yield from _merged(models)

    def merged(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        yield from _merged(pickle.loads(model) for batch in batches for model in batch.column(0).to_pylist())

    texts = df.selectExpr(f"`{text_column}` as text", *wanted)
    texts = texts.where("text is not null and coalesce(" + ", ".join(wanted) + ") is not null")
    models = texts.mapInArrow(learned, "model binary").repartition(mergers).mapInArrow(merged, "model binary")
    found = reduce(_merge, (pickle.loads(row.model) for row in models.collect()), None)
    return khabar.SiteModel.learn([]) if found is None else found


def _merged(models: Iterable[khabar.SiteModel]) -> Iterator[pa.RecordBatch]:
    """One model out of many, as the only row of a batch; of none, no batch."""
    pa = need("pyarrow")
    if model := reduce(_merge, models, None):
        yield pa.record_batch({"model": [pickle.dumps(model)]})


def _merge(one: khabar.SiteModel | None, other: khabar.SiteModel) -> khabar.SiteModel:
    return other if one is None else one.merge(other)


def _arrow_schema(df: DataFrame) -> pa.Schema:
    return need("pyspark.sql.pandas.types").to_arrow_schema(df.schema)


def _spark_schema(schema: pa.Schema) -> Any:
    return need("pyspark.sql.pandas.types").from_arrow_schema(schema)
