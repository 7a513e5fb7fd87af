"""Ambitiekaart: one card each, filled from what is known, and nothing written over."""

from datetime import date

import ipywidgets as w
import pytest
from op_het_scherm import Scherm, in_de_zaal

from ouderplan.kern.afspraken import Activiteit
from ouderplan.kern.ambities import Ambitie, Ambitieaanpak, Ambitiejaar, Bloksoort
from ouderplan.kern.doelen import Actie, Doelstatus, Jaardoel
from ouderplan.kern.evaluatie import Evaluatie
from ouderplan.kern.streefcijfers import Meting, Streefcijfer
from ouderplan.opslag import Botsing
from ouderplan.opslag.ambities import AmbitieBestaatAl
from ouderplan.stappen import Staat
from ouderplan.stappen.ambitiekaart.view import View

WELKOM = "Elk gezin voelt zich welkom"
PLAN = (
    Jaardoel("3a", 3, "Ieder gezin heeft een startgesprek"),
    Jaardoel("3b", 3, "Dit is klaar", status=Doelstatus.BEHAALD),
    Jaardoel("9a", 9, "Klachten leiden tot een gesprek"),
    Actie("3a", "Rooster maken"),
    Actie("3a", "Gesprekken voeren"),
    Streefcijfer("Gezinnen met een startgesprek", "100 %", criterium=3),
    Meting("Gezinnen met een startgesprek", "2026-2027", "93 %"),
    Streefcijfer("Klachten", "0", criterium=9),
    Activiteit("Startgesprekken", wanneer="september", criterium=3),
    Evaluatie(
        "Startgesprekken", date(2027, 6, 23), "", "", "Ouders komen", "Kost tijd", "", "Door"
    ),
)


@pytest.fixture
def scherm(model):
    """Give the page with one ambition, at its card."""
    put(model, Ambitie(WELKOM))
    scherm = Scherm(View(model).bedienen)
    scherm.press("De kaart")
    return scherm


def put(model, *rows):
    def write():
        for row in rows:
            model.add_row(row)

    model.zitting.run(write)


def rows(model, rij):
    model.refresh()
    return list(model.rows(rij).values())


def test_an_empty_step_says_where_to_begin(model):
    assert model.stand.staat is Staat.NOG_NIET
    assert model.kaart is None
    model.go("kaart")
    assert "nog geen ambitie" in in_de_zaal(model)


def test_a_card_says_what_it_lacks(model):
    put(model, Ambitie(WELKOM, urgentie="Het moet", ambitie="Hier naartoe"))
    assert model.stand.blokkades == (f"‘{WELKOM}’: schrijf bij Kernresultaat wat er dan is.",)


# --- filled from what is known --------------------------------------------------------------------


def test_what_is_known_fills_what_is_empty_and_says_so(model):
    put(model, *PLAN, Ambitie(WELKOM, domein="Eigen woorden"), Ambitieaanpak(WELKOM, 3))
    filled = model.fill_from_plan()
    assert rows(model, Ambitie) == [
        Ambitie(
            WELKOM,
            domein="Eigen woorden",
            vastgesteld_voor="2026-2027",
            bijlagen="Jaarplanning van de ouderactiviteiten",
            kernresultaat="3a Ieder gezin heeft een startgesprek",
            indicator="Gezinnen met een startgesprek: 100 % (gemeten: 93 %, 2026-2027)",
            activiteiten="Startgesprekken (september)",
        )
    ]
    assert rows(model, Ambitieaanpak) == [
        Ambitieaanpak(WELKOM, 3, "Rooster maken\nGesprekken voeren")
    ]
    assert rows(model, Ambitiejaar) == [
        Ambitiejaar(
            WELKOM, "2026-2027", Bloksoort.EVALUATIE, "Startgesprekken", "23 juni 2027",
            werkt_goed="Ouders komen", verder_ontwikkelen="Kost tijd", besluit="Door",
        )
    ]  # fmt: skip
    assert "Kernresultaat" in filled
    assert "Aanpak per criterium" in filled
    assert "Domein" not in filled
    assert model.fill_from_plan() == ()


