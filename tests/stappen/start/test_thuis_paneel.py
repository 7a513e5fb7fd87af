"""The tab Thuis meedoen: open, plan, lengthen, close, take along to the hall, letters."""

import csv
from datetime import datetime, timedelta

import pytest
from docx import Document
from op_het_scherm import Scherm

from ouderplan.kern.rondes import Rondesoort
from ouderplan.kern.soorten import Groep
from ouderplan.kern.stemcodes import LANG, read_code
from ouderplan.kern.thuis import Rondeplan
from ouderplan.kern.waarden import Waarde
from ouderplan.opslag.rondezoeken import current_ronde, home_rondes
from ouderplan.opslag.stemcodes import add_codes, draw_codes, find_code, given_out
from ouderplan.opslag.stemmen import open_ronde
from ouderplan.stappen.start.model import Model
from ouderplan.stappen.start.view import View
from ouderplan.stappen.vragen import question
from stemmer import vote_as

ZAAL = "https://school.example.nl/zaal"
MORGEN = (datetime.now() + timedelta(days=1)).strftime("%d-%m-%Y")


@pytest.fixture
def venster(nieuwe_zitting):
    zitting = nieuwe_zitting(zaal=ZAAL)
    with zitting.wb.writing() as tx:
        tx.replace_all(Waarde, [Waarde("respect"), Waarde("plezier")])
        codes = draw_codes(tx, 12, LANG)
        add_codes(tx, codes, Groep.OUDERS)
        zitting.kiezers = [find_code(tx, code).stemmer for code in codes]
    model = Model(zitting)
    zitting.follow([model])
    model.refresh()
    scherm = Scherm(View(model).bedienen)
    scherm.press("Thuis meedoen")
    return scherm, zitting


def at_home(zitting):
    with zitting.wb.reading() as tx:
        return home_rondes(tx)


def begin(scherm, tot=f"{MORGEN} 20:00"):
    scherm.field("Sluit").value = tot
    scherm.press("Open voor thuis")


def test_a_round_opens_with_the_usual_question_and_until_the_moment_that_was_typed(venster):
    scherm, zitting = venster
    begin(scherm)
    (ronde,) = at_home(zitting)
    assert ronde.vraag.startswith("Welke waarden")
    assert ronde.open_tot.strftime("%d-%m-%Y %H:%M") == f"{MORGEN} 20:00"
    assert f"Open tot {MORGEN} 20:00" in scherm.text
    assert "Nog geen tien deden mee" in scherm.text


def test_a_day_without_a_time_is_the_whole_day_and_nonsense_is_said(venster):
    scherm, zitting = venster
    begin(scherm, "straks")
    assert "‘straks’ is geen moment" in zitting.melding.zin
    assert at_home(zitting) == []
    begin(scherm, MORGEN)
    assert at_home(zitting)[0].open_tot.strftime("%H:%M") == "23:59"


def test_the_counter_goes_ten_at_a_time(venster):
    scherm, zitting = venster
    begin(scherm)
    (ronde,) = at_home(zitting)
    for nr, kiezer in enumerate(zitting.kiezers, start=1):
        vote_as(zitting.wb, kiezer, ["respect"], ronde=ronde.ronde)
        zitting.poll()
        assert ("Zeker <strong>10</strong> deden mee" in scherm.text) is (nr >= 10)
        assert "<strong>11" not in scherm.text


def test_it_is_lengthened_taken_to_the_hall_and_closed(venster):
    scherm, zitting = venster
    begin(scherm)
    scherm.field("Nieuw moment").value = f"{MORGEN} 21:30"
    scherm.press("Verander het sluiten")
    assert f"Open tot {MORGEN} 21:30" in scherm.text
    scherm.press("Verder in de zaal")
    assert question(Rondesoort.WAARDEN) in zitting.melding.zin  # more may be open
    assert f"niet meer vanzelf op {MORGEN} 21:30" in zitting.melding.zin
    assert len(at_home(zitting)) == 1
    answer(zitting, "Ja, ga verder in de zaal")
    assert at_home(zitting) == []
    with zitting.wb.reading() as tx:
        assert current_ronde(tx).open_tot.strftime("%H:%M") == "21:30"


def answer(zitting, label):
    (keuze,) = (one for one in zitting.melding.keuzes if one.label == label)
    assert zitting.run(keuze.action)


def test_it_closes_at_a_press_and_a_yes(venster):
    scherm, zitting = venster
    begin(scherm)
    for said, left in (("Laat hem open", 1), ("Ja, sluit de ronde nu", 0)):
        scherm.press("Sluit nu")
        assert len(at_home(zitting)) == 1
        answer(zitting, said)
        assert len(at_home(zitting)) == left
    assert zitting.melding.zin == "De ronde is gesloten."
    assert not scherm.buttons("Sluit nu")


