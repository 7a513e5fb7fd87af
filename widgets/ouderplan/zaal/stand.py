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
from ouderplan.opslag.rondezoeken import current_ronde, home_rondes, is_of_hall
from ouderplan.opslag.sporen.wissen import is_owed
from ouderplan.opslag.toestandnamen import TAAK
from ouderplan.opslag.transacties import Lezing

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

    `top` is None until the begeleider showed the result: what is not here cannot leak. `buren` are
    the numbers of the rounds that are open at home.
    """

    boek: str = ""
    school: str = ""
    ronde: Ronde | None = None
    keuzes: tuple[Rondekeuze, ...] = ()
    top: Top | None = None
    vertalingen: tuple[Vertaling, ...] = ()
    antwoord: bool = False
    wist: bool = False
    buren: tuple[int, ...] = ()

    @property
    def fase(self) -> Fase:
        """Tell how far the round is."""
        if self.ronde is None:
            return Fase.LEEG
        if self.ronde.is_open:
            return Fase.OPEN
        return Fase.DICHT if self.ronde.getoond is None else Fase.GETOOND

    @property
    def nummer(self) -> int:
        """Return the number of its round, 0 without one."""
        return self.ronde.ronde if self.ronde else 0

    @property
    def is_thuis(self) -> bool:
        """Tell whether this round is open at home, beside that of the evening."""
        return self.ronde is not None and self.ronde.is_thuis and self.fase is Fase.OPEN

    @property
    def sleutel(self) -> str:
        """Name this stand for phones that follow: ``<workbook>.<round>.<phase>``.

        Once the top is shown it is named too, so that phones hear of a lot or an adopted top; and
        while nothing is open in the hall, whether the answer is shared, so that its link comes by
        itself, and what is open at home.
        """
        parts = [self.boek, str(self.nummer), self.fase]
        if self.top:
            parts.append(_digest(self.top))
        if self.antwoord and self.fase is not Fase.OPEN:  # what an open round proved stays good
            parts.append("antwoord")
        if self.wist and self.fase is not Fase.OPEN:
            parts.append("wist")
        if self.buren and self.fase is not Fase.OPEN:
            parts.append("thuis" + "+".join(map(str, self.buren)))
        return ".".join(parts)

    def is_open_for(self, groep: Groep, *, stemt: bool) -> bool:
        """Tell whether `groep` can vote (or, `stemt` false, send something in) now."""
        ronde = self.ronde
        if ronde is None or not ronde.is_open or ronde.soort.stemt is not stemt:
            return False
        return groep in ronde.groepen_die_mogen


@dataclass(frozen=True, slots=True)
class Zaalstand:
    """All that is open: the stand of the evening, and one of each round at home."""

    avond: Stand = Stand()
    thuis: tuple[Stand, ...] = ()

    def of(self, nummer: int) -> Stand:
        """Return the stand of a round that is open at home, else that of the evening."""
        return next((stand for stand in self.thuis if stand.nummer == nummer), self.avond)

    def open_for(self, groep: Groep) -> tuple[Stand, ...]:
        """Return what this group can take part in, that of the evening first."""
        return tuple(
            stand
            for stand in (self.avond, *self.thuis)
            if stand.ronde is not None
            and stand.ronde.is_open
            and groep in stand.ronde.groepen_die_mogen
        )

    @property
    def lijst(self) -> str:
        """Name what the list of all that is open shows."""
        numbers = "+".join(map(str, self.avond.buren))
        return f"{self.avond.boek}.lijst.{self.avond.nummer}.{self.avond.fase}.{numbers}"

    @property
    def sleutels(self) -> str:
        """Return what is told to every phone that follows: what each page it may show is named."""
        if not self.thuis:
            return self.avond.sleutel
        return " ".join((self.avond.sleutel, self.lijst, *(one.sleutel for one in self.thuis)))


def load_stand(tx: Lezing, folder: Path) -> Zaalstand:
    """Read what the hall may know from one snapshot of the workbook."""
    at_home = home_rondes(tx)
    ronde = current_ronde(tx) or _newest(tx)
    shown = ronde is not None and ronde.soort.stemt and ronde.getoond is not None
    avond = Stand(
        antwoord=shared_on(tx) is not None,
        wist=is_owed(tx),
        boek=hashlib.sha256(str(folder).encode()).hexdigest()[:8],
        school=profile(tx.rows(Gegeven))["school"],
        ronde=ronde,
        keuzes=_choices(tx, ronde) if ronde else (),
        top=_top(tx, ronde) if ronde and shown else None,
        vertalingen=tuple(tx.rows(Vertaling)),
        buren=tuple(row.ronde for row in at_home),
    )
    thuis = (replace(avond, ronde=row, keuzes=_choices(tx, row), top=None) for row in at_home)
    return Zaalstand(avond, tuple(thuis))


def _choices(tx: Lezing, ronde: Ronde) -> tuple[Rondekeuze, ...]:
    return tuple(tx.rows(Rondekeuze, ronde=ronde.ronde))


def _digest(top: Top) -> str:
    named = repr([[plaats.keuze for plaats in part] for part in (top.zeker, top.gelijk)])
    return hashlib.sha256(named.encode()).hexdigest()[:8]


def _newest(tx: Lezing) -> Ronde | None:
    known = filter(is_of_hall, tx.rows(Ronde))
    return max(known, key=lambda ronde: ronde.ronde, default=None)


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
