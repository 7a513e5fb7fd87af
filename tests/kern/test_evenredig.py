"""The proportional top: published outcomes, a slow oracle of another make, and what it promises."""

from collections import Counter
from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ouderplan.kern.evenredig import elect, proportional_top
from ouderplan.kern.rondes import Rondekeuze, Stembriefje
from ouderplan.kern.soorten import Groep, Kanaal
from ouderplan.kern.tellen import count

KEUZES = "abcdef"
stembus = st.lists(st.frozensets(st.sampled_from(KEUZES), max_size=4), max_size=9)
plaatsen = st.integers(min_value=1, max_value=4)


def piles(briefjes):
    return Counter(frozenset(briefje) for briefje in briefjes)


def sets(text):
    """Read ``3 ab, 1 c`` as four ballots."""
    parts = (part.split() for part in text.split(","))
    return [frozenset(keuzes) for aantal, keuzes in parts for _ in range(int(aantal))]


# --- published outcomes ---------------------------------------------------------------------------

PUBLISHED = {
    "Lackner & Skowron, Multi-Winner Voting with Approval Preferences (2023), example 2.9": (
        "3 ab, 3 ac, 2 ad, 1 bcf, 1 e, 1 f, 1 g",
        4,
        ["abcd"],
    ),
    "the same book, example 2.12": ("3 cd, 2 ab, 2 ac, 1 bd", 3, ["bcd"]),
    "abcvoting 2, tests, profile 1": (
        "1 aef, 1 a, 1 bef, 1 b, 1 cef, 1 c, 1 def, 1 d",
        4,
        ["abef", "acef", "adef", "bcef", "bdef", "cdef"],
    ),
    "abcvoting 2, tests, profile 2": ("5 abc, 1 ab, 2 de, 1 d", 3, ["abd"]),
    "abcvoting 2, tests, profile 3": (
        "1 adef, 1 bc, 1 acf, 1 c, 1 abcde, 1 ade, 1 ace, 1 ab",
        4,
        ["abce"],
    ),
}


@pytest.mark.parametrize("naam", PUBLISHED)
def test_the_outcome_is_the_published_one(naam):
    briefjes, aantal, tops = PUBLISHED[naam]
    found = elect(piles(sets(briefjes)), aantal, {})
    assert found.zeker == frozenset.intersection(*map(frozenset, tops))
    assert found.zeker | found.mogelijk == frozenset().union(*tops)


# --- a slow oracle: purses, one per person, filled as time goes by --------------------------------


def all_tops(briefjes, aantal):
    """Follow the purses by time, on every way to break ties, and return every top."""
    filled = [briefje for briefje in briefjes if briefje]
    goods = frozenset().union(*filled) if filled else frozenset()
    return buy(filled, goods, min(aantal, len(goods)), frozenset(), [Fraction(0)] * len(filled))


def buy(briefjes, goods, aantal, bought, purses):
    if len(bought) == aantal:
        return {bought}
    waits = {}
    for keuze in goods - bought:
        who = [nr for nr, briefje in enumerate(briefjes) if keuze in briefje]
        waits[keuze] = (1 - sum(purses[nr] for nr in who)) / Fraction(len(who))
    soonest = min(waits.values())
    tops = set()
    for keuze in (keuze for keuze, wait in waits.items() if wait == soonest):
        after = [
            Fraction(0) if keuze in briefje else purse + soonest
            for briefje, purse in zip(briefjes, purses, strict=True)
        ]
        tops |= buy(briefjes, goods, aantal, bought | {keuze}, after)
    return tops


@settings(max_examples=300)
@given(stembus, plaatsen)
def test_it_finds_what_the_purses_find_and_says_every_tie(briefjes, aantal):
    tops = all_tops(briefjes, aantal)
    found = elect(piles(briefjes), aantal, {})
    assert found.zeker == frozenset.intersection(*tops)
    assert found.zeker | found.mogelijk == frozenset().union(*tops)


@given(stembus, plaatsen, st.permutations(KEUZES))
def test_with_a_lot_nothing_is_tied_and_the_top_is_one_of_those(briefjes, aantal, lot):
    found = elect(piles(briefjes), aantal, {keuze: nr for nr, keuze in enumerate(lot)})
    assert not found.mogelijk
    assert found.zeker in all_tops(briefjes, aantal)


# --- what it promises -----------------------------------------------------------------------------


@settings(max_examples=200)
@given(stembus, plaatsen, st.permutations(KEUZES))
def test_each_nth_part_of_the_voters_that_agrees_finds_its_part(briefjes, aantal, lot):
    """Proportional justified representation, straight from the definition."""
    filled = [briefje for briefje in briefjes if briefje]
    found = elect(piles(briefjes), aantal, {keuze: nr for nr, keuze in enumerate(lot)})
    goods = frozenset().union(*filled) if filled else frozenset()
    if len(goods) < aantal:
        assert found.zeker == goods
        return
    for deel in range(1, aantal + 1):
        for shared in combinations(sorted(goods), deel):
            agree = [briefje & found.zeker for briefje in filled if briefje >= set(shared)]
            for known in combinations(sorted(found.zeker), deel - 1):
                left_out = sum(own <= set(known) for own in agree)
                assert left_out * aantal < deel * len(filled)


@given(stembus, plaatsen, st.randoms(use_true_random=False))
def test_the_order_of_the_ballots_changes_nothing(briefjes, aantal, rng):
    shuffled = rng.sample(briefjes, len(briefjes))
    assert elect(piles(shuffled), aantal, {}) == elect(piles(briefjes), aantal, {})


