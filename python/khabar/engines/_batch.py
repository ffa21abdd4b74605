"""What all engines call: a batch of rows in, Arrow out, with the same results as `khabar.process`."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import khabar

from .._frames import need
from ..errors import OptionError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    import pyarrow as pa

ROW = "__khabar_row__"
OWN = {"id", "url", "site"}
"""Columns of `Result.articles` that only repeat the input."""


@dataclass(frozen=True, kw_only=True)
class Job:
    """The settings of a run; travels to the workers by pickle.

    Args:
        text_column: Name of the column that holds the text.
        into: Name of the struct column that `rows` adds.
        normalize, clean, figures, lexicon, figures_in_removed: As in `khabar.process`.
        errors: `collect` notes a bad article in its row, `raise` ends the job.
        threads: Number of threads in one worker; engines run many workers, so one.
    """

    text_column: str = "text"
    into: str = "khabar"
    normalize: Any = None
    clean: Any = True
    figures: Any = True
    lexicon: Any = None
    figures_in_removed: bool = False
    errors: Any = "collect"
    threads: int = 1

    def rows(self, batch: pa.Table | pa.RecordBatch) -> pa.Table:
        """The columns of `batch`, and a struct with what khabar found in each row."""
        pa = need("pyarrow")
        table = _table(batch)
        if self.into in table.column_names:
            raise OptionError(f"the table has a column {self.into!r} already; name another with into=")
        found = self._run(table)
        articles = found.articles.to_arrow()
        columns = {name: articles[name].combine_chunks() for name in articles.column_names if name not in OWN}
        columns["figures"] = self._lists(found, table.num_rows)
        arrays = list(columns.values())
        fields = [pa.field(name, array.type) for name, array in columns.items()]
        return table.append_column(self.into, pa.StructArray.from_arrays(arrays, fields=fields))

    def figure_rows(self, batch: pa.Table | pa.RecordBatch, id_column: str) -> pa.Table:
        """A row a figure, with the `id_column` of its article in front."""
        pa = need("pyarrow")
        table = _table(batch)
        if id_column not in table.column_names:
            raise OptionError(f"there is no column {id_column!r}; the table has: {', '.join(table.column_names)}")
        found = self._run(table).figures.to_arrow()
        ids = table[id_column].take(found["article_id"].cast(pa.int64()))
        return found.drop_columns("article_id").add_column(0, pa.field(id_column, ids.type), ids)

    def _run(self, table: pa.Table) -> khabar.Result:
        """`table` through the stages, its rows named by their numbers so that figures find their row again."""
        pa = need("pyarrow")
        numbered = table.append_column(ROW, pa.array(range(table.num_rows), pa.int64()))
        return khabar.process(
            numbered,
            normalize=self.normalize,
            clean=self.clean,
            figures=self.figures,
            lexicon=self.lexicon,
            figures_in_removed=self.figures_in_removed,
            errors=self.errors,
            threads=self.threads,
            text_column=self.text_column,
            id_column=ROW,
        )

    def _lists(self, found: khabar.Result, rows: int) -> pa.Array:
        """The figures of each row as a list."""
        pa = need("pyarrow")
        figures = found.figures.to_arrow()
        counts = [0] * (rows + 1)
        for row in figures["article_id"].cast(pa.int64()).to_pylist():
            counts[row + 1] += 1
        offsets = list(itertools.accumulate(counts))
        items = figures.drop_columns("article_id")
        arrays = [items[name].combine_chunks() for name in items.column_names]
        return pa.ListArray.from_arrays(
            pa.array(offsets, pa.int32()), pa.StructArray.from_arrays(arrays, fields=list(items.schema))
        )


def job(options: dict[str, Any]) -> Job:
    """The job of keyword arguments; an unknown one is named in the error."""
    check_names(options, Job.__dataclass_fields__)
    return Job(**options)


def check_names(options: Iterable[str], known: Iterable[str]) -> None:
    """An error that names the first of the options that is not known."""
    known = list(known)
    for name in options:
        if name not in known:
            raise OptionError(f"unknown option {name!r}; valid options: {', '.join(known)}")


def sql_functions(preset: Any, cleaning: dict[str, Any]) -> dict[str, Callable[[Any], Any]]:
    """The three jobs over a column, under the names that they have in SQL; threads are the engine's."""
    normalizer, cleaner = khabar.Normalizer(preset), khabar.Cleaner(**cleaning)
    return {
        "khabar_normalize": lambda texts: normalizer(texts, threads=1),
        "khabar_clean": lambda texts: cleaner(texts, threads=1),
        "khabar_figures": lambda texts: khabar.figures(texts, threads=1),
    }


def _table(batch: pa.Table | pa.RecordBatch) -> pa.Table:
    pa = need("pyarrow")
    return pa.Table.from_batches([batch]) if isinstance(batch, pa.RecordBatch) else batch
