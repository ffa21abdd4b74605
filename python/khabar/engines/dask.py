"""Dask: articles of a Dask `DataFrame` through khabar, a partition a task (`map_partitions`).

>>> ddf = dask.dataframe.read_parquet("articles/")                              # doctest: +SKIP
>>> khabar.engines.dask.figures(ddf).compute()                                  # doctest: +SKIP
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .._frames import need
from . import _batch

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd
    import pyarrow as pa


def process(ddf: Any, **options: Any) -> Any:
    """The rows of `ddf` with a struct column `khabar`: clean text, metadata, removals, figures, error.

    Args:
        ddf: A Dask frame with a column of texts.
        options: `text_column`, `into`, and those of `khabar.process`.
    """
    return _mapped(ddf, _batch.job(options).rows, keep_index=True)


def figures(ddf: Any, *, id_column: str = "id", **options: Any) -> Any:
    """A row a figure, named by the `id_column` of its article.

    Args:
        ddf: A Dask frame with a column of texts and one of ids.
        id_column: Name of the column of ids.
        options: As in `process`.
    """
    job = _batch.job(options)

    def run(table: pa.Table) -> pa.Table:
        return job.figure_rows(table, id_column)

    return _mapped(ddf, run, keep_index=False)


def _mapped(ddf: Any, job: Callable[[pa.Table], pa.Table], *, keep_index: bool) -> Any:
    need("dask")

    def part(frame: pd.DataFrame) -> pd.DataFrame:
        return _frame(frame, job, keep_index=keep_index)

    return ddf.map_partitions(part, meta=part(ddf._meta))


def _frame(frame: pd.DataFrame, job: Callable[[pa.Table], pa.Table], *, keep_index: bool) -> pd.DataFrame:
    """`frame` through `job`; columns that came in keep their types, new ones are Arrow-backed."""
    pa, pd = need("pyarrow"), need("pandas")
    table = job(pa.Table.from_pandas(_texts(frame), preserve_index=False).replace_schema_metadata())
    kept = set(frame.columns) if keep_index else set()
    columns = {name: frame[name].array if name in kept else _arrow_backed(table[name]) for name in table.column_names}
    return pd.DataFrame(columns, index=frame.index if keep_index else None)


def _texts(frame: pd.DataFrame) -> pd.DataFrame:
    """`frame` with its untyped columns as text where it has no row that would tell."""
    untyped = [name for name in frame.columns if frame[name].dtype == object]
    return frame.astype(dict.fromkeys(untyped, "string")) if len(frame) == 0 else frame


def _arrow_backed(column: pa.ChunkedArray) -> Any:
    return need("pandas").arrays.ArrowExtensionArray(column)
