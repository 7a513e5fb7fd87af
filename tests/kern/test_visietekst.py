"""What the text of a visie names, and how long it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ouderplan.kern.visietekst import (
    Vermelding,
    count_sentences,
    count_words,
    find_values,
    mark_values,
)

TEKST = "Wij zijn gelijkwaardige partners. Een open gesprek vraagt openheid."
WOORDEN = st.sampled_from(
    ["open", "openheid", "samen", "leren", "wij", "gelijkwaardig", "é", ".", "\n", " ", "!"]
)


def test_a_waarde_is_ticked_with_the_words_that_name_it():
    assert find_values(TEKST, ["gelijkwaardigheid", "openheid", "plezier"]) == (
        Vermelding("gelijkwaardigheid", ("gelijkwaardige",)),
        Vermelding("openheid", ("open", "openheid")),
        Vermelding("plezier"),
    )
    assert [row.genoemd for row in find_values(TEKST, ["openheid", "plezier"])] == [True, False]


def test_the_words_that_name_a_waarde_are_marked_with_it():
    marked = [(stuk.tekst, stuk.waarden) for stuk in mark_values(TEKST, ["openheid"])]
    assert ("open", ("openheid",)) in marked
    assert ("openheid", ("openheid",)) in marked
    assert not any("Wij" in tekst for tekst, waarden in marked if waarden)


def test_a_word_that_names_two_waarden_is_marked_once_with_both():
    marked = [stuk for stuk in mark_values("Wij zijn open.", ["openheid", "open"]) if stuk.waarden]
    assert [(stuk.tekst, stuk.waarden) for stuk in marked] == [("open", ("openheid", "open"))]


def test_without_a_top_the_text_is_one_piece():
    assert [stuk.tekst for stuk in mark_values(TEKST, [])] == [TEKST]
    assert mark_values("", ["openheid"]) == ()


@given(st.lists(WOORDEN).map("".join), st.lists(WOORDEN.filter(str.isalpha), max_size=4))
def test_the_pieces_together_are_always_the_text(tekst, waarden):
    assert "".join(stuk.tekst for stuk in mark_values(tekst, waarden)) == tekst


@pytest.mark.parametrize(
    ("tekst", "woorden", "zinnen"),
    [
        ("", 0, 0),
        ("…", 0, 0),
        ("Wij leren samen", 3, 1),
        ("Wij leren samen. Elke dag!", 5, 2),
        ("Foto's en school-ouders: 3.0 telt als twee.", 8, 1),
        ("Een lijst:\n- open\n- eerlijk", 4, 3),
        ("Hij zei: ‘Kom binnen.’ Wij kwamen.", 6, 2),
    ],
)
def test_words_and_sentences_are_counted_as_a_reader_would(tekst, woorden, zinnen):
    assert (count_words(tekst), count_sentences(tekst)) == (woorden, zinnen)
