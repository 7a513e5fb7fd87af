"""What is for the program alone stays out of view in Excel, and comes back from it all the same."""

import io

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from ouderplan.kern.doelen import Horizon, Jaardoel
from ouderplan.kern.school import PROFIELVELDEN
from ouderplan.opslag import Werkboek
from ouderplan.opslag.lezen.terug import import_excel
from ouderplan.opslag.opschriften import fact_name
from ouderplan.uitvoer import excel, load_plan
from ouderplan.uitvoer.excelblad import BLADZIJDE, GEWOON, Blad, Kolom
from ouderplan.uitvoer.excelcellen import lines_in


@pytest.fixture
def wb(vol: Werkboek) -> Werkboek:
    """Give a workbook with a goal that can be reached soon."""
    with vol.writing() as tx:
        tx.add(Jaardoel("4c", 4, "Snel klaar.", horizon=Horizon.QUICK_WIN))
    return vol


def made(wb: Werkboek) -> Workbook:
    return load_workbook(io.BytesIO(excel.build(load_plan(wb))))


def in_view(sheet: Worksheet) -> dict[str, list[object]]:
    """Return the columns that are not folded away, by their heads."""
    columns = enumerate(sheet.iter_cols(values_only=True), start=1)
    folded = [range(d.min, d.max + 1) for d in sheet.column_dimensions.values() if d.hidden]
    return {
        str(head): cells
        for number, (head, *cells) in columns
        if not any(number in numbers for numbers in folded)
    }


@pytest.mark.parametrize("sleutel", PROFIELVELDEN)
def test_every_fact_has_a_name(sleutel: str):
    assert "_" not in fact_name(sleutel)
    assert fact_name(sleutel)[0].isupper()


def test_a_jaardoel_says_where_it_came_from_in_words_only(wb: Werkboek):
    found = in_view(made(wb)["Totaaloverzicht"])
    assert not {"Herkomst", "Soort herkomst"} & set(found)
    assert any(found["Waar het doel vandaan komt"])


def test_what_only_the_program_needs_of_a_draaiboek_is_folded_away(wb: Werkboek):
    found = in_view(made(wb)["Draaiboek"])
    assert not {"Welke ronde", "Welke stap op het scherm", "Bron"} & set(found)
    assert {"Bijeenkomst", "Wat", "Wat gebeurt er dan", "Notities, alleen voor u"} <= set(found)


def test_a_fixed_word_is_shown_as_a_school_says_it_and_read_back_as_it_is_kept(wb: Werkboek):
    boek = made(wb)
    sheet = boek["Totaaloverzicht"]
    assert "snel resultaat" in in_view(sheet)["Horizon"]
    lists = [check.formula1 for check in sheet.data_validations.dataValidation]
    assert any("snel resultaat" in words for words in lists)
    assert import_excel(wb, "plan.xlsx", excel.build(load_plan(wb))).leeg
    codes = {sheet.cell(row, 3).value: row for row in range(2, sheet.max_row + 1)}
    place = next(cell.column for cell in sheet[1] if cell.value == "Horizon")
    sheet.cell(codes["3a"], place, "snel resultaat")
    out = io.BytesIO()
    boek.save(out)
    import_excel(wb, "plan.xlsx", out.getvalue())
    with wb.reading() as tx:
        (goal,) = tx.rows(Jaardoel, code="3a")
    assert goal.horizon is Horizon.QUICK_WIN


def test_a_column_with_much_to_say_gets_room_on_paper_from_columns_that_can_spare_it():
    story = "Komt uit kans 3, ingebracht door ouders, en kreeg zeven stippen. " * 8
    goal = "Elke ouder kan tien keer per jaar een uur meekijken in de klas."
    who = "ouderbetrokkenheidsfunctionaris"
    small = tuple(Kolom(f"Kop {n}") for n in range(4))
    sheet = Blad(
        "Doelen",
        (Kolom("Criterium", 32), Kolom("Doel", 50), Kolom("Wie", 34), Kolom("Verhaal", 52),
         Kolom("Ambitie", 50), *small),
        ((goal, goal, who, story, goal, *"abcd"),) * 3,
    )  # fmt: skip
    paper = sheet.for_paper()
    widths = [kolom.breed for kolom in paper.kolommen]
    assert max(lines_in(cell, wide) for cell, wide in zip(paper.rijen[0], widths, strict=True)) < 12
    assert widths[2] >= len(who), "no word breaks for it"
    assert min(widths[nr] for nr in (0, 1, 4)) >= GEWOON, "nor is a column one word wide"
    assert sum(widths) <= BLADZIJDE
