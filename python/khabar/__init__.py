"""khabar (خبر) turns batches of Arabic news articles into clean text and a table of figures."""

from ._khabar import (
    Aligned,
    Cleaned,
    Cleaner,
    Column,
    Figure,
    Normalizer,
    Removed,
    Result,
    Table,
    __version__,
    clean,
    clean_html,
    figures,
    normalize,
    process,
)

__all__ = [
    "Aligned",
    "Cleaned",
    "Cleaner",
    "Column",
    "Figure",
    "Normalizer",
    "Removed",
    "Result",
    "Table",
    "__version__",
    "clean",
    "clean_html",
    "figures",
    "normalize",
    "process",
]
