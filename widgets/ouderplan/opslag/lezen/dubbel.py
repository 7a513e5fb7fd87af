"""A goal that stands in a list more than once and says two things of which it can be one."""

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum

from ouderplan.kern.doelen import Jaardoel
from ouderplan.opslag.lezen.celvragen import cell_at
from ouderplan.opslag.lezen.koppen import Regel, meant
from ouderplan.opslag.lezen.kopregels import NIETS
from ouderplan.opslag.lezen.lijstdoelen import Doel, Zekerheid, goals_of
from ouderplan.opslag.lezen.standen import goal_places
from ouderplan.opslag.lezen.vraag import Stand, Vraag, Vraagsoort, answered


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
