"""After the vote: both ways of counting side by side, and a tie settled in the open."""

from datetime import date
from functools import partial

import ipywidgets as w
import pytest
from op_het_scherm import Stapscherm, in_de_zaal

from ouderplan.kern.fouten import OuderplanFout
from ouderplan.kern.loting import draw
from ouderplan.kern.rondes import Ronde, Telling, VastgesteldeKeuze
from ouderplan.kern.soorten import Groep
from ouderplan.opslag.fouten import LotGetrokken
from ouderplan.stappen.waarden.model import Model
from ouderplan.stappen.waarden.view import View
from stemmer import vote_as


class Venster(Stapscherm):
    """A window at this step, with its own projector view."""

    @property
    def zaak(self):
        return self.model.zaak

    @property
    def names(self):
        return [waarde.waarde for waarde in self.model.items.values()]

    @property
    def ticked(self):
        if knoppen := self.buttons("Kies zelf wat erin komt, of schrijf erbij waarom"):
            fold = knoppen[0]
            if "op-uitklap-open" not in fold._dom_classes:
                fold.click()
        ticks = [x for x in self.all(w.Checkbox) if x.description.endswith((" stemmen)", " stem)"))]
        return {x.description.partition(" (")[0] for x in ticks if x.value}

    @property
    def adopted(self):
        with self.zitting.wb.reading() as tx:
            return tx.rows(VastgesteldeKeuze)

    @property
    def rondes(self):
        with self.zitting.wb.reading() as tx:
            return tx.rows(Ronde)

    def vote(self, *stemmen, ronde=1, groep=Groep.OUDERS):
        for nummer, keuzes in enumerate(stemmen):
            vote_as(self.zitting.wb, f"{groep} {nummer}", keuzes, ronde=ronde, groep=groep)
        self.zitting.poll()

    def close(self):
        self.press("Sluit de ronde")
        self.press("Ja, sluit de ronde nu")

    def finish(self):
        self.close()
        self.press("Toon de uitslag ineens")
        self.press("Naar vaststellen")

    def adopt(self):
        self.field("Wie stelt vast?").value = "ouders en team"
        self.press("Stel de top 5 vast")


@pytest.fixture
def nieuw_venster(open_venster):
    return partial(open_venster, Model, View, soort=Venster)


@pytest.fixture
def gelijk(venster):
    """Give a window with a shown result: four sure, three that tie for the fifth place."""
    a, b, c, d, e, f, g = venster.names[:7]
    venster.press("Open de stemming")
    venster.vote([a, b, c, d, e], [a, b, c, d, f], [a, b, c, d, g])
    venster.finish()
    return venster


@pytest.fixture
def verdeeld(venster):
    """Give a window with a shown result on which the two ways of counting differ."""
    large, small = venster.names[:5], venster.names[5:8]
    venster.press("Open de stemming")
    large_ones = [large] * 5 + [large[:4]] * 3
    venster.vote(*large_ones, small, small, small[:2], small[:1])
    venster.finish()
    return venster


# --- all of them ----------------------------------------------------------------------------------


def test_all_that_tie_go_in_with_one_press_and_the_reason_is_written(gelijk):
    gelijk.press("Neem ze allemaal op")
    gelijk.adopt()
    e, f, g = gelijk.names[4:7]
    assert [row.keuze for row in gelijk.adopted] == gelijk.names[:7]
    tied = f"Gelijk op de laatste plaats: {e}, {f} en {g}."
    assert gelijk.adopted[0].reden == f"{tied} Ze gaan er allemaal in; de top telt nu 7 plaatsen."
    assert "Onze top 7" in gelijk.hall


# --- the lot --------------------------------------------------------------------------------------


def announce(venster, getal="4711"):
    venster.field("Getal van de zaal").value = getal
    venster.press("Zet het getal op het scherm")


