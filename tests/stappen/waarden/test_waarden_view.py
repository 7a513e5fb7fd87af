"""The widgets of Waarden: the list, the evening, and adopting the top 5."""

import re
from datetime import date
from functools import partial

import ipywidgets as w
import pytest
from op_het_scherm import Stapscherm, in_de_zaal

from ouderplan.kern.rondes import VastgesteldeKeuze
from ouderplan.kern.waarden import Waarde
from ouderplan.stappen.waarden.model import Model
from ouderplan.stappen.waarden.view import View
from stemmer import vote_as

GEMEEN = "<script>alert(1)</script> {0} & co"


class Venster(Stapscherm):
    """A window at this step."""

    @property
    def names(self):
        with self.zitting.wb.reading() as tx:
            return [waarde.waarde for waarde in tx.rows(Waarde)]

    @property
    def shown(self):
        return [x.value for x in self.all(w.Text) if x.description == "Waarde"]

    @property
    def adopted(self):
        with self.zitting.wb.reading() as tx:
            return [row.keuze for row in tx.rows(VastgesteldeKeuze)]

    def open(self):
        self.press("Open de stemming")

    def finish(self):
        self.press("Sluit de ronde")
        self.press("Ja, sluit de ronde nu")
        self.press("Toon de uitslag ineens")
        self.press("Naar vaststellen")

    def tick(self, naam, value=True):
        vink = next(x for x in self.all(w.Checkbox) if x.description.startswith(f"{naam} ("))
        vink.value = value

    @property
    def ticked(self):
        ticks = [x for x in self.all(w.Checkbox) if x.description.endswith((" stemmen)", " stem)"))]
        return [x.description.partition(" (")[0] for x in ticks if x.value]


@pytest.fixture
def nieuw_venster(open_venster):
    return partial(open_venster, Model, View, soort=Venster)


@pytest.fixture
def ander(nieuw_venster):
    return nieuw_venster()


@pytest.fixture
def lijst(venster):
    """Give a window at the list."""
    venster.press("1. Lijst")
    return venster


def vote(venster, *stemmen):
    for nummer, keuzes in enumerate(stemmen):
        vote_as(venster.zitting.wb, str(nummer), keuzes)
    venster.zitting.poll()


def test_a_name_typed_in_the_list_is_stored_and_seen_elsewhere(lijst, ander):
    ander.press("1. Lijst")
    lijst.field("Waarde").value = "Respect voor elkaar"
    ander.zitting.poll()
    assert ander.field("Waarde").value == "Respect voor elkaar"
    assert ander.buttons("Haal ‘Respect voor elkaar’ weg")


def test_the_signs_of_a_row_move_it(lijst):
    first, second = lijst.names[:2]
    lijst.press(f"Zet ‘{first}’ lager")
    assert lijst.names[:2] == lijst.shown[:2] == [second, first]
    lijst.press(f"Zet ‘{first}’ hoger")
    assert lijst.names[:2] == [first, second]


def test_what_is_removed_can_be_put_back(lijst):
    first = lijst.names[0]
    lijst.press(f"Haal ‘{first}’ weg")
    assert first not in lijst.names
    assert lijst.zitting.melding.zin == f"‘{first}’ is weggehaald."
    back = lijst.zitting.melding.keuzes[0]
    assert back.label == f"Zet ‘{first}’ terug"
    lijst.zitting.run(back.action)
    assert first in lijst.names


def test_an_added_waarde_is_on_the_page_and_the_form_is_empty_again(lijst):
    lijst.field("Nieuwe waarde").value = "Humor"
    lijst.field("Wat bedoelen we ermee? (mag later)").value = "Samen lachen"
    lijst.press("Voeg toe")
    assert lijst.names[-1] == "Humor"
    assert lijst.field("Nieuwe waarde").value == ""
    assert lijst.shown[-1] == "Humor"


def test_twenty_added_one_by_one_are_all_on_the_page(lijst):
    for nummer in range(20):
        lijst.field("Nieuwe waarde").value = f"Waarde {nummer}"
        lijst.press("Voeg toe")
    assert lijst.shown == lijst.names


