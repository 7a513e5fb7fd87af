"""Whether an adopted top is what the ballots say; what differs asks for a reason (G1)."""

from collections.abc import Iterable
from enum import StrEnum

from ouderplan.kern.tellen import Top


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
