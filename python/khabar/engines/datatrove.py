"""datatrove: a step for a FineWeb-style pipeline that cleans documents and puts their figures into the metadata.

>>> LocalPipelineExecutor(pipeline=[                                            # doctest: +SKIP
...     JsonlReader("articles/"), khabar.engines.datatrove.Khabar(), JsonlWriter("out/")])
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any

import khabar

from .._frames import need, to_json_dicts
from ..errors import OptionError
from ._batch import check_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

PipelineStep: Any = need("datatrove.pipeline.base").PipelineStep


OPTIONS = ("normalize", "clean", "figures", "lexicon", "figures_in_removed")
"""What a caller may say; the other arguments of `khabar.process` are for the step itself to give."""


class Khabar(PipelineStep):  # type: ignore[misc]  # datatrove need not be there to check this
    """Replace each document's text by its clean text; what was found goes into `metadata["khabar"]`.

    Args:
        batch_size: Documents a call.
        drop_empty: Leave documents out of which nothing stays, and those that could not be read.
        options: Those of `khabar.process`: `normalize`, `clean`, `figures`, `lexicon`, `figures_in_removed`. With
            `normalize`, the normalized text is the document's text.
    """

    name = "khabar"
    type = "Arabic news"

    def __init__(self, *, batch_size: int = 1000, drop_empty: bool = True, **options: Any) -> None:
        """Take the options; a wrong one is an error at once, not on a worker."""
        super().__init__()
        check_names(options, OPTIONS)
        if batch_size < 1:
            raise OptionError(f"batch_size is {batch_size}; at least 1 is needed")
        self.batch_size = batch_size
        self.drop_empty = drop_empty
        self.options = options
        khabar.process([], **options)

    def run(self, data: Iterable[Any], rank: int = 0, world_size: int = 1) -> Iterator[Any]:
        """The documents of `data`, cleaned, in order."""
        documents = iter(data)
        while batch := list(itertools.islice(documents, self.batch_size)):
            yield from self._batch(batch)

    def _batch(self, documents: list[Any]) -> Iterator[Any]:
        records = [{"id": str(row), "text": document.text} for row, document in enumerate(documents)]
        with self.track_time(unit="batch"):
            found = khabar.process(records, errors="collect", threads=1, **self.options)
            articles = to_json_dicts(found.articles)
            figures: dict[str, list[dict[str, Any]]] = {}
            for figure in to_json_dicts(found.figures):
                figures.setdefault(figure.pop("article_id"), []).append(figure)
        for document, article in zip(documents, articles, strict=True):
            text = article["text"] if article["normalized"] is None else article["normalized"]
            if self.drop_empty and not (text or "").strip():
                self.stat_update("dropped")
                continue
            self.stat_update("forwarded")
            document.text = text or ""
            fields = ("title", "byline", "published", "sources", "tags", "removed", "error")
            document.metadata["khabar"] = {name: article[name] for name in fields}
            document.metadata["khabar"]["figures"] = figures.get(article["id"], [])
            yield document
