"""Looking back: forms that are there already, an evening on the phones, and conclusions."""

from datetime import date

import pytest
from op_het_scherm import Scherm, in_de_zaal

from ouderplan.kern.afspraken import Activiteit
from ouderplan.kern.doelen import Actie, Jaardoel
from ouderplan.kern.evaluatie import Evaluatie, Uitkomst, Uitkomstsoort
from ouderplan.kern.fouten import OngeldigeInvoer
from ouderplan.kern.kansen import Inbrengstatus
from ouderplan.kern.moderatie import Moderatie
from ouderplan.kern.rondes import GroepDoetNietMee, RondeGesloten
from ouderplan.kern.soorten import Groep
from ouderplan.opslag.doelen import add_goal
from ouderplan.opslag.inbreng import submit_outcome
from ouderplan.opslag.stemmen import close_ronde
from ouderplan.stappen import Staat
from ouderplan.stappen.evaluatie.view import View

GOED, BETER = Uitkomstsoort.GOED, Uitkomstsoort.BETER


@pytest.fixture
def met_activiteiten(werkboek, model):
    add_goal(werkboek, Jaardoel("", 5, "Elk gezin heeft een startgesprek"))
    with werkboek.writing() as tx:
        tx.replace_all(Actie, [Actie("5a", "Startgesprekken\nhouden"), Actie("5a", "")])
        tx.add(Activiteit("Inloopochtend", doel="Zien waar een kind aan werkt"))
        tx.add(Activiteit("startgesprekken houden"))
    model.refresh()


def test_an_activity_of_the_plan_is_chosen_and_brings_what_it_is_for(met_activiteiten, model):
    del met_activiteiten
    names = model.offered(Evaluatie, "activiteit")
    assert names == ("Startgesprekken houden", "Inloopochtend")
    cells = {"activiteit": "Inloopochtend", "doel": ""}
    assert model.complete(Evaluatie, cells).doel == "Zien waar een kind aan werkt"
    assert model.complete(Evaluatie, cells | {"doel": "Iets anders"}).doel == "Iets anders"
    model.add_row(Evaluatie("Inloopochtend"))
    model.refresh()
    assert model.offered(Evaluatie, "activiteit") == ("Startgesprekken houden",)
    assert model.offered(Uitkomst, "wat") == names  # one may say more than one thing of each


def send(model, soort, tekst, inzending="", groep=Groep.OUDERS):
    ronde = model.zaak.ronde.ronde
    return submit_outcome(
        model.zitting.wb, ronde=ronde, inzending=inzending, groep=groep, soort=soort, tekst=tekst
    )


@pytest.fixture
def avond(model):
    model.zaak.open("Wat werkt goed?", None, (Groep.OUDERS,))
    model.refresh()
    return model


@pytest.mark.usefixtures("met_activiteiten")
def test_every_old_and_new_activity_has_a_form_ready_with_its_goal(model):
    assert [(form.activiteit, form.doel) for form in model.te_maken] == [
        ("Startgesprekken houden", "Elk gezin heeft een startgesprek"),
        ("Inloopochtend", "Zien waar een kind aan werkt"),
    ]
    scherm = Scherm(View(model).bedienen)
    scherm.press("Zet wat is aangevinkt in de tabel")
    model.refresh()
    assert len(model.rows(Evaluatie)) == 2
    assert model.te_maken == ()
    assert "2 formulieren zijn nog niet ingevuld." in model.stand.blokkades


@pytest.mark.usefixtures("met_activiteiten")
def test_the_step_is_ready_with_filled_forms_and_a_conclusion(model):
    assert model.stand.staat is Staat.NOG_NIET
    model.pick(model.te_maken)
    model.refresh()
    for nummer in model.rows(Evaluatie):
        model.set_cell(Evaluatie, nummer, "opbrengsten", "", "Alle gezinnen kwamen")
    cells = {"soort": Uitkomstsoort.BESLUIT, "tekst": "We gaan door", "wat": "", "herkomst": ""}
    model.add_row(model.complete(Uitkomst, {**cells, "op": None}))
    model.refresh()
    assert model.stand.staat is Staat.KLAAR
    row = next(iter(model.rows(Uitkomst).values()))
    assert (row.id, row.op, row.telt_mee) == ("E1", date.today(), True)


def test_what_comes_from_the_phones_waits_until_it_is_let_in(avond):
    send(avond, GOED, "De startgesprekken")
    send(avond, BETER, "Meer tijd per gesprek")
    avond.refresh()
    assert [row.tekst for row in avond.waiting.values()] == [
        "De startgesprekken", "Meer tijd per gesprek",
    ]  # fmt: skip
    assert avond.said(GOED) == ()
    assert "De startgesprekken" not in in_de_zaal(avond, "evaluatie/avond")
    avond.decide(list(avond.waiting), Inbrengstatus.TOEGELATEN)
    avond.refresh()
    assert "De startgesprekken" in in_de_zaal(avond, "evaluatie/avond")
    assert [row.tekst for row in avond.said(BETER)] == ["Meer tijd per gesprek"]