def test_a_plan_stands_there_until_it_is_taken_away(venster):
    scherm, zitting = venster
    scherm.field("Gaat open").value = MORGEN
    begin(scherm, (datetime.now() + timedelta(days=20)).strftime("%d-%m-%Y"))
    assert at_home(zitting) == []
    assert f"Gaat vanzelf open op {MORGEN} 00:00" in scherm.text
    scherm.press("Haal weg")
    with zitting.wb.reading() as tx:
        assert tx.rows(Rondeplan) == []


def test_a_plan_whose_moment_came_says_by_itself_why_it_is_not_open(venster, wacht_tot):
    scherm, zitting = venster
    open_ronde(zitting.wb, soort=Rondesoort.SCAN, vraag="Hoe gaat het nu?")
    soon, later = datetime.now() + timedelta(seconds=2), datetime.now() + timedelta(days=2)
    with zitting.wb.writing() as tx:
        tx.add(Rondeplan("Scan?", Rondesoort.SCAN, soon, later, "ouders"))
    zitting.poll()
    assert "Gaat vanzelf open op" in scherm.text

    def says_why() -> bool:
        zitting.poll()
        zitting.klok += 1
        return "Nog niet open. " in scherm.text and "open: Hoe gaat het nu?" in scherm.text

    wacht_tot(says_why)


def test_a_plan_whose_end_passed_says_that(venster):
    scherm, zitting = venster
    past = datetime.now() - timedelta(hours=2)
    with zitting.wb.writing() as tx:
        tx.add(Rondeplan("Scan?", Rondesoort.SCAN, past, past + timedelta(hours=1), "ouders"))
    zitting.poll()
    assert "Nog niet open. Het moment van sluiten is al voorbij." in scherm.text


def test_the_form_is_after_f5_what_it_was_the_kind_and_for_whom_too(venster):
    scherm, zitting = venster
    scherm.field("Wat").value = Rondesoort.EVALUATIE
    scherm.field("Team").value, scherm.field("Ouders").value = True, False
    model = Model(zitting)
    zitting.follow([model])
    model.refresh()
    again = Scherm(View(model).bedienen)
    again.press("Thuis meedoen")
    begin(again)
    (ronde,) = at_home(zitting)
    assert ronde.soort is Rondesoort.EVALUATIE
    assert ronde.vraag == question(Rondesoort.EVALUATIE)
    assert ronde.groepen_die_mogen == (Groep.TEAM,)


def test_the_form_says_how_late_it_is_where_the_workbook_is(venster):
    scherm, _ = venster
    assert datetime.now().strftime("is het nu %d-%m-%Y %H:") in scherm.text


def test_letters_have_a_code_each_and_a_list_for_the_ouderportaal(venster):
    scherm, zitting = venster
    begin(scherm)
    scherm.press("Brieven met codes, en een herinnering")
    scherm.field("Taal").value = "tr"
    scherm.field("Hoeveel brieven").value = "3"
    scherm.press("Maak brieven")
    (letters,), (listed,) = zitting.exports.glob("*.docx"), zitting.exports.glob("*.csv")
    with listed.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    text = "\n".join(paragraph.text for paragraph in Document(letters).paragraphs)
    assert len(rows) == 3
    with zitting.wb.reading() as tx:
        assert given_out(tx)[Groep.OUDERS] == 15
        for row in rows:
            assert row["code"] in text
            assert row["link"] == f"{ZAAL}/c/{read_code(row['code'])[0]}"
            assert find_code(tx, row["code"], kort=False)
    assert "Evden katılın" in text
    assert "school.example.nl/zaal" in text


def test_without_a_round_there_is_nothing_to_write_a_letter_about(venster):
    scherm, zitting = venster
    scherm.press("Brieven met codes, en een herinnering")
    scherm.field("Hoeveel brieven").value = "3"
    scherm.press("Maak brieven")
    assert "Er is thuis niets open of gepland" in zitting.melding.zin
    assert list(zitting.exports.glob("*")) == []


def test_the_reminder_is_for_everybody_and_in_their_language(venster):
    scherm, _ = venster
    begin(scherm)
    scherm.press("Brieven met codes, en een herinnering")
    scherm.field("Taal").value = "en"
    scherm.press("Schrijf een herinnering")
    said = scherm.field("Herinnering voor iedereen").value
    assert "we do not know who already took part" in said
    assert f"{ZAAL}/c" in said


def test_without_a_public_address_it_is_said_that_nobody_at_home_gets_here(nieuwe_zitting):
    zitting = nieuwe_zitting(zaal="http://192.168.1.20:8100")
    model = Model(zitting)
    scherm = Scherm(View(model).bedienen)
    scherm.press("Thuis meedoen")
    assert "Thuis kan niemand bij dit adres" in scherm.text
