"""Results as HTML for notebooks: right to left, everything escaped, nothing inside a word touched."""

from __future__ import annotations

import json
import re
from html import escape
from typing import Any

ROWS = 20
LONG = 160
FIGURES = ("surface", "kind", "value", "low", "high", "iso", "unit", "noun", "role", "bound", "source", "sentence")
ARTICLES = ("id", "site", "title", "published", "text", "removed", "error")
GROUPS = (
    "label",
    "kind",
    "role",
    "unit",
    "articles",
    "accounts",
    "low",
    "high",
    "first_day",
    "last_day",
    "contradicts",
    "outlier",
)
REPORTS = ("group", "date", "site", "value", "low", "high", "bound", "noun", "source", "relation", "sentence")
COPIES = ("article_id", "site", "copy_of", "copy_of_site", "similarity")
TABLE = "border-collapse:collapse;line-height:1.8"
CELL = "text-align:start;vertical-align:top;padding:2px 8px"
WIDE = f"{CELL};min-width:22em"
"""Cells of running text, which would be squeezed to a column of words otherwise."""


def result(given: Any) -> str:
    """Both tables of a `Result`."""
    return f"{table(given.articles)}\n{table(given.figures)}"


def table(given: Any) -> str:
    """The first rows of a `Table`."""
    rows = [json.loads(line, parse_float=str, parse_int=str) for line in given._json_rows(ROWS)]
    kinds = ((GROUPS, "groups"), (REPORTS, "reports"), (COPIES, "copies"), (FIGURES, "figures"), (ARTICLES, "articles"))
    shown, what = next((names, what) for names, what in kinds if set(names) <= set(given.column_names))
    names = [n for n in shown if any(_shown(n, row) for row in rows)]
    head = "".join(f'<th style="{CELL}"><bdi dir="ltr">{escape(name)}</bdi></th>' for name in names)
    body = "\n".join(f"<tr>{''.join(_cell(name, row) for name in names)}</tr>" for row in rows)
    more = f"; the first {ROWS} of them" if len(given) > ROWS else ""
    what = what if len(given) != 1 else what[:-1] if what != "copies" else "copy"
    caption = f'<caption dir="ltr" style="text-align:start">{len(given)} {what}{more}</caption>'
    return (
        f'<div dir="rtl" lang="ar" style="overflow-x:auto"><table style="{TABLE}">{caption}'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _shown(name: str, row: dict[str, Any]) -> str:
    value = row[name]
    if value is None:
        return ""
    if name == "removed":
        labels = [piece["label"] for piece in value]
        return ", ".join(f"{label} {labels.count(label)}" for label in dict.fromkeys(labels))
    return str(value)


def _cell(name: str, row: dict[str, Any]) -> str:
    text = _shown(name, row)
    if name == "sentence":
        return f'<td dir="auto" style="{WIDE}">{_marked(text, row["surface"])}</td>'
    short = text if len(text) <= LONG else text[:LONG].rsplit(" ", 1)[0] + " …"
    style = WIDE if name == "text" else CELL
    return f'<td dir="auto" style="{style}">{escape(short)}</td>'


def _marked(sentence: str, surface: str) -> str:
    """A sentence with the words that hold its figure marked, whole words only so that letters stay joined."""
    # The 3 of و3, not that of 13 or of 2.3.
    before = r"(?<!\d)(?<!\d[.,٫٬،])" if surface[:1].isdigit() else ""
    after = r"(?!\d|[.,٫٬،]\d)" if surface[-1:].isdigit() else ""
    found = re.search(before + re.escape(surface) + after, sentence)
    if not found or not surface:
        return escape(sentence[:LONG])
    start = sentence.rfind(" ", 0, found.start()) + 1
    end = sentence.find(" ", found.end())
    end = len(sentence) if end < 0 else end
    before, after = sentence[:start], sentence[end:]
    if len(before) > LONG:
        before = "… " + before[-LONG:].partition(" ")[2]
    if len(after) > LONG:
        after = after[:LONG].rpartition(" ")[0] + " …"
    return f"{escape(before)}<mark>{escape(sentence[start:end])}</mark>{escape(after)}"
