"""One cell, both ways."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ouderplan.opslag.cellen import from_cell, to_cell
from ouderplan.opslag.rijen import clean

FORMULE_TEKENS = "=+-@\t＝＋－＠"


@pytest.mark.parametrize("teken", FORMULE_TEKENS)
@pytest.mark.parametrize("apostrofs", ["", "'", "''"])
def test_a_formula_is_harmless_in_the_file_and_unchanged_after_reading(teken, apostrofs):
    text = f"{apostrofs}{teken}1+cmd|' /C calc'!A0"
    assert to_cell(text).startswith("'")
    assert from_cell(to_cell(text)) == text


@given(st.text() | st.from_regex(rf"'*[{FORMULE_TEKENS}]?.*", fullmatch=True))
def test_every_text_survives(text):
    assert from_cell(to_cell(text)) == text
    assert to_cell(text)[:1] not in [*FORMULE_TEKENS]


def test_a_word_with_an_apostrophe_stays_a_word():
    assert to_cell("'s ochtends") == "'s ochtends"
    assert from_cell("'s ochtends") == "'s ochtends"


def test_a_negative_number_that_is_a_number_stays_a_number():
    assert to_cell(-3) == "-3"


@given(st.text(alphabet=st.characters()))
def test_cleaning_twice_is_cleaning_once(text):
    assert clean(clean(text)) == clean(text)


def test_cleaning_keeps_lines_and_drops_what_a_file_cannot_hold():
    assert clean("  een\r\ntwee\rdrie\x00\ud800\x07 ") == "een\ntwee\ndrie"
    assert clean("e\x00\u0301") == "é"
