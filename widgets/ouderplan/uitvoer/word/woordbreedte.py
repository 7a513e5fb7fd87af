"""How wide a column has to be for its words, and where a word breaks that is wider still."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from math import ceil

from pyphen import Pyphen

ZACHT_STREEPJE = "\xad"
"""Where a word may break; `tabel` writes it in the way of Word."""

EMU_PER_EM = 127_000
"""Ten points, the size of the letters in a table, in the measure of Word."""
RAND = 150_000
"""The room at both sides of a cell together, in the same measure."""

_SMAL, _BREED = frozenset("fijlrt.,:;'’‘|!()[]-/ "), frozenset("mwMWGOQ@%&€≥")
VET = 1.14
"""How much wider bold letters are."""

HEEL = (24, 18, 14, 11, 9)
"""The longest piece of a word, in letters, that is kept whole: with the first of these all columns
fit, and with a smaller one only where that makes the table clearly shorter."""
KORTER = 0.9

_KNIP = re.compile(r"[\s\xa0]+|(?<=-)")


def breadth(tekst: str, *, vet: bool = False) -> int:
    """Return about how wide a text is, in EMU, in a wide face: what fits then, fits in any."""
    ems = sum(0.4 if c in _SMAL else 0.95 if c in _BREED else 0.72 if c.isupper() else 0.63
              for c in tekst)  # fmt: skip
    return int(ems * EMU_PER_EM * (VET if vet else 1))


def fit(delen: Sequence[float], kolommen: Sequence[Sequence[str]], breedte: int) -> list[float]:
    """Return the parts of the width, with room in every column for its longest word.

    Parameters
    ----------
    delen
        The parts as they were thought of.
    kolommen
        Per column the texts of its cells, its head first.
    breedte
        The width of the table, in EMU.
    """
    whole = sum(delen)
    found: list[float] = []
    lines = 0.0
    for most in HEEL:
        least = [_least(cells, most) / breedte for cells in kolommen]
        if sum(least) > 1:
            continue
        for wanted in ([deel / whole for deel in delen], _by_content(kolommen)):
            parts = _stretch(least, wanted)
            long = _lines(kolommen, parts, breedte)
            if not found or long < lines * KORTER:
                found, lines = parts, long
    if found:
        return found
    least = [_least(cells, HEEL[-1]) for cells in kolommen]
    return [part / sum(least) for part in least]


def _least(cellen: Sequence[str], most: int) -> int:
    """Return the least width of a column in which no word of at most so many letters breaks."""
    return max((breadth(word[:most], vet=vet) for word, vet in _words(cellen)), default=0) + RAND


def _words(cellen: Sequence[str]) -> Iterator[tuple[str, bool]]:
    """Yield every word with whether it is bold: those of the head, which comes first."""
    for number, cell in enumerate(cellen):
        for word in _KNIP.split(cell):
            yield word, number == 0


def _by_content(kolommen: Sequence[Sequence[str]]) -> list[float]:
    """Return parts by what stands in the columns: who writes most, gets most."""
    wish = [max(sum(map(len, cells)) / len(cells), 4.0) ** 0.8 for cells in kolommen]
    return [part / sum(wish) for part in wish]


def _stretch(least: Sequence[float], wanted: Sequence[float]) -> list[float]:
    """Return what is wanted, with at least what is needed: the others give that up."""
    short = sum(max(need - part, 0) for need, part in zip(least, wanted, strict=True))
    spare = sum(max(part - need, 0) for need, part in zip(least, wanted, strict=True))
    taken = short / spare if spare else 0
    return [
        need if part <= need else part - (part - need) * taken
        for need, part in zip(least, wanted, strict=True)
    ]


def _lines(kolommen: Sequence[Sequence[str]], delen: Sequence[float], breedte: int) -> float:
    """Return about how many lines the rows of a table take together, its head among them."""
    room = [max(deel * breedte - RAND, 1) for deel in delen]
    rows = zip(*kolommen, strict=True)
    return sum(
        max(
            sum(lines_of_width(line, wide) for line in cell.split("\n"))
            for cell, wide in zip(row, room, strict=True)
        )
        for row in rows
    )


def lines_of_width(tekst: str, breedte: float) -> int:
    """Return about how many lines a paragraph takes; words leave some of each line empty."""
    return ceil(breadth(tekst) * 1.1 / max(breedte, 1)) or 1


def hyphenate(tekst: str, breedte: int, *, vet: bool = False) -> str:
    """Return a text in which words that are wider than the cell may break between syllables."""
    room = max(breedte - RAND, 3 * EMU_PER_EM)
    if max((breadth(word, vet=vet) for word in _KNIP.split(tekst)), default=0) <= room:
        return tekst
    return re.sub(
        r"[^\W\d_]{5,}",
        lambda word: _syllables(word[0]) if breadth(word[0], vet=vet) > room else word[0],
        tekst,
    )


@cache
def _syllables(woord: str) -> str:
    return str(_dutch().inserted(woord, ZACHT_STREEPJE))


@cache
def _dutch() -> Pyphen:
    return Pyphen(lang="nl_NL", left=2, right=2)
