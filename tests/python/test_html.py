"""What notebooks show."""

import re
from html.parser import HTMLParser

import khabar


class Checker(HTMLParser):
    """Checks that tags are closed in order, and notes those it meets."""

    def __init__(self):
        super().__init__()
        self.open, self.seen = [], set()

    def handle_starttag(self, tag, attributes):
        self.open.append(tag)
        self.seen.add(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def test_results_are_tables_from_right_to_left(samples):
    html = khabar.process([samples], errors="collect")._repr_html_()
    checker = Checker()
    checker.feed(html)
    assert checker.open == []
    assert {"table", "mark", "th", "bdi"} <= checker.seen
    assert html.count('dir="rtl"') == 2


def test_everything_is_escaped():
    text = "وصل 3 وزراء <script>alert('x')</script> & \"آخرون\""
    html = khabar.process([{"id": "<b>", "text": text}], clean=False)._repr_html_()
    assert "<script" not in html
    assert "<b>" not in html
    assert "&lt;b&gt;" in html


def test_only_whole_words_are_marked():
    html = khabar.process(["وصل نحو20 وزيراً و«14» نائباً"]).figures._repr_html_()
    marked = re.findall("<mark>(.*?)</mark>", html)
    assert "و«14»" in marked
    assert all(re.search(rf"(^|[ >]){re.escape(m)}($|[ <])", html.replace("mark>", ">")) for m in marked)


def test_a_number_is_marked_where_it_stands_alone():
    html = khabar.process(["أصيب 13 عاملاً بينهم 3 في حال خطرة وبلغت النسبة 2.3 بالمئة"]).figures._repr_html_()
    marked = re.findall("<mark>(.*?)</mark>", html)
    assert marked[:2] == ["13", "3"]
    assert marked[2].startswith("2.3")
