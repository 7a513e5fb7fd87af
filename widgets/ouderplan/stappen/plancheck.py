"""The plancheck of an open page: made again when something changed, but not in between."""

from collections.abc import Callable

from traitlets import HasTraits, Tuple

from ouderplan.opslag import Werkboek
from ouderplan.opslag.plancheck import TABELNAMEN, findings
from ouderplan.opslag.rondezoeken import current_ronde


class Plancheck(HasTraits):
    """What the check found.

    The page asks for a look with every tick of its clock, so that ten changes are one check; while
    a round is open there is none: the hall goes first.
    """

    tabellen = TABELNAMEN
    bevindingen = Tuple()

    def __init__(self, wb: Callable[[], Werkboek]) -> None:
        super().__init__()
        self._wb, self._old = wb, True

    def refresh(self) -> None:
        """Remember that something changed."""
        self._old = True

    def look(self) -> None:
        """Check the plan, if something changed since."""
        if not self._old:
            return
        with self._wb().reading() as tx:
            if current_ronde(tx) is None:
                self.bevindingen = findings(tx)
                self._old = False
