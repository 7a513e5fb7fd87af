"""A press on the projector that is overtaken by another device, at the very same moment."""

import pytest
from stemmen import clear_top
from test_programma import AVOND, click, on, press, rounds, vote, wat

from ouderplan.kern.dia import GESLOTEN, LAATSTE, Beweging
from ouderplan.kern.moment import Actie
from ouderplan.kern.rondes import Rondesoort
from ouderplan.opslag.draaiboek import begin
from ouderplan.stappen.dias.bord import Bord


@pytest.fixture
def bord(zitting):
    return Bord(zitting)


class Ingehaald(Bord):
    """A projector whose press is overtaken: another device presses while it works out its own."""

    tussendoor = None

    def _row(self, reeks):
        found = super()._row(reeks)
        if self.tussendoor is not None:
            press, self.tussendoor = self.tussendoor, None
            press()
        return found


@pytest.fixture
def ingehaald(zitting):
    return Ingehaald(zitting)


def test_a_press_forward_does_nothing_when_another_went_back_at_that_moment(
    ingehaald, bord, werkboek
):
    clear_top(werkboek)
    bord.move(Beweging.VERDER)
    assert on(werkboek).dia == "gestemd"
    ingehaald.tussendoor = lambda: bord.move(Beweging.TERUG)
    assert not ingehaald.move(Beweging.VERDER)
    assert on(werkboek).dia == GESLOTEN  # and no place was revealed
    assert ingehaald.move(Beweging.VERDER)
    assert on(werkboek).dia == "gestemd"


def test_a_press_does_not_bring_back_what_another_took_off_at_that_moment(
    ingehaald, bord, werkboek
):
    clear_top(werkboek)
    ingehaald.tussendoor = lambda: bord.send("visie")
    assert not ingehaald.move(Beweging.VERDER)
    assert on(werkboek).reeks == "visie"


def test_two_presses_at_the_same_moment_close_a_round_and_go_no_further(ingehaald, bord, werkboek):
    """One on the button of the moment, one on a clicker; the row is the same before and after."""
    begin(werkboek, AVOND)
    click(bord, werkboek, "Stemmen")
    vote(werkboek)
    bord.move(Beweging.VERDER)
    assert on(werkboek).dia == LAATSTE
    ingehaald.tussendoor = lambda: press(bord, werkboek, Actie.SLUIT)
    assert not ingehaald.move(Beweging.VERDER)
    assert wat(werkboek) == "Stemmen"
    assert rounds(werkboek) == [(Rondesoort.WAARDEN, False, False)]
