"""Columns and tables of pandas, Polars and PyArrow, in and out."""

import sys
from decimal import Decimal

import khabar
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from khabar import errors

TEXTS = ["وصل 3 وزراء", None, "", "أُعلن عن ٢٫٥ مليون دولار"]
NORMAL = ["وصل 3 وزراء", None, "", "اعلن عن 2.5 مليون دولار"]

ARRAYS = [
    pa.array(TEXTS),
    pa.array(TEXTS, pa.large_string()),
    pa.array(TEXTS, pa.string_view()),
    pa.array(TEXTS).dictionary_encode(),
    pa.array(["قبل", *TEXTS])[1:],
]


@pytest.mark.parametrize("array", ARRAYS, ids=lambda a: str(a.type))
def test_arrow_arrays_of_every_string_type(array):
    result = khabar.normalize(array)
    assert isinstance(result, pa.Array)
    assert result.to_pylist() == NORMAL
    chunked = pa.chunked_array([array, array])
    result = khabar.normalize(chunked)
    assert isinstance(result, pa.ChunkedArray)
    assert result.to_pylist() == NORMAL * 2


def test_arrow_string_types_are_kept():
    for kind in [pa.string(), pa.large_string(), pa.string_view()]:
        assert khabar.normalize(pa.array(TEXTS, kind)).type == kind


def test_figures_and_cleaned_texts_are_structs():
    figures = khabar.figures(pa.array(TEXTS))
    assert [row if row is None else len(row) for row in figures.to_pylist()] == [1, None, 0, 1]
    money = figures.to_pylist()[3][0]
    assert (money["value"], money["unit"], money["kind"]) == (Decimal(2_500_000), "USD", "money")
    assert figures.type.value_type.field("value").type == pa.decimal128(38, 9)
    assert figures.type.value_type.field("start").type == pa.int32()
    cleaned = khabar.clean(pa.array(TEXTS))
    assert [row if row is None else row["text"] for row in cleaned.to_pylist()] == TEXTS


@pytest.mark.parametrize("unit", ["code_points", "utf16", "bytes"])
def test_aligned_columns_hold_the_edits_of_each_row(unit):
    normalizer = khabar.Normalizer("search")
    for array in ARRAYS:
        result = normalizer.align(array, unit=unit)
        assert [row and row["text"] for row in result.to_pylist()] == NORMAL
        for row, text in zip(result.to_pylist(), TEXTS, strict=True):
            got = row and [tuple(edit.values()) for edit in row["edits"]]
            assert got == (text if text is None else normalizer.align(text).edits(unit=unit))
    edits = result.type.field("edits").type.value_type
    assert [f.name for f in edits] == ["original_start", "original_end", "start", "end"]
    assert isinstance(normalizer.align(pl.Series(TEXTS)), pl.Series)
    assert normalizer.align(pd.Series(TEXTS)).iloc[0]["text"] == NORMAL[0]


@pytest.mark.parametrize("dtype", [None, "str", object, "string[pyarrow]", pd.ArrowDtype(pa.string())])
def test_pandas_series(dtype):
    series = pd.Series(TEXTS, index=[9, 8, 7, 6], name="text", dtype=dtype)
    result = khabar.normalize(series)
    assert isinstance(result, pd.Series)
    assert (result.name, list(result.index), result.dtype) == ("text", [9, 8, 7, 6], series.dtype)
    assert [None if pd.isna(v) else v for v in result] == NORMAL
    figures = khabar.figures(series)
    assert figures.iloc[0][0]["value"] == 3
    assert pd.isna(figures.iloc[1])


def test_a_categorical_series_gets_categories_of_its_own():
    series = pd.Series([*TEXTS, TEXTS[3]], dtype="category", name="text")
    result = khabar.normalize(series)
    assert [None if pd.isna(v) else v for v in result] == [*NORMAL, NORMAL[3]]
    assert sorted(result.cat.categories) == sorted({text for text in NORMAL if text is not None})
    assert khabar.normalize(pl.Series(TEXTS, dtype=pl.Categorical)).to_list() == NORMAL


def test_columns_of_nulls_only():
    for column in [pa.nulls(2), pl.Series([None, None]), pd.Series([None, None], dtype=object)]:
        for result in [khabar.normalize(column), khabar.clean(column), khabar.figures(column)]:
            assert type(result).__module__.partition(".")[0] == type(column).__module__.partition(".")[0]
            assert len(result) == 2
    frame = pl.DataFrame({"text": TEXTS, "url": [None] * 4})
    assert [row["url"] for row in khabar.process(frame).articles.to_dicts()] == [None] * 4
    assert len(khabar.compare(khabar.process(frame).figures, articles=frame.with_row_index("id"))) == 0


def test_a_lazy_frame_is_to_be_collected_first():
    with pytest.raises(TypeError, match="collect"):
        khabar.process(pl.LazyFrame({"text": TEXTS}))


def test_polars_series():
    series = pl.Series("text", TEXTS)
    result = khabar.normalize(series)
    assert isinstance(result, pl.Series)
    assert (result.name, result.to_list()) == ("text", NORMAL)
    figures = khabar.figures(series)
    assert figures.list.len().to_list() == [1, None, 0, 1]
    frame = pl.DataFrame({"text": TEXTS})
    lazy = frame.lazy().select(pl.col("text").map_batches(lambda s: khabar.normalize(s), return_dtype=pl.String))
    assert lazy.collect()["text"].to_list() == NORMAL


