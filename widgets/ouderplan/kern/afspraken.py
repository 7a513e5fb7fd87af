"""What school and parents agreed on: conversations, moments, channels, bodies, activities."""

from dataclasses import dataclass
from enum import StrEnum

from ouderplan.kern.schoolscan import Niveau
from ouderplan.kern.soorten import Criteriumnummer, Tekst


class Deelname(StrEnum):
    """Whether parents are expected at a conversation (B8)."""

    VERPLICHT = "verplicht"
    FACULTATIEF = "facultatief"


class Momentsoort(StrEnum):
    """What kind of fixed moment it is (B9, B10)."""

    RAPPORT = "rapport"
    INLOOP = "inloop"
    AVOND = "ouderavond"
    ANDERS = "anders"


class Activiteitsoort(StrEnum):
    """What a parent activity is for (D1)."""

    INFORMATIE = "informatie"
    PARTICIPATIE = "participatie"
    BETROKKENHEID = "betrokkenheid"


@dataclass(frozen=True, slots=True)
class Gesprek:
    """A conversation of the gesprekscyclus (table *gesprekken*, B8, D8).

    `periode` is free text (``september``, ``week 6 en 7``), as are `duur` and `groepen`.
    `uitzondering` says what is different for one group, such as groep 8.
    """

    gesprek: Tekst
    periode: str = ""
    duur: str = ""
    groepen: str = ""
    deelname: Deelname | None = None
    deelnemers: str = ""
    aanleiding: str = ""
    doel: str = ""
    uitzondering: str = ""


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment that comes back every year (table *momenten*): reports, inloop (B9, B10)."""

    moment: Tekst
    soort: Momentsoort | None = None
    wanneer: str = ""
    groepen: str = ""
    toelichting: str = ""


@dataclass(frozen=True, slots=True)
class Communicatiemiddel:
    """A channel between school and parents (table *communicatie*, A13, B11, D7)."""

    middel: Tekst
    frequentie: str = ""
    afzender: str = ""
    inhoud: str = ""
    ontvangers: str = ""


@dataclass(frozen=True, slots=True)
class Orgaan:
    """A body in which parents take part (table *organen*, A13, C7, D11)."""

    orgaan: Tekst
    samenstelling: str = ""
    frequentie: str = ""
    taak: str = ""
    rechten: str = ""


@dataclass(frozen=True, slots=True)
class Intakestap:
    """A step of the intake of a new family, in order (table *intake*, D6)."""

    stap: Tekst
    wie: str = ""
    wanneer: str = ""
    toelichting: str = ""


@dataclass(frozen=True, slots=True)
class Thuistaalvoorziening:
    """What the school does for home languages (table *thuistalen*, D9)."""

    voorziening: Tekst
    talen: str = ""
    voor_wie: str = ""
    wanneer: str = ""


@dataclass(frozen=True, slots=True)
class Activiteit:
    """Something that is done with parents (table *activiteiten*, C11, D10, E7)."""

    activiteit: Tekst
    soort: Activiteitsoort | None = None
    wanneer: str = ""
    frequentie: str = ""
    duur: str = ""
    doelgroep: str = ""
    doel: str = ""
    wie: str = ""
    criterium: Criteriumnummer | None = None
    niveau: Niveau | None = None
