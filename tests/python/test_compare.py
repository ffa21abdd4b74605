"""The same figure across articles."""

import json
import re
import tomllib
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path

import khabar
import pytest
from khabar.errors import InputError, OptionError

EVENTS = sorted((Path(__file__).parents[1] / "vectors" / "compare").glob("*.toml"))
MARK = re.compile(r"\{([^|}]*)\|([^}]*)\}")
FIRE = [
    {
        "id": "fire-a",
        "site": "midan",
        "published": "2024-05-01T09:00",
        "title": "حريق في سوق أسوان",
        "text": "أدى حريق في سوق أسوان إلى مقتل 4 أشخاص وإصابة 14 آخرين، وفق مديرية الصحة.",
    },
    {
        "id": "fire-b",
        "site": "nahar",
        "published": "2024-05-02",
        "title": "ارتفاع ضحايا حريق أسوان",
        "text": "ارتفعت حصيلة حريق سوق أسوان إلى 6 قتلى و17 جريحا، بينهم 3 أطفال، وفق مديرية الصحة.",
    },
    {
        "id": "fire-c",
        "site": "shuruq",
        "published": "2024-05-02",
        "title": "حريق سوق أسوان",
        "text": "قالت مديرية الصحة إن حريق السوق في أسوان أسفر عن مقتل 6 أشخاص.",
    },
]


def events():
    """The articles of all events, and the name of each figure that belongs to a group, by article and position."""
    articles, names = [], {}
    for path in EVENTS:
        for article in tomllib.loads(path.read_text(encoding="utf-8"))["article"]:
            text, marked = "", article["text"].strip()
            at = 0
            for mark in MARK.finditer(marked):
                text += marked[at : mark.start()]
                if mark[2] != "-":
                    names[article["id"], len(text)] = f"{path.stem}/{mark[2]}"
                text += mark[1]
                at = mark.end()
            articles.append(article | {"text": text + marked[at:]})
    return articles, names


@pytest.fixture(scope="module")
def fire():
    return khabar.compare(khabar.process(FIRE))


def test_each_report_is_counted_under_the_name_of_its_relation(fire):
    names = fire.groups.column_names
    relations = names[names.index("latest") + 1 : names.index("part_of")]
    assert {"first", "agrees", "grows", "differs", "outlier", "earlier", "copy"} < set(relations)
    reports = fire.reports.to_dicts()
    for row in fire.groups.to_dicts():
        told = [report["relation"] for report in reports if report["group"] == row["group"]]
        assert {name: row[name] for name in relations} == {name: told.count(name) for name in relations}
        assert (row["first_day"], row["last_day"]) == ("2024-05-01", "2024-05-02")


def test_events_are_grouped_as_in_rust():
    articles, names = events()
    result = khabar.process(articles, clean=False)
    starts = {}
    for row in result.figures.to_dicts():
        starts.setdefault((row["article_id"], row["surface"]), []).append(row["start"])
    groups = {}
    for row in khabar.compare(result).reports.to_dicts():
        for start in starts[row["article_id"], row["surface"]]:
            name = names.get((row["article_id"], start))
            if name:
                groups.setdefault(row["group"], []).append(name)
    pure = sum(len(set(found)) == 1 for found in groups.values())
    assert len(groups) >= 40
    assert pure / len(groups) >= 0.9


def test_a_rising_toll_is_one_group(fire):
    rows = [row for row in fire.reports.to_dicts() if row["role"] == "dead"]
    assert [(row["article_id"], row["value"], row["relation"]) for row in rows[:2]] == [
        ("fire-a", Decimal(4), "first"),
        ("fire-b", Decimal(6), "grows"),
    ]
    assert rows[2]["relation"] == "copy", "the same number of the same source is one account"
    assert rows[2]["account"] == rows[1]["account"]
    group = fire.groups.to_dicts()[rows[0]["group"]]
    assert (group["articles"], group["accounts"]) == (3, 2)
    assert (group["low"], group["high"], group["latest"]) == (4, 6, 6)
    assert group["place"] == ["aswan"]


