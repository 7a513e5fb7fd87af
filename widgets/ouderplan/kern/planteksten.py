"""The free texts of a plan: its chapters, its key words, and who adopted it."""

from dataclasses import dataclass
from datetime import date

from ouderplan.kern.soorten import Tekst


@dataclass(frozen=True, slots=True)
class Plantekst:
    """A chapter in the school's own words (table *plan_teksten*; A1, A3–A8, B1–B5, C1, C4, D1).

    `sleutel` says which chapter it is, so that every kind of plan puts it in its place; a chapter
    of the school's own has none. An empty line in `tekst` begins a paragraph.
    """

    sleutel: str = ""
    kop: Tekst = ""
    tekst: str = ""


@dataclass(frozen=True, slots=True)
class Kernwoord:
    """A word that the school stands for, and what it means there (table *kernwoorden*, A6)."""

    woord: Tekst
    omschrijving: str = ""


@dataclass(frozen=True, slots=True)
class Vaststelling:
    """Who adopted or signed what, and when (table *vaststellingen*; A2, A10)."""

    wat: Tekst
    door: str = ""
    op: date | None = None
    namens: str = ""
    opmerking: str = ""
