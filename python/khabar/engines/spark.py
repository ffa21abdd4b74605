"""PySpark: articles of a `DataFrame` through khabar on the executors, Arrow in and out (`mapInArrow`).

>>> df = spark.read.parquet("articles/")                                        # doctest: +SKIP
>>> khabar.engines.spark.process(df).select("id", "khabar.text")                # doctest: +SKIP
>>> khabar.engines.spark.figures(df).groupBy("role").count().show()             # doctest: +SKIP

Executors need khabar and PyArrow installed. A task that is lost is run again by Spark; a batch has no side effect.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .._frames import need
from . import _batch

if TYPE_CHECKING:
    from collections.abc import Iterator

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


def _arrow_schema(df: DataFrame) -> pa.Schema:
    return need("pyspark.sql.pandas.types").to_arrow_schema(df.schema)


def _spark_schema(schema: pa.Schema) -> Any:
    return need("pyspark.sql.pandas.types").from_arrow_schema(schema)
