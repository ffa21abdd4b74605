"""DataFusion: SQL functions over Arrow batches.

>>> ctx = khabar.engines.datafusion.register(datafusion.SessionContext())       # doctest: +SKIP
>>> ctx.sql("select khabar_normalize(title) from articles")                     # doctest: +SKIP
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import khabar

from .._frames import need

if TYPE_CHECKING:
    from collections.abc import Callable

    from datafusion import SessionContext


def register(ctx: SessionContext, *, preset: Any = "search", **options: Any) -> SessionContext:
    """Add `khabar_normalize(text)`, `khabar_clean(text)` and `khabar_figures(text)` to a session.

    Args:
        ctx: The session, which is returned.
        preset: The preset of `khabar_normalize`.
        options: Options of cleaning, as in `khabar.clean`.
    """
    normalizer, cleaner = khabar.Normalizer(preset), khabar.Cleaner(**options)
    _add(ctx, "khabar_normalize", lambda texts: normalizer(texts, threads=1))
    _add(ctx, "khabar_clean", lambda texts: cleaner(texts, threads=1))
    _add(ctx, "khabar_figures", lambda texts: khabar.figures(texts, threads=1))
    return ctx


def _add(ctx: SessionContext, name: str, function: Callable[[Any], Any]) -> None:
    pa, datafusion = need("pyarrow"), need("datafusion")

    def run(texts: Any) -> Any:
        return function(texts.cast(pa.string()))

    kind = run(pa.array([], pa.string())).type
    ctx.register_udf(datafusion.udf(run, [pa.string()], kind, "immutable", name))
