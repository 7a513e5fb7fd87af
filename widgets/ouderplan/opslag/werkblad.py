"""The first sheet of a file that someone brings (.xlsx or .csv), as text."""

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from itertools import islice
from typing import Any
from zipfile import BadZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from ouderplan.kern.fouten import OuderplanFout
from ouderplan.kern.scanbestand import Werkblad
from ouderplan.opslag.cellen import from_cell
from ouderplan.opslag.csv_tekst import find_delimiter
from ouderplan.opslag.rijen import clean

MEESTE_KOLOMMEN = 400
MEESTE_RIJEN = 5000
GROOTST = 20 * 1024 * 1024
"""Bytes; a form that a whole school filled in stays far below it."""


class GeenWerkblad(OuderplanFout):
    """A file that is no sheet that we can read."""

    zin = (
        "‘{bestand}’ konden we niet lezen als Excel (.xlsx) of CSV. Er is niets veranderd. "
        "Haal de antwoorden in Microsoft Forms of Google Forms op als Excel of CSV en kies dat "
        "bestand."
    )


class LeegWerkblad(OuderplanFout):
    """A sheet without rows."""

    zin = "In ‘{bestand}’ staan geen antwoorden. Er is niets veranderd."


class TeGrootWerkblad(OuderplanFout):
    """More than a school could have filled in."""

    zin = (
        "‘{bestand}’ is te groot: hoogstens {rijen} rijen en {kolommen} kolommen. Er is niets "
        "veranderd."
    )


def read_sheet(naam: str, content: bytes) -> Werkblad:
    """Read the first sheet of a file.

    Raises
    ------
    GeenWerkblad, LeegWerkblad, TeGrootWerkblad
    """
    too_large = TeGrootWerkblad(bestand=naam, rijen=MEESTE_RIJEN, kolommen=MEESTE_KOLOMMEN)
    if len(content) > GROOTST:
        raise too_large
    lines = [line for line in _lines(naam, content) if any(line)]
    if len(lines) < 2:  # noqa: PLR2004  heads and a row
        raise LeegWerkblad(bestand=naam)
    wide = max(place + 1 for line in lines for place, cell in enumerate(line) if cell)
    if len(lines) > MEESTE_RIJEN or wide > MEESTE_KOLOMMEN:
        raise too_large
    full = [tuple((*line, *[""] * wide)[:wide]) for line in lines]
    return Werkblad(_heads(full[0]), tuple(full[1:]))


def _lines(naam: str, content: bytes) -> Iterator[list[str]]:
    if content.startswith(b"PK"):
        return _excel_lines(naam, content)
    return _csv_lines(naam, content)


def _excel_lines(naam: str, content: bytes) -> Iterator[list[str]]:
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        rows: Iterable[tuple[Any, ...]] = sheet.iter_rows(
            max_col=MEESTE_KOLOMMEN + 1, values_only=True
        )
        filled = (row for row in rows if any(cell is not None for cell in row))
        lines = [[_text(cell) for cell in row] for row in islice(filled, MEESTE_RIJEN + 2)]
    except (BadZipFile, InvalidFileException, KeyError, ValueError, IndexError, OSError, EOFError):
        raise GeenWerkblad(bestand=naam) from None
    return iter(lines)


def _csv_lines(naam: str, content: bytes) -> Iterator[list[str]]:
    text = _decode(naam, content)
    try:
        lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=find_delimiter(text)))
    except csv.Error:
        raise GeenWerkblad(bestand=naam) from None
    return ([_text(from_cell(cell)) for cell in line] for line in lines)


def _decode(naam: str, content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    if b"\x00" in content:
        raise GeenWerkblad(bestand=naam)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _text(cell: Any) -> str:
    """Return a cell as text; 2.0 and 2 are the same, as they are in a spreadsheet."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime | date):
        return cell.isoformat()
    return str(clean(str(cell)))


def _heads(cells: Iterable[str]) -> tuple[str, ...]:
    """Return the heads, each of them once: ``Waarom?`` and ``Waarom? (2)``."""
    seen: Counter[str] = Counter()
    made = []
    for place, cell in enumerate(cells, start=1):
        kop = " ".join(cell.split())[:300] or f"Kolom {place}"
        seen[kop] += 1
        made.append(kop if seen[kop] == 1 else f"{kop} ({seen[kop]})")
    return tuple(made)
