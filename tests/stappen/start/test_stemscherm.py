"""Setting up a screen to vote on, from the step Start."""

import pytest
from op_het_scherm import Scherm, in_de_zaal

from ouderplan.opslag.stemschermen import screen_code
from ouderplan.stappen.start.model import Model
from ouderplan.stappen.start.view import View

TOON, VERBERG, NIEUW = "Laat de code zien", "Verberg de code", "Maak een nieuwe code"
ZAAL = "http://192.168.1.20:8100"


@pytest.fixture
def venster(nieuwe_zitting):
    zitting = nieuwe_zitting(zaal=ZAAL)
    model = Model(zitting)
    zitting.follow([model])
    scherm = Scherm(View(model).bedienen)
    scherm.press("De zaal")
    return scherm, zitting


def written(zitting):
    code = screen_code(zitting.wb)
    return f"{code[:4]} {code[4:]}"


def test_the_code_is_on_the_page_only_when_it_is_asked_for(venster):
    scherm, zitting = venster
    assert written(zitting) not in scherm.text
    assert not scherm.buttons(VERBERG)
    scherm.press(TOON)
    assert written(zitting) in scherm.text
    assert "192.168.1.20<wbr>:8100<wbr>/tablet" in scherm.text
    assert "Laat de code niet op de projector zien" in scherm.text
    scherm.press(VERBERG)
    assert written(zitting) not in scherm.text


def test_the_hall_never_sees_it(nieuwe_zitting):
    zitting = nieuwe_zitting(zaal=ZAAL)
    view = View(Model(zitting))
    scherm = Scherm(view.bedienen)
    scherm.press("De zaal")
    scherm.press(TOON)
    assert written(zitting) not in in_de_zaal(view.model)


def test_another_code_takes_the_place_of_the_old_one(venster):
    scherm, zitting = venster
    scherm.press(TOON)
    old = written(zitting)
    scherm.press(NIEUW)
    assert written(zitting) != old
    assert written(zitting) in scherm.text
    assert old not in scherm.text


def test_without_pages_for_phones_there_is_no_such_screen(nieuwe_zitting):
    scherm = Scherm(View(Model(nieuwe_zitting())).bedienen)
    scherm.press("De zaal")
    assert not scherm.buttons(TOON)
