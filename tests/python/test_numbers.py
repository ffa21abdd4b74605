"""parse_number and spell_number: hand-checked forms, and that one undoes the other."""

import json
import pickle
from datetime import date
from decimal import Decimal

import khabar
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from .conftest import ROOT

VECTORS = json.loads((ROOT / "tests" / "vectors" / "numbers" / "numbers.json").read_text(encoding="utf-8"))
CASES = st.sampled_from(["nominative", "accusative", "genitive"])
GENDERS = st.sampled_from([None, "masculine", "feminine"])


@pytest.mark.parametrize("row", VECTORS["spell"], ids=lambda row: row["text"])
def test_written_as_grammar_wants(row):
    noun = row.get("noun")
    got = khabar.spell_number(
        Decimal(row["value"]),
        case=row.get("case", "nominative"),
        gender=row.get("gender"),
        noun=tuple(noun) if isinstance(noun, list) else noun,
    )
    assert got == row["text"], row.get("note")


@pytest.mark.parametrize("row", VECTORS["parse"], ids=lambda row: row["text"])
def test_read_or_refused(row):
    if row["value"] is None:
        with pytest.raises(ValueError, match="not one number"):
            khabar.parse_number(row["text"])
    else:
        assert khabar.parse_number(row["text"]) == Decimal(row["value"])


@settings(deadline=None, max_examples=500)
@given(n=st.integers(-(10**15), 10**15), case=CASES, gender=GENDERS)
def test_parsing_undoes_spelling(n, case, gender):
    assert khabar.parse_number(khabar.spell_number(n, case=case, gender=gender)) == n


@settings(deadline=None, max_examples=200)
@given(n=st.decimals(-(10**15), 10**15, places=6, allow_nan=False), case=CASES)
def test_parsing_undoes_spelling_of_decimals(n, case):
    assert khabar.parse_number(khabar.spell_number(n, case=case)) == n


def test_wrong_options_are_named():
    with pytest.raises(khabar.errors.OptionError, match="nominative, accusative, genitive"):
        khabar.spell_number(3, case="dative")
    with pytest.raises(khabar.errors.OptionError, match="plural"):
        khabar.spell_number(3, noun="كتاب")
    with pytest.raises(TypeError, match="singular, plural"):
        khabar.spell_number(3, noun=["كتاب", "كتب"])
    with pytest.raises(ValueError, match="no decimal number"):
        khabar.spell_number("ثلاثة")
    for large in (10**30, -(10**18), Decimal("1e30"), "1" * 40):
        with pytest.raises(khabar.errors.InputError, match="is not below 10"):
            khabar.spell_number(large)
    with pytest.raises(khabar.errors.InputError, match="more than 28 digits"):
        khabar.spell_number("0." + "3" * 40)
    for wrong in (2.5, True, None):
        with pytest.raises(TypeError, match=f"a str of digits, not a {type(wrong).__name__}"):
            khabar.spell_number(wrong)


def test_a_figure_tells_how_it_was_read():
    text = "أعلنت الوزارة مقتل أكثر من 24 شخصاً"
    figure = khabar.figures(text)[0]
    told = figure.explain()
    assert "role dead: the nearest word for it is «مقتل»" in told
    assert "bound more_than, by «أكثر من»" in told
    assert f"confidence {figure.confidence:.2f}" in told
    listed = khabar.figures([text, text])[1][0]
    assert listed.explain() == told
    loaded = pickle.loads(pickle.dumps(figure))
    assert loaded == figure
    with pytest.raises(ValueError, match="give it"):
        loaded.explain()
    assert loaded.explain(text) == told
    with pytest.raises(ValueError, match="no count is read"):
        figure.explain("نص آخر")


def test_agreement_raises_and_lowers_confidence():
    fits = khabar.figures("اشترى المتحف 7 لوحات")[0].confidence
    open_ = khabar.figures("اشترى المتحف 40 تمثال")[0].confidence
    clashes = khabar.figures("اشترى المتحف 40 لوحات")[0].confidence
    bare = khabar.figures("استقر المؤشر عند 96.4")[0].confidence
    assert fits > open_ > clashes > bare


def test_relative_dates_need_a_reference():
    text = "وصل الوفد أمس بعد ثلاثة أيام في الطريق"
    assert [f.resolved for f in khabar.figures(text)] == [None]
    for day in (date(2024, 5, 15), "2024-05-15"):
        assert [f.resolved for f in khabar.figures(text, reference=day)] == ["2024-05-14", None]
    with pytest.raises(khabar.errors.OptionError, match="only process"):
        khabar.figures(text, reference="published")
    with pytest.raises(khabar.errors.OptionError, match="2023-11-05"):
        khabar.figures(text, reference="15/5/2024")


def test_process_resolves_from_the_published_day():
    articles = [{"id": "a", "text": "وصل الوفد أمس إلى المدينة.", "published": "2024-05-15"}]
    assert khabar.process(articles).figures.to_dicts() == []
    rows = khabar.process(articles, figures={"reference": "published"}).figures.to_dicts()
    assert [(r["kind"], r["resolved"]) for r in rows] == [("date", "2024-05-14")]
