"""A spreadsheet of Excel until 2003 (.xls): of each sheet the cells that hold something."""

import io
from datetime import datetime, time
from typing import Any

import xlrd
from openpyxl.utils import get_column_letter

from ouderplan.opslag.lezen.excelcellen import Blad, Bladenboek, Cel, Samengevoegd
from ouderplan.opslag.lezen.geenboek import GeenExcel, Maten
from ouderplan.opslag.lezen.grenzen import TeGroot
from ouderplan.opslag.lezen.tinten import colour_named

MEESTE_BYTES = 8 * 2**20
"""xlrd keeps all of a file; a list of a school is a hundredth of this."""


class Xlsboek(Bladenboek):
    """A file that was opened and read within bounds (GeenExcel, TeGroot)."""

    def __init__(self, bestand: str, content: bytes) -> None:
        if len(content) > MEESTE_BYTES:
            raise TeGroot(bestand=bestand, wat=f"meer dan {MEESTE_BYTES // 2**20} MB voor een .xls")
        maten = Maten(bestand)
        try:
            with xlrd.open_workbook(
                file_contents=content, logfile=io.StringIO(), formatting_info=True, ragged_rows=True
            ) as book:
                super().__init__({one.name: _sheet(book, one, maten) for one in book.sheets()})
        except TeGroot:
            raise
        except Exception as error:  # a broken file makes xlrd raise anything
            raise GeenExcel from error


def _sheet(book: Any, sheet: Any, maten: Maten) -> Blad:
    made = Blad(sheet.name)
    for row in range(sheet.nrows):
        cells = {
            column + 1: found
            for column in range(sheet.row_len(row))
            if (found := _cell(book, sheet, row, column)) is not None
        }
        if cells:
            maten.check_place(sheet.name, row + 1, max(cells))
            maten.add(1, cells.values())
            made.cellen[row + 1] = cells
            made.kleuren |= _colours(book, sheet, row)
    made.opmerkingen = {(row + 1, column + 1): note.text.strip()
                        for (row, column), note in sheet.cell_note_map.items()
                        if note.text.strip()}  # fmt: skip
    maten.add_merged(len(sheet.merged_cells))
    last = max(made.cellen, default=1)
    wide = max((max(cells) for cells in made.cellen.values()), default=1)
    for top, below, left, beyond in sheet.merged_cells:
        coord = f"{get_column_letter(left + 1)}{top + 1}:{get_column_letter(beyond)}{below}"
        if top < last and left < wide:
            made.samen.append(
                Samengevoegd(top + 1, left + 1, min(below, last), min(beyond, wide), coord)
            )
    return made


def _colours(book: Any, sheet: Any, row: int) -> dict[tuple[int, int], str]:
    found: dict[tuple[int, int], str] = {}
    for column in range(sheet.row_len(row)):
        look = book.xf_list[sheet.cell_xf_index(row, column)].background
        rgb = book.colour_map.get(look.pattern_colour_index) if look.fill_pattern == 1 else None
        if rgb and (naam := colour_named("".join(f"{part:02x}" for part in rgb))):
            found[row + 1, column + 1] = naam
    return found


def _cell(book: Any, sheet: Any, row: int, column: int) -> Cel | None:
    kind, value = sheet.cell_type(row, column), sheet.cell_value(row, column)
    shape, data = "General", "n"
    if kind in {xlrd.XL_CELL_DATE, xlrd.XL_CELL_NUMBER}:
        form = book.xf_list[sheet.cell_xf_index(row, column)].format_key
        shape = book.format_map[form].format_str
    if kind == xlrd.XL_CELL_DATE:
        value = _moment(value, book.datemode)
    elif kind == xlrd.XL_CELL_BOOLEAN:
        value = bool(value)
    elif kind == xlrd.XL_CELL_ERROR:
        value, data = xlrd.error_text_from_code[value], "e"
    elif kind != xlrd.XL_CELL_NUMBER and (kind != xlrd.XL_CELL_TEXT or not value.strip()):
        return None
    return Cel(row + 1, column + 1, value, data, shape)


def _moment(value: float, datemode: int) -> datetime | time | float:
    """Return the day or the time of the day that a number is; a number that is none, as it is."""
    try:
        moment: datetime = xlrd.xldate_as_datetime(value, datemode)
    except (OverflowError, ValueError):
        return value
    return moment.time() if 0 <= value < 1 else moment
