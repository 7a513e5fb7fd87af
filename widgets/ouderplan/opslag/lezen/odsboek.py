"""A spreadsheet of LibreOffice (.ods): of each sheet the cells that hold something.

The rows come past one by one, within the bounds of all XML that someone brings; a row or cell that
is repeated a million times is counted, and only made when something stands in it.
Source: OpenDocument 1.3, part 3, chapter 9 (tables).
"""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from typing import Any
from xml.etree.ElementTree import Element, ParseError, iterparse

from openpyxl.utils import get_column_letter

from ouderplan.opslag.lezen import grenzen
from ouderplan.opslag.lezen.excelcellen import Blad, Bladenboek, Cel, Samengevoegd
from ouderplan.opslag.lezen.geenboek import GeenExcel, Maten
from ouderplan.opslag.lezen.grenzen import EXCEL_XML, check_zip
from ouderplan.opslag.lezen.tinten import colour_named
from ouderplan.opslag.lezen.xmldelen import Begrensd, GeenXml, Xmlteller

_NS = "urn:oasis:names:tc:opendocument:xmlns:"
_TABLE, _OFFICE, _TEXT, _STYLE = (
    f"{{{_NS}{naam}:1.0}}" for naam in ("table", "office", "text", "style")
)
_ACHTERGROND = f"{{{_NS}xsl-fo-compatible:1.0}}background-color"
_INHOUD = "content.xml"
_DIEPST = 60
_MAAND_JAAR = re.compile(r"(?:[^\W\d_]{3,9}\.?|\d{1,2})[\s/-]+['’]?(\d{4}|\d\d)")
"""What a date shows that has no day: *juni 2027*, *jun-27*, *6/2027*."""
_DAG_MAAND = re.compile(r"(?:[^\W\d_]{2,9}\.?\s+)?\d{1,2}[\s./-]+(?:[^\W\d_]{3,9}\.?|\d{1,2}\.?)")
"""What a date shows that has no year: *14 jan*, *do 14-1*."""
_CEL, _BEDEKT = f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"


class Odsboek(Bladenboek):
    """A file that was opened and read within bounds (GeenExcel, TeGroot)."""

    def __init__(self, bestand: str, content: bytes) -> None:
        check_zip(bestand, content)
        self._maten = Maten(bestand)
        super().__init__({})
        try:
            with zipfile.ZipFile(io.BytesIO(content)) as archive, archive.open(_INHOUD) as part:
                self._read(Begrensd(part, Xmlteller(bestand, EXCEL_XML)))
        except (GeenXml, ParseError, zipfile.BadZipFile, KeyError, OSError, ValueError,
                NotImplementedError, RuntimeError, EOFError) as error:  # fmt: skip
            raise GeenExcel from error

    def _read(self, source: Begrensd) -> None:
        path: list[Element] = []
        sheet, row = Blad(""), 0
        self._kleuren: dict[str, str] = {}
        self._breed = 0
        for event, element in iterparse(source, ("start", "end")):
            if event == "start":
                path.append(element)
                if len(path) > _DIEPST:
                    raise GeenXml
                if element.tag == f"{_TABLE}table":
                    sheet, row = Blad(element.get(f"{_TABLE}name", "")), 0
                    self._bladen[sheet.title] = sheet
                continue
            path.pop()
            if element.tag == f"{_STYLE}style":
                look = element.find(f"{_STYLE}table-cell-properties")
                colour = colour_named(look.get(_ACHTERGROND, "")) if look is not None else ""
                self._kleuren |= {element.get(f"{_STYLE}name", ""): colour} if colour else {}
            inside = any(one.tag == f"{_TABLE}table-row" for one in path)
            if element.tag == f"{_TABLE}table-row" and not inside:
                row = self._add(sheet, row, element)
            if path and not inside and path[-1].tag != f"{_STYLE}style":
                path[-1].remove(element)
        for one in self._bladen.values():
            _clip(one)

    def _add(self, sheet: Blad, above: int, element: Element) -> int:
        """Add a row as often as it is repeated; return the number of the last."""
        times = _times(element, "rows")
        cells, merged = _cells(element)
        if cells:
            self._maten.check_place(sheet.title, above + times, max(cells))
            self._maten.add(times, cells.values())
            self._breed = max(self._breed, *cells)
            marks = list(_marks(element, self._breed, self._kleuren))
            self._maten.add(times, [Cel(0, at, text) for at, text, _ in marks])
            for number in range(above + 1, above + 1 + times):
                sheet.cellen[number] = {at: replace(cell, row=number) for at, cell in cells.items()}
                sheet.opmerkingen |= {(number, at): text for at, text, _ in marks if text}
                sheet.kleuren |= {(number, at): naam for at, _, naam in marks if naam}
        for column, wide, high in merged:
            sheet.samen.append(_merged(above + 1, column, wide, high))
            self._maten.add_merged(len(sheet.samen))
        return above + times


