"""The number of a text that the hall sent in: a random one, that says nothing of who was first."""

from functools import cache
from secrets import randbelow
from typing import Any

import sqlalchemy as sa

from ouderplan.opslag.tabellen import SQL, tabel_of
from ouderplan.opslag.transacties import Lezing

EERSTE = 1_000
"""The lowest number of a text from the hall."""
RUIM = 9_000
"""So many numbers there are, all of the same length; when half is used, ten times as many."""


def random_id(tx: Lezing, rij: type[Any], begin: str = "") -> str:
    """Return an id that no row of `rij` has: `begin` and a random number.

    It costs the same however many texts there are, as long as half of the numbers is free.
    """
    tabel = tabel_of(rij)
    taken = _taken(tabel.naam)
    first, many, tried = EERSTE, RUIM, 0
    while True:
        row_id = f"{begin}{first + randbelow(many)}"
        is_sealed = tx.zegel is not None and tx.zegel.has(tabel, row_id)
        if not is_sealed and tx.connection.execute(taken, {"die": row_id}).first() is None:
            return row_id
        tried += 1
        if tried % 8 == 0:  # half of them taken: seldom eight times in a row
            first, many = first * 10, many * 10


@cache
def _taken(tabel: str) -> sa.Select[Any]:
    row_id = SQL[tabel].c.id
    return sa.select(row_id).where(row_id == sa.bindparam("die"))
