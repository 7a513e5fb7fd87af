"""Counting paper on the begeleider's page: two counters, the differences, the account."""

import ipywidgets as w
import pytest
from op_het_scherm import Scherm, met_balk

from ouderplan.kern.rondes import Ronde, Rondesoort, Stembriefje
from ouderplan.kern.soorten import Kanaal
from ouderplan.opslag.stemmen import open_ronde
from ouderplan.stappen.onderdelen.rondepaneel import Rondepaneel
from ouderplan.stappen.onderdelen.rondezaak import TABELLEN, Rondezaak
from ouderplan.stappen.onderdelen.stemzaak import Stemzaak
from ouderplan.stappen.onderdelen.vaststellen import render_result

A = "Teller A: één briefje per regel"
B = "Teller B: één briefje per regel"
HANDEN = "Per regel: nummer van de keuze en aantal handen"


@pytest.fixture
def maak(werkboek, nieuwe_zitting):
    """Give a function that opens a window on an open round."""
    open_ronde(werkboek, soort=Rondesoort.WAARDEN, vraag="Wat telt?", aantal_keuzes=5)

    def make(**opties):
        zitting = nieuwe_zitting(**opties)
        zitting.stap = "waarden"
        zaak = Stemzaak(zitting, Rondesoort.WAARDEN)
        zaak.tabellen = TABELLEN
        zaak.refresh()
        zitting.follow([zaak])
        panel = Rondepaneel(
            zaak, open_tekst="Open", vraag="Wat telt?", uitslag=lambda _zaak: render_result(zaak)
        )
        scherm = Scherm(met_balk(zitting, panel.box))
        for knop in scherm.buttons("Papieren stembriefjes en opgestoken handen"):
            knop.click()
        return zitting, zaak, scherm

    return make


def paper(werkboek):
    with werkboek.reading() as tx:
        rows = [row for row in tx.rows(Stembriefje, ronde=1) if row.kanaal is Kanaal.PAPIER]
        return len({row.briefje for row in rows}), tx.find(Ronde, ronde=1)[1]


def count(scherm, teller, tekst):
    scherm.press(f"Ik ben teller {teller}")
    scherm.field(A if teller == "A" else B).value = tekst


def adopt_button(scherm):
    (found,) = [b for b in scherm.all(w.Button) if "op-primary" in b._dom_classes and
                b.description.startswith("Neem")]  # fmt: skip
    return found


def test_what_is_typed_stands_beside_it_in_words(maak):
    _, _, scherm = maak()
    count(scherm, "A", "1 3\n0\n1 2 3 4 5 6\n99\n2 2\nx")
    for said in ("vertrouwen · respect", "blanco", "6 kruisjes, er mogen er 5",
                 "nummer 99 staat niet op het briefje", "nummer 2 staat er twee keer"):  # fmt: skip
        assert said in scherm.text
    assert adopt_button(scherm).disabled


def test_two_counters_in_two_windows_agree_and_the_pile_is_counted(maak, werkboek):
    _, _, first = maak()
    zitting, _, second = maak()
    count(first, "A", "1 3\n0\n7")
    zitting.poll()
    count(second, "B", "3 1\n0\n8")
    assert "Briefje 3 is verschillend" in second.text
    assert adopt_button(second).disabled
    second.field(B).value = "3 1\n0\n7"
    assert "hetzelfde ingevoerd" in second.text
    adopt_button(second).click()
    assert zitting.melding.zin == "3 briefjes staan nu in de telling."
    aantal, ronde = paper(werkboek)
    assert (aantal, ronde.papier_tellers) == (3, 2)
    assert second.field(B).value == ""


def test_until_both_are_ready_no_difference_is_shown_unless_asked(maak):
    _, _, scherm = maak()
    count(scherm, "A", "1\n2\n3")
    count(scherm, "B", "9")
    assert "verschillend" not in scherm.text
    scherm.press("Vergelijk alvast")
    assert "Briefje 1 is verschillend" in scherm.text


