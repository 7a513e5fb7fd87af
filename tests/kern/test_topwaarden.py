"""Which waarden stand beside the visie."""

from datetime import datetime

from ouderplan.kern.rondes import (
    Ronde,
    Rondekeuze,
    Rondesoort,
    Stembriefje,
    VastgesteldeKeuze,
)
from ouderplan.kern.soorten import Groep, Kanaal
from ouderplan.kern.tellen import count
from ouderplan.kern.waarden import Topsoort, Topwaarden, adopted_waarden, shown_waarden


def ronde(nummer: int, soort: Rondesoort = Rondesoort.WAARDEN) -> Ronde:
    return Ronde(nummer, soort, "Wat telt?", datetime(2026, 10, 6, 20))


def test_the_top_of_the_newest_round_that_was_adopted_counts_in_its_order():
    rows = [
        VastgesteldeKeuze(1, 1, "oud"),
        VastgesteldeKeuze(2, 2, "openheid"),
        VastgesteldeKeuze(2, 1, "plezier"),
    ]
    found = adopted_waarden([ronde(1), ronde(2), ronde(3)], rows)
    assert found == Topwaarden(Topsoort.VASTGESTELD, ("plezier", "openheid"))


def test_the_top_of_a_dot_vote_is_no_top_of_waarden():
    rows = [VastgesteldeKeuze(2, 1, "K1")]
    assert adopted_waarden([ronde(1), ronde(2, Rondesoort.STIPPEN)], rows) == Topwaarden()


def shown(votes: dict[str, int]) -> Topwaarden:
    ballots = [
        Stembriefje(1, f"{keuze}{nummer}", Groep.OUDERS, Kanaal.TELEFOON, keuze)
        for keuze, aantal in votes.items()
        for nummer in range(aantal)
    ]
    return shown_waarden(count(ballots, [Rondekeuze(1, keuze, keuze) for keuze in votes]))


def test_a_shown_top_leaves_out_and_says_the_ties_that_nobody_settled():
    found = shown({"a": 9, "b": 8, "c": 7, "d": 6, "e": 5, "f": 5, "g": 1})
    assert found == Topwaarden(Topsoort.GETOOND, ("a", "b", "c", "d"), ("e", "f"))


def test_a_vote_without_any_choice_gives_no_top():
    assert shown({"a": 0, "b": 0}) == Topwaarden()
