"""A chapter that is one table of the workbook, with the words of the page above its columns."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Self

from ouderplan.kern.kolomvorm import printed
from ouderplan.opslag import opschriften
from ouderplan.opslag.tabellen import Kolom, tabel_of
from ouderplan.uitvoer.plan import Plan
from ouderplan.uitvoer.teksten import text
from ouderplan.uitvoer.word.papier import Papier
from ouderplan.uitvoer.word.rijcellen import shown
from ouderplan.uitvoer.word.tabel import Cel, Regel, add_table

STAAND = 5
"""So many columns fit on a page that stands up; more lie on their side."""
STAAND_TEKENS, LIGGEND_TEKENS = 84, 130
"""About so many characters stand beside each other in the cells of a whole row."""
RUIMTE, LANGSTE_WOORD = 2.5, 22
"""In characters: the air in a cell, and the longest word that is kept in one piece."""

GEWOON, GEVOUWEN = 3, (0.22, 0.16, 0.16, 0.46)
"""Of a wide table that stands up: how many columns stay, and how wide those and the last are."""
VOL_BLAD = 2400
"""Characters in a table from which a page on its side is at least half full."""


def write(papier: Papier, plan: Plan, *, rij: type[Any]) -> None:
    """Write the chapter; nothing when the table is empty.

    A wide table lies on its side.
    """
    rows = plan.own(rij)
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
    def of(cls, rijen: Sequence[Any], kolommen: Sequence[Kolom] = ()) -> Self:
        """Return the shape for these rows: these columns, or those in which something stands."""
        columns = list(kolommen) or filled_columns(rijen)
        heads = [opschriften.label(type(rijen[0]), kolom.naam) for kolom in columns]
        cells = _cells(rijen, columns)
        return cls(tuple(columns), tuple(_widths(heads, cells)), tuple(heads), _is_long(cells))

    lang: bool = True
    """Whether there is so much in it that a page on its side gets full."""

    @property
    def breed(self) -> bool:
        """Whether it asks for a page on its side."""
        return len(self.kolommen) > STAAND and self.lang

    def write(self, papier: Papier, rijen: Sequence[Any]) -> None:
        """Write these rows as a table."""
        cells = _cells(rijen, self.kolommen)
        if len(self.kolommen) <= STAAND or self.lang:
            add_table(papier, self.koppen, cells, self.delen)
        else:
            self._write_folded(papier, cells)

    def _write_folded(self, papier: Papier, cellen: Sequence[Sequence[str]]) -> None:
        """Write a wide table that would leave a page on its side nearly empty upright.

        The first columns stay; what else is known of a row stands in the last one, each with its
        own head before it, but for a question that its answer says again (*Verplicht?*).
        """
        heads = self.koppen[:GEWOON]
        rows: list[list[Cel]] = [
            [
                *row[:GEWOON],
                [
                    Regel(cell, vooraf="" if kop.endswith("?") else f"{kop}: ")
                    for kop, cell in zip(self.koppen[GEWOON:], row[GEWOON:], strict=True)
                    if cell
                ],
            ]
            for row in cellen
        ]
        add_table(papier, [*heads, text("tabel", "verder")], rows, GEVOUWEN)


def _is_long(cellen: Sequence[Sequence[str]]) -> bool:
    return sum(len(cell) for row in cellen for cell in row) > VOL_BLAD


def filled_columns(rijen: Sequence[Any]) -> list[Kolom]:
    """Return the columns of their own in which at least one row has something."""
    rij = type(rijen[0])
    return [
        kolom
        for kolom in tabel_of(rij).kolommen
        if kolom.naam in printed(rij)
        and any(getattr(row, kolom.naam) not in ("", None) for row in rijen)
    ]


def _cells(rijen: Sequence[Any], kolommen: Sequence[Kolom]) -> list[list[str]]:
    return [[shown(getattr(row, kolom.naam)) for kolom in kolommen] for row in rijen]


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
