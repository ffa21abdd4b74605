"""Figures read in every place that khabar runs in, in one run: articles a second, and the ratio to the core directly.

    pip install --group engines polars pandas       # places that are not installed are left out, and named
    python benches/python/places.py                 # 20,000 articles made of the samples
    python benches/python/places.py --articles 100000 --rounds 5

The core directly is `khabar.figures` on one Arrow array, with as many threads as the place has workers, measured right
before each place; the best round of each counts. Two things are counted: articles a second by the clock, which means
something on a machine that is idle otherwise, and articles a second of processor time, of this process and all that
it started, which does not depend on that; the ratio is of the latter. Sessions are started before, results are taken to
their end (written nowhere, or kept in memory), and cleaning is off: every place does one work.
"""

from __future__ import annotations

import argparse
import importlib
import logging
import os
import random
import re
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import khabar
import pyarrow as pa
import pyarrow.parquet as pq

SAMPLES = Path(__file__).parents[2] / "samples"
WORKERS = 2
OFF = {"clean": False}
Place = Callable[[pa.Table, Path], Callable[[], object]]


def corpus(size: int) -> pa.Table:
    """Articles made of the samples with other digits, so that none is a copy of another."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(SAMPLES.glob("*.txt"))]
    chance = random.Random(7)

    def other(match: re.Match[str]) -> str:
        return str(chance.randint(1, 9)) + "".join(str(chance.randint(0, 9)) for _ in match[0][1:])

    made = [re.sub(r"[0-9]+", other, texts[n % len(texts)]) for n in range(size)]
    return pa.table({"id": [str(n) for n in range(size)], "text": made})


def need(name: str) -> Any:
    """A package, or an `ImportError`."""
    return importlib.import_module(name)


def as_list(table: pa.Table, _: Path) -> Callable[[], object]:
    """A list of `str`; a list of lists of `Figure`."""
    texts = table["text"].to_pylist()
    return lambda: khabar.figures(texts, threads=WORKERS)


def as_process_list(table: pa.Table, _: Path) -> Callable[[], object]:
    """A list of dicts through `process`."""
    texts = table.to_pylist()
    return lambda: khabar.process(texts, threads=WORKERS, **OFF)


def as_pyarrow(table: pa.Table, _: Path) -> Callable[[], object]:
    """A chunked array."""
    return lambda: khabar.figures(table["text"], threads=WORKERS)


def as_pandas(table: pa.Table, _: Path) -> Callable[[], object]:
    """The accessor of a series."""
    need("khabar.pandas")
    frame = table.to_pandas()
    return lambda: frame["text"].khabar.figures(threads=WORKERS)


def as_polars(table: pa.Table, _: Path) -> Callable[[], object]:
    """The namespace of a series."""
    need("khabar.polars")
    pl = need("polars")
    frame = pl.DataFrame(table)
    return lambda: frame["text"].khabar.figures(threads=WORKERS)


def as_polars_lazy(table: pa.Table, folder: Path) -> Callable[[], object]:
    """An expression in the engine that works in memory."""
    need("khabar.polars")
    pl = need("polars")
    frame = pl.DataFrame(table).lazy()
    query = frame.select(pl.col("text").khabar.figures(threads=WORKERS))
    return lambda: query.collect()


def as_polars_streaming(table: pa.Table, folder: Path) -> Callable[[], object]:
    """An expression in the streaming engine, from Parquet."""
    need("khabar.polars")
    pl = need("polars")
    query = pl.scan_parquet(folder / "*.parquet").select(pl.col("text").khabar.figures(threads=WORKERS))
    return lambda: query.collect(engine="streaming")


def as_duckdb(table: pa.Table, _: Path) -> Callable[[], object]:
    """A function in SQL."""
    duckdb = need("duckdb")
    con = need("khabar.engines.duckdb").register(duckdb.connect(config={"threads": WORKERS}))
    con.register("articles", table)
    return lambda: con.sql("select khabar_figures(text) from articles").fetch_arrow_table()


def as_datafusion(table: pa.Table, _: Path) -> Callable[[], object]:
    """A function in SQL."""
    datafusion = need("datafusion")
    config = datafusion.SessionConfig().with_target_partitions(WORKERS)
    ctx = need("khabar.engines.datafusion").register(datafusion.SessionContext(config))
    ctx.from_arrow(table, name="articles")
    return lambda: ctx.sql("select khabar_figures(text) from articles").to_arrow_table()


def as_spark(_: pa.Table, folder: Path) -> Callable[[], object]:
    """A cached frame of four partitions."""
    sql = need("pyspark.sql")
    os.environ["PYSPARK_PYTHON"] = sys.executable
    session = sql.SparkSession.builder.master(f"local[{WORKERS}]").config("spark.ui.enabled", "false").getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    frame = session.read.parquet(str(folder)).repartition(2 * WORKERS).cache()
    frame.count()
    engine = need("khabar.engines.spark")
    return lambda: engine.figures(frame, **OFF).write.format("noop").mode("overwrite").save()


def as_ray(table: pa.Table, _: Path) -> Callable[[], object]:
    """A data set of four blocks in the object store."""
    ray = need("ray")
    ray.init(num_cpus=WORKERS, include_dashboard=False, log_to_driver=False, logging_level="ERROR")
    need("ray.data").DataContext.get_current().enable_progress_bars = False
    data = ray.data.from_arrow(table).repartition(2 * WORKERS).materialize()
    return lambda: need("khabar.engines.ray").figures(data, **OFF).materialize()


def as_dask(table: pa.Table, _: Path) -> Callable[[], object]:
    """A frame of four partitions, on threads."""
    frame = need("dask.dataframe").from_pandas(table.to_pandas(), npartitions=2 * WORKERS)
    engine = need("khabar.engines.dask")
    return lambda: engine.figures(frame, **OFF).compute(scheduler="threads", num_workers=WORKERS)


def as_datasets(table: pa.Table, _: Path) -> Callable[[], object]:
    """A data set in memory, in two processes."""
    datasets = need("datasets")
    datasets.disable_progress_bars()
    datasets.disable_caching()
    data = datasets.Dataset(table)
    return lambda: need("khabar.engines.datasets").figures(data, num_proc=WORKERS, **OFF)


def as_datatrove(table: pa.Table, _: Path) -> Callable[[], object]:
    """The step alone, in this process."""
    Document = need("datatrove.data").Document
    step = need("khabar.engines.datatrove").Khabar(**OFF)
    rows = table.to_pylist()
    return lambda: sum(1 for _ in step.run(Document(text=row["text"], id=row["id"]) for row in rows))


def as_shell(_: pa.Table, folder: Path) -> Callable[[], object]:
    """JSON Lines in, two Parquet files out, with the start of the command."""
    command = [sys.executable, "-m", "khabar", "run", "--no-clean", "--threads", str(WORKERS)]
    return lambda: subprocess.run(
        [*command, folder / "articles.jsonl", "-o", folder / "out"], check=True, capture_output=True
    )


PLACES: list[tuple[str, str, int, Place]] = [
    ("PyArrow", 'khabar.figures(table["text"])', WORKERS, as_pyarrow),
    ("list", "khabar.figures(texts)", WORKERS, as_list),
    ("list of dicts", "khabar.process(rows)", WORKERS, as_process_list),
    ("pandas", 'frame["text"].khabar.figures()', WORKERS, as_pandas),
    ("Polars", 'frame["text"].khabar.figures()', WORKERS, as_polars),
    ("Polars, lazy", 'frame.lazy().select(pl.col("text").khabar.figures())', WORKERS, as_polars_lazy),
    ("Polars, streaming", 'pl.scan_parquet(…).select(pl.col("text").khabar.figures())', WORKERS, as_polars_streaming),
    ("DuckDB", "select khabar_figures(text) from articles", WORKERS, as_duckdb),
    ("DataFusion", "select khabar_figures(text) from articles", WORKERS, as_datafusion),
    ("Spark", "spark.figures(df)", WORKERS, as_spark),
    ("Ray Data", "ray.figures(ds)", WORKERS, as_ray),
    ("Dask", "dask.figures(ddf)", WORKERS, as_dask),
    ("datasets", "datasets.figures(ds, num_proc=2)", WORKERS, as_datasets),
    ("datatrove, one task", "Khabar()", 1, as_datatrove),
    ("shell", "khabar run articles.jsonl -o out/", WORKERS, as_shell),
]


def processor_seconds() -> float:
    """Processor time of this process and all that it started, also of those that have ended; Linux only."""
    children: dict[str, list[list[str]]] = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        children.setdefault(fields[1], []).append([path.parent.name, *fields[11:15]])
    own = Path("/proc/self/stat").read_text().rpartition(")")[2].split()
    total, parents = sum(map(int, own[11:15])), [str(os.getpid())]
    while parents:
        for number, *ticks in children.get(parents.pop(), []):
            total += sum(map(int, ticks))
            parents.append(number)
    return total / os.sysconf("SC_CLK_TCK")


def seconds(work: Callable[[], object]) -> tuple[float, float]:
    """How long `work` takes by the clock, and how much processor time."""
    clock, processor = time.perf_counter(), processor_seconds()
    work()
    return time.perf_counter() - clock, processor_seconds() - processor


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", nargs="*", help="names of places")
    given = parser.parse_args()
    warnings.simplefilter("ignore")
    logging.disable(logging.WARNING)
    table = corpus(given.articles)
    texts = table["text"].combine_chunks()
    print(f"{given.articles:,} articles, {texts.nbytes / 2**20:.0f} MB of text\n", flush=True)
    print("| where | one line | by the clock | of processor time | of the core |", flush=True)
    print("| --- | --- | ---: | ---: | ---: |", flush=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        pq.write_table(table, folder / "articles.parquet", row_group_size=4096)
        for place, line, workers, make in PLACES:
            if given.only and place not in given.only:
                continue
            if make is as_shell:
                table.to_pandas().to_json(folder / "articles.jsonl", orient="records", lines=True, force_ascii=False)
            try:
                work = make(table, folder)
            except ImportError as e:
                print(f"| {place} | not installed: {e} | | | |", flush=True)
                continue
            work()
            core, here = [], []
            for _ in range(given.rounds):
                start = time.process_time()
                khabar.figures(texts, threads=workers)
                core.append(time.process_time() - start)
                here.append(seconds(work))
            clock, processor = (given.articles / min(times) for times in zip(*here, strict=True))
            ratio = processor * min(core) / given.articles
            print(f"| {place} | `{line}` | {clock:,.0f} | {processor:,.0f} | {ratio:.0%} |", flush=True)


if __name__ == "__main__":
    main()
