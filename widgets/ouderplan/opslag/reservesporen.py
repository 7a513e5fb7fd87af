"""Backups that were made while a round was open, once that round is closed.

Such a backup holds what had come in by then, so beside the closed round it tells who was early.
What people sent in that round is taken out of it: all of it stands in the workbook, and in the
backup that is made at closing. The rest of the plan stays as it was.
"""

import contextlib
import logging
import sqlite3
from collections.abc import Sequence
from pathlib import Path

from ouderplan.opslag.reserve import install, reserves, written_whole
from ouderplan.opslag.sporen import SPOREN, Spoor
from ouderplan.opslag.tabellen import BLOKKEN, TOESTAND
from ouderplan.opslag.toestandnamen import TELSTAND

log = logging.getLogger(__name__)


def forget_rounds(folder: Path, rondes: Sequence[int], teksten: Sequence[str]) -> None:
    """Take these closed rounds, and these texts, out of the backups in which one is open.

    A backup that cannot be read is left alone: it cannot be put back either.

    Raises
    ------
    NietTeBewaren
        When the disk refuses.
    """
    for reserve in reserves(folder) if rondes else ():
        try:
            _forget(reserve.pad, rondes, teksten)
        except sqlite3.Error:
            log.warning("Deze reservekopie is niet te lezen: %s", reserve.naam)


def _forget(path: Path, rondes: Sequence[int], teksten: Sequence[str]) -> None:
    uri = f"{path.resolve().as_uri()}?mode=ro"
    with contextlib.closing(sqlite3.connect(uri, uri=True, isolation_level=None)) as source:
        open_then = [ronde for ronde in rondes if source.execute(_IS_OPEN, (ronde,)).fetchone()]
        if not open_then:
            return
        memory = sqlite3.connect(":memory:", isolation_level=None)
        source.backup(memory)
    with contextlib.closing(memory), written_whole(path.parent) as half:
        _take_out(memory, open_then, teksten)
        memory.execute("VACUUM INTO ?", (str(half),))
        install(half, path)
    log.warning("Ronde %s is gesloten en staat niet meer in ‘%s’", open_then, path.name)


_IS_OPEN = "SELECT 1 FROM rondes WHERE ronde = ? AND gesloten IS NULL"


def _take_out(memory: sqlite3.Connection, rondes: Sequence[int], teksten: Sequence[str]) -> None:
    for tabel, spoor in SPOREN.items():
        if not _is_there(memory, tabel):
            continue
        if spoor in (Spoor.BRIEFJE, Spoor.INZENDING):
            _delete(memory, tabel, "ronde", rondes)
        elif spoor in (Spoor.TEKST, Spoor.OVER_TEKST):
            _delete(memory, tabel, "id", teksten)
    _delete(memory, BLOKKEN.name, "ronde", rondes)
    _delete(memory, TOESTAND.name, "naam", [TELSTAND])


def _delete(
    memory: sqlite3.Connection, tabel: str, kolom: str, welke: Sequence[int] | Sequence[str]
) -> None:
    gone = f"DELETE FROM {tabel} WHERE {kolom} = ?"  # noqa: S608  our names
    memory.executemany(gone, [(one,) for one in welke])


def _is_there(memory: sqlite3.Connection, tabel: str) -> bool:
    found = memory.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (tabel,))
    return found.fetchone() is not None
