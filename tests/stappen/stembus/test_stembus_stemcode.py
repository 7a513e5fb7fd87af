"""A vote with stemcodes on the shared tablet: the code is the voter there too."""

import ipywidgets as w
import pytest
from op_het_scherm import Scherm

from ouderplan.kern.fouten import OuderplanFout
from ouderplan.kern.rondes import RondeGesloten, Rondesoort, Stembriefje, Waarborg
from ouderplan.kern.soorten import Groep
from ouderplan.opslag.stemcodes import add_codes, unknown_tried
from ouderplan.opslag.stemmen import open_ronde
from ouderplan.stappen.stembus.view import Stembus

CODES = ("K7M3PX", "B4T9WZ")
TEAM = "DH2KQ8"


@pytest.fixture
def tablet(zitting, werkboek):
    """Give a tablet on which a vote with codes is open, and what someone sees of it."""
    with werkboek.writing() as tx:
        add_codes(tx, CODES, Groep.OUDERS)
        add_codes(tx, [TEAM], Groep.TEAM)
    open_ronde(werkboek, soort=Rondesoort.WAARDEN, vraag="Welke?", waarborg=Waarborg.STEMCODE)
    stembus = Stembus(zitting)
    zitting.poll()
    return stembus, Scherm(stembus.box)


def vote(scherm, code):
    scherm.field("Typ uw stemcode").value = code
    scherm.press("Verder")
    scherm.all(w.Checkbox)[0].value = True
    scherm.press("Verstuur mijn stem")
    scherm.press("Klaar, de volgende")


def ballots(werkboek):
    with werkboek.reading() as tx:
        return tx.rows(Stembriefje)


def test_a_code_is_one_ballot_here_too_and_knows_its_group(tablet, werkboek):
    _, scherm = tablet
    assert scherm.buttons("Verder")
    for code in ("k7m 3px", "K7M3PX", CODES[1], TEAM):
        vote(scherm, code)
    assert sorted(row.groep for row in ballots(werkboek)) == ["ouders", "ouders", "team"]


def test_a_wrong_code_is_said_and_counted_and_after_five_it_takes_a_while(tablet, werkboek):
    stembus, scherm = tablet
    for nummer in range(6):
        scherm.field("Typ uw stemcode").value = "ZZZZZ2"
        scherm.press("Verder")
        said = stembus.zitting.melding.zin
        assert ("kennen we niet" if nummer < 5 else "Wacht even") in said
    with werkboek.reading() as tx:
        assert unknown_tried(tx, 1) == 5
    assert ballots(werkboek) == []


def test_a_hand_made_message_begins_no_ballot_without_a_code(tablet, werkboek):
    stembus, _ = tablet
    with pytest.raises(RondeGesloten):
        stembus.model.begin(Groep.OUDERS)
    with pytest.raises(OuderplanFout):
        stembus.model.begin_with_code("")
    assert ballots(werkboek) == []
