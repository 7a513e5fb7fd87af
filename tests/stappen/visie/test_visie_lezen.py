"""How easy the visie reads: said beside the editor, marked in the text, and out of the way."""

from datetime import date, datetime

import ipywidgets as w
import pytest

from ouderplan.kern.leesbaarheid import measure
from ouderplan.kern.rondes import Ronde, Rondesoort, VastgesteldeKeuze
from ouderplan.kern.visie import Visiestatus

GOED = "Wij luisteren naar elkaar. Elk kind telt mee. Ouders mogen altijd vragen stellen."
STROEF = "Wij faciliteren de dialoog. De afspraken worden in juni besproken."


def widgets_in(box):
    yield box
    for child in getattr(box, "children", ()):
        yield from widgets_in(child)


class Scherm:
    def __init__(self, venster):
        self.model = venster.model
        self.all = list(widgets_in(venster.view.bedienen))

    @property
    def editor(self):
        return next(x for x in self.all if isinstance(x, w.Textarea))

    @property
    def fold(self):
        folds = (x for x in self.all if "op-uitklap" in x._dom_classes)
        return next(x for x in folds if x.children[0].description.startswith("Leesbaarheid"))

    @property
    def is_open(self):
        return self.fold.children[1].layout.display != "none"

    @property
    def tips(self):
        return self.fold.children[1].children[0].value

    @property
    def preview(self):
        shown = [x for x in self.all if isinstance(x, w.HTML) and x.layout.display != "none"]
        return next(x.value for x in shown if "op-visietekst" in x.value)


@pytest.fixture
def scherm(venster):
    return Scherm(venster)


def test_without_a_text_there_is_nothing_to_see(scherm):
    assert scherm.fold.layout.display == "none"


def test_a_fine_text_folds_the_tips_away(scherm):
    scherm.editor.value = GOED
    assert scherm.fold.layout.display != "none"
    assert not scherm.is_open
    assert (
        "schatting" in scherm.fold.children[0].description
        or "weinig tekst" in scherm.fold.children[0].description
    )


def test_each_hard_spot_is_marked_and_has_one_sentence_of_advice(scherm):
    scherm.editor.value = STROEF
    assert scherm.is_open
    assert "3 plekken kunnen makkelijker" in scherm.fold.children[0].description
    assert "Zeg liever: gesprek." in scherm.tips
    assert "Wie doet dit?" in scherm.tips
    assert scherm.preview.count("op-lastig-nr") == 3


def test_who_folds_it_keeps_it_folded_until_the_text_is_fine_again(scherm):
    scherm.editor.value = STROEF
    scherm.fold.children[0].click()
    scherm.editor.value = STROEF + " En nog een dialoog."
    assert not scherm.is_open
    scherm.editor.value = GOED
    scherm.editor.value = STROEF
    assert scherm.is_open


def test_a_chosen_waarde_is_no_hard_word_however_long(werkboek, scherm):
    scherm.editor.value = "Wij dragen samen verantwoordelijkheid."
    assert [plek.tekst for plek in scherm.model.leesbaarheid.plekken] == ["verantwoordelijkheid"]
    with werkboek.writing() as tx:
        avond = datetime(2026, 10, 6, 20)
        tx.add(Ronde(1, Rondesoort.WAARDEN, "Wat telt?", avond, avond, getoond=avond))
        tx.add(VastgesteldeKeuze(1, 1, "verantwoordelijkheid"))
    scherm.model.refresh()
    assert scherm.model.leesbaarheid.plekken == ()


def test_typing_on_measures_only_the_sentence_that_changed(scherm):
    scherm.editor.value = GOED + " Dit is"
    before = measure.cache_info().misses
    scherm.editor.value = GOED + " Dit is nieuw"
    assert measure.cache_info().misses == before + 1


def test_what_someone_typed_is_shown_as_text(scherm):
    scherm.editor.value = "Wij faciliteren <b>de</b> dialoog<script>."
    assert "<script>" not in scherm.preview + scherm.tips


def test_an_adopted_text_is_not_marked(scherm):
    scherm.editor.value = STROEF
    scherm.model.take_step(Visiestatus.TEAM, "het team", date(2026, 11, 2))
    scherm.model.refresh()
    assert scherm.fold.layout.display == "none"
    assert "op-lastig" not in scherm.preview
