"""How wide a column has to be for its words, and where a word breaks that is wider still."""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import permutations
from math import ceil
from operator import ge

from ouderplan.kern.datum import MAANDEN
from ouderplan.uitvoer.afbreken import syllables

EMU_PER_EM = 127_000
"""Ten points, the size of the letters in a table, in the measure of Word."""
RAND = 150_000
"""The room at both sides of a cell together, in the same measure."""

SPELING = 2_000
"""What rounding takes off a column, so that the word for which it was made still fits."""

_SMAL, _BREED = frozenset("fijlrt.,:;'’‘|!()[]-/ \xa0·"), frozenset("mwMWGOQ@%&€≥")
VET = 1.14
"""How much wider bold letters are."""

HEEL = (24, 18, 14, 11, 9)
"""The longest piece of a word, in letters, that is kept whole: the first with which all columns
fit, or one of `KORTER_MAG` where that makes the table clearly shorter. Heads and short cells take
more lines than two only where that saves a quarter."""
KORTER_MAG, KORTER, VEEL_KORTER = 14, 0.9, 0.75
KOP_EEN, KORT = 14, 24
"""Letters of a head that stands on one line; a longer one takes two, where there is room. So do the
cells of a column in which none is longer than the second."""
ZIN = 8
"""Ems of a column with sentences: two or three words beside each other."""
STAPPEN = (0.08, 0.04, 0.02, 0.01)
"""Of the width of a table: what one column gives another at a time."""
Rij = Sequence[Sequence[float]]
"""Per cell how wide its paragraphs are, in EMU."""
HARD = "\xa0"
"""A space at which a line does not end."""
_BIJEEN = re.compile(
    rf"\b(?:\d{{1,2}} )?(?:{'|'.join(MAANDEN)})(?: \d{{4}})?\b"
    r"|\b\d{1,2}[a-z]? · (?=\S)|\d (?=%)|€ (?=\d)"
)
"""A date, a number with the name it belongs to, a number with its sign: these stay on one line."""
_LEESTEKENS = ".,;:!?()[]‘’“”'\"…-"

_ADRES = re.compile(r"[/@]|www\.")
_KNIP = re.compile(r"[^\S\xa0]+|(?<=-)")
"""Where a line may end; not at a space that holds a date together."""


def hold(tekst: str) -> str:
    """Return a text in which no line ends inside a date, or between a number and its name."""
    return _BIJEEN.sub(lambda found: found[0].replace(" ", HARD), tekst)


def breadth(tekst: str, *, vet: bool = False) -> int:
    """Return about how wide a text is, in EMU, in a wide face: what fits then, fits in any."""
    ems = sum(0.4 if c in _SMAL else 0.95 if c in _BREED else 0.72 if c.isupper() else 0.63
              for c in tekst)  # fmt: skip
    return int(ems * EMU_PER_EM * (VET if vet else 1))


def fit(
    delen: Sequence[float],
    kolommen: Sequence[Sequence[str]],
    breedte: int,
    *,
    vet: Collection[int] = (),
) -> list[float]:
    """Return the parts of the width, with room in every column for its longest word.

    Parameters
    ----------
    delen
        The parts as they were thought of.
    kolommen
        Per column the texts of its cells, its head first.
    breedte
        The width of the table, in EMU.
    vet
        The columns with bold cells; heads are bold everywhere.
    """
    whole = sum(delen)
    wishes = [deel / whole for deel in delen], _by_content(kolommen)
    heads = [(_few_lines(cells) + RAND + SPELING) / breedte for cells in kolommen]
    sentences = [_for_sentences(cells) / breedte for cells in kolommen]
    rows = _measure(kolommen)
    found: list[float] = []
    lines = 0.0
    for most in HEEL:
        if found and most < KORTER_MAG:
            break
        tight = _all_least(kolommen, most, breedte, vet)
        some = [max(pair) for pair in zip(tight, heads, strict=True)]
        airy = [max(pair) for pair in zip(some, sentences, strict=True)]
        for least in (airy, some, tight):
            if sum(least) > 1:
                continue
            ways = [_stretch(least, wanted) for wanted in wishes]
            best = min(ways, key=lambda way: _lines(rows, way, breedte))
            long, parts = _shorten(rows, best, least, breedte)
            if not found or long < lines * (VEEL_KORTER if least is tight else KORTER):
                found, lines = parts, long
    if found:
        return found
    least = _all_least(kolommen, HEEL[-1], breedte, vet)
    return [part / sum(least) for part in least]


def _all_least(
    kolommen: Sequence[Sequence[str]], most: int, breedte: int, vet: Collection[int]
) -> list[float]:
    """Return the least part of the width for each column."""
    return [_least(cells, most, nr in vet) / breedte for nr, cells in enumerate(kolommen)]


