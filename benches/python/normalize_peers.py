"""Speed of normalization from Python, khabar against everything else that does it, in one run.

    python benches/python/normalize_peers.py
    python benches/python/normalize_peers.py --corpus news.jsonl --megabytes 20

Measures on articles that it generates, or on the texts of a JSON Lines file (field `text`). Prints a table for each
job, in megabytes of UTF-8 a second, best of the rounds. Packages that are not installed are named and left out.
All but the rows that say so run on one thread.
"""

import argparse
import importlib
import importlib.util
import json
import os
import platform
import random
import sys
import time

os.environ.setdefault("POLARS_MAX_THREADS", "1")

import khabar

MARKS = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0670"
ALEFS = "أإآٱ"
EASTERN = "٠١٢٣٤٥٦٧٨٩"
REMOVED = dict.fromkeys(MARKS, "")
FOLDED = {
    **REMOVED,
    "ـ": "",
    **dict.fromkeys(ALEFS, "ا"),
    "ى": "ي",
    "ة": "ه",
    **{digit: str(value) for value, digit in enumerate(EASTERN)},
}
# Seconds that one measurement may take; slow ones get fewer texts.
PATIENCE = 0.5
# Texts in a piece of a measurement.
PIECE = 64

OPENINGS = ["أعلنت وزارة الصحة", "قال المتحدث باسم الحكومة", "ذكرت مصادر محلية", "أكد رئيس البلدية", "أوضحت الهيئة"]
WHEN = ["اليوم الأحد", "مساء أمس", "في مؤتمر صحفي", "خلال جلسة طارئة", "قبل ساعات"]
WHAT = [
    "أن {} شخصاً أصيبوا في حوادث متفرقة على الطرق السريعة",
    "أن نسبة إنجاز المشروع بلغت {}% حتى نهاية الشهر الماضي",
    "أن {} شاحنة محملة بالمساعدات عبرت إلى المناطق المتضررة",
    "أن أسعار الخضراوات ارتفعت بنحو {} في المئة منذ بداية العام",
    "أن {} مدرسة ستفتح أبوابها مجدداً بعد انتهاء أعمال الصيانة",
    "أن قيمة الصفقة تصل إلى {} مليون دولار تُدفع على مراحل",
]
ENDINGS = ["، وفق بيان رسمي.", "، بحسب ما نقلت الوكالة.", "، مشيراً إلى أن التحقيق مستمر.", ".", " «دون تفاصيل أخرى»."]
VOCALIZED = "أَكَّدَ الوَزِيرُ أَنَّ المَشْرُوعَ سَيُنْجَزُ فِي مَوْعِدِهِ المُحَدَّدِ، وَشَكَرَ العَامِلِينَ فِيهِ. "


def generated(size):
    """Articles like those of news sites, always the same: a fifth with eastern digits, one in twenty vocalized."""
    draw = random.Random(20261121)
    texts, total = [], 0
    while total < size:
        digits = str.maketrans("0123456789", EASTERN) if draw.random() < 0.2 else {}
        vocalized = draw.random() < 0.05
        parts = []
        for _ in range(draw.randrange(8, 30)):
            number = str(draw.randrange(3, 9000)).translate(digits)
            sentence = " ".join([draw.choice(OPENINGS), draw.choice(WHEN), draw.choice(WHAT).format(number)])
            parts.append(sentence + draw.choice(ENDINGS) + draw.choice([" ", " ", "\n\n"]))
            if vocalized:
                parts.append(VOCALIZED)
        texts.append("".join(parts).strip())
        total += len(texts[-1].encode())
    return texts


def read(path, size):
    """The first texts of a JSON Lines file."""
    texts, total = [], 0
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            text = json.loads(line).get("text")
            if text:
                texts.append(text)
                total += len(text.encode())
            if total >= size:
                break
    return texts


class Way:
    """One way to do a job: `prepare` makes the input of a list of str, `run` does the work and gives the output."""

    def __init__(self, name, run, prepare=list, strings=list, whole=False):
        """`strings` makes a list of str of the output."""
        self.name, self.run, self.prepare, self.strings, self.whole = name, run, prepare, strings, whole
        self.clock = time.perf_counter


def each(name, function):
    """A function of one str, called for each text."""
    return Way(name, lambda texts: [function(text) for text in texts])


