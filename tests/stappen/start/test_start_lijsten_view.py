"""The fold at Start in which a school reads in the lists that it already has."""

import ipywidgets as w
import pytest
from op_het_scherm import Scherm
from schoollijsten import PLAN, goals_book, uploaded

from ouderplan.kern.doelen import Actie, Jaardoel
from ouderplan.kern.school import Planningsregel
from ouderplan.stappen.start.model import Model
from ouderplan.stappen.start.view import View

KOP = "Lees lijsten in die u al hebt"


@pytest.fixture
def scherm(open_venster):
    venster = open_venster(Model, View)
    scherm = Scherm(venster.view.bedienen)
    scherm.zitting = venster.zitting
    scherm.press("Werkboeken")
    scherm.press(KOP)
    return scherm


def choose(scherm, *files):
    (control,) = scherm.all(w.FileUpload)
    control.value = tuple(uploaded(*file) for file in files)
    assert control.value == ()


def rows(scherm, rij):
    with scherm.zitting.wb.reading() as tx:
        return tx.rows(rij)


def test_the_fold_is_closed_and_asks_for_files_only(open_venster):
    scherm = Scherm(open_venster(Model, View).view.bedienen)
    scherm.press("Werkboeken")
    assert scherm.all(w.FileUpload) == []
    scherm.press(KOP)
    assert len(scherm.all(w.FileUpload)) == 1
    assert scherm.buttons("Lees in") == []
    assert scherm.all(w.RadioButtons) == []


def test_what_was_chosen_is_shown_and_read_in_after_a_yes(scherm):
    choose(scherm, ("Totaaloverzicht.xlsx", goals_book()), ("planning.csv", PLAN))
    for said in ("Totaaloverzicht.xlsx, blad Gesprekscyclus", "planning.csv", "blad Boodschappen"):
        assert said in scherm.text
    assert scherm.text.count("Dit gaat niet mee.") == 1  # the sheet that is no list
    assert rows(scherm, Jaardoel) == []
    scherm.press("Lees in")
    assert len(rows(scherm, Jaardoel)) == 2
    assert "‘bewaard’" in scherm.zitting.melding.zin
    assert scherm.buttons("Lees in") == []
    scherm.press("Plan van aanpak")
    assert "Koffie zetten" in [getattr(x, "value", "") for x in scherm.all(w.Text)]


def test_no_is_no(scherm):
    choose(scherm, ("planning.csv", PLAN))
    before = rows(scherm, Planningsregel)
    scherm.press("Niet inlezen")
    assert rows(scherm, Planningsregel) == before
    assert scherm.buttons("Niet inlezen") == []


def test_replacing_is_chosen_seen_and_done(scherm):
    choose(scherm, ("planning.csv", PLAN))
    (way,) = scherm.all(w.RadioButtons)
    assert way.value is True
    assert "Gaat weg" not in scherm.text
    way.value = False
    assert "Gaat weg" in scherm.text
    scherm.press("Lees in")
    assert [row.wat for row in rows(scherm, Planningsregel)] == ["Koffie zetten"]
    choose(scherm, ("planning.csv", PLAN))
    assert scherm.all(w.RadioButtons)[0].value is True


def test_replacing_that_cannot_be_done_puts_the_choice_back(scherm):
    with scherm.zitting.wb.writing() as tx:
        tx.add(Jaardoel("3a", 3, "Thee op maandag"))
        tx.add(Actie("3a", "Thee zetten"))
    choose(scherm, ("jaardoelen.csv", b"code;jaardoel;criterium\n9a;Anders;9\n"))
    (way,) = scherm.all(w.RadioButtons)
    way.value = False
    assert "Vervangen kan niet" in scherm.zitting.melding.zin
    assert way.value is True
    assert "Komt erbij" in scherm.text


def test_a_mistake_is_one_message_and_leaves_nothing_waiting(scherm):
    choose(scherm, ("planning.csv", b"\n"))
    assert "Het bestand is leeg" in scherm.zitting.melding.zin
    assert "Het werkboek is niet veranderd" in scherm.zitting.melding.zin
    assert scherm.buttons("Lees in") == []
    choose(scherm, ("planning.csv", PLAN))
    assert scherm.zitting.melding is None


def test_a_list_that_is_there_already_has_nothing_to_press_but_away(scherm):
    choose(scherm, ("planning.csv", PLAN))
    scherm.press("Lees in")
    choose(scherm, ("planning.csv", PLAN))
    assert "het werkboek heeft dit al" in scherm.text
    assert scherm.buttons("Lees in") == []
    scherm.press("Niet inlezen")


def test_names_of_files_and_sheets_are_text_and_no_html(scherm):
    choose(scherm, ("planning <b>x.csv", PLAN))
    assert "&lt;b&gt;" in scherm.text
    assert "<b>x" not in scherm.text


def test_a_row_that_becomes_another_is_shown_cell_by_cell(scherm):
    choose(scherm, ("gesprekken.csv", b"gesprek;periode\nStart;06\n"))
    scherm.press("Lees in")
    choose(scherm, ("gesprekken.csv", b"gesprek;periode\nStart;6\n"))
    (way,) = scherm.all(w.RadioButtons)
    way.value = False
    assert "Gesprekken: dit wordt anders" in scherm.text
    assert '<del class="op-regels">06</del>' in scherm.text
