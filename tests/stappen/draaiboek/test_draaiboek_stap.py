"""Draaiboek: a programme is written down, worked out, and played; the hall sees no notes."""

import ipywidgets as w
import pytest
from op_het_scherm import Scherm, in_de_zaal, op_projector

from ouderplan.kern.dia import Beweging
from ouderplan.kern.draaiboek import Bijeenkomst, Doet, Draaiboekregel
from ouderplan.kern.draaiboekloop import Tijdstip
from ouderplan.kern.rondes import Rondesoort
from ouderplan.opslag import draaiboek as spel
from ouderplan.opslag.fouten import RijWeg
from ouderplan.opslag.scherm import shown
from ouderplan.stappen import Staat
from ouderplan.stappen.dias.bord import bord_of
from ouderplan.stappen.dias.rijen import name_of
from ouderplan.stappen.draaiboek.model import Model
from ouderplan.stappen.draaiboek.view import View

AVOND = Bijeenkomst.OUDERAVOND
GEHEIM = "Zeg niets over de buurman"


@pytest.fixture
def venster(werkboek, open_venster):
    """Give a page on a workbook of which every programme is empty."""
    with werkboek.writing() as tx:
        for nummer, regel in tx.items(Draaiboekregel).items():
            tx.remove(nummer, regel)
    return open_venster(Model, View)


@pytest.fixture
def scherm(venster):
    return Scherm(venster.view.bedienen)


@pytest.fixture
def klok(monkeypatch):
    """Give a clock that is set by hand: ``klok(minuten)``; it begins at half past seven."""
    nu = [0.0]
    monkeypatch.setattr(
        spel, "now", lambda: Tijdstip((19 * 60 + 30 + nu[0]) * 60, nu[0] * 60, "laptop")
    )

    def at(minuten):
        nu[0] = minuten

    return at


def row(wat, minuten=10, **velden):
    return Draaiboekregel(AVOND, wat, minuten, **velden)


def fill(venster, *rows):
    for each in rows:
        venster.model.add_row(each)
    venster.zitting.poll()


def names(model):
    model.refresh()
    return [regel.wat for regel in model.regels.values()]


def number(model, wat):
    return next(nummer for nummer, regel in model.regels.items() if regel.wat == wat)


AVONDVOL = (
    row("Welkom", 10, vast="19:30", doet=Doet.TEKST, tekst="Fijn dat u er bent", notities=GEHEIM),
    row("Gesprek", 20, doet=Doet.TEKST, tekst="Praat met uw buren", notities=GEHEIM),
    row("Pauze", 15, doet=Doet.PAUZE, tekst="Koffie in de hal", notities=GEHEIM),
    row("Afsluiting", 5, notities="Bedank de ouderraad"),
)


# --- planning -------------------------------------------------------------------------------------


def test_a_new_workbook_has_a_programme_for_every_meeting(open_venster):
    model = open_venster(Model, View).model
    for soort in Bijeenkomst:
        model.choose(soort)
        assert len(names(model)) > 3


def test_an_empty_programme_offers_our_example_and_cannot_be_begun(venster, scherm):
    assert scherm.buttons("Neem ons voorbeeld")
    assert not scherm.buttons("Begin de bijeenkomst")
    scherm.press("Neem ons voorbeeld")
    assert names(venster.model)[0] == "Welkom"
    assert not scherm.buttons("Neem ons voorbeeld")
    assert scherm.buttons("Begin de bijeenkomst")
    assert venster.model.stand.staat is Staat.NOG_NIET  # ours is not the school's yet
    assert "90 minuten, van 19:30 tot 21:00" in scherm.text


def test_before_a_programme_that_opens_a_round_is_said_how_far_translations_were_read(
    venster, scherm, werkboek
):
    assert "helemaal nagelezen" not in scherm.text
    with werkboek.writing() as tx:
        tx.add(
            Draaiboekregel(
                Bijeenkomst.OUDERAVOND, "Stemmen", doet=Doet.OPEN, rondesoort=Rondesoort.WAARDEN
            )
        )
    venster.model.refresh()
    assert "vertalingen is al helemaal nagelezen" in scherm.text


