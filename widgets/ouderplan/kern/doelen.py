"""Jaardoelen: code (A11, A12), effort and effect (C17), action plan (C18), and a bank (C16)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from string import ascii_lowercase
from typing import Annotated

from ouderplan.kern.datum import MAAND
from ouderplan.kern.kolomvorm import Druk, Kolomvorm
from ouderplan.kern.schooljaren import first_year, in_full
from ouderplan.kern.soorten import (
    Criteriumnummer,
    Doelzin,
    Indicatortekst,
    Momenttekst,
    Streeftekst,
    Verwijstekst,
    Verwijzing,
)


class Doelstatus(StrEnum):
    """Where a jaardoel stands."""

    GEPLAND = "gepland"
    IN_UITVOERING = "in uitvoering"
    BEHAALD = "behaald"
    NOG_OPEN = "nog open"
    IN_BESPREKING = "in bespreking"
    VERVALLEN = "vervallen"


class Actiestatus(StrEnum):
    """Where an activity stands."""

    GEPLAND = "gepland"
    BEZIG = "bezig"
    KLAAR = "klaar"
    UITGESTELD = "uitgesteld"
    VERVALLEN = "vervallen"


class Herkomstsoort(StrEnum):
    """Where a jaardoel came from. The column is free text; these are what the workbook writes."""

    TOP = "top 3"
    KANS = "kans"
    DOELENBANK = "doelenbank"
    VORIG_JAAR = "vorig jaar"
    EIGEN = "eigen"


class Maat(StrEnum):
    """How much effort a goal takes, or how much effect it has (C17)."""

    KLEIN = "klein"
    MIDDEL = "middel"
    GROOT = "groot"


class Horizon(StrEnum):
    """When a goal can be reached (C17)."""

    QUICK_WIN = "quick win"
    LANGER = "langere termijn"


@dataclass(frozen=True, slots=True)
class Jaardoel:
    """A goal for this or coming years (table *jaardoelen*).

    `uitvoeren_in` is free text as schools write it. `herkomst` is the id of a kans when
    `herkomst_soort` is ``top 3`` or ``kans``, and otherwise free text: of a goal that was carried
    over (``vorig jaar``) the schooljaar and where it came from then (F21). `ambitie` says what it
    is to lead to in the long run. What a board asks of a yearly plan is in `VOOR_HET_BESTUUR`.
    """

    code: Annotated[str, Kolomvorm(rij=1)] = ""
    criterium: Annotated[Criteriumnummer | None, Kolomvorm(druk=Druk.ELDERS)] = None
    jaardoel: Annotated[Doelzin, Kolomvorm(regels=2, rij=2)] = ""
    uitvoeren_in: Annotated[Momenttekst, Kolomvorm(rij=3, jaar=True)] = ""
    status: Annotated[Doelstatus, Kolomvorm(rij=4)] = Doelstatus.GEPLAND
    herkomst_soort: Annotated[Verwijstekst, Kolomvorm(zelf=True)] = ""
    herkomst: Annotated[Verwijstekst, Kolomvorm(regels=2)] = ""
    moeite: Annotated[Maat | None, Kolomvorm(zelf=True)] = None
    effect: Annotated[Maat | None, Kolomvorm(zelf=True)] = None
    horizon: Annotated[Horizon | None, Kolomvorm(zelf=True)] = None
    ambitie: Annotated[Streeftekst, Kolomvorm(regels=2)] = ""
    resultaatgebied: str = ""
    gewenste_situatie: Annotated[Streeftekst, Kolomvorm(regels=2)] = ""
    indicator: Annotated[Indicatortekst, Kolomvorm(regels=2)] = ""
    eigenaar: str = ""
    kosten: Annotated[str, Kolomvorm(naast=True)] = ""
    gereed: Annotated[Momenttekst, Kolomvorm(naast=True)] = ""
    organisatie: Annotated[str, Kolomvorm(regels=2)] = ""
    scholing: Annotated[str, Kolomvorm(regels=2)] = ""

    @property
    def voorgestelde_horizon(self) -> Horizon | None:
        """Return the horizon that effort and effect point at; None while one is not chosen."""
        if self.moeite is None or self.effect is None:
            return None
        easy = self.moeite is Maat.KLEIN and self.effect is not Maat.KLEIN
        return Horizon.QUICK_WIN if easy else Horizon.LANGER

    @property
    def sleutel(self) -> str:
        """What other tables call this goal: its code, or its text when it has none."""
        return self.code or self.jaardoel


VOOR_HET_BESTUUR = (
    "resultaatgebied",
    "gewenste_situatie",
    "indicator",
    "eigenaar",
    "kosten",
    "gereed",
    "organisatie",
    "scholing",
)
"""What boards ask of a goal in a yearly plan; a school whose board does not leaves it empty."""


@dataclass(frozen=True, slots=True)
class Actie:
    """One row of an action plan (table *acties*); `jaardoel` is the goal's `sleutel`.

    `uitvoerder` holds one role a line, `tijdpad` one milestone a line (``juni 2027: voorstel``).
    """

    jaardoel: Annotated[Verwijzing, Kolomvorm(zelf=True, druk=Druk.ELDERS)]
    activiteit: Annotated[str, Kolomvorm(regels=2, mist="wat er gebeurt")] = ""
    uitvoerder: Annotated[str, Kolomvorm(regels=3, mist="wie het doet")] = ""
    tijdpad: Annotated[
        Momenttekst,
        Kolomvorm(regels=3, naast=True, mist="wanneer het gebeurt", druk=Druk.MIJLPALEN),
    ] = ""
    evaluatie_hoe: Annotated[str, Kolomvorm(mist="hoe het wordt geëvalueerd")] = ""
    evaluatie_wanneer: Annotated[
        Momenttekst, Kolomvorm(naast=True, mist="wanneer het wordt geëvalueerd")
    ] = ""
    vervolgstappen: Annotated[str, Kolomvorm(regels=2)] = ""
    budget: Annotated[str, Kolomvorm(regels=2)] = ""
    uitvoering: Annotated[str, Kolomvorm(regels=2)] = ""
    status: Actiestatus | None = None


PDCA = {
    "Plan": ("activiteit", "uitvoerder", "tijdpad", "budget"),
    "Do": ("uitvoering", "status"),
    "Check": ("evaluatie_hoe", "evaluatie_wanneer"),
    "Act": ("vervolgstappen",),
}
"""An activity as *plan, do, check, act*: under each word the columns that say it."""


@dataclass(frozen=True, slots=True)
class Mijlpaal:
    """One line of a tijdpad: the moment in it, the rest, and the whole line as it was typed."""

    wanneer: str
    wat: str
    regel: str


_MAAND = "|".join(MAAND)
_MOMENT = (
    rf"(?:(?:begin|medio|eind|half)\s+)?(?:\d{{1,2}}\s+)?(?:{_MAAND})\.?(?:\s+\d{{4}})?"
    r"|(?:schooljaar\s+)?\d{4}(?:\s*[-–]\s*\d{4})?"
)
_ALLEEN_WANNEER = re.compile(rf"(?:{_MOMENT})", re.IGNORECASE)
_WANNEER = re.compile(rf"^(?P<begin>{_MOMENT})\s*[:–-]?\s+(?P<rest>.+)$", re.IGNORECASE)
_DUBBELE_PUNT = re.compile(
    r"^(?P<begin>(?:[^:]|(?<=\d):(?=\d)){1,30}):(?!//|(?<=\d:)\d)(?P<rest>.*\S.*)$"
)
"""A short text, a colon and more, but not the colon of a time (19:30) or of an address."""
_WANNEER_ACHTERAAN = re.compile(
    rf"^(?P<rest>.+?)[\s,(]+(?P<begin>(?:{_MAAND})\.?\s+\d{{4}})\)?$", re.IGNORECASE
)


def parse_tijdpad(tijdpad: str) -> tuple[Mijlpaal, ...]:
    """Split a tijdpad into milestones, one a line.

    Understands ``juni 2027: voorstel``, ``Mei 2027 voorstel`` and ``Voorstel juni 2027``; a line
    without a recognisable moment becomes a milestone with an empty `wanneer`. No text is lost.
    """
    return tuple(_parse_line(line.strip()) for line in tijdpad.splitlines() if line.strip())


def _parse_line(line: str) -> Mijlpaal:
    if _ALLEEN_WANNEER.fullmatch(line):
        return Mijlpaal(line, "", line)
    patterns = (_DUBBELE_PUNT, _WANNEER, _WANNEER_ACHTERAAN)
    match = next(filter(None, (pattern.match(line) for pattern in patterns)), None)
    if match is None:
        return Mijlpaal("", line, line)
    return Mijlpaal(match["begin"].strip(), match["rest"].strip(), line)


def next_code(criterium: int, doelen: Iterable[Jaardoel]) -> str:
    """Return the first free code under `criterium`: 3a, 3b, …, 3z, 3aa, ….

    A code that was ever given is not given again while its goal is in the workbook, so codes
    stay stable when a goal is moved or dropped.
    """
    used = {doel.code.casefold() for doel in doelen}
    letters = [*ascii_lowercase, *(a + b for a in ascii_lowercase for b in ascii_lowercase)]
    return next(code for letter in letters if (code := f"{criterium}{letter}") not in used)


VEEL_DOELEN = 5
"""From this many running goals on, the workbook says that it is a lot for one school year."""


def running(doelen: Iterable[Jaardoel]) -> tuple[Jaardoel, ...]:
    """Return the goals that still ask for work."""
    done = {Doelstatus.BEHAALD, Doelstatus.VERVALLEN}
    return tuple(doel for doel in doelen if doel.status not in done)


def code_order(code: str) -> tuple[int, str]:
    """Sort key that puts 2a before 10b, 3z before 3aa, and rows without a code last."""
    match = re.match(r"(\d+)([a-z]*)(.*)", code.casefold(), re.DOTALL)
    if not match:
        return (10**6, code)
    return (int(match[1]), f"{len(match[2]):02}{match[2]}{match[3]}")


_LATER = re.compile(
    r"^(?:vanaf\s+)?(?:schooljaar\s+)?(\d{4})(?:\s*[-–/]\s*\d{2,4})?$", re.IGNORECASE
)


def runs_in(doel: Jaardoel, schooljaar: str) -> bool:
    """Tell whether a goal asks for work in `schooljaar`: not done, and not for a later year.

    A goal of an earlier year that is not done still does; so does one without a clear year.
    """
    if not running([doel]):
        return False
    begin, now = _LATER.match(in_full(doel.uitvoeren_in).strip()), first_year(schooljaar)
    return not (begin and now) or int(begin[1]) <= now


@dataclass(frozen=True, slots=True)
class Doelsuggestie:
    """A goal to pick from (table *doelenbank*); `bron` says whose it is."""

    criterium: Annotated[Criteriumnummer, Kolomvorm(rij=2)]
    doel: Annotated[Doelzin, Kolomvorm(regels=2, rij=1)]
    bron: Annotated[str, Kolomvorm(rij=3)] = ""
