"""Polars: `import khabar.polars` adds the namespace `.khabar` to every expression and `Series`.

Expressions work lazily and in the streaming engine: each batch of rows is handed over as Arrow, without copying.

>>> import polars as pl
>>> import khabar.polars
>>> frame = pl.LazyFrame({"text": ["أُعلن عن ٣ مشاريع", None]})
>>> frame.select(pl.col("text").khabar.normalize()).collect()["text"].to_list()
['اعلن عن 3 مشاريع', None]
>>> frame.select(pl.col("text").khabar.figures().list.len()).collect()["text"].to_list()
[1, None]
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import khabar

from ._frames import need

if TYPE_CHECKING:
    from collections.abc import Callable

pl = need("polars")


class _Jobs:
    """The jobs of khabar on texts; nulls stay null."""

    def __init__(self, texts: Any) -> None:
        self._texts = texts

    def _run(self, job: Callable[[Any], Any]) -> Any:
        raise NotImplementedError

    def normalize(self, preset: Any = "search", **options: Any) -> Any:
        """One spelling; arguments as in `khabar.normalize`."""
        normalizer = khabar.Normalizer(preset, **options)
        return self._run(normalizer)

    def clean(self, **options: Any) -> Any:
        """A struct a text: clean text, removals and metadata; arguments as in `khabar.clean`."""
        cleaner = khabar.Cleaner(**options)
        return self._run(cleaner)

    def clean_text(self, **options: Any) -> Any:
        """The clean text alone; arguments as in `khabar.clean`."""
        return self.clean(**options).struct.field("text")

    def figures(self, **options: Any) -> Any:
        """A list of figures a text; arguments as in `khabar.figures`."""
        return self._run(lambda texts: khabar.figures(texts, **options))


@pl.api.register_expr_namespace("khabar")
class KhabarExpression(_Jobs):
    """The jobs on an expression."""

    def _run(self, job: Callable[[Any], Any]) -> Any:
        kind = job(pl.Series([], dtype=pl.String)).dtype
        return self._texts.map_batches(job, return_dtype=kind, is_elementwise=True)


@pl.api.register_series_namespace("khabar")
class KhabarSeries(_Jobs):
    """The jobs on a series."""

    def _run(self, job: Callable[[Any], Any]) -> Any:
        return job(self._texts)
