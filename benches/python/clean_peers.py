"""Cleaning of text measured side by side with other tools: how much they take out, what they lose, how fast they are.

    pip install justext trafilatura boilerpy3 datatrove lxml_html_clean   # those that are not installed are left out
    python benches/python/clean_peers.py                    # on pages made up here
    python benches/python/clean_peers.py --corpus FILE      # JSON Lines with "text" and, for quality, "spans"

`spans` are objects with start, end (code points) and label; furniture labels are not scored. The other tools decide
line by line (jusText, trafilatura and boilerpy3 are given each line as a paragraph); a line that they drop is counted
as taken out whole. Speed is one process, one thread, the best of several runs.
"""

from __future__ import annotations

import argparse
import importlib
import json
import random
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import khabar

FURNITURE = {"title", "deck", "section", "byline", "publish_date", "caption", "dateline"}
BODY_LABELS = {"subheading"}

PROSE = [
    "أعلنت بلدية المدينة أمس أن أعمال صيانة الجسر القديم تبدأ مطلع الأسبوع المقبل وتستمر أربعين يوما.",
    "وقال المهندس المشرف على الأعمال إن حركة السير ستحول إلى الطريق الدائري خلال ساعات الليل.",
    "وأضاف أن الكلفة لن تتجاوز مليوني دينار، وأن الجسر يعود إلى الخدمة قبل بدء العام الدراسي.",
    "ويستخدم الجسر يوميا أكثر من خمسين ألف سيارة، بحسب أرقام دائرة السير.",
    "وكان سكان الحي طالبوا منذ سنوات بترميمه بعد أن ظهرت شقوق في أحد أعمدته.",
    "من جهته رأى رئيس غرفة التجارة أن الإغلاق سيضر بأصحاب المحال في الشارع الرئيسي.",
    "وتعهدت الوزارة بدفع تعويضات لمن تتراجع مبيعاته أثناء الأعمال.",
    "وختم المتحدث بالقول: «لن نغلق الجسر في أيام الأعياد».",
]
SUBHEADINGS = ["كلفة المشروع", "مواعيد الإغلاق", "الطرق البديلة", "آراء السكان"]
HEADLINES = [
    "خطة لتوسعة المطار الدولي",
    "مجلس البلدية يقر موازنة العام المقبل",
    "افتتاح خط الحافلات السريع بين الضاحيتين",
    "موسم سياحي قياسي على الساحل",
]
LEFTOVERS: list[tuple[str, Callable[[random.Random], list[str]]]] = [
    ("share", lambda r: ["شارك الخبر:", "فيسبوك تويتر واتساب"]),
    ("share", lambda r: [f"تابعوا آخر أخبار {r.choice(['صوت الميدان', 'المنارة'])} عبر Google News"]),
    ("related", lambda r: [f"اقرأ أيضاً: {r.choice(HEADLINES)}"]),
    ("related", lambda r: ["مواضيع ذات صلة", *r.sample(HEADLINES, 2)]),
    ("ad_slot", lambda r: ["إعلان"]),
    ("ad_slot", lambda r: [f"[ad_{r.randint(1, 3)}]"]),
    ("navigation", lambda r: [f"عدد القراءات: {r.randint(10, 9000)}"]),
    ("comments", lambda r: ["التعليقات (0)", "أضف تعليقك"]),
    ("legal", lambda r: ["جميع الحقوق محفوظة لصحيفة صوت الميدان 2024"]),
    ("source_credit", lambda r: [f"المصدر: {r.choice(['وكالات', 'صحيفة المنارة'])}"]),
    ("tags", lambda r: ["كلمات دلالية: الجسر، البلدية، صيانة الطرق"]),
    ("code", lambda r: ["Your browser does not support the video tag."]),
    (
        "social_embed",
        lambda r: [f"#الجسر يعود قريبا 🚧 https://t.co/Ab{r.randint(10, 99)}", "— بلدية (@example) March 3, 2024"],
    ),
]


