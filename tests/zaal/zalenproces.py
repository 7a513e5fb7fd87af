"""A process of ``ouderplan zalen``, for tests."""

import os
import subprocess
import sys
from contextlib import contextmanager


@contextmanager
def running(map, poort, *meer):
    """Run ``ouderplan zalen`` as its unit does, and give the process once its door is open."""
    words = ("zalen", str(map), "--zaal-adres", "https://bestuur.example.nl")
    process = subprocess.Popen(
        [sys.executable, "-m", "ouderplan", *words, "--poort", str(poort), *meer],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        env=os.environ | {"PYTHONIOENCODING": "utf-8"},
        cwd=map,
    )
    with process:
        assert "staan open" in (said := process.stdout.readline()), said + process.stdout.read()
        try:
            yield process
        finally:
            process.kill()
