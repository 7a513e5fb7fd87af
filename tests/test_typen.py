"""The types of the package hold together; looked at beside the other tests, not before them."""

import subprocess
import sys
from pathlib import Path

import pytest

WORTEL = Path(__file__).parents[1]

pytestmark = pytest.mark.lang


@pytest.mark.timeout(1_800)
def test_mypy_finds_nothing():
    done = subprocess.run(
        [sys.executable, "-m", "mypy"],
        cwd=WORTEL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
