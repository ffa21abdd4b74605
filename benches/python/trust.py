"""Time, memory and leaks of every job on the worst inputs that could be thought of, as Markdown tables.

Run it from the repository, with khabar installed::

    python benches/python/trust.py time      # 1 KB to 64 MB, processor time, ratio of each doubling
    python benches/python/trust.py memory    # peak of each job as a multiple of its input
    python benches/python/trust.py leaks     # memory after 10,000 batches
"""

from __future__ import annotations

import argparse
import math
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import khabar

KB, MB = 1 << 10, 1 << 20

# What an input repeats. None of them is news; each makes some part of a job begin again and again.
WORST = {
    "digits": "7",
    "grouped digits": "1,234,",
    "و": "و",
    "مليون": "مليون ",
    "numerals": "مئة وثلاثة وعشرون ألفا و",
    "read-also labels": "اقرأ أيضا: ",
    "label lines": "اقرأ أيضا\n",
    "empty lines": "\n",
    "lines": "خبر\n",
    "one line of prose": "قال الوزير إن 3 شاحنات وصلت، ",
    "nested brackets": "([{«",
    "marks": "\u064e",
    "spaces": " ",
    "links": "https://t.co/",
    "open tags": "<div>",
}
# Another way to write the same length: what is opened is closed again, far away.
CLOSING = {"nested brackets": "»}])", "open tags": "</div>"}

JOBS: dict[str, Callable[[str], object]] = {
    "normalize": khabar.Normalizer("search_loose"),
    "clean": khabar.Cleaner(),
    "figures": lambda text: khabar.figures([text], threads=1),
    "clean_html": khabar.clean_html,
}

# A doubling is judged where a run takes long enough for the clock, in seconds.
LEAST = 0.01


def worst(name: str, size: int) -> str:
    """An input of about `size` bytes."""
    piece = WORST[name]
    half = CLOSING.get(name)
    count = max(1, size // (len(piece.encode()) + len((half or "").encode())))
    return piece * count + (half or "") * count


def seconds(job: Callable[[str], object], text: str) -> float:
    """Processor time of the best of some runs."""
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        job(text)
        best = min(best, time.process_time() - start)
    return best


def measure_time(largest: int) -> Iterator[str]:
    """The rows of the table of times."""
    yield f"| job | input | MB/s at {largest // MB} MB | mean ratio of a doubling | largest |"
    yield "| --- | --- | ---: | ---: | ---: |"
    for job_name, job in JOBS.items():
        for name in WORST:
            times = {}
            size = KB
            while size <= largest:
                times[size] = seconds(job, worst(name, size))
                size *= 2
            ratios = [times[n] / times[n // 2] for n in times if n > KB and times[n // 2] >= LEAST]
            judged = "under 10 ms | "
            if ratios:
                mean = math.prod(ratios) ** (1 / len(ratios))
                judged = f"{mean:.2f} | {max(ratios):.2f}"
            yield f"| {job_name} | {name} | {largest / MB / times[largest]:.0f} | {judged} |"


ARTICLE = "أعلنت وزارة الصحة إصابة 14 شخصا ووفاة 3 في حريق، وفق ما قاله المتحدث باسمها.\nاقرأ أيضا: حريق آخر\n" * 20

BATCHES: dict[str, Callable[[list[str]], object]] = {
    "normalize": lambda texts: khabar.normalize(texts, threads=2),
    "clean": lambda texts: khabar.clean(texts, threads=2),
    "figures": lambda texts: khabar.figures(texts, threads=2),
    "process": lambda texts: khabar.process(texts, threads=2),
    "compare": lambda texts: khabar.compare(khabar.process(texts, threads=2)),
}


def peak() -> int:
    """The most memory that this process has had, in bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * KB


def resident() -> int:
    """The memory that this process has now, in bytes."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize()


def one_peak(job: str, size: int) -> None:
    """Prints the peak of a job over articles of `size` bytes together, beyond what was there before."""
    # Distinct texts, each a string of its own.
    texts = [f"{i} {ARTICLE}" for i in range(size // len(ARTICLE.encode()))]
    before = peak()
    BATCHES[job](texts)
    print(peak() - before)


def measure_memory(size: int) -> Iterator[str]:
    """The rows of the table of peaks."""
    yield "| job | input, MB of UTF-8 | peak beyond it, MB | multiple |"
    yield "| --- | ---: | ---: | ---: |"
    for job in BATCHES:
        run = [sys.executable, __file__, "peak", job, str(size)]
        used = int(subprocess.run(run, check=True, capture_output=True, text=True).stdout)
        yield f"| {job} | {size // MB} | {used / MB:.0f} | {used / size:.1f} |"


def measure_leaks(batches: int) -> Iterator[str]:
    """The rows of the table of leaks."""
    yield f"| job | MB after {batches // 10} batches | after {batches} | more a batch, bytes |"
    yield "| --- | ---: | ---: | ---: |"
    texts = [f"{i} {ARTICLE[:300]}" for i in range(8)]
    for name, job in BATCHES.items():
        for _ in range(batches // 10):
            job(texts)
        early = resident()
        for _ in range(batches - batches // 10):
            job(texts)
        late = resident()
        yield f"| {name} | {early / MB:.1f} | {late / MB:.1f} | {(late - early) / (batches - batches // 10):.0f} |"


def main() -> None:
    """Measures what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["time", "memory", "leaks", "peak"])
    parser.add_argument("job", nargs="?")
    parser.add_argument("size", nargs="?", type=int, default=64 * MB)
    args = parser.parse_args()
    if args.what == "peak":
        one_peak(args.job, args.size)
        return
    rows = {"time": measure_time, "memory": measure_memory, "leaks": measure_leaks}[args.what]
    for row in rows(10_000 if args.what == "leaks" else args.size):
        print(row, flush=True)


if __name__ == "__main__":
    main()
