"""What an empty cell means: the same as above it, or nothing."""

from collections.abc import Iterator, Mapping, Sequence

from ouderplan.opslag.lezen.celvragen import BOVEN, OVER, cell_at
from ouderplan.opslag.lezen.koppen import Regel
from ouderplan.opslag.lezen.kopregels import NIETS
from ouderplan.opslag.lezen.lijstdoelen import Zekerheid, goals_of, is_moment, row_name
from ouderplan.opslag.lezen.vraag import Stand, Vraag, Vraagsoort, answered, goal_name, say

_GROEP = 1 / 3
"""From this part of the rows on without a moment, one seems to hold for those below it."""


def ask_empty(stand: Stand, places: Mapping[int, str], rows: Sequence[Regel]) -> Iterator[Vraag]:
    """Ask what an empty cell means: of a name, a criterium, and a moment that stands above it."""
    tabel = stand.tabel
    targets = goals_of(tabel)
    name, criterium = f"{tabel.naam}.{row_name(tabel)}", f"{tabel.naam}.criterium"
    moments = [k for k, goal in targets.items() if goal.tabel is tabel and is_moment(goal)]
    others = [
        any(cell_at(cells, place) for place, one in places.items() if one in targets)
        for _, cells in rows
    ]
    for key in (name, criterium, *moments):
        here = [at for at, one in places.items() if one == key]
        filled = ["".join(cell_at(cells, at) for at in here) for _, cells in rows] if here else []
        empty = sum(more and not cell for cell, more in zip(filled, others, strict=False))
        crossed = stand.lijst.aangekruist in here
        if not empty or (key != name and (crossed or not filled[0])):
            continue
        proposal = (BOVEN if filled[0] else OVER, Zekerheid.WAARSCHIJNLIJK)
        if key in moments and not _are_groups(places, here, empty, len(rows)):
            proposal = NIETS, Zekerheid.ZEKER
        otherwise = (say("leeg.over"), OVER) if key == name else (say("laat_leeg"), NIETS)
        offer = ((say("leeg.boven"), BOVEN), otherwise)
        value, sure = answered(stand.antwoorden, f"leeg {key}", proposal, offer)
        words = goal_name(tabel, targets[key])
        yield Vraag(Vraagsoort.LEEG, f"leeg {key}", words, offer, value, sure, empty)


def _are_groups(places: Mapping[int, str], here: Sequence[int], empty: int, aantal: int) -> bool:
    """Tell whether a column seems to stand before groups of rows: the first, and often empty."""
    return min(here) == min(places) and empty >= _GROEP * aantal
