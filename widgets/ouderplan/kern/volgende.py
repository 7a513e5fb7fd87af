"""Rows of tables that later steps fill; they can be read in, kept and exported already."""

from dataclasses import dataclass
from datetime import date

from ouderplan.kern.soorten import Criteriumnummer, Tekst


@dataclass(frozen=True, slots=True)
class Doelsuggestie:
    """A goal to pick from (table *doelenbank*)."""

    criterium: Criteriumnummer
    doel: Tekst


@dataclass(frozen=True, slots=True)
class Evaluatie:
    """A filled-in evaluation form (table *evaluaties*, C20)."""

    activiteit: Tekst
    datum: date | None = None
    doel: str = ""
    ingevuld_door: str = ""
    opbrengsten: str = ""
    knelpunten: str = ""
    andere_informatie: str = ""
    vervolgstappen: str = ""
