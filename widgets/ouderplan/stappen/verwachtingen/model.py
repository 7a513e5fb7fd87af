"""State of the step Verwachtingen."""

from traitlets import Tuple, Unicode

from ouderplan.kern.criteria import Criterium, label
from ouderplan.kern.tekstvorm import enumerate_words
from ouderplan.kern.verwachtingen import Verwachting, without_expectations
from ouderplan.opslag.scherm import send
from ouderplan.opslag.toestand import put_state, state
from ouderplan.stappen.basis import Stand
from ouderplan.stappen.bladmodel import Bladmodel
from ouderplan.stappen.onderdelen.bladvorm import Bladvorm

GROOT = "verwachtingen.groot"
GENOEMD = 4
"""So many criteria are named in a sentence; of more the number is said."""


class Model(Bladmodel):
    """What may be expected, and the criteria in the school's own words, a sheet each.

    `groot` is the number of the criterium that the projector shows, "" for the first.
    """

    bladen = tuple(map(Bladvorm, (Verwachting, Criterium)))
    criteria = Tuple()
    groot = Unicode("")

    def refresh(self) -> None:
        """Read both sheets again."""
        super().refresh()
        self.criteria = tuple(
            sorted(self.rows(Criterium).values(), key=lambda row: (row.criterium, row.deel))
        )
        with self.zitting.wb.reading() as tx:
            self.groot = state(tx, GROOT)
        expected = self.rows(Verwachting).values()
        bare = without_expectations(self.criteria, expected)
        self.stand = Stand.of(begonnen=bool(expected), blokkades=tuple(self._blockers(bare)))

    @property
    def op_scherm(self) -> int | None:
        """The criterium that the projector shows."""
        numbers = [row.criterium for row in self.criteria]
        chosen = int(self.groot) if self.groot.isdecimal() else None
        return chosen if chosen in numbers else next(iter(numbers), None)

    def show(self, criterium: str) -> None:
        """Show the hall another criterium."""
        put_state(self.zitting.wb, GROOT, criterium)
        self.groot = criterium
        send(self.zitting.wb, *self.zaalplek)

    @property
    def zaalplek(self) -> tuple[str, str]:
        """The criterium that is chosen for the hall, or the list of criteria."""
        if self.blad == "criteria":
            return super().zaalplek
        return self.naam, f"criterium-{self.op_scherm}" if self.op_scherm else ""

    def _blockers(self, bare: tuple[int, ...]) -> list[str]:
        if not self.criteria:
            return [self.teksten("blokkade.geen_criteria")]
        if len(bare) == len({row.criterium for row in self.criteria}):
            return [self.teksten("blokkade.geen")]
        if len(bare) > GENOEMD:
            return [self.teksten("blokkade.veel", aantal=len(bare))]
        names = [label(nummer, self.criteria) for nummer in bare]
        return [self.teksten("blokkade.bij", criteria=enumerate_words(names))] if names else []
