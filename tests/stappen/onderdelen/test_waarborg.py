"""The guarantee of a round on the begeleider's page and on the projector."""

import ipywidgets as w
import pytest
from op_het_scherm import Scherm, met_balk

from ouderplan.kern.rondes import Rondesoort, Waarborg
from ouderplan.kern.soorten import Groep
from ouderplan.kern.waarden import Waarde
from ouderplan.opslag.stemcodes import add_codes, count_unknown, find_code, given_out
from ouderplan.opslag.stemmen import close_ronde
from ouderplan.opslag.waarborgen import REGELS
from ouderplan.stappen.melding import Meldingsoort
from ouderplan.stappen.onderdelen.rondepaneel import Rondepaneel, hall_qrs, render_live
from ouderplan.stappen.onderdelen.rondezaak import TABELLEN
from ouderplan.stappen.onderdelen.sjabloon import render
from ouderplan.stappen.onderdelen.stemzaak import Stemzaak
from ouderplan.stappen.onderdelen.veld import PAKKET
from stemmer import vote_as

CODES = tuple(f"K7M3P{sign}" for sign in "BCDFGHJKMNPQ")
TEAM = tuple(f"B4T9W{sign}" for sign in "BCDFGHJKMN")
ADRES = "http://192.168.1.20:8100"


@pytest.fixture
def paneel(nieuwe_zitting):
    """Give the panel of a values round, what is behind it, and what someone sees of it."""
    zitting = nieuwe_zitting(zaal=ADRES)
    zaak = Stemzaak(zitting, Rondesoort.WAARDEN)
    zaak.tabellen = TABELLEN
    zaak.refresh()
    zitting.follow([zaak])
    panel = Rondepaneel(zaak, open_tekst="Open de stemming", vraag="Welke waarden?")
    return zitting, zaak, Scherm(met_balk(zitting, panel.box))


def give_codes(wb):
    with wb.writing() as tx:
        add_codes(tx, CODES, Groep.OUDERS)
        add_codes(tx, TEAM, Groep.TEAM)


def choose(scherm, waarborg):
    scherm.press("Hoe telt iedereen één keer? " + REGELS[Waarborg.TELEFOON])
    [radio] = scherm.all(w.RadioButtons)
    radio.value = waarborg.value


def test_without_choosing_a_round_is_one_vote_per_telephone(paneel):
    _, zaak, scherm = paneel
    assert not scherm.all(w.RadioButtons)
    scherm.press("Open de stemming")
    assert zaak.ronde.waarborg is Waarborg.TELEFOON
    assert len(hall_qrs(zaak)) == 2


def test_the_chosen_guarantee_is_that_of_the_round_and_stands_on_the_page(paneel):
    _, zaak, scherm = paneel
    choose(scherm, Waarborg.OPEN)
    scherm.press("Open de stemming")
    assert zaak.ronde.waarborg is Waarborg.OPEN
    said = render_live(zaak)
    assert zaak.ronde.regel in said
    assert "Veranderen kan" not in said


def test_the_closed_fold_says_what_was_chosen(paneel):
    _, _, scherm = paneel
    choose(scherm, Waarborg.OPEN)
    assert len(scherm.all(w.RadioButtons)[0].options) == 4
    kop = "Hoe telt iedereen één keer? " + REGELS[Waarborg.OPEN]
    scherm.press(kop)
    assert not scherm.all(w.RadioButtons)
    assert scherm.buttons(kop)


def test_codes_that_are_not_there_yet_are_asked_for(paneel):
    zitting, zaak, scherm = paneel
    choose(scherm, Waarborg.STEMCODE)
    scherm.press("Open de stemming")
    assert zaak.stap == "geen"
    assert "nog geen stemcodes" in zitting.melding.zin


def test_with_codes_the_hall_needs_one_address_because_the_code_knows_the_group(paneel, werkboek):
    give_codes(werkboek)
    _, zaak, scherm = paneel
    choose(scherm, Waarborg.STEMCODE)
    scherm.press("Open de stemming")
    [qr] = hall_qrs(zaak)
    assert qr["adres"] == ADRES
    assert "Stem met uw code" in render_live(zaak)


def finish_vote(paneel, werkboek, ouders, team):
    give_codes(werkboek)
    zitting, zaak, scherm = paneel
    choose(scherm, Waarborg.STEMCODE)
    scherm.press("Open de stemming")
    with werkboek.reading() as tx:
        keuze = tx.rows(Waarde)[0].waarde
        voters = [find_code(tx, code) for code in (*CODES[:ouders], *TEAM[:team])]
    for voter in voters:
        vote_as(werkboek, voter.stemmer, [keuze], groep=voter.groep)
    count_unknown(werkboek)
    close_ronde(werkboek, 1)
    zaak.show()
    zitting.poll()
    return render(PAKKET, "uitslag.html.j2", zaak=zaak, figuur=zaak.picture())


def test_the_result_accounts_for_the_codes(paneel, werkboek):
    said = finish_vote(paneel, werkboek, 12, 10)
    assert "Stemcodes: 22 uitgegeven, 22 gebruikt, 0 niet gebruikt." in said
    assert "Ouders: 12 uitgegeven, 12 gebruikt, 0 niet gebruikt." in said
    assert "Verkeerde codes die zijn geprobeerd: 1;" in said


def test_the_accounting_splits_out_no_small_group(paneel, werkboek):
    said = finish_vote(paneel, werkboek, 12, 3)
    assert "Stemcodes: 22 uitgegeven, 15 gebruikt, 7 niet gebruikt." in said
    assert "Team:" not in said


def test_the_slips_are_made_where_the_codes_are_chosen(paneel, werkboek):
    zitting, zaak, scherm = paneel
    assert not scherm.buttons("Maak codebriefjes om te printen")
    choose(scherm, Waarborg.STEMCODE)
    assert "nu: 0 voor ouders, 0 voor het team" in scherm.text
    scherm.field("Nieuwe voor ouders").value = "3"
    scherm.field("Nieuwe voor het team").value = "2"
    scherm.press("Maak codebriefjes om te printen")
    assert "Klaar om te printen" in zitting.melding.zin
    assert len(list(zitting.exports.glob("Stemcodes *.pdf"))) == 2
    assert "nu: 3 voor ouders, 2 voor het team" in scherm.text
    scherm.press("Open de stemming")
    assert zaak.ronde.waarborg is Waarborg.STEMCODE
    with werkboek.reading() as tx:
        assert given_out(tx) == {Groep.OUDERS: 3, Groep.TEAM: 2}


@pytest.mark.parametrize("aantal", ["", "0", "501", "veel"])
def test_a_number_that_cannot_be_makes_no_codes(paneel, werkboek, aantal):
    zitting, _, scherm = paneel
    choose(scherm, Waarborg.STEMCODE)
    scherm.field("Nieuwe voor ouders").value = aantal
    scherm.press("Maak codebriefjes om te printen")
    assert zitting.melding.soort is Meldingsoort.FOUT
    with werkboek.reading() as tx:
        assert given_out(tx) == {}
