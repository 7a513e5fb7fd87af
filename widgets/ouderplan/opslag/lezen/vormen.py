"""In what form a list stands on its sheet: heads above or beside it, in two lines, or in blocks.

Whatever the form, it becomes a list with one line of heads. Nothing is left out.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ouderplan.opslag.lezen.koppen import (
    KOPREGELS,
    Regel,
    find_head,
    is_head,
    known_heads,
)
from ouderplan.opslag.lezen.rooster import Rooster
from ouderplan.opslag.lezen.tweekoppen import head_lines, joined
from ouderplan.opslag.tabellen import TABELLEN, Tabel

VELDEN = 3
"""So many heads below each other make a list that stands on its side."""
LANGSTE_KAART = 400
NAAST = -1
"""Said of the heads: they stand below each other, beside what they are about."""
MEESTE_KAARTEN = 12
"""So many columns at most does a list on its side have."""
_HOEK = 2
_KAART = re.compile(r"(?P<kop>[^\W\d][^\d:]*?)\s*\d{1,2}[a-z]?\s*[:.)–-]\s*(?P<zegt>.*\w.*)")
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
    legenda
        The lines below the rows that say what their colours are.
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
    legenda: tuple[Regel, ...] = ()
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
    if kopregel is None and _in_one_column(lines):
        asked = lines[:1] if _asks(lines) else []  # a question and its answers
        return Lijst(
            tuple(_titles(asked)), ("",) * wide, 0, tuple(lines[len(asked) :]), grid.breed,
            erboven=tuple(asked),
        )  # fmt: skip
    if kopregel == 0:
        return Lijst((), ("",) * wide, 0, tuple(lines), grid.breed)
    numbers = [number for number, _ in lines]
    place = numbers.index(kopregel) if kopregel in numbers else _head_place(lines, tabel)
    first, last = head_lines(lines, place, grid.naast)
    kop = joined(lines[first][1], lines[last][1]) if first != last else lines[last][1]
    kop = [" ".join(cell.split()) for cell in kop] + [""] * (wide - len(kop))
    above, rows = lines[:first], lines[last + 1 :]
    if first == last and first and _comes_back(lines[first], above[-1], rows):
        above, rows = above[:-1], [above[-1], *rows]
    return Lijst(
        tuple(_titles(above)), tuple(kop), lines[last][0], tuple(rows), grid.breed,
        erboven=tuple(above),
    )  # fmt: skip


def _comes_back(head: Regel, above: Regel, rows: Sequence[Regel]) -> bool:
    """Tell whether heads come again below a heading, so that what is above the first is one too."""
    again = [at for at, line in enumerate(rows) if at and _texts(line) == _texts(head)]
    return len(_texts(above)) == 1 and any(len(_texts(rows[at - 1])) == 1 for at in again)


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
    most = max(filled)
    for at, (_, cells) in enumerate(lines[: filled.index(most)]):
        if len(cells) == most > _HOEK and not cells[0].strip() and filled[at] == most - 1:
            return at  # nothing in the corner of heads above and heads beside
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
    begin = heads[0]
    while begin and beside[begin - 1] and _is_field(first, begin - 1):
        begin -= 1
    return [at for at in range(begin, len(lines)) if first[at] and beside[at]]


def _is_field(first: Sequence[str], at: int) -> bool:
    """Tell whether what stands above the first known head is one: it comes back on a next card."""
    return bool(first[at]) and first[at] in first[at + 1 :]


def _turned(lines: Sequence[Regel], fields: Sequence[int]) -> Lijst:
    """Return a list on its side as one with its heads above it."""
    columns: list[tuple[str, str]] = []
    cards: list[dict[tuple[str, str], list[str]]] = [{}]
    titles, block, above = [], "", list[Regel]()
    named = [""]
    for at, (_, cells) in enumerate(lines):
        text = " ".join(cells[0].split()) if cells else ""
        values = [cell.strip() for cell in cells[1:]]
        if at in fields:
            key = (text.rstrip(":"), block)
            if key in cards[-1] and key == columns[0]:
                cards.append({})
                named.append("")
            if not cards[-1] and above and len(_texts(above[-1])) == 1:
                named[-1] = _texts(above[-1])[0]
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
    if names := _names_over(lines, fields[0], len(cards)):
        columns.append((names[0], ""))
        cards[0][names[0], ""] = ["\x00", *names[1:]]
        above = [line for line in above if line[0] != lines[fields[0] - 1][0]]
    if (head := _numbered(named)) and (head, "") not in columns:
        columns.append((head, ""))
        for card, text in zip(cards, named, strict=True):
            card[head, ""] = ["\x00", _KAART.sub(r"\g<zegt>", text)]
        above = [line for line in above if not set(_texts(line)) & set(named)]
        titles = [text for text in titles if text not in named]
    regels = tuple(
        (lines[fields[0]][0], [row.get(key, "") for key in columns])
        for card in cards
        for row in _columns_of(card)
    )
    blocks = {at: block for at, (_, block) in enumerate(columns) if block}
    return Lijst(tuple(titles), tuple(head for head, _ in columns), lines[fields[0]][0], regels,
                 {}, blocks, tuple(above))  # fmt: skip


def _names_over(lines: Sequence[Regel], first: int, cards: int) -> list[str]:
    """Return what stands right above columns of values that each have a name: *MR*, *Ouderraad*."""
    if not first or cards > 1:
        return []
    cells = [cell.strip() for cell in lines[first - 1][1]]
    filled = list(filter(None, cells[1:]))
    wide = sum(map(bool, map(str.strip, lines[first][1][1:])))
    return cells if 1 < len(filled) == len(set(filled)) >= wide else []


def _numbered(named: Sequence[str]) -> str:
    """Return what cards are that are numbered in the line above each: *Doel 1: Samen lezen*."""
    heads = {match["kop"].strip() if (match := _KAART.fullmatch(text)) else "" for text in named}
    return heads.pop() if len(named) > 1 == len(heads) else ""


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


def _asks(lines: Sequence[Regel]) -> bool:
    """Tell whether the first line, and no other, is a question or announces what is below it."""
    found = [_texts(line)[-1].endswith(("?", ":")) for line in lines]
    return len(found) > 1 and found[0] and not any(found[1:])


def _in_one_column(lines: Sequence[Regel]) -> bool:
    return all(sum(bool(cell.strip()) for cell in cells) == 1 for _, cells in lines) and not any(
        known_heads(cells) for _, cells in lines[:1] if len(lines) > 1
    )
