"""In what form a list stands on its sheet: heads above or beside it, in two lines, or in blocks.

Whatever the form, it becomes a list with one line of heads. Nothing is left out.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import pairwise

from ouderplan.opslag.lezen.getypt import is_understood
from ouderplan.opslag.lezen.koppen import (
    KOPREGELS,
    Regel,
    find_head,
    is_head,
    known_heads,
)
from ouderplan.opslag.lezen.rooster import Rooster
from ouderplan.opslag.tabellen import TABELLEN, Tabel

VELDEN = 3
"""So many heads below each other make a list that stands on its side."""
LANGSTE_KAART = 400
LANGSTE_KOP = 60
NAAST = -1
"""Said of the heads: they stand below each other, beside what they are about."""
MEESTE_KAARTEN = 12
"""So many columns at most does a list on its side have."""
_HOEK = 2
_SCHOOLJAAR_WOORD = re.compile(r"^schooljaar\s+", re.I)
_SCHOOLJAAR = re.compile(r"(?:schooljaar\s+)?(?:19|20)\d\d(?:\s*[-–/]\s*(?:20)?\d\d)?\s*:?", re.I)


@dataclass(frozen=True, slots=True)
class Lijst:
    """A list with one line of heads.

    Attributes
    ----------
    titels
        What stands above it.
    kop
        A head a column, "" where there is none.
    kopregel
        The line of the heads; 0 when there are none.
    regels
        The lines below the heads, each with its number.
    blokken
        The schooljaar of a column that stands in the block of one.
    erboven
        The lines above the heads.
    aangekruist
        The column that was made of crosses below its answers: an empty cell has none.
    weg
        Heads and lines of which nothing is left in this form.
    """

    titels: tuple[str, ...]
    kop: tuple[str, ...]
    kopregel: int
    regels: tuple[Regel, ...]
    breed: Mapping[int, int] = field(default_factory=dict)
    blokken: Mapping[int, str] = field(default_factory=dict)
    erboven: tuple[Regel, ...] = ()
    aangekruist: int | None = None
    weg: tuple[str, ...] = ()
    _kolommen: dict[int, list[str]] = field(default_factory=dict, compare=False, repr=False)

    def column(self, plaats: int) -> list[str]:
        """Return the filled cells of a column."""
        if plaats not in self._kolommen:
            found = (cells[plaats].strip() for _, cells in self.regels if plaats < len(cells))
            self._kolommen[plaats] = [cell for cell in found if cell]
        return self._kolommen[plaats]


def list_in(grid: Rooster, tabel: Tabel | None = None, kopregel: int | None = None) -> Lijst:
    """Return the list in a grid.

    `kopregel` is the line of its heads when the school said it; 0 is a list without heads, and
    `NAAST` one with its heads below each other, in the first column.
    """
    lines = grid.regels
    if kopregel == NAAST:
        said = [at for at, (_, cells) in enumerate(lines) if is_field(cells)]
        return _turned(lines, said) if said else list_in(grid, tabel)
    if kopregel is None and (fields := _fields(lines, tabel)):
        return _turned(lines, fields)
    wide = max(len(cells) for _, cells in lines)
    if kopregel == 0 or (kopregel is None and _in_one_column(lines)):
        return Lijst((), ("",) * wide, 0, tuple(lines), grid.breed)
    numbers = [number for number, _ in lines]
    place = numbers.index(kopregel) if kopregel in numbers else _head_place(lines, tabel)
    first, last = _head_lines(lines, place, grid.naast)
    kop = _joined(lines[first][1], lines[last][1]) if first != last else lines[last][1]
    kop = [" ".join(cell.split()) for cell in kop] + [""] * (wide - len(kop))
    return Lijst(
        tuple(_titles(lines[:first])), tuple(kop), lines[last][0], tuple(lines[last + 1 :]),
        grid.breed, erboven=tuple(lines[:first]),
    )  # fmt: skip


def _head_place(lines: Sequence[Regel], tabel: Tabel | None) -> int:
    """Return which line has the heads: the one with known ones, else the first that is full."""
    tables = TABELLEN if tabel is None else (tabel,)
    place = find_head(tabel, lines)
    if known := known_heads(lines[place][1], tables):
        near = range(place, min(place + 2, len(lines)))
        return max(
            (at for at in near if known_heads(lines[at][1], tables) == known),
            key=lambda at: (len(_texts(lines[place])) == 1) * len(_texts(lines[at])),
        )  # a head alone may be merged over the real ones
    filled = [sum(bool(cell.strip()) for cell in cells) for _, cells in lines[:KOPREGELS]]
    most, first = max(filled), lines[0][1]
    if len(first) == most > _HOEK and not first[0].strip() and filled[0] == most - 1:
        return 0  # nothing in the corner of heads above and heads beside
    return filled.index(most)


def _titles(lines: Sequence[Regel]) -> Iterator[str]:
    for line in lines:
        filled = _texts(line)
        if len(filled) == 1:
            yield filled[0]


def said_above(lijst: Lijst) -> list[tuple[str, str]]:
    """Return what is filled in above the heads: *Schooljaar:* with the year beside or behind it."""
    found: list[tuple[str, str]] = []
    for line in lijst.erboven:
        texts = [text for text in _texts(line) if text]
        for at, text in enumerate(texts):
            name, colon, value = text.partition(":")
            if colon and value.strip():
                found.append((name.strip(), value.strip()))
            elif colon and at + 1 < len(texts) and not texts[at + 1].endswith(":"):
                found.append((name.strip(), texts[at + 1]))
    return found


def _texts(line: Regel) -> list[str]:
    """Return the different texts in a line."""
    return list(dict.fromkeys(" ".join(cell.split()) for cell in line[1] if cell.strip()))


# heads below each other


def is_field(cells: Sequence[str]) -> bool:
    """Tell whether a line has something in its first cell and something beside it."""
    return bool(cells and cells[0].strip()) and any(cell.strip() for cell in cells[1:])


def _fields(lines: Sequence[Regel], tabel: Tabel | None) -> list[int]:
    """Return the lines that begin with a head, when the heads stand below each other."""
    tables = TABELLEN if tabel is None else (tabel,)
    if len(lines) > LANGSTE_KAART or max(len(cells) for _, cells in lines) > MEESTE_KAARTEN:
        return []
    first = [cells[0].strip() for _, cells in lines]
    beside = [any(cell.strip() for cell in cells[1:]) for _, cells in lines]
    named = [text for text, more in zip(first, beside, strict=True) if text and more]
    above = max(known_heads(cells, tables) for _, cells in lines[:KOPREGELS])
    found = known_heads(list(dict.fromkeys(named)), tables)
    if found < VELDEN or found <= above or found * 3 < len(set(named)):
        return []
    heads = [
        at for at, text in enumerate(first) if beside[at] and any(is_head(t, text) for t in tables)
    ]
    return [at for at in range(heads[0], len(lines)) if first[at] and beside[at]]


def _turned(lines: Sequence[Regel], fields: Sequence[int]) -> Lijst:
    """Return a list on its side as one with its heads above it."""
    columns: list[tuple[str, str]] = []
    cards: list[dict[tuple[str, str], list[str]]] = [{}]
    titles, block, above = [], "", list[Regel]()
    for at, (_, cells) in enumerate(lines):
        text = " ".join(cells[0].split()) if cells else ""
        values = [cell.strip() for cell in cells[1:]]
        if at in fields:
            key = (text.rstrip(":"), block)
            if key in cards[-1] and key == columns[0]:
                cards.append({})
            columns += [key] if key not in columns else []
            cards[-1][key] = [*cards[-1].get(key, ()), "\x00", *values]
        elif any(values) and columns:  # goes on with the field above it
            key = columns[-1]
            cards[-1][key] = [*cards[-1].get(key, ()), "\x00", *values]
        elif _SCHOOLJAAR.fullmatch(text):
            block = _SCHOOLJAAR_WOORD.sub("", text.removesuffix(":")).strip()
        elif any(values) or text:
            above.append(lines[at])
            titles += [] if any(values) else [text]
    regels = tuple(
        (lines[fields[0]][0], [row.get(key, "") for key in columns])
        for card in cards
        for row in _columns_of(card)
    )
    blocks = {at: block for at, (_, block) in enumerate(columns) if block}
    return Lijst(tuple(titles), tuple(head for head, _ in columns), lines[fields[0]][0], regels,
                 {}, blocks, tuple(above))  # fmt: skip


def _columns_of(card: Mapping[tuple[str, str], Sequence[str]]) -> list[dict[tuple[str, str], str]]:
    """Return a row for each column of values; what stands in two lines is one cell."""
    rows: dict[int, dict[tuple[str, str], list[str]]] = {}
    for key, values in card.items():
        place = 0
        for value in values:
            place = 0 if value == "\x00" else place + 1
            if value and value != "\x00":
                rows.setdefault(place, {}).setdefault(key, []).append(value)
    return [{key: "\n".join(cell) for key, cell in rows[at].items()} for at in sorted(rows)]


# heads in two lines


def _head_lines(
    lines: Sequence[Regel], place: int, naast: Mapping[int, Sequence[tuple[int, int]]]
) -> tuple[int, int]:
    """Return the first and last line of the heads."""
    for upper, lower in ((place, place + 1), (place - 1, place)):
        if upper < 0 or lower >= len(lines):
            continue
        (number, above), (_, below) = lines[upper], lines[lower]
        if _is_over(above, below, naast.get(number, ())) or _is_above(above, below):
            return upper, lower
    return place, place


def _is_over(upper: Sequence[str], lower: Sequence[str], naast: Sequence[tuple[int, int]]) -> bool:
    """Tell whether a head was merged over several of the line below it; a title is no head."""
    if len({cell.strip() for cell in upper if cell.strip()}) < 2:  # noqa: PLR2004  a title
        return False
    texts = [[cell.strip() for cell in lower[first : last + 1]] for first, last in naast]
    return any(
        len(one) > 1 and all(one) and len(set(one)) > 1 and max(map(len, one)) <= LANGSTE_KOP
        and not any(cell[:1].isdigit() for cell in one)
        for one in texts
    )  # fmt: skip


def _is_above(upper: Sequence[str], lower: Sequence[str]) -> bool:
    """Tell whether one line of heads says what several of the line below it are about."""
    wide = max(len(upper), len(lower))
    pairs = [
        (
            upper[at].strip() if at < len(upper) else "",
            lower[at].strip() if at < len(lower) else "",
        )
        for at in range(wide)
    ]
    if sum(bool(above) for above, _ in pairs) < 2 or not pairs[0][0]:  # noqa: PLR2004  a title
        return False
    over = False
    for (above, below), (above_next, below_next) in pairwise([*pairs, ("x", "")]):
        spans = bool(above and below and not above_next and below_next)
        if above and below and above != below and not spans:
            return False
        over |= spans
    said = [below for above, below in pairs if below and below != above]
    figures = any(below[:1].isdigit() for _, below in pairs) and not _are_answers(said)
    return over and not figures


def _are_answers(cells: Sequence[str]) -> bool:
    """Tell whether cells are the fixed words of one column: heads with crosses below them."""
    return len(set(cells)) > 1 and any(
        issubclass(kolom.soort, StrEnum)
        and all(is_understood(table, kolom, cell) for cell in cells)
        for table in TABELLEN
        for kolom in table.kolommen
    )


def _joined(upper: Sequence[str], lower: Sequence[str]) -> list[str]:
    """Return one head a column: the two together, or the lower one when that says it."""
    found, above = [], ""
    for at in range(max(len(upper), len(lower))):
        one = upper[at].strip() if at < len(upper) else ""
        other = lower[at].strip() if at < len(lower) else ""
        above = one or (above if other else "")
        if not other or other == above:
            found.append(one or other)
            continue
        both = f"{above}: {other}" if len(above) > 1 else other  # a letter is of Plan, Do, …
        known = any(is_head(table, both) for table in TABELLEN)
        alone = any(is_head(table, other) for table in TABELLEN)
        found.append(both if known or not alone else other)
    return found


def _in_one_column(lines: Sequence[Regel]) -> bool:
    return all(sum(bool(cell.strip()) for cell in cells) == 1 for _, cells in lines) and not any(
        known_heads(cells) for _, cells in lines[:1] if len(lines) > 1
    )
