"""Moments as schools write them are placed in their schooljaar, or not at all."""

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from ouderplan.kern.datum import MAANDEN
from ouderplan.kern.wanneer import SCHOOLMAANDEN, Regio, parse_when
from ouderplan.kern.wanneer.schoolvakanties import BEKEND, Vakantie, holiday
from ouderplan.kern.wanneer.woorden import marks

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
        ("na de herfstvakantie", [10]),
        ("voorjaar", [3, 4, 5]),
        ("kerst", [12]),
        ("maart (2 avonden)", [3]),
        ("september (groep 3 t/m 8)", [9]),
    ],
)
def test_months_are_found(tekst, maanden):
    assert months(tekst) == maanden


@pytest.mark.parametrize(
    ("tekst", "dagen"),
    [
        ("2027-03-04", [("2027-03-04", "2027-03-04")]),
        ("4-3-2027", [("2027-03-04", "2027-03-04")]),
        ("vier maart in de aula", [("2027-03-04", "2027-03-04")]),
        ("4-3-2027, 19.00-20.30 uur", [("2027-03-04", "2027-03-04")]),
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
        ("5, 12 en 19 november", [(d, d) for d in ("2026-11-05", "2026-11-12", "2026-11-19")]),
        ("ma 5 t/m vr 9 oktober 2026", [("2026-10-05", "2026-10-09")]),
        ("maandag 5 oktober t/m vrijdag 9 oktober 2026", [("2026-10-05", "2026-10-09")]),
        ("donderdag 1 en vrijdag 2 april", [(d, d) for d in ("2027-04-01", "2027-04-02")]),
        ("1e week oktober", [("2026-10-01", "2026-10-07")]),
        ("tweede week van november", [("2026-11-08", "2026-11-14")]),
        ("in de week van 6 oktober", [("2026-10-05", "2026-10-09")]),
        ("tussen 5 en 12 november", [("2026-11-05", "2026-11-12")]),
        ("week 53 t/m 1", [("2026-12-28", "2027-01-01"), ("2027-01-04", "2027-01-08")]),
        ("vanaf 3 mei", [("2027-05-03", "2027-07-31")]),
        (
            "elke vrijdag in mei",
            [(f"2027-05-{d}", f"2027-05-{d}") for d in ("07", "14", "21", "28")],
        ),
        ("22-11-26", [("2026-11-22", "2026-11-22")]),
        ("di 6 okt. 19.30 uur", [("2026-10-06", "2026-10-06")]),
        ("08/10/'26", [("2026-10-08", "2026-10-08")]),
        ("vr. 16-4", [("2027-04-16", "2027-04-16")]),
        ("ma 30/11", [("2026-11-30", "2026-11-30")]),
        ("30/11 t/m 4/12", [("2026-11-30", "2026-12-04")]),
        ("15 + 16 april", [("2027-04-15", "2027-04-15"), ("2027-04-16", "2027-04-16")]),
        ("zestien april", [("2027-04-16", "2027-04-16")]),
        ("eenendertig mei", [("2027-05-31", "2027-05-31")]),
        ("de tweeëntwintigste april", [("2027-04-22", "2027-04-22")]),
        ("week 47/48", [("2026-11-16", "2026-11-20"), ("2026-11-23", "2026-11-27")]),
        ("wk. 53", [("2026-12-28", "2027-01-01")]),
    ],
)
def test_days_are_found(tekst, dagen):
    assert days(tekst) == dagen


def test_the_first_friday_of_the_month_is_a_day_in_each_school_month():
    spans = parse_when("Eerste vrijdag van de maand, 8.20 tot 8.45 uur", JAAR).spans
    assert [span.begin.month for span in spans] == list(SCHOOLMAANDEN)
    assert all(span.begin.weekday() == 4 and span.begin.day <= 7 for span in spans)


@pytest.mark.parametrize(
    "tekst",
    [
        "",
        "zes keer per jaar",
        "jaarlijks",
        "week 99",
        "elk kwartaal",
        "om de twee maanden",
        "31 november 2026",
        "31 februari",
        "eerste week na een vakantie",
        "na carnaval",
        "niet op 5 november",
        "twee weken in november",
        "5 novmber en 12 december",
        "okotber en november",
        "vrijdag 5 november",  # a Thursday
        "week 6, 7 november",
        "5/10",
        "5.11",
        "9 t/m 5 november",
        "voor december",
        "na 5 november",
        "15 februari en verder",
        "10 november of later",
        "eenendertig november",
        "vr 17-4",  # a Saturday
        "31/4 t/m 4/5",
        "laatste schooldag voor de kerstvakantie",  # of which region is not known
        "vijfde week van mei",
        "eerste schooldag van januari",
        "laatste schoolweek van juni",
        "eerste twee weken van januari",
    ],
)
def test_what_says_no_moment_is_not_guessed(tekst):
    found = parse_when(tekst, JAAR)
    assert (found.spans, found.doorlopend) == ((), False)


@pytest.mark.parametrize(
    "tekst", ["drie in juni", "groep acht juni", "groepen zeven en acht juni", "vier juni avonden"]
)
def test_a_count_or_a_group_before_a_month_is_no_day_of_it(tekst):
    assert days(tekst) == [("2027-06-01", "2027-06-30")]


@pytest.mark.parametrize(
    "tekst", ["hele jaar", "Elke dinsdag om 8.30 uur", "wekelijks", "wanneer nodig", "op verzoek"]
)
def test_what_goes_on_all_year_is_said_to(tekst):
    found = parse_when(tekst, JAAR)
    assert (found.spans, found.doorlopend) == ((), True)


