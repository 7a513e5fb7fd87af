"""One word for one thing in all that a Dutch user reads. The rules: ``woordgebruik.toml``."""

import ast
import re
import tomllib
from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cache
from pathlib import Path

import pytest

import ouderplan
from ouderplan.opslag.opschriften import word
from ouderplan.opslag.tabellen import TABELLEN

PAKKET = Path(ouderplan.__file__).parent
REGELS = tomllib.loads((Path(__file__).parent / "woordgebruik.toml").read_text("utf-8"))["woord"]
GEEN_ZINNEN = {"opslag/lezen/koppen.toml", "talen/eerder.toml", "app/voorbeeld.toml"}
"""Words of schools, texts of before, and the example school, which has a style of its own."""
PYTHON = ("*/fouten.py", "kern/plancheck/zinnen.py")
"""Where sentences stand in the code: an error is a class with one."""
GAT = re.compile(r"\{[^{}]*\}|%\(\w+\)s")
JINJA = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
TAG = re.compile(r"<(style|script)\b.*?</\1>|<[^>]*>", re.DOTALL)
GEZEGD = re.compile(
    r"\{%-?\s*trans.*?%\}(.*?)\{%-?\s*endtrans|(?:tekst|taal|telling|_)\(\"([^\"]*)\"", re.DOTALL
)
"""What a template says itself, through a catalog."""


@cache
def sentences() -> tuple[tuple[str, str], ...]:
    """Return each file, from the package, with each text in it, in small letters."""
    found = [
        (path.relative_to(PAKKET).as_posix(), text)
        for path, texts in (*tomls(), *templates(), *errors())
        for text in texts
    ]
    found += fixed_words()
    return tuple((naam, GAT.sub("x", text).casefold()) for naam, text in found)


def fixed_words() -> list[tuple[str, str]]:
    """Return the fixed words of each table as a school sees them."""
    return [
        (f"kern, tabel {tabel.naam}", word(tabel.rij, kolom.naam, str(waarde)))
        for tabel in TABELLEN
        for kolom in tabel.kolommen
        if issubclass(kolom.soort, StrEnum)
        for waarde in kolom.soort
    ]


def tomls() -> Iterator[tuple[Path, list[str]]]:
    for path in PAKKET.rglob("*.toml"):
        naam = path.relative_to(PAKKET).as_posix()
        if naam not in GEEN_ZINNEN and "voorbeeld_jaar" not in naam:
            yield path, list(leaves(tomllib.loads(path.read_text("utf-8"))))


def leaves(value: object) -> Iterator[str]:
    """Yield each text of a catalog; the forms of a number apart."""
    if isinstance(value, Mapping):
        for one in value.values():
            yield from leaves(one)
    elif isinstance(value, list):
        for one in value:
            yield from leaves(one)
    elif isinstance(value, str):
        yield from value.split(" | ")


def templates() -> Iterator[tuple[Path, list[str]]]:
    for path in PAKKET.rglob("*.html.j2"):
        source = path.read_text("utf-8")
        lines = [line.strip() for line in TAG.sub("\n", JINJA.sub("", source)).splitlines()]
        said = [one or other for one, other in GEZEGD.findall(source)]
        yield path, [*said, *(line for line in lines if " " in line)]


def errors() -> Iterator[tuple[Path, list[str]]]:
    """Yield what is a sentence in the modules that have them: not their docstrings."""
    for path in (found for glob in PYTHON for found in PAKKET.rglob(glob)):
        tree = ast.parse(path.read_text("utf-8"))
        docs = {node.value for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        yield (
            path,
            [
                node.value
                for node in ast.walk(tree)
                if isinstance(node, ast.Constant) and node not in docs
                if isinstance(node.value, str) and " " in node.value
            ],
        )


def without_allowed(text: str, allowed: list[str]) -> str:
    for one in allowed:
        text = text.replace(one, "")
    return text


@pytest.mark.parametrize("regel", REGELS, ids=lambda regel: regel["liever"])
def test_one_word_is_used_for_one_thing(regel):
    wrong = re.compile(regel["fout"])
    assert wrong.search(regel["vangt"])
    assert not {
        (naam, text)
        for naam, text in sentences()
        if naam not in regel.get("niet", ())
        and wrong.search(without_allowed(text, regel.get("mag", [])))
    }, regel["liever"]


def test_the_texts_of_every_room_are_looked_at():
    rooms = {naam.partition("/")[0] for naam, _ in sentences()}
    assert {"app", "figuren", "kern", "opslag", "stappen", "uitvoer", "zaal"} <= rooms
    assert len(sentences()) > 2000
    error = "de map x is er niet. er is niets geschreven; uw werkboek is niet veranderd. "
    assert ("uitvoer/fouten.py", f"{error}maak de map of kies een andere.") in sentences()
