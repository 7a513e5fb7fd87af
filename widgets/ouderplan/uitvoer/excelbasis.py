"""What each row was when the Excel file was made, so that it can be read back cell by cell.

A hidden last column gives every row a number; a hidden sheet keeps the row behind that number.
"""

from typing import Any

from ouderplan.opslag.lezen.excelvorm import BLAD, NUMMERKOP
from ouderplan.opslag.lezen.getypt import plain
from ouderplan.opslag.tabellen import Tabel
from ouderplan.uitvoer.excelblad import Blad
from ouderplan.uitvoer.excelcellen import cell_text
from ouderplan.uitvoer.plan import Plan


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
