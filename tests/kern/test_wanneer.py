"""Moments as schools write them are placed in their schooljaar, or not at all."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ouderplan.kern.datum import MAANDEN
from ouderplan.kern.wanneer import SCHOOLMAANDEN, parse_when

JAAR = 2026


def months(tekst):
    return [maand for span in parse_when(tekst, JAAR).spans for maand in span.maanden]


def days(tekst):
    return [(str(span.begin), str(span.eind)) for span in parse_when(tekst, JAAR).spans]


@pytest.mark.parametrize(
    ("tekst", "maanden"),
    [
        ("september", [9]),
        ("Februari en juni", [2, 6]),
        ("jan., mrt en Sept.", [9, 1, 3]),
        ("elk jaar in juli", [7]),
        ("september t/m november", [9, 10, 11]),
        ("van oktober tot februari", [10, 11, 12, 1, 2]),
        ("tussen oktober en december", [10, 11, 12]),
        ("okt/nov", [10, 11]),
        ("sept/jan/april", [9, 1, 4]),
        ("elke maand", list(SCHOOLMAANDEN)),
        ("Tien keer per jaar", list(SCHOOLMAANDEN)),
        ("elke maand behalve december", [9, 10, 11, 1, 2, 3, 4, 5, 6]),
        ("twee keer per jaar: in november en maart", [11, 3]),
        ("week 6 en 7", [2, 2]),
        ("weken 40 t/m 41", [9, 10, 10]),
        ("eerste zes weken", [9]),
        ("voor de kerstvakantie", [12]),
        ("na de herfstvakantie", [11]),
        ("voorjaar", [3, 4, 5]),
        ("31 februari", [2]),
    ],
)
def test_months_are_found(tekst, maanden):
    assert months(tekst) == maanden


@pytest.mark.parametrize(
    ("tekst", "dagen"),
    [
        ("2027-03-04", [("2027-03-04", "2027-03-04")]),
        ("4-3-2027", [("2027-03-04", "2027-03-04")]),
        ("4 maart", [("2027-03-04", "2027-03-04")]),
        ("6 en 7 oktober", [("2026-10-06", "2026-10-06"), ("2026-10-07", "2026-10-07")]),
        ("6 t/m 10 oktober", [("2026-10-06", "2026-10-10")]),
        ("28 september t/m 2 oktober", [("2026-09-28", "2026-10-02")]),
        ("eind mei", [("2027-05-21", "2027-05-31")]),
        ("half november", [("2026-11-11", "2026-11-20")]),
        ("juni 2028", [("2028-06-01", "2028-06-30")]),
        ("mei '28", [("2028-05-01", "2028-05-31")]),
        ("jan/feb ’27", [("2027-01-01", "2027-02-28")]),
        ("laatste woensdag van juni", [("2027-06-30", "2027-06-30")]),
        ("week 6", [("2027-02-08", "2027-02-12")]),
        ("december 2026 t/m januari 2027", [("2026-12-01", "2027-01-31")]),
    ],
)
def test_days_are_found(tekst, dagen):
    assert days(tekst) == dagen


def test_the_first_friday_of_the_month_is_a_day_in_each_school_month():
    spans = parse_when("Eerste vrijdag van de maand, 8.20 tot 8.45 uur", JAAR).spans
    assert [span.begin.month for span in spans] == list(SCHOOLMAANDEN)
    assert all(span.begin.weekday() == 4 and span.begin.day <= 7 for span in spans)


@pytest.mark.parametrize(
    "tekst", ["", "zes keer per jaar", "jaarlijks", "week 99", "elk kwartaal", "om de twee maanden"]
)
def test_what_says_no_moment_is_not_guessed(tekst):
    found = parse_when(tekst, JAAR)
    assert (found.spans, found.doorlopend) == ((), False)


@pytest.mark.parametrize(
    "tekst", ["hele jaar", "Elke dinsdag om 8.30 uur", "wekelijks", "wanneer nodig", "op verzoek"]
)
def test_what_goes_on_all_year_is_said_to(tekst):
    found = parse_when(tekst, JAAR)
    assert (found.spans, found.doorlopend) == ((), True)


@given(st.text(max_size=60), st.integers(1990, 2090))
def test_no_text_makes_it_fall_over(tekst, jaar):
    assert all(span.begin <= span.eind for span in parse_when(tekst, jaar).spans)


@given(st.lists(st.sampled_from(MAANDEN), min_size=1, max_size=4, unique=True))
def test_every_month_that_is_named_is_found_in_its_schooljaar(namen):
    spans = parse_when(" en ".join(namen), JAAR).spans
    assert {MAANDEN[span.begin.month - 1] for span in spans} == set(namen)
    assert all(date(2026, 8, 1) <= span.begin <= date(2027, 7, 31) for span in spans)
