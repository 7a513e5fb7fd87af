import pytest
from hypothesis import given
from hypothesis import strategies as st

from ouderplan.kern.leesbaarheid import Leesniveau, Moeite, Plek, assess, count_syllables, is_long
from ouderplan.kern.makkelijker import MAKKELIJKER
from ouderplan.kern.zinnen import split_sentences

MAKKELIJK = (
    "Ouders mogen altijd binnenlopen. De leraar vertelt wat er gebeurt. "
    "Zo weten wij van elkaar hoe het met een kind gaat. Wij vieren samen wat lukt."
)
MOEILIJK = (
    "Ten aanzien van de ouderbetrokkenheid streven wij naar een optimale dialoog, waarbij vanuit "
    "gezamenlijkheid aandacht is voor de ontwikkelingsmogelijkheden van iedere individuele "
    "leerling binnen de schoolorganisatie."
)


def kinds(tekst, **overig):
    return [plek.soort for plek in assess(tekst, **overig).plekken]


@pytest.mark.parametrize(
    ("woord", "aantal"),
    [
        ("kind", 1),
        ("ouders", 2),
        ("avond", 2),  # a hyphenation leaves no letter alone
        ("ouderavond", 4),
        ("idee", 2),
        ("ideeën", 3),
        ("coördinator", 5),
        ("verantwoordelijkheid", 6),
        ("informatie", 4),
        ("nieuwe", 2),
        ("WC", 1),
        ("2026", 1),
    ],
)
def test_syllables_are_counted_as_a_dutch_reader_hears_them(woord, aantal):
    assert count_syllables(woord) == aantal


def test_the_formula_is_that_of_douma():
    """Four words of one syllable in one sentence: 206.84 − 77 × 1 − 0.93 × 4."""
    assert assess("Het kind leert veel.").score == pytest.approx(206.84 - 77 - 3.72)


def test_a_plain_text_is_fine_and_a_stiff_one_is_not():
    assert assess(MAKKELIJK).niveau is Leesniveau.MAKKELIJK
    assert assess(MAKKELIJK).in_orde
    assert assess(MOEILIJK).niveau is Leesniveau.MOEILIJK
    assert not assess(MOEILIJK).in_orde


def test_of_a_short_text_nothing_is_said():
    assert assess("Ouderbetrokkenheid, verantwoordelijkheid.").niveau is Leesniveau.TE_KORT
    assert assess("").in_orde


def test_every_kind_of_hard_spot_is_found_where_it_stands():
    spots = assess(MOEILIJK).plekken
    assert {plek.soort for plek in spots} == {Moeite.ZIN, Moeite.JARGON, Moeite.WOORD}
    assert all(MOEILIJK[plek.begin : plek.end] == plek.tekst for plek in spots)
    liever = {plek.tekst.casefold(): plek.liever for plek in spots if plek.liever}
    assert liever == {"ten aanzien van": "over", "optimale": "de beste", "dialoog": "gesprek"}


def test_a_sentence_of_twenty_words_may_stay_and_one_more_may_not():
    assert kinds(" ".join(["kind"] * 20) + ".") == []
    assert kinds(" ".join(["kind"] * 21) + ".") == [Moeite.ZIN]


@pytest.mark.parametrize(
    "zin",
    [
        "De afspraken worden in juni besproken.",
        "Elk kind wordt goed gezien.",
        "Zo weet u wat er gedaan wordt.",
        "De brief werd aan alle ouders opgestuurd.",
    ],
)
def test_who_does_it_is_asked_where_that_is_hidden(zin):
    assert kinds(zin) == [Moeite.LIJDEND]


@pytest.mark.parametrize(
    "zin",
    [
        "Het kind wordt groot en gezond.",
        "Het wordt een gezellige avond met verhalen.",
        "Wij worden er blij van.",
        "In de groepen worden de gesprekken langer.",
        "Wij hebben het gezien.",
    ],
)
def test_becoming_something_is_no_passive(zin):
    assert kinds(zin) == []


def test_a_chosen_waarde_is_meant_to_be_there():
    tekst = "Wij dragen samen verantwoordelijkheid."
    assert kinds(tekst) == [Moeite.WOORD]
    assert kinds(tekst, behalve=[(18, 37)]) == []


def test_names_and_words_with_a_hyphen_are_not_called_hard():
    assert kinds("Wij zijn de Burgemeestersschool aan het plein.") == []
    assert not is_long("ouder-kind-middag")


def test_what_is_called_easier_is_not_hard_itself():
    for lastig, makkelijk in MAKKELIJKER.items():
        assert assess(makkelijk).plekken == (), lastig


def test_an_abbreviation_or_a_number_ends_no_sentence():
    assert [zin.tekst for zin in split_sentences("Denk aan o.a. de Efteling. Goed? Ja!")] == [
        "Denk aan o.a. de Efteling.",
        "Goed?",
        "Ja!",
    ]
    assert len(split_sentences("Wij doen mee met Ouderbetrokkenheid 3.0 en dat is fijn.")) == 1
    assert len(split_sentences("Wij … en dan verder.")) == 1


@given(st.text(alphabet="aeg nkt.?!…\n-'’ëWw", max_size=120))
def test_spots_always_lie_in_the_text_and_say_what_stands_there(tekst):
    for plek in assess(tekst).plekken:
        assert isinstance(plek, Plek)
        assert tekst[plek.begin : plek.end] == plek.tekst


@given(st.text(max_size=200))
def test_any_text_at_all_can_be_assessed(tekst):
    found = assess(tekst)
    assert found.zinnen <= found.woorden <= found.lettergrepen
