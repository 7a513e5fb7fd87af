"""State of the step Afspraken."""

from traitlets import Tuple

from ouderplan.kern.afspraken import (
    Activiteit,
    Communicatiemiddel,
    Gesprek,
    Intakestap,
    Moment,
    Orgaan,
    Thuistaalvoorziening,
)
from ouderplan.kern.criteria import Criterium
from ouderplan.stappen.basis import Stand
from ouderplan.stappen.bladmodel import Bladmodel

NODIG = (Gesprek, Communicatiemiddel, Activiteit)
"""Without these a plan says little about how school and parents meet."""


class Model(Bladmodel):
    """What was agreed on, a sheet each."""

    bladen = (
        Gesprek,
        Moment,
        Activiteit,
        Communicatiemiddel,
        Orgaan,
        Intakestap,
        Thuistaalvoorziening,
    )
    tabellen = frozenset({"criteria"})
    criteria = Tuple()

    def refresh(self) -> None:
        """Read the sheets and the criteria again."""
        super().refresh()
        with self.zitting.wb.reading() as tx:
            self.criteria = tuple(tx.rows(Criterium))
        missing = [rij for rij in NODIG if not self.rows(rij)]
        self.stand = Stand.of(
            begonnen=any(self.rows(rij) for rij in self.bladen),
            blokkades=tuple(self.teksten(f"blokkade.{rij.__name__.lower()}") for rij in missing),
        )
