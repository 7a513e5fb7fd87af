"""The moment in the workbook: two presses on one thing do it once."""

import json
import time
from dataclasses import replace
from datetime import timedelta

import pytest

from ouderplan.kern.beslissen import Beslissing
from ouderplan.kern.dia import GESTEMD, Beweging
from ouderplan.kern.moment import Actie
from ouderplan.kern.rondes import Ronde, Rondesoort, VastgesteldeKeuze
from ouderplan.opslag.moment import DRUK, GELDIG_S, counter, do, label, moment, take_press
from ouderplan.opslag.scherm import send, shown
from ouderplan.opslag.stemmen import close_ronde, open_ronde, show_ronde
from ouderplan.opslag.toestand import put_state, state


def now(wb):
    with wb.reading() as tx:
        return moment(tx)


def press(wb, actie, seen=None, beweeg=None):
    seen = seen or now(wb)
    return do(wb, actie, seen.stand(actie), beweeg)


class Bord:
    """Stands for who draws the slides: it hears what is asked, and asks whether that holds."""

    def __init__(self, wb):
        self.wb, self.moves = wb, []

    def move(self, beweging, holds):
        with self.wb.writing() as tx:
            if not holds(tx):
                return False
        self.moves.append(beweging)
        send(self.wb, "waarden", f"dia-{len(self.moves)}")
        return True


@pytest.fixture
def bord(werkboek):
    return Bord(werkboek)


def test_in_a_workbook_without_rounds_nothing_is_going_on(werkboek):
    found = now(werkboek)
    assert (found.actie, found.ronde, found.bezig) == (Actie.NIETS, None, False)
    assert (label(found), counter(found)) == ("", "")


@pytest.mark.usefixtures("ronde")
def test_an_open_vote_counts_people_and_can_be_closed(werkboek, stem):
    stem("toestel 1", "respect", "plezier")
    stem("toestel 2", "respect")
    stem("toestel 2", "plezier")
    found = now(werkboek)
    assert (found.actie, found.is_open, found.aantal) == (Actie.SLUIT, True, 2)
    assert (label(found), counter(found)) == ("Sluit de ronde", "2 mensen stemden")


def test_the_counter_says_of_how_many(werkboek):
    open_ronde(werkboek, soort=Rondesoort.WAARDEN, vraag="Welke?", aantal_keuzes=1, aanwezig=24)
    assert counter(now(werkboek)) == "0 van 24 gestemd"


@pytest.mark.usefixtures("ronde")
def test_two_presses_on_close_close_one_round(werkboek):
    seen = now(werkboek)
    assert press(werkboek, Actie.SLUIT, seen)
    second = open_ronde(werkboek, soort=Rondesoort.WAARDEN, vraag="Nog eens?", aantal_keuzes=2)
    assert not press(werkboek, Actie.SLUIT, seen)
    with werkboek.reading() as tx:
        assert tx.find(Ronde, ronde=second.ronde)[1].is_open


def test_a_vote_goes_from_closed_to_adopted(werkboek, ronde, stem, bord):
    stem("toestel 1", "respect")
    press(werkboek, Actie.SLUIT)
    assert now(werkboek).actie is Actie.TOON
    seen = now(werkboek)
    assert press(werkboek, Actie.TOON, seen)
    assert now(werkboek).dia.dia == GESTEMD
    assert not press(werkboek, Actie.TOON, seen)
    assert now(werkboek).actie is Actie.TOON_VOLGENDE
    show_ronde(werkboek, ronde.ronde)
    assert now(werkboek).actie is Actie.STEL_VAST
    assert not press(werkboek, Actie.STEL_VAST, beweeg=bord.move)  # asks for a name
    with werkboek.writing() as tx:
        tx.add(VastgesteldeKeuze(ronde.ronde, 1, "respect", "MR"))
    assert now(werkboek).actie is Actie.NIETS


def test_a_scan_is_shown_at_once(werkboek):
    scan = open_ronde(werkboek, soort=Rondesoort.SCAN, vraag="Hoe gaat het?")
    close_ronde(werkboek, scan.ronde)
    assert press(werkboek, Actie.TOON)
    with werkboek.reading() as tx:
        assert tx.find(Ronde, ronde=scan.ronde)[1].getoond


