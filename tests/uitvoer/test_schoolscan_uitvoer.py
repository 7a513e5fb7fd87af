"""The schoolscan in Word, Excel and CSV: complete, and no more than others may see."""

import io
from dataclasses import replace

import pytest
from docx import Document
from openpyxl import load_workbook
from wordtabellen import tables_of

from ouderplan.kern.afspraken import Activiteit
from ouderplan.kern.kansen import Inbrengstatus
from ouderplan.kern.rondes import Rondesoort
from ouderplan.kern.schoolscan import Antwoord, Niveau, Scanregel
from ouderplan.kern.soorten import Groep
from ouderplan.opslag.schoolscan import submit_scan
from ouderplan.opslag.stemmen import close_ronde, open_ronde, show_ronde
from ouderplan.uitvoer import excel, load_plan, word


@pytest.fixture
def hold_scan(leeg):
    """Give a function that holds a scan of so many parents and team members."""

    def hold(ouders, team, *, toon=True):
        ronde = open_ronde(leeg, soort=Rondesoort.SCAN, vraag="Schoolscan?").ronde
        for groep, aantal, niveau in ((Groep.OUDERS, ouders, "1.0"), (Groep.TEAM, team, "3.0")):
            for nummer in range(aantal):
                answers = {"3": Antwoord(Niveau(niveau), f"Koffie van {groep}")}
                submit_scan(
                    leeg,
                    ronde=ronde,
                    stemmer=f"{groep}{nummer}",
                    groep=groep,
                    antwoorden=answers,
                )
        close_ronde(leeg, ronde)
        if toon:
            show_ronde(leeg, ronde)
        return ronde

    return hold


def let_through(wb, tekst):
    with wb.writing() as tx:
        for nummer, row in tx.items(Scanregel, gebeurt_al=tekst).items():
            tx.change(nummer, row, replace(row, status=Inbrengstatus.TOEGELATEN))


def document(wb):
    made = Document(io.BytesIO(word.build(load_plan(wb))))
    tables = tables_of(made)
    return "\n".join(p.text for p in made.paragraphs), tables


def sheet(wb):
    book = load_workbook(io.BytesIO(excel.build(load_plan(wb))))
    return list(book["Schoolscan"].values) if "Schoolscan" in book.sheetnames else []


def test_word_shows_both_groups_what_was_let_through_and_the_activities(leeg, hold_scan):
    hold_scan(12, 10)
    let_through(leeg, "Koffie van ouders")
    with leeg.writing() as tx:
        tx.add(Activiteit("Kijkochtend", criterium=3, niveau=Niveau.TWEE))
    text, tables = document(leeg)
    assert "Hij is ingevuld door 12 ouders en 10 teamleden." in text
    assert "3 · Welkom: ouders 1,0, team 3,0" in text
    cells = [row for table in tables for row in table]
    assert [
        "3 · Welkom",
        "12",
        "0",
        "10",
        "1,9",
        "1,0",
        "3,0",
        "−2,0",
        "0",
    ] in cells
    assert ["3 · Welkom", "0", "1", "0", "0"] in cells
    assert any("Koffie van ouders" in cell for row in cells for cell in row)
    assert not any("Koffie van team" in cell for row in cells for cell in row)


def test_word_does_not_split_out_a_small_group(leeg, hold_scan):
    hold_scan(12, 9)
    text, tables = document(leeg)
    assert "te klein om apart te laten zien" in text
    assert ["3 · Welkom", "12", "0", "9", "1,9", "0"] in [row for table in tables for row in table]


def test_a_scan_that_was_not_shown_is_in_no_file_for_others(leeg, hold_scan):
    hold_scan(12, 10, toon=False)
    text, _ = document(leeg)
    assert "Schoolscan" not in text
    assert sheet(leeg) == []


def test_excel_has_no_small_group_and_no_text_that_was_not_let_through(leeg, hold_scan):
    hold_scan(12, 9)
    let_through(leeg, "Koffie van ouders")
    heads, *rows = sheet(leeg)
    assert len(rows) == 21
    assert {row[heads.index("Groep")] for row in rows} == {None}
    assert {row[heads.index("Wat gebeurt er al")] for row in rows} == {"Koffie van ouders", None}


def test_excel_keeps_the_groups_when_each_is_large_enough(leeg, hold_scan):
    hold_scan(12, 10)
    heads, *rows = sheet(leeg)
    assert {row[heads.index("Groep")] for row in rows} == {"ouders", "team"}


def test_the_csv_is_complete(leeg, hold_scan):
    hold_scan(2, 1)
    leeg.sync_csvs()
    lines = (leeg.map / "schoolscan.csv").read_text("utf-8-sig").splitlines()
    assert len(lines) == 4
    assert "Koffie van team" in "".join(lines)
