"""What a translation keeps to that a machine can see: signs, polite form, one word a term, digits.

A filter, not a reader. The rules stand in ``taalregels.toml``, each with a text that it catches.
"""

import re
import tomllib
from collections.abc import Iterator
from itertools import combinations, takewhile
from pathlib import Path

import pytest

from ouderplan.app.catalogi import collect
from ouderplan.talen import Talen
from ouderplan.talen.lezen import read_catalog
from ouderplan.talen.lijst import MAP

REGELS = tomllib.loads((Path(__file__).parent / "taalregels.toml").read_text("utf-8"))
CODES = sorted(path.stem for path in MAP.glob("*.po"))
PLAATS = re.compile(r"%\(\w+\)s|%%")
LATIJN = "L, 0 of 1"
"""A text with this names signs of a code, which are Latin in every language."""
CIJFER = re.compile(r"\d")


def texts(code: str) -> Iterator[tuple[str, str]]:
    """Yield each Dutch text with each form of its translation, with an x for each placeholder."""
    if code == "nl":
        for wanted in collect():
            first = wanted.id if isinstance(wanted.id, str) else wanted.id[0]
            yield first, PLAATS.sub("x", first)
        return
    for message in read_catalog(MAP / f"{code}.po"):
        if message.id:
            first = message.id if isinstance(message.id, str) else message.id[0]
            forms = [message.string] if isinstance(message.string, str) else message.string
            for form in forms:
                yield first, PLAATS.sub("x", form)


def names(code: str) -> list[str]:
    """Return the names of the start waarden, which have no full stop."""
    catalog = read_catalog(MAP / f"{code}.po")
    return [
        one.string for one in catalog if one.context == "waarde" and not str(one.id).endswith(".")
    ]


def is_one_word(een: str, ander: str) -> bool:
    stam = REGELS["stam"]
    short = min(len(een), len(ander))
    pairs = zip(een.casefold(), ander.casefold(), strict=False)
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    enough = min(stam["letters"], short)
    return same >= enough and same >= stam["deel"] * short


def without_word(code: str) -> set[tuple[str, str]]:
    words = {term: re.compile(word) for term, word in REGELS["woord"][code].items()}
    dutch = {term: re.compile(word) for term, word in REGELS["term"].items()}
    return {
        (term, form)
        for first, form in texts(code)
        for term, word in words.items()
        if dutch[term].search(first.casefold())
        and not word.search(form.casefold())
        and first not in REGELS["zonder"].get(term, ())
    }


@pytest.mark.parametrize(
    "regel", [*REGELS["teken"], *REGELS["aanspreken"]], ids=lambda r: r["fout"]
)
def test_a_text_keeps_to_the_signs_and_the_polite_form_of_its_language(regel):
    wrong = re.compile(regel["fout"])
    assert wrong.search(regel["vangt"])
    codes = [code for code in regel.get("talen", CODES) if code in (*CODES, "nl")]
    assert not {
        (code, form) for code in codes for _, form in texts(code) if wrong.search(form.casefold())
    }


@pytest.mark.parametrize("code", CODES)
def test_a_term_is_one_word_in_a_language(code):
    assert code in REGELS["woord"], "a new language needs its words for the terms"
    assert not without_word(code)


def test_another_word_for_a_term_is_caught():
    word, dutch = REGELS["woord"]["en"]["ronde"], REGELS["term"]["ronde"]
    assert re.search(dutch, "deze ronde is gesloten.")
    assert not re.search(word, "this vote is closed.")


@pytest.mark.parametrize("code", CODES)
def test_no_two_waarden_are_one_word(code):
    found = names(code)
    assert len(found) == 24
    allowed = {frozenset(pair) for pair in REGELS["stam"]["mag"]}
    assert not [
        pair
        for pair in combinations(found, 2)
        if is_one_word(*pair) and frozenset(pair) not in allowed
    ]


@pytest.mark.parametrize("paar", REGELS["stam"]["vangt"], ids=str)
def test_two_waarden_that_are_one_word_are_caught(paar):
    assert is_one_word(*paar)


def digits(code: str) -> set[str]:
    nul = Talen().get(code).nul
    return {chr(ord(nul) + n) for n in range(10)}


@pytest.mark.parametrize("code", CODES)
def test_a_page_writes_its_numbers_in_one_kind_of_digits(code):
    assert not {
        form
        for first, form in texts(code)
        if LATIJN not in first and set(CIJFER.findall(form)) - digits(code)
    }


def test_digits_of_another_kind_are_caught():
    assert set(CIJFER.findall("5 و ۵")) - digits("fa") == {"5"}