def test_sending_the_same_form_twice_is_kept_once(avond):
    assert send(avond, GOED, "Koffie", "nonce") == send(avond, GOED, "Koffie", "nonce")
    avond.refresh()
    assert len(avond.waiting) == 1


def test_a_closed_evening_takes_nothing_and_only_who_may(avond):
    with pytest.raises(GroepDoetNietMee):
        send(avond, GOED, "Koffie", groep=Groep.TEAM)
    with pytest.raises(OngeldigeInvoer):
        send(avond, GOED, "   ")
    close_ronde(avond.zitting.wb, avond.zaak.ronde.ronde)
    with pytest.raises(RondeGesloten):
        send(avond, GOED, "Koffie")


def test_letting_in_and_changing_is_noted_and_nothing_of_the_hall_is_deleted(avond):
    send(avond, GOED, "Jansen deed het goed")
    avond.refresh()
    ((nummer, sent),) = avond.waiting.items()
    avond.set_text(nummer, "Jansen deed het goed", "Het ging goed")
    avond.decide([nummer], Inbrengstatus.TOEGELATEN)
    avond.refresh()
    row, place = avond.remove_row(Uitkomst, nummer)
    avond.refresh()
    assert list(avond.aside) == [nummer]
    avond.put_back(row, place)
    avond.refresh()
    assert list(avond.rows(Uitkomst)) == [nummer]
    with avond.zitting.wb.reading() as tx:
        assert [(made.wat, made.id) for made in tx.rows(Moderatie)] == [
            ("tekst", sent.id), *[("status", sent.id)] * 3,
        ]  # fmt: skip


def test_the_evening_is_worked_from_the_page(model):
    model.go("avond")
    view = View(model)
    scherm = Scherm(view.bedienen)
    scherm.press("Open de avond")
    model.zitting.poll()
    for tekst in ("Koffie", "Inloop", "Rommel"):
        send(model, GOED, tekst)
    model.refresh()
    scherm.press("Leg weg", 2)
    model.refresh()
    scherm.press("Laat alles toe")
    model.refresh()
    assert [row.tekst for row in model.said(GOED)] == ["Inloop", "Koffie"]
    assert [row.tekst for row in model.aside.values()] == ["Rommel"]
    assert "De zaal kan insturen" in scherm.text


def test_two_windows_number_what_they_write_down_each_for_themselves(nieuw_model):
    a, b = nieuw_model(), nieuw_model()
    cells = {"soort": GOED, "wat": "", "herkomst": "", "op": None}
    a.add_row(a.complete(Uitkomst, {**cells, "tekst": "Een"}))
    b.add_row(b.complete(Uitkomst, {**cells, "tekst": "Twee"}))
    b.refresh()
    assert [row.id for row in b.rows(Uitkomst).values()] == ["E1", "E2"]


def test_the_next_year_is_made_once_also_when_pressed_twice(model):
    model.zitting.follow([model])
    model.go("volgend")
    scherm = Scherm(View(model).bedienen)
    scherm.field("Schooljaar").value = "2031-2032"
    scherm.press("Maak het nieuwe werkboek")
    assert "is gemaakt" in model.zitting.melding.zin
    there = len(model.zitting.kast.list())
    scherm.press("Maak het nieuwe werkboek")
    assert "Er is al een werkboek" in model.zitting.melding.zin
    assert len(model.zitting.kast.list()) == there
    model.zitting.run(model.zitting.melding.keuzes[1].action)
    assert len(model.zitting.kast.list()) == there + 1


@pytest.mark.parametrize("deel", ["evaluaties", "avond", "evaluatie_uitkomsten", "volgend"])
def test_every_part_opens_and_shows_on_the_projector(model, deel):
    model.go(deel)
    view = View(model)
    assert Scherm(view.bedienen).text
    assert "<section" in in_de_zaal(model)


def test_what_another_window_makes_is_offered_no_longer_and_what_it_adds_is(
    nieuw_model, met_activiteiten
):
    del met_activiteiten
    here, other = nieuw_model(), nieuw_model()
    scherm = Scherm(View(here).bedienen)
    assert scherm.buttons("2 activiteiten uit uw plan zonder formulier")
    other.pick(other.suggestions(Evaluatie))
    here.zitting.poll()
    assert len(here.rows(Evaluatie)) == 2
    assert not scherm.buttons("2 activiteiten uit uw plan zonder formulier")
    with other.zitting.wb.writing() as tx:
        tx.add(Actie("5a", "Samen koken"))
    here.zitting.poll()
    assert scherm.buttons("1 activiteit uit uw plan zonder formulier")
    assert "Samen koken" in scherm.field("Activiteit").options
