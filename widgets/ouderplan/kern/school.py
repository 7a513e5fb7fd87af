"""The school, its profile (C6) and its plan van aanpak (C5)."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Annotated

from ouderplan.kern.kolomvorm import Druk, Kolomvorm
from ouderplan.kern.soorten import Momenttekst, Tekst
from ouderplan.kern.wanneer import parse_when


@dataclass(frozen=True, slots=True)
class Gegeven:
    """One fact about the workbook or the school (table *werkboek*)."""

    sleutel: Annotated[Tekst, Kolomvorm(druk=Druk.NIET)]
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

    `status` is free text; ``klaar`` is what ticking off writes, behind what stands there.
    """

    wanneer: Annotated[Momenttekst, Kolomvorm(smal=True)] = ""
    wat: Tekst = ""
    wie: str = ""
    status: Annotated[str, Kolomvorm(zelf=True)] = ""

    @property
    def klaar(self) -> bool:
        """Tell whether the row is ticked off."""
        return any(clause.casefold() == KLAAR for clause in self._clauses)

    def ticked(self, klaar: bool) -> str:
        """Return the status when it is ticked off, or on again: the rest of it stays.

        Examples
        --------
        >>> row = Planningsregel(status="verplaatst naar 12 maart")
        >>> row.ticked(True)
        'verplaatst naar 12 maart; klaar'
        >>> Planningsregel(status=row.ticked(True)).ticked(False)
        'verplaatst naar 12 maart'
        """
        if klaar == self.klaar:
            return self.status
        if klaar:
            return f"{self.status}; {KLAAR}" if self.status else KLAAR
        return _KLAAR.sub("", self.status).strip(" ;,")

    @property
    def moment(self) -> str:
        """When it is: what the status says of a move, else what was planned.

        A move is to a moment; who goes to the hall ("verplaatst naar de aula") stays on the day.
        """
        moves = (found[1] for clause in self._clauses if (found := _VERZET.fullmatch(clause)))
        return next((when for when in moves if parse_when(when, _EEN_JAAR).spans), self.wanneer)

    @property
    def gaat_door(self) -> bool:
        """Tell whether the status does not say that it was called off, and nothing but that."""
        return not any(_VERVALT.fullmatch(clause) for clause in self._clauses)

    @property
    def _clauses(self) -> list[str]:
        return [clause.strip(" .!)") for clause in _KNIP.split(self.status)]


_KNIP = re.compile(r"[;,(\n]|\. ")
_EEN_JAAR = 2000
"""Whether something is a moment does not depend on the year."""
_VOORAF = r"(?:(?:is|wordt|werd|helaas|toch)\s+)*"
_VERZET = re.compile(
    _VOORAF + r"(?:verplaatst|verzet|verschoven|uitgesteld|doorgeschoven)"
    r"(?:\s+van\s.+?)?\s+(?:naar|tot)\s+(.*\w)",
    re.I,
)
_VERVALT = re.compile(
    _VOORAF + r"(?:vervalt|vervallen|geschrapt|afgelast|geannuleerd"
    r"|(?:gaat|ging)(?:\s+(?:helaas|toch|dit|(?:school)?jaar|deze|keer))*\s+niet\s+door)"
    r"(?:\s+(?:helaas|dit|deze|(?:school)?jaar|keer))*(?:\s+(?:wegens|vanwege|door|i\.v\.m\.)\s.*)?",
    re.I,
)
KLAAR = "klaar"
_KLAAR = re.compile(rf"(?:^|[;,(\n]|\. )\s*{KLAAR}[\s.!)]*(?=$|[;,(\n])", re.I)
