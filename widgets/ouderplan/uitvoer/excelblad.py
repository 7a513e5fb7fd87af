"""A sheet of the Excel file: its columns, its rows, and which table it shows."""

from dataclasses import dataclass, replace
from math import ceil
from typing import Any, Self

from ouderplan.opslag.tabellen import Tabel
from ouderplan.uitvoer.teksten import text

SMAL, GEWOON, BREED, HEEL_BREED = 11, 18, 32, 52
KRAP = 24
"""How far a column with long texts gives way on a sheet that would not be read on paper."""
BLADZIJDE = 230
"""So many characters beside each other on a lying A4 are still read: letters of 6.5 points."""
LANGSTE_LIJST = 255
"""Characters of a pick list; Excel takes no more."""


@dataclass(frozen=True, slots=True)
class Kolom:
    """A column.

    `lijst` are the words that can be picked in it. `veld` is the column of the table that it shows;
    "" for what the workbook works out itself, which is not read back.
    """

    kop: str
    breed: int = GEWOON
    lijst: tuple[str, ...] = ()
    veld: str = ""

    def at_most(self, breed: int) -> Self:
        """Return the column, no wider than this."""
        return self if self.breed <= breed else replace(self, breed=breed)

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
        """Return the sheet with narrower columns when it would be too wide to read in print."""
        wide = sum(kolom.breed for kolom in self.kolommen)
        if wide <= BLADZIJDE:
            return self
        most = max(int(HEEL_BREED * BLADZIJDE / wide), KRAP)
        return replace(self, kolommen=tuple(kolom.at_most(most) for kolom in self.kolommen))

    @property
    def bladen_breed(self) -> int:
        """On how many pages beside each other it is printed: one, as long as that can be read."""
        return ceil(sum(kolom.breed for kolom in self.kolommen) / BLADZIJDE)
