"""The doelenbank, effort and effect, and what happens to goals during the year."""

from datetime import date

import ipywidgets as w
import pytest
from op_het_scherm import Scherm, in_de_zaal

from ouderplan.kern.doelen import Doelstatus, Doelsuggestie, Horizon, Jaardoel, Maat
from ouderplan.kern.doelwijzigingen import Doelwijziging, Voortgang
from ouderplan.kern.herkomst import describe
from ouderplan.kern.planteksten import Vaststelling
from ouderplan.kern.school import Gegeven
from ouderplan.opslag.voorstellen import suggestions


def refreshed(venster):
    venster.model.refresh()
    return venster.model


def goals(model):
    return [regel.doel for regel in model.beeld.doelen]


def adopt(model, wat="Ouderplan", door="MR en team"):
    model.add_row(Vaststelling(wat, door, date(2027, 6, 1)))
    model.refresh()


def changes(model):
    model.refresh()
    return [(row.wat, row.oud, row.nieuw) for row in model.rows(Doelwijziging).values()]


def test_the_bank_has_four_goals_for_each_of_the_ten_criteria(venster):
    per_criterium = [row.criterium for row in venster.model.bank]
    assert {nummer: per_criterium.count(nummer) for nummer in range(1, 11)} == dict.fromkeys(
        range(1, 11), 4
    )
    assert len({row.doel for row in venster.model.bank}) == 40


def test_a_goal_from_the_bank_keeps_where_it_came_from_when_its_text_changes(venster):
    picked = venster.model.bank[5]
    venster.model.make_from_bank(picked)
    venster.model.set_goal_cell(venster.model.gekozen, "jaardoel", picked.doel, "Iets anders")
    doel = goals(refreshed(venster))[0]
    assert (doel.code, doel.herkomst_soort, doel.herkomst) == ("2a", "doelenbank", picked.doel)
    assert picked.doel.rstrip(".") in " ".join(_herkomst(venster))


def _herkomst(venster):
    return describe(venster.model.regel.herkomst)


def test_a_goal_of_the_schools_own_goes_into_the_bank_with_whose_it_is(venster):
    model = venster.model
    cells = {"criterium": 3, "doel": "Elke klas heeft een theehoek.", "bron": ""}
    model.add_row(model.complete(Doelsuggestie, cells))
    assert refreshed(venster).bank[0] == Doelsuggestie(3, "Elke klas heeft een theehoek.", "eigen")
    assert len(venster.model.bank) == 41


def test_what_was_taken_over_from_the_bank_is_not_offered_twice(venster):
    venster.model.pick(suggestions(Doelsuggestie)[:3])
    assert len(refreshed(venster).bank) == 40


def test_the_bank_is_picked_from_by_criterium_and_by_word(venster):
    venster.model.maken = True
    scherm = Scherm(venster.view.bedienen)
    scherm.all(w.ToggleButtons)[0].value = "bank"
    scherm.field("Bij criterium").value = 9
    assert len(scherm.buttons("Maak hier een doel van")) == 4
    scherm.field("Zoek een doel").value = "overdag"
    scherm.press("Maak hier een doel van")
    assert goals(refreshed(venster))[0].code == "9a"


def test_effort_and_effect_point_at_a_quick_win_that_the_school_takes_over_or_not():
    def horizon(moeite, effect):
        return Jaardoel(moeite=moeite, effect=effect).voorgestelde_horizon

    assert horizon(Maat.KLEIN, Maat.GROOT) is Horizon.QUICK_WIN
    assert horizon(Maat.GROOT, Maat.GROOT) is Horizon.LANGER
    assert horizon(Maat.KLEIN, Maat.KLEIN) is Horizon.LANGER
    assert horizon(Maat.KLEIN, None) is None


def test_every_goal_stands_in_the_box_of_its_effort_and_effect(venster):
    venster.model.make_own("Snel en goed", 3, "")
    nummer = venster.model.gekozen
    venster.model.go("moeite")
    scherm = Scherm(venster.view.bedienen)
    assert "Nog te kiezen: 3a" in scherm.text
    scherm.field("Moeite").value = "klein"
    scherm.field("Effect").value = "groot"
    venster.zitting.poll()
    assert goals(venster.model)[0].moeite is Maat.KLEIN
    assert "Nog te kiezen" not in scherm.text
    scherm.press("Voorstel: snel resultaat")
    assert refreshed(venster).beeld.doelen[0].doel.horizon is Horizon.QUICK_WIN
    assert nummer == venster.model.beeld.doelen[0].nummer


