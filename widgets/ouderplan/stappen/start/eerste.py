"""What the first screen asks of the model: whose workbook it is, and how far the path is."""

from traitlets import Dict, Tuple

from ouderplan.kern.school import is_example
from ouderplan.opslag.kast import Werkboekmap
from ouderplan.stappen.basis import Staat, Stand, Stap, StapModel, find_steps
from ouderplan.stappen.pad import Halte, make_path
from ouderplan.stappen.zitting import Zitting


class Eerste(StapModel):
    """The workbooks there are, whether this is an example, and the path with what comes next.

    Traits
    ------
    profiel
        The facts of the open workbook, by key.
    standen
        How far each step of this page is, by name.
    """

    profiel: "Dict[str, str]" = Dict()
    werkboeken = Tuple()
    standen: "Dict[str, Stand]" = Dict()

    def __init__(self, zitting: Zitting) -> None:
        super().__init__(zitting)
        self._on_standen_change()
        zitting.observe(self._on_standen_change, "standen")

    def close(self) -> None:
        """Let go of what the session says of the steps."""
        self.zitting.unobserve(self._on_standen_change, "standen")
        super().close()

    def _on_standen_change(self, _change: object = None) -> None:
        self.standen = self.zitting.standen

    @property
    def is_voorbeeld(self) -> bool:
        """Tell whether the open workbook is of an invented school, to look at."""
        return is_example(self.profiel)

    @property
    def eigen_werkboeken(self) -> tuple[Werkboekmap, ...]:
        """The other workbooks that are the school's own, the last year first."""
        own = [one for one in self.werkboeken if not one.voorbeeld and not self.is_open(one)]
        return tuple(sorted(own, key=lambda one: one.schooljaar, reverse=True))

    def is_open(self, werkboek: Werkboekmap) -> bool:
        """Tell whether this workbook is the one on the table."""
        now = self.zitting.werkboek
        return now is not None and werkboek.map == now.map

    @property
    def pad(self) -> tuple[Halte, ...]:
        """The path through the steps that this page has."""
        return make_path([stap for stap in find_steps() if stap.naam in self.standen])

    @property
    def volgende(self) -> Stap | None:
        """The first step after this one that is not done, or None."""
        later = [halte.stap for halte in self.pad if halte.stap.naam != self.naam]
        todo = (stap for stap in later if self.standen[stap.naam].staat is not Staat.KLAAR)
        return next(todo, None)

    @property
    def eerste(self) -> str:
        """The name of the first step after this one, "" when there is none."""
        return next((h.stap.naam for h in self.pad if h.stap.naam != self.naam), "")
