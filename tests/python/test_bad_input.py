"""Bad input: one clear sentence that names the item and what is allowed."""

import gzip
import json
import re

import khabar
import numpy as np
import pandas as pd
import pytest
from khabar import errors

FUNCTIONS = [khabar.normalize, khabar.clean, khabar.figures]


@pytest.mark.parametrize("function", FUNCTIONS)
def test_an_item_that_is_no_str_is_named(function):
    with pytest.raises(TypeError, match=r"^item 7 is int, not str$"):
        function(["نص"] * 7 + [3])
    with pytest.raises(TypeError, match=r"^item 1 is NoneType, not str$"):
        function(("نص", None))
    with pytest.raises(TypeError, match=r"^expected str, a list or tuple of str, .*, not int$"):
        function(5)
    with pytest.raises(TypeError, match=r"not bytes$"):
        function(b"abc")


@pytest.mark.parametrize("function", FUNCTIONS)
def test_a_lone_surrogate_is_named_with_its_position(function):
    with pytest.raises(errors.InputError, match=r"^lone surrogate U\+D83D at position 3"):
        function("نص \ud83d")
    with pytest.raises(errors.InputError, match=r"^item 2: lone surrogate U\+DC00 at position 0"):
        function(["a", "b", "\udc00"])


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: khabar.normalize("x", "fast"), r'unknown preset "fast"; valid: light, search'),
        (lambda: khabar.normalize("x", digit="keep"), r'unknown option "digit"; valid: .*digits'),
        (lambda: khabar.Normalizer("search", digits="roman"), r'"roman"; valid: keep, ascii'),
        (lambda: khabar.clean("x", kepe=["tags"]), r'unknown clean option "kepe"; valid: preset, keep'),
        (lambda: khabar.Cleaner(keep=["ads"]), r'"ads"; valid: ad_slot, share'),
        (lambda: khabar.Cleaner(confidence=3), r"from 0 to 1"),
        (lambda: khabar.clean("x", confidence=float("nan")), r"^option confidence: nan is not a finite number$"),
        (lambda: khabar.normalize("x", repeats=-1), r"^option repeats: .*expected a whole number from 0 to 255$"),
        (lambda: khabar.normalize("x", repeats=10**30), r"^option repeats: 10+ is too large a number$"),
        (lambda: khabar.Figure(2, 1, "count"), r"^end is 1, not 2 or more"),
        (lambda: khabar.Figure(1, 2, "count", confidence=7), r"(?m)^confidence is 7, not a number from 0 to 1$"),
        (lambda: khabar.Removed(2, 1, "share", "r", 0.5), r"^end is 1, not 2 or more"),
        (lambda: khabar.Removed(1, 2, "share", "r", 5), r"(?m)^confidence is 5, not a number from 0 to 1$"),
        (lambda: khabar.figures("x", identifier=True), r'"identifier"; valid: identifiers'),
        (lambda: khabar.stream(["x"], batch=-1), r"(?m)^batch is -1, not 1 or more$"),
        (lambda: khabar.show("x y", limit=-2), r"(?m)^limit is -2, not 0 or more$"),
        (lambda: khabar.compare(khabar.process([]), min_articles=0), r"(?m)^min_articles is 0, not 1 or more$"),
        (lambda: khabar.compare(khabar.process([]), min_similarity="x"), r'"min_similarity" is "x", not a number'),
        (lambda: khabar.process(["x y"], errors="ignore"), r'unknown errors "ignore"; valid: raise, collect'),
        (lambda: khabar.process(["x y"], normalize="fast"), r'unknown preset "fast"; valid: light'),
    ],
)
def test_options_that_are_not_known(call, message):
    with pytest.raises(errors.OptionError, match=message) as raised:
        call()
    assert isinstance(raised.value, ValueError)
    assert isinstance(raised.value, errors.KhabarError)


CALLS = [
    lambda **how: khabar.normalize("x", **how),
    lambda **how: khabar.normalize(["x"], **how),
    lambda **how: khabar.clean("x", **how),
    lambda **how: khabar.figures("x", **how),
    lambda **how: khabar.process(["x y"], **how),
    lambda **how: khabar.stream(["x y"], **how),
    lambda **how: khabar.compare(khabar.process([]), **how),
    lambda **how: khabar.Normalizer()("x", **how),
    lambda **how: khabar.Normalizer().align("x", **how),
    lambda **how: khabar.Cleaner()("x", **how),
    lambda **how: khabar.SiteModel.learn([], **how),
]


