"""A text that does not fit ends with a word, and never becomes longer than asked."""

import pytest

from ouderplan.stappen.dias.maat import shorten

ZIN = "Elk voorjaar kiezen ouders en leerlingen mee"


@pytest.mark.parametrize(
    ("langst", "kort"),
    [
        (len(ZIN), ZIN),
        (30, "Elk voorjaar kiezen ouders\u00a0…"),
        (28, "Elk voorjaar kiezen ouders\u00a0…"),
        (27, "Elk voorjaar kiezen\u00a0…"),
        (16, "Elk voorjaar\u00a0…"),
    ],
)
def test_it_ends_with_a_whole_word(langst, kort):
    assert shorten(ZIN, langst) == kort
    assert len(kort) <= langst


def test_a_word_that_is_most_of_it_is_cut():
    assert shorten("De meervoudigepersoonlijkheidsontwikkeling", 20) == "De meervoudigepers\u00a0…"
