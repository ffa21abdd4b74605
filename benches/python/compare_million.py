"""How long a million figures take to compare, and how the time grows.

python benches/python/compare_million.py [figures ...]

The figures are made: events with a place, a day and a toll that grows, told by several outlets in turns of phrase of
their own, with other figures between. Each size is timed once, tables and all.
"""

import random
import resource
import sys
import time

import khabar
import pyarrow as pa

PLACES = [
    "غزة",
    "القاهرة",
    "درنة",
    "مراكش",
    "صفاقس",
    "وهران",
    "حلب",
    "البصرة",
    "صنعاء",
    "الخرطوم",
    "عدن",
    "الموصل",
    "بنغازي",
    "أسوان",
    "جدة",
    "إربد",
    "طنجة",
    "حمص",
    "تعز",
    "نابلس",
]
CAUSES = ["زلزال", "حريق في سوق", "سيول", "حادث سير", "انفجار مستودع", "قصف", "انهيار مبنى", "غرق قارب"]
OUTLETS = [f"outlet-{n}" for n in range(44)]
SAYINGS = [
    (
        "لقي {n} شخصا مصرعهم جراء {cause} في {place} قرب حي {street}، وفق ما أعلنته السلطات المحلية في بيان.",
        "dead",
        "شخصا",
    ),
    ("ارتفعت حصيلة {cause} الذي وقع بمدينة {place} في شارع {street} إلى {n} قتيلا بحسب مصدر طبي.", "dead", "قتيلا"),
    ("أصيب {n} شخصا بجروح متفاوتة إثر {cause} في {place}، ونقلوا إلى مستشفى {street}.", "injured", "شخصا"),
    ("وتضرر {n} منزلا في {place} على الأقل من {cause}، كما قال رئيس بلدية {street}.", None, "منزلا"),
    ("ونزحت {n} عائلة من حي {street} في {place} بعد {cause} إلى مراكز الإيواء.", "displaced", "عائلة"),
]
LETTERS = "بتجحدرسشصطعفقكلمنهوي"


def figures(count: int) -> pa.Table:
    """A table of `count` figures."""
    pick = random.Random(7)
    rows: dict[str, list] = {
        name: [] for name in ("article_id", "site", "published", "surface", "kind", "value", "noun", "role", "sentence")
    }
    article = 0
    while len(rows["kind"]) < count:
        place, cause, day = pick.choice(PLACES), pick.choice(CAUSES), pick.randrange(700)
        street = "".join(pick.choices(LETTERS, k=5))
        toll = pick.randrange(3, 200)
        for turn in range(pick.randrange(3, 9)):
            article += 1
            at = day + turn // 3
            published = f"{2022 + at // 360}-{at % 360 // 30 + 1:02}-{at % 30 % 28 + 1:02}"
            for saying, role, noun in pick.sample(SAYINGS, 3):
                n = str(toll + turn // 2)
                rows["article_id"].append(f"a{article}")
                rows["site"].append(pick.choice(OUTLETS))
                rows["published"].append(published)
                rows["surface"].append(n)
                rows["kind"].append("count")
                rows["value"].append(int(n))
                rows["noun"].append(noun)
                rows["role"].append(role)
                rows["sentence"].append(saying.format(n=n, cause=cause, place=place, street=street))
    return pa.table(rows).slice(0, count)


def main() -> None:
    """Time each size."""
    for count in [int(a) for a in sys.argv[1:]] or [125_000, 250_000, 500_000, 1_000_000]:
        table = figures(count)
        start, spent = time.perf_counter(), time.process_time()
        comparison = khabar.compare(table)
        took, spent = time.perf_counter() - start, time.process_time() - spent
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"{count:>9} figures  {took:6.1f} s  {spent:6.1f} s of processor", end="  ")
        print(f"{len(comparison):>7} groups  peak {peak:6.0f} MB", flush=True)


if __name__ == "__main__":
    main()
