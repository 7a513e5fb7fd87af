"""Rows of tables that later steps fill; they can be read in, kept and exported already."""

from dataclasses import dataclass
from enum import StrEnum

from ouderplan.kern.soorten import Aantal, Criteriumnummer, Groep, Tekst


class Verwachtende(StrEnum):
    """Who expects something."""

    OUDERS = "ouders"
    SCHOOL = "school"
    MEDEWERKERS = "medewerkers"


class Niveau(StrEnum):
    """Level of ouderbetrokkenheid (C3)."""

    EEN = "1.0"
    TWEE = "2.0"
    DRIE = "3.0"


@dataclass(frozen=True, slots=True)
class Verwachting:
    """What one party may expect under a criterium (table *verwachtingen*)."""

    criterium: Criteriumnummer
    wie_verwacht: Verwachtende
    verwachting: Tekst


@dataclass(frozen=True, slots=True)
class Scanregel:
    """One criterium on one filled-in schoolscan (table *schoolscan*)."""

    ronde: Aantal
    inzending: Tekst
    groep: Groep
    criterium: Criteriumnummer
    niveau: Niveau | None = None
    gebeurt_al: str = ""
    mogelijkheden: str = ""
