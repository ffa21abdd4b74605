"""Results in the data frame library that the caller uses; each library is imported only when it is asked for."""

from __future__ import annotations

import importlib
import json
from decimal import Decimal
from typing import TYPE_CHECKING, Any, cast

from .errors import InputError, MissingPackageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import ModuleType


def need(name: str) -> ModuleType:
    """Import an optional package, or say how to install it."""
    try:
        return importlib.import_module(name)
    except ImportError as e:
        root = name.partition(".")[0]
        extra = _EXTRAS.get(root, root)
        message = f"this needs {root}, which is not installed; install it with: pip install 'khabar[{extra}]'"
        raise MissingPackageError(message, name=name) from e


_EXTRAS = {"pyspark": "spark", "matplotlib": "plots", "tqdm": "progress"}
"""Extras that are not called like the package they bring."""


def like(given: Any, column: Any) -> Any:
    """`column` as a column of the library that `given` comes from; `column` itself for any other library."""
    library = type(given).__module__.partition(".")[0]
    convert = _LIKE.get(library)
    return column if convert is None else convert(given, column)


def _like_pandas(given: Any, column: Any) -> Any:
    pd, pa = need("pandas"), need("pyarrow")
    arrow = pa.chunked_array(column)
    if pa.types.is_string(arrow.type) or pa.types.is_large_string(arrow.type) or pa.types.is_string_view(arrow.type):
        # Other texts are other categories: in the old ones they would be missing.
        dtype = "category" if isinstance(given.dtype, pd.CategoricalDtype) else given.dtype
    else:
        dtype = given.dtype if pa.types.is_null(arrow.type) else pd.ArrowDtype(arrow.type)
    values = pd.arrays.ArrowExtensionArray(arrow)
    return pd.Series(values, index=given.index, name=given.name).astype(dtype)


def _like_polars(given: Any, column: Any) -> Any:
    return need("polars").Series(column).rename(given.name)


def _like_pyarrow(given: Any, column: Any) -> Any:
    pa = need("pyarrow")
    arrow = pa.chunked_array(column)
    return arrow.combine_chunks() if isinstance(given, pa.Array) else arrow


_LIKE: dict[str, Callable[[Any, Any], Any]] = {
    "pandas": _like_pandas,
    "polars": _like_polars,
    "pyarrow": _like_pyarrow,
}


def readable(given: Any) -> Any:
    """What Polars gives, without columns of nulls only: how it exports these is not what Arrow asks for."""
    pl = need("polars")
    if isinstance(given, pl.Series):
        return given.cast(pl.String) if given.dtype == pl.Null else given
    nulls = [name for name, dtype in given.schema.items() if dtype == pl.Null]
    return given.with_columns(pl.col(nulls).cast(pl.String)) if nulls else given


def unreadable(given: Any, cause: BaseException) -> Exception:
    """Why `given` could not be had as Arrow: pandas keeps items of any type in one column, and Arrow does not."""
    if type(given).__module__.partition(".")[0] == "pandas":
        if hasattr(given, "columns"):
            for name, column in given.items():
                if (items := _mixed(column)) is not None:
                    (row, one), (other_row, other) = items
                    found = f"item {row} is {one} and item {other_row} is {other}"
                    return InputError(f'column "{name}": {found}; make them one type, or leave the column out')
        else:
            types = ((row, type(item).__name__) for row, item in enumerate(given) if not _is_text(item))
            if (first := next(types, None)) is not None:
                return TypeError(f"item {first[0]} is {first[1]}, not str")
    return InputError(f"{type(given).__name__} cannot be read as Arrow: {cause}")


def rows(given: Any) -> list[Any] | None:
    """The texts of a pandas Series, or the records of a frame, one by one; None for anything else.

    So each item that Arrow cannot hold beside the others is found alone.
    """
    if type(given).__module__.partition(".")[0] != "pandas":
        return None
    if hasattr(given, "columns"):
        return cast("list[Any]", given.to_dict("records"))
    return cast("list[Any]", given.where(given.notna(), "").to_list())


