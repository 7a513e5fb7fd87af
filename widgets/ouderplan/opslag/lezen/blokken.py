"""Sheets with more than one list: beside each other, below each other, or as the square of a SWOT.

Each becomes a grid of its own, with the numbers of its lines as they are; all is asked apart.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from math import inf

from ouderplan.opslag.lezen.koppen import Regel, fold, known_heads, read_head, table_of
from ouderplan.opslag.lezen.lijstdoelen import is_text, row_name, words
from ouderplan.opslag.lezen.rooster import Rooster
from ouderplan.opslag.lezen.vakken import MINSTENS, filled_in, squares, squares_from
from ouderplan.opslag.lezen.vraag import say
from ouderplan.opslag.tabellen import TABELLEN, Tabel

_CIJFER = re.compile(r"\d")
_VRAAGT = re.compile(
    r"\s*(?:(?:met|van|voor|door|aan) )?(?:wie|wat|wanneer|hoe|waar\w*|welke?)\b", re.I
)
"""How a head begins that nobody knows and that is one: *Wat zij doen*."""


def blocks_of(grid: Rooster) -> list[Rooster]:
    """Return a grid for each list on a sheet: most often one."""
    if at := squares_from(grid):
        parts = [_between(grid, 0, at), _between(grid, at, len(grid.regels))]
        return [_placed(one) if one is part else one for part in parts for one in blocks_of(part)]
    if square := list(squares(grid)):
        return square
    found = [lower for side in _sides(grid) for lower in _below(side)]
    return [grid] if len(found) == 1 else [_placed(one) for one in found]


def _placed(part: Rooster) -> Rooster:
    """Return a part from its first column on, with where it stands on its sheet."""
    from openpyxl.utils import get_column_letter  # noqa: PLC0415  every page loads this module

    first = min(at for _, cells in part.regels for at, cell in enumerate(cells) if cell.strip())
    number = next((n for n, cells in part.regels if len(filled_in(cells)) >= MINSTENS), 0)
    where = f"{get_column_letter(first + 1)}{number or part.regels[0][0]}"
    return replace(
        part,
        plek=say("vanaf", plek=part.plek, cel=where),
        deel=True,
        regels=[(line, list(cells[first:])) for line, cells in part.regels],
        **part.of_cells(lambda _, at: at - first if at >= first else None),
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
    from openpyxl.utils import column_index_from_string  # noqa: PLC0415  as above

    lines = []
    for number, cells in grid.regels:
        kept = [cell if first <= at < last else "" for at, cell in enumerate(cells[:last])]
        if any(cell.strip() for cell in kept):
            lines.append((number, kept))
    here = {number for number, _ in lines}
    return replace(
        grid,
        regels=lines,
        breed={line: wide for line, wide in grid.breed.items() if line in here},
        fouten=tuple(
            one for one in grid.fouten if first < column_index_from_string(one.kolom) <= last
        ),
        naast={
            line: [pair for pair in pairs if first <= pair[0] and pair[1] < last]
            for line, pairs in grid.naast.items()
        },
        **grid.of_cells(lambda _, at: at if first <= at < last else None),
    )


def _are_apart(left: Rooster, right: Rooster) -> bool:
    """Tell whether two parts are lists of their own: of another kind, or of another length.

    Columns that fit the list on the left are more of it, behind a column that nobody filled in.
    """
    if min(len(left.regels), len(right.regels)) <= MINSTENS:
        return False
    one, other = _table(left), _table(right)
    (first, before), (second, head) = _head(left), _head(right)
    if other and other is not one and _names(other) & _columns(other, head):
        return True
    if first == second and any(_goes_on(tabel, before, head) for tabel in TABELLEN):
        return False
    ends = abs(left.regels[-1][0] - right.regels[-1][0])
    return _has_heads(left) and _has_heads(right) and ends >= MINSTENS


def _goes_on(tabel: Tabel, before: Sequence[str], head: Sequence[str]) -> bool:
    """Tell whether heads are more columns of a list of this table, with the name of its rows."""
    there, more = _columns(tabel, before), _columns(tabel, head)
    return bool(_names(tabel) & there and more) and not there & more


def _names(tabel: Tabel) -> set[str]:
    """Return the columns of which a list of this table has one: what a row is, or must have."""
    told = {kolom.naam for kolom in tabel.kolommen if kolom.verplicht and is_text(kolom)}
    return {row_name(tabel), *words("pas_als").get(tabel.naam, [])[:1], *told}


def _columns(tabel: Tabel, heads: Sequence[str]) -> set[str]:
    """Return which columns of a table these heads are, each by itself."""
    own = {kolom.naam for kolom in tabel.kolommen}
    return {naam for head in heads for naam in read_head(tabel, [head])} & own


def _head(grid: Rooster) -> tuple[int, list[str]]:
    """Return the first line with more than one cell, and what is in it."""
    return next(
        (nr, told) for nr, cells in grid.regels if len(told := filled_in(cells)) >= MINSTENS
    )


def _table(grid: Rooster) -> Tabel | None:
    return table_of("", [(number, filled_in(cells)) for number, cells in grid.regels])


def _has_heads(grid: Rooster) -> bool:
    full = max(len(filled_in(cells)) for _, cells in grid.regels)
    _, head = _head(grid)
    return len(head) == full and not any(map(_CIJFER.search, head))


# below each other


def _below(grid: Rooster) -> list[Rooster]:
    """Return lists below each other, with an empty line between them and heads of their own."""
    lines = grid.regels
    starts = [0]
    for at in range(1, len(lines)):
        gap = lines[at][0] > lines[at - 1][0] + 1
        if gap and _begins(lines, at, starts[-1]):
            starts.append(at)
    return [_between(grid, one, other) for one, other in pairwise([*starts, len(lines)])]


def _between(grid: Rooster, begin: int, end: int) -> Rooster:
    """Return the lines of a grid from one up to another, with what was noted of those only."""
    first = grid.regels[begin][0] if begin else 0
    last = grid.regels[end][0] if end < len(grid.regels) else inf
    return replace(
        grid,
        regels=grid.regels[begin:end],
        breed={line: wide for line, wide in grid.breed.items() if first <= line < last},
        fouten=tuple(one for one in grid.fouten if first <= one.regel < last),
        naast={line: pairs for line, pairs in grid.naast.items() if first <= line < last},
        **grid.of_cells(lambda line, at: at if first <= line < last else None),
    )


def _begins(lines: Sequence[Regel], at: int, begin: int) -> bool:
    """Tell whether a list of its own begins on a line: other heads, perhaps below a title."""
    above = [cells for _, cells in lines[begin:at] if len(filled_in(cells)) >= MINSTENS]
    titled = len(filled_in(lines[at][1])) == 1
    rest = [cells for _, cells in lines[at + titled :]]
    if len(above) < MINSTENS or len(rest) < MINSTENS:
        return False
    head, before = rest[0], above[0]
    filled = filled_in(head)
    if len(filled) < MINSTENS or any(map(_CIJFER.search, filled)):
        return False
    if _say_the_same(filled_in(before), filled):
        return False
    if known_heads(head) >= MINSTENS and known_heads(before) >= MINSTENS:
        return True
    wide = max(len(filled_in(cells)) for cells in rest)
    asks = any(map(_VRAAGT.match, filled))  # a row with fewer cells asks nothing
    return titled and asks and wide == len(filled) != max(len(filled_in(c)) for c in above)


def _say_the_same(before: Sequence[str], filled: Sequence[str]) -> bool:
    """Tell whether a line has a head once more, or another word for it: then it is a row."""
    if set(map(fold, before)) & set(map(fold, filled)):
        return True
    own = table_of("", [(0, list(filled))])
    if own and own is not table_of("", [(0, list(before))]):
        return False  # heads of one table, and of another
    best = known_heads(before)
    likely = [tabel for tabel in TABELLEN if best and known_heads(before, (tabel,)) == best]
    return any(_columns(tabel, before) & _columns(tabel, filled) for tabel in likely)
