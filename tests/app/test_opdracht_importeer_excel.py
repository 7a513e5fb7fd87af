"""``ouderplan importeer`` with an Excel file that a school made itself."""

from datetime import date

import pytest
from openpyxl import Workbook

from ouderplan.kern.afspraken import Activiteit, Gesprek
from ouderplan.kern.doelen import Doelstatus, Jaardoel
from ouderplan.opslag import Werkboek


@pytest.fixture
def map(tmp_path):
    Werkboek.create(tmp_path / "vlier", {"school": "De Vlier", "schooljaar": "2026-2027"}).close()
    return tmp_path / "vlier"


def rows(map, rij):
    wb = Werkboek.open(map)
    with wb.reading() as tx:
        found = tx.rows(rij)
    wb.close()
    return found


def goals_book():
    """Make an overview with a title, a merged cell for each criterium, and heads of two lines."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Blad1"
    sheet.append(["Onze doelen voor de komende jaren"])
    sheet.merge_cells("A1:E1")
    sheet.append([])
    sheet.append(
        ["Nr.", "Criterium", "Wat willen we\nbereiken?", "Uitvoeren in\nschooljaar", "Stand"]
    )
    sheet.append(["3a", "3. Welkom zijn", "Elke maandag is er thee", "2026-2027", "afgerond"])
    sheet.append(["3b", None, "In de gang staat een bank", 2027, None])
    sheet.append([None, None, "Ouders kiezen de kleur van de deur", "Doorlopend", "loopt"])
    sheet.append(["10a", "10. Regels", "De regels staan op de site", None, None])
    sheet.merge_cells("B4:B6")
    return book


def test_a_merged_cell_counts_for_every_row_and_numbers_are_written_out(zeg, map, tmp_path):
    path = tmp_path / "Totaaloverzicht 2026.xlsx"
    goals_book().save(path)
    status, said, _ = zeg("importeer", map, path)
    assert status == 0
    assert "Totaaloverzicht, aantal rijen: 4 erbij" in said
    assert [(d.code, d.criterium, d.uitvoeren_in, d.status) for d in rows(map, Jaardoel)] == [
        ("3a", 3, "2026-2027", Doelstatus.BEHAALD),
        ("3b", 3, "2027", Doelstatus.GEPLAND),
        ("", 3, "Doorlopend", Doelstatus.IN_UITVOERING),
        ("10a", 10, "", Doelstatus.GEPLAND),
    ]


def test_each_sheet_is_a_table_and_what_is_none_is_told(zeg, map, tmp_path):
    book = Workbook()
    talks = book.active
    talks.title = "Gesprekscyclus"
    talks.append(["Gesprek", "Periode", "Verplicht of facultatief"])
    talks.append(["Startgesprek", date(2026, 9, 14), "verplicht"])
    acts = book.create_sheet("Ouderactiviteiten")
    acts.append(["Activiteit", "Hoe vaak", "Voor wie"])
    acts.append(["Kijkochtend", "4x per jaar", "alle groepen"])
    book.create_sheet("Boodschappen").append(["Brood", "Kaas"])
    path = tmp_path / "afspraken.xlsx"
    book.save(path)
    status, said, _ = zeg("importeer", map, path)
    assert status == 0
    assert "afspraken.xlsx, blad Boodschappen wordt niet ingelezen" in said
    assert [row.periode for row in rows(map, Gesprek)] == ["14 september 2026"]
    assert [row.frequentie for row in rows(map, Activiteit)] == ["4x per jaar"]


def test_a_proef_changes_nothing(zeg, map, tmp_path):
    path = tmp_path / "Totaaloverzicht.xlsx"
    goals_book().save(path)
    status, said, _ = zeg("importeer", map, path, "--proef")
    assert (status, rows(map, Jaardoel)) == (0, [])
    assert "aantal rijen: 4 erbij" in said


def test_a_word_that_is_not_known_is_asked_and_nothing_is_read(zeg, map, tmp_path):
    book = goals_book()
    book["Blad1"]["E5"] = "misschien"
    path = tmp_path / "Totaaloverzicht.xlsx"
    book.save(path)
    status, _, wrong = zeg("importeer", map, path)
    assert status == 1
    assert "blad Blad1: Wat betekent dit woord: misschien → ?" in wrong
    assert rows(map, Jaardoel) == []


def test_a_sheet_that_is_no_table_at_all_is_said(zeg, map, tmp_path):
    book = Workbook()
    book.active.append(["Brood", "Kaas"])
    book.active.append(["wit", "oud"])
    book.save(tmp_path / "lijst.xlsx")
    status, _, wrong = zeg("importeer", map, tmp_path / "lijst.xlsx")
    assert status == 1
    assert "Wat voor lijst is dit: lijst.xlsx, blad Sheet → ?" in wrong
    Workbook().save(tmp_path / "leeg.xlsx")
    assert "Hierin staat niets" in zeg("importeer", map, tmp_path / "leeg.xlsx")[2]


def test_a_row_far_below_is_read_and_too_many_rows_are_refused_whole(zeg, map, tmp_path):
    path = tmp_path / "Totaaloverzicht 2026.xlsx"
    book = goals_book()
    book.active["A5000"], book.active["C5000"] = "9a", "Er is soep"
    book.active["B5000"] = 9
    book.save(path)
    assert zeg("importeer", map, path)[0] == 0
    assert "Er is soep" in [d.jaardoel for d in rows(map, Jaardoel)]
    book.active["C25100"] = "Er is brood"
    book.save(path)
    status, _, mistake = zeg("importeer", map, path)
    assert status == 1
    assert "op blad ‘Blad1’ staat iets in cel C25100, hoogstens 25.000 rijen" in mistake
    assert len(rows(map, Jaardoel)) == 5


def test_a_csv_of_the_workbook_shows_what_another_program_made_of_each_cell(zeg, map, tmp_path):
    own = tmp_path / "gesprekken.csv"
    own.write_text("gesprek;periode\nStart;06\nRapport;oktober 2026\n", encoding="utf-8")
    zeg("importeer", map, own)
    own.write_text("gesprek;periode\nStart;6\nRapport;1-10-2026\n", encoding="utf-8")
    status, said, _ = zeg("importeer", map, own, "--proef")
    assert status == 0
    assert "Gesprekken, aantal rijen: 2 veranderd, 0 erbij, 0 weg, 0 gelijk." in said
    assert "Wanneer: ‘06’ wordt ‘6’" in said
    assert "Wanneer: ‘oktober 2026’ wordt ‘1-10-2026’" in said


def test_another_kind_of_file_is_told_how_it_becomes_a_list(zeg, map, tmp_path):
    path = tmp_path / "plan.pdf"
    path.write_bytes(b"%PDF-1.7")
    status, _, error = zeg("importeer", map, path)
    assert status
    assert "Dit is een PDF. Zoek het bestand waar de PDF van gemaakt is" in error
