"""State of the step Verwachtingen."""

from traitlets import Tuple

from ouderplan.kern.criteria import Criterium, label
from ouderplan.kern.tekstvorm import enumerate_words
from ouderplan.kern.verwachtingen import Verwachting, without_expectations
from ouderplan.stappen.basis import Stand
from ouderplan.stappen.bladmodel import Bladmodel

GENOEMD = 4
"""So many criteria are named in a sentence; of more the number is said."""


class Model(Bladmodel):
    """What may be expected, and the criteria in the school's own words, a sheet each."""

    bladen = (Verwachting, Criterium)
    criteria = Tuple()

    def refresh(self) -> None:
        """Read both sheets again."""
        super().refresh()
        self.criteria = tuple(
            sorted(self.rows(Criterium).values(), key=lambda row: (row.criterium, row.deel))
        )
        expected = self.rows(Verwachting).values()
        bare = without_expectations(self.criteria, expected)
        self.stand = Stand.of(begonnen=bool(expected), blokkades=tuple(self._blockers(bare)))

    def _blockers(self, bare: tuple[int, ...]) -> list[str]:
        if not self.criteria:
            return [self.teksten("blokkade.geen_criteria")]
        if len(bare) == len({row.criterium for row in self.criteria}):
            return [self.teksten("blokkade.geen")]
        if len(bare) > GENOEMD:
            return [self.teksten("blokkade.veel", aantal=len(bare))]
        names = [label(nummer, self.criteria) for nummer in bare]
        return [self.teksten("blokkade.bij", criteria=enumerate_words(names))] if names else []
