"""Counting: from the ledger, whatever its order, with ties and blanks said."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from ouderplan.kern.rondes import Rondekeuze, Stembriefje
from ouderplan.kern.soorten import Groep, Kanaal
from ouderplan.kern.tellen import count

WAARDEN = ("durf", "geduld", "plezier", "respect", "rust")
KEUZES = tuple(Rondekeuze(1, waarde, waarde) for waarde in WAARDEN)


def briefje(nummer, keuzes, groep=Groep.OUDERS, kanaal=Kanaal.TELEFOON):
    return [Stembriefje(1, f"b{nummer}", groep, kanaal, keuze) for keuze in keuzes or [""]]


def ledger(*briefjes, groep=Groep.OUDERS):
    return [row for nr, keuzes in enumerate(briefjes) for row in briefje(nr, keuzes, groep)]


@st.composite
def ledgers(draw, keuzes=WAARDEN):
    choices = st.lists(st.sampled_from(keuzes), unique=True, max_size=3)
    ballot = st.tuples(choices, st.sampled_from(Groep), st.sampled_from(Kanaal))
    ballots = draw(st.lists(ballot, max_size=40))
    return [row for nr, (own, *who) in enumerate(ballots) for row in briefje(nr, own, *who)]


@given(ledgers(), st.randoms(use_true_random=False))
def test_the_order_of_the_ledger_changes_nothing(rows, rng):
    shuffled = rng.sample(rows, len(rows))
    assert count(shuffled, KEUZES) == count(rows, KEUZES)


@given(ledgers(keuzes=("appel", "peer", "noot", "mies")), st.randoms(use_true_random=False))
def test_nor_does_it_when_what_could_be_chosen_was_not_kept(rows, rng):
    assert count(rng.sample(rows, len(rows)), ()) == count(rows, ())


@given(ledgers())
def test_totals_equal_the_ledger(rows):
    expected = Counter(row.keuze for row in rows if row.keuze)
    uitslag = count(rows, KEUZES)
    assert {p.keuze: p.stemmen for p in uitslag.ranglijst if p.stemmen} == expected
    assert all(sum(p.per_groep.values()) == p.stemmen for p in uitslag.ranglijst)
    assert {p.keuze for p in uitslag.ranglijst} == set(WAARDEN)


@given(ledgers())
def test_people_are_ballots_and_blank_ballots_are_people(rows):
    uitslag = count(rows, KEUZES)
    assert uitslag.gestemd == len({row.briefje for row in rows})
    assert uitslag.blanco == len({row.briefje for row in rows if not row.keuze})


@given(ledgers(), st.randoms(use_true_random=False))
def test_the_same_line_read_twice_counts_once(rows, rng):
    again = rng.sample(rows, len(rows) // 2)
    assert count([*rows, *again], KEUZES) == count(rows, KEUZES)


@given(ledgers(), st.integers(0, 7))
def test_a_top_never_decides_a_tie(rows, aantal):
    uitslag = count(rows, KEUZES)
    top = uitslag.top(aantal)
    named = {p.keuze for p in (*top.zeker, *top.gelijk)}
    left = [p.stemmen for p in uitslag.ranglijst if p.keuze not in named and p.stemmen]
    assert len(top.zeker) + top.open_plaatsen <= aantal
    assert top.beslist == (not top.gelijk)
    assert len(top.gelijk) > top.open_plaatsen or not top.gelijk
    assert len({p.stemmen for p in top.gelijk}) <= 1
    assert all(p.stemmen > votes for p in (*top.zeker, *top.gelijk) for votes in left)
    assert all(p.stemmen > tied.stemmen for p in top.zeker for tied in top.gelijk)


@given(ledgers(), st.integers(1, 7))
def test_a_top_is_full_unless_too_few_were_chosen(rows, aantal):
    uitslag = count(rows, KEUZES)
    chosen = sum(p.stemmen > 0 for p in uitslag.ranglijst)
    top = uitslag.top(aantal)
    assert len(top.zeker) + top.open_plaatsen == min(aantal, chosen)


def test_a_tie_on_the_last_place_is_said():
    top = count(ledger(["rust", "durf"], ["rust", "geduld"]), KEUZES).top(2)
    assert [p.keuze for p in top.zeker] == ["rust"]
    assert [p.keuze for p in top.gelijk] == ["durf", "geduld"]
    assert top.open_plaatsen == 1
    assert not top.beslist


def test_a_tie_that_fits_is_no_tie():
    top = count(ledger(["rust", "durf"], ["rust", "geduld"]), KEUZES).top(3)
    assert top.beslist
    assert [p.plaats for p in top.zeker] == [1, 2, 2]


def test_equal_votes_share_a_place_and_the_next_place_is_skipped():
    rows = ledger(["rust", "durf"], ["rust", "durf"], ["geduld"])
    assert [p.plaats for p in count(rows, KEUZES).ranglijst] == [1, 1, 3, 4, 4]


def test_equals_are_listed_in_ballot_order():
    uitslag = count([], KEUZES)
    assert [p.keuze for p in uitslag.ranglijst] == list(WAARDEN)


def test_what_nobody_chose_never_reaches_the_top():
    assert [p.keuze for p in count(ledger(["rust"]), KEUZES).top(5).zeker] == ["rust"]


def test_a_top_of_nothing_is_empty():
    top = count(ledger(["rust"], ["durf"]), KEUZES).top(0)
    assert (top.zeker, top.gelijk, top.open_plaatsen) == ((), (), 0)


def groups(ouders, team):
    numbered = [Groep.OUDERS] * ouders + [Groep.TEAM] * team
    return [row for nr, groep in enumerate(numbered) for row in briefje(nr, ["rust"], groep)]


def test_a_group_under_ten_is_not_split_out():
    assert count(groups(ouders=40, team=10), KEUZES).te_splitsen
    assert not count(groups(ouders=40, team=9), KEUZES).te_splitsen


def test_one_group_alone_has_nothing_to_split():
    assert not count(groups(ouders=40, team=0), KEUZES).te_splitsen


def test_a_group_of_blank_ballots_is_as_large_as_its_people():
    rows = groups(ouders=12, team=0) + [
        row for nr in range(100, 110) for row in briefje(nr, [], Groep.TEAM)
    ]
    uitslag = count(rows, KEUZES)
    assert uitslag.briefjes == {Groep.OUDERS: 12, Groep.TEAM: 10}
    assert uitslag.blanco == 10
    assert uitslag.te_splitsen
