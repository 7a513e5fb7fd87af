"""The squares of a SWOT, and tops beside tips: what stands in one is a row that says in which.

They are a sheet of their own, or stand below a list of something else.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from ouderplan.opslag.lezen.kanten import items_in
from ouderplan.opslag.lezen.koppen import Regel, fold
from ouderplan.opslag.lezen.lijstdoelen import words
from ouderplan.opslag.lezen.rooster import Rooster
from ouderplan.opslag.lezen.tweekoppen import LANGSTE_KOP
from ouderplan.opslag.lezen.vraag import say
from ouderplan.opslag.opschriften import column_name
from ouderplan.opslag.tabellen import tabel_named

MINSTENS = 2
"""So many columns and lines at least does a list have that stands apart."""
_KWADRANTEN, _UITKOMSTEN = 3, "evaluatie_uitkomsten"
"""So many of the four words of a SWOT make a square; tops beside tips do too."""
Vak = tuple[str, str]
"""The table and the kind of what stands in one square."""


def squares(grid: Rooster) -> Iterator[Rooster]:
    """Yield what stands in the squares of a SWOT, a grid for each table that they go to."""
    vakken = {
        (number, at): vak
        for number, cells in grid.regels
        for at, cell in enumerate(cells)
        if (vak := _square(cell)) and sum(map(bool, map(_square, cells))) >= MINSTENS
    }
    both = set(vakken.values())
    pair = len(vakken) == len(both) == MINSTENS and {naam for naam, _ in both} == {_UITKOMSTEN}
    if _are_heads(grid, vakken) or (len(both) < _KWADRANTEN and not pair):
        return
    made: dict[str, list[Regel]] = {}
    left: list[Regel] = []
    here: dict[int, Vak] = {}
    heads = {
        naam: [(n, " ".join(text.split())) for n, at, text in _cells_of(grid)
               if (n, at) in vakken and vakken[n, at][0] == naam]
        for naam, _ in vakken.values()
    }  # fmt: skip
    for number, cells in grid.regels:
        here = {at: vak for at, vak in here.items() if (number, at) not in vakken}
        here |= {at: vak for (line, at), vak in vakken.items() if line == number}
        rest = [
            "" if at in here or (number, at) in vakken else cell for at, cell in enumerate(cells)
        ]
        left += [(number, rest)] if any(map(str.strip, rest)) else []
        for at, (naam, soort) in here.items():
            text = cells[at] if at < len(cells) else ""
            if (number, at) in vakken:
                text = text.partition("\n")[2]
            made.setdefault(naam, []).extend((number, [item, soort]) for item in _points(text))
    for naam, rows in made.items():
        tabel = tabel_named(naam)
        head = [column_name(tabel, one) for one in ("tekst", "soort") if tabel]
        told = [(number, filled_in(cells)) for number, cells in left if naam == next(iter(made))]
        yield Rooster(
            say("vakken", plek=grid.plek, soorten=", ".join(text for _, text in heads[naam])),
            naam, [*told, (heads[naam][0][0], head), *rows],
        )  # fmt: skip


def squares_from(grid: Rooster) -> int:
    """Return from which line on squares stand below a list of something else, 0 for none."""
    lines = grid.regels
    named = [[_square(cell) for cell in filled_in(cells)] for _, cells in lines]
    at = next((at for at, found in enumerate(named) if len({*filter(None, found)}) >= MINSTENS), 0)
    above = [cells for _, cells in lines[:at] if len(filled_in(cells)) >= MINSTENS]
    apart = at and lines[at][0] > lines[at - 1][0] + 1
    return at if apart and all(named[at]) and len(above) >= MINSTENS else 0


def _are_heads(grid: Rooster, vakken: Mapping[tuple[int, int], Vak]) -> bool:
    """Tell whether the words of a SWOT are columns of a list: in one line, beside another head."""
    lines = {number for number, _ in vakken}
    beside = [
        at for n, at, text in _cells_of(grid) if n in lines and text and (n, at) not in vakken
    ]
    return len(lines) == 1 and bool(beside)


def _cells_of(grid: Rooster) -> Iterator[tuple[int, int, str]]:
    """Yield the first line of each cell, with its line and place."""
    for number, cells in grid.regels:
        for at, cell in enumerate(cells):
            yield number, at, cell.strip().partition("\n")[0]


def _points(text: str) -> list[str]:
    """Return what a square says: an item of a list is one, and else a line is."""
    items = items_in(text)
    return items if len(items) > 1 else [one.strip() for one in text.split("\n") if one.strip()]


def _square(cell: str) -> Vak | None:
    """Return what a cell is the head of, by its whole text or its first line."""
    first = cell.strip().partition("\n")[0]
    return _called().get(fold(first)) if len(first) <= LANGSTE_KOP else None


@cache
def _called() -> dict[str, Vak]:
    """Return the squares by what they are called."""
    return {
        word: (naam, soort)
        for naam, soorten in words("swot").items()
        for soort, called in soorten.items()
        for word in called
    }


def filled_in(cells: Sequence[str]) -> list[str]:
    """Return the cells with something in them."""
    return [cell for cell in cells if cell.strip()]
