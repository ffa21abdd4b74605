"""Pictures of a `Result` with matplotlib, Arabic joined and right to left: figures over time, what cleaning took out.

>>> import matplotlib
>>> matplotlib.use("Agg")
>>> import khabar
>>> from khabar import plots
>>> result = khabar.process([{"site": "midan", "published": "2026-11-12", "text": "مقتل 112 شخصاً في الزلزال."}])
>>> axes = plots.figures_over_time(result, role="dead")
>>> axes.get_title()
'dead'

matplotlib 3.11 is the first that joins Arabic letters by itself; `pip install 'khabar[plots]'` brings it. The axes that
a function returns are matplotlib's own: title, labels and size can be changed as ever.
"""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

import khabar

from ._frames import need
from .errors import MissingPackageError, OptionError

if TYPE_CHECKING:
    from collections.abc import Callable

    from matplotlib.axes import Axes

NO_NAME = "?"
"""Stands for a site that is not known."""

LONGEST = 50
"""Characters of a name beside a bar."""

UPWARD, DOWNWARD = {"at_least", "more_than"}, {"at_most", "less_than"}


def figures_over_time(
    result: khabar.Result,
    *,
    role: str | None = None,
    kind: str | None = None,
    unit: str | None = None,
    noun: str | None = None,
    where: Callable[[dict[str, Any]], object] | None = None,
    by: str = "site",
    limit: int = 10,
    ax: Axes | None = None,
) -> Axes:
    """Draw the values of figures over the days on which their articles were published, a line an outlet.

    A line joins the largest value of each day. A range is a bar from its lower to its upper end; an arrow points up
    from a value that is at least reached, and down from one that is at most reached; an approximate value is hollow.
    Articles without a day, and figures without a number (عشرات), are left out.

    Args:
        result: What `khabar.process` found.
        role: Take only figures with this role, as `dead`; None takes all.
        kind: Take only figures of this kind, as `money`.
        unit: Take only figures in this unit, as `USD`.
        noun: Take only figures of this noun, as written.
        where: Take only figures for which this gives true; called with a row of `result.figures` as a dict.
        by: The column of `result.articles` that makes a line: `site`, `byline` or another.
        limit: Lines at most, those with most figures.
        ax: Axes to draw into; new ones when left out.

    Raises:
        MissingPackageError: matplotlib 3.11 or newer is not installed; the message says how to install it.
        OptionError: `by` is no column of texts, or no figure is left to draw.
    """
    plt = _pyplot()
    fields = {"role": role, "kind": kind, "unit": unit, "noun": noun}
    wanted = {name: value for name, value in fields.items() if value is not None}
    lines = _lines(result, wanted, where, by)
    if not lines:
        chosen = ", ".join(f"{name}={value!r}" for name, value in wanted.items()) or "any field"
        raise OptionError(f"there is no figure with {chosen} and a number in an article that has a day of publication")
    axes = plt.subplots(figsize=(9, 5))[1] if ax is None else ax
    for name in sorted(lines, key=lambda name: (-len(lines[name]), name))[:limit]:
        _draw_line(axes, name, sorted(lines[name], key=lambda point: point[0]))
    axes.set_title(" · ".join(wanted.values()) or "figures")
    axes.yaxis.set_major_formatter(lambda value, _: f"{value:,.10g}")
    axes.grid(axis="y", alpha=0.3)
    dates = need("matplotlib.dates")
    axes.xaxis.set_major_locator(locator := dates.AutoDateLocator(minticks=2, maxticks=8))
    axes.xaxis.set_major_formatter(dates.ConciseDateFormatter(locator))
    axes.legend()
    return axes


