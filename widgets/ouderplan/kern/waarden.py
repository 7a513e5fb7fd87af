"""The waarden that parents and team choose from."""

from dataclasses import dataclass
from typing import Annotated

from ouderplan.kern.kolomvorm import Druk, Kolomvorm
from ouderplan.kern.soorten import Tekst

STARTLIJST, EIGEN = "startlijst", "eigen"
"""What the column *bron* says of a waarde that came with the program, and of one of the school."""


@dataclass(frozen=True, slots=True)
class Waarde:
    """A waarde with what it means here (table *waarden*).

    `bron` says where it came from: ``startlijst`` or ``eigen``.
    """

    waarde: Tekst
    omschrijving: str = ""
    icoon: Annotated[str, Kolomvorm(druk=Druk.NIET)] = ""
    bron: str = ""