def test_each_row_says_when_it_begins(venster, scherm):
    fill(venster, *AVONDVOL)
    assert venster.model.stand.staat is Staat.KLAAR
    for begint in ("19:30 (vast)", "19:40", "20:00", "20:15"):
        assert begint in scherm.text


def test_looking_at_another_programme_does_not_undo_how_far_the_step_is(venster):
    fill(venster, *AVONDVOL)
    venster.model.choose(Bijeenkomst.EVALUATIE)
    venster.model.refresh()
    assert venster.model.bijeenkomst is Bijeenkomst.EVALUATIE
    assert venster.model.stand.staat is Staat.KLAAR


def test_without_a_begin_the_rows_count_from_nothing_and_the_step_asks_for_it(venster, scherm):
    fill(venster, row("Welkom"), row("Gesprek"))
    assert "na 10 min" in scherm.text
    assert "Er staat nog niet hoe laat het begint" in scherm.text


def test_what_is_too_long_for_a_fixed_time_is_said_with_the_row(venster, scherm):
    fill(venster, row("Welkom", 45, vast="19:30"), row("Pauze", vast="20:00"))
    assert "15 min te lang" in scherm.text
    assert venster.model.stand.staat is Staat.BEZIG


def test_a_time_that_is_not_understood_is_kept_and_said(venster, scherm):
    fill(venster, row("Welkom", vast="19:30"), row("Pauze", vast="na de koffie"))
    assert "De tijd ‘na de koffie’ bij ‘Pauze’ begrijpt het werkboek niet" in scherm.text
    assert [regel.vast for regel in venster.model.regels.values()][1] == "na de koffie"


def test_each_meeting_has_rows_of_its_own(venster, scherm):
    fill(venster, row("Welkom"))
    scherm.press("Studiemiddag")
    assert names(venster.model) == []
    scherm.press("Neem ons voorbeeld")
    assert len(names(venster.model)) > 3
    scherm.press("Ouderavond")
    assert names(venster.model) == ["Welkom"]


def test_what_is_typed_becomes_a_row_of_the_meeting_that_is_on_the_table(venster, scherm):
    scherm.press("Werkgroep")
    scherm.field("Wat").value = "Lezen wat er is"
    scherm.press("Voeg toe" if scherm.buttons("Voeg toe") else "Toevoegen")
    (regel,) = venster.model.regels.values()
    assert (regel.bijeenkomst, regel.wat) == (Bijeenkomst.WERKGROEP, "Lezen wat er is")


def test_a_row_moves_and_comes_back_among_the_rows_of_its_own_meeting(venster):
    model = venster.model
    fill(venster, row("Een"))
    model.add_row(Draaiboekregel(Bijeenkomst.WERKGROEP, "Van een ander"))
    fill(venster, row("Twee"), row("Drie"))
    model.move_row(Draaiboekregel, number(model, "Twee"), -1)
    assert names(model) == ["Twee", "Een", "Drie"]
    nummer = number(model, "Een")
    gone, place = model.remove_row(Draaiboekregel, nummer)
    assert names(model) == ["Twee", "Drie"]
    model.put_back(gone, place)
    assert names(model) == ["Twee", "Een", "Drie"]
    with pytest.raises(RijWeg):
        model.move_row(Draaiboekregel, nummer, 1)


def test_the_page_sees_that_a_row_was_moved(venster, scherm):
    fill(venster, row("Een"), row("Twee"))
    venster.model.move_row(Draaiboekregel, number(venster.model, "Twee"), -1)
    venster.zitting.poll()
    assert scherm.text.index("<strong>Twee") < scherm.text.index("<strong>Een")


# --- the meeting itself ---------------------------------------------------------------------------


