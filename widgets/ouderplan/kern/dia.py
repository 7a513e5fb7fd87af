"""Slides: what the hall sees, one at a time, and how to go from one to the next.

What is shown (`Getoond`) is apart from what is being worked on. A row of slides is made afresh from
the workbook each time; a slide is found back by its `id`, so that the row may grow meanwhile.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from ouderplan.kern.rondes import Rondesoort

WELKOM = "start"
"""The row that is on when nothing was sent to the hall yet."""
SAMEN = "samen"
"""The slide of a round that says its result as a whole."""
LOTING, TOPPEN, GESTEMD, GESLOTEN = "loting", "toppen", "gestemd", "gesloten"
"""Other slides of a vote that the begeleider can send to the hall."""
OPEN, LAATSTE = "open", "laatste"
"""The slide of an open round, and the one that says that it closes with the next press."""
SCHEIDING = "/"
"""Stands in the name of a row between a step, its part, and what of that part."""


class Beweging(StrEnum):
    """What a key, a clicker or a button does with what is shown."""

    VERDER = "verder"
    TERUG = "terug"
    BEGIN = "begin"
    EIND = "eind"
    ZWART = "zwart"
    INEENS = "ineens"


@dataclass(frozen=True, slots=True)
class Onthuld:
    """A place of a result that the hall has seen: what may be told of it elsewhere.

    Attributes
    ----------
    ronde
        The number of the round.
    plaats
        The place, or the first of those that equals share.
    keuzes
        The keys of what came there, as they stand on a ballot.
    open_plaatsen
        Of a tie on the last place that nothing settled yet: how many places are left for these.
    """

    ronde: int
    plaats: int
    keuzes: tuple[str, ...]
    open_plaatsen: int = 0


@dataclass(frozen=True, slots=True)
class Dia:
    """One slide.

    Attributes
    ----------
    id
        Its name within the row.
    soort
        Which template draws it.
    inhoud
        What that template needs.
    onthult
        Whether it says something of a result that the hall did not see yet.
    vertelt
        The place that has been seen as a whole with this slide, while that was a secret before.
    """

    id: str
    soort: str
    inhoud: Mapping[str, Any] = field(default_factory=dict)
    onthult: bool = False
    vertelt: Onthuld | None = None


@dataclass(frozen=True, slots=True)
class Getoond:
    """What is on the projector now.

    Attributes
    ----------
    reeks
        Name of the row of slides.
    dia, nummer
        The slide in it, and how many stood before it when it came on.
    verst
        The furthest that this row has been shown.
    zwart
        Whether the screen is blank.
    onthuld
        The place of a result that was revealed last in this row.
    """

    reeks: str = WELKOM
    dia: str = ""
    nummer: int = 0
    verst: int = 0
    zwart: bool = False
    onthuld: Onthuld | None = None


_RONDES = {
    Rondesoort.WAARDEN: "waarden",
    Rondesoort.KANSEN: "kansen/verzamelen",
    Rondesoort.STIPPEN: "kansen/stippen",
    Rondesoort.SCAN: "schoolscan",
    Rondesoort.EVALUATIE: "evaluatie/avond",
}


def row_of(soort: Rondesoort) -> str:
    """Return the name of the row of a kind of round."""
    return _RONDES[soort]


def is_revealing(nu: Getoond, soort: Rondesoort) -> bool:
    """Tell whether the story of a closed vote of this kind has begun."""
    return nu.reeks == row_of(soort) and nu.dia not in ("", OPEN, LAATSTE, GESLOTEN)


def place(dias: Sequence[Dia], nu: Getoond) -> int:
    """Return which slide of a row is on; when it is gone, the one that took its place."""
    found = (nummer for nummer, dia in enumerate(dias) if dia.id == nu.dia)
    return next(found, min(nu.nummer, len(dias) - 1))


def move(dias: Sequence[Dia], nu: Getoond, beweging: Beweging) -> Getoond:
    """Return what is shown after a press.

    A press on a blank screen brings back what was there. Nothing but one step forward, or asking
    for all of it at once, says more of a result than the hall saw already.
    """
    here, last = place(dias, nu), len(dias) - 1
    if nu.zwart or beweging is Beweging.ZWART:
        return replace(nu, zwart=not nu.zwart)
    match beweging:
        case Beweging.VERDER:
            there = min(here + 1, last)
        case Beweging.TERUG:
            there = max(here - 1, 0)
        case Beweging.BEGIN:
            there = 0
        case Beweging.EIND:
            secret = any(dia.onthult for dia in dias[nu.verst + 1 :])
            there = max(here, min(nu.verst, last)) if secret else last
        case _:
            secrets = [nummer for nummer, dia in enumerate(dias) if dia.onthult]
            there = min(max(secrets, default=last) + 1, last)
    return at(dias, nu, there)


def at(dias: Sequence[Dia], nu: Getoond, nummer: int) -> Getoond:
    """Return what is shown when this slide of the row comes on."""
    verst = max(nu.verst, nummer)
    told = (dia.vertelt for dia in reversed(dias[: verst + 1]) if dia.vertelt)
    onthuld = next(told, nu.onthuld)
    return replace(nu, dia=dias[nummer].id, nummer=nummer, verst=verst, onthuld=onthuld)


def tells_all(dias: Sequence[Dia], nu: Getoond) -> bool:
    """Tell whether the hall has now seen all that was still secret in this row."""
    secrets = [nummer for nummer, dia in enumerate(dias) if dia.onthult]
    return bool(secrets) and nu.verst >= max(secrets)