def removals(result: khabar.Result, *, by: str = "site", limit: int = 20, ax: Axes | None = None) -> Axes:
    """Draw how many characters cleaning took out, a bar a site and a colour a label.

    Args:
        result: What `khabar.process` found, with cleaning on.
        by: The column of `result.articles` that makes a bar: `site`, `byline` or another.
        limit: Bars at most, those that lost most.
        ax: Axes to draw into; new ones when left out.

    Raises:
        MissingPackageError: matplotlib 3.11 or newer is not installed; the message says how to install it.
        OptionError: `by` is no column of texts, or nothing was removed.
    """
    plt = _pyplot()
    _check_column(result, by)
    lost: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for article in result.articles.to_dicts():
        for piece in article["removed"] or ():
            lost[article[by] or NO_NAME][piece["label"]] += piece["end"] - piece["start"]
    if not lost:
        raise OptionError("nothing was removed, so there is nothing to draw")
    sites = sorted(lost, key=lambda site: (-lost[site].total(), site))[:limit]
    totals = sum((lost[site] for site in sites), Counter())
    axes = plt.subplots(figsize=(9, 1.5 + 0.4 * len(sites)))[1] if ax is None else ax
    left, names = [0] * len(sites), [_short(site) for site in sites]
    colours = plt.get_cmap("tab20")
    for number, (label, _) in enumerate(totals.most_common()):
        widths = [lost[site][label] for site in sites]
        axes.barh(names, widths, left=left, label=label, color=colours(number % colours.N))
        left = [start + width for start, width in zip(left, widths, strict=True)]
    axes.invert_yaxis()
    axes.xaxis.set_major_formatter(lambda value, _: f"{value:,.10g}")
    axes.set_xlabel("characters removed")
    axes.legend(loc="upper left", bbox_to_anchor=(1.0, 1.0))
    figure: Any = axes.figure
    figure.set_layout_engine("tight")
    return axes


def _pyplot() -> Any:
    """Pyplot, of a matplotlib that shapes Arabic."""
    version = need("matplotlib").__version_info__
    if version < (3, 11):
        found = ".".join(map(str, version[:3]))
        message = (
            f"matplotlib {found} does not join Arabic letters; install 3.11 or newer with: pip install 'khabar[plots]'"
        )
        raise MissingPackageError(message, name="matplotlib")
    return need("matplotlib.pyplot")


def _short(name: str) -> str:
    """A name that leaves room for the bars, cut between two words."""
    return name if len(name) <= LONGEST else name[:LONGEST].rpartition(" ")[0] + " …"


def _check_column(result: khabar.Result, by: str) -> None:
    texts = ("id", "url", "site", "title", "byline")
    if by not in texts:
        raise OptionError(f"by is {by!r}; one of {', '.join(texts)} is needed")


def _lines(
    result: khabar.Result, wanted: dict[str, str], where: Callable[[dict[str, Any]], object] | None, by: str
) -> dict[str, list[tuple[dt.date, dict[str, Any]]]]:
    """The figures that are wanted with their days, by outlet."""
    _check_column(result, by)
    articles = {row["id"]: (row[by] or NO_NAME, _day(row["published"])) for row in result.articles.to_dicts()}
    lines: defaultdict[str, list[tuple[dt.date, dict[str, Any]]]] = defaultdict(list)
    for figure in result.figures.to_dicts():
        name, day = articles[figure["article_id"]]
        fits = all(figure[field] == value for field, value in wanted.items()) and (where is None or where(figure))
        if fits and day is not None and (figure["value"] is not None or figure["high"] is not None):
            lines[name].append((day, figure))
    return lines


def _day(published: str | None) -> dt.date | None:
    """The day in a line such as «الخميس 12 تشرين الثاني 2026 | 18:25», or an ISO time."""
    if not published:
        return None
    try:
        return dt.datetime.fromisoformat(published).date()
    except ValueError:
        pass
    for figure in khabar.figures(published):
        for text in (figure.iso, figure.gregorian):
            try:
                return dt.date.fromisoformat(text or "")
            except ValueError:
                continue
    return None


def _draw_line(axes: Axes, name: str, points: list[tuple[dt.date, dict[str, Any]]]) -> None:
    highest: dict[dt.date, float] = {}
    for day, figure in points:
        highest[day] = max(_height(figure), highest.get(day, -math.inf))
    days: Any = list(highest)
    line = axes.plot(days, list(highest.values()), label=name, alpha=0.6)[0]
    for day, figure in points:
        _draw_point(axes, day, figure, line.get_color())


def _draw_point(axes: Axes, day: Any, figure: dict[str, Any], colour: Any) -> None:
    bound = figure["bound"]
    if figure["value"] is None:
        axes.vlines(day, float(figure["low"]), float(figure["high"]), color=colour, linewidth=4, alpha=0.6)
        return
    marker = "^" if bound in UPWARD else "v" if bound in DOWNWARD else "o"
    inside = "none" if bound == "approx" else colour
    axes.plot(day, _height(figure), marker=marker, color=colour, markerfacecolor=inside, linestyle="none")


def _height(figure: dict[str, Any]) -> float:
    """Where a figure stands: its value, or the upper end of its range."""
    return float(figure["high"] if figure["value"] is None else figure["value"])