def test_it_says_what_is_on_what_comes_and_how_long_it_still_takes(venster, scherm, klok):
    fill(venster, *AVONDVOL)
    scherm.press("Begin de bijeenkomst")
    klok(3)
    venster.zitting.klok += 1
    assert "Ouderavond, 19:33 uur" in scherm.text
    assert "nog 7 minuten" in scherm.text
    assert GEHEIM in scherm.text
    assert "Straks · om 19:40" in scherm.text
    assert "U loopt op schema. Klaar rond 20:20." in scherm.text
    assert not scherm.buttons("Begin de bijeenkomst")


def test_next_goes_on_and_back_returns(venster, scherm, klok):
    fill(venster, *AVONDVOL)
    scherm.press("Begin de bijeenkomst")
    klok(12)
    venster.zitting.klok += 1
    assert "2 minuten over tijd" in scherm.text
    assert "U loopt 2 minuten uit. Klaar rond 20:22." in scherm.text
    scherm.press("Volgende")
    assert "Nu · vanaf 19:42" in scherm.text
    scherm.press("Terug")
    assert "Nu · vanaf 19:30" in scherm.text


def test_five_minutes_more_are_five_and_make_the_end_later(venster, scherm, klok):
    fill(venster, *AVONDVOL)
    scherm.press("Begin de bijeenkomst")
    klok(4)
    scherm.press("+5 minuten")
    assert "nog 11 minuten" in scherm.text
    assert "U loopt 5 minuten uit. Klaar rond 20:25." in scherm.text


@pytest.mark.usefixtures("klok")
def test_the_next_row_can_be_passed_over_and_done_after_all(venster, scherm):
    fill(venster, *AVONDVOL)
    scherm.press("Begin de bijeenkomst")
    scherm.press("Sla de volgende over")
    assert "Overgeslagen: Gesprek" in scherm.text
    assert "U loopt 20 minuten voor" in scherm.text
    scherm.press("Toch niet overslaan")
    assert "Overgeslagen" not in scherm.text
    assert "U loopt op schema" in scherm.text


@pytest.mark.usefixtures("klok")
def test_a_press_on_a_page_that_is_behind_does_nothing(venster, open_venster):
    fill(venster, *AVONDVOL)
    other = open_venster(Model, View)
    venster.model.begin()
    for page in (venster, other):
        page.zitting.poll()
    venster.model.advance()
    other.model.advance()
    venster.zitting.poll()
    assert venster.model.live.nu.gepland.regel.wat == "Gesprek"


def test_stop_is_asked_first_and_then_the_rows_say_how_long_they_took(venster, scherm, klok):
    fill(venster, *AVONDVOL)
    scherm.press("Begin de bijeenkomst")
    klok(12)
    scherm.press("Stop")
    assert venster.model.live is not None
    (yes, _no) = venster.zitting.melding.keuzes
    yes.action()
    venster.zitting.poll()
    assert venster.model.live is None
    assert "10 (duurde 12)" in scherm.text
    assert scherm.buttons("Begin de bijeenkomst")


@pytest.mark.usefixtures("klok")
def test_after_the_last_row_the_meeting_is_over_and_stop_puts_it_away(venster, scherm):
    fill(venster, row("Welkom", vast="19:30"))
    scherm.press("Begin de bijeenkomst")
    scherm.press("Afronden")
    assert "De bijeenkomst is klaar." in scherm.text
    assert not scherm.buttons("Afronden")
    assert not scherm.buttons("+5 minuten")
    scherm.press("Stop")
    assert venster.model.live is None


@pytest.mark.usefixtures("klok")
def test_a_page_that_is_opened_again_is_where_the_meeting_is(venster, open_venster):
    venster.model.choose(Bijeenkomst.WERKGROEP)
    venster.zitting.poll()
    fill(venster, Draaiboekregel(Bijeenkomst.WERKGROEP, "Lezen", 10, "19:30"))
    venster.model.begin()
    venster.model.choose(AVOND)
    again = Scherm(open_venster(Model, View).view.bedienen)
    assert "Werkgroep, 19:30 uur" in again.text


# --- the hall -------------------------------------------------------------------------------------


