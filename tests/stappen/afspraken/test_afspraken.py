"""Afspraken: sheets that are filled from examples, by typing, and in two windows at once."""

import ipywidgets as w
import pytest
from op_het_scherm import Scherm, in_de_zaal, op_projector

from ouderplan.kern.afspraken import Activiteit, Communicatiemiddel, Deelname, Gesprek
from ouderplan.kern.dia import Beweging
from ouderplan.kern.fouten import OngeldigeInvoer
from ouderplan.kern.school import Planningsregel
from ouderplan.opslag import Botsing
from ouderplan.opslag.fouten import RijWeg
from ouderplan.opslag.voorstellen import suggestions
from ouderplan.stappen import Staat
from ouderplan.stappen.afspraken.model import Model
from ouderplan.stappen.afspraken.view import View
from ouderplan.stappen.dias.bord import bord_of
from ouderplan.stappen.dias.bron import Bron
from ouderplan.stappen.dias.rijen import make_row


@pytest.fixture
def scherm(model):
    return Scherm(View(model).bedienen)


def gesprekken(model):
    model.refresh()
    return [gesprek.gesprek for gesprek in model.rows(Gesprek).values()]


def test_an_empty_step_says_what_to_write_down(model):
    assert model.stand.staat is Staat.NOG_NIET
    assert len(model.stand.blokkades) == 3


def test_the_step_is_ready_when_what_matters_is_there(model):
    for rij in (Gesprek, Communicatiemiddel, Activiteit):
        model.pick(suggestions(rij)[:1])
    model.refresh()
    assert model.stand.staat is Staat.KLAAR


@pytest.mark.parametrize("vorm", Model.bladen, ids=lambda vorm: vorm.naam)
def test_every_sheet_has_examples_and_what_is_picked_is_not_offered_again(model, vorm):
    offered = model.suggestions(vorm.rij)
    assert offered
    model.pick(offered[:2])
    model.refresh()
    assert tuple(model.rows(vorm.rij).values()) == offered[:2]
    assert model.suggestions(vorm.rij) == offered[2:]


def test_a_row_without_a_name_is_refused_and_nothing_is_kept(model):
    with pytest.raises(OngeldigeInvoer):
        model.add_row(Gesprek("", periode="mei"))
    assert gesprekken(model) == []


def test_a_row_that_was_taken_out_goes_back_to_its_place(model):
    model.pick(suggestions(Gesprek)[:3])
    before = gesprekken(model)
    nummer = next(iter(model.rows(Gesprek)))
    row, place = model.remove_row(Gesprek, nummer)
    assert gesprekken(model) == before[1:]
    model.put_back(row, place)
    assert gesprekken(model) == before
    with pytest.raises(RijWeg):
        model.remove_row(Gesprek, nummer)


def test_two_windows_keep_each_others_cells(model, nieuw_model):
    model.pick(suggestions(Gesprek)[:1])
    ander = nieuw_model()
    (nummer,) = ander.rows(Gesprek)
    periode = ander.rows(Gesprek)[nummer].periode
    model.set_cell(Gesprek, nummer, "duur", "15 minuten", "20 minuten")
    ander.set_cell(Gesprek, nummer, "periode", periode, "week 40")
    model.refresh()
    assert (model.rows(Gesprek)[nummer].duur, model.rows(Gesprek)[nummer].periode) == (
        "20 minuten",
        "week 40",
    )
    with pytest.raises(Botsing):
        ander.set_cell(Gesprek, nummer, "duur", "15 minuten", "een uur")


def test_the_sheet_that_is_on_is_the_same_in_every_window(model, nieuw_model):
    model.go("organen")
    assert nieuw_model().blad == "organen"


def test_picking_typing_and_opening_on_the_page(model, scherm):
    next(x for x in scherm.all(w.Checkbox) if "Kennismaking" in x.description).value = True
    scherm.press("Zet wat is aangevinkt in de tabel")
    assert gesprekken(model) == ["Kennismakingsgesprek"]
    scherm.field("Gesprek").value = "Luistergesprek"
    scherm.field("Verplicht?").value = "facultatief"
    scherm.press("Voeg toe")
    added = Gesprek("Luistergesprek", deelname=Deelname.FACULTATIEF)
    assert list(model.rows(Gesprek).values())[-1] == added
    assert scherm.field("Gesprek").value == ""

    scherm.press("Bewerk ‘Luistergesprek’")
    scherm.field("Doel").value = "Luisteren"
    assert list(model.rows(Gesprek).values())[-1].doel == "Luisteren"


