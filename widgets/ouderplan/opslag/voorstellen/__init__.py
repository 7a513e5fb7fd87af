"""Rows to pick from: nobody has to begin with an empty table.

A list is a CSV beside this file, named and shaped as its table. Adding a list is adding a file.
"""

from functools import cache
from importlib import resources
from typing import Any, TypeVar

from ouderplan.opslag.lezen.lijst import read_file
from ouderplan.opslag.tabellen import tabel_of

Rij = TypeVar("Rij")


def suggestions(rij: type[Rij]) -> tuple[Rij, ...]:
    """Return the rows that can be picked for this table; none when there is no list."""
    rows: tuple[Rij, ...] = _read(tabel_of(rij).naam)
    return rows


@cache
def _read(naam: str) -> tuple[Any, ...]:
    listed = resources.files(__package__) / f"{naam}.csv"
    if not listed.is_file():
        return ()
    with resources.as_file(listed) as path:
        return tuple(row.rij for row in read_file(path).rijen)