@pytest.mark.usefixtures("klok")
def test_the_hall_sees_the_text_of_the_row_that_is_on_and_never_its_notes(venster, scherm):
    fill(venster, *AVONDVOL)
    bord = bord_of(venster.zitting)
    scherm.press("Begin de bijeenkomst")
    seen = [bord.look().html]
    for _ in range(2):
        scherm.press("Volgende")
        seen.append(bord.look().html)
    for html, tekst in zip(
        seen, ("Fijn dat u er bent", "Praat met uw buren", "Koffie"), strict=True
    ):
        assert tekst in html
        assert GEHEIM.encode() not in html.encode()
    assert "Zeg niets" not in in_de_zaal(venster.model)
    assert "Bedank de ouderraad" not in in_de_zaal(venster.model)


def test_the_bar_says_what_is_in_the_hall_without_its_words(venster):
    fill(venster, *AVONDVOL)
    nummer = number(venster.model, "Welkom")
    assert name_of(f"draaiboek/rij/{nummer}") == "Draaiboek: tekst of pauze"
    assert name_of(venster.model.zaalplek[0]) == "Draaiboek: ouderavond"


def test_a_pause_says_until_when_and_five_minutes_more_are_seen(venster, scherm, klok):
    fill(venster, *AVONDVOL)
    scherm.press("Begin de bijeenkomst")
    klok(14)
    scherm.press("Volgende")
    klok(34)
    scherm.press("Volgende")
    bord = bord_of(venster.zitting)
    assert "tot 20:19" in bord.look().html
    scherm.press("+5 minuten")
    assert "tot 20:24" in bord.look().html


def test_a_pause_that_is_looked_at_beforehand_ends_as_planned(venster):
    fill(venster, *AVONDVOL)
    nummer = number(venster.model, "Pauze")
    assert "tot 20:15" in in_de_zaal(venster.model, f"draaiboek/rij/{nummer}")


def test_a_row_that_is_gone_shows_the_welcome(venster):
    assert in_de_zaal(venster.model, "draaiboek/rij/99") == in_de_zaal(venster.model, "start")
    assert in_de_zaal(venster.model, "draaiboek/rij/x") == in_de_zaal(venster.model, "start")


def test_the_programme_can_be_shown_with_its_times(venster):
    fill(venster, *AVONDVOL)
    html = op_projector(venster.model)
    assert "19:40" in html
    assert "Gesprek" in html


def test_a_long_text_of_a_row_is_turned_page_by_page(venster):
    fill(venster, row("Lang", doet=Doet.TEKST, tekst="Dit is een hele lange zin. " * 80))
    bord = bord_of(venster.zitting)
    bord.send(f"draaiboek/rij/{number(venster.model, 'Lang')}")
    assert bord.look().aantal > 1
    bord.move(Beweging.VERDER)
    with venster.zitting.wb.reading() as tx:
        assert shown(tx).nummer == 1


def test_no_control_asks_for_what_the_workbook_keeps_itself(scherm):
    labels = {x.description for x in scherm.all(w.Text)}
    assert "Bron" not in labels
    assert "Duurde echt" not in labels


def test_the_begeleider_decides_whether_the_hall_sees_the_time(venster, scherm, klok):
    klok(0)
    fill(venster, *AVONDVOL)
    scherm.press("Begin de bijeenkomst")
    assert not venster.model.live.loop.aftellen
    scherm.press("Tel af op het scherm")
    assert venster.model.live.loop.aftellen
    scherm.press("Niet meer aftellen op het scherm")
    assert not venster.model.live.loop.aftellen


def test_why_a_clicker_could_not_go_on_is_said_on_the_laptop(venster, scherm, klok):
    klok(0)
    fill(venster, *AVONDVOL)
    scherm.press("Begin de bijeenkomst")
    spel.complain(venster.zitting.wb, venster.model.live.rij, "Er wachten nog papieren briefjes.")
    venster.zitting.poll()
    assert "Er wachten nog papieren briefjes." in scherm.text
    scherm.press("+5 minuten")
    assert "papieren briefjes" not in scherm.text