def test_before_the_plan_is_adopted_changes_are_not_kept(venster):
    venster.model.make_own("Iedereen groet elkaar", 3, "")
    venster.model.set_goal_cell(
        venster.model.gekozen, "jaardoel", "Iedereen groet elkaar", "Wij groeten"
    )
    venster.model.add_row(Vaststelling("Visie", "het team"))
    venster.model.make_own("Wij lezen samen", 4, "")
    assert changes(venster.model) == []


def test_after_adopting_a_change_asks_for_its_reason_and_nothing_is_held_up(venster):
    model = venster.model
    model.make_own("Iedereen groet elkaar", 3, "")
    nummer = model.gekozen
    adopt(model)
    for oud, nieuw in (("Iedereen groet elkaar", "Wij g"), ("Wij g", "Wij groeten elkaar")):
        model.set_goal_cell(nummer, "jaardoel", oud, nieuw)
    assert changes(model) == [("tekst", "Iedereen groet elkaar", "Wij groeten elkaar")]
    assert any("Bij 1 wijziging staat nog niet waarom" in zin for zin in model.opmerkingen)
    row = next(iter(model.rows(Doelwijziging)))
    model.set_cell(Doelwijziging, row, "reden", "", "Korter was duidelijker")
    model.refresh()
    assert not any("wijziging" in zin for zin in model.opmerkingen)


def test_a_change_that_is_taken_back_the_same_day_is_no_change(venster):
    model = venster.model
    model.make_own("Iedereen groet elkaar", 3, "")
    adopt(model)
    model.set_goal_cell(model.gekozen, "uitvoeren_in", "2026-2027", "2027")
    model.set_goal_cell(model.gekozen, "uitvoeren_in", "2027", "2026-2027")
    assert changes(model) == []


def test_a_goal_that_comes_goes_or_is_dropped_after_adopting_is_kept(venster):
    model = venster.model
    model.make_own("Iedereen groet elkaar", 3, "")
    adopt(model, wat="Jaardoelen")
    model.make_own("Wij lezen samen", 4, "")
    model.drop(model.gekozen)
    model.refresh()
    model.remove(model.regel)
    assert changes(model) == [
        ("toegevoegd", "", "Wij lezen samen"),
        ("status", "gepland", "vervallen"),
        ("weggehaald", "Wij lezen samen", ""),
    ]


def test_a_status_that_moves_on_is_progress_and_no_change_of_the_plan(venster):
    model = venster.model
    model.make_own("Iedereen groet elkaar", 3, "")
    adopt(model)
    model.set_goal_cell(model.gekozen, "status", Doelstatus.GEPLAND, Doelstatus.BEHAALD)
    assert changes(model) == []


def test_progress_is_dated_today_and_follows_the_goal_to_another_code(venster):
    model = venster.model
    model.make_own("Iedereen groet elkaar", 3, "")
    cells = {"jaardoel": "3a", "op": None, "stand": "op schema", "tekst": "loopt", "door": ""}
    model.add_row(model.complete(Voortgang, cells))
    model.set_goal_cell(model.gekozen, "code", "3a", "3z")
    model.refresh()
    assert next(iter(model.rows(Voortgang).values())).op == date.today()
    assert model.regel.voortgang[0].jaardoel == "3z"
    assert "op schema" in Scherm(venster.view.bedienen).text


def test_the_goals_and_the_words_for_progress_are_offered(venster):
    venster.model.make_own("Iedereen groet elkaar", 3, "")
    assert venster.model.offered(Voortgang, "jaardoel") == ("3a",)
    assert "op schema" in venster.model.offered(Voortgang, "stand")


def test_uitvoeren_in_offers_what_schools_write(venster):
    with venster.zitting.wb.writing() as tx:
        tx.replace_all(Gegeven, [Gegeven("schooljaar", "2026-2027")])
    assert refreshed(venster).jaren == (
        "2026-2027", "2027-2028", "Ieder schooljaar", "Begin ieder schooljaar", "Doorlopend",
        "Vanaf 2026-2027",
    )  # fmt: skip


@pytest.mark.parametrize("blad", ["doelenbank", "voortgang", "doelwijzigingen", "vaststellingen"])
def test_every_sheet_opens_and_shows_on_the_projector(venster, blad):
    venster.model.go(blad)
    assert Scherm(venster.view.bedienen).text
    assert "<section" in in_de_zaal(venster.model)
