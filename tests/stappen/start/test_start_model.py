"""Start: the school, the plan van aanpak, and which workbook is on the table."""

from datetime import date

import pytest

from ouderplan.kern.fouten import OuderplanFout
from ouderplan.kern.school import Gegeven, Planningsregel
from ouderplan.opslag import Botsing, Kast
from ouderplan.opslag.fouten import RijWeg
from ouderplan.stappen import Staat, Zitting
from ouderplan.stappen.start.model import Model, school_year


def plan(model):
    model.refresh()
    return [regel.wat for regel in model.planning.values()]


def test_a_new_workbook_has_its_name_and_a_plan_to_start_with(model):
    assert model.profiel["school"] == "De Proefschool"
    assert len(model.planning) > 3
    assert model.stand.staat is Staat.BEZIG  # the plan is not the school's yet
    model.take_planning_over()
    model.refresh()
    assert model.stand.staat is Staat.KLAAR


def test_a_fact_is_kept(model):
    model.set_fact("motto", "", "Samen verder")
    model.refresh()
    assert model.profiel["motto"] == "Samen verder"
    model.set_fact("motto", "Samen verder", "")
    model.refresh()
    assert model.profiel["motto"] == ""


@pytest.mark.parametrize("sleutel", ["school", "schooljaar"])
def test_the_name_and_the_year_cannot_be_emptied(model, sleutel):
    with pytest.raises(OuderplanFout, match="nodig en is bewaard"):
        model.set_fact(sleutel, model.profiel[sleutel], "")
    model.refresh()
    assert model.profiel[sleutel]


def test_two_windows_filling_in_the_same_empty_fact_collide(model, ander):
    ander.set_fact("motto", "", "Van de ander")
    with pytest.raises(Botsing):
        model.set_fact("motto", "", "Van mij")
    model.refresh()
    assert model.profiel["motto"] == "Van de ander"


def test_two_windows_filling_in_different_facts_both_keep_theirs(model, ander):
    ander.set_fact("motto", "", "Samen")
    model.set_fact("wijk", "", "Noord")
    model.refresh()
    assert (model.profiel["motto"], model.profiel["wijk"]) == ("Samen", "Noord")


def test_without_a_name_it_says_what_is_missing(model, werkboek):
    with werkboek.writing() as tx:
        tx.remove(*tx.find(Gegeven, sleutel="schooljaar"))
    model.refresh()
    assert model.stand.staat is Staat.BEZIG
    assert model.stand.blokkades[0] == "Vul bij ‘De school’ het schooljaar in."


def test_a_plan_row_is_added_moved_ticked_and_removed(model):
    model.add_plan_row("juni", "Terugkijken", "werkgroep")
    model.refresh()
    nummer = next(reversed(model.planning))
    model.move_plan_row(nummer, -1)
    assert plan(model)[-2] == "Terugkijken"
    model.tick(nummer, True)
    model.refresh()
    assert model.planning[nummer].klaar
    model.tick(nummer, False)
    model.refresh()
    assert not model.planning[nummer].klaar
    model.remove_plan_row(nummer)
    assert "Terugkijken" not in plan(model)


@pytest.mark.parametrize("status", ["verplaatst naar 12 maart", "zaal is besteld.", "Piet; Els"])
def test_a_tick_takes_nothing_away_that_another_window_or_a_list_said(model, ander, status):
    nummer = next(iter(model.planning))
    ander.change_cell(Planningsregel, nummer, "status", "", status)
    for klaar in (True, False):
        model.tick(nummer, klaar)
        model.refresh()
        row = model.planning[nummer]
        assert row.klaar is klaar
        assert status.rstrip(".") in row.status


def test_a_row_that_says_it_is_done_is_ticked_on_again():
    for status in ("Klaar", "Klaar (door Piet)", "door Piet. Klaar!"):
        row = Planningsregel(status=status)
        assert row.klaar
        assert not Planningsregel(status=row.ticked(False)).klaar


def test_a_plan_row_needs_something_to_do(model):
    before = plan(model)
    with pytest.raises(OuderplanFout, match="Schrijf op wat er gaat gebeuren"):
        model.add_plan_row("juni", "  ", "werkgroep")
    nummer = next(iter(model.planning))
    with pytest.raises(OuderplanFout, match="Schrijf op wat er gaat gebeuren"):
        model.set_plan_cell(nummer, "wat", before[0], "")
    assert plan(model) == before


def test_two_windows_change_different_cells_of_a_plan_row(model, ander):
    nummer, old = next(iter(model.planning.items()))
    ander.set_plan_cell(nummer, "wie", old.wie, "het team")
    model.set_plan_cell(nummer, "wanneer", old.wanneer, "oktober")
    model.tick(nummer, True)
    model.refresh()
    row = model.planning[nummer]
    assert (row.wie, row.wanneer, row.klaar) == ("het team", "oktober", True)


