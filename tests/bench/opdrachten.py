"""What a command costs before it does anything, beside an interpreter that only imports click."""

import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from begeleider import example
from processen import environment

KEREN = 9
CLICK = ("-c", "import click")
OPDRACHTEN = {
    "`ouderplan --help`": ("--help",),
    "`ouderplan loting 4711 3 a b`": ("loting", "4711", "3", "a", "b"),
    "`ouderplan start --help`": ("start", "--help"),
    "`ouderplan exporteer --help`": ("exporteer", "--help"),
    "`ouderplan controleer --help`": ("controleer", "--help"),
    "`ouderplan controleer voorbeeld` (een heel werkboek nalezen)": ("controleer", "voorbeeld"),
}


def measure(*, snel: bool = False) -> dict[str, Any]:
    """Return ms of the processor for each, taken in turn, and how often that of click it is."""
    with tempfile.TemporaryDirectory() as name:
        env = environment(**example(Path(name)))
        asked = {"click": CLICK}
        asked |= {what: ("-m", "ouderplan", *words) for what, words in OPDRACHTEN.items()}
        found: dict[str, list[float]] = {what: [] for what in asked}
        for keer in range(3 if snel else KEREN + 1):
            for what, words in asked.items():
                took = _cpu(words, env)
                if keer:  # the first time the files of Python are compiled
                    found[what].append(took)
    half = {what: statistics.median(times) for what, times in found.items()}
    click = half.pop("click")
    rows = [{"wat": what, "ms": ms, "keer": ms / click} for what, ms in half.items()]
    return {"click": click, "rijen": rows}


def _cpu(words: tuple[str, ...], env: dict[str, str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *words], env=env, capture_output=True, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) * 1000
