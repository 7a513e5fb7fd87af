"""State of the free texts: chapters, key words, and who adopted the plan."""

from traitlets import Bool

from ouderplan.kern.planteksten import Kernwoord, Plantekst, Vaststelling
from ouderplan.stappen.bladmodel import Bladmodel
from ouderplan.stappen.onderdelen.bladvorm import Bladvorm


class Model(Bladmodel):
    """The texts around the plan, a sheet each; whether they are folded out."""

    bladen = tuple(map(Bladvorm, (Plantekst, Kernwoord, Vaststelling)))
    open = Bool(False)

    def show_row(self, tabel: str, rij: str) -> None:
        """Put the sheet of this table on, and fold the sheets out."""
        if tabel in self.inhoud:
            super().show_row(tabel, rij)
            self.open = True
