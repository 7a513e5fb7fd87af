"""The plancheck of an open page: made again when something changed, but not in between."""

from typing import TYPE_CHECKING

from traitlets import HasTraits, Tuple

from ouderplan.kern.plancheck import Bevinding, bundle
from ouderplan.opslag.plancheck import TABELNAMEN, findings
from ouderplan.opslag.stemmen import current_ronde
from ouderplan.stappen.plaatsen import step_of

if TYPE_CHECKING:
    from ouderplan.stappen.zitting import Zitting


class Plancheck(HasTraits):
    """What the check found.

    It waits for the clock of the page, so that ten changes are one check, and is quiet while a
    round is open: the hall goes first.
    """

    tabellen = TABELNAMEN
    bevindingen = Tuple()

    def __init__(self, zitting: "Zitting") -> None:
        super().__init__()
        self._zitting, self._old = zitting, True
        zitting.observe(self._on_klok_change, "klok")

    def refresh(self) -> None:
        """Remember that something changed."""
        self._old = True

    def look(self) -> None:
        """Check the plan now."""
        with self._zitting.wb.reading() as tx:
            if current_ronde(tx) is None:
                self.bevindingen = findings(tx)
                self._old = False

    def of_step(self, stap: str) -> tuple[Bevinding, ...]:
        """Return what is put right in one step, many of one kind as one; of all steps for ""."""
        return bundle(row for row in self.bevindingen if stap in ("", step_of(row)))

    def _on_klok_change(self, _change: object = None) -> None:
        zitting = self._zitting
        if self._old and zitting.werkboek is not None and not zitting.presenteren:
            zitting.guard(self.look)
