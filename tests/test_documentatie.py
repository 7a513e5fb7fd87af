"""The README is short, the tables in docs are those of the program, and no link leads nowhere."""

import re
from pathlib import Path

import pytest

from ouderplan.opslag.tabellen import TABELLEN
from ouderplan.talen.lijst import Talen

WORTEL = Path(__file__).parents[1]
BLADEN = [*WORTEL.glob("*.md"), *(WORTEL / "docs").glob("*.md")]
ENGELS = "## In short (English)"
MEESTE_WOORDEN = {"nederlands": 500, "engels": 150}


def read(name: str) -> str:
    return (WORTEL / name).read_text(encoding="utf-8")


def rows(name: str) -> dict[str, list[str]]:
    """Return first cell → the others, of every table on a page."""
    lines = [line for line in read(name).splitlines() if line.startswith("| ")]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return {first: rest for first, *rest in cells}


def anchor(heading: str) -> str:
    """Return how a heading is called in a link (the rule of GitHub)."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-")


def test_the_readme_is_short():
    dutch, english = read("README.md").split(ENGELS)
    assert len(dutch.split()) <= MEESTE_WOORDEN["nederlands"]
    assert len(english.split()) <= MEESTE_WOORDEN["engels"]


@pytest.mark.parametrize("blad", BLADEN, ids=lambda blad: blad.name)
def test_every_link_leads_somewhere(blad: Path):
    for target in re.findall(r"\]\((?!https?://)([^)\s]+)\)", blad.read_text(encoding="utf-8")):
        path, _, part = target.partition("#")
        there = blad.parent / path if path else blad
        assert there.exists(), target
        if part:
            headings = re.findall(r"^#+ (.*)$", there.read_text(encoding="utf-8"), re.MULTILINE)
            assert part in map(anchor, headings), target


def test_every_file_that_contributing_names_is_there():
    """Named as people do, from any folder of the package or the tests on: ``lezen/koppen.toml``."""
    folders = (WORTEL / "widgets/ouderplan", WORTEL / "tests", *WORTEL.glob("*.toml"))
    paths = [f"/{path.as_posix()}" for folder in folders for path in (folder, *folder.rglob("*.*"))]
    named = re.findall(r"`((?:[\w-]+/)*[\w-]+\.(?:py|toml|js|css))\b", read("CONTRIBUTING.md"))
    assert len(named) > 100
    assert [name for name in named if not any(path.endswith(f"/{name}") for path in paths)] == []


def test_every_page_of_the_docs_can_be_found_from_the_readme_and_the_first_page():
    for page in (WORTEL / "docs").glob("*.md"):
        if page.name != "README.md":
            assert f"(docs/{page.name}" in read("README.md"), page.name
            assert f"({page.name}" in read("docs/README.md"), page.name


def test_the_tables_are_those_of_the_workbook():
    found = rows("docs/tabellen.md")
    assert list(found)[1:] == [tabel.naam for tabel in TABELLEN]


@pytest.mark.parametrize("tabel", TABELLEN, ids=lambda tabel: tabel.naam)
def test_a_table_has_these_columns(tabel):
    (cell,) = rows("docs/tabellen.md")[tabel.naam]
    names = [name.strip() for name in re.sub(r"\([^)]*\)", "", cell).split(";")]
    assert names == [kolom.naam for kolom in tabel.kolommen]


def test_the_languages_are_those_of_the_phones():
    found = rows("docs/talen.md")
    wanted = {taal.code: [taal.naam, taal.nederlands] for taal in Talen().alle}
    assert {code: names for code, names in found.items() if code != "code"} == wanted
