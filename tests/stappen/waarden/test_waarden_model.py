"""Waarden: the list from which the hall chooses, and how far the vote is."""

import pytest
from op_het_scherm import closing

from ouderplan.kern.fouten import OuderplanFout
from ouderplan.kern.rondes import Rondekeuze
from ouderplan.kern.soorten import Groep
from ouderplan.opslag import Botsing
from ouderplan.opslag.fouten import BestaatAl, RijWeg
from ouderplan.stappen import Staat
from stemmer import vote_as

BEIDE = (Groep.OUDERS, Groep.TEAM)


def names(model):
    model.refresh()
    return [waarde.waarde for waarde in model.items.values()]


def do(model, action):
    assert model.zitting.run(action), model.zitting.melding


def test_a_new_workbook_has_a_list_to_choose_from(model):
    assert len(model.items) >= 20
    assert all(waarde.omschrijving for waarde in model.items.values())
    assert model.stand.staat is Staat.NOG_NIET


def test_a_waarde_of_the_schools_own_comes_last(model):
    model.add("Humor", "Samen lachen")
    assert names(model)[-1] == "Humor"
    own = list(model.items.values())[-1]
    assert (own.omschrijving, own.bron) == ("Samen lachen", "eigen")


@pytest.mark.parametrize("naam", ["", "   "])
def test_a_waarde_needs_a_name(model, naam):
    before = names(model)
    with pytest.raises(OuderplanFout, match="Er is niets toegevoegd"):
        model.add(naam)
    assert names(model) == before


def test_the_same_waarde_is_not_added_twice(model):
    with pytest.raises(BestaatAl):
        model.add(names(model)[0])


def test_a_waarde_is_renamed_described_and_moved(model):
    nummer, old = next(iter(model.items.items()))
    model.rename(nummer, old.waarde, "Respect voor elkaar")
    model.describe(nummer, old.omschrijving, "Wij luisteren.")
    model.move(nummer, +1)
    assert names(model)[1] == "Respect voor elkaar"
    assert model.items[nummer].omschrijving == "Wij luisteren."


def test_a_name_cannot_be_emptied(model):
    nummer, old = next(iter(model.items.items()))
    with pytest.raises(OuderplanFout, match="De oude naam is bewaard"):
        model.rename(nummer, old.waarde, "")
    assert names(model)[0] == old.waarde


def test_two_windows_change_different_cells_of_one_waarde(model, ander):
    nummer, old = next(iter(model.items.items()))
    ander.rename(nummer, old.waarde, "Respect voor elkaar")
    model.describe(nummer, old.omschrijving, "Wij luisteren.")
    model.refresh()
    row = model.items[nummer]
    assert (row.waarde, row.omschrijving) == ("Respect voor elkaar", "Wij luisteren.")


def test_two_windows_changing_the_same_cell_collide(model, ander):
    nummer, old = next(iter(model.items.items()))
    ander.rename(nummer, old.waarde, "Van de ander")
    with pytest.raises(Botsing):
        model.rename(nummer, old.waarde, "Van mij")
    assert names(model)[0] == "Van de ander"


def test_a_removed_waarde_can_be_put_back(model):
    nummer, gone = next(iter(model.items.items()))
    model.remove(nummer)
    assert gone.waarde not in names(model)
    model.put_back(gone)
    assert names(model)[-1] == gone.waarde
    assert list(model.items.values())[-1] == gone


def test_removing_what_another_window_removed_says_so(model, ander):
    nummer = next(iter(model.items))
    ander.remove(nummer)
    model.refresh()
    with pytest.raises(RijWeg):
        model.remove(nummer)


def test_what_another_window_just_changed_is_not_removed(model, ander):
    nummer, old = next(iter(model.items.items()))
    ander.describe(nummer, old.omschrijving, "Net verbeterd.")
    with pytest.raises(Botsing):
        model.remove(nummer)
    assert old.waarde in names(model)


def test_the_open_round_keeps_the_list_it_was_opened_with(model):
    do(model, lambda: model.zaak.open("Welke?", 5, BEIDE))
    ballot = [keuze.keuze for keuze in model.zaak.keuzes]
    do(model, lambda: model.add("Humor"))
    do(model, lambda: model.remove(next(iter(model.items))))
    assert [keuze.keuze for keuze in model.zaak.keuzes] == ballot
    assert isinstance(model.zaak.keuzes[0], Rondekeuze)


def test_what_stands_in_the_way_follows_the_evening(model, werkboek):
    zaak = model.zaak
    assert "Er is nog geen stemming geweest" in model.stand.blokkades[0]
    do(model, lambda: zaak.open("Welke?", 5, BEIDE))
    assert model.stand.staat is Staat.BEZIG
    assert "De ronde is open" in model.stand.blokkades[0]
    vote_as(werkboek, "a", [zaak.keuzes[0].keuze])
    do(model, closing(zaak))
    assert "nog niet helemaal getoond" in model.stand.blokkades[0]
    do(model, zaak.show)
    assert "nog niet vastgesteld" in model.stand.blokkades[0]
    do(model, lambda: zaak.adopt(zaak.suggestion, "ouders en team", None))
    assert model.stand.staat is Staat.KLAAR
    assert model.stand.blokkades == ()


def test_an_empty_list_asks_for_waarden(model, werkboek):
    with werkboek.writing() as tx:
        tx.replace_all(type(next(iter(model.items.values()))), [])
    model.refresh()
    assert "De lijst is leeg" in model.stand.blokkades[0]
    assert not model.zitting.run(lambda: model.zaak.open("Welke?", 5, BEIDE))
    assert "nog niets om uit te kiezen" in model.zitting.melding.zin
