"""How the sheet of one table is shown."""

from dataclasses import dataclass
from typing import Any

from ouderplan.opslag.tabellen import tabel_of

SMAL = frozenset(
    {"jaardoel", "schooljaar", "groepen", "niveau", "soort", "deel", "eenheid", "norm"}
)
"""Columns with a few characters in them."""


@dataclass(frozen=True)
class Bladvorm:
    """How the table of row type `rij` is shown.

    Attributes
    ----------
    kort
        Columns that stand in a row that is closed, the first of them in bold.
    lang
        Columns in which people write sentences.
    vast
        Columns that the workbook fills in; nobody types in them.
    alles
        Whether all that can be picked is ticked beforehand.
    nieuw
        Columns that are asked for a new row; all of them when empty.
    regels
        How many lines a field for sentences shows.
    scherm
        Columns for the projector; the first three of `kort` when empty.
    """

    rij: type[Any]
    kort: tuple[str, ...]
    lang: frozenset[str] = frozenset()
    vast: frozenset[str] = frozenset()
    alles: bool = False
    nieuw: tuple[str, ...] = ()
    regels: int = 2
    scherm: tuple[str, ...] = ()

    @property
    def naam(self) -> str:
        """Name of the table."""
        return tabel_of(self.rij).naam

    @property
    def kolommen(self) -> tuple[str, ...]:
        """Every column in which people type, in the order of the contract."""
        named = (kolom.naam for kolom in tabel_of(self.rij).kolommen)
        return tuple(naam for naam in named if naam not in self.vast)

    @property
    def maten(self) -> str:
        """How wide the columns of a closed row are, as CSS: sentences wide, codes and dates not."""
        return " ".join(f"{self._maat(kolom)}fr" for kolom in self.kort)

    def _maat(self, kolom: str) -> float:
        soort = next(each.soort for each in tabel_of(self.rij).kolommen if each.naam == kolom)
        if kolom in self.lang:
            return 2
        if kolom in SMAL or not issubclass(soort, str):
            return 0.8
        return 1.4 if kolom == self.kort[0] else 1
