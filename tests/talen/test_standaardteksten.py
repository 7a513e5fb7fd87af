"""What the program itself puts into a workbook, a phone shows in every language.

Nothing is listed here by hand: a workbook is made and each round opened as a school does it, and
what its phones then read is looked at; the code says itself where rounds are opened.
"""

import ast
from pathlib import Path

import pytest
from click.testing import CliRunner

import ouderplan
from ouderplan.app.catalogi import collect
from ouderplan.app.opdrachten import group
from ouderplan.kern.kansen import Inbreng, Inbrengstatus, Perspectief, Soort
from ouderplan.kern.rondes import Rondesoort, Waarborg
from ouderplan.kern.school import Planningsregel
from ouderplan.kern.soorten import Groep
from ouderplan.opslag import Werkboek
from ouderplan.opslag.antwoord import load_antwoord
from ouderplan.opslag.startset import take_over
from ouderplan.opslag.waarborgen import REGELS
from ouderplan.stappen.vragen import VRAGEN, question
from ouderplan.talen import Talen, Woordenboek
from ouderplan.talen.inhoud import earlier
from ouderplan.zaal.briefje import Briefje
from ouderplan.zaal.stand import load_stand

DEUREN = {
    "opslag/draaiboekdaad.py",
    "opslag/thuis.py",
    "app/opdrachten/ronde.py",
    "app/repetitie/oefenzaal.py",  # nobody reads those
    "app/repetitie/repeteren.py",
    "stappen/onderdelen/gelijkstand.py",
    "stappen/onderdelen/rondezaak.py",
}
"""Where a round is opened, and so where a question comes from."""

VRAAG = "Welke waarden vindt u het belangrijkst in de samenwerking tussen school en ouders?"

KANS = Inbreng(
    id="OK1",
    soort=Soort.KANS,
    perspectief=next(iter(Perspectief)),
    tekst="Eén kans",
    groep=Groep.OUDERS,
    status=Inbrengstatus.TOEGELATEN,
)


def of_program(briefje: Briefje, soort: Rondesoort):
    """Yield the pieces of a ballot that are not the school's own."""
    yield briefje.vraag
    if briefje.regel.tekst:
        yield briefje.regel
    if soort is not Rondesoort.STIPPEN:
        for keuze in briefje.keuzes:
            yield keuze.woord
            yield keuze.omschrijving


@pytest.fixture
def gereed(tmp_path):
    """Give the folder of a new workbook with one kans of the school."""
    map = tmp_path / "werkboek"
    wb = Werkboek.create(map, {"school": "De Wilg", "schooljaar": "2026-2027"})
    with wb.writing() as tx:
        tx.add(KANS)
    wb.close()
    return map


@pytest.mark.parametrize("soort", Rondesoort)
def test_a_round_opened_from_the_command_line_is_whole_in_every_language(gereed, soort):
    done = CliRunner().invoke(
        group(), ["ronde", str(gereed), "open", soort.value], catch_exceptions=False
    )
    assert done.exit_code == 0, done.output
    wb = Werkboek.open(gereed)
    with wb.reading() as tx:
        stand = load_stand(tx, gereed).avond
    wb.close()
    assert stand.ronde
    if soort in (Rondesoort.WAARDEN, Rondesoort.SCAN):
        assert len(stand.keuzes) >= 10
    missing = {
        (taal.code, piece.tekst)
        for taal in Talen().andere
        for piece in of_program(Briefje.of(stand, Talen().vertaler(taal.code)), soort)
        if piece.tekst and piece.taal.code != taal.code
    }
    assert not missing


def test_the_planning_of_a_new_workbook_is_in_every_language(gereed):
    wb = Werkboek.open(gereed)
    take_over(wb, Planningsregel)
    with wb.reading() as tx:
        straks = load_antwoord(tx).straks
    wb.close()
    assert len(straks) > 5
    missing = {
        (taal.code, rij.wat)
        for taal in Talen().andere
        for rij in straks
        if Woordenboek(Talen().vertaler(taal.code)).planning(rij.wat).taal.code != taal.code
    }
    assert not missing


def test_a_month_is_written_in_the_language_and_other_moments_stay_dutch():
    boek = Woordenboek(Talen().vertaler("uk"))
    assert boek.moment("oktober").tekst == "жовтень"
    assert boek.moment("na de vakantie").taal.code == "nl"


def test_every_door_that_opens_a_round_is_known_and_every_guarantee_is_asked():
    package = Path(ouderplan.__file__).parent
    found = {
        path.relative_to(package).as_posix()
        for path in package.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("open_ronde", "open_in")
    }
    assert found == DEUREN
    texts = {message.id for message in collect()}
    assert set(VRAGEN) == set(Rondesoort)
    assert {question(soort) for soort in Rondesoort} <= texts
    assert set(REGELS) == set(Waarborg)
    assert set(REGELS.values()) <= texts


def test_a_workbook_of_an_earlier_version_finds_the_translation_of_its_words():
    texts = {message.id for message in collect()}
    assert earlier()
    assert not earlier().keys() & texts
    assert set(earlier().values()) <= texts
    engels = Talen().vertaler("en")
    assert engels.find("Welke waarden vindt u het belangrijkst?") == engels.find(VRAAG)
