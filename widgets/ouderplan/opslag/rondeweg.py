"""Takes what people sent in during a round out of a database that is no workbook: a backup."""

import sqlite3
from collections.abc import Sequence

from ouderplan.opslag.sporen import SPOREN, Spoor
from ouderplan.opslag.tabellen import BLOKKEN, TOESTAND
from ouderplan.opslag.toestandnamen import TELSTAND


def rounds_open(database: sqlite3.Connection) -> list[int]:
    """Return the numbers of the rounds that are open in a database."""
    if not _has(database, "rondes", "gesloten"):
        return []
    found = database.execute("SELECT ronde FROM rondes WHERE gesloten IS NULL")
    return [int(ronde) for (ronde,) in found]


def take_out(
    memory: sqlite3.Connection, rondes: Sequence[int], teksten: Sequence[str] = ()
) -> None:
    """Take out the ballots and entries of these rounds, and these texts; the rest stays."""
    for tabel, spoor in SPOREN.items():
        if spoor in (Spoor.BRIEFJE, Spoor.INZENDING):
            _delete(memory, tabel, "ronde", rondes)
        elif spoor in (Spoor.TEKST, Spoor.OVER_TEKST):
            _delete(memory, tabel, "id", teksten)
    _delete(memory, BLOKKEN.name, "ronde", rondes)
    _delete(memory, TOESTAND.name, "naam", [TELSTAND])


def _delete(
    memory: sqlite3.Connection, tabel: str, kolom: str, welke: Sequence[int] | Sequence[str]
) -> None:
    if _has(memory, tabel, kolom):
        gone = f"DELETE FROM {tabel} WHERE {kolom} = ?"  # noqa: S608  our names
        memory.executemany(gone, [(one,) for one in welke])


def _has(database: sqlite3.Connection, tabel: str, kolom: str) -> bool:
    """Tell whether a table has a column; that of an older program may not."""
    found = database.execute("SELECT 1 FROM pragma_table_info(?) WHERE name = ?", (tabel, kolom))
    return found.fetchone() is not None