@pytest.mark.parametrize("call", CALLS)
def test_threads_are_a_whole_number(call):
    for threads in [-1, 0, 1025, 10**30, -(10**30)]:
        with pytest.raises(errors.OptionError, match=r"(?m)^threads must be a whole number from 1 to 1024$"):
            call(threads=threads)
    for threads, found in [(2.0, "float"), ("2", "str"), (True, "bool")]:
        with pytest.raises(TypeError, match=rf"(?m)^threads is {found}, not int$"):
            call(threads=threads)
    call(threads=np.int64(1))


def test_arguments_of_a_wrong_type_are_named():
    cleaned = khabar.clean(["نص"])
    for call, message in [
        (lambda: khabar.parse_number(5), "text is int, not str"),
        (lambda: khabar.Normalizer().audit(None), "text is NoneType, not str"),
        (lambda: khabar.figures("وصل 3 وزراء")[0].explain(5), "text is int, not str"),
        (lambda: khabar.stream(["x y"], batch=2.5), "batch is float, not int"),
        (lambda: khabar.process(["x y"], progress=5), "progress is int, not a function of done and total"),
        (lambda: khabar.SiteModel.learn([], progress=5), "progress is int, not a function of done and total"),
        (lambda: khabar.Report(5), "cleaned is int, not a Result, or a list or iterable of Cleaned"),
        (lambda: khabar.Report(cleaned[0]), "cleaned is Cleaned, not a Result, or a list or iterable of Cleaned"),
        (lambda: khabar.Report(cleaned, sites="midan"), "sites is str, not a list of str or None"),
        (lambda: khabar.Report(cleaned, sites=[5]), "item 0 is int, not str"),
        (lambda: khabar.clean("x", sites=5), "sites is int, not a SiteModel or the path of one"),
        (lambda: khabar.normalize("x", preset=5), "preset is int, not str"),
        (lambda: khabar.Normalizer(preset=5), "preset is int, not str"),
        (lambda: khabar.Normalizer.from_dict([]), "options is list, not dict"),
        (lambda: khabar.Normalizer().align("x", unit=5), "unit is int, not str"),
        (lambda: khabar.clean("x", site=5), "site is int, not str, or a list of str or None"),
        (lambda: khabar.clean("x", site=["midan"]), "site is a list, not str"),
        (lambda: khabar.clean(["x"], site=[5]), "item 0 is int, not str"),
        (lambda: khabar.clean_html(b"<p>x", 5), "url is int, not str"),
        (lambda: khabar.process(["x y"], text_column=5), "text_column is int, not str"),
        (lambda: khabar.stream(["x y"], id_column=5), "id_column is int, not str"),
        (lambda: khabar.process(["x y"], errors=5), "errors is int, not str"),
        (lambda: khabar.process(["x y"], figures_in_removed="x"), "figures_in_removed is str, not bool"),
        (lambda: khabar.compare(khabar.process([]), drop_copies="x"), "drop_copies is str, not bool"),
        (lambda: khabar.process(["x y"], clean=None), "clean is None; say True or False"),
        (
            lambda: khabar.process(["x y"], figures="search"),
            "figures is str, not True, False, a dict of options or a Reader",
        ),
        (
            lambda: khabar.process(["x y"], figures=khabar.Cleaner()),
            "figures is Cleaner, not True, False, a dict of options or a Reader",
        ),
        (
            lambda: khabar.process(["x y"], clean=5),
            "clean is int, not True, False, a preset, a dict of options or a Cleaner",
        ),
        (lambda: khabar.show("x y", figures=None), "figures is None; say True or False"),
        (lambda: khabar.Cleaned(5), "text is int, not str"),
        (lambda: khabar.SiteModel.learn([]).articles(5), "site is int, not str"),
        (lambda: khabar.spell_number(5, case=5), "case is int, not str"),
        (lambda: khabar.Figure(1, 2, "count", 5.5), "value is float, not decimal.Decimal or int"),
        (lambda: khabar.Figure(1, 2, "count", phrase=5), "phrase is int, not (start, end)"),
        (lambda: khabar.process(b"x"), "expected text, not bytes; decode them, or give web pages to clean_html"),
    ]:
        with pytest.raises(TypeError, match=f"(?m)^{re.escape(message)}$"):
            call()


def test_a_part_ends_where_it_starts_or_later():
    aligned = khabar.Normalizer("search").align("زارَ الأميرُ عمّان")
    for way in [aligned.to_original, aligned.to_normalized]:
        with pytest.raises(
            errors.OptionError, match=r"(?m)^end is 2, not 5 or more: a part ends where it starts or later$"
        ):
            way(5, 2)
        with pytest.raises(errors.OptionError, match=r"(?m)^start is -1, not 0 or more$"):
            way(-1, 2)
        with pytest.raises(TypeError, match=r"(?m)^end is str, not int$"):
            way(0, "2")
    assert aligned.to_original(3, 3) == (4, 4)
    assert aligned.to_original(0, 1000) == (0, 18)