def _few_lines(cellen: Sequence[str]) -> int:
    """Return how wide a column is in which a head, and what is no longer, takes a line or two."""
    kop, *rest = cellen
    short = rest if all(len(cell) <= KORT for cell in rest) else []
    return max(_line_or_two(kop, vet=True), *map(_line_or_two, short), 0)


def _for_sentences(cellen: Sequence[str]) -> int:
    """Return how wide a column is in which sentences stand, were it in one cell only."""
    long = any(len(line) > KORT for cell in cellen[1:] for line in cell.split("\n"))
    return ZIN * EMU_PER_EM + RAND if long else 0


def _line_or_two(tekst: str, *, vet: bool = False) -> int:
    """Return how wide a text is that takes one line, or two when it is long."""
    words = _KNIP.split(tekst)
    if len(tekst) <= KOP_EEN or len(words) == 1:
        return breadth(tekst, vet=vet)
    ways = ((" ".join(words[:n]), " ".join(words[n:])) for n in range(1, len(words)))
    return min(max(breadth(line, vet=vet) for line in way) for way in ways)


def _least(cellen: Sequence[str], most: int, vet: bool) -> int:
    """Return the least width of a column in which no word of at most so many letters breaks.

    What is no word, such as the name of a file, has no syllables to break between.
    """
    pieces = ((word[: _whole(word, most)], vet or is_head) for word, is_head in _words(cellen))
    return max((breadth(piece, vet=bold) for piece, bold in pieces), default=0) + RAND + SPELING


def _whole(woord: str, most: int) -> int:
    """Return how many letters of a word stay together."""
    if _ADRES.search(woord):
        return HEEL[-1]
    return most if woord.strip(_LEESTEKENS).isalpha() else HEEL[0]


def _words(cellen: Sequence[str]) -> Iterator[tuple[str, bool]]:
    """Yield every word with whether it stands in the head, which comes first."""
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


def _shorten(
    rijen: Sequence[Rij], delen: Sequence[float], minst: Sequence[float], breedte: int
) -> tuple[float, list[float]]:
    """Give columns of what others can spare, as long as the table gets shorter; return its lines.

    First much at a time, then little: one column with much to say gets room where there is some.
    """
    best, parts = _lines(rijen, delen, breedte), list(delen)
    for step in STAPPEN:
        while True:
            ways = [_moved(parts, pair, step) for pair in permutations(range(len(parts)), 2)]
            able = [way for way in ways if all(map(ge, way, minst))]
            found = ((_lines(rijen, way, breedte), way) for way in able)
            lines, way = min(found, default=(best, parts))
            if lines >= best:
                break
            best, parts = lines, way
    return best, parts


def _moved(delen: Sequence[float], paar: tuple[int, int], stap: float) -> list[float]:
    giver, taker = paar
    return [part + stap * ((nr == taker) - (nr == giver)) for nr, part in enumerate(delen)]


def _measure(kolommen: Sequence[Sequence[str]]) -> list[Rij]:
    """Return per row and cell how wide its paragraphs are."""
    rows = zip(*kolommen, strict=True)
    return [[[_with_room(line) for line in cell.split("\n")] for cell in row] for row in rows]


def _lines(rijen: Sequence[Rij], delen: Sequence[float], breedte: int) -> int:
    """Return about how many lines the rows of a table take together, its head among them."""
    room = [max(deel * breedte - RAND, 1) for deel in delen]
    return sum(
        max(
            sum(ceil(line / wide) or 1 for line in cell)
            for cell, wide in zip(row, room, strict=True)
        )
        for row in rijen
    )


def lines_of_width(tekst: str, breedte: float) -> int:
    """Return about how many lines a paragraph takes."""
    return ceil(_with_room(tekst) / max(breedte, 1)) or 1


def _with_room(tekst: str) -> float:
    """Return how wide a text is with what words leave empty of each line."""
    return breadth(tekst) * 1.1


def hyphenate(tekst: str, breedte: int, *, vet: bool = False) -> str:
    """Return a text in which words that are wider than the cell may break between syllables."""
    room = max(breedte - RAND, 3 * EMU_PER_EM)
    if max((breadth(word, vet=vet) for word in _KNIP.split(tekst)), default=0) <= room:
        return tekst
    return re.sub(
        r"(?<!\S)\S*(?:/|@)\S*|[^\W\d_]{5,}",  # an address would get hyphens that are not its own
        lambda word: (
            syllables(word[0])
            if word[0].isalpha() and breadth(word[0], vet=vet) > room
            else word[0]
        ),
        tekst,
    )
