"""A chapter that is one table of the workbook, with the words of the page above its columns."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Self

from ouderplan.kern.criteria import Criterium
from ouderplan.kern.criteria import label as criterium_label
from ouderplan.kern.datum import written
from ouderplan.kern.doelen import parse_tijdpad
from ouderplan.kern.kolomvorm import Druk, printed
from ouderplan.opslag import opschriften
from ouderplan.opslag.opschriften import label
from ouderplan.opslag.tabellen import Kolom, tabel_of
from ouderplan.uitvoer.plan import Plan
from ouderplan.uitvoer.teksten import text
from ouderplan.uitvoer.word.papier import Papier
from ouderplan.uitvoer.word.tabel import Cel, Regel, add_table

MEESTE = 5
"""So many columns fit on a page; of more, what comes behind the first ones stands together."""
TEKENS = 84
"""About so many characters stand beside each other in the cells of a whole row."""
RUIMTE, LANGSTE_WOORD = 2.5, 22
"""In characters: the air in a cell, and the longest word that is kept in one piece."""

GEWOON, GEVOUWEN = 3, (0.22, 0.16, 0.16, 0.46)
"""Of a wide table: how many columns stay, and how wide those and the last are.

On a page on its side twelve columns have ten letters a line, and the page before it ends halfway.
"""


def write(papier: Papier, plan: Plan, *, rij: type[Any]) -> None:
    """Write the chapter; nothing when the table is empty."""
    rows = plan.own(rij)
    if not rows:
        return
    papier.heading(opschriften.title(rij), 1)
    Tabelvorm.of(rows, criteria=plan.criteria).write(papier, rows)


@dataclass(frozen=True, slots=True)
class Tabelvorm:
    """The columns of a table on paper and all its rows, so that the parts of it look alike."""

    kolommen: tuple[Kolom, ...]
    koppen: tuple[str, ...]
    cellen: tuple[tuple[str, ...], ...]
    criteria: tuple[Criterium, ...] = ()

    @classmethod
    def of(
        cls,
        rijen: Sequence[Any],
        kolommen: Sequence[Kolom] = (),
        *,
        criteria: tuple[Criterium, ...] = (),
    ) -> Self:
        """Return the shape for these rows: these columns, or those in which something stands.

        With `criteria` the number of one is written with its name.
        """
        columns = tuple(kolommen) or filled_columns(rijen)
        heads = (opschriften.label(type(rijen[0]), kolom.naam) for kolom in columns)
        return cls(columns, tuple(heads), _cells(rijen, columns, criteria), criteria)

    def write(self, papier: Papier, rijen: Sequence[Any]) -> None:
        """Write these rows as a table."""
        self.write_cells(papier, _cells(rijen, self.kolommen, self.criteria))

    def write_cells(
        self,
        papier: Papier,
        cells: Sequence[Sequence[str]],
        *,
        bij_volgende: Collection[int] = (),
    ) -> None:
        """Write cells of these columns; the rows `bij_volgende` stay with the next."""
        if len(self.kolommen) <= MEESTE:
            widths = _widths(self.koppen, self.cellen)
            add_table(
                papier, self.koppen, cells, widths, maat=self.cellen, bij_volgende=bij_volgende
            )
            return
        heads = [*self.koppen[:GEWOON], text("tabel", "verder")]
        every = [self._folded(row) for row in self.cellen]
        folded = [self._folded(row) for row in cells]
        add_table(papier, heads, folded, GEVOUWEN, maat=every, bij_volgende=bij_volgende)

    def _folded(self, cellen: Sequence[str]) -> list[Cel]:
        """Return the cells of a wide table.

        The first columns stay; what else is known of a row stands in the last one, each with its
        own head before it. Of a question that is what it asks about: *Deelname: verplicht*.
        """
        heads = [
            kolom.naam.capitalize() if kop.endswith("?") else kop
            for kop, kolom in zip(self.koppen, self.kolommen, strict=True)
        ]
        more = zip(heads[GEWOON:], cellen[GEWOON:], strict=True)
        return [
            *cellen[:GEWOON],
            [Regel(cell, vooraf=f"{kop}: ") for kop, cell in more if cell],
        ]


def filled_columns(rijen: Sequence[Any]) -> tuple[Kolom, ...]:
    """Return the columns of their own in which at least one row has something."""
    rij = type(rijen[0])
    return tuple(
        kolom
        for kolom in tabel_of(rij).kolommen
        if kolom.naam in printed(rij)
        and any(getattr(row, kolom.naam) not in ("", None) for row in rijen)
    )


def _cells(
    rijen: Sequence[Any], kolommen: Sequence[Kolom], criteria: Sequence[Criterium]
) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(_cell(row, kolom.naam, criteria) for kolom in kolommen) for row in rijen)


def _cell(row: Any, naam: str, criteria: Sequence[Criterium]) -> str:
    value = getattr(row, naam)
    return criterium_label(value, criteria) if criteria and naam == "criterium" else shown(value)


def _widths(koppen: Sequence[str], rijen: Sequence[Sequence[str]]) -> list[float]:
    """Return the parts of the page: the longest word fits, the rest goes to who writes most."""
    columns = [(kop, [row[number] for row in rijen]) for number, kop in enumerate(koppen)]
    least = [(_longest_word(kop, cells) + RUIMTE) / TEKENS for kop, cells in columns]
    wish = [min(sum(map(len, cells)) / len(cells), 90.0) ** 0.85 + 1 for _, cells in columns]
    left = max(1 - sum(least), 0)
    parts = [part + left * want / sum(wish) for part, want in zip(least, wish, strict=True)]
    return [part / sum(parts) for part in parts]


def _longest_word(kop: str, cellen: Sequence[str]) -> int:
    words = [word for tekst in (kop, *cellen) for word in re.split(r"[ \n]+", tekst)]
    return min(max((len(word) for word in words), default=1), LANGSTE_WOORD)


def form_cells(row: object) -> list[tuple[str, Cel]]:
    """Return name and contents of every column that has a row of its own on a form."""
    rij = type(row)
    return [
        (label(rij, kolom.naam), cell(row, kolom))
        for kolom in tabel_of(rij).kolommen
        if kolom.naam in printed(rij)
    ]


def cell(row: object, kolom: Kolom) -> Cel:
    """Return one cell."""
    value = getattr(row, kolom.naam)
    if kolom.vorm.druk is Druk.VET:
        return [Regel("", vet=shown(value).strip())]
    return _milestones(value) if kolom.vorm.druk is Druk.MIJLPALEN else shown(value)


def shown(waarde: object) -> str:
    """Return a cell as it reads on paper."""
    if isinstance(waarde, datetime):
        return f"{written(waarde.date())}, {waarde:%H:%M}"
    if isinstance(waarde, date):
        return written(waarde)
    return "" if waarde is None else str(waarde)


def _milestones(tijdpad: str) -> list[Regel]:
    """Return the lines in the school's own words, with the moment in bold where it stands."""
    lines = []
    for mijlpaal in parse_tijdpad(tijdpad):
        before, moment, after = mijlpaal.regel.partition(mijlpaal.wanneer or mijlpaal.regel)
        bold = moment if mijlpaal.wanneer else ""
        lines.append(Regel(after if bold else mijlpaal.regel, vet=bold, vooraf=before))
    return lines
