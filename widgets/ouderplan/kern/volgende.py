"""Rows of tables that later steps fill; they can be read in, kept and exported already."""

from dataclasses import dataclass
from enum import StrEnum

from ouderplan.kern.soorten import Criteriumnummer, Tekst


class Verwachtende(StrEnum):
    """Who expects something."""

    OUDERS = "ouders"
    SCHOOL = "school"
    MEDEWERKERS = "medewerkers"


@dataclass(frozen=True, slots=True)
class Verwachting:
    """What one party may expect under a criterium (table *verwachtingen*)."""

    criterium: Criteriumnummer
    wie_verwacht: Verwachtende
    verwachting: Tekst
