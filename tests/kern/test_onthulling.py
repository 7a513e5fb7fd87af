"""A result in the order in which it is revealed."""

from ouderplan.kern.tellen import Plaats, Top, reveal_steps


def row(naam, plaats, stemmen):
    return Plaats(plaats, naam, naam, stemmen, {})


def test_the_last_place_comes_first_and_equals_come_together():
    top = Top((row("a", 1, 9), row("b", 2, 7), row("c", 2, 7), row("d", 4, 5)), (), 0)
    steps = reveal_steps(top)
    assert [[p.keuze for p in step.plaatsen] for step in steps] == [["d"], ["b", "c"], ["a"]]
    assert [(step.plaats, step.gedeeld) for step in steps] == [(4, False), (2, True), (1, False)]


def test_a_tie_on_the_last_place_is_said_before_all_else():
    top = Top((row("a", 1, 9),), (row("x", 2, 3), row("y", 2, 3), row("z", 2, 3)), 1)
    first = reveal_steps(top)[0]
    assert ([p.keuze for p in first.plaatsen], first.open_plaatsen) == (["x", "y", "z"], 1)


def test_when_nobody_chose_anything_there_is_nothing_to_reveal():
    assert reveal_steps(Top((), (), 0)) == ()
