"""Tables, columns and results as Python takes them: rows, slices, dicts, text, copies; and what records leave out."""

import copy
import csv
import datetime as dt
import io
import json
import math
import pickle
from decimal import Decimal

import khabar
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pytest

TEXTS = [f"وصل {n} وزراء إلى المدينة صباح اليوم." for n in range(3, 8)]
LEFTOVERS = "افتتح الوزير الجسر صباح اليوم.\nشارك الخبر:\nفيسبوك تويتر واتساب\nالمصدر: وكالات"


@pytest.fixture(scope="module")
def result():
    return khabar.process(TEXTS)


def test_a_table_is_looped_over_and_cut(result):
    rows = result.figures.to_dicts()
    assert [row["value"] for row in result.figures] == [Decimal(n) for n in range(3, 8)]
    assert list(result.figures) == rows
    assert (result.figures[0], result.figures[-1]) == (rows[0], rows[-1])
    assert result.figures[1:3].to_dicts() == rows[1:3]
    assert len(result.figures[4:100]) == 1
    assert [len(result.figures[5:]), len(result.figures[3:2])] == [0, 0]
    with pytest.raises(IndexError, match=r"^no row 5; there are 5 rows$"):
        result.figures[5]
    with pytest.raises(TypeError, match=r"^key is float, not the name of a column, the number of a row, or a slice$"):
        result.figures[1.5]


def test_a_long_table_is_looped_over_in_order():
    articles = khabar.process([f"نص {n}" for n in range(2500)], figures=False, clean=False).articles
    assert [row["text"] for row in articles] == [f"نص {n}" for n in range(2500)]


def test_a_column_is_a_list_and_cut(result):
    values = result.figures["value"]
    assert values.to_list() == list(values) == [Decimal(n) for n in range(3, 8)]
    assert (values[1], values[-1], values[1:3].to_list()) == (Decimal(4), Decimal(7), [Decimal(4), Decimal(5)])
    assert pickle.loads(pickle.dumps(values)).to_list() == values.to_list()
    phrase = result.figures["phrase"][0]
    assert TEXTS[0][phrase["start"] : phrase["end"]] == "3 وزراء"


def test_tables_are_written_as_text(result):
    lines = [json.loads(line) for line in result.figures.to_json().splitlines()]
    assert [(line["value"], line["noun"]) for line in lines] == [(n, "وزراء") for n in range(3, 8)]
    rows = list(csv.DictReader(io.StringIO(result.figures.to_csv())))
    assert [(row["value"], row["phrase_start"]) for row in rows] == [(str(n), "4") for n in range(3, 8)]
    assert result.articles[:0].to_csv().startswith("id,url,site")


def test_a_result_gives_both_frames(result):
    for articles, figures in [result.to_pandas(), result.to_polars()]:
        assert (len(articles), len(figures)) == (5, 5)
        assert list(figures["noun"]) == ["وزراء"] * 5


def test_confidence_is_the_number_that_is_told():
    removed = khabar.clean(LEFTOVERS).removed
    figures = [khabar.figures(text)[0] for text in TEXTS]
    table = khabar.process([LEFTOVERS, *TEXTS])
    rows = table.figures.to_dicts()
    for number in [
        *(r.confidence for r in removed),
        *(f.confidence for f in figures),
        *(f.to_dict()["confidence"] for f in figures),
        *(row["confidence"] for row in rows),
        *(r["confidence"] for r in table.articles[0]["removed"]),
        *table.figures.to_pandas()["confidence"],
    ]:
        assert number == round(number, 2)
    sure = min(f.confidence for f in figures)
    assert pc.sum(pc.greater_equal(pa.chunked_array(table.figures["confidence"]), sure)).as_py() == len(rows)
    assert all(
        f"{r.confidence:.2f}" in line
        for r, line in zip(removed, khabar.clean(LEFTOVERS).explain().splitlines(), strict=True)
    )
    copies = khabar.compare(khabar.process([{"id": n, "text": " ".join(TEXTS)} for n in "ab"])).copies
    assert copies[0]["similarity"] == 1.0


def test_results_are_dicts_that_json_takes():
    cleaned = khabar.clean(LEFTOVERS)
    told = json.loads(json.dumps(cleaned.to_dict()))
    assert told["removed"] == [r.to_dict() for r in cleaned.removed]
    assert [tuple(span) for span in told["kept"]] == cleaned.kept
    assert khabar.Removed(**told["removed"][0]) == cleaned.removed[0]


def test_a_figure_is_made_of_a_row():
    series = pd.Series(TEXTS)
    row = khabar.process(TEXTS).figures[0]
    del row["article_id"], row["sentence"]
    figure = khabar.figures(series[0])[0]
    assert khabar.Figure(**row, rule=figure.rule) == figure


def test_copies_of_a_figure_know_their_text():
    figure = khabar.figures(TEXTS[0])[0]
    for made in [copy.copy(figure), copy.deepcopy([figure])[0]]:
        assert made.explain() == figure.explain()
    assert pickle.loads(pickle.dumps(figure)).explain(TEXTS[0]) == figure.explain()


def test_reports_are_pickled_copied_and_compared():
    report = khabar.Report(khabar.clean([LEFTOVERS, TEXTS[0]]), sites=["midan", None])
    for made in [pickle.loads(pickle.dumps(report)), copy.deepcopy(report)]:
        assert (made, made.texts, made.counts) == (report, 2, report.counts)
    assert report != report.merge(report)
    records = [{"site": "midan", "text": LEFTOVERS}, {"text": TEXTS[0]}]
    assert khabar.Report(khabar.process(records)) == report


