"""The plancheck of an open page: made again when something changed, but not in between."""

from collections.abc import Callable, Iterable
from functools import cache

from traitlets import HasTraits, Tuple

from ouderplan.kern.plancheck import Bevinding, bundle
from ouderplan.opslag import Werkboek
from ouderplan.opslag.plancheck import TABELNAMEN, findings
from ouderplan.opslag.rondezoeken import current_ronde
from ouderplan.stappen.basis import StapModel, find_steps


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


def step_of(bevinding: Bevinding) -> str:
    """Return the step in which a finding is put right, "" when there is none."""
    return _by_rule().get(bevinding.regel) or step_of_table(bevinding.tabel)


def of_step(stap: str, bevindingen: Iterable[Bevinding]) -> tuple[Bevinding, ...]:
    """Return what is put right in one step, many of one kind as one; of all steps for ""."""
    return bundle(row for row in bevindingen if stap in ("", step_of(row)))


def step_of_table(tabel: str) -> str:
    """Return the step in which a table is filled in, "" when there is none."""
    return _by_table().get(tabel, "")


@cache
def _by_table() -> dict[str, str]:
    return {tabel: naam for naam, model in _models() for tabel in model.herstelt}


@cache
def _by_rule() -> dict[str, str]:
    return {regel: naam for naam, model in _models() for regel in model.herstelt_regels}


def _models() -> list[tuple[str, type[StapModel]]]:
    return [(stap.naam, stap.model_class) for stap in find_steps()]
