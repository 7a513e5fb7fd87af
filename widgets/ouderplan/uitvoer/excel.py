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

from ouderplan.opslag.lezen.excelvorm import BLAD, NUMMERKOP
from ouderplan.opslag.lezen.getypt import plain
from ouderplan.opslag.tabellen import Tabel
from ouderplan.uitvoer.excelblad import Blad, Kolom
from ouderplan.uitvoer.excelbladen import sheets_of
from ouderplan.uitvoer.excelcellen import Opmaak, cell_text, lines_in, make_opmaak, write_cell
from ouderplan.uitvoer.plan import Plan
from ouderplan.uitvoer.teksten import text


# What each row was when the Excel file was made, so that it can be read back cell by cell.
#
# A hidden last column gives every row a number; a hidden sheet keeps the row behind that number.
class Basis:
    """The rows that were written, each with its number."""

    def __init__(self, plan: Plan) -> None:
        self._lines: list[tuple[str, ...]] = [("", plan.school, plan.schooljaar)]
        self._next = 1

    def mark(self, sheet: Any, blad: Blad) -> None:
        """Number the rows of a sheet in a hidden last column, and remember what they are."""
        if blad.tabel is None:
            return
        column = len(blad.kolommen)
        sheet.write_string(0, column, NUMMERKOP)
        self._lines.append((blad.tabel.naam, "0", *(k.naam for k in blad.tabel.kolommen)))
        for line, row in enumerate(blad.bron, start=1):
            if row is not None:
                sheet.write_number(line, column, self._next)
                self._remember(blad.tabel, row)
        sheet.set_column(column, column, None, None, {"hidden": True})

    def write(self, workbook: Any) -> None:
        """Write the hidden sheet."""
        sheet = workbook.add_worksheet(BLAD)
        for number, line in enumerate(self._lines):
            for column, cell in enumerate(line):
                sheet.write_string(number, column, cell_text(cell))
        sheet.very_hidden()

    def _remember(self, tabel: Tabel, row: Any) -> None:
        cells = (plain(getattr(row, kolom.naam)) for kolom in tabel.kolommen)
        self._lines.append((tabel.naam, str(self._next), *cells))
        self._next += 1


_OPTIES = {
    "in_memory": True,
    "strings_to_formulas": False,  # a text that begins with = stays a text
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
MEESTE_REGELS = 5000
"""Rows that the pick list reaches, so that new rows get it too."""

LANGSTE_VOET = 120
"""Characters of the school in a footer, of which Excel takes 255 in all."""

REGELHOOGTE, HOOGSTE_RIJ = 15.0, 409.0
"""In points; higher than the second Excel does not go."""


def build(plan: Plan, *, basis: Path | None = None) -> bytes:  # noqa: ARG001  only Word has one
    """Return the plan as a .xlsx."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, _OPTIES) as workbook:
        soort = text("bestanden", "excel")
        title = text("voorin", "titel", soort=soort, schooljaar=plan.schooljaar).strip()
        workbook.set_properties({"title": title[:255], "author": plan.school[:255]})
        workbook.set_calc_mode("auto")
        opmaak, grey = make_opmaak(workbook), make_opmaak(workbook, grijs=True)
        rows = Basis(plan)
        school = " · ".join(part for part in (plan.school, plan.schooljaar) if part)
        for blad in sheets_of(plan):
            _write_sheet(workbook, blad.for_paper(), (opmaak, grey), rows, school)
        rows.write(workbook)
    return out.getvalue()


def _write_sheet(
    workbook: xlsxwriter.Workbook,
    blad: Blad,
    vormen: tuple[Opmaak, Opmaak],
    basis: Basis,
    school: str,
) -> None:
    opmaak, grey = vormen
    sheet = workbook.add_worksheet(blad.naam)
    for column, kolom in enumerate(blad.kolommen):
        sheet.set_column(
            column, column, kolom.breed, _new_cells(blad, kolom, opmaak), blad.folded(column)
        )
        counted = any(isinstance(row[column], int) for row in blad.rijen)
        sheet.write_string(0, column, kolom.kop, opmaak.kop_getal if counted else opmaak.kop)
    _set_height(sheet, 0, [kolom.kop for kolom in blad.kolommen], blad)
    for number, row in enumerate(blad.rijen, start=1):
        for column, cell in enumerate(row):
            write_cell(sheet, number, column, cell, grey if number - 1 in blad.grijs else opmaak)
        _set_height(sheet, number, row, blad)
    sheet.freeze_panes(1, blad.vast)
    sheet.outline_settings(visible=True, symbols_right=False)
    basis.mark(sheet, blad)
    sheet.autofilter(0, 0, max(len(blad.rijen), 1), len(blad.kolommen) - (blad.tabel is None))
    for column, kolom in enumerate(blad.kolommen):
        if kolom.heeft_lijst:
            sheet.data_validation(1, column, MEESTE_REGELS, column, kolom.validation())
    _set_up_paper(sheet, blad, school)


def _set_up_paper(sheet: Worksheet, blad: Blad, school: str) -> None:
    """Print on A4 on its side: the head on every page, and which sheet and page at its foot.

    A space ends the size of the letters there: of ``&82e school`` it would be 82.
    """
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.fit_to_pages(blad.bladen_breed, 0)
    sheet.repeat_rows(0)
    if blad.bladen_breed > 1:
        sheet.repeat_columns(0, max(blad.vast, 1) - 1)
    left = " · ".join(filter(None, (school[:LANGSTE_VOET].replace("&", "&&"), "&A")))
    sheet.set_footer(
        f"&L&8 {left}&R&8 {text('voorin', 'pagina')}&P{text('voorin', 'pagina_van')}&N"
    )


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
