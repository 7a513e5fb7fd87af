"""The controls of a round, and what of it a stranger typed."""

from dataclasses import replace
from datetime import timedelta

import ipywidgets as w
import pytest
from op_het_scherm import Scherm, met_balk

from lezer import reading
from ouderplan.kern.dia import GESTEMD
from ouderplan.kern.kansen import Inbreng, Perspectief, Soort
from ouderplan.kern.rondes import Ronde, Rondesoort
from ouderplan.kern.soorten import Groep
from ouderplan.opslag.rondezoeken import current_ronde
from ouderplan.opslag.scherm import shown
from ouderplan.opslag.stemmen import close_ronde, open_ronde
from ouderplan.stappen.onderdelen.rondepaneel import Rondepaneel
from ouderplan.stappen.onderdelen.rondezaak import TABELLEN, Rondezaak
from ouderplan.stappen.onderdelen.stemzaak import Stemzaak
from ouderplan.talen import Talen

GEMEEN = "<img src=x onerror=alert(1)> {0} & co?"


@pytest.fixture
def maak(nieuwe_zitting):
    """Give a function that puts the panel of a values round on a page."""

    def make(**opties):
        zitting = nieuwe_zitting(**opties)
        zitting.stap = "waarden"
        zaak = Stemzaak(zitting, Rondesoort.WAARDEN)
        zaak.tabellen = TABELLEN
        zaak.refresh()
        zitting.follow([zaak])
        panel = Rondepaneel(zaak, open_tekst="Open de stemming", vraag="Welke waarden?")
        return zitting, zaak, Scherm(met_balk(zitting, panel.box))

    return make


@pytest.mark.parametrize("soort", Rondesoort)
def test_before_a_round_of_any_kind_is_said_how_far_the_translations_were_read(
    nieuwe_zitting, werkboek, soort
):
    with werkboek.writing() as tx:  # dots are stuck on something
        tx.add(Inbreng("a", Soort.KANS, Perspectief.CONCEPT, "Samen lezen"))
    zitting = nieuwe_zitting()
    zaak = (Stemzaak if soort.stemt else Rondezaak)(zitting, soort)
    zaak.tabellen = TABELLEN
    zaak.refresh()
    scherm = Scherm(Rondepaneel(zaak, open_tekst="Open", vraag="Welke?").box)
    others = len(Talen().andere)
    assert f"Geen van de {others} vertalingen is al helemaal nagelezen" in scherm.text
    scherm.press("Open")
    zaak.refresh()
    assert zaak.stap == "open"
    assert "helemaal nagelezen" not in scherm.text


def test_the_evening_from_opening_to_showing(maak):
    zitting, zaak, scherm = maak()
    scherm.press("Open de stemming")
    assert (zaak.stap, zitting.melding) == ("open", None)
    scherm.press("Sluit de ronde")
    scherm.press("Nog niet")
    assert zaak.stap == "open"
    scherm.press("Sluit de ronde")
    scherm.press("Ja, sluit de ronde nu")
    assert "uitslag is nog niet te zien" in scherm.text
    scherm.press("Toon de uitslag ineens")
    assert zaak.stap == "getoond"


def test_a_result_that_waits_is_shown_from_its_step_while_the_hall_is_at_something_else(
    maak, werkboek
):
    zitting, zaak, scherm = maak()
    scherm.press("Open de stemming")
    scherm.press("Sluit de ronde")
    scherm.press("Ja, sluit de ronde nu")
    assert len(scherm.buttons("Toon de uitslag ineens")) == 1  # in the bar alone
    open_ronde(werkboek, soort=Rondesoort.SCAN, vraag="Hoe ver?", aantal_keuzes=None)
    zitting.poll()
    assert not zaak.aan_beurt
    scherm.press("Onthul de uitslag")
    with werkboek.reading() as tx:
        assert shown(tx).dia == GESTEMD
    scherm.press("Toon de uitslag ineens")
    assert zaak.stap == "getoond"
    assert not scherm.buttons("Toon de uitslag ineens")


def test_only_who_takes_part_is_counted(maak):
    _, _, scherm = maak()
    scherm.field("Ouders").value = False
    scherm.press("Open de stemming")
    shown = [field.description for field in scherm.all(w.Text)]
    assert "Team aanwezig" in shown
    assert "Ouders aanwezig" not in shown


