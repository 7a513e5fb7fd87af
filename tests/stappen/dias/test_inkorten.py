"""A text that does not fit ends with a word; an address beside the wall fits whole."""

import re
from importlib import resources

import pytest

from ouderplan.stappen.dias.maat import SPELING, shorten, width

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


def test_an_address_is_not_broken_beside_the_wall():
    css = (resources.files("ouderplan.app") / "voila/static/stijl/6-dia.css").read_text("utf-8")
    aside, air, letter = (
        int(re.search(rf"d-muur-open {rule} calc\(var\(--e\) \* (\d+)\)", css)[1])
        for rule in (
            r"\{ grid-template-columns: minmax\(0, 1fr\)",
            r"aside \{[^}]*padding-inline-start:",
            r"\.d-mee-weg \{ margin: 0; font-size:",
        )
    )
    assert width("192.168.178.124:8100", True) / SPELING * letter <= aside - air
