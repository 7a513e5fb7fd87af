"""A chapter that is one table of the workbook, with the words of the page above its columns."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Self

from ouderplan.kern.datum import written
from ouderplan.opslag import opschriften
from ouderplan.opslag.tabellen import Kolom, tabel_of
from ouderplan.uitvoer.plan import Plan
from ouderplan.uitvoer.word.papier import Papier
from ouderplan.uitvoer.word.tabel import add_table

STAAND = 5
"""So many columns fit on a page that stands up; more lie on their side."""
STAAND_TEKENS, LIGGEND_TEKENS = 84, 130
"""About so many characters stand beside each other in the cells of a whole row."""
RUIMTE, LANGSTE_WOORD = 2.5, 22
"""In characters: the air in a cell, and the longest word that is kept in one piece."""

HARD = "\xa0"
"""A space at which a line does not end: a date stays in one piece."""


def write(papier: Papier, plan: Plan, *, rij: type[Any]) -> None:
    """Write the chapter; nothing when the table is empty.

    A wide table lies on its side.
    """
    rows = plan.rows(rij)
    if not rows:
        return
    tabel = Tabelvorm.of(rows)
    with papier.lying(tabel.breed):
        papier.heading(opschriften.title(rij), 1)
        tabel.write(papier, rows)


@dataclass(frozen=True, slots=True)
class Tabelvorm:
    """The columns of a table on paper, and how wide each is as a part of the page."""

    kolommen: tuple[Kolom, ...]
    delen: tuple[float, ...]
    koppen: tuple[str, ...]

    @classmethod
    def of(cls, rijen: Sequence[Any], zonder: frozenset[str] = frozenset()) -> Self:
        """Return the shape for these rows, without the columns in which nothing stands."""
        columns = [kolom for kolom in filled_columns(rijen) if kolom.naam not in zonder]
        heads = [opschriften.label(type(rijen[0]), kolom.naam) for kolom in columns]
        return cls(tuple(columns), tuple(_widths(heads, _cells(rijen, columns))), tuple(heads))

    @property
    def breed(self) -> bool:
        """Whether it asks for a page on its side."""
        return len(self.kolommen) > STAAND

    def write(self, papier: Papier, rijen: Sequence[Any]) -> None:
        """Write these rows as a table."""
        add_table(papier, self.koppen, _cells(rijen, self.kolommen), self.delen)


def filled_columns(rijen: Sequence[Any]) -> list[Kolom]:
    """Return the columns in which at least one row has something."""
    return [
        kolom
        for kolom in tabel_of(type(rijen[0])).kolommen
        if any(getattr(row, kolom.naam) not in ("", None) for row in rijen)
    ]


def _cells(rijen: Sequence[Any], kolommen: Sequence[Kolom]) -> list[list[str]]:
    return [[shown(getattr(row, kolom.naam)) for kolom in kolommen] for row in rijen]


def shown(waarde: object) -> str:
    """Return a cell as it reads on paper."""
    if isinstance(waarde, datetime):
        return f"{written(waarde.date())}, {waarde:%H:%M}"
    if isinstance(waarde, date):
        return written(waarde).replace(" ", HARD)
    return "" if waarde is None else str(waarde)


def _widths(koppen: Sequence[str], rijen: Sequence[Sequence[str]]) -> list[float]:
    """Return the parts of the page: the longest word fits, the rest goes to who writes most."""
    columns = [(kop, [row[number] for row in rijen]) for number, kop in enumerate(koppen)]
    signs = LIGGEND_TEKENS if len(koppen) > STAAND else STAAND_TEKENS
    least = [(_longest_word(kop, cells) + RUIMTE) / signs for kop, cells in columns]
    wish = [min(sum(map(len, cells)) / len(cells), 90.0) ** 0.85 + 1 for _, cells in columns]
    left = max(1 - sum(least), 0)
    parts = [part + left * want / sum(wish) for part, want in zip(least, wish, strict=True)]
    return [part / sum(parts) for part in parts]


def _longest_word(kop: str, cellen: Sequence[str]) -> int:
    words = [word for tekst in (kop, *cellen) for word in re.split(r"[ \n]+", tekst)]
    return min(max((len(word) for word in words), default=1), LANGSTE_WOORD)
