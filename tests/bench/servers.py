"""The workbook on PostgreSQL: what a vote costs beside SQLite, and all halls of a board at once."""

import os
import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psutil
import zalen

from databaseserver import missing_server, running
from ouderplan.kern.rondes import Rondekeuze, Rondesoort
from ouderplan.kern.soorten import Groep, Kanaal
from ouderplan.opslag import Werkboek
from ouderplan.opslag.motor.kiezen import OMGEVING
from ouderplan.opslag.stembus import Stem
from ouderplan.opslag.stemmen import cast_all, open_ronde

STEMMEN = 300
SAMEN = 20
BEURTEN = 10
"""The motors take turns, so that other work on the machine meets both."""


def measure(*, snel: bool) -> dict[str, Any] | None:
    """Return what a vote takes on each motor, and what the halls do on a server; None without."""
    if missing_server():
        return None
    with running() as server, tempfile.TemporaryDirectory() as name:
        votes = _votes(Path(name), server.url(), STEMMEN // (10 if snel else 1))
        with _on(server.url()):
            halls = zalen.measure(snel=snel, server=psutil.Process(server.pid()))
    return votes | {"zalen": halls, "samen": SAMEN, "stemmen": STEMMEN}


@contextmanager
def _on(url: str) -> Iterator[None]:
    """Let new workbooks, also those of processes that begin, come on this server."""
    os.environ[OMGEVING] = url
    try:
        yield
    finally:
        del os.environ[OMGEVING]


def _votes(folder: Path, url: str, many: int) -> dict[str, float]:
    """Return the milliseconds of a vote, and votes a second when they come together."""
    ours = Stembus(folder / "bestand")
    with _on(url):
        theirs = Stembus(folder / "server")
        for _ in range(BEURTEN):
            for box in (ours, theirs):
                box.measure(many // BEURTEN)
    return {"sqlite": ours.milliseconds, "sqlite_samen": ours.a_second} | {
        "postgres": theirs.milliseconds,
        "postgres_samen": theirs.a_second,
    }


class Stembus:
    """A workbook with an open vote, and what it took to put votes in."""

    def __init__(self, folder: Path) -> None:
        self._wb = Werkboek.create(folder, {"school": "Meting", "schooljaar": "2026-2027"})
        self._wb._schrijver.stop()  # the CSVs are measured elsewhere
        open_ronde(self._wb, soort=Rondesoort.WAARDEN, vraag="Welke?", aantal_keuzes=5)
        with self._wb.reading() as tx:
            self._keuzes = tuple(row.keuze for row in tx.rows(Rondekeuze, ronde=1))[:5]
        self._voted, self._alone, self._together = 0, [], []
        self.measure(1)
        self._alone.clear()  # what is made at the first vote, is made once a round
        self._together.clear()

    def measure(self, many: int) -> None:
        """Put so many votes in alone, and as many groups."""
        for _ in range(many):
            self._alone.append(self._put_in(1))
        for _ in range(max(many // SAMEN, 3)):
            self._together.append(self._put_in(SAMEN))

    @property
    def milliseconds(self) -> float:
        return statistics.median(self._alone) * 1000

    @property
    def a_second(self) -> float:
        return SAMEN / statistics.median(self._together)

    def _put_in(self, many: int) -> float:
        names = [f"toestel {self._voted + nr}" for nr in range(many)]
        self._voted += many
        votes = [Stem(1, who, Groep.OUDERS, Kanaal.TELEFOON, self._keuzes) for who in names]
        begun = time.perf_counter()
        cast_all(self._wb, votes)
        return time.perf_counter() - begun