def test_the_number_is_on_the_screen_before_anything_is_drawn(gelijk, nieuw_venster):
    announce(gelijk)
    projector = nieuw_venster()
    assert ">4711<" in projector.hall
    assert all(naam in projector.hall for naam in gelijk.names[4:7])
    assert "d-merk" not in projector.hall
    assert gelijk.rondes[0].lotgetal == ""
    assert gelijk.ticked == set(gelijk.names[:4])


def test_the_lot_ticks_what_anyone_can_draw_again(gelijk, nieuw_venster):
    projector = nieuw_venster()
    announce(gelijk)
    gelijk.press("Trek het lot")
    lots = draw("4711", 1, gelijk.names[4:7])
    assert gelijk.ticked == {*gelijk.names[:4], lots[0].keuze}
    projector.zitting.poll()
    assert projector.hall.count("d-merk") == 1
    proof = in_de_zaal(projector.model)
    assert lots[0].regel in proof
    assert lots[0].kort in proof
    assert "SHA-256" in proof
    gelijk.adopt()
    assert gelijk.zitting.melding.zin.startswith("De top 5 is vastgesteld")
    assert "Geloot met het getal 4711 (ronde 1)" in gelijk.adopted[0].reden
    assert "Onze top 5" in in_de_zaal(gelijk.model)


def test_a_lot_is_drawn_once(gelijk):
    announce(gelijk)
    gelijk.press("Trek het lot")
    with pytest.raises(LotGetrokken, match="met het getal 4711"):
        gelijk.zaak.draw()
    assert gelijk.rondes[0].lotgetal == "4711"


def test_the_number_can_be_taken_back_until_the_draw(gelijk):
    announce(gelijk)
    gelijk.press("Toch niet loten")
    assert "4711" not in gelijk.hall
    assert "dia-samen" in gelijk.hall


@pytest.mark.parametrize("getal", ["", "zeven", "-3", "1|2", "1234567890"])
def test_what_is_no_number_is_not_drawn_with(gelijk, getal):
    announce(gelijk, getal)
    assert "een getal in dat de zaal noemt" in gelijk.zitting.melding.zin
    assert gelijk.zaak.getal == ""


def test_the_digits_of_another_script_are_that_number(gelijk):
    announce(gelijk, "٤٧")
    assert gelijk.zaak.getal == "47"
    assert "47" in gelijk.hall


def test_without_a_number_on_the_screen_there_is_no_draw(gelijk):
    with pytest.raises(OuderplanFout, match="Zet eerst het getal"):
        gelijk.zaak.draw()


def test_another_top_than_the_lot_asks_why(gelijk):
    announce(gelijk)
    gelijk.press("Trek het lot")
    last = draw("4711", 1, gelijk.names[4:7])[-1].keuze
    with pytest.raises(OuderplanFout, match="niet de eerste 5"):
        gelijk.zaak.adopt((*gelijk.names[:4], last), "team", date(2026, 10, 6))


# --- the run-off ----------------------------------------------------------------------------------


def test_the_run_off_is_a_round_with_only_what_ties(gelijk):
    gelijk.press("Houd een beslisronde")
    ronde = gelijk.rondes[1]
    assert (ronde.beslist_ronde, ronde.plaatsen, ronde.aantal_keuzes) == (1, 1, 1)
    assert {row.keuze for row in gelijk.zaak.keuzes} == set(gelijk.names[4:7])
    assert "Deze staan gelijk. Welke hoort in de top?" in gelijk.hall


def test_not_one_vote_of_the_run_off_is_seen_before_it_is_shown(gelijk):
    gelijk.press("Houd een beslisronde")
    f = gelijk.names[5]
    gelijk.vote([f], [f], ronde=2)
    gelijk.close()
    assert f not in gelijk.hall
    assert gelijk.zaak.uitslag is None