def replaces(table):
    """A chain of `str.replace`."""
    pairs = list(table.items())

    def function(text):
        for old, new in pairs:
            text = text.replace(old, new)
        return text

    return function


def khabar_ways(normalizer, label=""):
    """All doors of khabar."""
    ways = [
        each(f"**khabar**{label}, `str`", normalizer),
        Way(f"**khabar**{label}, `list[str]`", lambda texts: normalizer(texts, threads=1)),
    ]
    if importlib.util.find_spec("pyarrow"):
        import pyarrow as pa

        def column(texts):
            return pa.array(texts, pa.large_string())

        def arrow(threads):
            return lambda texts: normalizer(texts, threads=threads)

        back = pa.LargeStringArray.to_pylist
        ways += [
            Way(f"**khabar**{label}, Arrow column", arrow(1), column, back),
            Way(f"**khabar**{label}, Arrow column at once", arrow(1), column, back, whole=True),
            Way(f"**khabar**{label}, Arrow column, 2 threads", arrow(2), column, back, whole=True),
        ]
    return ways


def optional(missing, package, make):
    """What `make` gives with the module, or nothing, noted in `missing`."""
    try:
        module = importlib.import_module(package)
        return make(module)
    except ImportError as e:
        missing[package] = f"not installed ({e})"
    except Exception as e:
        missing[package] = f"failed: {type(e).__name__}: {e}"
    return []


def polars_ways(table):
    """`Series.str.replace_many`."""

    def make(pl):
        old, new = list(table), list(table.values())
        return [
            Way(
                "polars `replace_many`, column",
                lambda column: column.str.replace_many(old, new),
                pl.Series,
                strings=lambda column: column.to_list(),
            )
        ]

    return make


def pyarrow_ways(table):
    """`replace_substring_regex` by what is written, and by kind."""

    def make(pa):
        compute = importlib.import_module("pyarrow.compute")
        groups = {}
        for old, new in table.items():
            groups.setdefault(new, []).append(old)

        def run(column):
            for new, olds in groups.items():
                column = compute.replace_substring_regex(column, f"[{''.join(olds)}]", new)
            return column

        return [Way("pyarrow `replace_substring_regex`, column", run, pa.array, strings=lambda a: a.to_pylist())]

    return make


def camel_ways(fold):
    """The functions of camel-tools, one after another."""

    def make(_):
        dediac = importlib.import_module("camel_tools.utils.dediac").dediac_ar
        normalize = importlib.import_module("camel_tools.utils.normalize")

        def search(text):
            text = normalize.normalize_alef_ar(dediac(text))
            return normalize.normalize_teh_marbuta_ar(normalize.normalize_alef_maksura_ar(text)).replace("ـ", "")

        return [
            each(
                "camel-tools functions, without digits" if fold else "camel-tools `dediac_ar`",
                search if fold else dediac,
            )
        ]

    return make


def pyarabic_ways(fold):
    """The functions of pyarabic, one after another."""

    def make(_):
        araby = importlib.import_module("pyarabic.araby")

        def search(text):
            text = araby.strip_tatweel(araby.strip_tashkeel(text))
            return araby.normalize_teh(araby.normalize_alef(text))

        function = search if fold else araby.strip_tashkeel
        return [each("pyarabic functions, without digits" if fold else "pyarabic `strip_tashkeel`", function)]

    return make


def raqeem_ways(module):
    """The one fold of raqeem, which also lowers case and joins lines."""
    return [each("raqeem `normalize_ar`, joins lines too", module.normalize_ar)]


def tashaphyne_ways(_):
    """The fold for search of tashaphyne."""
    normalize = importlib.import_module("tashaphyne.normalize")
    return [each("tashaphyne `normalize_searchtext`, without digits", normalize.normalize_searchtext)]


def araclean_ways(fold):
    """The step of araclean alone, or its preset for search."""

    def make(module):
        if fold:
            return [each("araclean preset `search`", lambda text: module.normalize(text, profile="search"))]
        return [each("araclean `remove_tashkeel`", module.remove_tashkeel)]

    return make


