"""Numbers as schools write them are read, and what is no number is not made into one."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ouderplan.kern.getallen import parse_measure, written_number


@pytest.mark.parametrize(
    ("tekst", "getal", "eenheid"),
    [
        ("80%", 80, "%"),
        ("80 %", 80, "%"),
        ("100 procent", 100, "%"),
        ("7,5", Fraction(15, 2), ""),
        ("7.5", Fraction(15, 2), ""),
        ("7½", Fraction(15, 2), ""),
        ("1.250 ouders", 1250, ""),
        ("34 van de 40", 85, "%"),
        ("34/40 ouders", 85, "%"),
        ("9 op de 10", 90, "%"),
        ("43,5 % (126 van de 290 ouders)", Fraction(87, 2), "%"),
        ("7,5 op een schaal van 10", Fraction(15, 2), ""),
        ("80% in juni 2027", 80, "%"),
        ("schooljaar 2026-2027: 80%", 80, "%"),
        ("85 (n=120)", 85, ""),
        ("gemiddeld 80%", 80, "%"),
        ("onderbouw 80%", 80, "%"),
    ],
)
def test_one_number_in_a_text_is_found(tekst, getal, eenheid):
    maat = parse_measure(tekst)
    assert maat is not None
    assert (maat.waarde, maat.eenheid, maat.kaal) == (getal, eenheid, True)


@pytest.mark.parametrize(
    ("tekst", "laag", "hoog"),
    [
        ("≥ 80 %", 80, None),
        (">= 80", 80, None),
        ("minstens een 7,5", Fraction(15, 2), None),
        ("niet minder dan 80%", 80, None),
        ("80 % of meer", 80, None),
        ("≤ 5", None, 5),
        ("niet meer dan 5 klachten", None, 5),
        ("5 of minder", None, 5),
        ("80-90 %", 80, 90),
        ("tussen de 80 en 90 procent", 80, 90),
    ],
)
def test_a_direction_or_a_range_is_understood(tekst, laag, hoog):
    maat = parse_measure(tekst)
    assert maat is not None
    assert (maat.laag, maat.hoog, maat.met_laag, maat.met_hoog) == (laag, hoog, True, True)
    assert not maat.kaal


def test_more_than_and_less_than_leave_out_the_number_itself():
    more, less = parse_measure("meer dan 80 %"), parse_measure("< 5")
    assert more is not None
    assert less is not None
    assert not more.met_laag
    assert not less.met_hoog


@pytest.mark.parametrize(
    "tekst",
    [
        "",
        "goed",
        "alle ouders",
        "drie keer per jaar",
        "75% en 80%",
        "2026-2027",
        "12-10-2026",
        "-5",
    ],
)
def test_what_is_no_single_number_stays_text(tekst):
    assert parse_measure(tekst) is None


@given(st.text(max_size=60))
def test_no_text_makes_it_fall_over(tekst):
    maat = parse_measure(tekst)
    assert maat is None or maat.laag is not None or maat.hoog is not None


@given(st.integers(0, 1000), st.integers(1, 9))
def test_a_number_that_was_written_is_read_again(heel, tiende):
    written = written_number(Fraction(heel * 10 + tiende, 10))
    maat = parse_measure(f"{written} %")
    assert maat is not None
    assert maat.waarde == Fraction(heel * 10 + tiende, 10)
