"""The visie: its versions and the way from concept to adopted (C9)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ouderplan.kern.soorten import Aantal


class Visiestatus(StrEnum):
    """How far a version has come."""

    CONCEPT = "concept"
    WERKGROEP = "werkgroep"
    TEAM = "team"
    GEDEELD = "gedeeld"
    VASTGESTELD = "vastgesteld"


@dataclass(frozen=True, slots=True)
class Visieversie:
    """One version of the visie (table *visie*)."""

    versie: Aantal
    tekst: str = ""
    status: Visiestatus = Visiestatus.CONCEPT
    vastgesteld_door: str = ""
    vastgesteld_op: date | None = None


@dataclass(frozen=True, slots=True)
class Visiestap:
    """One step of a version towards adoption (table *visie_stappen*)."""

    versie: Aantal
    status: Visiestatus
    door: str = ""
    op: date | None = None
