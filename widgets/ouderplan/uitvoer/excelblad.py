"""A sheet of the Excel file: its columns, its rows, and which table it shows."""

from dataclasses import dataclass
from typing import Any

from ouderplan.opslag.tabellen import Tabel
from ouderplan.uitvoer.teksten import text

SMAL, GEWOON, BREED, HEEL_BREED = 11, 18, 32, 52
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
