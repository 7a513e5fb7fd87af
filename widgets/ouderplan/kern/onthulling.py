"""The order in which a result is revealed: the lowest place first, equals together."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from ouderplan.kern.tellen import Plaats, Top


@dataclass(frozen=True, slots=True)
class Trede:
    """What is revealed with one press.

    Attributes
    ----------
    plaats
        The place, or the first of the places when equals share them.
    plaatsen
        What came there.
    open_plaatsen
        For a tie on the last place that nothing settled yet: how many places are left for these.
    """

    plaats: int
    plaatsen: tuple[Plaats, ...]
    open_plaatsen: int = 0

    @property
    def gedeeld(self) -> bool:
        """Tell whether equals share it."""
        return len(self.plaatsen) > 1


def reveal_steps(top: Top) -> tuple[Trede, ...]:
    """Return the steps from the last place to the first."""
    return tuple(_steps(top))


def _steps(top: Top) -> Iterator[Trede]:
    if top.gelijk:
        yield Trede(len(top.zeker) + 1, top.gelijk, top.open_plaatsen)
    groups = groupby(enumerate(top.zeker, start=1), key=lambda item: item[1].stemmen)
    steps = [tuple(group) for _votes, group in groups]
    for group in reversed(steps):
        yield Trede(group[0][0], tuple(plaats for _nummer, plaats in group))
