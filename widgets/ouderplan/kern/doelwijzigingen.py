"""What happens to jaardoelen during the year: changes with their reason (A10), and progress."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from ouderplan.kern.kolomvorm import Kolomvorm
from ouderplan.kern.planteksten import Vaststelling
from ouderplan.kern.soorten import Verwijzing

TOEGEVOEGD, WEGGEHAALD = "toegevoegd", "weggehaald"
"""What `Doelwijziging.wat` says of a goal that came or went."""
BEWAAKT = {
    "jaardoel": "tekst",
    "criterium": "criterium",
    "uitvoeren_in": "uitvoeren in",
    "status": "status",
}
"""Columns of which a change is kept once the plan was adopted, and what `wat` says of it then."""
_PLANNEN = ("plan", "doel")


@dataclass(frozen=True, slots=True)
class Doelwijziging:
    """One change of a goal after the plan was adopted (table *doelwijzigingen*).

    `jaardoel` is the goal's `sleutel` at that moment. `reden` and `door` are asked afterwards:
    nothing is held up for them.
    """

    jaardoel: Annotated[Verwijzing, Kolomvorm(rij=1, scherm=1, smal=True)]
    op: date | None = None
    wat: Annotated[str, Kolomvorm(rij=2)] = ""
    oud: Annotated[str, Kolomvorm(regels=2, rij=3)] = ""
    nieuw: Annotated[str, Kolomvorm(regels=2, rij=4, scherm=2)] = ""
    reden: Annotated[str, Kolomvorm(regels=2, rij=5, scherm=3)] = ""
    door: str = ""


@dataclass(frozen=True, slots=True)
class Voortgang:
    """How a goal stood on a day (table *voortgang*); `jaardoel` is the goal's `sleutel`."""

    jaardoel: Annotated[Verwijzing, Kolomvorm(rij=1, smal=True)]
    op: Annotated[date | None, Kolomvorm(rij=4)] = None
    stand: Annotated[str, Kolomvorm(rij=2)] = ""
    tekst: Annotated[str, Kolomvorm(regels=2, rij=3)] = ""
    door: str = ""


def is_adopted(vaststellingen: Iterable[Vaststelling]) -> bool:
    """Tell whether the plan, or its jaardoelen, were adopted."""
    return any(
        row.door and any(word in row.wat.casefold() for word in _PLANNEN) for row in vaststellingen
    )


def without_reason(wijzigingen: Iterable[Doelwijziging]) -> tuple[Doelwijziging, ...]:
    """Return the changes that nobody gave a reason for yet."""
    return tuple(row for row in wijzigingen if not row.reden.strip())
