"""Sheets with more than one list: beside each other, below each other, or as the square of a SWOT.

Each becomes a grid of its own, with the numbers of its lines as they are; all is asked apart.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from ouderplan.opslag.lezen.kanten import items_in
from ouderplan.opslag.lezen.koppen import Regel, fold, known_heads, table_of
from ouderplan.opslag.lezen.lijstdoelen import words
from ouderplan.opslag.lezen.rooster import Rooster
from ouderplan.opslag.lezen.vormen import LANGSTE_KOP
from ouderplan.opslag.lezen.vraag import say
from ouderplan.opslag.opschriften import column_name
from ouderplan.opslag.tabellen import tabel_named

MINSTENS = 2
"""So many columns and lines at least does a list have that stands apart."""
_KWADRANTEN = 3
"""So many of the four words of a SWOT make a square."""
_CIJFER = re.compile(r"\d")
Vak = tuple[str, str]
"""The table and the kind of what stands in one square."""


def blocks_of(grid: Rooster) -> list[Rooster]:
    """Return a grid for each list on a sheet: most often one."""
    if square := list(_squares(grid)):
        return square
    found = [lower for side in _sides(grid) for lower in _below(side)]
    return [grid] if len(found) == 1 else [_placed(one) for one in found]


def _placed(part: Rooster) -> Rooster:
    """Return a part from its first column on, with where it stands on its sheet."""
    from openpyxl.utils import get_column_letter  # noqa: PLC0415  every page loads this module

    first = min(at for _, cells in part.regels for at, cell in enumerate(cells) if cell.strip())
    number = next((n for n, cells in part.regels if len(_filled(cells)) >= MINSTENS), 0)
    where = f"{get_column_letter(first + 1)}{number or part.regels[0][0]}"
    return replace(
        part,
        plek=say("vanaf", plek=part.plek, cel=where),
        regels=[(line, list(cells[first:])) for line, cells in part.regels],
        zonder_jaar={(line, at - first): day for (line, at), day in part.zonder_jaar.items()},
        naast={
            line: [(one - first, other - first) for one, other in pairs if one >= first]
            for line, pairs in part.naast.items()
        },
    )


# beside each other


def _sides(grid: Rooster) -> list[Rooster]:
    """Return lists beside each other, with an empty column between them and heads of their own."""
    lines = [cells for _, cells in grid.regels if sum(map(bool, map(str.strip, cells))) > 1]
    wide = max((len(cells) for cells in lines), default=0)
    used = [any(at < len(c) and c[at].strip() for c in lines) for at in range(wide)]
    for at in range(MINSTENS, wide - MINSTENS):
        if used[at] or not all(used[at + 1 : at + 1 + MINSTENS]):
            continue
        left, right = _cut(grid, 0, at), _cut(grid, at + 1, wide)
        if _are_apart(left, right):
            return [left, *_sides(right)]
    return [grid]


def _cut(grid: Rooster, first: int, last: int) -> Rooster:
    """Return the columns of a grid from the first up to the last; what is outside is empty."""
    lines = []
    for number, cells in grid.regels:
        kept = [cell if first <= at < last else "" for at, cell in enumerate(cells[:last])]
        if any(cell.strip() for cell in kept):
            lines.append((number, kept))
    days = {place: day for place, day in grid.zonder_jaar.items() if first <= place[1] < last}
    return replace(grid, regels=lines, zonder_jaar=days)


def _are_apart(left: Rooster, right: Rooster) -> bool:
    """Tell whether two parts are lists of their own: of another kind, or of another length."""
    if min(len(left.regels), len(right.regels)) <= MINSTENS:
        return False
    one, other = _table(left), _table(right)
    if one and other and one is not other:
        return True
    ends = abs(left.regels[-1][0] - right.regels[-1][0])
    return _has_heads(left) and _has_heads(right) and ends >= MINSTENS


def _table(grid: Rooster) -> object:
    return table_of("", [(number, _filled(cells)) for number, cells in grid.regels])


def _has_heads(grid: Rooster) -> bool:
    full = max(sum(map(bool, cells)) for _, cells in grid.regels)
    head = next(cells for _, cells in grid.regels if sum(map(bool, cells)) >= MINSTENS)
    return sum(map(bool, head)) == full and not any(map(_CIJFER.search, head))


# below each other


def _below(grid: Rooster) -> list[Rooster]:
    """Return lists below each other, with an empty line between them and heads of their own."""
    lines = grid.regels
    starts = [0]
    for at in range(1, len(lines)):
        gap = lines[at][0] > lines[at - 1][0] + 1
        if gap and _begins(lines, at, starts[-1]):
            starts.append(at)
    ends = [*starts[1:], len(lines)]
    return [replace(grid, regels=lines[one:other]) for one, other in zip(starts, ends, strict=True)]


def _begins(lines: Sequence[Regel], at: int, begin: int) -> bool:
    """Tell whether a list of its own begins on a line: other heads, perhaps below a title."""
    above = [cells for _, cells in lines[begin:at] if len(_filled(cells)) >= MINSTENS]
    titled = len(_filled(lines[at][1])) == 1
    rest = [cells for _, cells in lines[at + titled :]]
    if len(above) < MINSTENS or len(rest) < MINSTENS:
        return False
    head, before = rest[0], above[0]
    filled = _filled(head)
    if len(filled) < MINSTENS or any(map(_CIJFER.search, filled)):
        return False
    if set(map(fold, filled)) & set(map(fold, _filled(before))):  # the same heads once more
        return False
    if known_heads(head) >= MINSTENS and known_heads(before) >= MINSTENS:
        return True
    wide = max(len(_filled(cells)) for cells in rest)
    return titled and wide == len(filled) and wide != max(len(_filled(c)) for c in above)


def _filled(cells: Sequence[str]) -> list[str]:
    return [cell for cell in cells if cell.strip()]


# the square of a SWOT


def _squares(grid: Rooster) -> Iterator[Rooster]:
    """Yield what stands in the squares of a SWOT, a grid for each table that they go to."""
    vakken = {
        (number, at): vak
        for number, cells in grid.regels
        for at, cell in enumerate(cells)
        if (vak := _square(cell)) and sum(map(bool, map(_square, cells))) >= MINSTENS
    }
    if len(set(vakken.values())) < _KWADRANTEN:
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
        assert tabel is not None
        head = [column_name(tabel, "tekst"), column_name(tabel, "soort")]
        first = naam == next(iter(made))
        told = [(number, _filled(cells)) for number, cells in left if first]
        yield Rooster(
            say("vakken", plek=grid.plek, soorten=", ".join(text for _, text in heads[naam])),
            naam, [*told, (heads[naam][0][0], head), *rows],
        )  # fmt: skip


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