def test_one_counter_is_said_and_the_last_line_can_be_taken_away(maak, werkboek):
    _, _, scherm = maak()
    count(scherm, "A", "1\n2\n3\n")
    scherm.press("Haal de laatste regel weg")
    assert scherm.field(A).value == "1\n2\n"
    assert "Alleen Teller A heeft ingevoerd" in scherm.text
    scherm.press("Neem over met één teller")
    assert paper(werkboek)[0] == 2
    assert paper(werkboek)[1].papier_tellers == 1


def test_after_f5_the_lines_are_there_and_who_types_is_asked_again(maak):
    _, _, scherm = maak()
    count(scherm, "A", "1\n2")
    _, _, later = maak()
    assert not later.all(w.Textarea)
    later.press("Ik ben teller A")
    assert later.field(A).value == "1\n2"


def test_each_group_has_a_pile_of_its_own(maak):
    _, _, scherm = maak()
    count(scherm, "A", "1\n2")
    scherm.field("Van wie zijn deze stemmen?").value = "team"
    assert scherm.field(A).value == ""


def test_throwing_away_is_asked_first(maak):
    zitting, _, scherm = maak()
    count(scherm, "A", "1\n2")
    scherm.press("Gooi deze invoer weg")
    assert scherm.field(A).value == "1\n2"
    zitting.run(zitting.melding.keuzes[0].action)
    assert scherm.field(A).value == ""


def test_raised_hands_are_counted_per_choice(maak, werkboek):
    _, _, scherm = maak()
    scherm.press("Opgestoken handen")
    scherm.field(HANDEN).value = "1 23\n4"
    assert "hoeveel handen?" in scherm.text
    assert adopt_button(scherm).disabled
    scherm.field(HANDEN).value = "1 23\n4 2"
    adopt_button(scherm).click()
    assert paper(werkboek)[0] == paper(werkboek)[1].handen == 25


def test_after_closing_paper_still_counts_and_the_result_waits_for_it(maak, werkboek):
    zitting, zaak, scherm = maak()
    scherm.press("Sluit de ronde")
    scherm.press("Ja, sluit de ronde nu")
    count(scherm, "A", "1\n" * 12)
    scherm.press("Toon de uitslag ineens")
    assert "nog niet in de telling" in zitting.melding.zin
    assert zaak.stap == "gesloten"
    scherm.press("Neem over met één teller")
    scherm.press("Toon de uitslag ineens")
    assert zaak.stap == "getoond"
    assert paper(werkboek)[0] == 12


def test_the_account_is_said_on_the_page_and_under_the_result(maak):
    zitting, _, scherm = maak()
    scherm.field("Briefjes uitgegeven").value = "40"
    scherm.field("Briefjes over (ongebruikt)").value = "3"
    assert "Er ontbreken er 37." in scherm.text
    count(scherm, "A", "1 2\n" * 36 + "x")
    scherm.press("Neem over met één teller")
    line = "Papier: uitgegeven 40 = geteld 36 + ongebruikt 3 + ongeldig 1."
    assert line in scherm.text
    scherm.press("Sluit de ronde")
    scherm.press("Ja, sluit de ronde nu")
    scherm.press("Toon de uitslag ineens")
    assert zitting.melding is None
    assert line in scherm.text
    assert "Eén teller voerde de stembriefjes in." in scherm.text


def test_a_round_of_kansen_has_no_paper(nieuwe_zitting):
    zaak = Rondezaak(nieuwe_zitting(), Rondesoort.KANSEN)
    zaak.refresh()
    scherm = Scherm(Rondepaneel(zaak, open_tekst="Open", vraag="Wat?").box)
    assert "Print stembriefjes" not in scherm.text


def test_the_way_to_the_sheets_stands_there_before_and_during_the_round(maak):
    _, _, with_page = maak(stembriefjes="/stembriefjes")
    assert 'href="/stembriefjes?soort=waarden"' in with_page.text
    _, _, without = maak()
    assert "ouderplan stembriefjes" in without.text
