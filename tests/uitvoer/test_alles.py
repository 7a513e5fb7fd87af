"""The zip with everything: it explains itself, and the workbook can be made again from it."""

import io
import zipfile
from pathlib import Path

import pytest

from ouderplan.kern.ambities import Ambitie
from ouderplan.kern.streefcijfers import Meting, Streefcijfer
from ouderplan.opslag import Werkboek
from ouderplan.uitvoer import Plan, alles, load_plan


@pytest.fixture(scope="module")
def pak(plan: Plan) -> zipfile.ZipFile:
    """Give the zip of a whole year."""
    return zipfile.ZipFile(io.BytesIO(alles.build(plan)))


def test_word_excel_csv_and_pictures_are_in_it(plan: Plan, pak: zipfile.ZipFile):
    names = set(pak.namelist())
    assert {"LEESMIJ.txt", "Ouderplan.docx", "Ouderplan.xlsx", "Schooljaarplan.docx"} <= names
    assert {f"csv/{tabel.naam}.csv" for tabel in plan.tabellen} <= names
    assert {"Antwoord aan de ouders.html", "Evaluatieformulieren.docx", "Jaarklok.ics"} <= names
    assert {"beelden/waarden.svg", "beelden/waarden.png", "beelden/kansen.txt"} <= names
    assert {"beelden/jaarklok.png", "beelden/herkomst-1.svg"} <= names


def test_cards_and_pictures_are_in_it_when_there_is_something_on_them(leeg: Werkboek):
    with leeg.writing() as tx:
        tx.add(Ambitie("Elk gezin welkom"))
        tx.add(Streefcijfer("Opkomst", "80 %"))
        tx.add(Meting("Opkomst", "2025-2026", "70 %"))
        tx.add(Meting("Opkomst", "2026-2027", "85 %"))
    names = set(zipfile.ZipFile(io.BytesIO(alles.build(load_plan(leeg)))).namelist())
    assert {"Ambitiekaarten.docx", "beelden/streefcijfer-1.png"} <= names
    assert "Jaarklok.ics" not in names


def test_the_explanation_names_every_file_that_is_in_it(pak: zipfile.ZipFile):
    told = pak.read("LEESMIJ.txt").decode("utf-8-sig")
    tops = {
        name.split("/")[-1] if name.startswith("csv/") else name.split("/")[0]
        for name in pak.namelist()
    }
    assert all(name in told for name in tops - {"LEESMIJ.txt"})
    assert "Basisschool De Kastanje" in told
    assert "HOUD DEZE MAP OP SCHOOL" in told


def test_the_pictures_can_be_opened(pak: zipfile.ZipFile):
    assert pak.read("beelden/waarden.png").startswith(b"\x89PNG")
    assert pak.read("beelden/waarden.svg").startswith(b"<svg")


def test_the_workbook_can_be_made_again_from_it(plan: Plan, pak: zipfile.ZipFile, tmp_path: Path):
    pak.extractall(tmp_path)
    wb = Werkboek.open(tmp_path / "csv")
    again = load_plan(wb, now=plan.gemaakt)
    wb.close()
    assert again.tabellen == plan.tabellen


def test_an_empty_workbook_gives_a_zip_too(leeg_plan: Plan):
    pak = zipfile.ZipFile(io.BytesIO(alles.build(leeg_plan)))
    assert not [name for name in pak.namelist() if name.startswith("beelden")]
    assert "beelden" not in pak.read("LEESMIJ.txt").decode("utf-8-sig")
