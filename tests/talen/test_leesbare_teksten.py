"""What a phone says, reads easily: the estimate of the visie step, over the product's own texts.

It reads the Dutch that everything is translated from, and the catalog of simple Dutch.
"""

import re
from dataclasses import dataclass

import pytest

from ouderplan.app.catalogi import collect
from ouderplan.kern.leesbaarheid import Leesbaarheid, Moeite, assess
from ouderplan.kern.zinnen import find_words, split_sentences
from ouderplan.talen.lezen import read_catalog
from ouderplan.talen.lijst import MAP

GENOEG = 12
"""Words; a shorter text has no score of its own."""


@dataclass(frozen=True)
class Grens:
    """What a set of texts keeps to; the scores are of Flesch–Douma, higher is easier."""

    teksten: tuple[str, ...]
    langste_zin: int
    gemiddelde_zin: float
    score: float
    score_van_een_tekst: float

    @property
    def samen(self) -> Leesbaarheid:
        measured = [assess(tekst) for tekst in self.teksten]
        return Leesbaarheid(
            sum(one.zinnen for one in measured),
            sum(one.woorden for one in measured),
            sum(one.lettergrepen for one in measured),
        )


def sentences(forms):
    texts = (forms,) if isinstance(forms, str) else tuple(forms)
    return [re.sub(r"%\(\w+\)s", "5", text) for text in texts if " " in text]


def dutch():
    return tuple(text for one in collect() if one.id for text in sentences(one.id))


def simple_dutch():
    catalog = read_catalog(MAP / "nl-x-eenvoudig.po")
    return tuple(text for one in catalog if one.id for text in sentences(one.string or ""))


@pytest.fixture(scope="module", params=["nederlands", "eenvoudig"])
def grens(request):
    if request.param == "eenvoudig":
        return Grens(simple_dutch(), 12, 7, 90, 70)
    return Grens(dutch(), 16, 9, 80, 60)


def test_no_sentence_is_long(grens):
    assert not {
        zin.tekst
        for tekst in grens.teksten
        for zin in split_sentences(tekst)
        if len(find_words(zin.tekst)) > grens.langste_zin
    }


def test_all_of_it_together_reads_easily(grens):
    samen = grens.samen
    assert samen.woorden > 300
    assert samen.woorden / samen.zinnen <= grens.gemiddelde_zin
    assert samen.score >= grens.score


def test_each_text_reads_easily_on_its_own(grens):
    measured = {tekst: assess(tekst) for tekst in grens.teksten}
    assert not {
        tekst: round(one.score)
        for tekst, one in measured.items()
        if one.woorden >= GENOEG and one.score < grens.score_van_een_tekst
    }


def test_no_text_uses_the_words_that_the_workbook_warns_others_about(grens):
    assert not {
        plek.tekst: plek.liever
        for tekst in grens.teksten
        for plek in assess(tekst).plekken
        if plek.soort is Moeite.JARGON
    }
