"""Dates as people write them, and one list of months."""

from datetime import date
from pathlib import Path

import pytest

import ouderplan
from ouderplan.kern.datum import MAANDEN, written


@pytest.mark.parametrize(
    ("dag", "tekst"),
    [
        (date(2026, 11, 22), "22 november 2026"),
        (date(2027, 1, 1), "1 januari 2027"),
        (date(2027, 3, 31), "31 maart 2027"),
        (None, ""),
    ],
)
def test_a_date_is_written_in_full(dag, tekst):
    assert written(dag) == tekst


def test_the_months_stand_in_one_place():
    package = Path(ouderplan.__file__).parent
    files = [path for path in package.rglob("*.py") if path.name != "datum.py"]
    assert not [path for path in files if "februari" in path.read_text(encoding="utf-8")]
    assert len(MAANDEN) == 12
