"""What the workbook holds of people, as a school has to be able to say it: table by table.

The facts are the tables themselves: which there are and which columns they have comes from the
database, and what each is, stands in ``persoonsgegevens.toml``. A test asks for every one.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ouderplan.opslag.sporen.tabellen import SPOREN, Spoor
from ouderplan.opslag.tabellen import METADATA
from ouderplan.teksten import Teksten

EIGEN = {"rij", "volgorde"}
"""Columns that the store adds: the number of a row and its place."""


@dataclass(frozen=True, slots=True)
class Tabelfeiten:
    """A table that holds something of who took part: what, how long, and who can see it.

    `kolommen` are the columns that it has, each with what it is.
    """

    tabel: str
    wat: str
    hoelang: str
    wie: str
    kolommen: tuple[tuple[str, str], ...]


def columns_of_people() -> dict[str, tuple[str, ...]]:
    """Return each table that holds something of who took part, with its columns."""
    tables = [naam for naam, spoor in SPOREN.items() if spoor is not Spoor.GEEN]
    return {naam: tuple(_columns(naam)) for naam in tables}


def table_facts() -> tuple[Tabelfeiten, ...]:
    """Return what there is to say of each of those tables (KeyError: of something nothing)."""
    said = _said("tabellen")
    return tuple(
        Tabelfeiten(
            naam,
            said[naam]["wat"],
            said[naam]["hoelang"],
            said[naam]["wie"],
            tuple((kolom, said[naam]["kolommen"][kolom]) for kolom in columns),
        )
        for naam, columns in columns_of_people().items()
    )


def columns_with_names() -> dict[str, tuple[str, ...]]:
    """Return where the school itself fills in a name or a function: table → columns."""
    return {tabel: tuple(columns) for tabel, columns in _said("namen").items()}


def _columns(tabel: str) -> Iterator[str]:
    return (one.name for one in METADATA.tables[tabel].columns if one.name not in EIGEN)


def _said(deel: str) -> dict[str, Any]:
    return Teksten(__package__, "persoonsgegevens.toml").table(deel)
