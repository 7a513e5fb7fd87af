"""Questions about rows: what an empty cell means, or *idem*, or a goal with two states."""

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum

from ouderplan.kern.doelen import Jaardoel
from ouderplan.opslag.lezen.celvragen import BOVEN, OVER, cell_at, is_again
from ouderplan.opslag.lezen.koppen import Regel, meant
from ouderplan.opslag.lezen.kopregels import NIETS
from ouderplan.opslag.lezen.lijstdoelen import Doel, Zekerheid, goals_of, is_moment, row_name
from ouderplan.opslag.lezen.restkolommen import goal_places
from ouderplan.opslag.lezen.vraag import (
    Opties,
    Stand,
    Vraag,
    Vraagsoort,
    answered,
    goal_name,
    say,
)

_GROEP = 1 / 3
"""From this part of the rows on without a moment, one seems to hold for those below it."""


def ask_empty(stand: Stand, places: Mapping[int, str], rows: Sequence[Regel]) -> Iterator[Vraag]:
    """Ask what an empty cell means, of a name, a criterium, a moment and what must be there."""
    tabel = stand.tabel
    targets = goals_of(tabel)
    own = {key: goal for key, goal in targets.items() if goal.tabel is tabel}
    name, criterium = f"{tabel.naam}.{row_name(tabel)}", f"{tabel.naam}.criterium"
    moments = [key for key, goal in own.items() if is_moment(goal)]
    needed = [key for key, goal in own.items() if goal.kolom.verplicht]
    others = [
        any(cell_at(cells, at) for at, one in places.items() if one.partition("=")[0] in targets)
        for _, cells in rows
    ]
    for key in dict.fromkeys((name, criterium, *moments, *needed)):
        here = [at for at, one in places.items() if one == key]
        filled = ["".join(cell_at(cells, at) for at in here) for _, cells in rows] if here else []
        empty = sum(more and not cell for cell, more in zip(filled, others, strict=False))
        crossed = stand.lijst.aangekruist in here
        if not empty or (key not in (name, *needed) and (crossed or not filled[0])):
            continue
        proposal = (BOVEN if filled[0] else OVER, Zekerheid.WAARSCHIJNLIJK)
        if key in moments and not _are_groups(places, here, empty, len(rows)):
            proposal = NIETS, Zekerheid.ZEKER
        over = key in (name, *needed)
        otherwise = (say("leeg.over"), OVER) if over else (say("laat_leeg"), NIETS)
        offer = ((say("leeg.boven"), BOVEN), otherwise)
        yield _ask(stand, Vraagsoort.LEEG, key, proposal, offer, aantal=empty)
    for key in targets:
        here = [at for at, one in places.items() if one == key]
        cells = [cell for at in here for _, line in rows if (cell := cell_at(line, at))]
        if again := [cell for cell in cells if is_again(cell)]:
            offer = ((say("leeg.boven"), BOVEN), (say("leeg.staan"), NIETS))
            proposal = BOVEN, Zekerheid.WAARSCHIJNLIJK
            yield _ask(stand, Vraagsoort.IDEM, key, proposal, offer, aantal=len(again))


def _ask(
    stand: Stand,
    soort: Vraagsoort,
    key: str,
    voorstel: tuple[str, Zekerheid],
    opties: Opties,
    *,
    aantal: int,
) -> Vraag:
    """Ask one thing of a column."""
    value, sure = answered(stand.antwoorden, f"{soort} {key}", voorstel, opties)
    words = goal_name(stand.tabel, goals_of(stand.tabel)[key])
    return Vraag(soort, f"{soort} {key}", words, opties, value, sure, aantal)


def _are_groups(places: Mapping[int, str], here: Sequence[int], empty: int, aantal: int) -> bool:
    """Tell whether a column seems to stand before groups of rows: the first, and often empty."""
    return min(here) == min(places) and empty >= _GROEP * aantal


def ask_doubles(
    stand: Stand, places: Mapping[int, str], rows: Sequence[Regel], woorden: Mapping[str, str]
) -> Iterator[Vraag]:
    """Ask which of the words of one goal it is; the last line of it seems the newest.

    `woorden` has what was said of words that a column does not know.
    """
    name = goal_places(places)
    for at, key in places.items():
        doel = goals_of(stand.tabel).get(key)
        if doel is None or not is_single(doel):
            continue
        found: dict[str, dict[str, str]] = {}
        goal = ""
        for _, cells in rows:
            goal = (cell_at(cells, name) if name is not None else "") or goal
            text = cell_at(cells, at)
            if text and (said := says(doel, woorden.get(f"{key} {text}", text))) != NIETS:
                found.setdefault(goal, {})[said] = text
        for goal, words in found.items():
            if len(words) > 1:
                offer = tuple((one, one) for one in words)
                sleutel = f"dubbel {key} {goal}"
                proposal = next(reversed(words)), Zekerheid.WAARSCHIJNLIJK
                value, sure = answered(stand.antwoorden, sleutel, proposal, offer)
                yield Vraag(Vraagsoort.DUBBEL, sleutel, goal or stand.naam, offer, value, sure,
                            len(words), tuple(words.values()), bij=stand.lijst.kop[at])  # fmt: skip


def is_single(doel: Doel) -> bool:
    """Tell whether a goal has one word in a column, out of those that there are."""
    return doel.tabel.rij is Jaardoel and issubclass(doel.kolom.soort, StrEnum)


def says(doel: Doel, text: str) -> str:
    """Return the word of a column that a text says: *klaar* and *gereed* are one."""
    return meant(doel.tabel, doel.kolom, text).casefold()
