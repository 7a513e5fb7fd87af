"""How the sheet of one table is shown; its columns say the rest themselves (`Kolomvorm`)."""

from dataclasses import dataclass
from typing import Any

from ouderplan.kern.kolomvorm import asked
from ouderplan.opslag.tabellen import Kolom, placed, tabel_of

OP_HET_SCHERM = 3
"""More columns cannot be read from the back row."""


@dataclass(frozen=True)
class Bladvorm:
    """How the table of row type `rij` is shown.

    Attributes
    ----------
    alles
        Whether all that can be picked is ticked beforehand.
    kaart
        Whether a new row is asked for its closed row only: the rest is written on a card.
    """

    rij: type[Any]
    alles: bool = False
    kaart: bool = False

    @property
    def naam(self) -> str:
        """Name of the table."""
        return tabel_of(self.rij).naam

    @property
    def kolommen(self) -> tuple[str, ...]:
        """Every column in which people type, in the order of the contract."""
        return asked(self.rij)

    @property
    def kort(self) -> tuple[str, ...]:
        """The columns of a row that is closed, the first of them in bold."""
        return tuple(kolom.naam for kolom in placed(self.rij))

    @property
    def nieuw(self) -> tuple[str, ...]:
        """The columns that are asked for a new row."""
        return self.kort if self.kaart else self.kolommen

    @property
    def scherm(self) -> tuple[str, ...]:
        """The columns for the projector."""
        chosen = [kolom for kolom in tabel_of(self.rij).kolommen if kolom.vorm.scherm]
        chosen.sort(key=lambda kolom: kolom.vorm.scherm)
        return tuple(kolom.naam for kolom in chosen) or self.kort[:OP_HET_SCHERM]

    @property
    def maten(self) -> str:
        """How wide the columns of a closed row are, as CSS: sentences wide, codes and dates not."""
        columns = placed(self.rij)
        return " ".join(f"{_width(kolom, columns[0])}fr" for kolom in columns)


def _width(kolom: Kolom, first: Kolom) -> float:
    if kolom.vorm.regels:
        return 2
    if kolom.vorm.smal or not issubclass(kolom.soort, str):
        return 0.8
    return 1.4 if kolom is first else 1
