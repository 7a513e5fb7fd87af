"""Which workbook each running start has on its table; two starts never take each other's.

A start lays a table: a file in the folder *draait*, named after its port, that says which workbook
is on it. Its page, its kernels and its hall look there and nowhere else. Who holds the lock beside
it, runs; what a killed start left behind is swept away by the next one. The file of the lock stays:
were it taken away, who holds it and who asks for it could have two different ones.
"""

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path

from filelock import FileLock, Timeout

from ouderplan.kern.fouten import OuderplanFout

DRAAIT = "draait"
BEURT, KEUZE = ".beurt-slot", ".keuze-slot"
WACHTTIJD = 60.0
"""Seconds that a start waits for another one that is still opening its doors."""
SLUITTIJD = 15.0
"""Seconds that a start waits for one on the same ports that is ending: its doors close first."""
_EINDE, _SLOT = ".txt", ".slot"


class AlOpen(OuderplanFout):
    """A workbook that another start has on its table."""

    zin = (
        "‘{naam}’ is al open, op http://127.0.0.1:{poort}/. Er is niets veranderd. Ga daarheen, of "
        "stop dat eerst (Ctrl-C in het venster waarin het draait). Een ander werkboek kan ernaast "
        "draaien: zet de map ervan achter ‘ouderplan start’."
    )


class TafelBezet(OuderplanFout):
    """A start of which the doors are closed, and that has not ended."""

    zin = (
        "Er is nog een ouderplan op poort {poort} bezig: het gaat open of sluit. Er is niets "
        "veranderd. Wacht een minuut en start opnieuw, of kies een andere poort met --poort."
    )


@contextlib.contextmanager
def laid_table(data: Path, poort: int) -> Iterator[Path]:
    """Give the file that says what is on this start's table, for as long as it runs.

    Raises
    ------
    TafelBezet
        When another start on this port has not ended after `SLUITTIJD`.
    """
    folder = data / DRAAIT
    folder.mkdir(parents=True, exist_ok=True)
    _sweep(folder)
    path = folder / f"{poort}{_EINDE}"
    lock = FileLock(path.with_suffix(_SLOT), timeout=SLUITTIJD)
    try:
        lock.acquire()
    except Timeout as error:
        raise TafelBezet(poort=poort) from error
    try:
        path.unlink(missing_ok=True)
        yield path
    finally:
        path.unlink(missing_ok=True)
        lock.release()


@contextlib.contextmanager
def turn_to_start(data: Path) -> Iterator[Callable[[], None]]:
    """Let starts begin one after another; what is given ends the turn, when the doors are open.

    Two that begin at the same moment would both find the same ports free, and the same workbook.
    Who waits longer than `WACHTTIJD` goes on: then that start hangs, and no two things are equal.
    """
    folder = data / DRAAIT
    folder.mkdir(parents=True, exist_ok=True)
    lock = FileLock(folder / BEURT, timeout=WACHTTIJD)
    with contextlib.suppress(Timeout):
        lock.acquire()
    try:
        yield lock.release
    finally:
        lock.release()


def turn_to_choose(data: Path) -> contextlib.AbstractContextManager[object]:
    """Let starts put a workbook on their table one after another: each sees what the others did."""
    folder = data / DRAAIT
    folder.mkdir(parents=True, exist_ok=True)
    return FileLock(folder / KEUZE, timeout=WACHTTIJD)


def refuse_twice(data: Path, eigen: Path | None, folder: Path) -> None:
    """Refuse a workbook that another start has on its table.

    Raises
    ------
    AlOpen
    """
    for path in _running(data / DRAAIT):
        if path == eigen:
            continue
        with contextlib.suppress(OSError):
            if read_table(path, data) == folder.resolve():
                raise AlOpen(naam=folder.name, poort=path.stem)


def read_table(path: Path, data: Path) -> Path | None:
    """Return the folder that a table names, whether or not it is there; None when it names none."""
    naam = path.read_text(encoding="utf-8").strip()
    return (data / naam).resolve() if naam else None


def _running(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.glob(f"*{_EINDE}")):
        if _is_held(path):
            yield path


def _sweep(folder: Path) -> None:
    for path in folder.glob(f"*{_EINDE}"):
        with contextlib.suppress(Timeout), FileLock(path.with_suffix(_SLOT), timeout=0):
            path.unlink(missing_ok=True)


def _is_held(path: Path) -> bool:
    try:
        with FileLock(path.with_suffix(_SLOT), timeout=0):
            return False
    except Timeout:
        return True
