"""The SQL statements of every table, made once: putting one together takes longer than doing it."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import sqlalchemy as sa

from ouderplan.opslag.rijen import columns_of
from ouderplan.opslag.tabellen import SQL, VERSIES, Tabel

BUMP = (
    sa.update(VERSIES)
    .where(VERSIES.c.tabel == sa.bindparam("naam"))
    .values(versie=VERSIES.c.versie + 1)
)


BRIEFJES = "stembriefjes"
REMOVE_BALLOT = sa.delete(SQL[BRIEFJES]).where(
    SQL[BRIEFJES].c.ronde == sa.bindparam("van"), SQL[BRIEFJES].c.briefje == sa.bindparam("naam")
)
ADD_BALLOT = sa.insert(SQL[BRIEFJES])
VERSIONS = sa.select(VERSIES.c.tabel, VERSIES.c.versie)

Vorm = tuple[tuple[str, bool], ...]
"""Which cells a query asks to be equal to something; True means: to be empty."""


def shape(gelijk: Mapping[str, Any]) -> Vorm:
    """Return which cells are asked to be equal to something, to find the statement by."""
    return tuple((naam, value is None) for naam, value in gelijk.items())


def filled(gelijk: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values of a statement that was made for their `shape`."""
    return {naam: value for naam, value in gelijk.items() if value is not None}


def _equal(tabel: Tabel, vorm: Vorm) -> list[sa.ColumnElement[bool]]:
    columns = SQL[tabel.naam].c
    return [
        columns[naam].is_(None) if empty else columns[naam] == sa.bindparam(naam)
        for naam, empty in vorm
    ]


@lru_cache(256)
def numbered_rows(tabel: Tabel, vorm: Vorm) -> sa.Select[Any]:
    """Return how rows are read with their numbers, in the school's order."""
    sql = SQL[tabel.naam]
    query = sa.select(sql.c.rij, *columns_of(tabel)).where(*_equal(tabel, vorm))
    return query.order_by(sql.c.volgorde, sql.c.rij)


@lru_cache(256)
def bare_rows(tabel: Tabel, vorm: Vorm) -> sa.Select[Any]:
    """Return how rows are read without their numbers, in the school's order."""
    columns = SQL[tabel.naam].c
    order = tabel.uniek if tabel.anoniem else ("volgorde", "rij")
    query = sa.select(*columns_of(tabel)).where(*_equal(tabel, vorm))
    return query.order_by(*(columns[naam] for naam in order))


@lru_cache(256)
def removal(tabel: Tabel, vorm: Vorm) -> sa.Delete:
    """Return how rows are removed."""
    return sa.delete(SQL[tabel.naam]).where(*_equal(tabel, vorm))
