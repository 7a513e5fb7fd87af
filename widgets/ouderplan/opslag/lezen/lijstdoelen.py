"""Where a column of a list can go: the lists that schools hand in, and those that stand in one."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from ouderplan.kern.kolomvorm import column_types
from ouderplan.kern.soorten import Tekstsoort
from ouderplan.opslag.tabellen import Kolom, Tabel, name_column, tabel_named
from ouderplan.teksten import Teksten

_ZONDER_UUR = re.compile(
    r"(?<![\d.:])\d{1,2}[.:]\d{2}(?![\d.:])(?!\s*(?:uur|u)\b)(?!\s*(?:tot|-|–|t/m)\s*\d)",
    re.IGNORECASE,
)
_KLOK = re.compile(r"\D{0,12}\d{1,2}[.:]\d{2}\b.*", re.DOTALL)


class Zekerheid(StrEnum):
    """How sure something is."""

    GEZEGD = "gezegd"
    ZEKER = "zeker"
    WAARSCHIJNLIJK = "waarschijnlijk"
    OPEN = "open"

    @property
    def vraagt(self) -> bool:
        """Whether a person has to say yes first."""
        return self in (Zekerheid.WAARSCHIJNLIJK, Zekerheid.OPEN)


@dataclass(frozen=True, slots=True)
class Doel:
    """Where a column goes: a column of a table."""

    tabel: Tabel
    kolom: Kolom

    @property
    def sleutel(self) -> str:
        """How an answer names it."""
        return f"{self.tabel.naam}.{self.kolom.naam}"


def words(deel: str) -> Mapping[str, Any]:
    """Return one of the tables of `lijsten.toml`."""
    return Teksten(__package__ or "", "lijsten.toml").table(deel)


@cache
def offered() -> dict[str, tuple[Tabel, ...]]:
    """Return the lists that a school can hand in, by the meeting in which they are used."""
    return {
        meeting: tuple(table for naam in names if (table := tabel_named(naam)))
        for meeting, names in words("bijeenkomst").items()
    }


def family(tabel: Tabel) -> tuple[Tabel, ...]:
    """Return a table with those whose columns may stand in the same list."""
    others = words("samen").get(tabel.naam, ())
    return (tabel, *(other for naam in others if (other := tabel_named(naam))))


def goals_of(tabel: Tabel) -> dict[str, Doel]:
    """Return where a column of this list can go; what refers to its own list is filled in."""
    found = {}
    for one in family(tabel):
        link = words("verwijst").get(one.naam) if one is not tabel else None
        back = row_name(one) if one is not tabel and tabel.naam in words("verwijst") else None
        for kolom in one.kolommen:
            if kolom.naam not in {link, back}:
                found[f"{one.naam}.{kolom.naam}"] = Doel(one, kolom)
    return found


def row_name(tabel: Tabel) -> str:
    """Return the column that says what a row is called, in the file of a school."""
    named = [
        k.naam for k in tabel.kolommen if k.verplicht and is_text(k) and k.naam != tabel.genummerd
    ]
    return named[0] if named else name_column(tabel.rij)


def is_text(kolom: Kolom) -> bool:
    """Tell whether anything can be written in a column."""
    return kolom.soort is str


def is_moment(doel: Doel) -> bool:
    """Tell whether a column says when."""
    return Tekstsoort.MOMENT in column_types(doel.tabel.rij)[doel.kolom.naam].extra


def is_clock(text: str) -> bool:
    """Tell whether a cell is a time of the day: 19.30 uur, *van* 8.15 *tot* 8.45."""
    return bool(_KLOK.fullmatch(text))


def with_hour(text: str) -> str:
    """Return times of the day so that behind a day they cannot be taken for one: 8.30 - 9.30 uur.

    ``6 oktober 2026, 8.30`` would be a number that is no day, and with it no moment at all.
    """
    return _ZONDER_UUR.sub(r"\g<0> uur", text)
