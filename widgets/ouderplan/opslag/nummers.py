"""The number of a text that the hall sent in: a random one, that says nothing of who was first."""

from collections.abc import Callable
from functools import cache
from secrets import randbelow
from typing import Any

import sqlalchemy as sa

from ouderplan.opslag.tabellen import SQL, Tabel, tabel_of
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
