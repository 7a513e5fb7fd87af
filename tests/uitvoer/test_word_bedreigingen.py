"""Nothing a school typed is left out of Word: threats, what turns them round, loose moments."""

import io

import pytest
from docx import Document

from ouderplan.kern.afspraken import Activiteit
from ouderplan.kern.kansen import Inbreng, Inbrengstatus, Omzetting, Perspectief, Soort
from ouderplan.uitvoer import load_plan, word


def threat(id, tekst, perspectief=Perspectief.TEAM, status=Inbrengstatus.TOEGELATEN):
    return Inbreng(id, Soort.BEDREIGING, perspectief, tekst, status=status)


@pytest.fixture
def told(leeg):
    with leeg.writing() as tx:
        tx.add(threat("1", "Weinig ruimte in het rooster"))
        tx.add(threat("2", "Niet alle ouders lezen Nederlands", Perspectief.OUDERS))
        tx.add(threat("3", "Te veel berichten", Perspectief.OUDERS))
        tx.add(threat("4", "Nog niet gelezen", status=Inbrengstatus.NIEUW))
        tx.add(Inbreng("5", Soort.KANS, Perspectief.OUDERS, "Tolken uit eigen kring"))
        tx.add(Omzetting("2", "", "5"))
        tx.add(Omzetting("", "Minder tegelijk willen", ""))
    document = Document(io.BytesIO(word.build(load_plan(leeg))))
    cells = [[c.text for c in row.cells] for t in document.tables for row in t.rows]
    return [p.text for p in document.paragraphs], cells


def test_a_threat_that_was_not_turned_round_is_in_the_plan_by_perspective(told):
    texts, _ = told
    team, ouders = texts.index("Voor het team"), texts.index("Voor de ouders")
    assert team < texts.index("Weinig ruimte in het rooster") < ouders
    assert ouders < texts.index("Te veel berichten")
    assert "Nog niet gelezen" not in texts


def test_a_threat_that_became_a_kans_stands_beside_it_and_not_twice(told):
    texts, cells = told
    assert ["Niet alle ouders lezen Nederlands", "", "Tolken uit eigen kring"] in cells
    assert ["Alle bedreigingen", "Minder tegelijk willen", ""] in cells
    assert "Niet alle ouders lezen Nederlands" not in texts


def test_when_nobody_named_a_threat_there_is_no_column_for_it(leeg):
    with leeg.writing() as tx:
        tx.add(Omzetting("", "Minder tegelijk willen", ""))
    document = Document(io.BytesIO(word.build(load_plan(leeg))))
    cells = [[c.text for c in row.cells] for t in document.tables for row in t.rows]
    assert ["Wat is nodig"] in cells
    assert ["Minder tegelijk willen"] in cells


def test_activities_without_a_moment_stand_in_one_sentence_below_the_jaarklok(leeg):
    with leeg.writing() as tx:
        tx.add(Activiteit("Kijkochtend", wanneer="november"))
        tx.add(Activiteit("Musical"))
        tx.add(Activiteit("Rondleiding"))
        tx.add(Activiteit("Themadag", wanneer="als het uitkomt"))
    document = Document(io.BytesIO(word.build(load_plan(leeg))))
    cells = [c.text for t in document.tables for row in t.rows for c in row.cells]
    assert "Zonder moment: Musical; Rondleiding." in [p.text for p in document.paragraphs]
    assert "als het uitkomt" in cells