def test_a_half_typed_waarde_survives_a_new_page(lijst, nieuw_venster):
    lijst.field("Nieuwe waarde").value = "Hum"
    later = nieuw_venster()
    later.press("1. Lijst")
    assert later.field("Nieuwe waarde").value == "Hum"


def test_during_a_round_it_says_that_changes_are_for_the_next(venster):
    zin = "Wat u nu verandert, geldt pas bij een volgende ronde."
    venster.press("1. Lijst")
    assert zin not in venster.text
    venster.press("2. Stemming")
    venster.open()
    assert zin not in venster.text
    venster.press("1. Lijst")
    assert zin in venster.text


def test_the_hall_sees_the_question_the_codes_and_the_counter(nieuw_venster):
    venster = nieuw_venster(zaal="http://10.0.0.2:8100")
    assert "Straks kiest u" in venster.hall
    venster.open()
    assert "Welke waarden vindt u het belangrijkst" in venster.hall
    assert venster.hall.count("<svg") == 2
    vote(venster, venster.names[:5], venster.names[:2])
    assert "<strong>2</strong>" in venster.hall


def test_not_one_name_of_the_result_is_seen_before_it_is_shown(venster):
    venster.open()
    first = venster.names[0]
    vote(venster, [first])
    venster.press("3. Uitslag")
    assert "De ronde is nog open." in venster.text
    venster.press("Sluit de ronde")
    venster.press("Ja, sluit de ronde nu")
    assert first not in venster.hall
    assert "<figure" not in venster.text
    assert first not in venster.text
    venster.press("Toon de uitslag ineens")
    assert "<figure" in venster.text
    assert "dia-samen" in venster.hall
    assert first in venster.hall


def test_the_other_window_and_the_hall_follow(venster, ander):
    venster.open()
    vote(venster, venster.names[:5])
    venster.finish()
    ander.zitting.poll()
    assert "<figure" in ander.text  # it went along with the vote
    assert "dia-samen" in ander.hall


def test_no_button_that_is_gone_is_named_while_the_result_is_revealed(venster):
    venster.open()
    vote(venster, venster.names[:5])
    venster.press("Sluit de ronde")
    venster.press("Ja, sluit de ronde nu")
    venster.press("Onthul de uitslag")
    venster.zitting.poll()
    assert venster.buttons("Toon de volgende plaats")
    (said,) = venster.model.stand.blokkades
    assert "niet helemaal getoond" in said
    assert all(venster.buttons(named) for named in re.findall("‘(.+?)’", said))


@pytest.fixture
def gelijk(venster):
    """Give a window with a shown result: four sure, three that tie for the fifth place."""
    a, b, c, d, e, f, g = venster.names[:7]
    venster.open()
    vote(venster, [a, b, c, d, e], [a, b, c, d, f], [a, b, c, d, g])
    venster.finish()
    return venster


def test_a_tie_is_said_and_not_ticked(gelijk):
    assert "Hoe beslist u?" in gelijk.text
    assert "beslis wat gelijk staat" in gelijk.text
    assert gelijk.ticked == gelijk.names[:4]


def test_one_vote_is_one_vote(gelijk):
    assert any(x.description.endswith("(1 stem)") for x in gelijk.all(w.Checkbox))


def test_the_hall_sees_the_adopted_top_and_no_longer_the_tie(gelijk):
    assert "evenveel stemmen voor de laatste" in gelijk.hall
    gelijk.tick(gelijk.names[5])
    gelijk.field("Wie stelt vast?").value = "ouders en team"
    gelijk.press("Stel de top 5 vast")
    assert "Onze top 5" in gelijk.hall
    assert gelijk.names[5] in gelijk.hall
    assert gelijk.names[6] not in gelijk.hall


def test_the_hall_keeps_the_result_when_the_top_is_what_was_voted(venster):
    venster.open()
    vote(venster, venster.names[:5])
    venster.finish()
    venster.field("Wie stelt vast?").value = "ouders en team"
    venster.press("Stel de top 5 vast")
    assert "dia-samen" in venster.hall
    assert "1 mens heeft gestemd" in in_de_zaal(venster.model)