def test_two_presses_on_next_go_one_slide(werkboek, bord):
    seen = now(werkboek)
    assert press(werkboek, Actie.VERDER, seen, bord.move)
    assert not press(werkboek, Actie.VERDER, seen, bord.move)
    assert not press(werkboek, Actie.TERUG, seen, bord.move)
    assert bord.moves == [Beweging.VERDER]


def test_two_presses_on_blank_blank_it_once(werkboek):
    seen = now(werkboek)
    press(werkboek, Actie.ZWART, seen)
    press(werkboek, Actie.ZWART, seen)
    assert now(werkboek).dia.zwart
    press(werkboek, Actie.ZWART)
    assert not now(werkboek).dia.zwart


def test_a_press_from_elsewhere_waits_for_the_projector_and_is_done_once(werkboek, bord):
    assert press(werkboek, Actie.VERDER)
    assert press(werkboek, Actie.VERDER)  # a second device, before it was taken
    assert bord.moves == []
    assert take_press(werkboek, bord.move)
    assert not take_press(werkboek, bord.move)
    assert bord.moves == [Beweging.VERDER]


def test_a_press_that_waited_too_long_does_nothing(werkboek, bord):
    press(werkboek, Actie.VERDER)
    with werkboek.reading() as tx:
        kept = json.loads(state(tx, DRUK))
    put_state(werkboek, DRUK, json.dumps({**kept, "tijd": time.time() - GELDIG_S - 1}))
    assert not take_press(werkboek, bord.move)
    assert bord.moves == []


@pytest.mark.parametrize("kept", ["geen json", "[]", "{}", '{"actie": "dans", "stand": "x"}'])
def test_a_press_that_cannot_be_read_is_forgotten(werkboek, bord, kept):
    put_state(werkboek, DRUK, kept)
    assert not take_press(werkboek, bord.move)
    with werkboek.reading() as tx:
        assert not state(tx, DRUK)


def test_a_press_on_what_went_on_meanwhile_is_dropped_when_taken(werkboek, bord):
    press(werkboek, Actie.VERDER)
    send(werkboek, "visie")
    assert not take_press(werkboek, bord.move)
    with werkboek.reading() as tx:
        assert shown(tx).reeks == "visie"


def test_after_a_run_off_the_vote_that_it_decided_is_adopted(werkboek, ronde, stem):
    stem("toestel 1", "respect", "plezier")
    close_ronde(werkboek, ronde.ronde)
    show_ronde(werkboek, ronde.ronde)
    tie = Beslissing(ronde.ronde, frozenset({"respect", "plezier"}), 1)
    runoff = open_ronde(
        werkboek, soort=Rondesoort.WAARDEN, vraag="Wie?", aantal_keuzes=1, beslist=tie
    )
    assert now(werkboek).ronde.ronde == runoff.ronde
    close_ronde(werkboek, runoff.ronde)
    assert now(werkboek).actie is Actie.TOON
    show_ronde(werkboek, runoff.ronde)
    assert (now(werkboek).actie, now(werkboek).ronde.ronde) == (Actie.STEL_VAST, ronde.ronde)


def put_back(wb, **tijd):
    """Let the newest round have been closed so long ago."""
    with wb.writing() as tx:
        nummer, row = max(tx.items(Ronde).items())
        tx.change(nummer, row, replace(row, gesloten=row.gesloten - timedelta(**tijd)))


@pytest.mark.usefixtures("ronde")
def test_a_vote_that_was_never_shown_is_let_go_after_its_day(werkboek, stem):
    stem("toestel 1", "respect")
    close_ronde(werkboek, 1)
    assert now(werkboek).actie is Actie.TOON
    put_back(werkboek, days=2)
    assert (now(werkboek).actie, now(werkboek).ronde) == (Actie.NIETS, None)


@pytest.mark.usefixtures("ronde")
def test_a_vote_of_an_earlier_day_comes_back_when_its_result_is_being_shown(werkboek, stem):
    stem("toestel 1", "respect")
    close_ronde(werkboek, 1)
    put_back(werkboek, days=2)
    send(werkboek, "waarden", GESTEMD)
    assert now(werkboek).actie is Actie.TOON_VOLGENDE
    show_ronde(werkboek, 1)
    assert now(werkboek).actie is Actie.STEL_VAST
