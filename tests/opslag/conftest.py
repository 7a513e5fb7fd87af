"""Real processes on a real workbook, and short ways to say what a round needs."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import ouderplan
from motoren import on_each
from ouderplan.kern.criteria import Criterium
from ouderplan.kern.rondes import Ronde, Rondesoort
from ouderplan.kern.schoolscan import Scanvraag
from ouderplan.kern.soorten import Groep, Kanaal
from ouderplan.kern.waarden import Waarde
from ouderplan.opslag import Werkboek
from ouderplan.opslag.stemmen import Ontvangst, cast, open_ronde

PROCESSEN = Path(__file__).parent / "processen"
WAARDEN = ("vertrouwen", "respect", "openheid", "veiligheid", "gelijkwaardigheid", "plezier")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Let every test of the store that asks for a workbook run on each motor."""
    on_each(metafunc)


@pytest.fixture
def start_proces() -> Iterator[Callable[..., subprocess.Popen[str]]]:
    """Give a function that starts a script of ``processen/`` as a process of its own."""
    started: list[subprocess.Popen[str]] = []
    path = os.pathsep.join([str(Path(ouderplan.__file__).parents[1]), *sys.path])

    def start(script: str, *args: object) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "-u", PROCESSEN / script, *map(str, args)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
            env={**os.environ, "PYTHONPATH": path, "PYTHONIOENCODING": "utf-8"},
        )
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()


@pytest.fixture
def ronde(werkboek: Werkboek) -> Ronde:
    """Give an open values vote with at most two choices."""
    with werkboek.writing() as tx:
        tx.replace_all(Waarde, [Waarde(naam, f"Wat {naam} hier is.") for naam in WAARDEN])
    return open_ronde(werkboek, soort=Rondesoort.WAARDEN, vraag="Welke twee?", aantal_keuzes=2)


@pytest.fixture
def stem(werkboek: Werkboek, ronde: Ronde) -> Callable[..., Ontvangst]:
    """Give ``stem("toestel 1", "respect")``."""

    def vote(stemmer: str, *keuzes: str, **anders: Any) -> Ontvangst:
        ballot = {"groep": Groep.OUDERS, "kanaal": Kanaal.TELEFOON, "ronde": ronde.ronde} | anders
        return cast(werkboek, stemmer=stemmer, keuzes=keuzes, **ballot)

    return vote


@pytest.fixture
def vragen(werkboek: Werkboek) -> list[Scanvraag]:
    """Give the questions of the schoolscan: a criterium each."""
    with werkboek.reading() as tx:
        return [Scanvraag(str(c.criterium), c.titel, c.kort) for c in tx.rows(Criterium)]
