"""DuckDB: SQL functions over Arrow batches.

>>> con = khabar.engines.duckdb.register(duckdb.connect())                      # doctest: +SKIP
>>> con.sql("select unnest(khabar_figures(text), recursive := true) from 'articles.parquet'")    # doctest: +SKIP
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .._frames import need
from . import _batch

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


def register(con: DuckDBPyConnection, *, preset: Any = "search", **options: Any) -> DuckDBPyConnection:
    """Add `khabar_normalize(text)`, `khabar_clean(text)` and `khabar_figures(text)` to a connection.

    Args:
        con: The connection, which is returned.
        preset: The preset of `khabar_normalize`.
        options: Options of cleaning, as in `khabar.clean`.
    """
    pa = need("pyarrow")
    for name, function in _batch.sql_functions(preset, options).items():
        kind = _sql_type(con, function(pa.array([], pa.string())).type)
        con.create_function(name, function, ["VARCHAR"], kind, type="arrow")
    return con


def _sql_type(con: DuckDBPyConnection, arrow: Any) -> Any:
    """The SQL type of an Arrow type, told by DuckDB itself."""
    pa = need("pyarrow")
    column = pa.table({"x": pa.array([], arrow)})
    return con.from_arrow(column).types[0]
