"""How many people find a choice of their own in a top, and how many not one (F12)."""

from collections.abc import Collection
from dataclasses import dataclass

from ouderplan.kern.soorten import Groep
from ouderplan.kern.tellen import KLEINSTE_GROEP, Uitslag


@dataclass(frozen=True, slots=True)
class Dekking:
    """Of one group, or of all together (`groep` is None), those who chose something."""

    groep: Groep | None
    kiezers: int
    terug: int

    @property
    def geen(self) -> int:
        """Return how many find not one of their choices back."""
        return self.kiezers - self.terug


def coverage(uitslag: Uitslag, keuzes: Collection[str]) -> tuple[Dekking, ...]:
    """Return how many find at least one own choice among `keuzes`; blank ballots take no part.

    Per group when every group is large enough to show (F18), else for all together.
    """
    groups = [groep for groep in Groep if any(pile.groep is groep for pile in uitslag.stapels)]
    if not groups:
        return ()
    apart = tuple(_count(uitslag, groep, keuzes) for groep in groups)
    if len(uitslag.briefjes) == 1:
        return apart
    if uitslag.te_splitsen and all(one.kiezers >= KLEINSTE_GROEP for one in apart):
        return apart
    return (_count(uitslag, None, keuzes),)


def _count(uitslag: Uitslag, groep: Groep | None, keuzes: Collection[str]) -> Dekking:
    piles = [pile for pile in uitslag.stapels if groep in (None, pile.groep)]
    wanted = frozenset(keuzes)
    return Dekking(
        groep,
        sum(pile.aantal for pile in piles),
        sum(pile.aantal for pile in piles if pile.keuzes & wanted),
    )