def test_items_of_a_pandas_column_that_are_no_str_are_named():
    with pytest.raises(TypeError, match=r"^item 2 is int, not str$"):
        khabar.figures(pd.Series(["نص", None, 5], dtype=object))
    frame = pd.DataFrame({"text": ["نص", "نص آخر"], "score": [1, "كثير"]})
    with pytest.raises(
        errors.InputError, match=r'^column "score": item 0 is int and item 1 is str; make them one type'
    ):
        khabar.process(frame)
    with pytest.raises(errors.InputError, match="pass one column of the table"):
        khabar.clean(frame[["text"]])


def test_a_text_that_is_taken_for_a_path_is_told_so():
    with pytest.raises(
        errors.ReadError, match=r"^وصل 3 وزراء: no such .*; a str is read as a path, so give texts in a"
    ):
        khabar.process("وصل 3 وزراء")
    with pytest.raises(errors.ReadError) as raised:
        khabar.process("خبر عاجل من المدينة\n" * 1000)
    assert len(str(raised.value)) < 160


def test_values_that_are_no_options():
    with pytest.raises(TypeError, match="option keep: object is no value for an option"):
        khabar.clean("x", keep=object())
    with pytest.raises(TypeError, match="clean is int, not True, False, a preset, a dict of options or a Cleaner"):
        khabar.process(["x y"], clean=3)


def test_paths_that_do_not_exist(tmp_path):
    for source in [tmp_path / "no.txt", str(tmp_path / "no"), [tmp_path], ["no/such.txt"]]:
        if source == [tmp_path]:
            continue
        with pytest.raises(errors.ReadError, match=r"no such file or folder$") as raised:
            khabar.process(source)
        assert isinstance(raised.value, OSError)
    with pytest.raises(errors.ReadError, match="holds no file of a kind that is read"):
        khabar.process([tmp_path])


def write_bad_files(folder):
    whole = gzip.compress("نص طويل يضغط. ".encode() * 500)
    (folder / "cut.txt.gz").write_bytes(whole[:-9])
    (folder / "latin.txt").write_bytes("خبر ".encode() + b"\xe9")
    (folder / "lines.jsonl").write_text('{"text": "نص قصير"}\n{"text": \n{"text": 7}\n', encoding="utf-8")
    return {
        "cut.txt.gz": r"cut\.txt\.gz: the gzip data end too early; the file is cut off",
        "latin.txt": r"latin\.txt: byte 7 is not UTF-8",
        "lines.jsonl": r"lines\.jsonl: line 2: not JSON: .*, column",
    }


def test_bad_files_are_named_with_the_place(tmp_path):
    for name, message in write_bad_files(tmp_path).items():
        with pytest.raises(errors.FormatError, match=message):
            khabar.process(tmp_path / name)


def test_items_of_a_series_that_are_no_text_are_collected_alone():
    pd = pytest.importorskip("pandas")
    told = ["وصل 3 وزراء إلى المدينة.", None, 7, b"x", "وصل وزيران إلى المدينة."]
    for given in (pd.Series(told, dtype=object), pd.DataFrame({"text": pd.Series(told, dtype=object)})):
        rows = khabar.process(given, errors="collect").articles.to_dicts()
        assert [bool(row["text"]) for row in rows] == [True, False, False, False, True]
        errors = [row["error"] for row in rows]
        assert [errors[i] for i in (0, 1, 4)] == [None] * 3
        assert errors[2].startswith("item 2")
        assert errors[2].count("is int, not str") == 1
        assert errors[3].startswith("item 3")


def test_collected_errors_harm_no_other_article(tmp_path, article):
    messages = write_bad_files(tmp_path)
    (tmp_path / "good.txt").write_text(article, encoding="utf-8")
    rows = khabar.process([tmp_path], errors="collect").articles.to_dicts()
    wrong = [row for row in rows if row["error"]]
    assert len(wrong) == 4
    assert all(row["text"] is None and row["removed"] is None for row in wrong)
    assert all(any(re.search(m, row["error"]) for row in wrong) for m in messages.values())
    assert 'line 3: field "text" is a number, not a string' in wrong[-1]["error"]
    assert [row["text"] for row in rows if not row["error"]] == [khabar.clean(article).text, "نص قصير"]


