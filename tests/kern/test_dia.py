"""Going through a row of slides: forward, back, and never further into a secret than one step."""

from hypothesis import given
from hypothesis import strategies as st

from ouderplan.kern.dia import Beweging, Dia, Getoond, move, place, tells_all

VERHAAL = (
    Dia("gesloten", "stil"),
    Dia("gestemd", "gestemd"),
    Dia("plaats-2", "plaats", onthult=True),
    Dia("plaats-1", "plaats", onthult=True),
    Dia("samen", "samen"),
    Dia("geteld", "geteld"),
)


def after(*bewegingen, dias=VERHAAL):
    nu = Getoond("waarden")
    for beweging in bewegingen:
        nu = move(dias, nu, beweging)
    return nu


def test_forward_and_back_go_one_slide():
    assert after(Beweging.VERDER, Beweging.VERDER).dia == "plaats-2"
    assert after(Beweging.VERDER, Beweging.VERDER, Beweging.TERUG).dia == "gestemd"


def test_it_stops_at_both_ends():
    assert after(Beweging.TERUG).dia == "gesloten"
    assert after(*[Beweging.VERDER] * 20).dia == "geteld"


def test_the_end_key_shows_nothing_that_the_hall_did_not_see():
    assert after(Beweging.EIND).dia == "gesloten"
    seen = after(Beweging.VERDER, Beweging.VERDER, Beweging.BEGIN, Beweging.EIND)
    assert seen.dia == "plaats-2"
    assert after(*[Beweging.VERDER] * 4, Beweging.BEGIN, Beweging.EIND).dia == "geteld"


def test_all_at_once_goes_to_the_whole():
    assert after(Beweging.INEENS).dia == "samen"


def test_a_blank_screen_comes_back_with_what_was_there():
    blank = after(Beweging.VERDER, Beweging.ZWART)
    assert blank.zwart
    assert (
        move(VERHAAL, blank, Beweging.VERDER).dia,
        move(VERHAAL, blank, Beweging.VERDER).zwart,
    ) == (
        "gestemd",
        False,
    )


def test_all_is_told_with_the_first_place():
    assert not tells_all(VERHAAL, after(*[Beweging.VERDER] * 2))
    assert tells_all(VERHAAL, after(*[Beweging.VERDER] * 3))


def test_a_slide_is_found_back_when_the_row_grew():
    nu = after(Beweging.VERDER, Beweging.VERDER)
    assert place((Dia("nieuw", "stil"), *VERHAAL), nu) == 3


def test_when_a_slide_is_gone_the_one_in_its_place_is_on():
    nu = after(*[Beweging.VERDER] * 5)
    assert place(VERHAAL[:3], nu) == 2


@given(st.lists(st.sampled_from([each for each in Beweging if each is not Beweging.INEENS])))
def test_no_keys_jump_over_a_secret(bewegingen):
    nu, seen = Getoond("waarden"), 0
    for beweging in bewegingen:
        nu = move(VERHAAL, nu, beweging)
        secrets = [nr for nr, dia in enumerate(VERHAAL[: nu.verst + 1]) if dia.onthult]
        assert all(nr <= seen + 1 for nr in secrets)
        seen = max(seen, place(VERHAAL, nu))
