"""Lines in a school's own file that are no rows: a criterium above its goals, heads once more."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ouderplan.opslag.csv_koppen import Regel, is_whole, read_head
from ouderplan.opslag.tabellen import Tabel, name_column

CRITERIUM = "criterium"
_KOPJE = re.compile(r"(?P<woord>criterium\s+)?(?P<nummer>10|[1-9])(?:\s*[.:)–-])?\s+\S.{2,}", re.I)
_HOE_VAAK = re.compile(
    r"\d+\s*(?:x|×|keer|maal|%|uur|minuten|dagen|weken|maanden)\b", re.IGNORECASE
)
_NUMMER = re.compile(r"(?:criterium\s+)?(10|[1-9])[.:)]?", re.IGNORECASE)
_CODE = re.compile(r"(10|[1-9])\s*[.-]?\s*(?:[a-z]{1,2}|\d{1,2})?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Inhoud:
    """The columns of a file, the lines that are rows, and how many lines were headings."""

    kop: list[str]
    regels: list[Regel]
    kopjes: int = 0


def without_headings(tabel: Tabel, kop: Sequence[str], regels: Sequence[Regel]) -> Inhoud:
    """Leave out what is no row, and let a row have the criterium that stands above it.

    A file of the workbook itself has every column, and is left as it is. Where no criterium stands
    above a goal, its code tells: 3b belongs to criterium 3.
    """
    if is_whole(tabel, kop):
        return Inhoud(list(kop), list(regels))
    rows = [row for row in regels if not _is_head(tabel, kop, row[1])]
    if CRITERIUM in kop or CRITERIUM not in {kolom.naam for kolom in tabel.kolommen}:
        return Inhoud(list(kop), rows)
    above, found, numbers = "", list[Regel](), list[str]()
    for place, (line, cells) in enumerate(rows):
        number = _heading(tabel, kop, cells, rows[place + 1][1] if place + 1 < len(rows) else ())
        if number:
            above = number
            continue
        found.append((line, cells))
        numbers.append(above or _of_code(kop, cells))
    if not any(numbers):
        return Inhoud(list(kop), rows)
    filled = [_inserted(row, len(kop), nr) for row, nr in zip(found, numbers, strict=True)]
    return Inhoud([*kop, CRITERIUM], filled, len(rows) - len(found))


def _inserted(row: Regel, breedte: int, cel: str) -> Regel:
    """Return a line with a cell more behind its first `breedte` cells."""
    line, cells = row
    own = [*cells, *[""] * (breedte - len(cells))]
    return line, [*own[:breedte], cel, *own[breedte:]]


def is_code(text: str) -> bool:
    """Tell whether a cell is a code of a goal: 3b, 10, 4.2."""
    return bool(_CODE.fullmatch(text.strip()))


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


def _heading(tabel: Tabel, kop: Sequence[str], cells: Sequence[str], below: Sequence[str]) -> str:
    """Return the number of the criterium that a line is the heading of, or ""."""
    filled = _without_heads(tabel, kop, cells)
    if len(filled) == 1:
        (naam, text) = filled[0]
        match = _KOPJE.fullmatch(text)
        sure = match and (match["woord"] or naam != name_column(tabel.rij))
        return match["nummer"] if match and sure and not _HOE_VAAK.match(text) else ""
    if len(filled) != 2:  # noqa: PLR2004  a number and the words of the criterium
        return ""
    match = _NUMMER.fullmatch(filled[0][1])
    repeats = sum(bool(cell.strip()) for cell in cells) > len(filled)
    return match[1] if match and (repeats or _of_code(kop, below) == match[1]) else ""


def _of_code(kop: Sequence[str], cells: Sequence[str]) -> str:
    code = dict(zip(kop, cells, strict=False)).get("code", "").strip()
    match = _CODE.fullmatch(code)
    return match[1] if match else ""
