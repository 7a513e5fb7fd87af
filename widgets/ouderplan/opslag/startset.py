"""What a workbook began with: lists that came with the program, the school's own only after a yes.

A row is of the start set as long as it says what the start set says: who changes a word of it, here
or in a spreadsheet, made it the school's. Who leaves the words and means them says so once for the
whole list; that yes is a fact of the workbook, so that it goes along in the CSVs.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, TypeVar

from ouderplan.kern.antwoord import Lees
from ouderplan.kern.criteria import Criterium
from ouderplan.kern.school import Gegeven, Planningsregel, facts
from ouderplan.opslag.gegevens import keep_fact
from ouderplan.opslag.lezen.bestanden import STARTSET, read_all
from ouderplan.opslag.tabellen import tabel_of
from ouderplan.talen.inhoud import earlier

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ouderplan.opslag.werkboek import Werkboek

from ouderplan.kern.draaiboek import Bijeenkomst, Draaiboekregel
from ouderplan.opslag.draaiboek import programme
from ouderplan.opslag.lezen.bestanden import read_files
from ouderplan.opslag.werkboek import Werkboek

JA = "ja"

OVERGENOMEN: Final[Mapping[type[Any], str]] = MappingProxyType(
    {Planningsregel: "planning_overgenomen", Criterium: "criteria_overgenomen"}
)
"""Per list the key of the fact that the school took it over. Waarden are picked in a vote."""

Rij = TypeVar("Rij")


def is_starter(rij: object) -> bool:
    """Tell whether a row still says what came with the program, now or in an earlier version."""
    return type(rij) in OVERGENOMEN and _words(rij) in _starters(tabel_of(type(rij)).naam)


def is_taken_over(rij: type[Any], gegevens: Mapping[str, str]) -> bool:
    """Tell whether the school said yes to the list of this table."""
    return rij not in OVERGENOMEN or gegevens.get(OVERGENOMEN[rij]) == JA


def own_rows(rijen: Iterable[Rij], gegevens: Mapping[str, str]) -> tuple[Rij, ...]:
    """Return the rows that the school made, or said yes to."""
    return tuple(row for row in rijen if is_own(row, gegevens))


def is_own(rij: object, gegevens: Mapping[str, str]) -> bool:
    """Tell whether a row is the school's: it may be told to others then."""
    return is_taken_over(type(rij), gegevens) or not is_starter(rij)


def own_only(lees: Lees) -> Lees:
    """Return a reader that leaves out what came with the program."""

    def read(rij: type[Any], **gelijk: Any) -> "Sequence[Any]":
        rows = lees(rij, **gelijk)
        if rij not in OVERGENOMEN:
            return rows
        return own_rows(rows, facts(lees(Gegeven)))

    return read


def take_over(wb: "Werkboek", rij: type[Any], *, ja: bool = True) -> None:
    """Keep that the school takes over the list of this table, or (`ja` False) no more."""
    with wb.writing() as tx:
        keep_fact(tx, OVERGENOMEN[rij], JA if ja else "")


@cache
def _starters(naam: str) -> frozenset[tuple[Any, ...]]:
    file = resources.files(__package__ or "") / STARTSET / f"{naam}.csv"
    with resources.as_file(file) as path:
        (read,) = read_all([path])
    return frozenset(_words(row.rij) for row in read.rijen)


def _words(rij: Any) -> tuple[Any, ...]:
    """Return the cells of a row, with the sentences of earlier versions as they are now."""
    cells = (getattr(rij, kolom.naam) for kolom in tabel_of(type(rij)).kolommen)
    return tuple(earlier().get(cell, cell) if type(cell) is str else cell for cell in cells)


@cache
def start_rows() -> tuple[Draaiboekregel, ...]:
    """Return the programmes with which a workbook begins."""
    file = resources.files("ouderplan.opslag") / STARTSET / "draaiboek.csv"
    with resources.as_file(file) as path:
        found = read_files([path]).rijen
    return tuple(row.rij for row in found[tabel_of(Draaiboekregel)])


def add_start_rows(wb: Werkboek, bijeenkomst: Bijeenkomst) -> bool:
    """Fill a programme without rows with that of the start set; False when it has rows."""
    with wb.writing() as tx:
        if programme(tx, bijeenkomst):
            return False
        for row in start_rows():
            if row.bijeenkomst is bijeenkomst:
                tx.add(row)
    return True
