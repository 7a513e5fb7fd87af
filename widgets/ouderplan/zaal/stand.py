"""What the hall may know now: read once when something changed, shown to every phone."""

import hashlib
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from ouderplan.kern.beslissen import decide
from ouderplan.kern.rondes import Ronde, Rondekeuze, Telling, VastgesteldeKeuze
from ouderplan.kern.school import Gegeven, profile
from ouderplan.kern.soorten import Groep
from ouderplan.kern.tellen import Top
from ouderplan.kern.vertalingen import Vertaling
from ouderplan.opslag.antwoord import shared_on
from ouderplan.opslag.beslissen import load_geteld, root_of
from ouderplan.opslag.stemmen import current_ronde
from ouderplan.opslag.toestandnamen import TAAK
from ouderplan.opslag.transacties import Lezing
from ouderplan.opslag.wissen import is_owed

TABELLEN = ("werkboek", "rondes", "rondekeuzes", "vastgestelde_keuzes", "vertalingen", TAAK)
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

    `antwoord` tells whether the answer to the parents can be read; `wist` that something of a
    closed round is still to be erased from the disk.

    `top` is None until the begeleider showed the result: what is not here cannot leak.
    """

    boek: str = ""
    school: str = ""
    ronde: Ronde | None = None
    keuzes: tuple[Rondekeuze, ...] = ()
    top: Top | None = None
    vertalingen: tuple[Vertaling, ...] = ()
    antwoord: bool = False
    wist: bool = False

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
        """Name this stand for phones that follow: ``<workbook>.<round>.<phase>``.

        Once the top is shown it is named too, so that phones hear of a lot or an adopted top; and
        while nothing is open, whether the answer is shared, so that its link comes by itself.
        """
        nummer = self.ronde.ronde if self.ronde else 0
        parts = [self.boek, str(nummer), self.fase]
        if self.top:
            parts.append(_digest(self.top))
        if self.antwoord and self.fase is not Fase.OPEN:  # what an open round proved stays good
            parts.append("antwoord")
        if self.wist and self.fase is not Fase.OPEN:
            parts.append("wist")
        return ".".join(parts)

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
        antwoord=shared_on(tx) is not None,
        wist=is_owed(tx),
        boek=hashlib.sha256(str(map).encode()).hexdigest()[:8],
        school=profile(tx.rows(Gegeven))["school"],
        ronde=ronde,
        keuzes=tuple(tx.rows(Rondekeuze, ronde=ronde.ronde)) if ronde else (),
        top=_top(tx, ronde) if ronde and shown else None,
        vertalingen=tuple(tx.rows(Vertaling)),
    )


def _digest(top: Top) -> str:
    named = repr([[plaats.keuze for plaats in part] for part in (top.zeker, top.gelijk)])
    return hashlib.sha256(named.encode()).hexdigest()[:8]


def _newest(tx: Lezing) -> Ronde | None:
    return max(tx.rows(Ronde), key=lambda ronde: ronde.ronde, default=None)


def _top(tx: Lezing, ronde: Ronde) -> Top:
    """Return the top as it is now: as adopted, else as the ballots and the lot have it."""
    vote = root_of(tx, ronde)
    geteld = load_geteld(tx, vote)
    adopted = {row.keuze: row for row in tx.rows(VastgesteldeKeuze, ronde=vote.ronde)}
    if not adopted:
        return decide(geteld, Telling.GEWOON, vote.topplaatsen).top
    chosen = [row for row in geteld.uitslag.ranglijst if row.keuze in adopted]
    placed = [replace(row, plaats=adopted[row.keuze].plaats) for row in chosen]
    return Top(tuple(sorted(placed, key=lambda row: row.plaats)), (), 0)