def test_each_report_tells_why_it_is_there(fire):
    for row in fire.reports.to_dicts():
        assert re.search(r"same (noun|place|story|wording).*: as in fire-[abc]$", row["why"]), row["why"]
        assert 0.6 <= row["similarity"] <= 1


def test_the_order_of_articles_does_not_matter(fire):
    turned = khabar.compare(khabar.process(FIRE[::-1]), threads=1)
    assert turned.groups == fire.groups
    assert turned.reports == fire.reports


def test_tables_of_other_libraries_are_read(fire):
    pl = pytest.importorskip("polars")
    result = khabar.process(FIRE)
    figures, articles = pl.DataFrame(result.figures), pl.DataFrame(result.articles)
    assert khabar.compare(figures, articles=articles).reports == fire.reports
    joined = figures.join(articles.select("id", "site", "published"), left_on="article_id", right_on="id")
    assert len(khabar.compare(joined)) >= 1
    pd = pytest.importorskip("pandas")
    frame = pd.DataFrame(result.figures.to_pandas().drop(columns=["phrase"]))
    assert khabar.compare(frame, articles=articles).reports == fire.reports


def test_frames_and_json_hold_the_same(fire):
    pytest.importorskip("pandas")
    pytest.importorskip("polars")
    assert len(fire.to_pandas()) == len(fire.to_polars()) == len(fire.reports)
    told = json.loads(fire.to_json())
    assert [len(group["reports"]) for group in told["groups"]] == [
        len([row for row in fire.reports.to_dicts() if row["group"] == n]) for n in range(len(fire))
    ]
    assert told["copies"] == []


def test_keys_steer():
    result = khabar.process(FIRE)
    by_role = khabar.compare(result, by="role")
    assert {row["why"] for row in by_role.groups.to_dicts()} == {"by role"}
    assert len(by_role) < len(khabar.compare(result, by=["role", "date"], min_articles=1))
    assert len(khabar.compare(result, min_similarity=1.0)) == 0


def test_aliases_steer():
    articles = [
        {"id": "1", "published": "2024-03-01", "text": "وصلت 40 شاحنة إلى تل الزهور صباح اليوم."},
        {"id": "2", "published": "2024-03-01", "text": "دخلت 40 قاطرة إلى مدينة تل الزهور صباح الجمعة."},
    ]
    result = khabar.process(articles)
    assert len(khabar.compare(result)) == 0
    assert len(khabar.compare(result, aliases={"قاطرة": "شاحنة"})) == 1


def test_copies_are_told_and_dropped_only_when_asked():
    again = FIRE[0] | {"id": "fire-d", "site": "sada", "published": "2024-05-03"}
    result = khabar.process([*FIRE, again])
    kept = khabar.compare(result)
    assert [(row["article_id"], row["copy_of"]) for row in kept.copies.to_dicts()] == [("fire-d", "fire-a")]
    assert "fire-d" in {row["article_id"] for row in kept.reports.to_dicts()}
    dropped = khabar.compare(result, drop_copies=True)
    assert dropped.copies == kept.copies
    assert "fire-d" not in {row["article_id"] for row in dropped.reports.to_dicts()}


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"by": "colour"}, 'unknown key "colour"; valid: noun, role'),
        ({"min_similarity": 3}, 'option "min_similarity" is 3, not a number from 0 to 1'),
        ({"aliases": ["a"]}, 'option "aliases" is '),
        ({"min_articles": 0}, "min_articles is 0, not 1 or more"),
    ],
)
def test_wrong_options_are_named(options, message):
    with pytest.raises(OptionError, match=re.escape(message)):
        khabar.compare(khabar.process(FIRE), **options)


