"""Percentages and dates are numbers in Excel, and come back as the school wrote them."""

import io
from datetime import datetime

import pytest
from openpyxl import Workbook as Excelbestand
from openpyxl import load_workbook

from ouderplan.kern.getallen import share_written
from ouderplan.kern.streefcijfers import Kenmerk, Meting
from ouderplan.kern.waarden import Waarde
from ouderplan.opslag import Werkboek
from ouderplan.opslag.lezen.terug import preview_excel
from ouderplan.uitvoer import excel, load_plan

TEKSTEN = ("31 %", "31%", "7,5 %", "≥ 80 %", "100 %", "0031 %", "1 oktober 2024", "oktober 2024")
WAARDEN = (0.31, 0.31, 0.075, "≥ 80 %", 1, "0031 %", datetime(2024, 10, 1), "oktober 2024")


@pytest.fixture
def boek(leeg: Werkboek) -> Excelbestand:
    """Give the Excel file of a workbook with a fact for each text."""
    with leeg.writing() as tx:
        for nummer, tekst in enumerate(TEKSTEN):
            tx.add(Kenmerk(f"Kenmerk {nummer}", percentage=tekst))
    return load_workbook(io.BytesIO(excel.build(load_plan(leeg))))


def cells(boek: Excelbestand) -> list:
    sheet = boek["Onze gezinnen"]
    column = [cell.value for cell in sheet[1]].index("Percentage")
    return [row[column] for row in sheet.iter_rows(min_row=2)]


def changes(wb: Werkboek, boek: Excelbestand) -> list[tuple[str, str]]:
    out = io.BytesIO()
    boek.save(out)
    found = preview_excel(wb, "boek.xlsx", out.getvalue())
    return [(cel.oud, cel.nieuw) for b in found.bladen for rij in b.rijen for cel in rij.cellen]


def test_a_percentage_or_a_date_is_a_number_that_shows_the_same(boek: Excelbestand):
    assert tuple(cell.value for cell in cells(boek)) == WAARDEN
    forms = [cell.number_format for cell in cells(boek)][:3]
    assert forms == ["0 %", "0%", "0.0 %"]


def test_what_was_not_changed_reads_back_as_it_was(leeg: Werkboek, boek: Excelbestand):
    assert changes(leeg, boek) == []


@pytest.mark.parametrize(
    "saved",
    [
        (0.31, 0.31, 0.07500000000000001, 1, 45566),  # without the forms, as SheetJS may
        ("0.31", "0.31", "0.075", "1.0", "2024-10-01 00:00:00"),  # pandas, everything as text
    ],
)
def test_another_program_changes_nothing(leeg: Werkboek, boek: Excelbestand, saved: tuple):
    numbers = [cell for cell in cells(boek) if not isinstance(cell.value, str)]
    for cell, value in zip(numbers, saved, strict=True):
        cell.number_format = "General"
        cell.value = value
    assert changes(leeg, boek) == []


def test_a_percentage_that_was_changed_keeps_its_form(leeg: Werkboek, boek: Excelbestand):
    cells(boek)[0].value = 0.335
    assert changes(leeg, boek) == [("31 %", "33,5 %")]


def test_a_norm_is_no_number():
    assert share_written("minstens 80 %") is None
    assert share_written("80") is None


def test_what_came_with_the_program_is_grey_and_what_a_school_wrote_is_not(leeg: Werkboek):
    with leeg.writing() as tx:
        tx.add(Waarde("samen zingen", "Elke week."))
        tx.add(Meting("Opkomst", gemeten="81 %"))
    book = load_workbook(io.BytesIO(excel.build(load_plan(leeg))))
    grey = {
        str(row[0].value): row[0].font.color is not None and row[0].font.color.rgb == "FF767676"
        for row in book["Waarden"].iter_rows(min_row=2)
    }
    assert grey.pop("samen zingen") is False
    assert grey
    assert all(row[0].font.i for row in book["Plan van aanpak"].iter_rows(min_row=2))
