"""Settling ties: a run-off and a lot say who goes first among equals, and nothing else."""

from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ouderplan.kern.beslissen import Geteld, decide, tops_differ
from ouderplan.kern.loting import draw
from ouderplan.kern.rondes import Ronde, Rondekeuze, Rondesoort, Stembriefje, Telling
from ouderplan.kern.soorten import Groep, Kanaal
from ouderplan.kern.tellen import count

RONDE = Ronde(1, Rondesoort.WAARDEN, "Welke?", datetime(2026, 10, 6, 20))
KEUZES = "abcdefg"
stembus = st.lists(st.frozensets(st.sampled_from(KEUZES), max_size=5), max_size=12)


def uitslag_of(*briefjes, keuzes=KEUZES):
    rows = [
        Stembriefje(1, f"b{nr}", Groep.OUDERS, Kanaal.TELEFOON, keuze)
        for nr, briefje in enumerate(briefjes)
        for keuze in briefje or [""]
    ]
    return count(rows, [Rondekeuze(1, keuze, keuze) for keuze in keuzes])


def names(plaatsen):
    return "".join(sorted(plaats.keuze for plaats in plaatsen))


GELIJK = uitslag_of("abcde", "abcdf", "abcdg")
"""Four are sure; e, f and g tie for the fifth place."""


def runoff(nummer, *briefjes, keuzes="efg"):
    ronde = replace(RONDE, ronde=nummer, beslist_ronde=1, plaatsen=1)
    return ronde, uitslag_of(*briefjes, keuzes=keuzes)


def decided(*beslisrondes, lot="", telling=Telling.GEWOON, uitslag=GELIJK, aantal=5):
    return decide(Geteld(replace(RONDE, lotgetal=lot), uitslag, beslisrondes), telling, aantal)


def test_a_tie_that_nobody_settled_stays_a_tie():
    beslist = decided()
    assert (names(beslist.top.zeker), names(beslist.top.gelijk)) == ("abcd", "efg")
    assert beslist.top == beslist.eerst


def test_the_run_off_says_who_gets_in():
    beslist = decided(runoff(2, "f", "f", "e", "g"))
    assert names(beslist.top.zeker) == "abcdf"
    assert beslist.top.beslist
    assert [ronde.ronde for ronde in beslist.beslisrondes] == [2]


def test_a_run_off_that_ties_leaves_only_those_for_the_next():
    beslist = decided(runoff(2, "f", "e"))
    assert names(beslist.top.gelijk) == "ef"
    again = decided(runoff(2, "f", "e"), runoff(3, "e", keuzes="ef"))
    assert names(again.top.zeker) == "abcde"


def test_a_run_off_without_a_vote_settles_nothing():
    assert names(decided(runoff(2)).top.gelijk) == "efg"


def test_a_run_off_about_something_else_does_not_count():
    assert names(decided(runoff(2, "f", keuzes="fg")).top.gelijk) == "efg"


def test_the_lot_settles_what_is_left():
    first = draw("4711", 1, "efg")[0].keuze
    beslist = decided(lot="4711")
    assert names(beslist.top.zeker) == "".join(sorted("abcd" + first))
    assert beslist.geloot == tuple(lot.keuze for lot in draw("4711", 1, "efg"))


def test_the_lot_after_a_run_off_is_between_those_that_tied_there():
    beslist = decided(runoff(2, "f", "e"), lot="4711")
    assert set(beslist.geloot) == {"e", "f"}
    assert "g" not in names(beslist.top.zeker)


@given(stembus, st.integers(0, 999), st.sampled_from(Telling), st.integers(1, 5))
def test_after_a_lot_nothing_ties_and_what_was_sure_still_is(briefjes, getal, telling, aantal):
    uitslag = uitslag_of(*briefjes)
    beslist = decided(lot=str(getal), telling=telling, uitslag=uitslag, aantal=aantal)
    assert beslist.top.beslist
    before = names(beslist.eerst.zeker)
    assert set(before) <= set(names(beslist.top.zeker))
    assert set(names(beslist.top.zeker)) <= set(before) | set(names(beslist.eerst.gelijk))


@given(stembus, st.lists(st.sampled_from(KEUZES), max_size=6), st.sampled_from(Telling))
def test_a_run_off_between_equals_takes_nothing_away_that_was_sure(briefjes, stemmen, telling):
    uitslag = uitslag_of(*briefjes)
    alone = decided(telling=telling, uitslag=uitslag, aantal=3)
    after = decided(runoff(2, *stemmen, keuzes=KEUZES), telling=telling, uitslag=uitslag, aantal=3)
    assert set(names(alone.top.zeker)) <= set(names(after.top.zeker))


def test_the_two_ways_of_counting_say_the_same_when_all_agree():
    tops = [decided(telling=telling, uitslag=uitslag_of("abcde", "abcde")) for telling in Telling]
    assert not tops_differ(tops)


@pytest.mark.parametrize("aantal", [1, 3])
def test_a_small_group_that_agrees_makes_them_differ(aantal):
    uitslag = uitslag_of(*["abc"] * 6, *["defg"] * 3)
    tops = [decided(telling=telling, uitslag=uitslag, aantal=aantal) for telling in Telling]
    assert tops_differ(tops) is (aantal == 3)
