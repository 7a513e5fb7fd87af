"""The free texts of a plan: its chapters, its key words, and who adopted it."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from ouderplan.kern.kolomvorm import Druk, Kolomvorm
from ouderplan.kern.soorten import Tekst


@dataclass(frozen=True, slots=True)
class Plantekst:
    """A chapter in the school's own words (table *plan_teksten*; A1, A3–A8, B1–B5, C1, C4, D1).

    `sleutel` says which chapter it is, so that every kind of plan puts it in its place; a chapter
    of the school's own has none. An empty line in `tekst` begins a paragraph.
    """

    sleutel: Annotated[str, Kolomvorm(zelf=True, druk=Druk.NIET)] = ""
    kop: Annotated[Tekst, Kolomvorm(rij=1)] = ""
    tekst: Annotated[str, Kolomvorm(regels=8, rij=2)] = ""


@dataclass(frozen=True, slots=True)
class Kernwoord:
    """A word that the school stands for, and what it means there (table *kernwoorden*, A6)."""

    woord: Annotated[Tekst, Kolomvorm(rij=1)]
    omschrijving: Annotated[str, Kolomvorm(regels=2, rij=2)] = ""


@dataclass(frozen=True, slots=True)
class Vaststelling:
    """Who adopted or signed what, and when (table *vaststellingen*; A2, A10)."""

    wat: Annotated[Tekst, Kolomvorm(rij=1)]
    door: Annotated[str, Kolomvorm(rij=2)] = ""
    op: Annotated[date | None, Kolomvorm(rij=3)] = None
    namens: Annotated[str, Kolomvorm(rij=4)] = ""
    opmerking: Annotated[str, Kolomvorm(regels=2)] = ""
