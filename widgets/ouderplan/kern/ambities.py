"""Ambities: one page each, from urgentie to the years that come (E1 to E6)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ouderplan.kern.schooljaren import sort_key
from ouderplan.kern.soorten import Criteriumnummer, Tekst


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

    naam: Tekst
    domein: str = ""
    onderwijs: str = ""
    proceseigenaar: str = ""
    vastgesteld_voor: str = ""
    bijlagen: str = ""
    urgentie: str = ""
    achtergrond: str = ""
    aanpak: str = ""
    ambitie: str = ""
    kernresultaat: str = ""
    indicator: str = ""
    activiteiten: str = ""
    financiering: str = ""
    derden: str = ""


@dataclass(frozen=True, slots=True)
class Ambitieaanpak:
    """What is done for an ambition under one criterium (table *ambitie_aanpak*, E3)."""

    ambitie: Tekst
    criterium: Criteriumnummer | None = None
    aanpak: str = ""


@dataclass(frozen=True, slots=True)
class Ambitiejaar:
    """A block of one schooljaar on the card (table *ambitie_jaren*, E4, E5).

    An evaluation has its occasion in `onderwerp`, `wanneer`, what works well, what asks for more,
    and the decision. A panel talk has its subject, group, questions and frequency.
    """

    ambitie: Tekst
    schooljaar: str = ""
    soort: Bloksoort | None = None
    onderwerp: str = ""
    wanneer: str = ""
    groep: str = ""
    vragen: str = ""
    frequentie: str = ""
    inhoud: str = ""
    werkt_goed: str = ""
    verder_ontwikkelen: str = ""
    besluit: str = ""


VELDEN = tuple(naam for naam in Ambitie.__slots__ if naam != "naam")
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
    def lege_velden(self) -> tuple[str, ...]:
        """The fields that are not filled in."""
        return tuple(naam for naam in VELDEN if not getattr(self.ambitie, naam))

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