def test_a_card_that_names_no_criterium_is_about_all_of_them(model):
    put(model, *PLAN, Ambitie(WELKOM))
    model.fill_from_plan()
    assert [row.criterium for row in rows(model, Ambitieaanpak)] == [3, 9]
    assert "9a" in rows(model, Ambitie)[0].kernresultaat


# --- the card stays whole -------------------------------------------------------------------------


def test_an_ambition_that_is_called_otherwise_keeps_its_card(model):
    put(model, Ambitie(WELKOM), Ambitieaanpak(WELKOM, 3, "Deur"), Ambitiejaar(WELKOM, "2026-2027"))
    model.look_at(WELKOM)
    model.set_cell(Ambitie, model.nummer, "naam", WELKOM, "Welkom")
    model.refresh()
    assert model.kaart.ambitie.naam == "Welkom"
    assert len(model.kaart.aanpak) == len(model.kaart.jaren) == 1


def test_two_ambitions_cannot_get_one_name(model):
    put(model, Ambitie("Een"), Ambitie("Twee"))
    _, tweede = model.rows(Ambitie)
    with pytest.raises(AmbitieBestaatAl):
        model.set_cell(Ambitie, tweede, "naam", "Twee", "een")


def test_an_ambition_that_was_taken_out_comes_back_with_its_card(model):
    put(model, Ambitie(WELKOM), Ambitie("Twee"), Ambitieaanpak(WELKOM, 3, "Deur"))
    row, place = model.remove_row(Ambitie, model.nummer)
    assert rows(model, Ambitieaanpak) == []
    model.put_back(row, place)
    assert rows(model, Ambitieaanpak) == [Ambitieaanpak(WELKOM, 3, "Deur")]
    assert [row.naam for row in rows(model, Ambitie)] == [WELKOM, "Twee"]


def test_two_windows_do_not_write_over_each_others_approach(model, nieuw_model):
    put(model, Ambitie(WELKOM))
    ander = nieuw_model()
    model.set_approach(3, "", "Deur")
    with pytest.raises(Botsing):
        ander.set_approach(3, "", "Poort")
    assert rows(ander, Ambitieaanpak) == [Ambitieaanpak(WELKOM, 3, "Deur")]


# --- on the page ----------------------------------------------------------------------------------


def test_the_fields_stand_in_the_order_of_the_card(scherm):
    words = [x.description for x in scherm.all(w.Widget) if isinstance(x, (w.Text, w.Textarea))]
    fixed = [word for word in words if not word[0].isdigit()]
    assert fixed == [
        "Domein", "Onderwijs", "Proceseigenaar", "Vastgesteld voor schooljaar", "Bijlagen",
        "Urgentie", "Achtergrond", "Aanpak", "Ambitie", "Kernresultaat",
        "Indicator, streefcijfer, meetinstrument", "Activiteiten", "Financiering",
        "Uitvoering door derden",
    ]  # fmt: skip
    first = next(n for n, word in enumerate(words) if word[0].isdigit())
    assert words[first - 1] == "Aanpak"


def test_what_is_typed_on_the_card_is_kept(model, scherm):
    scherm.field("Urgentie").value = "Het moet anders"
    area = next(x for x in scherm.all(w.Textarea) if x.description.startswith("3 "))
    area.value = "Elke ochtend bij de deur"
    assert rows(model, Ambitie)[0].urgentie == "Het moet anders"
    assert rows(model, Ambitieaanpak) == [Ambitieaanpak(WELKOM, 3, "Elke ochtend bij de deur")]


def test_the_button_fills_the_fields_on_the_page(model, scherm):
    put(model, *PLAN)
    scherm.press("Vul aan met wat al bekend is")
    assert scherm.field("Kernresultaat").value.startswith("3a ")
    assert model.zitting.melding.zin.startswith("Aangevuld: Domein")
    assert "Wat werkt goed:</span> Ouders komen" in scherm.text


def test_the_card_of_another_ambition_has_its_own_fields(model, scherm):
    scherm.field("Urgentie").value = "Van de eerste"
    put(model, Ambitie("Tweede", urgentie="Van de tweede"))
    scherm.field("Welke ambitie?").value = "Tweede"
    assert scherm.field("Urgentie").value == "Van de tweede"
    scherm.field("Urgentie").value = "Veranderd"
    assert [row.urgentie for row in rows(model, Ambitie)] == ["Van de eerste", "Veranderd"]
