"""Ambities: one page each, from urgentie to the years that come (E1 to E6)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from ouderplan.kern.kolomvorm import Druk, Kolomvorm, printed
from ouderplan.kern.schooljaren import sort_key
from ouderplan.kern.soorten import (
    Criteriumnummer,
    Doeltekst,
    Indicatortekst,
    Momenttekst,
    Streeftekst,
    Tekst,
    Verwijzing,
    Zinnen,
)


class Bloksoort(StrEnum):
    """What a block of a schooljaar is about (E4, E5)."""

    EVALUATIE = "evaluatie"
    PANEL = "panelgesprek"
    GESPREK = "nieuw gesprek"
    VRAGENLIJST = "vragenlijst"
    ACTIVITEIT = "activiteit"
    ANDERS = "anders"


@dataclass(frozen=True, slots=True)
class Ambitie:
    """An ambition (table *ambities*); its columns are the fields of the card, in order (E1).

    `aanpak` is what holds for all criteria; per criterium it stands in *ambitie_aanpak*.
    """

    naam: Annotated[Tekst, Kolomvorm(rij=1, druk=Druk.ELDERS)]
    domein: str = ""
    onderwijs: str = ""
    proceseigenaar: Annotated[str, Kolomvorm(rij=2)] = ""
    vastgesteld_voor: Annotated[Momenttekst, Kolomvorm(rij=3, jaar=True)] = ""
    bijlagen: Annotated[str, Kolomvorm(regels=3)] = ""
    urgentie: Annotated[str, Kolomvorm(regels=3)] = ""
    achtergrond: Annotated[str, Kolomvorm(regels=3)] = ""
    aanpak: Annotated[str, Kolomvorm(regels=3)] = ""
    ambitie: Annotated[Streeftekst, Kolomvorm(regels=3)] = ""
    kernresultaat: Annotated[Doeltekst, Kolomvorm(regels=3)] = ""
    indicator: Annotated[Indicatortekst, Kolomvorm(regels=3)] = ""
    activiteiten: Annotated[str, Kolomvorm(regels=3)] = ""
    financiering: Annotated[str, Kolomvorm(regels=3)] = ""
    derden: Annotated[str, Kolomvorm(regels=3)] = ""


@dataclass(frozen=True, slots=True)
class Ambitieaanpak:
    """What is done for an ambition under one criterium (table *ambitie_aanpak*, E3)."""

    ambitie: Annotated[Verwijzing, Kolomvorm(rij=1)]
    criterium: Annotated[Criteriumnummer | None, Kolomvorm(rij=2)] = None
    aanpak: Annotated[str, Kolomvorm(regels=2, rij=3)] = ""


@dataclass(frozen=True, slots=True)
class Ambitiejaar:
    """A block of one schooljaar on the card (table *ambitie_jaren*, E4, E5).

    An evaluation has its occasion in `onderwerp`, `wanneer`, what works well, what asks for more,
    and the decision. A panel talk has its subject, group, questions and frequency.
    """

    ambitie: Annotated[Verwijzing, Kolomvorm(rij=5, druk=Druk.ELDERS)]
    schooljaar: Annotated[Momenttekst, Kolomvorm(rij=2, smal=True, jaar=True, druk=Druk.ELDERS)] = (
        ""
    )
    soort: Annotated[Bloksoort | None, Kolomvorm(rij=3, smal=True, druk=Druk.ELDERS)] = None
    onderwerp: Annotated[str, Kolomvorm(rij=1)] = ""
    wanneer: Annotated[Momenttekst, Kolomvorm(rij=4)] = ""
    groep: str = ""
    vragen: Zinnen = ""
    frequentie: str = ""
    inhoud: Zinnen = ""
    werkt_goed: Zinnen = ""
    verder_ontwikkelen: Zinnen = ""
    besluit: Zinnen = ""


VELDEN = printed(Ambitie)
"""The fields of the card, in the order of E1."""
VOOR_AANPAK = VELDEN[: VELDEN.index("aanpak") + 1]
NA_AANPAK = VELDEN[VELDEN.index("aanpak") + 1 :]


@dataclass(frozen=True, slots=True)
class Kaart:
    """An ambition with everything on its card; the blocks in the order of their years."""

    ambitie: Ambitie
    aanpak: tuple[Ambitieaanpak, ...]
    jaren: tuple[Ambitiejaar, ...]

    @property
    def criteria(self) -> frozenset[int]:
        """The criteria that the card names."""
        return frozenset(row.criterium for row in self.aanpak if row.criterium)

    @property
    def per_jaar(self) -> Mapping[str, tuple[Ambitiejaar, ...]]:
        """The blocks by schooljaar."""
        years = dict.fromkeys(row.schooljaar for row in self.jaren)
        return {year: tuple(row for row in self.jaren if row.schooljaar == year) for year in years}


def cards(
    ambities: Iterable[Ambitie], aanpak: Sequence[Ambitieaanpak], jaren: Sequence[Ambitiejaar]
) -> tuple[Kaart, ...]:
    """Return every card."""
    return tuple(
        Kaart(
            ambitie,
            tuple(
                sorted(
                    (row for row in aanpak if row.ambitie == ambitie.naam),
                    key=lambda row: row.criterium or 99,
                )
            ),
            tuple(
                sorted(
                    (row for row in jaren if row.ambitie == ambitie.naam),
                    key=lambda row: sort_key(row.schooljaar),
                )
            ),
        )
        for ambitie in ambities
    )


def belongs(kaart: Kaart, criterium: int | None) -> bool:
    """Tell whether something under `criterium` is about this card.

    A card that names criteria is about those; one that names none is about everything.
    """
    return not kaart.criteria or criterium in kaart.criteria
