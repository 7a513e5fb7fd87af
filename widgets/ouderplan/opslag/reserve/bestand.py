"""Backups of a workbook: whole databases in the folder *reserve*, none of them with a round's key.

A backup goes through memory: the key that links devices to ballots is taken out there, and what
reaches the disk is written afresh (``VACUUM INTO``), without pages that once held something else.

Of a round that is open, a backup has no ballots, no scans and no texts. Two of them side by side
would tell who came in between, for the weeks that a round at home is open; and without its key
nobody could vote in it any more once it was put back. Put back without them, the round goes on,
from nothing.
"""

import contextlib
import re
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from pathlib import Path

from ouderplan.opslag.heel_bestand import place_new, settle, written_whole
from ouderplan.opslag.motor.soort import Uitdraai
from ouderplan.opslag.rondetabellen import ONTVANGEN, VAN_DE_RONDE
from ouderplan.opslag.sporen.tabellen import SPOREN, Spoor
from ouderplan.opslag.tabellen import BLOKKEN, GEHEIMEN, PAPIERKLAD, TOESTAND
from ouderplan.opslag.toestandnamen import AFSTAND, RONDESLEUTEL, TAAK, TAALTELLING, TELSTAND

RESERVE = "reserve"
"""Folder inside a workbook with its backups."""
_NAAM = re.compile(r"(?:(\d{4,6}) )?(\d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d .+)")
"""A number that goes up (the clock may be set back), when, and why."""
_THERE = "SELECT 1 FROM sqlite_master WHERE name = ?"


@dataclass(frozen=True, slots=True)
class Reserve:
    """A backup: its file, and its number in the list, oldest first; 0 is a file from elsewhere."""

    nummer: int
    pad: Path

    @property
    def naam(self) -> str:
        """Say when and why it was made."""
        return _split(self.pad)[1]


def keep(source: Uitdraai, folder: Path, waarom: str) -> Path:
    """Keep what `source` holds as a backup of the workbook in `folder`, and return the file."""
    with (
        written_whole(folder / RESERVE) as half,
        contextlib.closing(without_devices(source)) as memory,
    ):
        memory.execute("VACUUM INTO ?", (str(half),))
        settle(half)
        return next(name for name in _new_names(folder / RESERVE, waarom) if place_new(half, name))


def reserves(folder: Path) -> tuple[Reserve, ...]:
    """Return the backups of a workbook, oldest first."""
    found = (path for path in (folder / RESERVE).glob("*.db") if _NAAM.fullmatch(path.stem))
    paths = sorted(found, key=_split)
    return tuple(Reserve(nummer, path) for nummer, path in enumerate(paths, start=1))


def without_devices(source: Uitdraai) -> sqlite3.Connection:
    """Return a copy in memory, without what links a device to what it sent."""
    source.execute("SELECT count(*) FROM sqlite_master").fetchone()  # says *busy* before the copy
    memory = sqlite3.connect(":memory:", isolation_level=None)
    source.backup(memory)
    passing = (
        (GEHEIMEN, RONDESLEUTEL),
        (GEHEIMEN, AFSTAND),
        (TOESTAND, AFSTAND),
        (TOESTAND, TAALTELLING),
    )
    for table, begin in passing:
        gone = f"DELETE FROM {table.name} WHERE naam LIKE ?"  # noqa: S608  our name
        memory.execute(gone, (f"{begin}%",))
    teksten = _received(memory)
    for table in (*VAN_DE_RONDE, PAPIERKLAD):
        if memory.execute(_THERE, (table.name,)).fetchone():
            memory.execute(f"DELETE FROM {table.name}")  # noqa: S608  our name
    memory.execute(f"DELETE FROM {TOESTAND.name} WHERE naam = ?", (TAAK,))  # noqa: S608
    take_out(memory, rounds_open(memory), teksten)
    return memory


def _received(memory: sqlite3.Connection) -> list[str]:
    """Return the ids of the texts that came in during rounds that are open, not in that order."""
    if not memory.execute(_THERE, (ONTVANGEN.name,)).fetchone():
        return []
    return sorted(text for (text,) in memory.execute(f"SELECT id FROM {ONTVANGEN.name}"))  # noqa: S608  our name


def _split(path: Path) -> tuple[int, str]:
    """Return number and name; a backup of an earlier version of this program has no number."""
    found = _NAAM.fullmatch(path.stem)
    return (int(found[1] or 0), found[2]) if found else (0, path.stem)


def _new_names(folder: Path, waarom: str) -> Iterator[Path]:
    """Yield names that no backup has, as far as can be seen; another process may take one."""
    there = {_split(path) for path in folder.glob("*.db")}
    number = 1 + max((number for number, _ in there), default=0)
    moment = datetime.now().strftime("%Y-%m-%d %H.%M.%S")
    known = {naam for _, naam in there}
    for nr in count(1):
        naam = f"{moment} {waarom}{'' if nr == 1 else f' ({nr})'}"
        if naam not in known:
            yield folder / f"{number:04} {naam}.db"


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
