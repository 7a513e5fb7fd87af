"""A programme knows when each row comes, and playing it survives any clock."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from ouderplan.kern.draaiboek import (
    Bijeenkomst,
    Draaiboekregel,
    clock,
    for_next_time,
    minutes_of,
    schedule,
    total,
)
from ouderplan.kern.draaiboekloop import (
    Tijdstip,
    advance,
    back,
    begin,
    extend,
    real_minutes,
    skip,
    tick,
    unskip,
)
from ouderplan.kern.draaiboekstand import look

AVOND = Bijeenkomst.OUDERAVOND
HALF_ACHT = 1_760_000_000 // 86_400 * 86_400 + (19 * 60 + 30) * 60


def row(wat="iets", minuten=10, vast="", **rest):
    return Draaiboekregel(AVOND, wat, minuten, vast, **rest)


def programme(*rows):
    return dict(enumerate(rows, start=11))


def at(seconden, machine="laptop"):
    return Tijdstip(HALF_ACHT + seconden, float(seconden), machine)


DRIE = programme(row("Welkom", 10, "19:30"), row("Praten", 20), row("Slot", 5))


def test_times_follow_from_how_long_rows_take():
    plan = schedule([row("a", 10, "19:30"), row("b", 15), row("c", 5)])
    assert [clock(each.van) for each in plan] == ["19:30", "19:40", "19:55"]
    assert clock(plan[-1].tot) == "20:00"


def test_a_fixed_time_stays_and_says_what_is_too_long():
    plan = schedule([row("a", 40, "19:30"), row("pauze", 10, "20:00"), row("c", 5)])
    assert [clock(each.van) for each in plan] == ["19:30", "20:00", "20:10"]
    assert plan[1].te_laat == 10


def test_room_before_a_fixed_time_is_said_too():
    plan = schedule([row("a", 20, "19:30"), row("pauze", 10, "20:00")])
    assert (plan[1].ruimte, plan[1].te_laat) == (10, 0)


def test_a_meeting_goes_on_past_midnight():
    plan = schedule([row("a", 40, "23:40"), row("b", 5, "0:15"), row("c", 5)])
    assert [clock(each.van) for each in plan] == ["23:40", "00:15", "00:20"]
    assert plan[1].te_laat == 5


def test_times_are_read_as_schools_write_them():
    written = ("19:30", "19.30 uur", "19u30", "9:05", "20 uur", "25:00", "half acht", "")
    assert [minutes_of(each) for each in written] == [1170, 1170, 1170, 545, 1200, None, None, None]


def test_more_time_shifts_what_follows():
    loop = begin(AVOND, DRIE, at(0))
    assert [clock(each.begint) for each in look(loop, DRIE, at(60)).rijen] == [
        "19:30",
        "19:40",
        "20:00",
    ]
    later = look(extend(loop, 5, at(60)), DRIE, at(60))
    assert [clock(each.begint) for each in later.rijen] == ["19:30", "19:45", "20:05"]
    assert (later.uitloop, later.over) == (5, 14 * 60)


def test_a_row_that_takes_longer_shifts_what_follows_by_itself():
    live = look(begin(AVOND, DRIE, at(0)), DRIE, at(13 * 60))
    assert (live.over, live.uitloop) == (-3 * 60, 3)
    assert clock(live.straks.begint) == "19:43"


def test_nothing_goes_on_by_itself():
    loop = begin(AVOND, DRIE, at(0))
    assert look(loop, DRIE, at(100_000)).nu.gepland.regel.wat == "Welkom"


def test_back_goes_on_counting_in_the_row_before():
    loop = advance(begin(AVOND, DRIE, at(0)), DRIE, at(600))
    loop = back(loop, DRIE, at(660))
    assert loop.rij == 11
    assert look(loop, DRIE, at(720)).nu.duurde == 660


def test_a_row_is_passed_over_and_done_after_all():
    loop = skip(begin(AVOND, DRIE, at(0)), DRIE, at(0))
    live = look(loop, DRIE, at(0))
    assert (live.straks.gepland.regel.wat, live.uitloop) == ("Slot", -20)
    assert look(unskip(loop, 12), DRIE, at(0)).straks.gepland.regel.wat == "Praten"
    assert advance(loop, DRIE, at(5)).rij == 13


def test_the_last_row_ends_the_meeting_and_back_goes_on_in_it():
    loop = begin(AVOND, DRIE, at(0))
    for moment in (600, 1800, 2100):
        loop = advance(loop, DRIE, at(moment))
    assert loop.klaar
    assert look(loop, DRIE, at(9000)).nu is None
    assert real_minutes(loop) == {11: 10, 12: 20, 13: 5}
    again = back(loop, DRIE, at(9000))
    assert (again.rij, again.klaar) == (13, False)
    assert look(again, DRIE, at(9000)).nu.duurde == 300


def test_a_row_that_was_passed_in_seconds_took_no_time():
    loop = advance(begin(AVOND, DRIE, at(0)), DRIE, at(10))
    assert real_minutes(advance(loop, DRIE, at(10 + 1200))) == {12: 20}


def test_a_row_that_was_taken_out_makes_way_for_what_stands_there():
    loop = advance(begin(AVOND, DRIE, at(0)), DRIE, at(600))
    left = {11: DRIE[11], 13: DRIE[13]}
    assert look(loop, left, at(700)).nu.gepland.regel.wat == "Slot"
    assert look(loop, {}, at(700)).nu is None


def test_who_rehearses_in_the_morning_sees_the_times_of_the_morning():
    rows = programme(row("a", 30, "19:30"), row("pauze", 10, "20:00"), row("b", 20))
    live = look(begin(AVOND, rows, at(-10 * 3600)), rows, at(-10 * 3600))
    assert [clock(each.begint) for each in live.rijen] == ["09:30", "10:00", "10:10"]
    assert live.uitloop == 0


def test_who_rehearses_more_than_half_a_day_earlier_is_not_late_either():
    rows = programme(row("a", 30, "19:30"), row("pauze", 10, "20:00"), row("b", 20))
    live = look(begin(AVOND, rows, at(-13 * 3600)), rows, at(-13 * 3600))
    assert [clock(each.begint) for each in live.rijen] == ["06:30", "07:00", "07:10"]
    assert live.uitloop == 0


def test_who_begins_a_little_late_is_told_so():
    assert look(begin(AVOND, DRIE, at(240)), DRIE, at(240)).uitloop == 4


def test_a_clock_that_is_set_changes_nothing_on_the_same_machine():
    loop = begin(AVOND, DRIE, at(0))
    for wrong in (-365 * 86_400, 3600):
        live = look(loop, DRIE, Tijdstip(HALF_ACHT + wrong, 300.0, "laptop"))
        assert (live.over, clock(live.klok)) == (300, "19:35")


def test_another_laptop_goes_by_what_the_clocks_say():
    loop = begin(AVOND, DRIE, at(0))
    live = look(loop, DRIE, Tijdstip(HALF_ACHT + 240, 7.0, "andere laptop"))
    assert live.nu.duurde == 240
    earlier = look(loop, DRIE, Tijdstip(HALF_ACHT - 240, 7.0, "andere laptop"))
    assert earlier.nu.duurde == 0


def test_next_time_begins_with_how_long_it_really_took():
    rows = [row("a", 10, duurde=14, bron="startset"), row("b", 5)]
    assert [(each.minuten, each.duurde) for each in for_next_time(rows)] == [(14, None), (5, None)]


MOMENTS = st.builds(
    Tijdstip,
    st.floats(0, 4e9),
    st.floats(0, 1e7),
    st.sampled_from(["", "een", "twee"]),
)
ROWS = st.lists(
    st.builds(
        row,
        st.just("iets"),
        st.one_of(st.none(), st.integers(0, 1440)),
        st.one_of(st.just(""), st.integers(0, 1439).map(clock), st.text(max_size=6)),
    ),
    min_size=1,
    max_size=8,
)
PRESSES = st.lists(
    st.tuples(st.sampled_from(["tik", "verder", "terug", "erbij", "over"]), MOMENTS), max_size=20
)


def press(what, loop, rows, moment):
    match what:
        case "verder":
            return loop if loop.klaar else advance(loop, rows, moment)
        case "terug":
            return back(loop, rows, moment)
        case "erbij":
            return extend(loop, 5, moment)
        case "over":
            return skip(loop, rows, moment)
    return tick(loop, moment)


@given(ROWS, MOMENTS, PRESSES)
def test_whatever_the_clock_does_time_never_runs_back_and_no_row_is_skipped(rows, start, presses):
    numbered = programme(*rows)
    loop = begin(AVOND, numbered, start)
    for what, moment in presses:
        new = press(what, loop, numbered, moment)
        assert new.totaal >= loop.totaal
        assert all(new.tijden[nummer] >= took for nummer, took in loop.tijden.items())
        if what in ("tik", "erbij", "over"):
            assert new.rij == loop.rij
        elif what == "verder" and not new.klaar:
            between = list(numbered)[loop.plaats + 1 : new.plaats]
            assert set(between) <= set(loop.overgeslagen)
        loop = new
        live = look(loop, numbered, moment)
        assert all(each.duurde >= 0 for each in live.rijen)
        begins = [each.begint for each in live.rijen if each.begint is not None]
        assert begins == sorted(begins)
        assert live.einde >= live.klok or loop.klaar


@given(ROWS)
def test_a_schedule_never_runs_back_and_is_as_long_as_its_rows(rows):
    plan = schedule(rows)
    assert all(one.van <= other.van for one, other in pairwise(plan))
    free = [Draaiboekregel(AVOND, each.wat, each.minuten) for each in rows]
    assert schedule(free)[-1].tot == total(rows)
