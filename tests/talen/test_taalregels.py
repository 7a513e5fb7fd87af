"""What a translation keeps to that a machine can see: signs, polite form, one word a term, digits.

A filter, not a reader. The rules stand in ``taalregels.toml``, each with a text that it catches.
"""

import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from itertools import chain, combinations, product, takewhile
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from ouderplan.app.catalogi import collect
from ouderplan.figuren.schrift import undrawable
from ouderplan.talen import Talen
from ouderplan.talen.datum import written_in
from ouderplan.talen.lezen import placeholders, read_catalog
from ouderplan.talen.lijst import MAP

REGELS = tomllib.loads((Path(__file__).parent / "taalregels.toml").read_text("utf-8"))
CODES = sorted(path.stem for path in MAP.glob("*.po"))
PLAATS = re.compile(r"%\(\w+\)s|%%")
LATIJN = "L, 0 of 1"
"""A text with this names signs of a code, which are Latin in every language."""
CIJFER = re.compile(r"\d")
GAT = re.compile(r"[\s’'-]+")
DAGEN = (date(2026, 10, 6), date(2026, 11, 29), date(2027, 1, 1), date(2027, 3, 8))
GETALLEN = (1, 2, 5, 120)


@cache
def wanted_texts() -> Catalog:
    return collect()


def texts(code: str) -> Iterator[tuple[str, str]]:
    """Yield each Dutch text with each form of its translation, with an x for each placeholder."""
    if code == "nl":
        for wanted in wanted_texts():
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


def filled_in(code: str) -> Iterator[str]:
    """Yield each text as a page shows it: with real dates, times and numbers."""
    taal, vertaler = Talen().get(code), Talen().vertaler(code)
    for wanted, (dag, num) in product(wanted_texts(), zip(DAGEN, GETALLEN, strict=True)):
        if not wanted.id:
            continue
        first = wanted.id if isinstance(wanted.id, str) else wanted.id[0]
        known = {"dag": written_in(taal, dag), "uur": "20:15", "tijd": "20:15", "adres": "x"}
        fields = {naam: known.get(naam, num) for naam in placeholders(first)}
        if isinstance(wanted.id, tuple):
            fields.pop("num", None)
            yield str(vertaler.ngettext(*wanted.id, num, **fields))
        elif fields:
            yield str(vertaler.gettext(first, **fields))


def one_word(found: Sequence[str]) -> list[tuple[str, str]]:
    """Return the pairs of names of which a word is one; a word of many names says nothing."""
    words = {naam: {w for w in GAT.split(naam.casefold()) if len(w) >= 4} for naam in found}
    often = Counter(chain.from_iterable(words.values()))
    own = {naam: {w for w in said if often[w] <= 2} or {naam} for naam, said in words.items()}
    return [
        (een, ander)
        for een, ander in combinations(found, 2)
        if is_one_word(een, ander) or any(is_one_word(*p) for p in product(own[een], own[ander]))
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
    "regel",
    [*REGELS["teken"], *REGELS["aanspreken"], *REGELS["spelling"]],
    ids=lambda r: r["fout"],
)
def test_a_text_keeps_to_the_signs_the_polite_form_and_the_spelling_of_its_language(regel):
    wrong = re.compile(regel["fout"])
    assert wrong.search(regel["vangt"])
    codes = [code for code in regel.get("talen", CODES) if code in (*CODES, "nl")]
    assert not {
        (code, form) for code in codes for _, form in texts(code) if wrong.search(form.casefold())
    }


@pytest.mark.parametrize("code", CODES)
def test_every_language_has_a_rule_for_how_it_speaks_to_a_parent(code):
    assert any(code in regel["talen"] for regel in REGELS["aanspreken"])


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
    assert not [pair for pair in one_word(found) if frozenset(pair) not in allowed]


@pytest.mark.parametrize("paar", REGELS["stam"]["vangt"], ids=str)
def test_two_waarden_that_are_one_word_are_caught(paar):
    assert one_word(paar) == [tuple(paar)]


@pytest.mark.parametrize("code", CODES)
def test_a_text_with_real_dates_and_numbers_keeps_to_the_signs_of_its_language(code):
    shown = {tekst.casefold() for tekst in filled_in(code)}
    assert not {tekst for tekst in shown if "%(" in tekst or "<" in tekst}
    wrong = [re.compile(one["fout"]) for one in REGELS["teken"] if code in one.get("talen", CODES)]
    assert not {tekst for tekst in shown for rule in wrong if rule.search(tekst)}


@pytest.mark.parametrize(("code", "dag"), [("uk", date(2026, 10, 6)), ("hu", date(2026, 10, 6))])
def test_a_full_stop_after_a_date_that_has_one_is_caught(code, dag):
    shown = f"x: {written_in(Talen().get(code), dag)}."
    assert any(re.search(one["fout"], shown) for one in REGELS["teken"] if "talen" not in one)


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


@pytest.mark.parametrize("code", CODES)
def test_every_sign_can_be_drawn_in_a_picture_where_there_is_a_typeface_for_it(code):
    signs = set("".join(form for _, form in texts(code)))
    outside = {ch for ch in signs if ch.isalpha() and undrawable(ch)}
    letters = {ch for ch in signs if ch.isalpha() and not ch.isascii()}
    if letters and outside == letters:
        pytest.skip("no typeface on this machine has this script")
    if outside and {script(ch) for ch in outside} == {script(ch) for ch in letters - outside}:
        pytest.skip(f"no typeface on this machine has all of this script: {sorted(outside)}")
    assert not outside


def script(letter: str) -> str:
    return unicodedata.name(letter).split()[0]


def test_a_sign_that_no_typeface_has_is_caught():
    assert undrawable("\U0010fffd")
