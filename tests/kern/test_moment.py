"""What is going on, and the one action that comes next."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from ouderplan.kern.dia import GESTEMD, Getoond
from ouderplan.kern.moment import Actie, Zaalmoment, is_of_now, next_action
from ouderplan.kern.rondes import Ronde, Rondesoort

TOEN = datetime(2026, 3, 17, 20, 0)
VERHAAL = Getoond("waarden", GESTEMD, 1, 1)


def ronde(soort=Rondesoort.WAARDEN, **anders):
    return Ronde(1, soort, "Welke vijf?", TOEN, **anders)


def action(of, dia=None, *, te_kiezen=True, vastgesteld=False):
    return next_action(of, dia or Getoond(), te_kiezen=te_kiezen, vastgesteld=vastgesteld)


@pytest.mark.parametrize("soort", Rondesoort)
def test_what_is_open_can_be_closed(soort):
    assert action(ronde(soort)) is Actie.SLUIT


def test_a_vote_is_shown_place_by_place_and_then_adopted():
    closed = ronde(gesloten=TOEN)
    assert action(closed) is Actie.TOON
    assert action(closed, VERHAAL) is Actie.TOON_VOLGENDE
    shown = replace(closed, getoond=TOEN)
    assert action(shown, VERHAAL) is Actie.STEL_VAST
    assert action(shown, VERHAAL, vastgesteld=True) is Actie.NIETS


def test_nothing_is_adopted_of_a_vote_in_which_nobody_chose():
    assert action(ronde(gesloten=TOEN, getoond=TOEN), te_kiezen=False) is Actie.NIETS


@pytest.mark.parametrize("soort", [Rondesoort.SCAN, Rondesoort.EVALUATIE])
def test_what_is_no_vote_is_shown_at_once_and_not_adopted(soort):
    assert action(ronde(soort, gesloten=TOEN)) is Actie.TOON
    assert action(ronde(soort, gesloten=TOEN, getoond=TOEN)) is Actie.NIETS


def test_of_ideas_nothing_is_shown_and_nothing_waits_without_a_round():
    assert action(ronde(Rondesoort.KANSEN, gesloten=TOEN)) is Actie.NIETS
    assert action(None) is Actie.NIETS
    assert action(ronde(overgenomen_uit="2024-2025", gesloten=TOEN)) is Actie.NIETS


def test_closing_does_not_depend_on_the_slide_that_is_on_and_going_on_does():
    now = Zaalmoment(Actie.SLUIT, ronde(), 3, Getoond("waarden"))
    later = replace(now, aantal=9, dia=Getoond("visie"))
    assert now.stand(Actie.SLUIT) == later.stand(Actie.SLUIT)
    assert now.stand(Actie.VERDER) != later.stand(Actie.VERDER)


def test_the_mark_of_a_round_is_that_of_no_other():
    now = Zaalmoment(Actie.SLUIT, ronde())
    assert now.stand(Actie.SLUIT) != Zaalmoment(Actie.SLUIT, replace(ronde(), ronde=2)).stand(
        Actie.SLUIT
    )


@pytest.mark.parametrize(
    ("uren", "nog"), [(-48, True), (0, True), (3, True), (5, True), (7, False), (72, False)]
)
def test_a_round_belongs_to_its_day_and_to_the_night_after_it(uren, nog):
    late = datetime(2026, 3, 17, 22, 30)
    assert is_of_now(ronde(gesloten=late), late + timedelta(hours=uren)) is nog


def test_what_is_open_belongs_to_now_and_a_shown_one_to_the_day_it_was_shown():
    assert is_of_now(ronde(), TOEN + timedelta(days=300))
    shown = ronde(gesloten=TOEN, getoond=TOEN + timedelta(days=4))
    assert is_of_now(shown, TOEN + timedelta(days=4, hours=1))
    assert not is_of_now(shown, TOEN + timedelta(days=5))
