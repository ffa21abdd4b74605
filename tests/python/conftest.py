"""What several tests use."""

from pathlib import Path

import pytest

ENGINES = Path(__file__).parent / "engines"

ROOT = Path(__file__).parent.parent.parent

ARTICLE = "وصل 3 وزراء إلى المدينة صباح اليوم.\nشارك الخبر:\nفيسبوك تويتر واتساب"


@pytest.fixture
def article() -> str:
    return ARTICLE


@pytest.fixture(scope="session")
def samples() -> Path:
    return ROOT / "samples"


def pytest_terminal_summary(terminalreporter):
    """Says which engines were not tried: a line among the dots is easily missed."""
    reasons = {
        report.longrepr[2].removeprefix("Skipped: ")
        for report in terminalreporter.getreports("skipped")
        if isinstance(report.longrepr, tuple) and ENGINES in Path(report.longrepr[0]).resolve().parents
    }
    if reasons:
        terminalreporter.section("ENGINES NOT TESTED", red=True, bold=True)
        for reason in sorted(reasons):
            terminalreporter.line(reason, red=True)
        terminalreporter.line("KHABAR_ENGINES=required sh scripts/test.sh installs and tests them all.")
