"""Pages: what `show` gives, and what notebooks show of a cleaned text."""

import khabar
import pytest
from khabar import errors

from .test_html import Checker

TEXT = "وصل 3 وزراء إلى المدينة <script>alert(1)</script> ظهر أمس.\nشارك الخبر: <b>فيسبوك</b> 😀 تويتر"


def checked(html):
    checker = Checker()
    checker.feed(html.replace("<!doctype html>\n", "").replace('<meta charset="utf-8">', ""))
    return checker


def test_a_cleaned_text_shows_its_cuts():
    cleaned = khabar.clean(TEXT)
    html = cleaned._repr_html_()
    checker = checked(html)
    assert checker.open == []
    assert "script" not in checker.seen
    assert html.count('<del class="cut') == len(cleaned.removed) > 0
    assert "&lt;b&gt;" in html
    assert "<b>" not in html
    assert 'dir="rtl"' in html


def test_a_page_is_shown_saved_and_escaped(tmp_path):
    page = khabar.show(TEXT)
    assert len(page) == 1
    assert checked(page._repr_html_()).open == []
    assert "&lt;script&gt;" in page.html
    assert "<script" not in page.html
    assert page.html.startswith("<!doctype html>")
    page.save(tmp_path / "new" / "page.html")
    assert (tmp_path / "new" / "page.html").read_text(encoding="utf-8") == page.html
    with pytest.raises(errors.ReadError):
        page.save(tmp_path / "new" / "page.html" / "x")


def test_sources_are_those_of_process(tmp_path):
    (tmp_path / "a.csv").write_text("id,text\n1,وصل 3 وزراء\n2,وصل 4 وزراء\n3\n", encoding="utf-8")
    page = khabar.show(tmp_path, limit=2)
    assert len(page) == 2
    assert len(khabar.show(str(tmp_path / "*.csv"))) == 3
    assert "line 4: 1 field under 2 column names" in khabar.show([tmp_path]).html
    plain = khabar.show(TEXT, clean=False, figures=False).html
    assert "<mark" not in plain
    assert "<del class" not in plain


def test_columns_and_patterns_are_read_by_process(tmp_path):
    (tmp_path / "a.csv").write_text("رقم;نص\n7;وصل 3 وزراء\n", encoding="utf-8")
    result = khabar.process(tmp_path / "*.csv", text_column="نص", id_column="رقم")
    assert [row["id"] for row in result.articles.to_dicts()] == ["7"]
    result.articles.to_arrow()
    with pytest.raises(errors.InputError, match='there is no column "text"; the file has: رقم, نص'):
        khabar.process(tmp_path / "a.csv")
