"""The waarden that parents and team choose from."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from ouderplan.kern.kolomvorm import Druk, Kolomvorm
from ouderplan.kern.rondes import Ronde, Rondesoort, VastgesteldeKeuze
from ouderplan.kern.soorten import Tekst
from ouderplan.kern.tellen import Uitslag

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


class Topsoort(StrEnum):
    """How sure a top is."""

    GEEN = "geen"
    GETOOND = "getoond"
    VASTGESTELD = "vastgesteld"


@dataclass(frozen=True, slots=True)
class Topwaarden:
    """The waarden beside the visie. `gelijk`: these tie for the last places and are not in yet."""

    soort: Topsoort = Topsoort.GEEN
    waarden: tuple[str, ...] = ()
    gelijk: tuple[str, ...] = ()


def adopted_waarden(rondes: Iterable[Ronde], gekozen: Iterable[VastgesteldeKeuze]) -> Topwaarden:
    """Return the top that was adopted in the newest values round that has one."""
    votes = {ronde.ronde for ronde in rondes if ronde.soort is Rondesoort.WAARDEN}
    rows = [row for row in gekozen if row.ronde in votes]
    if not rows:
        return Topwaarden()
    last = max(row.ronde for row in rows)
    top = sorted((row for row in rows if row.ronde == last), key=lambda row: row.plaats)
    return Topwaarden(Topsoort.VASTGESTELD, tuple(row.keuze for row in top))


def shown_waarden(uitslag: Uitslag) -> Topwaarden:
    """Return the top of a shown result, without the ties that nobody has settled."""
    top = uitslag.top(Rondesoort.WAARDEN.plaatsen)
    names = [tuple(plaats.tekst for plaats in part) for part in (top.zeker, top.gelijk)]
    return Topwaarden(Topsoort.GETOOND, *names) if any(names) else Topwaarden()
