"""What `import khabar` brings along, and that many threads may use it at once, with and without the global lock."""

import subprocess
import sys
import sysconfig
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import khabar
import pytest

LOADED = "import sys; before = set(sys.modules); import khabar; print(*sorted(set(sys.modules) - before))"


def test_no_other_package_is_imported():
    loaded = subprocess.check_output([sys.executable, "-c", LOADED], text=True).split()
    assert loaded == ["khabar", "khabar._khabar"]


@pytest.mark.skipif(not sysconfig.get_config_var("Py_GIL_DISABLED"), reason="this Python always has the global lock")
def test_the_global_lock_stays_off():
    check = "import sys, khabar; print(sys._is_gil_enabled())"
    assert subprocess.check_output([sys.executable, "-c", check], text=True).strip() == "False"


def test_threads_share_every_stage():
    texts = [f"قُتل {n} شخصاً وأصيب نحو {n * 7} آخرين في حلب.\nالمصدر: وكالات {n}" for n in range(40)]
    pages = [{"site": "midan", "text": text} for text in texts]
    normalizer, cleaner, model = khabar.Normalizer("search"), khabar.Cleaner(), khabar.SiteModel.learn(pages)

    def work(number):
        if number is not None:
            together.wait()
        result = khabar.process(pages, clean=khabar.Cleaner(sites=model), normalize=normalizer, threads=2)
        return (
            normalizer(texts),
            [cleaner(text).text for text in texts],
            [[figure.to_dict() for figure in figures] for figures in khabar.figures(texts, threads=1)],
            [figure.explain() for figure in khabar.figures(texts[3])],
            result.articles.to_dicts(),
            result.figures.to_dicts(),
            model.merge(model) == model,
        )

    alone = work(None)
    together = Barrier(8)
    with ThreadPoolExecutor(8) as pool:
        assert all(found == alone for found in pool.map(work, range(8)))


@pytest.mark.parametrize(
    ("package", "extra", "code"),
    [
        ("pandas", "pandas", "import khabar.pandas"),
        ("polars", "polars", "import khabar.polars"),
        ("datatrove", "datatrove", "import khabar.engines.datatrove"),
        ("dask", "dask", "import khabar.engines.dask as e; e.process(None)"),
        ("pyspark", "spark", "import khabar.engines.spark as e; e.process(None)"),
        ("datafusion", "datafusion", "import khabar.engines.datafusion as e; e.register(None)"),
        ("pyarrow", "pyarrow", "import khabar.engines.duckdb as e; e.register(None)"),
        ("polars", "polars", "import khabar; khabar.process(['وصل 3 وزراء.']).figures.to_polars()"),
        ("matplotlib", "plots", "import khabar.plots as p, khabar; p.removals(khabar.process(['وصل 3 وزراء.']))"),
        ("tqdm", "progress", "import khabar.progress as p; p.bar()"),
    ],
)
def test_a_missing_package_is_named_with_the_command_that_installs_it(package, extra, code):
    run = f"import sys; sys.modules['{package}'] = None; {code}"
    done = subprocess.run([sys.executable, "-c", run], capture_output=True, encoding="utf-8")
    assert done.stderr.splitlines()[-1] == (
        f"khabar.errors.MissingPackageError: this needs {package}, which is not installed; "
        f"install it with: pip install 'khabar[{extra}]'"
    )