@given(stembus, plaatsen, st.permutations(KEUZES))
def test_other_names_for_the_choices_give_the_same_top_under_those_names(briefjes, aantal, names):
    other = dict(zip(KEUZES, names, strict=True))

    def rename(keuzes):
        return frozenset(other[keuze] for keuze in keuzes)

    plain = elect(piles(briefjes), aantal, {})
    renamed = elect(piles(map(rename, briefjes)), aantal, {})
    assert renamed.zeker == rename(plain.zeker)
    assert renamed.mogelijk == rename(plain.mogelijk)


@given(stembus, plaatsen)
def test_one_place_more_takes_nothing_away(briefjes, aantal):
    fewer, more = (elect(piles(briefjes), places, {}) for places in (aantal, aantal + 1))
    assert fewer.zeker <= more.zeker
    assert fewer.zeker | fewer.mogelijk <= more.zeker | more.mogelijk


@given(stembus, plaatsen, st.sampled_from(KEUZES))
def test_one_more_who_chose_only_this_does_not_harm_it(briefjes, aantal, keuze):
    before = elect(piles(briefjes), aantal, {})
    after = elect(piles([*briefjes, {keuze}]), aantal, {})
    assert keuze not in before.zeker or keuze in after.zeker
    assert keuze not in before.mogelijk or keuze in after.zeker | after.mogelijk


@given(stembus, plaatsen, st.integers(min_value=0, max_value=30))
def test_blank_ballots_change_nothing(briefjes, aantal, blanco):
    with_blanks = [*briefjes, *[frozenset()] * blanco]
    assert elect(piles(with_blanks), aantal, {}) == elect(piles(briefjes), aantal, {})


@given(stembus, plaatsen, st.integers(min_value=2, max_value=5))
def test_everybody_twice_is_the_same_top(briefjes, aantal, keer):
    assert elect(piles(briefjes * keer), aantal, {}) == elect(piles(briefjes), aantal, {})


def ledger(briefjes):
    return [
        Stembriefje(1, f"b{nr:05}", Groep.OUDERS, Kanaal.TELEFOON, keuze)
        for nr, briefje in enumerate(briefjes)
        for keuze in briefje or [""]
    ]


def uitslag_of(briefjes, keuzes=KEUZES):
    return count(ledger(briefjes), [Rondekeuze(1, keuze, keuze) for keuze in keuzes])


@given(st.frozensets(st.sampled_from(KEUZES)), st.integers(1, 40), plaatsen)
def test_when_all_ballots_are_alike_it_is_the_plain_top(briefje, aantal, hoeveel):
    uitslag = uitslag_of([briefje] * aantal)
    assert proportional_top(uitslag, hoeveel) == uitslag.top(hoeveel)


@given(stembus)
def test_of_one_place_it_is_the_plain_top(briefjes):
    assert proportional_top(uitslag_of(briefjes), 1) == uitslag_of(briefjes).top(1)


@given(stembus, plaatsen)
def test_sure_and_open_places_fill_the_top(briefjes, aantal):
    top = proportional_top(uitslag_of(briefjes), aantal)
    voted = {keuze for briefje in briefjes for keuze in briefje}
    assert len(top.zeker) + top.open_plaatsen == min(aantal, len(voted))
    assert bool(top.gelijk) == (top.open_plaatsen > 0) == (len(top.gelijk) > top.open_plaatsen)


@given(st.tuples(*[st.integers(0, 12)] * 3), st.integers(1, 5))
def test_of_people_who_vote_in_blocks_each_block_gets_what_dhondt_gives(blocks, aantal):
    """Brill et al. (2017): on party lists it is the method of D'Hondt."""
    lists = [[f"{block}{nr}" for nr in range(5)] for block in "pqr"]
    briefjes = [keuzes for keuzes, size in zip(lists, blocks, strict=True) for _ in range(size)]
    lot = {keuze: nr for nr, keuze in enumerate(keuze for keuzes in lists for keuze in keuzes)}
    found = elect(piles(briefjes), aantal, lot)
    quotients = [
        (-Fraction(size, nr + 1), nr_list)
        for nr_list, size in enumerate(blocks)
        for nr in range(5)
        if size
    ]
    won = Counter(nr_list for _, nr_list in sorted(quotients)[:aantal])
    assert [len(found.zeker & set(keuzes)) for keuzes in lists] == [won[nr] for nr in range(3)]


def test_a_minority_that_agrees_gets_its_share():
    briefjes = [set("abcde")] * 80 + [set("vwxyz")] * 20
    uitslag = uitslag_of(briefjes, "abcdevwxyz")
    assert {p.keuze for p in uitslag.top(5).zeker} == set("abcde")
    top = proportional_top(uitslag, 5)
    assert top.open_plaatsen == 5  # which four, and which one, nobody said
    assert {p.keuze for p in top.gelijk} == set("abcdevwxyz")
    sure = elect(piles(briefjes), 5, {keuze: keuze for keuze in "abcdevwxyz"})
    assert sure.zeker == set("abcdv")


def test_ten_thousand_ballots_are_counted():
    keuzes = [f"waarde {nr}" for nr in range(23)]
    every = [frozenset(five) for five in list(combinations(keuzes, 5))[:10_000]]
    found = elect(piles([*every, {keuzes[22]}, {keuzes[22]}]), 5, {})
    assert len(found.zeker) <= 5 <= len(found.zeker | found.mogelijk)


def test_when_everything_ties_it_says_so_soon():
    keuzes = [chr(97 + nr) for nr in range(23)]
    found = elect(piles(combinations(keuzes, 4)), 5, {})
    assert not found.zeker
    assert found.mogelijk == set(keuzes)
