"""What several tests use."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent

ARTICLE = "وصل 3 وزراء إلى المدينة صباح اليوم.\nشارك الخبر:\nفيسبوك تويتر واتساب"


@pytest.fixture
def article() -> str:
    return ARTICLE


@pytest.fixture(scope="session")
def samples() -> Path:
    return ROOT / "samples"
