"""What fits on a projector page: lines of text, columns as wide as their words, and pages.

Counted in characters and lines of the page as it stands at 1280 × 720; type and page grow
together, so it holds for every projector of that shape.
"""

from collections.abc import Iterable, Sequence
from textwrap import shorten, wrap

Rij = Sequence[str]

TEKENS, TUSSEN = 86, 2
"""Characters that fit beside each other on a projector page, and between two columns."""
VET = 0.88
"""So many bold letters, as in a first column, take the room of one."""
LANGST = 200
"""Characters that are shown of one cell; the whole stands in the plan."""
SMALST, BREEDST = 12, 44
"""A column counts for no fewer and no more characters than this."""
HOOG, ALLEEN = 15.5, 1.6
"""Height for the rows of a table, in letter heights; how much more without pages to turn."""
REGEL, RAND, KOP = 1.4, 0.75, 1.25
"""Height of a line of text, of the space around a row, and of a line of the heads."""


def shares(rijen: Iterable[Rij]) -> tuple[int, ...]:
    """Return how wide each column is, in hundredths of the table; the first row are the heads."""
    wanted = [
        min(max(SMALST, *(len(cel) for cel in kolom)), BREEDST) + TUSSEN
        for kolom in zip(*rijen, strict=True)
    ]
    total = sum(wanted)
    return tuple(round(100 * each / total) for each in wanted)


def height(rij: Rij, breedtes: Sequence[int]) -> float:
    """Return how high a row of a table becomes, in letter heights."""
    return RAND + REGEL * _lines(rij, breedtes)


def _lines(rij: Rij, breedtes: Sequence[int]) -> int:
    per_line = [breedte * TEKENS / 100 - TUSSEN for breedte in breedtes]
    per_line[0] *= VET
    counted = zip(rij, per_line, strict=True)
    return max(1, *(len(wrap(cel, max(1, round(many)))) for cel, many in counted))


def pages(rijen: Iterable[Rij], breedtes: Sequence[int], koppen: Rij) -> list[list[Rij]]:
    """Divide rows over pages that fit on the screen; every page has at least one."""
    hoog = HOOG - KOP * (_lines(koppen, breedtes) - 1)
    short: list[Rij] = [[shorten(cel, LANGST, placeholder=" …") for cel in rij] for rij in rijen]
    heights = [height(rij, breedtes) for rij in short]
    if sum(heights) <= hoog + ALLEEN:
        return [short] if short else []
    found: list[list[Rij]] = []
    left = 0.0
    for rij, needed in zip(short, heights, strict=True):
        if not found or needed > left:
            found.append([])
            left = hoog
        found[-1].append(rij)
        left -= needed
    return found


def fitting(teksten: Sequence[str], breed: int, regels: int) -> tuple[list[str], int]:
    """Return the first texts that fit in so many lines of so many characters, and how many more.

    There is always one, however long.
    """
    used, shown = 0, 0
    for tekst in teksten:
        used += max(1, len(wrap(tekst, breed)))
        if used > regels and shown:
            break
        shown += 1
    return list(teksten[:shown]), len(teksten) - shown
