"""pandas: `import khabar.pandas` adds the accessor `.khabar` to every `Series`.

>>> import pandas as pd
>>> import khabar.pandas
>>> texts = pd.Series(["أُعلن عن ٣ مشاريع", None])
>>> texts.khabar.normalize().iloc[0]
'اعلن عن 3 مشاريع'
>>> texts.khabar.figures().iloc[0][0]["noun"]
'مشاريع'
"""

from __future__ import annotations

from typing import Any

import khabar

from ._frames import need

pd = need("pandas")


@pd.api.extensions.register_series_accessor("khabar")
class KhabarAccessor:
    """The jobs of khabar on a `Series` of texts; nulls stay null, index and name are kept."""

    def __init__(self, series: Any) -> None:
        """Take the series that the accessor stands on."""
        self._series = series

    def normalize(self, preset: Any = "search", **options: Any) -> Any:
        """One spelling; arguments as in `khabar.normalize`."""
        return khabar.normalize(self._series, preset, **options)

    def clean(self, **options: Any) -> Any:
        """A struct a text: clean text, removals and metadata; arguments as in `khabar.clean`."""
        return khabar.clean(self._series, **options)

    def clean_text(self, **options: Any) -> Any:
        """The clean text alone; arguments as in `khabar.clean`."""
        return khabar.clean(self._series, **options).struct.field("text")

    def figures(self, **options: Any) -> Any:
        """A list of figures a text; arguments as in `khabar.figures`."""
        return khabar.figures(self._series, **options)
