"""A sheet of the Excel file: its columns, its rows, and which table it shows."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from math import ceil
from typing import Any, Self

from ouderplan.opslag.tabellen import Tabel
from ouderplan.uitvoer.excelcellen import lines_in
from ouderplan.uitvoer.teksten import text

SMAL, GEWOON, BREED, HEEL_BREED = 11, 18, 32, 52
KNOP = 3
"""Characters that the button of the filter takes of a head."""
KRAP = 24
"""How far a column with long texts gives way on a sheet that would not be read on paper."""
PRETTIG, BLADZIJDE = 180, 230
"""So many characters beside each other on a lying A4 are read with ease, and so many at most: in
letters of 9 and of 6.5 points."""
HOOGST, BREEDST = 26, 100
"""A row holds this many lines; a longer text makes its column wider, up to this many characters."""
HOOG_GENOEG, STAP = 8, 4
"""Where a row has more lines, columns give each other room: so many characters at a time."""
LANGSTE_LIJST = 255
"""Characters of a pick list; Excel takes no more."""


@dataclass(frozen=True, slots=True)
class Kolom:
    """A column.

    `lijst` are the words that can be picked in it. `veld` is the column of the table that it shows;
    "" for what the workbook works out itself, which is not read back. `gevraagd` tells that
    it stays in view while it is empty, for it should not be. `ingeklapt` tells that it is folded
    away: it does not come on paper, and opens with the plus above it.
    """

    kop: str
    breed: int = GEWOON
    lijst: tuple[str, ...] = ()
    veld: str = ""
    gevraagd: bool = False
    ingeklapt: bool = False

    def validation(self) -> dict[str, Any]:
        """Return the pick list."""
        numbers = all(word.isdecimal() for word in self.lijst)
        return {
            "validate": "list",
            "source": [int(word) if numbers else word for word in self.lijst],
            "error_type": "stop",
            "error_title": self.kop[:32],
            "error_message": text("excel", "keuzelijst"),
        }

    @property
    def heeft_lijst(self) -> bool:
        """Whether there is a pick list that Excel can hold."""
        return bool(self.lijst) and len(",".join(self.lijst)) <= LANGSTE_LIJST


@dataclass(frozen=True, slots=True)
class Blad:
    """A sheet: columns, rows, and how many columns stay in view.

    `tabel` is the table that is read back from it, and `bron` its row behind each row of the
    sheet; None where the sheet offers an empty row. `grijs` are the places of rows that only came
    with the program.
    """

    naam: str
    kolommen: tuple[Kolom, ...]
    rijen: tuple[tuple[Any, ...], ...]
    vast: int = 0
    tabel: Tabel | None = None
    bron: tuple[Any, ...] = ()
    grijs: frozenset[int] = frozenset()

    def for_paper(self) -> Self:
        """Return the sheet with columns that are read in print: narrower, and the empty ones away.

        As few pages beside each other as can be read, and on those the widest columns that still
        give letters of a good size. A text that would not fit in the highest row keeps its width.
        """
        columns = [
            replace(kolom, ingeklapt=kolom.ingeklapt or self._is_empty(n))
            for n, kolom in enumerate(self.kolommen)
        ]
        shown = {n: kolom.breed for n, kolom in enumerate(columns) if not kolom.ingeklapt}
        least = {n: self._least(n, breed) for n, breed in shown.items()}
        room = PRETTIG * ceil(sum(least.values()) / BLADZIJDE)
        most = max(shown.values(), default=0)
        while most > KRAP and _together(shown, least, most) > room:
            most -= 1
        fitted = self._shared({n: max(least[n], min(breed, most)) for n, breed in shown.items()})
        kolommen = (replace(k, breed=fitted.get(n, k.breed)) for n, k in enumerate(columns))
        return replace(self, kolommen=tuple(kolommen))

    def _shared(self, breed: dict[int, int]) -> dict[int, int]:
        """Let columns give room to the one that makes the highest row, while that saves lines."""

        @cache
        def column(nummer: int, breed: int) -> list[int]:
            return [lines_in(row[nummer], breed) for row in self.rijen]

        def rows(breed: Mapping[int, int]) -> list[int]:
            columns = (column(*item) for item in breed.items())
            return [max(row) for row in zip(*columns, strict=True)]

        least = {n: self._word(n) for n in breed}
        high = rows(breed)
        while max(high, default=0) > HOOG_GENOEG:
            where = high.index(max(high))
            taker = max(breed, key=lambda n: column(n, breed[n])[where])
            ways = [
                breed | {n: breed[n] - STAP, taker: breed[taker] + STAP}
                for n in breed
                if n != taker and breed[n] - STAP >= least[n]
            ]
            way = min(ways, key=lambda way: sum(rows(way)), default=breed)
            if sum(rows(way)) >= sum(high):
                break
            breed, high = way, rows(way)
        return breed

    def _word(self, nummer: int) -> int:
        """Return how wide a column is for its longest word, and for a few where sentences stand.

        Beside the longest word of its head is the button of the filter. An address may break.
        """
        cells = [row[nummer] for row in self.rijen if isinstance(row[nummer], str)]
        words = [min(len(word), BREED) for cell in cells for word in cell.split()]
        head = max(map(len, self.kolommen[nummer].kop.split()), default=0) + KNOP
        some = GEWOON if any(len(cell) > BREED for cell in cells) else SMAL
        return max(some, head, *words)

    def _is_empty(self, nummer: int) -> bool:
        """Tell whether no row has anything in a column of which nobody misses the contents."""
        empty = all(row[nummer] in (None, "") for row in self.rijen)
        return bool(self.rijen) and empty and not self.kolommen[nummer].gevraagd

    def _least(self, nummer: int, breed: int) -> int:
        """Return how narrow a column can be without a text that is cut off at the foot."""
        cells = [row[nummer] for row in self.rijen]
        ways = (min(breed, max(KRAP, self._word(nummer))), GEWOON + BREED, BREEDST)
        fits = (w for w in ways if all(lines_in(cell, w) <= HOOGST for cell in cells))
        return next(fits, BREEDST)

    def folded(self, nummer: int) -> dict[str, Any]:
        """Return what Excel calls a column that is folded away, or one with the plus beside it."""
        if self.kolommen[nummer].ingeklapt:
            return {"level": 1, "hidden": True}
        after = self.kolommen[nummer + 1 : nummer + 2]
        return {"collapsed": any(kolom.ingeklapt for kolom in after)}

    @property
    def bladen_breed(self) -> int:
        """On how many pages beside each other it is printed: one, as long as that can be read."""
        shown = sum(kolom.breed for kolom in self.kolommen if not kolom.ingeklapt)
        return ceil(shown / BLADZIJDE)


def _together(wensen: Mapping[int, int], minst: Mapping[int, int], meest: int) -> int:
    """Return how wide columns are together, none wider than `meest` but for what needs more."""
    return sum(max(minst[n], min(breed, meest)) for n, breed in wensen.items())
