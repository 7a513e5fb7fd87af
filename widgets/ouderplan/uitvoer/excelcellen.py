"""Cells of an Excel sheet: real numbers and dates, and text that can do nothing.

A text that is a whole percentage or a whole date is written as that number, so that the school can
sort and filter; it shows the same, and reads back as it was (`opslag/lezen/celtekst.py`).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from textwrap import wrap
from typing import Any

from ouderplan.kern.datum import day_written
from ouderplan.kern.getallen import share_written
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
_GRIJS = {"font_color": "#767676", "italic": True}
_DELEN = tuple(f"0{rest}{ruimte}%" for rest in ("", ".0", ".00") for ruimte in ("", " "))
_JAREN = range(1980, 2100)
"""Years of which a date is written as a number, as `opslag/lezen/celtekst.py` takes them back."""
_KOP = {"bold": True, "bg_color": "#E6F0EE", "bottom": 1, "bottom_color": "#0B5F5C"}


@dataclass(frozen=True, slots=True)
class Opmaak:
    """The formats of a workbook, one per kind of cell."""

    kop: Any
    kop_getal: Any
    tekst: Any
    getal: Any
    dag: Any
    moment: Any
    voluit: Any
    deel: Mapping[str, Any]


def make_opmaak(workbook: Any, *, grijs: bool = False) -> Opmaak:
    """Make the formats once per workbook; in grey for what only came with the program."""
    text = _TEKST | (_GRIJS if grijs else {})

    def shown(vorm: str, **more: Any) -> Any:
        return workbook.add_format(text | {"num_format": vorm, "align": "left"} | more)

    return Opmaak(
        kop=workbook.add_format(_TEKST | _KOP | {"text_wrap": True}),
        kop_getal=workbook.add_format(_TEKST | _KOP | {"text_wrap": True, "align": "center"}),
        tekst=workbook.add_format(text | {"text_wrap": True, "num_format": "@"}),
        getal=shown("0", align="center"),
        dag=shown("d-m-yyyy"),
        moment=shown("d-m-yyyy hh:mm"),
        voluit=shown("[$-413]d mmmm yyyy"),
        deel={vorm: shown(vorm) for vorm in _DELEN},
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
            _write_text(sheet, rij, kolom, str(waarde), opmaak)


def _write_text(sheet: Any, rij: int, kolom: int, tekst: str, opmaak: Opmaak) -> None:
    if share := share_written(tekst):
        number, form = share
        sheet.write_number(rij, kolom, number, opmaak.deel[form])
    elif (day := day_written(tekst)) and day.year in _JAREN:
        sheet.write_datetime(rij, kolom, day, opmaak.voluit)
    else:
        sheet.write_string(rij, kolom, cell_text(tekst), opmaak.tekst)


def lines_in(waarde: Any, breed: int) -> int:
    """Estimate on how many lines a cell of `breed` characters shows a value."""
    if not isinstance(waarde, str):
        return 1
    width = int(breed * 1.1)
    return sum(_lines_of(line, width) for line in waarde.split("\n"))


def _lines_of(line: str, width: int) -> int:
    if len(line.expandtabs()) <= width:  # most are; wrapping each took half the time of a file
        return 1
    return len(wrap(line, width)) or 1


def cell_text(tekst: str) -> str:
    """Return `tekst` as a cell can hold it."""
    cleaned = clean(tekst)
    return cleaned if len(cleaned) <= LANGSTE else cleaned[: LANGSTE - 1] + "…"
