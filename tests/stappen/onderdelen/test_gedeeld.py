"""What widgets share, and closing what is no longer on the page."""

import ipywidgets as w
import pytest

from ouderplan.kern.fouten import OuderplanFout
from ouderplan.stappen.melding import Keuze, Meldingsoort
from ouderplan.stappen.onderdelen.gedeeld import VasteLayout, discard, shared
from ouderplan.stappen.onderdelen.knoppen import (
    button,
    html,
    mark,
    own_layout,
    row,
    show_if,
    stack,
)
from ouderplan.stappen.onderdelen.veld import text_field


def test_small_widgets_share_one_layout_and_style():
    assert html().layout is html().layout is row([]).layout
    assert text_field("a").style is text_field("b").style


def test_hiding_one_hides_no_other():
    one, other = html(), html()
    show_if(one, False)
    assert (one.layout.display, other.layout.display) == ("none", None)
    show_if(one, True)
    assert one.layout.display is None


def test_what_is_shared_cannot_be_changed():
    one = html()
    with pytest.raises(TypeError, match="own_layout"):
        one.layout.visibility = "hidden"
    own_layout(one).visibility = "hidden"
    assert html().layout.visibility is None


def test_discarding_closes_everything_but_what_is_shared():
    inside, hidden = html(), html()
    show_if(hidden, False)
    box = stack([row([inside, hidden])])
    own = hidden.layout
    discard(box)
    assert [part.comm for part in (box, inside, hidden, own)] == [None] * 4
    assert shared(VasteLayout).comm is not None


def test_a_closed_shared_layout_is_made_anew():
    shared(VasteLayout).close()
    assert shared(VasteLayout).comm is not None
    assert html().layout.comm is not None


def test_a_mark_goes_on_and_off():
    box = w.Box()
    mark(box, "op-stap-hier", True)
    mark(box, "op-stap-hier", True)
    assert box._dom_classes == ("op-stap-hier",)
    mark(box, "op-stap-hier", False)
    assert box._dom_classes == ()


def test_an_action_that_works_takes_an_old_sentence_away(zitting):
    zitting.say("Dat ging mis.", Meldingsoort.FOUT)
    button(zitting, "Doe", lambda: None).click()
    assert zitting.melding is None


def test_an_open_question_stays(zitting):
    zitting.ask("Welke?", Keuze("Deze", lambda: None))
    button(zitting, "Doe", lambda: None).click()
    assert zitting.melding.zin == "Welke?"


def test_a_disabled_button_does_nothing_when_it_is_pressed_by_hand(zitting):
    done = []
    knop = button(zitting, "Doe", lambda: done.append(1))
    knop.disabled = True
    knop.click()
    assert done == []


def test_an_error_goes_as_soon_as_a_field_that_it_was_about_changes(zitting):
    veld, ander = text_field("Naam"), text_field("Iets anders")

    def fail():
        raise OuderplanFout("Vul een naam in.")

    button(zitting, "Maak", fail, velden=lambda: [veld]).click()
    ander.value = "x"
    assert zitting.melding.zin == "Vul een naam in."
    veld.value = "De Vlier"
    assert zitting.melding is None
