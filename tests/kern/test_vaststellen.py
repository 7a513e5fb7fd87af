"""A top that is not what was voted asks for a reason (G1)."""

import pytest

from ouderplan.kern.beslissen import Afwijking, deviation, places
from ouderplan.kern.tellen import Plaats, Uitslag


def result(**stemmen: int) -> Uitslag:
    ranked = sorted(stemmen.items(), key=lambda pair: -pair[1])
    rows = [Plaats(1 + sum(s > n for s in stemmen.values()), k, k, n, {}) for k, n in ranked]
    return Uitslag(tuple(rows), {}, 0)


DUIDELIJK = result(a=9, b=7, c=5, d=2, e=0)
GELIJK = result(a=9, b=5, c=5, d=5)


@pytest.mark.parametrize(
    ("keuzes", "verwacht"),
    [
        ("abc", None),
        ("cba", None),
        ("abcd", Afwijking.TE_VEEL),
        ("ab", Afwijking.TE_WEINIG),
        ("abd", Afwijking.ANDERS),
        ("abe", Afwijking.ANDERS),
    ],
)
def test_only_the_first_three_are_the_top_3(keuzes: str, verwacht: Afwijking | None) -> None:
    assert deviation(DUIDELIJK.top(3), keuzes) is verwacht


@pytest.mark.parametrize("keuzes", ["abc", "abd", "acd"])
def test_a_tie_may_be_settled_either_way(keuzes: str) -> None:
    assert deviation(GELIJK.top(3), keuzes) is None


def test_a_tie_does_not_let_the_sure_one_out() -> None:
    assert deviation(GELIJK.top(3), "bcd") is Afwijking.ANDERS
    assert deviation(GELIJK.top(3), "abcd") is Afwijking.TE_VEEL


def test_with_fewer_choices_than_places_the_top_is_shorter() -> None:
    few = result(a=2, b=1, c=0)
    assert places(few.top(3)) == 2
    assert deviation(few.top(3), "ab") is None
    assert deviation(few.top(3), "abc") is Afwijking.TE_VEEL
