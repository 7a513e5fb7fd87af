"""How a stemcode looks, how a typed one is read, and what the accounting says."""

import unicodedata
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ouderplan.kern.lijktekens import as_latin
from ouderplan.kern.rondes import Ronde, Rondesoort, Waarborg
from ouderplan.kern.soorten import Groep
from ouderplan.kern.stemcodes import LENGTE, TEKENS, Emmer, account, read_code, written
from ouderplan.kern.tellen import Uitslag

codes = st.text(TEKENS, min_size=LENGTE, max_size=LENGTE)
AVOND = datetime(2026, 10, 6, 20)


def test_no_two_signs_are_read_for_each_other_and_no_code_is_a_word():
    assert len(TEKENS) == len(set(TEKENS)) == 28
    assert not set(TEKENS) & set("0O1ILAEU")
    assert len(TEKENS) ** LENGTE == 481_890_304


@given(codes, st.sampled_from([" ", "-", "", "  ", "\u00a0", "."]))
def test_small_letters_and_spaces_do_not_matter(code, between):
    assert read_code(code) == (code,)
    assert read_code(f" {between.join(code.lower())} ") == (code,)
    assert read_code(written(code)) == (code,)


CYRILLISCH = dict(zip("BHKMPCTYX", "ВНКМРСТУХ", strict=True))
GRIEKS = dict(zip("BHKMNPTYXZ", "ΒΗΚΜΝΡΤΥΧΖ", strict=True))
CIJFERS = {
    sign: chr(point)
    for zero in (0x660, 0x6F0, 0x966, 0xA66, 0xFF10, 0x1D7CE)  # Arabic, Persian, Hindi, Punjabi …
    for sign, point in zip("23456789", range(zero + 2, zero + 10), strict=True)
}


def ways_to_type(sign):
    """Every key that a reader of that language takes for this sign."""
    yield from (sign, sign.lower(), chr(ord(sign) + 0xFEE0), chr(ord(sign.lower()) + 0xFEE0))
    for keyboard in (CYRILLISCH, GRIEKS):
        if sign in keyboard:
            yield from (keyboard[sign], keyboard[sign].lower())
    if sign.isdigit():
        yield from (
            chr(point)
            for point in range(0x11_0000)
            if unicodedata.digit(chr(point), None) == int(sign)
            and not unicodedata.decomposition(chr(point)).startswith(("<circle>", "<compat>"))
        )


@pytest.mark.parametrize("sign", TEKENS)
def test_a_sign_of_a_code_may_be_typed_on_every_keyboard(sign):
    ways = list(ways_to_type(sign))
    assert len(ways) >= (40 if sign.isdigit() else 4)
    for way in ways:
        assert read_code(f"B{way}CDFG") == (f"B{sign}CDFG",), f"U+{ord(way):04X}"


@pytest.mark.parametrize(
    "getypt", ["КМ2РХТ", "км2рхт", "KM۲PXT", "KM٢PXT", "ＫＭ２ＰＸＴ", "ΚΜ2ΡΧΤ"]
)
def test_a_code_typed_on_another_keyboard_is_that_code(getypt):
    assert read_code(getypt) == ("KM2PXT",)


@given(codes)
def test_no_code_is_read_as_another(code):
    assert as_latin(code) == as_latin(as_latin(code)) == code


@given(st.text(max_size=50))
def test_whatever_is_typed_is_read_as_at_most_two_codes(tekst):
    found = read_code(tekst)
    assert len(found) <= 2
    assert all(len(code) == LENGTE and set(code) <= set(TEKENS) for code in found)


@pytest.mark.parametrize(
    ("getypt", "codes"),
    [
        ("K7M3U2", ("K7M3V2",)),
        ("OK7M3P", ("DK7M3P", "QK7M3P")),
        ("0k7m3p", ("DK7M3P", "QK7M3P")),
        ("OK7M30", ()),
        ("K7M3P1", ()),
        ("K7M3P", ()),
        ("K7M3PXX", ()),
        ("", ()),
        ("ß7M3PX", ()),
    ],
)
def test_a_sign_that_is_in_no_code_is_read_as_what_it_looks_like(getypt, codes):
    assert read_code(getypt) == codes


def vote(waarborg=Waarborg.STEMCODE, **kolommen):
    return Ronde(1, Rondesoort.WAARDEN, "Welke?", AVOND, AVOND, waarborg=waarborg, **kolommen)


def test_given_out_is_used_and_not_used_and_the_unknown_ones_stand_apart():
    uitslag = Uitslag((), {Groep.OUDERS: 30, Groep.TEAM: 12}, 0)
    found = account(vote(codes_ouders=200, codes_team=15, codes_onbekend=4), uitslag)
    assert (found.samen, found.samen_gebruikt, found.ongebruikt) == (215, 42, 173)
    assert found.per_groep == ((Groep.OUDERS, 200, 30), (Groep.TEAM, 15, 12))
    assert found.onbekend == 4


def test_a_vote_of_one_group_is_not_split():
    found = account(vote(codes_ouders=20, codes_onbekend=0), Uitslag((), {Groep.OUDERS: 3}, 0))
    assert found.per_groep == ()
    assert found.ongebruikt == 17


@pytest.mark.parametrize("ronde", [vote(), vote(Waarborg.TELEFOON, codes_ouders=3)])
def test_a_vote_without_codes_has_nothing_to_account_for(ronde):
    assert account(ronde, Uitslag((), {}, 0)) is None


def test_a_bucket_runs_out_and_fills_again_with_time():
    emmer = Emmer(2, 0.5, nu=100)
    assert [emmer.take(100), emmer.take(100), emmer.take(100)] == [True, True, False]
    assert emmer.wait(100) == 2
    assert not emmer.take(101.9)
    assert emmer.take(102)
    emmer.give_back()
    assert emmer.take(102)
    assert [emmer.take(1000) for _ in range(3)] == [True, True, False]
