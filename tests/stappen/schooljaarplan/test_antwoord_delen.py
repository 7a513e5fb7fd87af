"""Sharing the answer to the parents from the step Schooljaarplan."""

from datetime import date

import ipywidgets as w
import pytest
from op_het_scherm import in_de_zaal

from ouderplan.opslag.antwoord import paper_languages, shared_on


def widgets_in(box):
    yield box
    for child in getattr(box, "children", ()):
        yield from widgets_in(child)


class Scherm:
    def __init__(self, venster):
        self.venster, self.model = venster, venster.model
        self.all = list(widgets_in(venster.view.bedienen))

    def button(self, tekst):
        return next(x for x in self.all if isinstance(x, w.Button) and x.description == tekst)

    def box(self, tekst):
        return next(x for x in self.all if isinstance(x, w.Checkbox) and x.description == tekst)

    @property
    def text(self):
        return " ".join(x.value for x in self.all if isinstance(x, w.HTML))


@pytest.fixture
def scherm(venster):
    venster.zitting.zaal = "http://192.168.1.20:8100"
    return Scherm(venster)


def shared(venster):
    with venster.zitting.wb.reading() as tx:
        return shared_on(tx)


def test_before_sharing_no_phone_can_read_it_and_there_is_no_code(scherm):
    assert shared(scherm.venster) is None
    assert "/antwoord" not in scherm.text
    assert scherm.button("Deel niet meer").layout.display == "none"


def test_sharing_shows_the_code_to_the_begeleider_and_on_the_projector(scherm):
    scherm.button("Deel met de telefoons").click()
    assert shared(scherm.venster) == date.today()
    assert "192.168.1.20<wbr>:8100<wbr>/antwoord" in scherm.text
    assert "192.168.1.20:8100/antwoord" in in_de_zaal(scherm.venster.model)
    scherm.button("Deel niet meer").click()
    assert shared(scherm.venster) is None
    assert "/antwoord" not in scherm.text + in_de_zaal(scherm.venster.model)


def test_another_window_sees_it(scherm, nieuw_venster, voorbeeld):
    other = nieuw_venster(voorbeeld)
    scherm.button("Deel met de telefoons").click()
    other.zitting.poll()
    assert other.model.gedeeld == date.today()


def test_ticking_a_language_puts_it_on_paper(scherm):
    scherm.box("Turks").value = True
    scherm.box("Arabisch").value = True
    with scherm.venster.zitting.wb.reading() as tx:
        assert paper_languages(tx) == ("ar", "tr")
    scherm.box("Turks").value = False
    assert scherm.model.papiertalen == ("ar",)


def test_the_button_makes_the_file(scherm, wacht_tot):
    scherm.button("Antwoord aan de ouders").click()
    wacht_tot(lambda: not scherm.model.uitvoering.bezig)
    (made,) = scherm.venster.zitting.exports.glob("Antwoord*.html")
    assert "De Wilgenhof" in made.read_text(encoding="utf-8")
