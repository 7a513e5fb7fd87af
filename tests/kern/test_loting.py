"""A lot that anyone can draw again."""

import hashlib

from hypothesis import given
from hypothesis import strategies as st

from ouderplan.kern.loting import draw

namen = st.lists(st.text(min_size=1, max_size=12), unique=True, min_size=1, max_size=12)


def test_anyone_can_draw_it_again_with_a_tool_of_their_own():
    lots = draw("4711", 3, ["respect", "rust", "durf"])
    for lot in lots:
        line = f"4711|3|{lot.keuze}"
        assert lot.regel == line
        assert lot.trekking == hashlib.sha256(line.encode()).hexdigest()
    assert [lot.trekking for lot in lots] == sorted(lot.trekking for lot in lots)


def test_the_draw_is_the_same_for_ever():
    """Who drew by hand on another day must find what was drawn in the hall."""
    assert [(lot.keuze, lot.kort) for lot in draw("4711", 3, ["respect", "rust", "durf"])] == [
        ("respect", "333bfbb3"),
        ("durf", "8ddc9697"),
        ("rust", "c6471cf6"),
    ]


@given(namen, st.randoms(use_true_random=False))
def test_the_order_in_which_they_come_changes_nothing(keuzes, rng):
    assert draw("12", 1, rng.sample(keuzes, len(keuzes))) == draw("12", 1, keuzes)


def test_everybody_is_first_about_as_often():
    first = [draw(str(getal), 1, ["a", "b", "c"])[0].keuze for getal in range(3000)]
    assert all(900 < first.count(keuze) < 1100 for keuze in "abc")


def test_another_round_is_another_draw():
    one, two = ([draw(str(g), ronde, "ab")[0].keuze for g in range(50)] for ronde in (1, 2))
    assert one != two
