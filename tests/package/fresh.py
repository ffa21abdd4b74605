"""Run by the Python of an environment that holds khabar and nothing else: what the smallest install can do.

    python fresh.py README.md

Needs only the standard library. Ends with 1 and a sentence where something does not hold.
"""

import doctest
import importlib.metadata
import subprocess
import sys
import sysconfig
from pathlib import Path

ALLOWED = {"khabar", "pip", "setuptools"}
SLOWEST_IMPORT = 0.1
"""Seconds that the fastest of some imports may take; on a quiet machine it takes four thousandths."""

IMPORT = """
import sys, time
before, start = set(sys.modules), time.perf_counter()
import khabar
print(time.perf_counter() - start, *sorted(set(sys.modules) - before))
"""

MISSING = {
    "to_pandas": "pip install 'khabar[pandas]'",
    "to_polars": "pip install 'khabar[polars]'",
    "to_arrow": "pip install 'khabar[pyarrow]'",
}


def check(holds: bool, sentence: str) -> None:
    if not holds:
        sys.exit(f"fresh install: {sentence}")


def installed_alone() -> None:
    names = {distribution.metadata["Name"].lower() for distribution in importlib.metadata.distributions()}
    check(names <= ALLOWED, f"the environment is not empty, it holds {', '.join(sorted(names - ALLOWED))}")
    check(importlib.metadata.requires("khabar") is not None, "no extras are declared")
    needed = [line for line in importlib.metadata.requires("khabar") or [] if "extra ==" not in line]
    check(not needed, f"khabar needs {', '.join(needed)}")


def imported_from_the_environment() -> None:
    import khabar

    home = Path(sysconfig.get_path("platlib")).resolve()
    check(home in Path(khabar.__file__).resolve().parents, f"khabar comes from {khabar.__file__}")
    check(khabar.__version__ == importlib.metadata.version("khabar"), "the version is not that of the package")


def import_is_light() -> None:
    runs = [subprocess.check_output([sys.executable, "-I", "-c", IMPORT], text=True).split() for _ in range(5)]
    modules = runs[0][1:]
    check(modules == ["khabar", "khabar._khabar"], f"import khabar also imports {', '.join(modules)}")
    fastest = min(float(run[0]) for run in runs)
    check(fastest < SLOWEST_IMPORT, f"import khabar takes {fastest:.3f} s")
    print(f"import khabar: {fastest * 1000:.1f} ms, {len(modules)} modules")


def first_examples_run(page: Path) -> None:
    test = doctest.DocTestParser().get_doctest(page.read_text(encoding="utf-8"), {}, page.name, str(page), 0)
    failed, tried = doctest.DocTestRunner(verbose=False).run(test)
    check(tried > 0 and failed == 0, f"{failed} of {tried} examples of {page.name} failed")
    print(f"{page.name}: {tried} examples")


def every_job_runs_alone(folder: Path) -> None:
    import khabar
    from khabar.errors import MissingPackageError

    path = folder / "article.txt"
    path.write_text("أعلنت الوزارة مقتل 24 شخصاً.\nالمصدر: وكالات", encoding="utf-8")
    result = khabar.process([str(path)])
    check([row["value"] for row in result.figures.to_dicts()] == [24], "process finds other figures")
    check("<table" in result._repr_html_(), "a result shows no table")
    for method, command in MISSING.items():
        try:
            getattr(result.figures, method)()
        except MissingPackageError as e:
            check(command in str(e), f"{method} does not name the command {command}: {e}")
        else:
            check(False, f"{method} works without its package")


def long_texts_cross_the_border() -> None:
    import khabar
    from khabar.errors import InputError

    for piece in ("خبر ", "خبر é ", "خبر 😀 "):
        text = piece * 200
        bare = khabar.normalize(text.replace("خ", "خَ"), None, tashkeel=True)
        check(bare == text, f"{piece!r} comes back as {bare[: len(piece)]!r}")
    try:
        khabar.normalize("خبر" * 200 + "\ud83d\ude00")
    except InputError as e:
        check("U+D83D at position 600" in str(e), f"a lone surrogate is told as {e}")
    else:
        check(False, "a lone surrogate is taken")


def extras_are_those_of_what_is_installed() -> None:
    command = [sys.executable, "-m", "pip", "install", "--dry-run", "--no-index", "--disable-pip-version-check"]
    done = subprocess.run([*command, "khabar[pandas]"], capture_output=True, text=True)
    # Without an index nothing can be fetched; that pandas is what is looked for shows that khabar was found here.
    lacks = done.stderr.strip().rpartition("\n")[2]
    check("No matching distribution found for pandas" in lacks, f"pip install 'khabar[pandas]' says: {lacks}")


def command_runs() -> None:
    command = Path(sysconfig.get_path("scripts")) / "khabar"
    version = subprocess.check_output([command, "--version"], text=True).strip()
    check(version == f"khabar {importlib.metadata.version('khabar')}", f"khabar --version says {version}")
    arabic = "الأَخْبـــارُ ١٢٫٥٪"
    done = subprocess.run([command, "normalize"], input=arabic, capture_output=True, encoding="utf-8", check=True)
    check(done.stdout.strip() == "الاخبار 12.5%", f"khabar normalize says {done.stdout}")


def main() -> None:
    installed_alone()
    imported_from_the_environment()
    import_is_light()
    first_examples_run(Path(sys.argv[1]))
    every_job_runs_alone(Path.cwd())
    long_texts_cross_the_border()
    command_runs()
    extras_are_those_of_what_is_installed()


if __name__ == "__main__":
    main()
