"""DataFusion: SQL functions over Arrow batches.

>>> ctx = khabar.engines.datafusion.register(datafusion.SessionContext())       # doctest: +SKIP
>>> ctx.sql("select khabar_normalize(title) from articles")                     # doctest: +SKIP
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .._frames import need
from . import _batch

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
    for name, function in _batch.sql_functions(preset, options).items():
        _add(ctx, name, function)
    return ctx


def _add(ctx: SessionContext, name: str, function: Callable[[Any], Any]) -> None:
    pa, datafusion = need("pyarrow"), need("datafusion")

    def run(texts: Any) -> Any:
        return function(texts.cast(pa.string()))

    kind = run(pa.array([], pa.string())).type
    ctx.register_udf(datafusion.udf(run, [pa.string()], kind, "immutable", name))
