"""Cells of an Excel sheet: real numbers and dates, and text that can do nothing."""

from dataclasses import dataclass
from datetime import date, datetime
from math import ceil
from typing import Any

from ouderplan.uitvoer.schoon import clean

LANGSTE = 32_767
"""Characters that Excel allows in one cell."""

_TEKST = {
    "font_name": "Calibri",
    "font_size": 11,
    "valign": "top",
    "bottom": 1,
    "bottom_color": "#CFC6B6",
}
_KOP = {"bold": True, "bg_color": "#E6F0EE", "bottom": 1, "bottom_color": "#0B5F5C"}


@dataclass(frozen=True, slots=True)
class Opmaak:
    """The formats of a workbook, one per kind of cell."""

    kop: Any
    tekst: Any
    getal: Any
    dag: Any
    moment: Any


def make_opmaak(workbook: Any) -> Opmaak:
    """Make the formats once per workbook."""
    return Opmaak(
        kop=workbook.add_format(_TEKST | _KOP | {"text_wrap": True}),
        tekst=workbook.add_format(_TEKST | {"text_wrap": True, "num_format": "@"}),
        getal=workbook.add_format(_TEKST | {"num_format": "0", "align": "center"}),
        dag=workbook.add_format(_TEKST | {"num_format": "d-m-yyyy", "align": "left"}),
        moment=workbook.add_format(_TEKST | {"num_format": "d-m-yyyy hh:mm", "align": "left"}),
    )


def write_cell(sheet: Any, rij: int, kolom: int, waarde: Any, opmaak: Opmaak) -> None:
    """Write one value as what it is; None and "" stay empty."""
    match waarde:
        case None | "":
            sheet.write_blank(rij, kolom, None, opmaak.tekst)
        case int():
            sheet.write_number(rij, kolom, waarde, opmaak.getal)
        case datetime():
            sheet.write_datetime(rij, kolom, waarde, opmaak.moment)
        case date():
            sheet.write_datetime(rij, kolom, waarde, opmaak.dag)
        case _:
            sheet.write_string(rij, kolom, cell_text(str(waarde)), opmaak.tekst)


def lines_in(waarde: Any, breed: int) -> int:
    """Estimate on how many lines a cell of `breed` characters shows a value."""
    if not isinstance(waarde, str):
        return 1
    return sum(max(1, ceil(len(line) / (breed * 1.1))) for line in waarde.split("\n"))


def cell_text(tekst: str) -> str:
    """Return `tekst` as a cell can hold it."""
    cleaned = clean(tekst)
    return cleaned if len(cleaned) <= LANGSTE else cleaned[: LANGSTE - 1] + "…"