class Foreign:
    """An object of a library that khabar does not know."""

    def __init__(self, array):
        self.array = array

    def __arrow_c_stream__(self, requested_schema=None):
        return self.array.__arrow_c_stream__(requested_schema)


def test_other_libraries_get_a_column():
    column = khabar.normalize(Foreign(pa.chunked_array([TEXTS])))
    assert isinstance(column, khabar.Column)
    assert len(column) == 4
    assert column.to_arrow().to_pylist() == column.to_polars().to_list() == NORMAL
    assert [None if pd.isna(v) else v for v in column.to_pandas()] == NORMAL


@pytest.mark.parametrize("column", [pa.array([1, 2]), pl.Series([1.5]), pa.chunked_array([], pa.int64())])
def test_columns_without_text(column):
    with pytest.raises(errors.InputError, match="not text"):
        khabar.normalize(column)


def test_a_table_is_no_column():
    with pytest.raises(errors.InputError, match="pass one column of the table"):
        khabar.normalize(pl.DataFrame({"text": TEXTS}))


def test_large_columns_come_back_in_order():
    texts = [f"وصل {i} وزراء" * 20 for i in range(20_000)]
    assert khabar.normalize(pa.array(texts), threads=2).to_pylist() == texts
    lengths = [len(row) for row in khabar.figures(pa.array(texts[:500]), threads=2).to_pylist()]
    assert lengths == [len(row) for row in khabar.figures(texts[:500])]


FRAMES = [
    pd.DataFrame({"id": [5, 6], "text": ["وصل 3 وزراء", "نص"], "url": ["https://www.a.example/1", None]}),
    pl.DataFrame({"id": [5, 6], "text": ["وصل 3 وزراء", "نص"], "url": ["https://www.a.example/1", None]}),
    pa.table({"id": [5, 6], "text": ["وصل 3 وزراء", "نص"], "url": ["https://www.a.example/1", None]}),
]


@pytest.mark.parametrize("frame", FRAMES, ids=lambda f: type(f).__module__.partition(".")[0])
def test_process_reads_tables(frame):
    rows = khabar.process(frame).articles.to_dicts()
    assert [(r["id"], r["site"], r["text"]) for r in rows] == [("5", "a.example", "وصل 3 وزراء"), ("6", None, "نص")]


def test_process_reads_columns_and_named_columns():
    assert len(khabar.process(pl.Series(["وصل 3 وزراء", None])).articles) == 2
    frame = pl.DataFrame({"نص": ["وصل 3 وزراء"], "key": ["k"]})
    rows = khabar.process(frame, text_column="نص", id_column="key").articles.to_dicts()
    assert (rows[0]["id"], rows[0]["text"]) == ("k", "وصل 3 وزراء")
    with pytest.raises(errors.InputError, match='no column "text"; the table has: نص, key'):
        khabar.process(frame)


def test_process_streams_a_reader():
    batches = (pa.record_batch({"text": [f"وصل {i} وزراء"]}) for i in range(50))
    reader = pa.RecordBatchReader.from_batches(pa.schema([("text", pa.string())]), batches)
    ids = khabar.process(reader).articles["id"].to_arrow().to_pylist()
    assert ids == [str(i) for i in range(50)]


def test_results_in_every_library():
    result = khabar.process(["وصل 3 وزراء إلى المدينة", "بلغ 2.5 مليون دولار"], normalize=True)
    frame = result.figures.to_pandas()
    assert [str(v) for v in frame["value"]] == ["3", "2500000"]
    assert [str(v) for v in result.figures["value"].to_pandas()] == ["3", "2500000"]
    assert frame["article_id"].tolist() == ["0", "1"]
    assert result.figures.to_polars()["value"].to_list() == [Decimal(3), Decimal(2_500_000)]
    table = result.articles.to_arrow()
    assert table["normalized"].to_pylist() == ["وصل 3 وزراء الي المدينه", "بلغ 2.5 مليون دولار"]
    assert pl.DataFrame(result.articles).columns == result.articles.column_names == table.column_names
    assert result.figures.to_dicts()[0]["value"] == Decimal(3)
    with pytest.raises(KeyError, match="no column"):
        result.articles["nothing"]


@pytest.mark.parametrize(
    ("method", "package"), [("to_pandas", "pandas"), ("to_polars", "polars"), ("to_arrow", "pyarrow")]
)
def test_a_missing_package_is_named_with_its_command(monkeypatch, method, package):
    result = khabar.process(["وصل 3 وزراء"])
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(errors.MissingPackageError, match=rf"pip install 'khabar\[{package}\]'") as raised:
        getattr(result.figures, method)()
    assert isinstance(raised.value, ImportError)


def test_empty_results_keep_their_columns():
    result = khabar.process([])
    assert result.articles.to_pandas().columns.tolist() == result.articles.column_names
    assert result.figures.to_polars().schema["value"] == pl.Decimal(38, 9)
