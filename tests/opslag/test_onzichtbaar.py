"""Texts from phones with characters that nobody sees."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ouderplan.kern.fouten import OngeldigeInvoer
from ouderplan.opslag.inbreng import check_text
from ouderplan.opslag.rijen import clean

RAAR = "\u200b\u200c\u200d\u200e\u200f\u202a\u202c\u202d\u202e\u2060\u2066\u2069\ufeff\u00ad\ufe0f"


@pytest.mark.parametrize("teken", "\u061c\u200e\u200f\u202a\u202d\u202e\u2066\u2067\u2068\u2069")
def test_what_turns_the_direction_of_a_text_is_taken_out(teken):
    assert clean(f"fruit{teken}gro.epoc") == "fruitgro.epoc"


@pytest.mark.parametrize("teken", "\ufdd0\ufdef\ufffe\uffff\U0001fffe\U0010ffff")
def test_what_is_no_character_is_taken_out(teken):
    assert clean(f"ver{teken}trouwen") == "vertrouwen"
    assert clean(teken) == ""


@pytest.mark.parametrize("teken", "\u200b\u2060\ufeff\u00ad\u200c\u200d\u3164")
def test_what_cannot_be_seen_in_a_dutch_word_is_taken_out(teken):
    assert clean(f"ver{teken}trouwen") == "vertrouwen"
    assert clean(f"{teken} {teken}\n{teken}") == ""


@pytest.mark.parametrize(
    "text",
    [
        "\U0001f468\u200d\U0001f469\u200d\U0001f467",  # a family
        "\U0001f3f3\ufe0f\u200d\U0001f308",  # the rainbow flag
        "\u2764\ufe0f",  # a red heart
        "\U0001f44d\U0001f3fd\u200d\u2640\ufe0f",
        "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",  # Persian: mi-khaham
        "\u0915\u094d\u200d\u0937",  # Devanagari
        "\u0627\u0644\u0633\u0644\u0627\u0645",  # Arabic, from right to left by itself
        "\u05e9\u05dc\u05d5\u05dd",
        "ge\u00efnteresseerd",
    ],
)
def test_what_a_language_or_an_emoji_needs_stays(text):
    assert clean(text) == text


@pytest.mark.parametrize("text", ["\u200b", "\u202e\u200d", "\ufe0f", " \u2060\n\ufeff "])
def test_a_text_of_nothing_to_see_is_no_text(text):
    with pytest.raises(OngeldigeInvoer, match="nog geen tekst"):
        check_text(text)


@given(st.text(st.sampled_from(RAAR + "ab \n\u0645\u06cc\U0001f468\u2640\u0915\u094d")))
def test_cleaning_twice_is_cleaning_once(text):
    assert clean(clean(text)) == clean(text)
