"""What the hall may know now: read once when something changed, shown to every phone."""

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from ouderplan.kern.rondes import Ronde, Rondekeuze
from ouderplan.kern.school import Gegeven, profile
from ouderplan.kern.soorten import Groep
from ouderplan.kern.tellen import Top
from ouderplan.kern.vertalingen import Vertaling
from ouderplan.opslag.stemmen import current_ronde, tally
from ouderplan.opslag.transacties import Lezing

TABELLEN = ("werkboek", "rondes", "rondekeuzes", "vertalingen")
"""The tables that a Stand is read from; a vote changes none of them."""


class Fase(StrEnum):
    """How far the newest round is."""

    LEEG = "leeg"
    OPEN = "open"
    DICHT = "dicht"
    GETOOND = "getoond"


@dataclass(frozen=True, slots=True)
class Stand:
    """The round that is open, or else the newest closed one.

    `top` is None until the begeleider showed the result: what is not here cannot leak.
    """

    boek: str = ""
    school: str = ""
    ronde: Ronde | None = None
    keuzes: tuple[Rondekeuze, ...] = ()
    top: Top | None = None
    vertalingen: tuple[Vertaling, ...] = ()

    @property
    def fase(self) -> Fase:
        """Tell how far the round is."""
        if self.ronde is None:
            return Fase.LEEG
        if self.ronde.is_open:
            return Fase.OPEN
        return Fase.DICHT if self.ronde.getoond is None else Fase.GETOOND

    @property
    def sleutel(self) -> str:
        """Name this stand for phones that follow: ``<workbook>.<round>.<phase>``."""
        nummer = self.ronde.ronde if self.ronde else 0
        return f"{self.boek}.{nummer}.{self.fase}"

    def is_open_for(self, groep: Groep, *, stemt: bool) -> bool:
        """Tell whether `groep` can vote (or, `stemt` false, send something in) now."""
        ronde = self.ronde
        if ronde is None or not ronde.is_open or ronde.soort.stemt is not stemt:
            return False
        return groep in ronde.groepen_die_mogen


def load_stand(tx: Lezing, map: Path) -> Stand:
    """Read what the hall may know from one snapshot of the workbook."""
    ronde = current_ronde(tx) or _newest(tx)
    shown = ronde is not None and ronde.soort.stemt and ronde.getoond is not None
    return Stand(
        boek=hashlib.sha256(str(map).encode()).hexdigest()[:8],
        school=profile(tx.rows(Gegeven))["school"],
        ronde=ronde,
        keuzes=tuple(tx.rows(Rondekeuze, ronde=ronde.ronde)) if ronde else (),
        top=_top(tx, ronde) if ronde and shown else None,
        vertalingen=tuple(tx.rows(Vertaling)),
    )


def _newest(tx: Lezing) -> Ronde | None:
    return max(tx.rows(Ronde), key=lambda ronde: ronde.ronde, default=None)


def _top(tx: Lezing, ronde: Ronde) -> Top:
    return tally(tx, ronde).top(ronde.soort.plaatsen)
