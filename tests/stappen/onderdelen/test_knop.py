"""A button does what stood on it when it was pressed, or says what stands there now."""

import pytest

from ouderplan.stappen.onderdelen.delen import tab_button
from ouderplan.stappen.onderdelen.knoppen import button, html
from ouderplan.stappen.onderdelen.uitklap import Uitklap


@pytest.fixture
def geteld(nieuwe_zitting):
    """Give a session, a button on its page, and what was done with it."""
    zitting, done = nieuwe_zitting(), []
    return zitting, button(zitting, "Sluit de ronde", lambda: done.append(1)), done


def press(knop, **content):
    """Let the button hear what the browser says."""
    knop._handle_custom_msg({"event": "click", **content}, [])


def test_a_press_on_what_is_no_longer_there_does_nothing_and_says_so(geteld):
    zitting, knop, done = geteld
    knop.description = "Toon de uitslag"
    press(knop, gezien="Sluit de ronde")
    assert done == []
    assert "er staat nu ‘Toon de uitslag’. Er is niets gedaan" in zitting.melding.zin
    press(knop, gezien="Toon de uitslag")
    assert done == [1]


def test_a_page_that_does_not_say_what_it_showed_is_believed(geteld):
    _, knop, done = geteld
    press(knop)
    knop.click()
    assert done == [1, 1]


def test_a_refused_press_says_nothing_of_the_next(geteld):
    _, knop, done = geteld
    press(knop, gezien="Iets anders")
    knop.click()
    assert done == [1]


def test_what_only_shows_something_does_so_too_when_its_count_just_changed(nieuwe_zitting):
    zitting, gone = nieuwe_zitting(), []
    fold = Uitklap(zitting, "2 weggelegd", html())
    fold.name("3 weggelegd")
    press(fold.knop, gezien="2 weggelegd")
    assert fold.open
    tab = tab_button(zitting, "Bekijken", lambda: gone.append(1))
    tab.description = "Bekijken (1)"
    press(tab, gezien="Bekijken")
    assert gone == [1]
    assert zitting.melding is None
