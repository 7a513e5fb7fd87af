"""On the page: votes that come faster than people, and what the begeleider does about them."""

from datetime import datetime

import pytest
from op_het_scherm import Scherm

from ouderplan.kern.rondes import Rondesoort
from ouderplan.kern.soorten import Groep, Kanaal
from ouderplan.opslag import toestroom
from ouderplan.opslag.stembus import Stem
from ouderplan.opslag.stemmen import cast_all, close_ronde, open_ronde, show_ronde
from ouderplan.stappen.onderdelen.rondezaak import Rondezaak
from ouderplan.stappen.waarden.model import Model
from ouderplan.stappen.waarden.view import View
from ouderplan.uitvoer.stemzinnen import paper_sentences

WAAROM = "Eén laptop stuurde ze."


@pytest.fixture(autouse=True)
def klok(monkeypatch):
    """Let all ballots of a test come in the same ten seconds."""
    moment = datetime.now()

    class Klok(datetime):
        @classmethod
        def now(cls):
            return moment

    monkeypatch.setattr(toestroom, "datetime", Klok)


@pytest.fixture
def stap(nieuwe_zitting):
    zitting = nieuwe_zitting()
    model = Model(zitting)
    zitting.follow([model])
    return model, Scherm(View(model).bedienen)


@pytest.fixture
def open_stemming(stap):
    model, scherm = stap
    model.zaak.open("Welke?", 3, (Groep.OUDERS,), aanwezig=(20, None))
    model.refresh()
    return model, scherm


def flood(model, many, wie="verzonnen"):
    wb, ronde = model.zitting.wb, model.zaak.ronde.ronde
    one = ("durf",)
    stemmen = [Stem(ronde, f"{wie} {nr}", Groep.OUDERS, Kanaal.TELEFOON, one) for nr in range(many)]
    cast_all(wb, stemmen)
    model.refresh()


def test_a_quiet_vote_says_nothing(open_stemming):
    model, scherm = open_stemming
    flood(model, 12, "ouder")
    assert "Komen deze stemmen van mensen?" not in scherm.text


def test_a_flood_is_said_with_how_fast_and_that_it_is_more_than_are_there(open_stemming):
    model, scherm = open_stemming
    flood(model, 300)
    assert "Komen deze stemmen van mensen?" in scherm.text
    assert "Er zijn 300 stemmen, en er zijn 20 mensen." in scherm.text
    assert "300 stemmen, 30,0 per seconde" in scherm.text


def test_more_votes_than_people_are_said_when_none_came_too_fast(open_stemming):
    model, scherm = open_stemming
    model.zaak.set_present(Groep.OUDERS, 20, 8)
    flood(model, 9, "ouder")
    assert model.zaak.verdacht == ()
    assert "Er zijn 9 stemmen, en er zijn 8 mensen. Kijk of" in scherm.text


def test_the_button_stays_the_same_while_more_votes_come_in(open_stemming):
    model, scherm = open_stemming
    flood(model, 300)
    (knop,) = scherm.buttons("Zet deze 300 opzij")
    flood(model, 50, "nog een")
    assert knop.description == "Zet deze 350 opzij"
    assert scherm.buttons("Zet deze 350 opzij") == [knop]


def test_who_votes_again_is_not_said_to_be_aside(open_stemming):
    model, scherm = open_stemming
    flood(model, 300)
    model.zaak.lay_aside(model.zaak.verdacht[0], WAAROM)
    model.refresh()
    assert f"300 stembriefjes liggen opzij: {WAAROM}" in scherm.text
    flood(model, 1)
    assert f"299 stembriefjes liggen opzij: {WAAROM}" in scherm.text


def test_after_the_result_it_can_still_count_again_until_that_is_adopted(open_stemming):
    model, scherm = open_stemming
    flood(model, 300)
    model.zaak.lay_aside(model.zaak.verdacht[0], WAAROM)
    flood(model, 14, "ouder")
    close_ronde(model.zitting.wb, 1)
    show_ronde(model.zitting.wb, 1)
    model.refresh()
    scherm.press("2. Stemming")
    scherm.press("Tel ze weer mee")
    model.refresh()
    assert model.zaak.uitslag.gestemd == 314
    scherm.press("3. Uitslag")
    assert "na het sluiten weer meegeteld: 300" in scherm.text


def test_a_stretch_is_laid_aside_with_a_reason_and_can_count_again(open_stemming):
    model, scherm = open_stemming
    flood(model, 300)
    scherm.press("Zet deze 300 opzij")
    assert "Schrijf op waarom" in model.zitting.melding.zin
    scherm.field("Waarom zet u ze opzij?").value = WAAROM
    scherm.press("Zet deze 300 opzij")
    model.refresh()
    assert model.zaak.gestemd == 0
    assert f"300 stembriefjes liggen opzij: {WAAROM}" in scherm.text
    assert "Zet deze 300 opzij" not in [knop.description for knop in scherm.buttons("")]
    scherm.press("Tel ze weer mee")
    model.refresh()
    assert model.zaak.gestemd == 300


def test_the_result_and_the_plan_say_how_many_were_laid_aside_and_why(open_stemming):
    model, scherm = open_stemming
    flood(model, 300)
    model.zaak.lay_aside(model.zaak.verdacht[0], WAAROM)
    flood(model, 14, "ouder")
    close_ronde(model.zitting.wb, 1)
    show_ronde(model.zitting.wb, 1)
    model.refresh()
    said = f"300 stembriefjes zijn opzij gezet en tellen niet mee: {WAAROM}"
    assert said in scherm.text
    assert said in paper_sentences(model.zaak.ronde, model.zaak.kanalen)
    assert model.zaak.uitslag.gestemd == 14


def test_a_round_for_texts_has_no_such_panel(werkboek, nieuwe_zitting):
    open_ronde(werkboek, soort=Rondesoort.KANSEN, vraag="Wat?")
    zaak = Rondezaak(nieuwe_zitting(), Rondesoort.KANSEN)
    zaak.refresh()
    assert zaak.verdacht == ()
