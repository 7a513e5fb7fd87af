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
REMOVE_BALLOT = (
    sa.delete(SQL[BRIEFJES])
    .where(
        SQL[BRIEFJES].c.ronde == sa.bindparam("van"),
        SQL[BRIEFJES].c.briefje == sa.bindparam("naam"),
    )
    .returning(SQL[BRIEFJES].c.opzij)
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


@lru_cache(256)
def addition(tabel: Tabel) -> Any:
    """Return how a row is put behind the others; it gives the number of that row."""
    sql = SQL[tabel.naam]
    last = sa.select(sa.func.coalesce(sa.func.max(sql.c.volgorde), 0) + 1).scalar_subquery()
    cells: dict[str, Any] = {
        kolom.naam: sa.bindparam(f"{CEL}{kolom.naam}") for kolom in tabel.kolommen
    }
    return sa.insert(sql).values(volgorde=last, **cells).returning(sql.c.rij)


@lru_cache(256)
def namesakes(tabel: Tabel, vorm: Vorm) -> sa.Select[Any]:
    """Return how the numbers of the rows with these cells are read."""
    return sa.select(SQL[tabel.naam].c.rij).where(*_equal(tabel, vorm))


@lru_cache(256)
def one_row(tabel: Tabel) -> sa.Select[Any]:
    """Return how the row with one number is read."""
    return sa.select(*columns_of(tabel)).where(SQL[tabel.naam].c.rij == sa.bindparam("nummer"))


@lru_cache(256)
def change(tabel: Tabel, names: tuple[str, ...]) -> sa.Update:
    """Return how these cells of the row with one number get another value."""
    sql = SQL[tabel.naam]
    cells: dict[str, Any] = {naam: sa.bindparam(f"{CEL}{naam}") for naam in names}
    return sa.update(sql).where(sql.c.rij == sa.bindparam("nummer")).values(cells)


CEL = "cel_"
"""How the name of a cell begins in what writes it: SQLAlchemy keeps the bare names to itself."""
