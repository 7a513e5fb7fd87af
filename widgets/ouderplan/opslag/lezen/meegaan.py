"""A column that says which rows go in: *A* is an action, *B* was decided, *I* is only told."""

import re
from collections.abc import Iterator, Mapping, Sequence

from ouderplan.opslag.lezen.koppen import Regel, fold
from ouderplan.opslag.lezen.legenda import legend_of
from ouderplan.opslag.lezen.lijstdoelen import Zekerheid
from ouderplan.opslag.lezen.vormen import Lijst
from ouderplan.opslag.lezen.vraag import Antwoorden, Vraag, Vraagsoort, answered, say

SOORT = "rijen.soort"
"""Where a column goes that says of each row what it is."""
MEE, OVER = "mee", "over"
MEESTE = 8
"""More different words do not say what kind of row it is."""


def says_kind(lijst: Lijst, at: int) -> bool:
    """Tell whether the head of a column has all its words: *A/B/I* above A, B and I."""
    words = set(fold(lijst.kop[at]).split())
    return len(words) > 1 and "/" in lijst.kop[at] and set(map(fold, lijst.column(at))) <= words


def ask_kinds(
    lijst: Lijst, plaatsen: Mapping[int, str], rows: Sequence[Regel], antwoorden: Antwoorden
) -> Iterator[Vraag]:
    """Ask of each word in such a column whether its rows go in, with what such a row says."""
    at = next((at for at, key in plaatsen.items() if key == SOORT), None)
    if at is None:
        return
    offer = ((say("rij_mee"), MEE), (say("rij_over"), OVER))
    found: dict[str, list[Regel]] = {}
    for line in rows:
        found.setdefault(word_in(line[1], at), []).append(line)
    means = legend_of(lijst)
    for word, lines in list(found.items())[:MEESTE]:
        longest = max((cell.strip() for cell in lines[0][1]), key=len, default="")
        told = [f"{word} = {means[word.casefold()]}"] if word.casefold() in means else []
        sleutel = f"rijen {word}"
        value, sure = answered(antwoorden, sleutel, (None, Zekerheid.OPEN), offer)
        yield Vraag(Vraagsoort.RIJEN, sleutel, word or say("rij_leeg"), offer, value, sure,
                    len(lines), (*told, longest))  # fmt: skip


def word_in(cells: Sequence[str], at: int) -> str:
    """Return what a row says that it is."""
    return re.sub(r"\s+", " ", cells[at].strip()) if at < len(cells) else ""


def passes_over(line: Regel, plaatsen: Mapping[int, str], gezegd: Mapping[str, str]) -> bool:
    """Tell whether a row stays out; `gezegd` has what was said of each kind."""
    at = next((at for at, key in plaatsen.items() if key == SOORT), None)
    return at is not None and gezegd.get(word_in(line[1], at)) == OVER
