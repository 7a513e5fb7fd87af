"""The top of a vote by either way of counting, and how a tie on the last place was settled.

A tie is settled in the open: by a run-off (a round of its own, with only what ties) or by lot
(`loting`). Both say only who goes first among equals: the counting itself stays as it was.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from ouderplan.kern.evenredig import proportional_top
from ouderplan.kern.loting import draw
from ouderplan.kern.rondes import Ronde, Telling
from ouderplan.kern.tellen import Top, Uitslag


@dataclass(frozen=True, slots=True)
class Geteld:
    """A vote as it can be counted: the round, its result, and the shown run-offs, oldest first."""

    ronde: Ronde
    uitslag: Uitslag
    beslisrondes: tuple[tuple[Ronde, Uitslag], ...] = ()


@dataclass(frozen=True, slots=True)
class Beslissing:
    """What a run-off has to decide: which of `keuzes`, tied in `ronde`, get the `plaatsen`."""

    ronde: int
    keuzes: frozenset[str]
    plaatsen: int


@dataclass(frozen=True, slots=True)
class Beslist:
    """A top, and what settled its ties.

    Attributes
    ----------
    eerst
        The top as the ballots of the vote alone have it.
    top
        The top after the run-offs and the lot.
    beslisrondes
        The run-offs that counted for it.
    geloot
        What was drawn for, in the order of the draw; empty when the lot decided nothing.
    """

    telling: Telling
    eerst: Top
    top: Top
    beslisrondes: tuple[Ronde, ...] = ()
    geloot: tuple[str, ...] = ()

    @property
    def keuzes(self) -> frozenset[str]:
        """Return what is in the top for sure or perhaps."""
        return frozenset(plaats.keuze for plaats in (*self.top.zeker, *self.top.gelijk))


def decide(geteld: Geteld, telling: Telling, aantal: int) -> Beslist:
    """Return the top of `aantal` of a vote, its ties settled as far as they were."""
    voorrang: dict[str, tuple[Any, ...]] = dict.fromkeys(_keys(geteld.uitslag), ())
    start = top = top_of(geteld.uitslag, aantal, telling)
    counted: list[Ronde] = []
    for ronde, outcome in geteld.beslisrondes:
        if top.gelijk and {plaats.keuze for plaats in top.gelijk} <= _keys(outcome):
            voorrang = _votes_first(voorrang, outcome)
            top = top_of(geteld.uitslag, aantal, telling, voorrang)
            counted.append(ronde)
    tied = [plaats.keuze for plaats in top.gelijk]
    drawn: tuple[str, ...] = ()
    if tied and geteld.ronde.lotgetal:
        order = draw(geteld.ronde.lotgetal, geteld.ronde.ronde, voorrang)
        place = {lot.keuze: number for number, lot in enumerate(order)}
        voorrang = {keuze: (*key, place[keuze]) for keuze, key in voorrang.items()}
        top = top_of(geteld.uitslag, aantal, telling, voorrang)
        drawn = tuple(sorted(tied, key=place.__getitem__))
    return Beslist(telling, start, top, tuple(counted), drawn)


def top_of(
    uitslag: Uitslag, aantal: int, telling: Telling, voorrang: Mapping[str, Any] | None = None
) -> Top:
    """Return the top of `aantal` by one way of counting."""
    if telling is Telling.EVENREDIG:
        return proportional_top(uitslag, aantal, voorrang)
    return uitslag.top(aantal, voorrang)


def tops_differ(tops: Sequence[Beslist]) -> bool:
    """Tell whether the ways of counting do not say the same."""
    said = {
        (frozenset(p.keuze for p in one.top.zeker), frozenset(p.keuze for p in one.top.gelijk))
        for one in tops
    }
    return len(said) > 1


def _keys(uitslag: Uitslag) -> set[str]:
    return {plaats.keuze for plaats in uitslag.ranglijst}


def _votes_first(
    voorrang: Mapping[str, tuple[Any, ...]], outcome: Uitslag
) -> dict[str, tuple[Any, ...]]:
    """Let those with more votes in the run-off go first."""
    votes = {plaats.keuze: plaats.stemmen for plaats in outcome.ranglijst}
    return {keuze: (*key, -votes.get(keuze, 0)) for keuze, key in voorrang.items()}


class Afwijking(StrEnum):
    """How an adopted top differs from what was voted."""

    TE_VEEL = "te_veel"
    TE_WEINIG = "te_weinig"
    ANDERS = "anders"


def places(top: Top) -> int:
    """Return how many places a top has: fewer when fewer choices got a vote."""
    return len(top.zeker) + top.open_plaatsen


def deviation(top: Top, keuzes: Iterable[str]) -> Afwijking | None:
    """Return how `keuzes` differ from a top, or None.

    Settling a tie on the last place is no deviation, as long as the number of places is kept.
    """
    chosen, expected = set(keuzes), places(top)
    if len(chosen) != expected:
        return Afwijking.TE_VEEL if len(chosen) > expected else Afwijking.TE_WEINIG
    sure = {plaats.keuze for plaats in top.zeker}
    tied = {plaats.keuze for plaats in top.gelijk}
    return None if sure <= chosen <= sure | tied else Afwijking.ANDERS
