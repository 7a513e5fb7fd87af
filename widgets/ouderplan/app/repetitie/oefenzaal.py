"""A hall to rehearse in: a workbook of its own and a door of its own. No real vote is touched."""

import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from filelock import FileLock, Timeout

from ouderplan.app.fouten import RepetitieGaatNietOpen
from ouderplan.app.paden import child_env
from ouderplan.kern.rondes import Ronde, Rondesoort
from ouderplan.kern.schooljaren import school_year
from ouderplan.kern.waarden import Waarde
from ouderplan.opslag import Kast, Werkboek
from ouderplan.opslag.stemmen import open_ronde, progress, tally

KEUZES = 5
GEDULD_S = 10.0
BEGIN = ".repetitie-"
SLOT = ".bezig"
"""Locked by the process that rehearses; the operating system unlocks it however that ends."""


@dataclass(frozen=True, slots=True)
class Oefenzaal:
    """An open hall with a round to vote in."""

    wb: Werkboek
    proces: subprocess.Popen[str]
    host: str
    poort: int
    ronde: int

    def counted(self) -> tuple[int, int]:
        """Return how many ballots there are: by the counter, and counted for the result."""
        with self.wb.reading() as tx:
            rows = [row for row in tx.rows(Ronde) if row.ronde == self.ronde]
            return progress(tx, self.ronde), tally(tx, rows[0]).gestemd


@contextmanager
def oefenzaal(waarden: Sequence[Waarde], vraag: str, host: str, naast: Path) -> Iterator[Oefenzaal]:
    """Open one for as long as the block takes; nothing of it stays.

    Parameters
    ----------
    host
        Address of this machine at which the phones knock.
    naast
        Folder on the disk that the rehearsal is about.
    """
    sweep_rehearsals(naast)
    with _folder(naast) as data:
        kast = Kast(data)
        folder = kast.create({"school": "Repetitie", "schooljaar": school_year(date.today())})
        kast.choose(folder)
        wb = Werkboek.open(folder)
        try:
            with wb.writing() as tx:
                tx.replace_all(Waarde, waarden)
            opened = open_ronde(wb, soort=Rondesoort.WAARDEN, vraag=vraag, aantal_keuzes=KEUZES)
            with _door(data, host) as (proces, poort):
                yield Oefenzaal(wb, proces, host, poort, opened.ronde)
        finally:
            wb.close()


def sweep_rehearsals(naast: Path) -> None:
    """Remove what rehearsals left in a folder when they were killed; not one that is going on."""
    for folder in naast.glob(f"{BEGIN}*"):
        held = FileLock(folder / SLOT)
        try:
            if not any(folder.iterdir()):
                continue  # it begins just now
            held.acquire(timeout=0)
        except (OSError, Timeout):
            continue
        empty = _empty(folder)
        held.release()  # Windows removes no file that is open
        if empty:  # without its lock a folder would be nobody's
            shutil.rmtree(folder, ignore_errors=True)


def _empty(folder: Path) -> bool:
    """Remove all but the lock, and tell whether that worked.

    The hall of a rehearsal that was killed lives a moment longer, and writes meanwhile.
    """
    end = time.monotonic() + GEDULD_S
    while left := [path for path in folder.iterdir() if path.name != SLOT]:
        if time.monotonic() > end:
            return False
        for path in left:
            if path.is_dir():
                shutil.rmtree(path, ignore_errors=True)
            else:
                with suppress(OSError):
                    path.unlink()
        time.sleep(0.05)
    return True


@contextmanager
def _folder(naast: Path) -> Iterator[Path]:
    """Give a folder that is locked for as long as this process uses it."""
    made = tempfile.TemporaryDirectory(prefix=BEGIN, dir=naast, ignore_cleanup_errors=True)
    with made as name, FileLock(Path(name) / SLOT):
        yield Path(name)


@contextmanager
def _door(data: Path, host: str) -> Iterator[tuple[subprocess.Popen[str], int]]:
    args = ["-m", "ouderplan.zaal", "--data", str(data), "--poort", "0"]
    args += ["--adres", host, "--buiten", host]
    process = subprocess.Popen(
        [sys.executable, *args],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,  # what went wrong is in what the phones noticed
        encoding="utf-8",
        env=child_env({}),
    )
    assert process.stdin
    assert process.stdout
    try:
        said = process.stdout.readline()
        if not said:
            raise RepetitieGaatNietOpen(adres=host)
        yield process, int(json.loads(said)["poort"])
    finally:
        process.stdin.close()
        try:
            process.wait(GEDULD_S)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        process.stdout.close()