def _cells(row: Element) -> tuple[dict[int, Cel], list[tuple[int, int, int]]]:
    """Return the filled cells by column, and which were merged: column, width and height."""
    found: dict[int, Cel] = {}
    merged: list[tuple[int, int, int]] = []
    column = 0
    for cell in row:
        if cell.tag not in {_CEL, _BEDEKT}:
            continue
        times = _times(cell, "columns")
        value = None if cell.tag == _BEDEKT else _value(cell)
        if value is not None:
            last = min(column + times, grenzen.MEESTE_KOLOMMEN + 1)  # one over is refused
            for at in range(column + 1, max(last, column + 1) + 1):
                found[at] = Cel(0, at, value, number_format=_shape(cell, value))
            wide, high = (
                int(cell.get(f"{_TABLE}number-{one}-spanned", "1")) for one in ("columns", "rows")
            )
            merged += [(column + 1, wide, high)] if max(wide, high) > 1 else []
        column += times
    return found, merged


def _marks(row: Element, last: int, kleuren: Mapping[str, str]) -> Iterator[tuple[int, str, str]]:
    """Yield what was noted at the cells of a row and which colour they have, up to a column."""
    column = 0
    for cell in row:
        if cell.tag not in {_CEL, _BEDEKT}:
            continue
        times = _times(cell, "columns")
        note = cell.find(f"{_OFFICE}annotation")
        text = _shown(note) if note is not None else ""
        colour = kleuren.get(cell.get(f"{_TABLE}style-name", ""), "")
        if text.strip() or colour:
            for at in range(column + 1, min(column + times, last) + 1):
                yield at, text.strip(), colour
        column += times


def _times(element: Element, what: str) -> int:
    """Return how often a row or cell is repeated: at least once, whatever the file says."""
    return max(1, int(element.get(f"{_TABLE}number-{what}-repeated", "1")))


def _shape(cell: Element, value: Any) -> str:
    """Return the form of a number as Excel has it; of a date whether it shows its day."""
    if cell.get(f"{_OFFICE}value-type") == "percentage":
        return "0%"
    month = _MAAND_JAAR.fullmatch(_shown(cell).strip()) if isinstance(value, datetime) else None
    if month and value.day == 1 and f"{value:%Y}".endswith(month[1]):
        return "mmmm yyyy"
    shown = _shown(cell).strip() if isinstance(value, datetime) else ""
    return "d-m" if _DAG_MAAND.fullmatch(shown) else "d-m-yyyy"


def _value(cell: Element) -> Any:
    """Return what stands in a cell, None when that is nothing."""
    kind = cell.get(f"{_OFFICE}value-type", "")
    if kind in {"float", "currency", "percentage"}:
        number = float(cell.get(f"{_OFFICE}value", ""))
        return int(number) if number.is_integer() else number
    if kind == "date":
        with suppress(ValueError):  # a year that is none: what it shows is all there is
            return datetime.fromisoformat(cell.get(f"{_OFFICE}date-value", "").rstrip("Z"))
    if kind == "boolean":
        return cell.get(f"{_OFFICE}boolean-value") == "true"
    text = _shown(cell)
    return text if text.strip() else None


def _shown(cell: Element) -> str:
    return "\n".join(_written(one) for one in cell if one.tag in {f"{_TEXT}p", f"{_TEXT}h"})


def _written(element: Element) -> str:
    """Return the text of a paragraph, with the spaces and breaks that have a tag of their own."""
    text = element.text or ""
    for one in element:
        if one.tag == f"{_TEXT}s":
            text += " " * min(int(one.get(f"{_TEXT}c", "1")), grenzen.LANGSTE_CEL)
        elif one.tag in {f"{_TEXT}tab", f"{_TEXT}line-break"}:
            text += "\n" if one.tag.endswith("break") else "\t"
        elif not one.tag.startswith(_OFFICE):  # a remark is no text of the cell
            text += _written(one)
        text += one.tail or ""
    return text


def _merged(row: int, column: int, wide: int, high: int) -> Samengevoegd:
    right, bottom = column + wide - 1, row + high - 1
    letters = [get_column_letter(min(at, 16_384)) for at in (column, right)]
    coord = f"{letters[0]}{row}:{letters[1]}{bottom}"
    return Samengevoegd(row, column, bottom, right, coord)


def _clip(blad: Blad) -> None:
    """End what was merged where the sheet ends."""
    last = max(blad.cellen, default=1)
    wide = max((max(cells) for cells in blad.cellen.values()), default=1)
    blad.samen = [
        replace(one, max_row=min(one.max_row, last), max_col=min(one.max_col, wide))
        for one in blad.samen
    ]
