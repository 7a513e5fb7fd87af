"""The number of a round: one that no round of this workbook had before, not even a lost one.

Phones and CSVs know a round by its number. Putting a backup back loses rounds but not what was
said of them, so the highest number that was ever used is kept apart from the rounds.
"""

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import sqlalchemy as sa

from ouderplan.kern.rondes import Ronde
from ouderplan.opslag.csv_uit import BEWAARD, path_of
from ouderplan.opslag.reservebestand import reserves
from ouderplan.opslag.tabellen import SQL, TOESTAND, tabel_of

HOOGSTE = "hoogste ronde"
_NA_RONDE = re.compile(r"na ronde (\d+)\b")


def highest_used(connection: sa.Connection) -> int:
    """Return the highest number that a round has or had; 0 when there was none."""
    here = connection.execute(sa.select(sa.func.max(SQL["rondes"].c.ronde))).scalar()
    kept = sa.select(TOESTAND.c.waarde).where(TOESTAND.c.naam == HOOGSTE)
    return max(int(here or 0), int(connection.execute(kept).scalar() or 0))


def keep_used(connection: sa.Connection, nummer: int) -> None:
    """Let no round get `nummer` or a lower one from now on."""
    highest = max(nummer, highest_used(connection))
    connection.execute(sa.delete(TOESTAND).where(TOESTAND.c.naam == HOOGSTE))
    connection.execute(sa.insert(TOESTAND).values(naam=HOOGSTE, waarde=str(highest)))


def highest_in_files(folder: Path) -> int:
    """Return the highest number in what lies beside the database, for when that cannot be read."""
    rondes = path_of(folder, tabel_of(Ronde))
    kept = (folder / BEWAARD).glob(f"*{rondes.name}")
    in_csvs = (nummer for path in (rondes, *kept) for nummer in _numbers_in(path))
    closed = (_NA_RONDE.search(reserve.naam) for reserve in reserves(folder))
    return max([*in_csvs, *(int(found[1]) for found in closed if found)], default=0)


def _numbers_in(path: Path) -> Iterator[int]:
    try:
        rows = list(csv.reader(path.read_text("utf-8-sig").splitlines(True), delimiter=";"))
    except (OSError, UnicodeError, csv.Error):
        return
    yield from (int(row[0]) for row in rows if row and row[0].isdecimal())
