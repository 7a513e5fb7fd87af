"""What school and parents agreed on: conversations, moments, channels, bodies, activities."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from ouderplan.kern.kolomvorm import Druk, Kolomvorm
from ouderplan.kern.schoolscan import Niveau
from ouderplan.kern.soorten import Criteriumnummer, Momenttekst, Streeftekst, Tekst, Zinnen


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

    gesprek: Annotated[Tekst, Kolomvorm(rij=1)]
    periode: Annotated[Momenttekst, Kolomvorm(rij=2)] = ""
    duur: str = ""
    groepen: Annotated[str, Kolomvorm(rij=3, smal=True)] = ""
    deelname: Annotated[Deelname | None, Kolomvorm(rij=4)] = None
    deelnemers: Annotated[str, Kolomvorm(rij=5)] = ""
    aanleiding: Zinnen = ""
    doel: Annotated[Streeftekst, Kolomvorm(regels=2)] = ""
    uitzondering: Zinnen = ""


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment that comes back every year (table *momenten*): reports, inloop (B9, B10)."""

    moment: Annotated[Tekst, Kolomvorm(rij=1)]
    soort: Momentsoort | None = None
    wanneer: Annotated[Momenttekst, Kolomvorm(rij=2)] = ""
    groepen: Annotated[str, Kolomvorm(rij=3, smal=True)] = ""
    toelichting: Zinnen = ""


@dataclass(frozen=True, slots=True)
class Communicatiemiddel:
    """A channel between school and parents (table *communicatie*, A13, B11, D7)."""

    middel: Annotated[Tekst, Kolomvorm(rij=1)]
    frequentie: Annotated[str, Kolomvorm(rij=2)] = ""
    afzender: Annotated[str, Kolomvorm(rij=3)] = ""
    inhoud: Zinnen = ""
    ontvangers: Annotated[str, Kolomvorm(rij=4)] = ""


@dataclass(frozen=True, slots=True)
class Orgaan:
    """A body in which parents take part (table *organen*, A13, C7, D11)."""

    orgaan: Annotated[Tekst, Kolomvorm(rij=1)]
    samenstelling: Annotated[str, Kolomvorm(regels=2, rij=2)] = ""
    frequentie: Annotated[str, Kolomvorm(rij=3)] = ""
    taak: Zinnen = ""
    rechten: str = ""


@dataclass(frozen=True, slots=True)
class Intakestap:
    """A step of the intake of a new family, in order (table *intake*, D6)."""

    stap: Annotated[Tekst, Kolomvorm(rij=1)]
    wie: Annotated[str, Kolomvorm(rij=2)] = ""
    wanneer: Annotated[Momenttekst, Kolomvorm(rij=3)] = ""
    toelichting: Zinnen = ""


@dataclass(frozen=True, slots=True)
class Thuistaalvoorziening:
    """What the school does for home languages (table *thuistalen*, D9)."""

    voorziening: Annotated[Tekst, Kolomvorm(rij=1)]
    talen: Annotated[str, Kolomvorm(rij=2)] = ""
    voor_wie: str = ""
    wanneer: Annotated[Momenttekst, Kolomvorm(rij=3)] = ""


@dataclass(frozen=True, slots=True)
class Activiteit:
    """Something that is done with parents (table *activiteiten*, C11, D10, E7)."""

    activiteit: Annotated[Tekst, Kolomvorm(rij=1)]
    soort: Annotated[Activiteitsoort | None, Kolomvorm(druk=Druk.ELDERS)] = None
    wanneer: Annotated[Momenttekst, Kolomvorm(rij=2)] = ""
    frequentie: str = ""
    duur: str = ""
    doelgroep: Annotated[str, Kolomvorm(rij=3)] = ""
    doel: Annotated[Streeftekst, Kolomvorm(regels=2)] = ""
    wie: str = ""
    criterium: Annotated[Criteriumnummer | None, Kolomvorm(rij=4)] = None
    niveau: Annotated[Niveau | None, Kolomvorm(rij=5, smal=True)] = None
    toelichting: Annotated[Zinnen, Kolomvorm(regels=2)] = ""