def test_a_day_before_the_vote_is_asked_about_and_then_adopted(gelijk):
    gelijk.tick(gelijk.names[5])
    gelijk.field("Wie stelt vast?").value = "ouders en team"
    (day,) = (x for x in gelijk.all(w.DatePicker) if x.description == "Op welke dag?")
    day.value = date(2000, 1, 1)
    gelijk.press("Stel de top 5 vast")
    assert "1 januari 2000 ligt vóór de stemming" in gelijk.zitting.melding.zin
    assert gelijk.adopted == []
    assert gelijk.field("Wie stelt vast?").value == "ouders en team"
    gelijk.zitting.run(gelijk.zitting.melding.keuzes[0].action)
    assert gelijk.names[5] in gelijk.adopted


def test_settling_a_tie_is_adopted(gelijk):
    fifth = gelijk.names[5]
    gelijk.tick(fifth)
    gelijk.field("Wie stelt vast?").value = "ouders en team"
    gelijk.press("Stel de top 5 vast")
    assert set(gelijk.adopted) == {*gelijk.names[:4], fifth}
    assert "De top 5 is vastgesteld" in gelijk.zitting.melding.zin
    assert "Vastgesteld door ouders en team" in gelijk.text
    assert gelijk.model.stand.blokkades == ()


def test_adopting_all_that_tie_asks_why_first(gelijk):
    for naam in gelijk.names[4:7]:
        gelijk.tick(naam)
    gelijk.field("Wie stelt vast?").value = "ouders en team"
    assert "Dit zijn er 7" in gelijk.text
    gelijk.press("Stel de top 5 vast")
    assert gelijk.adopted == []
    assert "schrijf dan op waarom" in gelijk.zitting.melding.zin
    gelijk.field(
        "Waarom zo? (bij een gelijke stand, of als u van de uitslag afwijkt)"
    ).value = "Ze zijn even belangrijk."
    gelijk.press("Stel de top 5 vast")
    assert len(gelijk.adopted) == 7
    assert "Ze zijn even belangrijk." in gelijk.text


def test_an_adoption_can_be_changed(gelijk):
    gelijk.tick(gelijk.names[4])
    gelijk.field("Wie stelt vast?").value = "team"
    gelijk.press("Stel de top 5 vast")
    gelijk.press("Verander de vastgestelde top")
    assert gelijk.field("Wie stelt vast?").value == "team"
    gelijk.tick(gelijk.names[4], False)
    gelijk.tick(gelijk.names[6])
    gelijk.press("Stel de top 5 vast")
    assert set(gelijk.adopted) == {*gelijk.names[:4], gelijk.names[6]}


def test_who_adopts_on_what_day_survives_a_new_page(gelijk, nieuw_venster):
    gelijk.field("Wie stelt vast?").value = "ouders en te"
    later = nieuw_venster()
    later.press("4. Vaststellen")
    assert later.field("Wie stelt vast?").value == "ouders en te"
    assert later.field("Op welke dag?").value == date.today()


def test_a_hostile_name_is_text_everywhere(nieuw_venster, werkboek):
    with werkboek.writing() as tx:
        nummer, old = next(iter(tx.items(Waarde).items()))
        tx.change(nummer, old, Waarde(GEMEEN, GEMEEN))
    venster = nieuw_venster()
    venster.field("De vraag aan de zaal").value = GEMEEN
    venster.open()
    seen = [venster.text, venster.hall]
    venster.press("1. Lijst")
    seen += [venster.text]
    venster.press("2. Stemming")
    vote(venster, [GEMEEN])
    venster.finish()
    seen += [venster.text, venster.hall]
    venster.press("3. Uitslag")
    seen += [venster.text]
    venster.press("4. Vaststellen")
    venster.field("Wie stelt vast?").value = GEMEEN
    venster.press("Stel de top 5 vast")
    assert venster.adopted == [GEMEEN]
    seen += [venster.text, venster.hall]
    assert "<script" not in "".join(seen)
    assert "&lt;script&gt;alert(1)&lt;/script&gt; {0} &amp; co" in seen[-2]
    assert not any(x.description_allow_html for x in venster.all(w.Checkbox))
