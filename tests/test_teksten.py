"""The sentences of a room come from one catalog beside its code, read in one way."""

import sys
from pathlib import Path

import pytest

import ouderplan
from ouderplan.app.teksten import text as app_text
from ouderplan.figuren.teksten import counted as figuren_counted
from ouderplan.teksten import Teksten
from ouderplan.uitvoer.teksten import counted as uitvoer_counted

PAKKET = Path(ouderplan.__file__).parent
MAG_TOML_LEZEN = {
    "teksten.py",
    "app/voorbeeld.py",
    "app/licenties.py",
    "talen/inhoud.py",
    "app/opdrachten/importeer.py",
}
"""The catalogs, the example school, what the project asks for, the words of before, and which;
what a school answered about its lists."""


@pytest.fixture
def teksten(tmp_path, monkeypatch):
    """Give the catalog of a small package."""
    package = tmp_path / "proefkamer"
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "teksten.toml").write_text(
        'titel = "Zó’n titel"\n'
        'accolade = "{ niet ingevuld }"\n'
        "[ronde]\n"
        'open = "Ieder kiest er {aantal}."\n'
        '[ronde.diep]\nkop = "Onder"\n'
        '[aantal]\nstem = "1 stem | {aantal} stemmen"\n'
        'bij = "1 stem voor {naam} | {aantal} stemmen voor {naam}"\n',
        encoding="utf-8",
    )
    (package / "hulp.toml").write_text('titel = "Hulp"\n', encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.delitem(sys.modules, "proefkamer", raising=False)  # of the test before
    return Teksten("proefkamer")


def test_a_sentence_is_found_by_its_key_and_filled_in(teksten):
    assert teksten("titel") == "Zó’n titel"
    assert teksten("ronde.open", aantal=5) == "Ieder kiest er 5."
    assert teksten("ronde.diep.kop") == "Onder"


def test_without_fields_braces_are_just_braces(teksten):
    assert teksten("accolade") == "{ niet ingevuld }"


def test_a_field_may_hold_braces_of_its_own(teksten):
    assert teksten("ronde.open", aantal="{vijf}") == "Ieder kiest er {vijf}."


@pytest.mark.parametrize("sleutel", ["weg", "ronde.weg", "titel.weg", ""])
def test_what_is_not_there_is_named_with_its_catalog(teksten, sleutel):
    with pytest.raises(KeyError, match=f"proefkamer/teksten.toml: {sleutel}"):
        teksten(sleutel)


@pytest.mark.parametrize(
    ("aantal", "zin"), [(0, "0 stemmen"), (1, "1 stem"), (2, "2 stemmen"), (120, "120 stemmen")]
)
def test_one_and_more_are_said_differently(teksten, aantal, zin):
    assert teksten.counted("aantal.stem", aantal) == zin


def test_a_counted_sentence_takes_more_fields(teksten):
    assert teksten.counted("aantal.bij", 1, naam="respect") == "1 stem voor respect"
    assert teksten.counted("aantal.bij", 3, naam="respect") == "3 stemmen voor respect"


def test_a_table_is_given_whole_and_can_be_changed_without_harm(teksten):
    table = teksten.table("ronde")
    table["open"] = "anders"
    assert teksten("ronde.open", aantal=1) == "Ieder kiest er 1."


def test_another_catalog_beside_it_has_its_own_sentences(teksten):
    assert Teksten(teksten.pakket, "hulp.toml")("titel") == "Hulp"


def test_the_rooms_bind_their_own_catalog():
    assert app_text("deuren", "zaal") == "De zaal"
    assert figuren_counted("stem", 1) == uitvoer_counted("stem", 1) == "1 stem"
    assert figuren_counted("stem", 12) == uitvoer_counted("stem", 12) == "12 stemmen"


def test_nothing_else_reads_a_catalog():
    readers = {
        path.relative_to(PAKKET).as_posix()
        for path in PAKKET.rglob("*.py")
        if "tomllib" in path.read_text(encoding="utf-8")
    }
    assert readers == MAG_TOML_LEZEN


def test_the_kern_says_what_it_says_without_a_file():
    assert not [
        path
        for path in (PAKKET / "kern").rglob("*.py")
        if "ouderplan.teksten" in path.read_text(encoding="utf-8")
    ]