def test_wrong_sources_are_named():
    with pytest.raises(TypeError, match="source is str, not a Result or a table"):
        khabar.compare("articles/")
    pa = pytest.importorskip("pyarrow")
    with pytest.raises(InputError, match='there is no column "article_id" in the table of figures; it has: x'):
        khabar.compare(pa.table({"x": [1]}))
    rows = {"article_id": ["a"], "kind": ["size"], "sentence": ["س"]}
    with pytest.raises(OptionError, match='figures, row 0: unknown kind "size"'):
        khabar.compare(pa.table(rows))


class Checker(HTMLParser):
    """Checks that tags are closed in order, and notes those it meets."""

    EMPTY = frozenset({"meta"})

    def __init__(self):
        super().__init__()
        self.open, self.seen, self.links = [], set(), []

    def handle_startendtag(self, tag, attributes):
        self.seen.add(tag)

    def handle_starttag(self, tag, attributes):
        self.seen.add(tag)
        self.links += [value for name, value in attributes if name in ("src", "href")]
        if tag not in self.EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def test_tables_show_themselves(fire):
    assert "3 groups" in (html := fire.groups._repr_html_()) or "2 groups" in html
    assert "<mark>" in fire.reports._repr_html_()
    assert "0 copies" in fire.copies._repr_html_()


def test_the_page_stands_alone(fire):
    html = fire.to_html()
    checker = Checker()
    checker.feed(html)
    assert checker.open == []
    assert {"svg", "circle", "table", "mark", "style"} <= checker.seen
    assert all(link.startswith("#") for link in checker.links)
    assert '<html lang="ar" dir="rtl">' in html
    assert fire._repr_html_().startswith('<div dir="rtl"')


def test_everything_on_the_page_is_escaped():
    bad = [
        article
        | {"id": f"<i>{n}", "site": "<b onclick='x'>", "text": article["text"] + ' <script>alert(1)</script> & "س"'}
        for n, article in enumerate(FIRE)
    ]
    html = khabar.compare(khabar.process(bad, clean=False)).to_html()
    assert "<script" not in html
    assert "<i>0" not in html
    assert "<b onclick" not in html
    assert "&lt;b onclick=&#39;x&#39;&gt;" in html


def test_a_day_of_publication_is_never_guessed_from_the_text():
    quake = "قتل تسعة أشخاص في زلزال جزيرة سيرام. والمقطع المتداول من زلزال إزمير في 30 أكتوبر 2020."
    again = "أودى زلزال سيرام بحياة 9 أشخاص. ونشر المقطع في 30 أكتوبر 2020 بعد زلزال إزمير."
    result = khabar.process([{"id": "a", "site": "x", "text": quake}, {"id": "b", "site": "y", "text": again}])
    comparison = khabar.compare(result)
    assert len(comparison.reports) > 0
    assert {row["date"] for row in comparison.reports} == {None}
    assert {(row["first_day"], row["last_day"]) for row in comparison.groups} == {(None, None)}


def test_an_article_without_a_day_brings_no_years_together():
    old = {"id": "a", "site": "x", "published": "2009-08-09", "text": "أسفر زلزال اليابان عن مقتل 12 شخصا على الأقل."}
    late = {"id": "c", "site": "z", "published": "2011-03-11", "text": "قتل 47 شخصا في زلزال اليابان."}
    for between in ["أودى زلزال اليابان في يناير 2024 بحياة العشرات.", "أودى زلزال اليابان بحياة العشرات."]:
        undated = {"id": "b", "site": "y", "text": between}
        groups = {}
        for row in khabar.compare(khabar.process([old, undated, late])).reports:
            groups.setdefault(row["group"], set()).add(row["article_id"])
        assert not any({"a", "c"} <= found for found in groups.values()), between
    told = khabar.compare(
        khabar.process([{"id": "b", "site": "y", "text": "أودى زلزال اليابان في يناير 2024 بحياة العشرات."}, late])
    )
    assert len(told) == 0, "what comes later was not told before"
