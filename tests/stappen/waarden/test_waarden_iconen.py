"""Choosing a drawing for a waarde."""

import ipywidgets as w
import pytest
from op_het_scherm import Scherm, in_de_zaal, met_balk

from ouderplan.iconen import icon_svg
from ouderplan.kern.fouten import OuderplanFout
from ouderplan.kern.rondes import Rondekeuze
from ouderplan.kern.waarden import Waarde
from ouderplan.stappen.waarden.model import Model
from ouderplan.stappen.waarden.view import View
from stemmer import vote_as


@pytest.fixture
def venster(zitting):
    model = Model(zitting)
    zitting.follow([model])
    scherm = Scherm(met_balk(zitting, View(model).bedienen))
    scherm.press("1. Lijst")
    return scherm, model


def choices(scherm):
    return [x for x in scherm.all(w.Dropdown) if "Tekening bij" in x.description]


def test_a_waarde_of_the_start_list_has_its_drawing_in_view(venster):
    scherm, _ = venster
    assert choices(scherm)[0].value == "vertrouwen"
    assert icon_svg("vertrouwen") in scherm.text


def test_another_drawing_is_stored_shown_and_on_the_next_ballot(venster, zitting):
    scherm, _ = venster
    choices(scherm)[0].value = "muziek"
    assert icon_svg("muziek") in scherm.text
    with zitting.wb.reading() as tx:
        assert tx.rows(Waarde)[0].icoon == "muziek"
    scherm.press("2. Stemming")
    scherm.press("Open de stemming")
    with zitting.wb.reading() as tx:
        assert tx.rows(Rondekeuze, ronde=1)[0].icoon == "muziek"
    scherm.press("1. Lijst")
    choices(scherm)[0].value = ""
    with zitting.wb.reading() as tx:
        assert tx.rows(Rondekeuze, ronde=1)[0].icoon == "muziek"  # the ballot stays as it was


def test_what_is_no_drawing_is_refused_and_what_a_file_brought_shows_as_none(venster, zitting):
    scherm, model = venster
    nummer = next(iter(model.items))
    with pytest.raises(OuderplanFout, match="kennen we niet"):
        model.choose_icon(nummer, "vertrouwen", "<script>")
    with zitting.wb.writing() as tx:
        tx.change(nummer, model.items[nummer], Waarde("vertrouwen", icoon="eenhoorn"))
    zitting.poll()
    assert choices(scherm)[0].value == ""


def test_the_projector_shows_the_drawings_of_the_top(venster, zitting):
    scherm, model = venster
    scherm.press("2. Stemming")
    scherm.press("Open de stemming")
    for nummer in range(3):
        vote(zitting, f"toestel {nummer}")
    for knop in ("Sluit de ronde", "Ja, sluit de ronde nu", "Toon de uitslag ineens"):
        scherm.press(knop)
    hall = in_de_zaal(model)
    assert icon_svg("vertrouwen") in hall


def vote(zitting, toestel):
    vote_as(zitting.wb, toestel, ["vertrouwen"])