def ways(fold, missing):
    """Everything that does the job."""
    table = FOLDED if fold else REMOVED
    translate = str.maketrans(table)
    all_ways = [
        each("`str.translate`", lambda text: text.translate(translate)),
        each(f"chain of {len(table)} `str.replace`", replaces(table)),
    ]
    options = {"tashkeel": True, "dagger_alef": "remove"}
    if fold:
        options |= {"tatweel": "all", "alef": "fold", "alef_maksura": "yeh", "teh_marbuta": "heh", "digits": "ascii"}
    all_ways += khabar_ways(khabar.Normalizer(None, **options))
    if fold:
        all_ways += khabar_ways(khabar.Normalizer("search"), ", whole preset `search`")
    all_ways += optional(missing, "polars", polars_ways(table))
    all_ways += optional(missing, "pyarrow", pyarrow_ways(table))
    if fold:
        all_ways += optional(missing, "raqeem", raqeem_ways)
        all_ways += optional(missing, "tashaphyne", tashaphyne_ways)
    all_ways += optional(missing, "camel_tools", camel_ways(fold))
    all_ways += optional(missing, "pyarabic", pyarabic_ways(fold))
    all_ways += optional(missing, "araclean", araclean_ways(fold))
    return all_ways


def fresh(texts):
    """The same texts in new objects: a str keeps its UTF-8 once somebody has asked for it."""
    return [(text + " ")[:-1] for text in texts]


def measure(way, texts, rounds):
    """Bytes a second, and the output as a list of str with the texts that it came from.

    The work is cut into pieces, and of each piece the best round counts, so that other work of the machine shows
    as little as it can. What runs on more than one thread is not cut.
    """
    few = texts[:: max(1, len(texts) // 40)]
    given = way.prepare(fresh(few))
    start = way.clock()
    way.run(given)
    patience = PATIENCE * size(few) / max(way.clock() - start, 1e-9)
    part = texts[:: max(1, round(size(texts) / patience))]
    length = len(part) if way.whole else PIECE
    took, output = 0.0, []
    for at in range(0, len(part), length):
        piece = part[at : at + length]
        best = float("inf")
        for _ in range(rounds):
            given = way.prepare(fresh(piece))
            start = way.clock()
            result = way.run(given)
            best = min(best, way.clock() - start)
        took += best
        output += way.strings(result)
    return size(part) / took, output, part


def size(texts):
    """Bytes of UTF-8."""
    return sum(len(text.encode()) for text in texts)


def table(title, all_ways, texts, rounds, expected):
    """Measures and prints one job."""
    print(f"\n### {title}\n")
    print("| | MB/s | times `str.translate` | equal to `str.translate` |")
    print("| --- | ---: | ---: | ---: |")
    rows, base = [], None
    for way in all_ways:
        speed, output, part = measure(way, texts, rounds)
        base = base or speed
        same = sum(a == expected(b) for a, b in zip(output, part, strict=True)) / len(part)
        rows.append((speed, way.name, same))
    for speed, name, same in sorted(rows, reverse=True):
        shown = f"{speed / 1e6:,.0f}" if speed >= 1e7 else f"{speed / 1e6:.1f}"
        print(f"| {name} | {shown} | {speed / base:.1f} | {same:.0%} |", flush=True)


def main():
    """Runs both jobs."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--corpus", help="JSON Lines file with a field `text`")
    parser.add_argument("--megabytes", type=float, default=20, help="how much text (20)")
    parser.add_argument("--rounds", type=int, default=7, help="rounds, of which the best counts (7)")
    given = parser.parse_args()
    most = int(given.megabytes * 1e6)
    texts = read(given.corpus, most) if given.corpus else generated(most)
    if not texts:
        sys.exit("no texts")
    total = size(texts)
    source = given.corpus or "generated"
    print(
        f"{len(texts)} texts, {total / 1e6:.1f} MB ({os.path.basename(source)}); CPython {platform.python_version()},"
    )
    print(f"khabar {khabar.__version__}, {platform.system()} {platform.machine()}, {time.strftime('%Y-%m-%d')}")
    missing = {}
    for fold, title in [(False, "Remove tashkeel"), (True, "Fold for search")]:
        translate = str.maketrans(FOLDED if fold else REMOVED)
        table(title, ways(fold, missing), texts, given.rounds, lambda text, t=translate: text.translate(t))
    for package, why in missing.items():
        print(f"\n{package}: {why}")


if __name__ == "__main__":
    main()
