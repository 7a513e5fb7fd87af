"""The account of a vote: how people voted, and what became of the paper ballots."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ouderplan.kern.rondes import Ronde
from ouderplan.kern.soorten import Groep, Kanaal
from ouderplan.kern.tellen import KLEINSTE_GROEP


@dataclass(frozen=True, slots=True)
class Kanalen:
    """How many people voted in which way, counted from the ballots.

    `opzij` says how many ballots do not count, by why they were laid aside.
    """

    aantallen: Mapping[tuple[Kanaal, Groep], int]
    opzij: Mapping[str, int] = field(default_factory=dict)

    def of(self, kanaal: Kanaal) -> int:
        """Return how many voted this way."""
        return sum(aantal for (one, _groep), aantal in self.aantallen.items() if one is kanaal)

    @property
    def papier_per_groep(self) -> Mapping[Groep, int]:
        """How many of each group voted on paper or by hand."""
        return {groep: n for (one, groep), n in self.aantallen.items() if one is Kanaal.PAPIER}

    @property
    def apart(self) -> tuple[tuple[Kanaal, int], ...]:
        """Each way and how many; empty when there is one only, or one has fewer than ten (F18)."""
        found = [(kanaal, self.of(kanaal)) for kanaal in Kanaal if self.of(kanaal)]
        split = len(found) > 1 and min(aantal for _, aantal in found) >= KLEINSTE_GROEP
        return tuple(found) if split else ()


ZONDER = Kanalen({})
"""Of a vote of which the ways are not known."""


@dataclass(frozen=True, slots=True)
class Rekening:
    """What became of the paper ballots of one round: given out = counted + unused + invalid.

    `tellers` is how many counters entered them apart (0: none were), `handen` how many raised
    hands were counted beside them.
    """

    uitgegeven: int | None
    geteld: int
    ongebruikt: int
    ongeldig: int
    tellers: int
    handen: int

    @property
    def samen(self) -> int:
        """How many ballots were found back."""
        return self.geteld + self.ongebruikt + self.ongeldig

    @property
    def verschil(self) -> int | None:
        """How many more were found back than given out; None when that was not written down."""
        return None if self.uitgegeven is None else self.samen - self.uitgegeven

    @property
    def met_briefjes(self) -> bool:
        """Tell whether there was anything on paper, or only hands."""
        return bool(self.uitgegeven or self.samen)


def paper_account(ronde: Ronde, kanalen: Kanalen) -> Rekening | None:
    """Account for the paper of a round; None when nobody voted on paper or by hand."""
    handen = ronde.handen or 0
    rekening = Rekening(
        uitgegeven=ronde.papier_uitgegeven,
        geteld=max(kanalen.of(Kanaal.PAPIER) - handen, 0),
        ongebruikt=ronde.papier_ongebruikt or 0,
        ongeldig=ronde.papier_ongeldig or 0,
        tellers=ronde.papier_tellers or 0,
        handen=handen,
    )
    return rekening if rekening.met_briefjes or handen else None
