"""Kansen en bedreigingen (C13), what turns a threat round (C14), and their ranking (C15)."""

from dataclasses import dataclass
from enum import StrEnum

from ouderplan.kern.soorten import Criteriumnummer, Groep, Tekst


class Soort(StrEnum):
    """Kans or bedreiging."""

    KANS = "kans"
    BEDREIGING = "bedreiging"


class Perspectief(StrEnum):
    """From where it is seen."""

    CONCEPT = "concept"
    TEAM = "team"
    OUDERS = "ouders"


class Inbrengstatus(StrEnum):
    """Whether the begeleider let it through to the projector."""

    NIEUW = "nieuw"
    TOEGELATEN = "toegelaten"
    WEGGELEGD = "weggelegd"


@dataclass(frozen=True, slots=True)
class Inbreng:
    """One kans or bedreiging (table *kansen_bedreigingen*).

    `samengevoegd_met` is the id of the one that it was merged into; it keeps its own text.
    """

    id: Tekst
    soort: Soort
    perspectief: Perspectief
    tekst: Tekst
    groep: Groep | None = None
    status: Inbrengstatus = Inbrengstatus.TOEGELATEN
    samengevoegd_met: str = ""
    criterium: Criteriumnummer | None = None

    @property
    def telt_mee(self) -> bool:
        """Tell whether it stands on its own on the projector and on a dot ballot."""
        return self.status is Inbrengstatus.TOEGELATEN and not self.samengevoegd_met


@dataclass(frozen=True, slots=True)
class Omzetting:
    """What is needed to turn a bedreiging round (table *omzettingen*).

    `bedreiging` is an id, or "" when it goes for all of them; `kans` is the id of what it became.
    """

    bedreiging: str = ""
    wat_is_nodig: str = ""
    kans: str = ""
