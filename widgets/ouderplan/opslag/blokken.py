"""Which ballots changed: a mark for each block of them, so that their CSV need not be made afresh.

A block is the ballots of a round whose random names begin the same. Every change gives its block
another mark, a random one: it says that something changed and neither when, nor how often, nor
what. When a round closes, its ballots become one block. What is not a vote marks all at once.
"""

import secrets
from collections.abc import Iterable

import sqlalchemy as sa

from ouderplan.opslag.tabellen import BLOKKEN

BEGIN = 2
"""So many characters of a name say which block: 256 blocks in a round."""
ALLES = ""
"""The block of all ballots of a round."""
ELKE_RONDE = 0

Blok = tuple[int, str]
Merken = dict[Blok, int]

_MARKS = sa.select(BLOKKEN.c.ronde, BLOKKEN.c.blok, BLOKKEN.c.merk)
_MARK = sa.text(
    "INSERT INTO briefjesblokken (ronde, blok, merk) VALUES (:ronde, :blok, :merk) "
    "ON CONFLICT (ronde, blok) DO UPDATE SET merk = excluded.merk"
)
_ADD = sa.insert(BLOKKEN)
_OF_ROUND = sa.delete(BLOKKEN).where(BLOKKEN.c.ronde == sa.bindparam("van"))


def block_of(ronde: int, briefje: str) -> Blok:
    """Return the block of a ballot."""
    return ronde, briefje[:BEGIN]


def read_marks(connection: sa.Connection) -> Merken:
    """Return the mark of every block that was changed."""
    return {(ronde, blok): merk for ronde, blok, merk in connection.execute(_MARKS)}


def mark(connection: sa.Connection, blokken: Iterable[Blok]) -> None:
    """Say that something changed in these blocks."""
    rows = [{"ronde": ronde, "blok": blok, "merk": _random()} for ronde, blok in blokken]
    if rows:
        connection.execute(_MARK, rows)


def mark_all(connection: sa.Connection) -> None:
    """Say that anything may have changed."""
    connection.execute(sa.delete(BLOKKEN))
    connection.execute(_ADD, {"ronde": ELKE_RONDE, "blok": ALLES, "merk": _random()})


def join_round(connection: sa.Connection, ronde: int) -> None:
    """Make the ballots of a round that closes one block."""
    connection.execute(_OF_ROUND, {"van": ronde})
    connection.execute(_ADD, {"ronde": ronde, "blok": ALLES, "merk": _random()})


def _random() -> int:
    return secrets.randbits(62)
