"""How long an envelope is: as long as the longest that could be, so that it tells nothing."""

import json
from collections.abc import Callable, Collection, Mapping
from typing import Any

import sqlalchemy as sa

from ouderplan.opslag.tabellen import SQL

TEKEN = 4
"""So many bytes a character takes at most."""
LANGSTE = 300
"""Characters of a text from a phone (`inbreng.LANGSTE`, `schoolscan.LANGSTE_SCANTEKST`)."""
_KOP, _REGEL = 320, 80
"""Bytes around what was written: of an envelope, and of a line of a scan in it."""
_KOMMA = 3
"""Bytes around a choice in a list of choices."""


def size_of(keuzes: Callable[[], Collection[str]], tabel: str, row: Mapping[str, Any]) -> int:
    """Return the length of an envelope of this round, in bytes; the same for all of a table.

    What nobody sends from a phone (a scan out of a file) may be longer: then it is a multiple.

    Parameters
    ----------
    keuzes
        Returns what can be chosen in the round.
    row
        One of its rows, for what is the same in all that come in during the round.
    """
    if tabel == "stembriefjes":
        return _KOP + sum(_length(keuze) + _KOMMA for keuze in keuzes())
    if tabel == "schoolscan":
        return _KOP + len(keuzes()) * (2 * LANGSTE * TEKEN + _REGEL)
    return _KOP + LANGSTE * TEKEN + _length(row.get("wat", ""))


def _length(text: str) -> int:
    return len(json.dumps(text, ensure_ascii=False).encode())


def choices_of(connection: sa.Connection, ronde: int) -> list[str]:
    """Return what can be chosen in a round; that stays so while it is open."""
    return list(connection.execute(_CHOICES, {"van": ronde}).scalars())


_KEUZES = SQL["rondekeuzes"].c
_CHOICES = sa.select(_KEUZES.keuze).where(_KEUZES.ronde == sa.bindparam("van"))
