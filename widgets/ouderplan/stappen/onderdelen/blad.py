"""What the parts of one sheet share: which table it is, and how its cells are asked and read."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from ouderplan.kern.criteria import Criterium
from ouderplan.kern.criteria import label as criterium_label
from ouderplan.kern.datum import written
from ouderplan.stappen.bladmodel import Bladmodel
from ouderplan.stappen.onderdelen.bladvorm import Bladvorm
from ouderplan.stappen.onderdelen.cellen import Cel, make_cell
from ouderplan.stappen.onderdelen.deel import Deel
from ouderplan.stappen.onderdelen.veld import PAKKET
from ouderplan.teksten import Teksten


class Blad(Deel[Bladmodel]):
    """One table of a step.

    `criteria` gives the school's criteria at the moment that a control is made. `woorden` are the
    texts that every sheet has; the step's own are in `t`.
    """

    def __init__(
        self,
        model: Bladmodel,
        vorm: Bladvorm,
        criteria: Callable[[], Sequence[Criterium]] = tuple,
    ) -> None:
        super().__init__(model)
        self.vorm, self.criteria = vorm, criteria
        self.woorden = Teksten(PAKKET)

    def make_cell(self, kolom: str) -> Cel:
        """Return a control for a column of this sheet."""
        rij = self.vorm.rij
        woorden = self.model.offered(rij, kolom)
        return make_cell(rij, kolom, criteria=self.criteria(), woorden=woorden)

    def is_criterium(self, kolom: str) -> bool:
        """Tell whether one of the school's criteria is chosen in this column."""
        return kolom == "criterium" and self.vorm.rij is not Criterium

    def shown(self, rij: Any, kolom: str) -> str:
        """Return a cell as people read it: a criterium by its name, a date in words."""
        value = getattr(rij, kolom)
        if self.is_criterium(kolom):
            return criterium_label(value, self.criteria())
        return shown(value)


def shown(value: Any) -> str:
    """Return a cell as people read it: nothing for nothing, dates in words."""
    if value is None:
        return ""
    return written(value) if isinstance(value, date) else str(value)
