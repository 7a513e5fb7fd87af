"""The draaiboek: what a meeting is made of, row by row, and at what time each row comes.

Times are minutes since midnight; past midnight they go on above 1440.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Annotated

from annotated_types import Ge, Le

from ouderplan.kern.kolomvorm import Druk, Kolomvorm
from ouderplan.kern.rondes import Rondesoort
from ouderplan.kern.soorten import Tekst, Zinnen

Minuten = Annotated[int, Ge(0), Le(1440)]
DAG = 1440
"""Minutes."""
STARTSET = "startset"
"""What the column *bron* says of a row that the school did not write itself."""


class Bijeenkomst(StrEnum):
    """A meeting that has a programme."""

    OUDERAVOND = "ouderavond"
    WERKGROEP = "werkgroep"
    STUDIEMIDDAG = "studiemiddag"
    EVALUATIE = "evaluatie"


class Doet(StrEnum):
    """What happens at the moment that a row begins."""

    TOON = "toon een stap"
    TEKST = "toon tekst"
    PAUZE = "pauze"
    OPEN = "open een ronde"
    SLUIT = "sluit de ronde"
    UITSLAG = "toon de uitslag"

    @property
    def met_ronde(self) -> bool:
        """Tell whether it is about a round of a kind."""
        return self in (Doet.OPEN, Doet.SLUIT, Doet.UITSLAG)


@dataclass(frozen=True, slots=True)
class Draaiboekregel:
    """One row of a programme (table *draaiboek*).

    Attributes
    ----------
    minuten
        How long it takes by plan; empty is no time at all.
    vast
        The time of day at which it begins whatever happens: ``19:30``; "" follows the row before.
    doet
        What one press does when this row begins; empty leaves the slide, with `wat` under it.
    rondesoort
        The kind of round that is opened, closed or shown.
    stap
        The row of slides that is shown: ``visie``.
    tekst
        The question of the round, or what stands on the screen.
    notities
        For the begeleider alone; no slide and no phone ever shows it.
    duurde
        How many minutes it really took, the last time.
    bron
        ``startset`` for a row that came with the program, so that a school sees it is not its own.
    """

    bijeenkomst: Annotated[Bijeenkomst, Kolomvorm(zelf=True)]
    wat: Annotated[Tekst, Kolomvorm(rij=1)]
    minuten: Annotated[Minuten | None, Kolomvorm(rij=3, smal=True)] = None
    vast: Annotated[str, Kolomvorm(rij=2, smal=True)] = ""
    wie: Annotated[str, Kolomvorm(rij=4)] = ""
    doet: Annotated[Doet | None, Kolomvorm(rij=5)] = None
    rondesoort: Annotated[Rondesoort | None, Kolomvorm(druk=Druk.NIET)] = None
    stap: Annotated[str, Kolomvorm(druk=Druk.NIET)] = ""
    tekst: Zinnen = ""
    notities: Annotated[str, Kolomvorm(regels=3)] = ""
    duurde: Annotated[Minuten | None, Kolomvorm(zelf=True)] = None
    bron: Annotated[str, Kolomvorm(zelf=True, druk=Druk.NIET)] = ""

    @property
    def duur(self) -> int:
        """Return how many minutes it takes by plan."""
        return self.minuten or 0


@dataclass(frozen=True, slots=True)
class Gepland:
    """When a row begins and ends by plan, in minutes since midnight.

    `te_laat` is how many minutes what came before is too long for its fixed time, and `ruimte` how
    many minutes are free before it.
    """

    regel: Draaiboekregel
    van: int
    te_laat: int = 0
    ruimte: int = 0

    @property
    def tot(self) -> int:
        """Return when it ends."""
        return self.van + self.regel.duur


_TIJD = re.compile(r"\s*(\d{1,2})\s*(?:[:.hu]\s*(\d{2}))?\s*(?:uur|u)?\s*", re.IGNORECASE)


def minutes_of(tijd: str) -> int | None:
    """Return a time of day as schools write it (``19:30``, ``19.30 uur``), or None."""
    found = _TIJD.fullmatch(tijd)
    if not found:
        return None
    hours, minutes = int(found[1]), int(found[2] or 0)
    return hours * 60 + minutes if hours < 24 and minutes < 60 else None  # noqa: PLR2004  a clock


def clock(minuten: float) -> str:
    """Return minutes since midnight as a clock says it: ``19:30``."""
    hours, minutes = divmod(int(minuten) % DAG, 60)
    return f"{hours:02}:{minutes:02}"


def schedule(regels: Iterable[Draaiboekregel], begin: int = 0) -> tuple[Gepland, ...]:
    """Return when each row begins: at its fixed time, else when the row before it ends.

    Parameters
    ----------
    begin
        When the first row begins, if that has no fixed time.
    """
    found: list[Gepland] = []
    end = begin
    for regel in regels:
        fixed = minutes_of(regel.vast) if regel.vast else None
        if fixed is None:
            found.append(Gepland(regel, end))
        elif not found:
            found.append(Gepland(regel, fixed))
        else:
            fixed = nearest(fixed, end)
            late, room = max(end - fixed, 0), max(fixed - end, 0)
            # A fixed time stays where it is; only nothing begins before what came before it began.
            found.append(Gepland(regel, max(fixed, found[-1].van), late, room))
        end = found[-1].tot
    return tuple(found)


def nearest(tijd: int, bij: int) -> int:
    """Return the moment with this time of day that is nearest to another: a meeting may be late."""
    days = round((bij - tijd) / DAG)
    return max(tijd + days * DAG, 0)


def total(regels: Iterable[Draaiboekregel]) -> int:
    """Return how many minutes the rows take together."""
    return sum(regel.duur for regel in regels)


def for_next_time(regels: Sequence[Draaiboekregel]) -> list[Draaiboekregel]:
    """Return the programme with which the next year begins: each row as long as it really took."""
    return [replace(regel, minuten=regel.duurde or regel.minuten, duurde=None) for regel in regels]
