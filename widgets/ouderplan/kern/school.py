"""The school, its profile (C6) and its plan van aanpak (C5)."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Annotated

from ouderplan.kern.kolomvorm import Kolomvorm
from ouderplan.kern.soorten import Momenttekst, Tekst


@dataclass(frozen=True, slots=True)
class Gegeven:
    """One fact about the workbook or the school (table *werkboek*)."""

    sleutel: Tekst
    waarde: str = ""


PROFIELVELDEN = (
    "school",
    "plaats",
    "schooljaar",
    "vakantieregio",
    "bestuur",
    "wijk",
    "soort_school",
    "aantal_leerlingen",
    "teldatum",
    "aantal_groepen",
    "motto",
    "missie",
    "visie_school",
    "kernwaarden",
    "stelling",
    "werkgroep",
    "wifi_naam",
    "wifi_wachtwoord",
)
"""Keys of the school profile in the order in which they are asked for (C2, C4, C6)."""


def facts(gegevens: Iterable[Gegeven]) -> dict[str, str]:
    """Return key → value."""
    return {gegeven.sleutel: gegeven.waarde for gegeven in gegevens}


def profile(gegevens: Iterable[Gegeven]) -> dict[str, str]:
    """Return every profile key with its value; an empty string is *not filled in*."""
    return dict.fromkeys(PROFIELVELDEN, "") | facts(gegevens)


VOORBEELD = "voorbeeld"
"""The key of the fact that a workbook is of an invented school; with it *ja*."""


def is_example(gegevens: Mapping[str, str]) -> bool:
    """Tell whether these are the facts of an invented school, to look at."""
    return gegevens.get(VOORBEELD) == "ja"


@dataclass(frozen=True, slots=True)
class Planningsregel:
    """One row of the plan van aanpak (table *planning*, C5).

    `status` is free text; ``klaar`` is what ticking off writes.
    """

    wanneer: Annotated[Momenttekst, Kolomvorm(smal=True)] = ""
    wat: Tekst = ""
    wie: str = ""
    status: Annotated[str, Kolomvorm(zelf=True)] = ""

    @property
    def klaar(self) -> bool:
        """Tell whether the row is ticked off."""
        return self.status.casefold() == KLAAR

    @property
    def moment(self) -> str:
        """When it is: what the status says of a move, else what was planned."""
        moved = _VERZET.search(self.status)
        return moved[1] if moved else self.wanneer

    @property
    def gaat_door(self) -> bool:
        """Tell whether the status does not say that it was called off."""
        return _VERVALT.search(self.status) is None


_VERZET = re.compile(
    r"\b(?:verplaatst|verzet|verschoven|uitgesteld|doorgeschoven)\s+(?:naar|tot)\s+(.*\w)", re.I
)
_VERVALT = re.compile(
    r"\b(?:vervalt|vervallen|geschrapt|afgelast|(?:gaat|ging)\s+niet\s+door)\b", re.I
)
KLAAR = "klaar"
