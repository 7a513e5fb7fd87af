"""How many people find a choice of their own back; small groups are never split out."""

from hypothesis import given
from hypothesis import strategies as st

from ouderplan.kern.opkomst import Dekking, coverage
from ouderplan.kern.rondes import Rondekeuze, Stembriefje
from ouderplan.kern.soorten import Groep, Kanaal
from ouderplan.kern.tellen import count

KEUZES = "abcd"


def uitslag_of(**groepen):
    rows = [
        Stembriefje(1, f"{groep}{nr}", Groep(groep), Kanaal.TELEFOON, keuze)
        for groep, briefjes in groepen.items()
        for nr, briefje in enumerate(briefjes)
        for keuze in briefje or [""]
    ]
    return count(rows, [Rondekeuze(1, keuze, keuze) for keuze in KEUZES])


def test_who_finds_one_back_and_who_not_one():
    uitslag = uitslag_of(ouders=["ab", "b", "cd", "d"])
    assert coverage(uitslag, "bc") == (Dekking(Groep.OUDERS, 4, 3),)
    assert coverage(uitslag, "bc")[0].geen == 1


def test_a_blank_ballot_takes_no_part():
    assert coverage(uitslag_of(ouders=["a", "", ""]), "b") == (Dekking(Groep.OUDERS, 1, 0),)
    assert coverage(uitslag_of(ouders=[""]), "b") == ()


def test_two_large_groups_stand_apart():
    uitslag = uitslag_of(ouders=["a"] * 12, team=["b"] * 10)
    assert coverage(uitslag, "a") == (Dekking(Groep.OUDERS, 12, 12), Dekking(Groep.TEAM, 10, 0))


def test_a_group_under_ten_is_not_split_out():
    assert coverage(uitslag_of(ouders=["a"] * 12, team=["b"] * 9), "a") == (Dekking(None, 21, 12),)


def test_nor_is_a_group_of_which_under_ten_chose_something():
    uitslag = uitslag_of(ouders=["a"] * 12, team=["b"] * 9 + [""] * 5)
    assert coverage(uitslag, "a") == (Dekking(None, 21, 12),)


briefje = st.frozensets(st.sampled_from(KEUZES), max_size=3)
groep = st.lists(briefje, max_size=25)


@given(groep, groep, st.frozensets(st.sampled_from(KEUZES)))
def test_together_it_is_everyone_who_chose_something(ouders, team, top):
    found = coverage(uitslag_of(ouders=ouders, team=team), top)
    assert sum(one.kiezers for one in found) == sum(bool(b) for b in ouders + team)
    assert sum(one.terug for one in found) == sum(bool(b & top) for b in ouders + team)
    assert len(found) < 2 or all(one.kiezers >= 10 for one in found)
