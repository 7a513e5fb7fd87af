"""Stretches of ballots: of ten at least, and suspicious when they are faster than people."""

from datetime import datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ouderplan.kern.toestroom import (
    BLOK_S,
    SNELSTE,
    Stuk,
    block_of,
    fastest_of_people,
    stretches,
    suspicious,
    too_fast,
)

OPEN = datetime(2026, 11, 28, 20, 0, 0)


def test_a_ballot_stands_in_the_ten_seconds_in_which_it_came():
    assert block_of(OPEN, OPEN) == 0
    assert block_of(OPEN, OPEN.replace(second=9)) == 0
    assert block_of(OPEN, OPEN.replace(second=10)) == 1
    assert block_of(OPEN, OPEN.replace(hour=19, minute=59, second=59)) == -1, "the clock was set"
    assert Stuk(6, 8, 90).begin(OPEN) == OPEN.replace(minute=1)
    assert Stuk(6, 8, 90).einde(OPEN) == OPEN.replace(minute=1, second=30)
    assert Stuk(6, 8, 90).per_seconde == pytest.approx(3.0)


def test_a_few_ballots_are_looked_at_together_until_there_are_ten():
    assert stretches({0: 4, 1: 3, 2: 5, 3: 9}) == (Stuk(0, 2, 12),)


def test_a_few_before_a_crowd_are_not_counted_to_the_crowd():
    assert stretches({0: 4, 1: 900, 2: 3}) == (Stuk(1, 1, 900),)


@given(st.dictionaries(st.integers(-5, 60), st.integers(1, 40)))
def test_no_stretch_is_of_fewer_than_ten_and_no_ballot_stands_in_two(blokken):
    found = stretches(blokken)
    assert all(stuk.aantal >= 10 for stuk in found)
    assert all(one.tot < other.van for one, other in pairwise(found))
    for stuk in found:
        there = range(stuk.van, stuk.tot + 1)
        assert stuk.aantal == sum(blokken.get(blok, 0) for blok in there)


def test_what_touches_and_is_too_fast_is_one_stretch():
    flood = {3: 20, 4: 700, 5: 900, 6: 15, 20: 800}
    assert too_fast(stretches(flood), None) == (Stuk(4, 5, 1600), Stuk(20, 20, 800))


def test_a_large_hall_may_vote_faster_than_a_small_one():
    assert fastest_of_people(None) == fastest_of_people(40) == 5.0
    assert fastest_of_people(400) == 20.0
    blokken = {0: 10 * BLOK_S}
    assert too_fast(stretches(blokken), 40)
    assert not too_fast(stretches(blokken), 400)


def test_an_evening_of_people_is_not_suspicious():
    blokken = dict.fromkeys(range(12), 20)  # 240 people in two minutes
    assert suspicious(blokken, 240, 250) == ()
    assert suspicious(blokken, 240, None) == ()


def test_what_is_faster_than_people_is_suspicious_even_when_there_are_as_many_people():
    assert suspicious({0: 30, 1: 200, 2: 12}, 242, 250) == (Stuk(1, 1, 200),)


def test_without_who_is_there_the_invited_say_how_fast_a_hall_may_be():
    blokken = dict.fromkeys(range(3), 100)  # 300 people in half a minute
    assert suspicious(blokken, 300, None)
    assert suspicious(blokken, 300, None, 400) == ()


def test_more_votes_than_people_show_the_few_fastest_stretches():
    blokken = {blok: 20 + blok % 7 for blok in range(20)}
    found = suspicious(blokken, 460, 100)
    assert len(found) == SNELSTE
    assert [stuk.van for stuk in found] == sorted(stuk.van for stuk in found)
    assert min(stuk.aantal for stuk in found) >= 25
