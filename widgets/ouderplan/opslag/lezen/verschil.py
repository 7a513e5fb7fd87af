"""What reading a file in changes in a table: per row, and of a row that is another, per cell."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from ouderplan.opslag.lezen.getypt import Gelezen
from ouderplan.opslag.opschriften import column_name
from ouderplan.opslag.tabellen import Tabel, name_column
from ouderplan.opslag.transacties import Lezing

LANGSTE_NAAM = 80
"""Characters of a row's name in a preview."""
MEEST = 500
"""Rows that are laid beside each other; of more, only the numbers are told."""
Cellen = tuple[str, ...]


class Rijsoort(StrEnum):
    """What happens to a row."""

    ERBIJ = "erbij"
    ANDERS = "anders"
    WEG = "weg"


@dataclass(frozen=True, slots=True)
class Celverschil:
    """One cell. `botst`: it was changed in the workbook too, after the file was made."""

    kop: str
    oud: str
    nieuw: str
    botst: bool = False


@dataclass(frozen=True, slots=True)
class Rijverschil:
    """One row. `regel` is where it stands in the file; 0 for a row that is not there any more."""

    soort: Rijsoort
    naam: str
    regel: int
    cellen: tuple[Celverschil, ...] = ()


@dataclass(frozen=True, slots=True)
class Bladverschil:
    """One sheet with what changes in it."""

    blad: str
    rijen: tuple[Rijverschil, ...]

    def count(self, soort: Rijsoort | str) -> int:
        """Return how many rows change in this way."""
        return sum(row.soort == soort for row in self.rijen)


@dataclass(frozen=True, slots=True)
class Vergelijking:
    """The whole file beside the workbook. `inhoud` are the tables as they would become."""

    bladen: tuple[Bladverschil, ...]
    meldingen: tuple[str, ...]
    inhoud: dict[Tabel, tuple[Gelezen, ...]] = field(default_factory=dict, repr=False)

    @property
    def leeg(self) -> bool:
        """Whether nothing changes."""
        return not self.bladen


@dataclass(frozen=True, slots=True)
class Tabelverslag:
    """What reading in does to one table, in rows.

    A row that stays with other cells is one of `anders`, and counts for `erbij` and for `weg`.
    """

    tabel: str
    erbij: int
    weg: int
    gelijk: int
    anders: tuple[Rijverschil, ...] = ()

    @property
    def nieuw(self) -> int:
        """How many rows come that are not another row changed."""
        return self.erbij - len(self.anders)

    @property
    def verdwijnt(self) -> int:
        """How many rows go that do not come back changed."""
        return self.weg - len(self.anders)


Stand = Mapping[Tabel, tuple[Any, ...]]
"""The rows of tables at one moment."""


@dataclass(frozen=True, slots=True)
class Inleesverslag:
    """What reading in did, or would do; once it did, with the rows before and after it."""

    tabellen: tuple[Tabelverslag, ...]
    voor: Stand = field(default_factory=dict, compare=False, repr=False)
    na: Stand = field(default_factory=dict, compare=False, repr=False)


def report_of(tx: Lezing, content: Mapping[Tabel, Sequence[Gelezen]]) -> Inleesverslag:
    """Lay whole tables, as they become, beside those of now."""

    def compare(tabel: Tabel) -> Tabelverslag:
        old, new = Counter(tx.rows(tabel.rij)), Counter(row.rij for row in content[tabel])
        same = (old & new).total()
        rows = [(row.rij, row.regel) for row in content[tabel]]
        anders = changed_rows(tabel, tx.rows(tabel.rij), rows)
        return Tabelverslag(tabel.naam, new.total() - same, old.total() - same, same, anders)

    return Inleesverslag(tuple(compare(tabel) for tabel in content))


def changed_rows(
    tabel: Tabel, oud: Sequence[Any], nieuw: Sequence[tuple[Any, int]]
) -> tuple[Rijverschil, ...]:
    """Return the rows that stay, with other cells in them.

    Parameters
    ----------
    oud
        The rows of the table as it is.
    nieuw
        The rows as they become, each with its line in the file.

    A row is the one with the same name; else the one with most of its cells, and at least half.
    """
    same = Counter(oud) & Counter(row for row, _ in nieuw)
    before = _without(oud, Counter(same), lambda row: row)
    after = _without(nieuw, Counter(same), lambda pair: pair[0])
    if len(before) > MEEST or len(after) > MEEST:
        return ()
    free = {place: _cells(tabel, row) for place, row in enumerate(before)}
    pairs: dict[int, int] = {}
    for fits in (_same_name, _alike):
        for place, (row, _) in enumerate(after):
            cells = _cells(tabel, row)
            marks = {old: fits(tabel, was, cells) for old, was in free.items()}
            best = max(marks, key=marks.__getitem__, default=None)
            if place not in pairs and best is not None and marks[best]:
                pairs[place] = best
                del free[best]
    return tuple(
        _changed(tabel, before[pairs[place]], row, regel)
        for place, (row, regel) in enumerate(after)
        if place in pairs
    )


def row_name(cellen: Sequence[str]) -> str:
    """Return the first words of a row that say which it is."""
    name = " ".join(" · ".join([cell for cell in cellen if cell][:2]).split())
    return name if len(name) <= LANGSTE_NAAM else name[: LANGSTE_NAAM - 1] + "…"


def _without(rows: Sequence[Any], same: Counter[Any], row_of: Callable[[Any], Any]) -> list[Any]:
    left = []
    for row in rows:
        if same[row_of(row)]:
            same[row_of(row)] -= 1
        else:
            left.append(row)
    return left


def _cells(tabel: Tabel, row: Any) -> Cellen:
    values = (getattr(row, kolom.naam) for kolom in tabel.kolommen)
    return tuple("" if value is None else str(value) for value in values)


def _same_name(tabel: Tabel, was: Cellen, cellen: Cellen) -> int:
    names = tabel.uniek or (name_column(tabel.rij),)
    places = [place for place, kolom in enumerate(tabel.kolommen) if kolom.naam in names]
    named = any(was[place] for place in places)
    return int(named and all(was[place] == cellen[place] for place in places))


def _alike(_tabel: Tabel, was: Cellen, cellen: Cellen) -> int:
    """Return how many cells are the same; 0 when that is less than half of them."""
    filled = [(one, other) for one, other in zip(was, cellen, strict=True) if one or other]
    same = sum(one == other for one, other in filled)
    return same if same * 2 >= len(filled) else 0


def _changed(tabel: Tabel, was: Any, row: Any, regel: int) -> Rijverschil:
    before, after = _cells(tabel, was), _cells(tabel, row)
    texts = [cell for cell, k in zip(before, tabel.kolommen, strict=True) if k.soort is str]
    cells = tuple(
        Celverschil(column_name(tabel, kolom.naam), one, other)
        for kolom, one, other in zip(tabel.kolommen, before, after, strict=True)
        if one != other
    )
    return Rijverschil(Rijsoort.ANDERS, row_name(texts), regel, cells)