def test_what_another_window_removed_says_so(model, ander):
    nummer = next(iter(model.planning))
    ander.remove_plan_row(nummer)
    with pytest.raises(RijWeg):
        model.tick(nummer, True)
    model.refresh()
    with pytest.raises(RijWeg):
        model.remove_plan_row(nummer)


def test_a_status_of_the_schools_own_stays_when_it_is_not_ticked(model, werkboek):
    with werkboek.writing() as tx:
        nummer = tx.add(Planningsregel("mei", "Avond", "team", "uitgesteld"))
    model.refresh()
    model.tick(nummer, False)
    model.refresh()
    assert model.planning[nummer].status == "uitgesteld"


def test_a_new_workbook_is_made_and_put_on_the_table(model, ander):
    model.new_werkboek(" De Nieuwe ", "2027-2028")
    assert model.zitting.wb.profile()["school"] == "De Nieuwe"
    ander.zitting.poll()
    assert ander.zitting.wb.map == model.zitting.wb.map


@pytest.mark.parametrize(("school", "jaar"), [("", "2027-2028"), ("De Nieuwe", " ")])
def test_a_new_workbook_needs_a_name_and_a_year(model, school, jaar):
    before = model.zitting.kast.list()
    with pytest.raises(OuderplanFout, match="Er is nog niets gemaakt"):
        model.new_werkboek(school, jaar)
    assert model.zitting.kast.list() == before


def test_without_a_workbook_there_is_a_choice(tmp_path, werkboek):
    model = Model(Zitting(Kast(werkboek.map.parent), exports=tmp_path))
    assert not model.open
    assert [found.naam for found in model.werkboeken] == ["werkboek"]
    assert model.stand.staat is Staat.NOG_NIET
    model.open_werkboek(model.werkboeken[0].map)
    model.refresh()
    assert model.open
    model.zitting.wb.close()


@pytest.fixture
def met_de_hand(model, werkboek):
    """Give the CSV of the planning, to which someone added a row in a spreadsheet."""
    werkboek.sync_csvs()
    path = werkboek.map / "planning.csv"
    text = path.read_text(encoding="utf-8-sig")
    path.write_text(text + "mei;Zelf bedacht;ik;\n", encoding="utf-8-sig")
    model.refresh()
    return path


def test_a_csv_changed_by_hand_is_noticed(model, met_de_hand):
    assert model.met_de_hand == (met_de_hand,)
    assert "met de hand veranderd" in model.stand.blokkades[0]
    assert "Zelf bedacht" not in plan(model)


def test_it_says_first_what_reading_it_in_would_do(model, met_de_hand):
    verslag = model.preview(met_de_hand).tabellen[0]
    assert (verslag.erbij, verslag.weg) == (1, 0)
    assert "Zelf bedacht" not in plan(model)


def test_it_can_be_read_in(model, met_de_hand):
    model.read_in(met_de_hand)
    assert "Zelf bedacht" in plan(model)
    assert model.met_de_hand == ()


def test_it_can_be_put_aside_and_is_kept(model, met_de_hand):
    model.put_aside(met_de_hand)
    assert "Zelf bedacht" not in plan(model)
    assert "Zelf bedacht" not in met_de_hand.read_text(encoding="utf-8-sig")
    kept = [*(met_de_hand.parent / "bewaard").rglob("*.csv")]
    assert any("Zelf bedacht" in path.read_text(encoding="utf-8-sig") for path in kept)


@pytest.mark.parametrize(
    ("dag", "jaar"),
    [
        (date(2026, 9, 1), "2026-2027"),
        (date(2027, 3, 31), "2026-2027"),
        (date(2027, 4, 1), "2027-2028"),
    ],
)
def test_from_april_on_a_plan_is_for_the_next_school_year(dag, jaar):
    assert school_year(dag) == jaar


def test_a_csv_changed_by_hand_is_seen_while_the_page_is_open(model):
    zitting = model.zitting
    zitting.wb.sync_csvs()
    path = zitting.wb.map / "waarden.csv"
    content = path.read_text(encoding="utf-8-sig").replace("vertrouwen", "goed vertrouwen", 1)
    path.write_text(content, encoding="utf-8-sig")
    zitting.klok += 1
    assert model.met_de_hand == (path,)
    assert model.stand.blokkades
    model.read_in(path)
    assert model.met_de_hand == ()
    assert not any("met de hand" in zin for zin in model.stand.blokkades)