def test_the_question_of_another_round_is_shown_as_text(maak, werkboek):
    open_ronde(
        werkboek, soort=Rondesoort.KANSEN, vraag=GEMEEN, aantal_keuzes=None, groepen=[Groep.TEAM]
    )
    _, _, scherm = maak()
    assert "<img" not in scherm.text
    assert "&lt;img src=x onerror=alert(1)&gt; {0} &amp; co?" in scherm.text


def test_opening_waits_for_the_other_round(maak, werkboek):
    other = open_ronde(
        werkboek, soort=Rondesoort.KANSEN, vraag="Kansen?", aantal_keuzes=None, groepen=[Groep.TEAM]
    )
    zitting, zaak, scherm = maak()
    scherm.press("Open de stemming")
    assert zaak.stap == "geen"
    close_ronde(werkboek, other.ronde)
    zitting.poll()
    scherm.press("Open de stemming")
    assert zaak.stap == "open"


def test_while_another_program_reads_it_does_not_say_closed_but_what_is_waiting(
    maak, werkboek, wacht_tot
):
    zitting, zaak, scherm = maak()
    scherm.press("Open de stemming")
    with reading(werkboek.map):
        scherm.press("Sluit de ronde")
        scherm.press("Ja, sluit de ronde nu")
        assert zaak.wist
        assert "De ronde is dicht" in scherm.text
        assert "nog niet gewist" in scherm.text
        assert "De ronde is gesloten" not in scherm.text

    def done() -> bool:
        zitting.poll()
        return not zaak.wist

    wacht_tot(done)
    assert "De ronde is gesloten" in scherm.text
    assert "nog niet gewist" not in scherm.text


def test_what_was_typed_for_the_round_survives_a_new_page(maak):
    _, _, scherm = maak()
    scherm.field("De vraag aan de zaal").value = "Wat telt voor u?"
    _, _, later = maak()
    assert later.field("De vraag aan de zaal").value == "Wat telt voor u?"


def test_a_wrong_number_opens_nothing_and_says_so(maak, werkboek):
    zitting, _, scherm = maak()
    scherm.field("Hoeveel mag ieder er kiezen?").value = "vijf"
    scherm.press("Open de stemming")
    assert "‘vijf’ is geen aantal" in zitting.melding.zin
    with werkboek.reading() as tx:
        assert current_ronde(tx) is None


def test_who_is_present_can_be_filled_in_during_the_round(maak):
    _, zaak, scherm = maak()
    scherm.press("Open de stemming")
    scherm.field("Ouders aanwezig").value = "120"
    assert zaak.aanwezig == 120
    assert "van <strong>120</strong>" in scherm.text


def test_both_groups_get_their_own_qr_code(maak):
    _, _, scherm = maak(zaal="http://10.0.0.2:8100")
    scherm.press("Open de stemming")
    assert "10.0.0.2<wbr>:8100<wbr>/team" in scherm.text
    assert scherm.text.count("<svg") == 2


def test_a_result_that_waited_overnight_leaves_the_bar_and_is_shown_from_its_step(maak, werkboek):
    zitting, _, scherm = maak()
    scherm.press("Open de stemming")
    scherm.press("Sluit de ronde")
    scherm.press("Ja, sluit de ronde nu")
    assert "op-moment-vraag" in scherm.text
    with werkboek.writing() as tx:
        nummer, row = next(iter(tx.items(Ronde).items()))
        tx.change(nummer, row, replace(row, gesloten=row.gesloten - timedelta(days=2)))
    zitting.poll()
    assert "op-moment-vraag" not in scherm.text
    scherm.press("Onthul de uitslag")
    assert "op-moment-vraag" in scherm.text
    assert scherm.buttons("Toon de volgende plaats")


def test_on_another_day_everything_is_read_again(maak):
    zitting, zaak, scherm = maak()
    scherm.press("Open de stemming")
    zitting.poll()
    zaak.gestemd = 7
    zitting.poll()
    assert zaak.gestemd == 7  # nothing changed in the store
    zitting._dag -= timedelta(days=1)
    zitting.poll()
    assert zaak.gestemd == 0


@pytest.mark.parametrize("soort", [one for one in Rondesoort if not one.stemt])
def test_the_form_of_a_round_without_a_vote_says_how_it_counts(nieuwe_zitting, soort):
    zaak = Rondezaak(nieuwe_zitting(), soort)
    zaak.refresh()
    scherm = Scherm(Rondepaneel(zaak, open_tekst="Open", vraag="Wat ziet u?").box)
    counts = "Eén formulier per telefoon." if soort is Rondesoort.SCAN else "stuurt vaker iets in"
    assert counts in scherm.text
