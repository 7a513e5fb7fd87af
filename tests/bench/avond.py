"""The hall's memory over an evening of rounds, crowds and storms: does it come back down?

Run it alone with ``python tests/bench/avond.py``. What it prints is PSS where the system tells that
(Linux), and otherwise the resident size.
"""

import asyncio
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import Any

import psutil
from drukte import storm
from processen import BRON, Toestroom, wait_for
from teksten import hall, send_all

from kernels import is_hall
from ouderplan.kern.rondes import Rondesoort
from ouderplan.opslag import Werkboek
from ouderplan.opslag.rondezoeken import current_ronde
from ouderplan.opslag.stemmen import close_ronde, open_ronde

RONDES = 6
TELEFOONS = 300
TEKSTEN = 400
LIJNEN = 2000
RUST_S = 20.0
"""So long it is quiet after a round: the hall gives memory back at a heartbeat."""


def measure(*, snel: bool) -> dict[str, Any]:
    """Return per round the megabytes at its beginning, at most, when it closed, and given back."""
    rondes = 2 if snel else RONDES
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with hall(folder, BRON, "waarden") as poort:
            rows = _evening(folder, poort, rondes, 1.0 if snel else RUST_S)
    found = {"telefoons": TELEFOONS, "teksten": TEKSTEN, "lijnen": LIJNEN}
    return {**found, "rondes": rows}


def _evening(folder: Path, poort: int, rondes: int, rust: float) -> list[dict[str, float]]:
    process = _hall_process()
    wb = Werkboek.open(folder / "werkboek")
    rows = []
    for nummer in range(1, rondes + 1):
        soort = Rondesoort.WAARDEN if nummer % 2 else Rondesoort.KANSEN
        _open(wb, soort)
        time.sleep(1.0)
        begin, peak = memory(process), _Peak(process)
        with peak:
            if soort.stemt:
                crowd = Toestroom(poort, TELEFOONS, 5.0, "stemt")
                crowd.noticed()
                crowd.leave()
            else:
                asyncio.run(send_all(poort, TEKSTEN))
            if nummer % 4 in (0, 1):
                with storm(poort, LIJNEN):
                    time.sleep(8.0)
        _close(wb)
        before = memory(process)
        time.sleep(rust)
        row = {"begin": begin, "drukst": peak.most, "gesloten": before, "na": memory(process)}
        rows.append({"ronde": nummer, **row})
        print(rows[-1], file=sys.stderr, flush=True)
    wb.close()
    return rows


def _hall_process() -> psutil.Process:
    def find() -> psutil.Process | None:
        mine = psutil.Process().children(recursive=True)
        return next((one for one in mine if is_hall(one)), None)

    return wait_for(find)


def _open(wb: Werkboek, soort: Rondesoort) -> None:
    _close(wb)
    aantal = soort.plaatsen or None
    open_ronde(wb, soort=soort, vraag="Wat vindt u?", aantal_keuzes=aantal)


def _close(wb: Werkboek) -> None:
    with wb.reading() as tx:
        now = current_ronde(tx)
    if now:
        close_ronde(wb, now.ronde)


def memory(process: psutil.Process) -> float:
    """Return the megabytes of a process."""
    full = process.memory_full_info()
    return float(getattr(full, "pss", full.rss)) / 2**20


class _Peak:
    """Looks every half second how much it is, in a thread of its own."""

    def __init__(self, process: psutil.Process) -> None:
        self.most = 0.0
        self._process = process
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._look)

    def __enter__(self) -> None:
        self._thread.start()

    def __exit__(self, *_error: object) -> None:
        self._done.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._done.wait(0.5):
            self.most = max(self.most, memory(self._process))


if __name__ == "__main__":
    for row in measure(snel="--snel" in sys.argv)["rondes"]:
        print(row)
