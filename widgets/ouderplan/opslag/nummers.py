"""Numbers that are given out: of a text of the hall, random; of a round, never one used before."""

import csv
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from secrets import randbelow
from typing import Any

import sqlalchemy as sa

from ouderplan.kern.rondes import Ronde
from ouderplan.opslag.csv_uit import BEWAARD, path_of
from ouderplan.opslag.reserve.bestand import reserves
from ouderplan.opslag.tabellen import SQL, TOESTAND, Tabel, tabel_of
from ouderplan.opslag.transacties import Lezing
from ouderplan.opslag.zegel.zegel import Zegel

EERSTE = 1_000
"""The lowest number of a text from the hall."""
RUIM = 9_000
"""So many numbers there are, all of the same length; when half is used, ten times as many."""


def random_id(tx: Lezing, rij: type[Any], begin: str = "") -> str:
    """Return an id that no row of `rij` has: `begin` and a random number.

    It costs the same however many texts there are, as long as half of the numbers is free. Where
    texts are sealed, the database is asked for all of its numbers instead: it gets to see none.
    """
    tabel = tabel_of(rij)
    is_taken = _asked(tx, tabel) if tx.zegel is None else _listed(tx, tx.zegel, tabel)
    first, many, tried = EERSTE, RUIM, 0
    while True:
        row_id = f"{begin}{first + randbelow(many)}"
        if not is_taken(row_id):
            return row_id
        tried += 1
        if tried % 8 == 0:  # half of them taken: seldom eight times in a row
            first, many = first * 10, many * 10


def _asked(tx: Lezing, tabel: Tabel) -> Callable[[str], bool]:
    taken = _taken(tabel.naam)
    return lambda row_id: tx.connection.execute(taken, {"die": row_id}).first() is not None


def _listed(tx: Lezing, zegel: Zegel, tabel: Tabel) -> Callable[[str], bool]:
    there = set(tx.connection.execute(_all_taken(tabel.naam)).scalars())
    return lambda row_id: row_id in there or zegel.has(tabel, row_id)


@cache
def _all_taken(tabel: str) -> sa.Select[Any]:
    return sa.select(SQL[tabel].c.id)


@cache
def _taken(tabel: str) -> sa.Select[Any]:
    row_id = SQL[tabel].c.id
    return sa.select(row_id).where(row_id == sa.bindparam("die"))


# The number of a round: one that no round of this workbook had before, not even a lost one.
#
# Phones and CSVs know a round by its number. Putting a backup back loses rounds but not what was
# said of them, so the highest number that was ever used is kept apart from the rounds.
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
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file, delimiter=";"))
    except (OSError, UnicodeError, csv.Error):
        return
    yield from (int(row[0]) for row in rows if row and row[0].isdecimal())
