"""Lines in a school's own file that are no rows: a criterium above its goals, heads once more."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType

from ouderplan.opslag.lezen.koppen import Regel, goal_code, is_whole, read_head, read_heading
from ouderplan.opslag.tabellen import Tabel, name_column

CRITERIUM = "criterium"
GENOEG = 3
"""In so many columns the same text is no accident."""
_KOPJE = re.compile(r"(?P<woord>criterium\s+)?(?P<nummer>10|[1-9])(?:\s*[.:)–-])?\s+\S.{2,}", re.I)
_HOE_VAAK = re.compile(
    r"\d+\s*(?:x|×|keer|maal|%|uur|minuten|dagen|weken|maanden)\b", re.IGNORECASE
)
_NUMMER = re.compile(r"(?:criterium\s+)?(10|[1-9])[.:)]?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Inhoud:
    """The columns of a file, the lines that are rows, and how many lines were headings."""

    kop: list[str]
    regels: list[Regel]
    kopjes: int = 0
    koppen: tuple[str, ...] = ()
    """The headings that name no criterium, as they are written."""


def without_headings(
    tabel: Tabel,
    kop: Sequence[str],
    regels: Sequence[Regel],
    breed: Mapping[int, int] = MappingProxyType({}),
    titels: Sequence[str] = (),
) -> Inhoud:
    """Leave out what is no row, and let a row have what stands above it.

    A file of the workbook itself has every column, and is left as it is. Where no criterium stands
    above a goal, its code tells: 3b belongs to criterium 3. `breed` tells per line over how many
    columns its only cell was merged; `titels` stand above the heads.
    """
    if is_whole(tabel, kop):
        return Inhoud(list(kop), list(regels))
    rows = [row for row in regels if not _is_head(tabel, kop, row[1])]
    asks = CRITERIUM not in kop and CRITERIUM in {kolom.naam for kolom in tabel.kolommen}
    begins = _begins_with_heading(tabel, kop, rows)
    number, base, told = "", dict.fromkeys(_absent(tabel, kop), ""), list[str]()
    for title in titels:
        new = _said(tabel, title, base)
        base, told = base | new, [*told, *([title] if new else [])]
    said, found = dict(base), list[Regel]()
    added: list[list[str]] = []
    counted = 0
    for place, (line, cells) in enumerate(rows):
        below = rows[place + 1][1] if place + 1 < len(rows) else ()
        wide = breed.get(line, 0) >= max(2, len(kop) - 1) or says_one_thing(kop, cells)
        if asks and (nr := _heading(tabel, kop, cells, below, wide=wide)):
            number, counted = nr, counted + 1
        elif wide or (begins and _filled(cells) == 1):
            text = next(cell for cell in cells if cell.strip()).strip()
            told.append(text)
            said = base | _said(tabel, text, base)
        else:
            found.append((line, cells))
            own = [number or _of_code(kop, cells)] if asks else []
            added.append([*own, *said.values()])
    names = [*([CRITERIUM] if asks else []), *said]
    kept = [at for at in range(len(names)) if any(row[at] for row in added)]
    filled = [
        _inserted(row, len(kop), [cells[at] for at in kept])
        for row, cells in zip(found, added, strict=True)
    ]
    return Inhoud([*kop, *(names[at] for at in kept)], filled, counted, tuple(told))


def heading_number(text: str) -> str:
    """Return the number of the criterium that a heading names, or ""."""
    match = _KOPJE.fullmatch(" ".join(text.split())) or _NUMMER.fullmatch(text.strip())
    return (
        match.groupdict().get("nummer") or match[1] if match and not _HOE_VAAK.match(text) else ""
    )


def _said(tabel: Tabel, text: str, absent: Mapping[str, str]) -> dict[str, str]:
    read = read_heading(tabel, text)
    return {naam: read[naam] for naam in absent if read[naam]}


def _absent(tabel: Tabel, kop: Sequence[str]) -> list[str]:
    """Return the columns that a heading can fill and that the list does not have."""
    return [naam for naam in read_heading(tabel, "") if naam not in kop]


def _begins_with_heading(tabel: Tabel, kop: Sequence[str], rows: Sequence[Regel]) -> bool:
    """Tell whether lines with one cell are headings, though nothing was merged.

    So they are in a table where a heading can say something, when the list begins with one and a
    row comes after each.
    """
    if not _absent(tabel, kop) or not rows:
        return False
    single = [_filled(cells) == 1 for _, cells in rows]
    return single[0] and not any(pair == (True, True) for pair in pairwise([*single, True]))


def says_one_thing(kop: Sequence[str], cells: Sequence[str]) -> bool:
    """Tell whether every column says the same, as some programs write a merged cell.

    In two columns that may be what a school means.
    """
    texts = [cell.strip() for cell in cells[: len(kop)]]
    return (
        GENOEG <= len(texts) == len(kop)
        and len(set(texts)) == 1
        and texts[0].strip("-–xX0123456789") != ""
    )


def _filled(cells: Sequence[str]) -> int:
    return sum(bool(cell.strip()) for cell in cells)


def _inserted(row: Regel, breedte: int, erbij: Sequence[str]) -> Regel:
    """Return a line with cells more behind its first `breedte` cells."""
    line, cells = row
    own = [*cells, *[""] * (breedte - len(cells))]
    return line, [*own[:breedte], *erbij, *own[breedte:]]


def _is_head(tabel: Tabel, kop: Sequence[str], cells: Sequence[str]) -> bool:
    """Tell whether a line repeats the heads, as on every page of a table from Word."""
    filled = sum(bool(cell.strip()) for cell in cells)
    return filled > 1 and not _without_heads(tabel, kop, cells)


def _without_heads(tabel: Tabel, kop: Sequence[str], cells: Sequence[str]) -> list[tuple[str, str]]:
    """Return the filled cells by column, without those that say their own head again."""
    return [
        (naam, " ".join(cell.split()))
        for naam, cell in zip(kop, cells, strict=False)
        if cell.strip() and read_head(tabel, [cell]) != [naam]
    ]


def _heading(
    tabel: Tabel, kop: Sequence[str], cells: Sequence[str], below: Sequence[str], *, wide: bool
) -> str:
    """Return the number of the criterium that a line is the heading of, or ""."""
    filled = _without_heads(tabel, kop, cells)
    if len(filled) == 1 or (wide and filled):
        (naam, text) = filled[0]
        match = _KOPJE.fullmatch(text)
        sure = match and (wide or match["woord"] or naam != name_column(tabel.rij))
        return match["nummer"] if match and sure and not _HOE_VAAK.match(text) else ""
    if len(filled) != 2:  # noqa: PLR2004  a number and the words of the criterium
        return ""
    match = _NUMMER.fullmatch(filled[0][1])
    repeats = sum(bool(cell.strip()) for cell in cells) > len(filled)
    return match[1] if match and (repeats or _of_code(kop, below) == match[1]) else ""


def _of_code(kop: Sequence[str], cells: Sequence[str]) -> str:
    return goal_code(dict(zip(kop, cells, strict=False)).get("code", ""))
