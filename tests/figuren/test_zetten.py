"""Setting text: lines that fit."""

from hypothesis import given, settings
from hypothesis import strategies as st

from ouderplan.figuren.stijl import LETTER, RESERVE, letter
from ouderplan.figuren.zetten import printable, width, wrap

FONT = letter(18)


def test_the_typeface_of_the_house_is_used():
    assert FONT.get_family()[0] == LETTER
    assert width("iiiii", FONT) != width("iiiii", _reserve())


def _reserve():
    other = FONT.copy()
    other.set_family(list(RESERVE))
    return other


def test_a_short_text_stays_on_one_line():
    assert wrap("samen", FONT, 3.0, 2) == ["samen"]


def test_a_word_that_is_too_wide_is_cut_and_nothing_is_lost():
    word = "kindercarnavalsoptochtvoorbereidingswerkzaamheden"
    assert "".join(wrap(word, FONT, 1.5, 99)) == word


def test_a_text_comes_on_one_line_with_every_sign_it_has():
    assert printable("feest 🎉\n vandaag\x00 ምትእምማን") == "feest 🎉 vandaag ምትእምማን"


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=80), st.floats(1.0, 6.0), st.integers(1, 3))
def test_no_line_is_wider_than_the_column(tekst: str, breedte: float, regels: int):
    lines = wrap(tekst, FONT, breedte, regels)
    assert len(lines) <= regels
    assert all(width(line, FONT) <= breedte + 1e-6 or len(line) == 1 for line in lines)
