"""Taking part at home: rounds that open and close by themselves, and what may be told of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from ouderplan.kern.fouten import OngeldigeInvoer
from ouderplan.kern.rondes import Rondesoort
from ouderplan.kern.soorten import Aantal, Groep, Tekst
from ouderplan.kern.stemcodes import GROEPEN_MET_CODE

STAP = 10
"""In such steps is said how many took part while a round is open at home.

Who knows when a neighbour voted, would else see that vote come in.
"""


@dataclass(frozen=True, slots=True)
class Rondeplan:
    """A round that opens by itself (table *rondeplannen*); gone from there once it did.

    Times are local. `groepen` is written as in *rondes*.
    """

    vraag: Tekst
    soort: Rondesoort
    van: datetime
    tot: datetime
    groepen: str = Groep.OUDERS.value
    aantal_keuzes: Aantal | None = None

    @property
    def groepen_die_mogen(self) -> tuple[Groep, ...]:
        """Return the groups that may take part, in fixed order."""
        named = {part.strip().casefold() for part in self.groepen.split(",")}
        return tuple(groep for groep in Groep if groep.value in named)


def in_steps(aantal: int) -> int:
    """Return how many took part, as it may be said while a round is open at home."""
    return aantal // STAP * STAP


def check_plan(plan: Rondeplan, nu: datetime) -> None:
    """Refuse a plan that could never open, or is over before it began (OngeldigeInvoer)."""
    if not plan.vraag.strip():
        raise OngeldigeInvoer(wat="Schrijf op wat u aan de ouders vraagt. Er is niets geopend.")
    if not plan.groepen_die_mogen:
        raise OngeldigeInvoer(wat="Kies wie er mee mogen doen: ouders, team of allebei.")
    without = [groep for groep in plan.groepen_die_mogen if groep not in GROEPEN_MET_CODE]
    if without:
        raise OngeldigeInvoer(
            wat=f"Thuis doet mee wie een code heeft, en voor {' en '.join(without)} zijn er geen "
            "codes. Er is niets geopend. Kies ouders, team of allebei, of doe het in de zaal."
        )
    if plan.tot <= plan.van:
        raise OngeldigeInvoer(
            wat="Deze ronde zou sluiten voordat hij opengaat. Kies een later moment van sluiten."
        )
    check_end(plan.tot, nu)
    if plan.soort.stemt and not plan.aantal_keuzes:
        raise OngeldigeInvoer(wat="Vul in hoeveel iemand er mag kiezen. Er is niets geopend.")


def check_end(tot: datetime, nu: datetime) -> None:
    """Refuse a moment of closing that has passed (OngeldigeInvoer)."""
    if tot <= nu:
        raise OngeldigeInvoer(wat="Dat moment is al voorbij. Kies een moment dat nog komt.")


def due(plannen: Sequence[Rondeplan], nu: datetime) -> tuple[Rondeplan, ...]:
    """Return the plans whose moment has come and whose end has not, the earliest first."""
    now = (plan for plan in plannen if plan.van <= nu < plan.tot)
    return tuple(sorted(now, key=lambda plan: plan.van))
