"""Expectations per criterium, and the criteria in the school's own words."""

from dataclasses import replace

import ipywidgets as w
import pytest
from op_het_scherm import Scherm, in_de_zaal, op_projector

from ouderplan.kern.criteria import Criterium
from ouderplan.kern.verwachtingen import Verwachtende, Verwachting
from ouderplan.opslag.fouten import BestaatAl
from ouderplan.opslag.voorstellen import suggestions
from ouderplan.stappen import Staat
from ouderplan.stappen.dias.bord import bord_of
from ouderplan.stappen.verwachtingen.model import Model
from ouderplan.stappen.verwachtingen.view import View


@pytest.fixture
def model(zitting):
    made = Model(zitting)
    zitting.follow([made])
    return made


@pytest.fixture
def scherm(model):
    return Scherm(View(model).bedienen)


def test_the_examples_leave_no_criterium_out(model):
    assert model.stand.staat is Staat.NOG_NIET
    model.pick(suggestions(Verwachting))
    model.refresh()
    assert model.stand.staat is Staat.KLAAR
    assert {row.wie_verwacht for row in suggestions(Verwachting)} == set(Verwachtende)


def test_picking_one_example_of_a_criterium_leaves_the_others_of_it(model):
    offered = model.suggestions(Verwachting)
    model.pick(offered[:1])
    model.refresh()
    assert model.suggestions(Verwachting) == offered[1:]


def test_what_is_missing_is_named(model):
    model.pick(row for row in suggestions(Verwachting) if row.criterium not in (4, 7))
    model.refresh()
    assert model.stand.blokkades == (
        "Nog niets opgeschreven bij 4 · Samen leren en 7 · Dossier samen.",
    )


def test_a_school_may_use_fewer_criteria_and_take_one_back(model):
    nummer = next(nr for nr, row in model.rows(Criterium).items() if row.criterium == 7)
    model.remove_row(Criterium, nummer)
    model.pick(row for row in suggestions(Verwachting) if row.criterium != 7)
    model.refresh()
    assert model.stand.staat is Staat.KLAAR
    assert [row.criterium for row in model.suggestions(Criterium)] == [7]


def test_a_criterium_may_be_split_and_no_part_is_there_twice(model):
    (old,) = [row for row in model.rows(Criterium).values() if row.criterium == 8]
    (nummer,) = [nr for nr, row in model.rows(Criterium).items() if row == old]
    model.set_cell(Criterium, nummer, "deel", "", "a")
    model.add_row(replace(old, titel="Klachten", deel="b"))
    model.refresh()
    assert [row.sleutel for row in model.criteria if row.criterium == 8] == ["8a", "8b"]
    with pytest.raises(BestaatAl):
        model.add_row(replace(old, titel="Nog een", deel="b"))


def test_typing_an_expectation_on_the_page(model, scherm):
    scherm.field("Criterium").value = "3"
    scherm.field("Wie mag dit verwachten").value = "medewerkers"
    scherm.field("Wat wij mogen verwachten").value = "Een kop koffie"
    scherm.press("Voeg toe")
    assert list(model.rows(Verwachting).values()) == [
        Verwachting(3, Verwachtende.MEDEWERKERS, "Een kop koffie")
    ]


def test_the_wording_of_a_criterium_is_the_schools_own(model, scherm):
    scherm.press("De criteria van de school")
    first = next(iter(model.rows(Criterium).values()))
    scherm.press(f"Bewerk ‘{first.titel}’")
    scherm.field("In onze woorden").value = "Wij laten zien wat wij willen"
    assert next(iter(model.rows(Criterium).values())).titel == "Wij laten zien wat wij willen"
    assert len([box for box in scherm.all(w.Text) if box.description == "Nummer (1 t/m 10)"]) == 2


def test_the_hall_sees_one_criterium_with_what_each_may_expect(model):
    page = View(model)
    assert "Wat mogen wij hier van elkaar verwachten?" in op_projector(model)
    model.zitting.run(lambda: model.pick(suggestions(Verwachting)))
    shown = op_projector(model)
    assert "Ouders mogen verwachten" in shown
    assert "Er staat iemand bij de deur" not in shown
    Scherm(page.bedienen).field("Op het scherm").value = "3"
    shown = bord_of(model.zitting).look().html
    assert "Er staat iemand bij de deur" in shown
    assert "3 · Iedereen die de school binnenkomt, is welkom" in shown


def test_the_hall_sees_of_whom_it_is_expected(model):
    row = Verwachting(1, Verwachtende.SCHOOL, "Zij lezen de brief", "Ouders van kleuters")
    model.zitting.run(lambda: model.add_row(row))
    assert "Ouders van kleuters: Zij lezen de brief" in op_projector(model)


def test_the_hall_can_see_the_criteria_too(model):
    model.zitting.run(lambda: model.go("criteria"))
    assert "In onze woorden" in in_de_zaal(model)
