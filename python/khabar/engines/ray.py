"""Ray Data: articles of a `Dataset` through khabar on Ray's workers (`map_batches`, Arrow in and out).

>>> ds = ray.data.read_json("articles.jsonl")                                   # doctest: +SKIP
>>> khabar.engines.ray.figures(ds).to_pandas()                                  # doctest: +SKIP

`num_cpus` defaults to half a core a task: on a small machine whole cores would leave none for reading.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from . import _batch

if TYPE_CHECKING:
    import pyarrow as pa
    from ray.data import Dataset


def process(ds: Dataset, *, batch_size: int = 1024, num_cpus: float = 0.5, **options: Any) -> Dataset:
    """The rows of `ds` with a struct column `khabar`: clean text, metadata, removals, figures, error.

    Args:
        ds: A dataset with a column of texts.
        batch_size: Rows a call.
        num_cpus: Cores that Ray sets aside for a task.
        options: `text_column`, `into`, and those of `khabar.process`.
    """
    job = _batch.job(options)
    return ds.map_batches(job.rows, batch_format="pyarrow", batch_size=batch_size, num_cpus=num_cpus)


def figures(
    ds: Dataset, *, id_column: str = "id", batch_size: int = 1024, num_cpus: float = 0.5, **options: Any
) -> Dataset:
    """A row a figure, named by the `id_column` of its article.

    Args:
        ds: A dataset with a column of texts and one of ids.
        id_column: Name of the column of ids.
        batch_size: Rows a call.
        num_cpus: Cores that Ray sets aside for a task.
        options: As in `process`.
    """
    job = _batch.job(options)

    def run(batch: pa.Table) -> pa.Table:
        return job.figure_rows(batch, id_column)

    return ds.map_batches(run, batch_format="pyarrow", batch_size=batch_size, num_cpus=num_cpus)
