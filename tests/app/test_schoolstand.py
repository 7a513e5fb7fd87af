"""What a board sees of a school: how far it is, and documents in which nobody's vote stands."""

import asyncio
import shutil
import sqlite3
import sys
from contextlib import closing
from datetime import date

import openpyxl
import pytest

from ouderplan.app.hub import schoolstand
from ouderplan.app.hub.scholenlijst import Scholenlijst
from ouderplan.app.hub.schoolstand import Schoolstand, read_stand
from ouderplan.app.hub.schoolstuk import write_for_board
from ouderplan.kern.evaluatie import Uitkomst, Uitkomstsoort
from ouderplan.kern.kansen import Inbreng, Perspectief, Soort
from ouderplan.kern.rondes import Rondesoort, Stembriefje
from ouderplan.kern.school import Gegeven
from ouderplan.kern.visie import Visiestatus, Visieversie
from ouderplan.opslag import Kast, Werkboek
from ouderplan.opslag.stemmen import close_ronde, open_ronde, show_ronde
from ouderplan.uitvoer.wegschrijven import export


@pytest.fixture
def school(werkboek, tmp_path):
    """Give the folder of a school, with its workbook on the table."""
    folder = tmp_path / "scholen" / "linde"
    folder.mkdir(parents=True)
    werkboek.close()
    Kast(folder).choose(shutil.move(werkboek.map, folder / "werkboek"))
    return folder


@pytest.fixture
def wb(school):
    wb = Werkboek.open(Kast(school).current())
    yield wb
    wb.close()


def test_a_board_reads_where_a_school_is_what_the_plancheck_found_and_what_was_adopted(school, wb):
    begin = read_stand(school)
    assert (begin.map, begin.school, begin.schooljaar) == ("linde", "De Proefschool", "2026-2027")
    assert begin.stappen > begin.klaar
    assert begin.bevindingen
    assert (begin.visie, begin.vastgesteld, begin.fout) == ("", "", "")
    version = Visieversie(1, "Samen.", Visiestatus.VASTGESTELD, vastgesteld_op=date(2026, 12, 17))
    with wb.writing() as tx:
        tx.add(version)
    later = read_stand(school)
    assert (later.visie, later.vastgesteld, later.stap) == ("vastgesteld", "2026-12-17", "Visie")


def test_a_school_without_a_workbook_and_one_that_cannot_be_read_are_said(school, wb, tmp_path):
    leeg = tmp_path / "scholen" / "leeg"
    leeg.mkdir()
    assert read_stand(leeg) == Schoolstand("leeg")
    wb.close()
    (wb.map / "werkboek.db").write_bytes(b"geen database" * 100)
    found = read_stand(school)
    assert found.fout
    assert not found.stappen


def test_a_table_that_names_a_folder_of_another_school_is_not_followed(school, tmp_path):
    other = tmp_path / "scholen" / "molen"
    other.mkdir()
    Kast(other).choose(Kast(school).current())
    assert read_stand(other) == Schoolstand("molen")


def test_a_folder_that_holds_a_link_to_another_school_is_not_read(school, tmp_path):
    own = tmp_path / "scholen" / "molen" / "boek"
    own.mkdir(parents=True)
    (own / "werkboek.db").symlink_to(Kast(school).current() / "werkboek.db")
    assert read_stand(own.parent) == Schoolstand("molen")
    Kast(own.parent).choose(own)
    assert read_stand(own.parent) == Schoolstand("molen")


def test_no_ballot_is_in_what_a_board_gets_though_the_school_has_it_in_its_own(
    school, wb, tmp_path
):
    ronde = open_ronde(wb, soort=Rondesoort.WAARDEN, vraag="Wat telt?", aantal_keuzes=5).ronde
    with wb.writing() as tx:
        tx.add(Stembriefje(ronde, "b1", "ouders", "telefoon", "durf"))
        tx.add(Inbreng("i1", Soort.KANS, Perspectief.OUDERS, "Meer groen."))
        tx.add(Uitkomst("u1", Uitkomstsoort.GOED, "De koffie."))
    close_ronde(wb, ronde)
    show_ronde(wb, ronde)
    names = {}
    for whose, path in (
        ("school", export(wb, "excel", tmp_path)),
        ("bestuur", write_for_board(school, "excel", tmp_path)),
    ):
        names[whose] = set(openpyxl.load_workbook(path, read_only=True).sheetnames)
    left = {"Stembriefjes", "Kansen en bedreigingen", "Uitkomsten"}
    assert names["school"] - names["bestuur"] == left
    assert write_for_board(school, "word", tmp_path).suffix == ".docx"


def test_the_list_knows_each_school_soon_and_looks_again_when_its_workbook_changed(school, wb):
    async def look() -> None:
        lijst = Scholenlijst(school.parent)
        assert lijst.look() == [("linde", None)]
        await lijst.settle()
        ((_, stand),) = lijst.look()
        assert stand == read_stand(school)
        assert not lijst.is_busy
        with wb.writing() as tx:
            nummer, old = tx.find(Gegeven, sleutel="school")
            tx.change(nummer, old, Gegeven("school", "De Nieuwe Linde"))
        lijst.look()
        assert lijst.is_busy
        await lijst.settle()
        assert lijst.look()[0][1].school == "De Nieuwe Linde"

    asyncio.run(look())


def test_a_school_that_nothing_can_be_read_of_keeps_no_other_from_being_read(school):
    odd = school.parent / "eik"
    shutil.copytree(school, odd)
    with closing(sqlite3.connect(odd / "werkboek" / "werkboek.db")) as db:
        db.executescript("DROP TABLE visie; CREATE VIEW visie AS SELECT 1 AS versie")

    async def look() -> None:
        lijst = Scholenlijst(school.parent)
        lijst.look()
        await lijst.settle()
        (_, broken), (_, known) = lijst.look()
        assert "Er is niets veranderd" in broken.fout
        assert known.stappen
        assert not lijst.is_busy, "it is looked up again though nothing changed"

    asyncio.run(look())


def test_an_error_that_nobody_thought_of_is_said_of_that_school(school, monkeypatch):
    def fall(*_: object) -> None:
        raise RuntimeError("dit staat alleen in het logboek")

    monkeypatch.setattr(schoolstand, "_look", fall)
    assert "logboek van de server" in read_stand(school).fout


def test_what_ends_the_process_is_not_begun_again_for_the_same_workbook(school, monkeypatch):
    (school.parent / "molen").mkdir()
    monkeypatch.setattr(sys, "executable", shutil.which("false"))

    async def look() -> None:
        lijst = Scholenlijst(school.parent)
        for _ in ("linde", "molen"):
            lijst.look()
            await lijst.settle()
        assert all(stand.fout for _, stand in lijst.look())
        assert not lijst.is_busy

    asyncio.run(look())


@pytest.mark.parametrize("naam", ["..", ".", "", "Linde", "linde/werkboek", "zo maar", "a" * 41])
def test_what_is_no_name_of_a_school_is_no_folder(tmp_path, naam):
    (tmp_path / "linde" / "werkboek").mkdir(parents=True)
    assert Scholenlijst(tmp_path).find(naam) is None
    assert Scholenlijst(tmp_path).find("linde") == tmp_path / "linde"