def test_an_aligned_counts_what_was_asked_for():
    text = "أَب"
    for unit, edits in [("bytes", [(2, 4, 2, 2)]), ("code_points", [(1, 2, 1, 1)])]:
        for aligned in [
            khabar.Normalizer("search").align(text, unit=unit),
            khabar.Normalizer("search").align([text], unit=unit)[0],
        ]:
            for made in [aligned, pickle.loads(pickle.dumps(aligned))]:
                assert made.edits() == edits == made.edits(unit=unit)
                assert made.to_original(0, 1) == made.to_original(0, 1, unit=unit)


def test_missing_values_of_records_are_none():
    frame = pd.DataFrame(
        {
            "id": ["a", None],
            "site": pd.Series(["midan", math.nan], dtype=object),
            "published": [pd.Timestamp("2024-05-01"), pd.NaT],
            "title": pd.array(["عنوان", pd.NA]),
            "text": TEXTS[:2],
        }
    )
    row = khabar.process(frame.to_dict("records")).articles[1]
    assert {name: row[name] for name in ["id", "site", "published", "title"]} == {
        "id": "1",
        "site": None,
        "published": None,
        "title": None,
    }
    with pytest.raises(khabar.errors.InputError, match="names neither site nor address"):
        khabar.SiteModel.learn(frame.to_dict("records"))


def test_articles_that_share_an_id_are_told():
    with pytest.warns(UserWarning, match=r'^1 article has an id that another has, such as "a"; nothing tells'):
        khabar.process([{"id": "a", "text": TEXTS[0]}, {"id": "a", "text": TEXTS[1]}])


def test_a_day_of_publication_that_is_not_understood_is_told():
    article = {"text": "وصل 3 وزراء إلى المدينة أمس.", "published": "في الصباح"}
    with pytest.warns(UserWarning, match=r"^1 article says the day of publication .* such as .في الصباح"):
        khabar.process([article], figures={"reference": "published"})


def test_sites_meet_whatever_their_spelling():
    page = "وصل الوفد برئاسة {} إلى المدينة ظهر أمس بعد رحلة طويلة.\nحقيبة القارئ الصغير"
    names = ["سالم", "كريم", "ماهر", "وليد", "رامي", "نبيل", "زياد", "سامر", "هاني", "بشير", "عمر", "طارق"]
    pages = [{"url": f"https://www.midan.com/{n}", "text": page.format(n)} for n in names]
    model = khabar.SiteModel.learn(pages)
    text = page.format("عادل")
    for site in ["midan.com", "www.midan.com", "Midan.com", "https://www.midan.com/news/5"]:
        assert "حقيبة" not in khabar.clean(text, sites=model, site=site).text, site
    assert model.articles("WWW.midan.com") == len(names)
    each = ["midan.com", "other.com", None]
    kept = [True, False, False]
    for cleaned in [
        [c.text for c in khabar.clean([text] * 3, sites=model, site=each)],
        [c["text"] for c in khabar.clean(pa.array([text] * 3), sites=model, site=each).to_pylist()],
        [c["text"] for c in khabar.Cleaner(sites=model)(pd.Series([text] * 3), site=pd.Series(each))],
    ]:
        assert ["حقيبة" not in t for t in cleaned] == kept
    with pytest.raises(ValueError, match=r"^site holds 2 sites, but there are 3 texts$"):
        khabar.clean([text] * 3, sites=model, site=each[:2])
    html = "".join(f"<p>{line}</p>" for line in text.splitlines())
    assert "حقيبة" not in khabar.clean_html(html, site="midan.com", sites=model).text


def test_cleaners_are_equal_when_they_do_the_same():
    one, same = khabar.Cleaner(keep="tags"), khabar.Cleaner(keep=["tags"])
    assert (one, hash(one)) == (same, hash(same))
    assert one != khabar.Cleaner(keep="share")


def test_readers_are_equal_when_they_do_the_same():
    one, same = khabar.Reader(reference="2024-05-02"), khabar.Reader(reference=dt.date(2024, 5, 2))
    assert (one, hash(one), one.options) == (same, hash(same), {"reference": "2024-05-02"})
    assert one != khabar.Reader(reference="2024-05-03") != khabar.Reader()


def test_tables_are_equal_whatever_their_batches():
    texts = [f"وصل {n} وزراء إلى المدينة. " * 300 for n in range(60)]
    parts = list(khabar.stream(texts, batch=7))
    assert khabar.process(texts, threads=1) == khabar.process(texts, threads=2) != khabar.process(texts[:-1])
    assert parts[0].articles == khabar.process(texts[:7]).articles != parts[1].articles


def test_an_id_that_several_articles_have_is_named_by_compare(result):
    twice = pd.DataFrame({"id": ["a", "a"], "site": ["x", "y"]})
    figures = pd.DataFrame({"article_id": ["a"], "kind": ["count"], "sentence": ["وصل 3 وزراء."]})
    with pytest.warns(UserWarning, match='^1 article has an id that another has, such as "a"; nothing tells'):
        khabar.compare(figures, articles=twice)


def test_an_empty_series_keeps_its_type():
    assert khabar.normalize(pd.Series([], dtype=object)).dtype == object


def test_numbers_of_any_digits_are_spelled():
    import numpy as np

    assert khabar.spell_number("٢٥") == khabar.spell_number(np.int64(25)) == khabar.spell_number(25)
    assert khabar.spell_number("۲٫۵") == khabar.spell_number("2.5")