def test_the_run_off_settles_the_top_of_the_vote_itself(gelijk):
    gelijk.press("Houd een beslisronde")
    _, f, g = gelijk.names[4:7]
    gelijk.vote([f], [f], [g], ronde=2)
    gelijk.finish()
    assert gelijk.zaak.ronde.ronde == 1
    assert gelijk.ticked == {*gelijk.names[:4], f}
    gelijk.adopt()
    assert {row.ronde for row in gelijk.adopted} == {1}
    assert f"Beslist in ronde 2: {f} (2), {g} (1)" in gelijk.adopted[0].reden
    assert gelijk.model.stand.blokkades == ()


def test_after_a_run_off_that_ties_there_can_be_a_lot(gelijk):
    gelijk.press("Houd een beslisronde")
    e, f, _ = gelijk.names[4:7]
    gelijk.vote([f], [e], ronde=2)
    gelijk.finish()
    assert f"{e}, {f} staan gelijk" in gelijk.text
    announce(gelijk)
    gelijk.press("Trek het lot")
    assert gelijk.ticked == {*gelijk.names[:4], draw("4711", 1, [e, f])[0].keuze}


def test_the_run_off_is_held_under_the_same_guarantee(gelijk):
    gelijk.press("Houd een beslisronde")
    first, second = gelijk.rondes
    assert (second.waarborg, second.regel) == (first.waarborg, first.regel)
    assert second.groepen == first.groepen


def test_without_a_tie_there_is_nothing_to_run_off(verdeeld):
    with pytest.raises(OuderplanFout, match="niets gelijk"):
        verdeeld.zaak.open_runoff(Telling.GEWOON)


# --- both ways of counting ------------------------------------------------------------------------


def test_both_tops_stand_side_by_side_with_what_they_mean(verdeeld):
    assert "De meeste stemmen" in verdeeld.text
    assert "Evenredig" in verdeeld.text
    told = "8 van de 12 ouders zien in de top minstens één zelf gekozen waarde; 4 geen enkele."
    assert told in verdeeld.text
    assert "Alle 12 ouders zien in de top minstens één zelf gekozen waarde." in verdeeld.text


def test_when_both_say_the_same_there_is_nothing_to_choose(venster):
    venster.press("Open de stemming")
    venster.vote(venster.names[:5], venster.names[:5])
    venster.finish()
    assert not venster.zaak.verschil
    assert "<h3>Evenredig</h3>" not in venster.text


def test_the_hall_sees_both_tops_when_the_begeleider_wants(verdeeld, nieuw_venster):
    projector = nieuw_venster()
    assert "dia-samen" in projector.hall
    verdeeld.press("Laat de twee toppen op het scherm zien")
    projector.zitting.poll()
    assert "Twee manieren van tellen" in projector.hall


def test_the_school_chooses_and_the_way_of_counting_goes_with_the_top(verdeeld):
    small = verdeeld.names[5]
    assert small not in verdeeld.ticked
    radio = next(x for x in verdeeld.all(w.RadioButtons) if x.tooltip == "Welke top stelt u vast?")
    radio.value = Telling.EVENREDIG.value
    assert small in verdeeld.ticked
    verdeeld.adopt()
    assert {row.telling for row in verdeeld.adopted} == {Telling.EVENREDIG}
    assert small in {row.keuze for row in verdeeld.adopted}
    assert "Deze top is evenredig geteld" in verdeeld.text
    assert "Deze top is evenredig geteld" in in_de_zaal(verdeeld.model)


def test_the_proportional_top_is_no_deviation_but_the_other_one_then_is(verdeeld):
    zaak = verdeeld.zaak
    plain, fair = (zaak.suggested(telling) for telling in Telling)
    assert zaak.objection(fair, Telling.EVENREDIG) == ""
    assert zaak.objection(plain, Telling.EVENREDIG)
    assert zaak.objection(fair, Telling.GEWOON)


def test_the_two_windows_see_the_same_lot(gelijk, nieuw_venster):
    other = nieuw_venster()
    other.press("4. Vaststellen")
    announce(gelijk)
    other.zitting.poll()
    other.press("Trek het lot")
    gelijk.zitting.poll()
    assert gelijk.ticked == other.ticked
    assert len(gelijk.ticked) == 5