def made_up(count: int, seed: int) -> Iterator[dict]:
    """Pages of a kind that the web has, with what was put around and between their paragraphs."""
    rng = random.Random(seed)
    for number in range(count):
        lines: list[tuple[str, str | None]] = []
        for i in range(rng.randint(4, 10)):
            if i and rng.random() < 0.12:
                lines.append((rng.choice(SUBHEADINGS), None))
            lines.append((" ".join(rng.sample(PROSE, rng.randint(1, 3))), None))
            if rng.random() < 0.15:
                label, make = rng.choice(LEFTOVERS[2:6])
                lines += [(line, label) for line in make(rng)]
        for label, make in rng.sample(LEFTOVERS, rng.randint(0, 4)):
            lines += [(line, label) for line in make(rng)]
        text, spans = "", []
        for line, label in lines:
            if label:
                spans.append({"start": len(text), "end": len(text) + len(line), "label": label})
            text += line + "\n"
        yield {"id": str(number), "text": text, "spans": spans}


def by_lines(keeps: Callable[[list[str]], list[bool]]) -> Callable[[str], list[tuple[int, int]]]:
    """A cleaner that gives what it takes out, from one that says of each line whether it stays."""

    def removed(text: str) -> list[tuple[int, int]]:
        lines, at, out = text.split("\n"), 0, []
        for line, keep in zip(lines, keeps(lines), strict=True):
            if not keep:
                out.append((at, at + len(line)))
            at += len(line) + 1
        return out

    return removed


PATTERNS = re.compile(
    r"^\W*(?:(?:اقر[أا]|إقر[أا])\s+(?:أيضا|المزيد)|شارك|تابعونا|المصدر\s*:|كلمات دلالية|إعلان\s*$|التعليقات|"
    r"جميع الحقوق محفوظة|مواضيع ذات صلة|أخبار ذات صلة|طباعة|\[ad_\d\]|https?://\S+\s*$)"
)


def patterns(lines: list[str]) -> list[bool]:
    """What a morning of writing patterns gives."""
    return [not PATTERNS.search(line) for line in lines]


def c4_lines(lines: list[str]) -> list[bool]:
    """The rules of C4 for lines, with Arabic end marks: they end with a mark and have five words."""
    ends = tuple('.!?؟"”»…')
    return [line.rstrip().endswith(ends) and len(line.split()) >= 5 and "javascript" not in line for line in lines]


def peers() -> dict[str, Callable[[str], list[tuple[int, int]]]]:
    """All tools that are installed."""
    found: dict[str, Callable[[str], list[tuple[int, int]]]] = {}
    cleaner = khabar.Cleaner()
    found["khabar"] = lambda text: [(r.start, r.end) for r in cleaner(text).removed]
    found["patterns"] = by_lines(patterns)
    found["C4 line rules, Arabic marks"] = by_lines(c4_lines)

    def page(lines: list[str]) -> str:
        escaped = (line.replace("&", "&amp;").replace("<", "&lt;") for line in lines)
        return "<html><body><article>" + "".join(f"<p>{line}</p>" for line in escaped) + "</article></body></html>"

    def kept_of(lines: list[str], kept: str) -> list[bool]:
        kept_lines = {" ".join(line.split()) for line in kept.split("\n")}
        return [not line.strip() or " ".join(line.split()) in kept_lines for line in lines]

    def installed(name: str) -> object | None:
        try:
            return importlib.import_module(name)
        except ImportError:
            return None

    if justext := installed("justext"):
        stoplist = justext.get_stoplist("Arabic")

        def jus(lines: list[str]) -> list[bool]:
            paragraphs = justext.justext(page(lines).encode(), stoplist, encoding="utf-8")
            return kept_of(lines, "\n".join(p.text for p in paragraphs if not p.is_boilerplate))

        found["jusText, Arabic"] = by_lines(jus)
    if trafilatura := installed("trafilatura"):
        found["trafilatura"] = by_lines(lambda lines: kept_of(lines, trafilatura.extract(page(lines)) or ""))
    if boilerpy3 := installed("boilerpy3.extractors"):
        article = boilerpy3.ArticleExtractor(raise_on_failure=False)
        found["boilerpy3"] = by_lines(lambda lines: kept_of(lines, article.get_content(page(lines)) or ""))
    if filters := installed("datatrove.pipeline.filters"):
        from datatrove.data import Document

        c4 = filters.C4QualityFilter(language="ar", min_num_sentences=-1)

        def datatrove(lines: list[str]) -> list[bool]:
            document = Document(text="\n".join(lines), id="0")
            passed = c4.filter(document)
            return kept_of(lines, document.text if passed is True else "")

        found["datatrove C4"] = by_lines(datatrove)
    return found


