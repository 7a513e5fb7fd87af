"""How wide a column has to be for its words, and where a word breaks that is wider still."""

import re
from collections.abc import Sequence
from functools import cache

from pyphen import Pyphen

ZACHT_STREEPJE = "\xad"
"""Where a word may break; `tabel` writes it in the way of Word."""

EMU_PER_TEKEN = 76_000
"""About the width of a letter of 10 points in a wide face (2.1 mm), in the measure of Word."""
RAND = 150_000
"""The room at both sides of a cell together, in the same measure."""

HEEL = (24, 18, 14, 11, 9)
"""The longest piece of a word that is kept whole: the first with which all columns fit."""

_KNIP = re.compile(r"[\s\xa0]+|(?<=-)")


def fit(delen: Sequence[float], kolommen: Sequence[Sequence[str]], breedte: int) -> list[float]:
    """Return the parts of the width, with room in every column for its longest word.

    Parameters
    ----------
    delen
        The parts as they were thought of.
    kolommen
        Per column the texts of its cells.
    breedte
        The width of the table, in EMU.
    """
    whole = sum(delen)
    wanted = [deel / whole for deel in delen]
    least = wanted
    for most in HEEL:
        least = [(min(longest(cells), most) * EMU_PER_TEKEN + RAND) / breedte for cells in kolommen]
        if sum(least) <= 1:
            break
    if sum(least) > 1:
        return [part / sum(least) for part in least]
    short = sum(max(need - part, 0) for need, part in zip(least, wanted, strict=True))
    spare = sum(max(part - need, 0) for need, part in zip(least, wanted, strict=True))
    taken = short / spare if spare else 0
    return [
        need if part <= need else part - (part - need) * taken
        for need, part in zip(least, wanted, strict=True)
    ]


def longest(cellen: Sequence[str]) -> int:
    """Return how many characters the longest word has; it breaks at a space or a hyphen only."""
    return max((len(word) for cell in cellen for word in _KNIP.split(cell)), default=1)


def hyphenate(tekst: str, breedte: int) -> str:
    """Return a text in which words that are wider than the cell may break between syllables."""
    room = max((breedte - RAND) // EMU_PER_TEKEN, 3)
    if max(map(len, _KNIP.split(tekst)), default=0) <= room:
        return tekst
    return re.sub(
        r"[^\W\d_]{5,}", lambda word: _syllables(word[0]) if len(word[0]) > room else word[0], tekst
    )


@cache
def _syllables(woord: str) -> str:
    return str(_dutch().inserted(woord, ZACHT_STREEPJE))


@cache
def _dutch() -> Pyphen:
    return Pyphen(lang="nl_NL", left=2, right=2)
