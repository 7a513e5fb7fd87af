"""What one cell of a spreadsheet says, whichever program wrote it."""

from datetime import datetime
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook
from test_verse_set import ods, row

from ouderplan.opslag.lezen.celtekst import cell_text
from ouderplan.opslag.lezen.excelcellen import Cel
from ouderplan.opslag.lezen.rooster import Bron, read_grids

ELDERS = Path(__file__).parent / "elders"


@pytest.mark.parametrize(
    ("was", "waarde", "tekst"),
    [
        ("12 maart 2026", datetime(2026, 3, 12), "12 maart 2026"),
        ("12 maart 2026", datetime(2026, 3, 12, 14, 30), "12 maart 2026, 14:30"),
        ("12 maart 2026", 46094, "13 maart 2026"),
        ("31 %", 0.31, "31 %"),
        ("31 %", 0.335, "33,5 %"),
        ("31%", 0.335, "33,5%"),
        ("31 %", 33, "33"),  # no share: what was typed
        ("120 %", 1.1, "110 %"),
        ("31", 0.335, "0,335"),
        ("in maart", 46094, "46094"),
    ],
)
def test_a_cell_without_a_form_is_what_stood_there(was, waarde, tekst):
    assert cell_text(Cel(2, 1, waarde, "n", "General"), str, was) == tekst


def test_a_time_and_a_month_of_old_excel_are_what_they_showed():
    (grid,) = read_grids(Bron("lijst.xls", (ELDERS / "tijden.xls").read_bytes()))
    assert grid.regels[1][1] == ["19:30", "juni 2027", "9999999999", "6 oktober 2026, 08:30"]


@pytest.mark.parametrize(
    ("waarde", "vorm", "tekst"),
    [
        (datetime(2024, 11, 12), "d-mmm", "12 november 2024"),
        (datetime(2024, 11, 12, 19, 30), "ddd d mmm hh:mm", "12 november 2024, 19:30"),
        (datetime(2024, 11, 12), "mmm-yy", "12 november 2024"),
        (datetime(2024, 11, 1), "mmm-yy", "november 2024"),
    ],
)
def test_a_date_in_a_list_of_a_school_is_whole_also_when_it_does_not_show(waarde, vorm, tekst):
    boek, out = Workbook(), BytesIO()
    blad = boek.active
    blad.append(["Wat", "Wanneer"])
    blad.append(["Koffie", waarde])
    blad["B2"].number_format = vorm
    boek.save(out)
    (grid,) = read_grids(Bron("kalender.xlsx", out.getvalue()))
    assert grid.regels[1][1] == ["Koffie", tekst]


@pytest.mark.parametrize(
    ("dag", "getoond", "tekst"),
    [
        ("2027-06-01", "juni 2027", "juni 2027"),
        ("2027-06-01", "jun-27", "juni 2027"),
        ("2027-06-01", "1 jun 27", "1 juni 2027"),
        ("2027-06-02", "wo 2 jun", "2 juni 2027"),
        ("2027-06-01T00:00:00", "01-06-2027", "1 juni 2027"),
        ("-000-32768-01-01T00:00:00", "9999", "9999"),
    ],
)
def test_a_date_of_libreoffice_has_a_day_when_it_shows_one(dag, getoond, tekst):
    cell = f'office:value-type="date" office:date-value="{dag}"><text:p>{getoond}</text:p>'
    rows = f"<table:table-row><table:table-cell {cell}</table:table-cell></table:table-row>"
    (grid,) = read_grids(Bron("lijst.ods", ods(rows)))
    assert grid.regels == [(1, [tekst])]


def test_a_row_of_libreoffice_stands_there_at_least_once():
    """A count below one would take what was counted before off the bound on a file."""
    (grid,) = read_grids(Bron("lijst.ods", ods(row("a", keer=-3) + row("b"))))
    assert grid.regels == [(1, ["a"]), (2, ["b"])]
