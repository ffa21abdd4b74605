"""Hugging Face datasets: articles of a `Dataset` through khabar (`map` over Arrow batches, also with `num_proc`).

>>> ds = datasets.load_dataset("json", data_files="articles.jsonl")["train"]    # doctest: +SKIP
>>> khabar.engines.datasets.process(ds, num_proc=2)[0]["khabar"]["text"]        # doctest: +SKIP
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from . import _batch

if TYPE_CHECKING:
    import pyarrow as pa


def process(ds: Any, *, batch_size: int = 1000, num_proc: int | None = None, **options: Any) -> Any:
    """The rows of `ds` with a struct column `khabar`: clean text, metadata, removals, figures, error.

    Args:
        ds: A `Dataset` or `IterableDataset` with a column of texts.
        batch_size: Rows a call.
        num_proc: Number of processes, for a `Dataset`.
        options: `text_column`, `into`, and those of `khabar.process`.
    """
    return _mapped(ds, _batch.job(options).rows, batch_size, num_proc)


def figures(
    ds: Any, *, id_column: str = "id", batch_size: int = 1000, num_proc: int | None = None, **options: Any
) -> Any:
    """A row a figure, named by the `id_column` of its article.

    Args:
        ds: A `Dataset` or `IterableDataset` with a column of texts and one of ids.
        id_column: Name of the column of ids.
        batch_size: Rows a call.
        num_proc: Number of processes, for a `Dataset`.
        options: As in `process`.
    """
    job = _batch.job(options)

    def run(table: pa.Table) -> pa.Table:
        return job.figure_rows(table, id_column)

    return _mapped(ds, run, batch_size, num_proc)


def _mapped(ds: Any, run: Any, batch_size: int, num_proc: int | None) -> Any:
    processes = {} if num_proc is None else {"num_proc": num_proc}
    rows = ds.with_format("arrow")
    result = rows.map(run, batched=True, batch_size=batch_size, remove_columns=ds.column_names, **processes)
    return result.with_format(None)
