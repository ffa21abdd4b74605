"""Pictures of results: what is drawn, and that Arabic is drawn joined and from right to left."""

import datetime as dt
import sys
from types import SimpleNamespace

import khabar
import pytest
from khabar.errors import MissingPackageError, OptionError

matplotlib = pytest.importorskip("matplotlib", reason="matplotlib is not installed: pip install --group test")
matplotlib.use("Agg")

from khabar import plots
from matplotlib import pyplot as plt
from matplotlib.dates import num2date
from matplotlib.textpath import TextPath

ARTICLES = [
    ("المنارة", "الخميس 12 تشرين الثاني 2026 | 18:25", "ارتفعت الحصيلة إلى 112 قتيلاً.\nالمصدر: المنارة"),
    ("المنارة", "السبت 14 نوفمبر 2026م - 04 جمادى الآخرة 1448هـ", "أعلنت الهيئة مقتل 268 شخصاً.\nشارك الخبر"),
    (
        "مرصد نيوز",
        "2026-11-11T09:40:00+02:00",
        "قُتل 43 شخصاً على الأقل، ثم قدرت الهيئة عدد القتلى بما بين 40 و50 قتيلاً.",
    ),
    ("مرصد نيوز", "2026-11-13", "بلغ عدد القتلى نحو 200 قتيل وأصيب 900 آخرون، ومئات الجرحى في القرى.\nإعلان"),
    ("بلا تاريخ", None, "مقتل 7 أشخاص."),
]


@pytest.fixture(scope="module")
def result():
    rows = [{"site": site, "published": day, "text": text} for site, day, text in ARTICLES]
    return khabar.process(rows)


@pytest.fixture(autouse=True)
def _closed():
    yield
    plt.close("all")


def points(axes):
    """(day, value, marker, whether filled) of each figure drawn."""
    for line in axes.lines:
        if line.get_marker() not in ("None", None):
            day = line.get_xdata()[0]
            day = day if isinstance(day, dt.date) else num2date(day).date()
            yield day, line.get_ydata()[0], line.get_marker(), line.get_markerfacecolor() != "none"


def test_each_figure_stands_at_its_day_and_its_bound_shows(result):
    axes = plots.figures_over_time(result, role="dead")
    november = [dt.date(2026, 11, day) for day in range(1, 31)]
    assert sorted(points(axes)) == [
        (november[10], 43, "^", True),
        (november[11], 112, "o", True),
        (november[12], 200, "o", False),
        (november[13], 268, "o", True),
    ]
    ranges = [path.vertices[:, 1].tolist() for bars in axes.collections for path in bars.get_paths()]
    assert ranges == [[40, 50]]
    assert {text.get_text() for text in axes.get_legend().get_texts()} == {"المنارة", "مرصد نيوز"}


def test_lines_join_the_largest_value_of_each_day(result):
    axes = plots.figures_over_time(result, role="dead")
    lines = {line.get_label(): list(line.get_ydata()) for line in axes.lines if not line.get_label().startswith("_")}
    assert lines == {"المنارة": [112, 268], "مرصد نيوز": [50, 200]}


def test_a_line_goes_below_zero():
    rows = [
        {"published": "2026-01-10", "text": "بلغت درجة الحرارة 5 درجات مئوية تحت الصفر."},
        {"published": "2026-01-11", "text": "بلغت درجة الحرارة 9 درجات مئوية تحت الصفر."},
    ]
    axes = plots.figures_over_time(khabar.process(rows), unit="Cel")
    assert [point[1] for point in points(axes)] == [-5, -9]
    assert list(axes.lines[0].get_ydata()) == [-5, -9]


def test_fields_choose_what_is_drawn(result):
    for noun in ("آخرون", None):
        axes = plots.figures_over_time(result, role="injured", noun=noun)
        assert [point[1] for point in points(axes)] == [900], "مئات is no number"
    axes = plots.figures_over_time(result, role="dead", where=lambda figure: figure["value"] and figure["value"] > 150)
    assert [point[1] for point in points(axes)] == [268, 200]
    with pytest.raises(OptionError, match="there is no figure with role='rescued' and a number"):
        plots.figures_over_time(result, role="rescued")
    with pytest.raises(OptionError, match="by is 'colour'; one of id, url, site, title, byline is needed"):
        plots.figures_over_time(result, by="colour")


def test_removals_are_stacked_by_label(result):
    axes = plots.removals(result)
    drawn = {
        (bars.get_label(), tick.get_text()): bar.get_width()
        for bars in axes.containers
        for bar, tick in zip(bars, axes.get_yticklabels(), strict=True)
        if bar.get_width()
    }
    counted = {}
    for row in result.articles.to_dicts():
        for piece in row["removed"]:
            counted[piece["label"], row["site"]] = piece["end"] - piece["start"]
    assert drawn == counted
    assert {label for label, _ in counted} == {"source_credit", "share", "ad_slot"}
    with pytest.raises(OptionError, match="nothing was removed"):
        plots.removals(khabar.process(["وصل الوفد أمس إلى المدينة."]))


def shape(text):
    return TextPath((0, 0), text, size=100).vertices


def test_arabic_letters_are_joined():
    def width(text):
        return shape(text)[:, 0].max()

    assert width("عين") < 0.9 * sum(width(letter) for letter in "عين"), "joined letters are narrower than those apart"


def test_arabic_runs_from_right_to_left():
    tall, deep = shape("ا"), shape("ع")
    assert tall[:, 1].max() > deep[:, 1].max()
    assert tall[:, 1].min() > deep[:, 1].min()
    word = shape("اع")
    assert word[word[:, 1].argmax(), 0] > word[word[:, 1].argmin(), 0], "alef, the first and tall one, is on the right"


def test_an_old_matplotlib_is_named_with_the_command_that_brings_a_new_one(monkeypatch, result):
    monkeypatch.setitem(sys.modules, "matplotlib", SimpleNamespace(__version_info__=(3, 10, 1, "final", 0)))
    with pytest.raises(MissingPackageError, match=r"matplotlib 3.10.1 does not join .*: pip install 'khabar\[plots\]'"):
        plots.removals(result)
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(MissingPackageError, match=r"matplotlib, which is not installed; .* 'khabar\[plots\]'"):
        plots.removals(result)
