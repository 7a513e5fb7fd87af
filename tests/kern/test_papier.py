"""What a counter types, two counters compared, and what became of every sheet."""

from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ouderplan.kern.papier import Oordeel, Stapel, read_hands, read_pile, sheet_mark
from ouderplan.kern.papierrekening import Kanalen, paper_account
from ouderplan.kern.rondes import Ronde, Rondekeuze, Rondesoort
from ouderplan.kern.soorten import Groep, Kanaal

KEUZES = [Rondekeuze(1, naam, naam.capitalize()) for naam in ("rust", "moed", "zorg", "taal")]
RONDE = Ronde(1, Rondesoort.WAARDEN, "Wat telt?", datetime(2026, 10, 6, 19, 30), aantal_keuzes=2)


def read(tekst):
    return read_pile(tekst, KEUZES, 2)


@pytest.mark.parametrize(
    ("line", "oordeel", "keuzes"),
    [
        ("3 1", Oordeel.GELDIG, ("rust", "zorg")),
        ("1,3", Oordeel.GELDIG, ("rust", "zorg")),
        ("0", Oordeel.BLANCO, ()),
        ("x", Oordeel.ONGELDIG, ()),
        ("1 2 3", Oordeel.ONGELDIG, ("rust", "moed", "zorg")),
        ("5", Oordeel.ONBEKEND, ()),
        ("9" * 5000, Oordeel.ONBEKEND, ()),
        ("2 2", Oordeel.DUBBEL, ()),
        ("drie", Oordeel.GEEN_NUMMER, ()),
        ("٣", Oordeel.GEEN_NUMMER, ()),
        ("1 0", Oordeel.ONBEKEND, ()),
    ],
)
def test_a_line_is_read_as_one_ballot(line, oordeel, keuzes):
    (regel,) = read(line)
    assert (regel.oordeel, regel.keuzes) == (oordeel, keuzes)


def test_an_empty_line_keeps_its_number_so_that_the_pile_stays_in_step():
    assert [(r.nummer, r.oordeel) for r in read("1\n\n2\n\n")] == [
        (1, Oordeel.GELDIG),
        (2, Oordeel.LEEG),
        (3, Oordeel.GELDIG),
    ]


def test_two_counters_agree_on_what_was_chosen_not_on_how_it_was_typed():
    assert Stapel(read("1 3\n0\nx"), read("3,1\n0\n1 2 3")).klaar


def test_a_difference_names_the_ballot_and_stops_the_pile():
    pile = Stapel(read("1\n2\n3"), read("1\n4\n3"))
    assert [a.nummer for a, _ in pile.verschillen] == [2]
    assert not pile.klaar


def test_a_pile_waits_for_the_slower_counter_and_for_an_unclear_line():
    assert not Stapel(read("1\n2"), read("1")).klaar
    assert not Stapel(read("1\n9")).klaar
    assert not Stapel().klaar
    assert Stapel(read("1\n2")).klaar


@given(st.lists(st.lists(st.integers(1, 4), unique=True, max_size=4), max_size=30))
def test_what_is_written_as_numbers_is_read_back(ballots):
    tekst = "\n".join(" ".join(map(str, own)) or "0" for own in ballots)
    pile = read(tekst)
    assert [len(r.keuzes) for r in pile] == [len(own) for own in ballots]
    assert Stapel(pile, read(tekst)).klaar is bool(ballots)


@given(st.text(), st.text())
def test_whatever_is_typed_only_clear_lines_are_ready(a, b):
    pile = Stapel(read(a), read(b))
    if pile.klaar:
        assert all(regel.oordeel.telt for regel in (*pile.a, *pile.b))
        assert all(set(r.keuzes) <= {k.keuze for k in KEUZES} for r in pile.regels)
    read_hands(a, KEUZES)


def test_hands_are_read_per_choice():
    assert [(r.keuzes, r.aantal) for r in read_hands("2 23\n4 0", KEUZES)] == [
        (("moed",), 23),
        (("taal",), 0),
    ]
    wrong = [r.oordeel for r in read_hands("2 23\n2 5\n9 1\n3\n1 99999", KEUZES)]
    assert wrong == [
        Oordeel.GELDIG,
        Oordeel.DUBBEL,
        Oordeel.ONBEKEND,
        Oordeel.GEEN_NUMMER,
        Oordeel.TE_VEEL,
    ]


def test_the_mark_changes_when_a_number_means_something_else():
    assert sheet_mark(KEUZES) == sheet_mark(list(KEUZES))
    assert sheet_mark(KEUZES) != sheet_mark(KEUZES[::-1])
    assert sheet_mark(KEUZES) != sheet_mark([*KEUZES, Rondekeuze(1, "plezier")])


# what became of every sheet

aantal = st.integers(0, 500)


@given(geteld=aantal, handen=aantal, ongebruikt=aantal, ongeldig=aantal, fout=st.integers(-3, 3))
def test_given_out_is_counted_and_unused_and_invalid_or_the_difference_is_said(
    geteld, handen, ongebruikt, ongeldig, fout
):
    given_out = max(geteld + ongebruikt + ongeldig - fout, 0)
    row = replace(
        RONDE,
        papier_uitgegeven=given_out,
        papier_ongebruikt=ongebruikt,
        papier_ongeldig=ongeldig,
        handen=handen,
    )
    account = paper_account(row, Kanalen({(Kanaal.PAPIER, Groep.OUDERS): geteld + handen}))
    if account is None:
        assert given_out == geteld == handen == ongebruikt == ongeldig == 0
        return
    assert account.geteld == geteld
    counted = account.geteld + account.ongebruikt + account.ongeldig
    assert account.uitgegeven + account.verschil == counted


def test_no_paper_is_no_account():
    assert paper_account(RONDE, Kanalen({(Kanaal.TELEFOON, Groep.TEAM): 30})) is None


def test_what_was_not_written_down_is_not_made_up():
    account = paper_account(RONDE, Kanalen({(Kanaal.PAPIER, Groep.OUDERS): 12}))
    assert (account.uitgegeven, account.verschil, account.geteld) == (None, None, 12)


def test_ways_of_voting_are_not_split_under_ten():
    large = Kanalen({(Kanaal.TELEFOON, Groep.TEAM): 10, (Kanaal.PAPIER, Groep.OUDERS): 12})
    assert large.apart == ((Kanaal.TELEFOON, 10), (Kanaal.PAPIER, 12))
    small = Kanalen({(Kanaal.TELEFOON, Groep.TEAM): 40, (Kanaal.PAPIER, Groep.OUDERS): 9})
    assert small.of(Kanaal.PAPIER) == 9
    assert small.apart == ()
    assert Kanalen({(Kanaal.PAPIER, Groep.OUDERS): 40}).apart == ()