def _is_text(item: Any) -> bool:
    return isinstance(item, str) or bool(need("pandas").api.types.is_scalar(item) and need("pandas").isna(item))


def _mixed(column: Any) -> tuple[tuple[int, str], tuple[int, str]] | None:
    """Two items of a pandas column that are of different types, each with its row; None where all are of one."""
    items = zip(column, column.notna(), strict=True)
    found = [(row, type(item).__name__) for row, (item, there) in enumerate(items) if there]
    other = next((item for item in found if item[1] != found[0][1]), None)
    return None if other is None else (found[0], other)


def to_arrow(data: Any) -> Any:
    """A `Table` as `pyarrow.Table`, a `Column` as `pyarrow.ChunkedArray`."""
    pa = need("pyarrow")
    return pa.table(data) if hasattr(data, "column_names") else pa.chunked_array(data)


def to_polars(data: Any) -> Any:
    """A `Table` as `polars.DataFrame`, a `Column` as `polars.Series`."""
    pl = need("polars")
    return pl.DataFrame(data) if hasattr(data, "column_names") else pl.Series(data)


def to_pandas(data: Any) -> Any:
    """A `Table` as `pandas.DataFrame`, a `Column` as `pandas.Series`; decimals are exact `Decimal` objects."""
    need("pandas")
    pa = need("pyarrow")
    arrow = to_arrow(data)
    frame = arrow.to_pandas()
    if not isinstance(arrow, pa.Table):
        return frame.map(_plain, na_action="ignore") if pa.types.is_decimal(arrow.type) else frame
    for name in arrow.column_names:
        if pa.types.is_decimal(arrow.schema.field(name).type):
            frame[name] = frame[name].map(_plain, na_action="ignore")
    return frame


def _plain(value: Decimal) -> Decimal:
    """`value` without the zeros that a fixed scale adds: 24000, not 24000.000000000."""
    whole = value.to_integral_value()
    return whole if value == whole else value.normalize()


def to_dicts(table: Any) -> list[dict[str, Any]]:
    """The rows of a `Table` as dicts; decimals are exact `Decimal` objects."""
    return _rows(table, Decimal)


CHUNK = 1000
"""Rows of a table that are made at a time while it is looped over."""


def iterate(table: Any) -> Iterator[dict[str, Any]]:
    """The rows of a `Table` as dicts, some at a time."""
    for start in range(0, len(table), CHUNK):
        yield from _rows(table, Decimal, CHUNK, start)


def row(table: Any, at: int) -> dict[str, Any]:
    """One row of a `Table` as a dict."""
    return _rows(table, Decimal, 1, at)[0]


def values(table: Any, name: str) -> list[Any]:
    """The values of the one column of a `Table`."""
    return [found[name] for found in to_dicts(table)]


def to_json_dicts(table: Any) -> list[dict[str, Any]]:
    """The rows of a `Table` as dicts that JSON can hold: decimals are strings, which stay exact."""
    return _rows(table, str)


def _rows(table: Any, number: Callable[[str], Any], limit: int | None = None, start: int = 0) -> list[dict[str, Any]]:
    """The rows of a `Table`, their decimals made by `number` from the digits as they are; one parse for all rows."""
    rows: list[dict[str, Any]] = json.loads(f"[{','.join(table._json_rows(limit, start))}]", parse_float=number)
    for row in rows:
        _type(row, number)
    return rows


def _type(row: dict[str, Any], number: Callable[[str], Any]) -> None:
    """Give the numbers in a JSON object, also in the objects inside it, the types that they have in Python."""
    for name, value in row.items():
        if type(value) is list:
            for item in value:
                if type(item) is dict:
                    _type(item, number)
        elif type(value) is dict:
            _type(value, number)
        elif name in _DECIMALS and type(value) is int:
            row[name] = number(str(value))
        elif name in _FLOATS and value is not None:
            row[name] = float(value)


_DECIMALS, _FLOATS = {"value", "low", "high", "latest"}, {"confidence", "similarity"}
