"""The plan as an Excel workbook: four sheets to work with, then every table that holds rows.

What the school changes in it can be read back: see `terug`.
"""

import io
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from ouderplan.uitvoer.excelbasis import Basis
from ouderplan.uitvoer.excelblad import Blad, Kolom
from ouderplan.uitvoer.excelbladen import sheets_of
from ouderplan.uitvoer.excelcellen import Opmaak, lines_in, make_opmaak, write_cell
from ouderplan.uitvoer.plan import Plan

_OPTIES = {
    "in_memory": True,
    "strings_to_formulas": False,  # a text that begins with = stays a text
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
MEESTE_REGELS = 5000
"""Rows that the pick list reaches, so that new rows get it too."""

REGELHOOGTE, HOOGSTE_RIJ = 15.0, 409.0
"""In points; higher than the second Excel does not go."""


def build(plan: Plan, *, basis: Path | None = None) -> bytes:  # noqa: ARG001  only Word has one
    """Return the plan as a .xlsx."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, _OPTIES) as workbook:
        workbook.set_properties({"title": plan.schooljaar[:255], "author": plan.school[:255]})
        workbook.set_calc_mode("auto")
        opmaak, grey = make_opmaak(workbook), make_opmaak(workbook, grijs=True)
        rows = Basis(plan)
        for blad in sheets_of(plan):
            _write_sheet(workbook, blad, (opmaak, grey), rows)
        rows.write(workbook)
    return out.getvalue()


def _write_sheet(
    workbook: xlsxwriter.Workbook, blad: Blad, vormen: tuple[Opmaak, Opmaak], basis: Basis
) -> None:
    opmaak, grey = vormen
    sheet = workbook.add_worksheet(blad.naam)
    for column, kolom in enumerate(blad.kolommen):
        sheet.set_column(column, column, kolom.breed, _new_cells(blad, kolom, opmaak))
        sheet.write_string(0, column, kolom.kop, opmaak.kop)
    for number, row in enumerate(blad.rijen, start=1):
        for column, cell in enumerate(row):
            write_cell(sheet, number, column, cell, grey if number - 1 in blad.grijs else opmaak)
        _set_height(sheet, number, row, blad)
    sheet.freeze_panes(1, blad.vast)
    basis.mark(sheet, blad)
    sheet.autofilter(0, 0, max(len(blad.rijen), 1), len(blad.kolommen) - (blad.tabel is None))
    for column, kolom in enumerate(blad.kolommen):
        if kolom.heeft_lijst:
            sheet.data_validation(1, column, MEESTE_REGELS, column, kolom.validation())
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _new_cells(blad: Blad, kolom: Kolom, opmaak: Opmaak) -> Any:
    """Return the format of cells that are still empty.

    As text, Excel does not make a date of ``1-2`` or ``juni 2027``.
    """
    if blad.tabel is None or not kolom.veld:
        return None
    soort = next(k.soort for k in blad.tabel.kolommen if k.naam == kolom.veld)
    return {int: opmaak.getal, date: opmaak.dag, datetime: opmaak.moment}.get(soort, opmaak.tekst)


def _set_height(sheet: Worksheet, rij: int, cellen: Sequence[Any], blad: Blad) -> None:
    """Make room for text over several lines; LibreOffice does not do that by itself."""
    lines = max(lines_in(cell, k.breed) for cell, k in zip(cellen, blad.kolommen, strict=True))
    if lines > 1:
        sheet.set_row(rij, min(lines * REGELHOOGTE, HOOGSTE_RIJ))