@given(st.text(max_size=60), st.integers(1990, 2090))
def test_no_text_makes_it_fall_over(tekst, jaar):
    assert all(span.begin <= span.eind for span in parse_when(tekst, jaar).spans)


WEEKDAGEN = ("ma", "di", "wo", "do", "vr", "za", "zo")


@st.composite
def said(draw):
    """A list of days or a range in one month as a school writes it, and the days that it says."""
    nr = draw(st.integers(1, 12))
    year = JAAR + (nr < 8)
    numbers = sorted(draw(st.sets(st.integers(1, 28), min_size=1, max_size=4)))
    days = [date(year, nr, number) for number in numbers]
    names = [
        f"{WEEKDAGEN[day.weekday()]} {day.day}" if draw(st.booleans()) else str(day.day)
        for day in days
    ]
    month = MAANDEN[nr - 1] + draw(st.sampled_from(["", f" {year}"]))
    if len(names) == 2 and draw(st.booleans()):
        tm = draw(st.sampled_from([" t/m ", " tot en met ", " - ", " tot "]))
        return f"{names[0]}{tm}{names[1]} {month}", [(days[0], days[1])]
    last = f" en {names[-1]}" if len(names) > 1 else names[-1]
    return f"{', '.join(names[:-1])}{last} {month}", [(day, day) for day in days]


@given(st.lists(said(), min_size=1, max_size=3), st.sampled_from(["; ", " en ", ", ", "\n"]))
def test_every_day_that_is_said_is_found_and_no_other(parts, between):
    text = between.join(words for words, _ in parts)
    found = [(span.begin, span.eind) for span in parse_when(text, JAAR).spans]
    assert found == sorted({day for _, days in parts for day in days})


@given(said(), st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=8), st.integers(0, 9))
def test_a_word_in_between_changes_no_day(part, word, place):
    words = part[0].split(" ")
    words.insert(min(place, len(words)), word)
    assume(marks(word) in ([], ["|"], ["?"]))
    assume(marks(f"1 {word}")[0] == "n:1")  # no hour, no *keer*
    found = [(span.begin, span.eind) for span in parse_when(" ".join(words), JAAR).spans]
    assert found in ([], part[1]), words


@given(said(), st.integers(0, 60))
def test_a_letter_that_is_left_out_adds_no_day(part, place):
    text = part[0]
    at = min(place, len(text) - 1)
    if text[at] in "0123456789 ,-":
        return
    found = [(s.begin, s.eind) for s in parse_when(text[:at] + text[at + 1 :], JAAR).spans]
    assert set(found) <= set(part[1])


@pytest.mark.parametrize(
    ("tekst", "regio", "dagen"),
    [
        ("na de herfstvakantie", Regio.NOORD, ("2026-10-19", "2026-10-23")),
        ("na de herfstvakantie", Regio.MIDDEN, ("2026-10-26", "2026-10-30")),
        ("na de herfstvakantie", None, ("2026-10-19", "2026-10-30")),
        ("laatste schooldag voor de kerstvakantie", Regio.MIDDEN, ("2026-12-18", "2026-12-18")),
        ("eerste dag na de herfstvakantie", Regio.NOORD, ("2026-10-19", "2026-10-19")),
        ("laatste schooldag", Regio.MIDDEN, ("2027-07-16", "2027-07-16")),
        ("eerste schooldag", Regio.ZUID, ("2026-08-24", "2026-08-24")),
        ("tweede week na de kerstvakantie", Regio.ZUID, ("2027-01-11", "2027-01-15")),
        ("voor de kerstvakantie", Regio.ZUID, ("2026-12-14", "2026-12-18")),
        ("voorjaarsvakantie", Regio.ZUID, ("2027-02-13", "2027-02-21")),
        ("start schooljaar", Regio.MIDDEN, ("2026-08-31", "2026-09-11")),
        ("eerste zes weken", Regio.MIDDEN, ("2026-08-31", "2026-10-09")),
        ("eind van het schooljaar", Regio.MIDDEN, ("2027-07-05", "2027-07-16")),
        ("laatste week voor de zomervakantie", Regio.NOORD, ("2027-07-05", "2027-07-09")),
    ],
)
def test_a_holiday_has_the_dates_of_the_region(tekst, regio, dagen):
    (span,) = parse_when(tekst, JAAR, regio).spans
    assert (str(span.begin), str(span.eind)) == dagen


def test_a_year_whose_holidays_are_not_known_has_the_month():
    (span,) = parse_when("herfstvakantie", 2050, Regio.NOORD).spans
    assert (span.begin, span.eind) == (date(2050, 10, 1), date(2050, 10, 31))


@pytest.mark.parametrize("jaar", BEKEND)
@pytest.mark.parametrize("regio", Regio)
def test_holidays_begin_on_a_saturday_and_follow_each_other(jaar, regio):
    spans = [holiday(vakantie, jaar, regio) for vakantie in Vakantie]
    assert all(span.begin.weekday() == 5 and span.eind.weekday() == 6 for span in spans)
    assert spans == sorted(spans)


@given(st.lists(st.sampled_from(MAANDEN), min_size=1, max_size=4, unique=True))
def test_every_month_that_is_named_is_found_in_its_schooljaar(namen):
    spans = parse_when(" en ".join(namen), JAAR).spans
    assert {MAANDEN[span.begin.month - 1] for span in spans} == set(namen)
    assert all(date(2026, 8, 1) <= span.begin <= date(2027, 7, 31) for span in spans)