def test_items_of_a_batch_that_are_no_articles():
    with pytest.raises(TypeError, match=r"^item 2 is int, not str or dict$"):
        khabar.process(["a b", "c d", 3])
    with pytest.raises(TypeError, match=r'^item 0: field "text" is list, not str$'):
        khabar.process([{"text": []}])
    with pytest.raises(errors.FormatError, match=r'item 0: there is no field "text"; the record has: titel'):
        khabar.process([{"titel": "x"}])
    with pytest.raises(errors.InputError, match=r"^item 1: lone surrogate U\+D800 at position 1"):
        khabar.process(["a b", "x\ud800"])
    rows = khabar.process(["a b", 3, {"text": "x\ud800"}, "c d"], errors="collect").articles.to_dicts()
    assert [row["text"] for row in rows] == ["a b", None, None, "c d"]
    assert rows[1]["error"] == "item 1 is int, not str or dict"


def test_sources_that_are_none():
    with pytest.raises(TypeError, match="pass a list of dicts"):
        khabar.process({"text": "x"})
    with pytest.raises(TypeError, match=r"expected a path, .*, not int"):
        khabar.process(3)
    with pytest.raises(errors.InputError, match="item 0 is a path and item 1 is not"):
        khabar.process(["articles/", "نص خبر طويل."])


def test_exceptions_of_the_caller_come_out_unchanged():
    def broken():
        yield "a b"
        raise LookupError("mine")

    with pytest.raises(LookupError, match=r"^mine$"):
        khabar.process(broken(), errors="collect")
    with pytest.raises(ZeroDivisionError):
        khabar.process(["a b"], progress=lambda done, total: 1 / 0)


def test_a_word_list_that_breaks_a_rule(tmp_path):
    file = tmp_path / "mine.toml"
    file.write_text('table = "verbs"\nabout = ""\nentry = []\n', encoding="utf-8")
    with pytest.raises(errors.OptionError, match=r"mine\.toml: unknown table") as raised:
        khabar.figures("x", lexicon=file)
    assert "verbs" in str(raised.value)


def test_an_empty_article_is_an_article(tmp_path):
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    (tmp_path / "one.jsonl").write_text(json.dumps({"text": ""}) + "\n", encoding="utf-8")
    result = khabar.process([tmp_path])
    assert [(row["text"], row["error"]) for row in result.articles.to_dicts()] == [("", None), ("", None)]
    assert len(result.figures) == 0


def test_every_kind_of_error_has_a_class():
    public = {name for name, thing in vars(errors).items() if isinstance(thing, type)}
    for name in public - {"KhabarError"}:
        assert issubclass(getattr(errors, name), errors.KhabarError)
    assert {"OptionError", "InputError", "LexiconError", "ReadError", "FormatError", "InternalError"} <= public


def test_a_result_holds_its_tables_in_their_order():
    result = khabar.process(["وصل 3 وزراء إلى المدينة."])
    with pytest.raises(errors.InputError, match=r'^articles has no column "id"; it has: article_id, start'):
        khabar.Result(result.figures, result.articles)
    assert khabar.Result(result.articles, result.figures) == result


@pytest.mark.parametrize("data", [b"", b" \n", b"\x89PNG\r\n\x1a\n", b"%PDF-1.4 abc", bytes(range(256))])
def test_data_that_are_no_page_are_refused(data):
    with pytest.raises(errors.FormatError, match=r"^no HTML page: "):
        khabar.clean_html(data)


def test_a_path_is_no_page(tmp_path):
    path = tmp_path / "صفحة.html"
    path.write_text("<p>وصل الوفد إلى المدينة ظهر أمس.", encoding="utf-8")
    with pytest.raises(errors.InputError, match=r"this looks like a path; read the file first, or use process$"):
        khabar.clean_html(str(path))
    assert khabar.clean_html(path.read_bytes()).text.strip() == "وصل الوفد إلى المدينة ظهر أمس."


def test_an_id_column_that_is_not_there_is_named(tmp_path):
    (tmp_path / "a.jsonl").write_text('{"id": "a", "text": "وصل 3 وزراء."}\n', encoding="utf-8")
    records = [{"id": "a", "text": "وصل 3 وزراء."}]
    for source in [records, pd.DataFrame(records), str(tmp_path / "a.jsonl")]:
        with pytest.raises(errors.KhabarError, match=r'there is no (field|column) "foo"; the \w+ has: '):
            khabar.process(source, id_column="foo")
    assert khabar.process([{"foo": None, "text": "نص"}], id_column="foo").articles[0]["id"] == "0"


def test_a_name_in_a_folder_is_no_text():
    with pytest.raises(errors.ReadError, match="no such file or folder"):
        khabar.show("missing/folder")
    assert len(khabar.show("وصل 3/4 الوفد إلى المدينة.")) == 1