def test_a_row_can_be_taken_out_and_put_back_on_the_page(model, scherm):
    model.zitting.run(lambda: model.pick(suggestions(Gesprek)[:2]))
    before = gesprekken(model)
    scherm.press("Haal deze regel weg")
    assert gesprekken(model) == before[1:]
    (undo,) = model.zitting.melding.keuzes
    model.zitting.run(undo.action)
    assert gesprekken(model) == before


def test_nothing_ticked_is_said(model, scherm):
    scherm.press("Zet wat is aangevinkt in de tabel")
    assert "Vink eerst aan" in model.zitting.melding.zin


def test_what_was_typed_in_a_new_row_survives_f5(scherm, nieuw_model):
    scherm.field("Gesprek").value = "Half getypt"
    assert Scherm(View(nieuw_model()).bedienen).field("Gesprek").value == "Half getypt"


def test_the_hall_sees_the_sheet_that_is_on(model):
    assert "Gesprekken: dit bespreken wij samen" in in_de_zaal(model)
    model.zitting.run(lambda: model.pick(suggestions(Gesprek)[:1]))
    assert "Kennismakingsgesprek" in in_de_zaal(model)
    model.zitting.run(lambda: model.go("organen"))
    assert "Raden en groepen" in in_de_zaal(model)


def test_a_long_sheet_is_divided_over_slides_and_no_row_is_lost(model):
    model.zitting.run(lambda: model.pick(Gesprek(f"Gesprek {n}") for n in range(1, 31)))
    slides = make_row(Bron(model.zitting, {}), "afspraken/gesprekken")
    assert len(slides) > 1
    assert [rij[0] for dia in slides for rij in dia.inhoud["rijen"]] == [
        f"Gesprek {n}" for n in range(1, 31)
    ]
    assert f"1 van {len(slides)}" in op_projector(model)
    bord_of(model.zitting).move(Beweging.VERDER)
    assert f"2 van {len(slides)}" in op_projector(model)


def test_a_row_is_found_by_a_word_anywhere_in_it(model, scherm):
    rows = [Gesprek(f"Gesprek {n}", doel="Één thema" if n == 20 else "") for n in range(1, 31)]
    model.zitting.run(lambda: model.pick(rows))
    scherm.field("Zoek in deze lijst").value = "een thema"
    assert "1 gevonden" in scherm.text
    assert "Gesprek 20" in scherm.text
    assert "Gesprek 2<" not in scherm.text
    scherm.field("Zoek in deze lijst").value = "zoiets staat er niet"
    assert "0 gevonden" in scherm.text
    assert "Hier staat nog niets" not in scherm.text


def test_a_row_added_to_a_long_list_is_said_to_stand_at_the_end(model, scherm):
    model.zitting.run(lambda: model.pick(Gesprek(f"Gesprek {n}") for n in range(1, 31)))
    scherm.field("Zoek in deze lijst").value = "3"
    scherm.field("Gesprek").value = "Nog een"
    scherm.press("Voeg toe")
    assert "onderaan de lijst" in model.zitting.melding.zin
    assert scherm.field("Zoek in deze lijst").value == ""


def test_a_short_list_has_nothing_to_search(model, scherm):
    model.zitting.run(lambda: model.pick([Gesprek("Startgesprek")]))
    with pytest.raises(AssertionError, match="Zoek in deze lijst"):
        scherm.field("Zoek in deze lijst")


# --- the year clock -------------------------------------------------------------------------------


def test_the_clock_follows_what_is_written_down(model, scherm):
    scherm.press("Jaarklok")
    model.zitting.run(
        lambda: model.pick([Gesprek("Startgesprek", "september"), Gesprek("Ooit", "drie keer")])
    )
    assert "<svg" in scherm.text
    assert "Startgesprek" in scherm.text
    assert "Nog niet op de klok" in scherm.text
    assert "Startgesprek" in in_de_zaal(model)


def test_a_full_month_folds_out(model, scherm):
    model.zitting.run(
        lambda: model.pick(Gesprek(f"Startgesprek {n}", "september") for n in range(40))
    )
    scherm.press("Jaarklok")
    assert "<summary>en nog" in scherm.text


def test_a_clock_without_anything_says_what_to_write(model, scherm):
    with model.zitting.wb.writing() as tx:
        tx.replace_all(Planningsregel, [])
    model.zitting.run(lambda: model.go("jaarklok"))
    assert "De jaarklok is nog leeg" in scherm.text
    assert "Jaarklok" in in_de_zaal(model)