def quality(rows: list[dict], removed: Callable[[str], list[tuple[int, int]]]) -> tuple[float, float]:
    """F1 by character of what is taken out, and the share of the body that is lost."""
    hit = missed = lost = body = 0
    for row in rows:
        text = row["text"]
        wanted = [None] * len(text)
        for span in row["spans"]:
            wanted[span["start"] : span["end"]] = [span["label"]] * (span["end"] - span["start"])
        taken = bytearray(len(text))
        for start, end in removed(text):
            taken[start:end] = b"\1" * (end - start)
        for sign, label, gone in zip(text, wanted, taken, strict=True):
            if sign.isspace() or label in FURNITURE:
                continue
            if label is None or label in BODY_LABELS:
                body += 1
                lost += gone
            elif gone:
                hit += 1
            else:
                missed += 1
    return 2 * hit / max(2 * hit + lost + missed, 1), lost / max(body, 1)


def speed(texts: list[str], removed: Callable[[str], list[tuple[int, int]]], seconds: float) -> float:
    """Megabytes a second, the best of several runs."""
    size = sum(len(text.encode()) for text in texts)
    best, until = float("inf"), time.perf_counter() + seconds
    while best == float("inf") or time.perf_counter() < until:
        start = time.process_time()
        for text in texts:
            removed(text)
        best = min(best, time.process_time() - start)
    return size / best / 1e6


def batch_speed(texts: list[str], seconds: float) -> float:
    """The same for a batch on one thread, as a column: positions stay bytes and no Python objects are made."""
    pyarrow = importlib.import_module("pyarrow")
    column, cleaner = pyarrow.array(texts), khabar.Cleaner()
    size = sum(len(text.encode()) for text in texts)
    best, until = float("inf"), time.perf_counter() + seconds
    while best == float("inf") or time.perf_counter() < until:
        # Processor time of all threads: the work is done beside this one.
        start = time.process_time()
        cleaner(column, threads=1)
        best = min(best, time.process_time() - start)
    return size / best / 1e6


def main() -> None:
    """Prints a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, help="JSON Lines of your own")
    parser.add_argument("--pages", type=int, default=400, help="made-up pages [default: 400]")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=2.0, help="for each tool [default: 2]")
    args = parser.parse_args()
    if args.corpus:
        with args.corpus.open(encoding="utf-8") as lines:
            rows = [json.loads(line) for line in lines if line.strip()]
    else:
        rows = list(made_up(args.pages, args.seed))
    texts = [row["text"] for row in rows]
    judged = all("spans" in row for row in rows)
    print(f"{len(rows)} pages, {sum(len(t.encode()) for t in texts) / 1e6:.2f} MB")
    print(f"{'tool':30} {'F1':>6} {'body lost':>10} {'MB/s':>8}")
    for name, removed in peers().items():
        f1, lost = quality(rows, removed) if judged else (float("nan"), float("nan"))
        print(f"{name:30} {f1:6.3f} {lost:10.2%} {speed(texts, removed, args.seconds):8.2f}", flush=True)
    try:
        print(f"{'khabar, a column':30} {'':6} {'':10} {batch_speed(texts, args.seconds):8.2f}")
    except ImportError:
        print("pyarrow is not installed: no figure for a column")


if __name__ == "__main__":
    main()
