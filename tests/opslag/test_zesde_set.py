"""What the sixth set of lists and forms asked of the reader, and lists that only look like it."""

import pytest
from lijstproef import csv, doubts, excel, form, offered, rows_of

from ouderplan.kern.afspraken import (
    Activiteit,
    Communicatiemiddel,
    Gesprek,
    Intakestap,
    Moment,
    Orgaan,
)
from ouderplan.kern.doelen import Actie, Jaardoel
from ouderplan.kern.evaluatie import Evaluatie, Uitkomst
from ouderplan.kern.scanbestand import propose
from ouderplan.kern.streefcijfers import Kenmerk, Meting, Streefcijfer
from ouderplan.opslag.lezen.formulier import read_sheet
from ouderplan.opslag.lezen.weggelaten import left_out

KOP = ["moment", "gesprek", "duur"]


def test_heads_that_come_back_below_a_class_are_of_that_class(werkboek):
    rows = [
        ["Gesprekken obs De Klimop"], ["Groep 1-2"], KOP, ["mei", "Kennismaken", "20 min"],
        ["Toelichting: via de app."], ["Groep 3 t/m 8"], KOP, ["juni", "Rapport", "10 min"],
    ]  # fmt: skip
    bron = excel("gesprekkencyclus.xlsx", rows, ["A2:C2", "A5:C5", "A6:C6"])
    made = rows_of(offered(werkboek, bron))[Gesprek]
    assert [(g.gesprek, g.groepen) for g in made] == [
        ("Kennismaken", "Groep 1-2"), ("Rapport", "Groep 3 t/m 8")
    ]  # fmt: skip


def test_a_list_of_classes_alone_is_one_of_rows(werkboek):
    found = offered(werkboek, csv("activiteiten.csv", "Activiteit", "Onderbouw", "Groep 5", "Koor"))
    assert len(rows_of(found)[Activiteit]) == 3


def test_verbeterpunten_with_what_only_a_goal_has_are_goals(werkboek):
    bron = csv(
        "Groslijst verbeterpunten.csv",
        "Nr;Verbeterpunt;Resultaatgebied;Groot/klein;Periode;Eigenaar",
        "1;Ouders vinden de weg;Communicatie;klein;november 2026;directie",
        "2;Een maatje;Welkom;groot;juni 2027;werkgroep",
    )  # fmt: skip
    found = rows_of(offered(werkboek, bron))
    assert [(g.jaardoel, g.gereed, str(g.moeite), g.eigenaar) for g in found[Jaardoel]] == [
        ("Ouders vinden de weg", "november 2026", "klein", "directie"),
        ("Een maatje", "juni 2027", "groot", "werkgroep"),
    ]
    assert Actie not in found


@pytest.mark.parametrize(
    "kop", ["Verbeterpunt;Wie;Wanneer", "Doel;Verbeterpunt;Eigenaar;Planning;Kosten"]
)
def test_verbeterpunten_with_who_and_when_stay_actions(werkboek, kop):
    cells = ";".join(f"iets {at}" for at in range(kop.count(";") + 1))
    found = rows_of(offered(werkboek, csv("verbeterpunten.csv", kop, cells)))
    place = kop.split(";").index("Verbeterpunt")
    assert [a.activiteit for a in found[Actie]] == [f"iets {place}"]


def test_sentences_among_hours_are_no_hours(werkboek):
    bron = csv(
        "data ouders.csv", "Wat;Datum;Voor wie;Bijzonderheden", "Inloop;9-10-2026;gr 1;8.15 - 9.00",
        "Avond;5-11-2026;gr 3;19.30 uur in de klas",
        "Uitleg;6-11-2026;gr 8;samen met Het Stroomdal",
    )  # fmt: skip
    found = offered(werkboek, bron)
    assert [(m.wanneer, m.toelichting) for m in rows_of(found)[Moment]][2] == (
        "6-11-2026", "Bijzonderheden: samen met Het Stroomdal"
    )  # fmt: skip


@pytest.mark.parametrize("naam", ["lijst.csv", "iets anders.csv"])
def test_tables_that_fit_alike_are_proposed_in_one_order(werkboek, naam):
    (one,) = offered(werkboek, csv(naam, "Wat;Datum;Voor wie;Bijzonderheden", "a;b;c;d"))
    proposed = [value for _, value in one.blad.vragen[0].opties[:3]]
    assert proposed == ["momenten", "activiteiten", "gesprekken"]


def test_crosses_say_nothing_of_the_table_and_a_rung_nobody_knows_is_asked(werkboek):
    bron = csv(
        "ladder.csv", "Activiteit;Meeweten;Meedoen;Meedenken;Doelgroep;Trekker",
        "Brief;x;;;alle;directie", "Leesouder;;x;;groep 3;juf", "Panel;;;x;alle;MR",
    )  # fmt: skip
    found = offered(werkboek, bron)
    assert [v.sleutel for v in found[0].blad.open] == ["woord activiteiten.soort Meedenken"]
    found[0].gezegd["woord activiteiten.soort Meedenken"] = "betrokkenheid"
    assert [(str(a.soort), a.wie) for a in rows_of(found)[Activiteit]] == [
        ("informatie", "directie"), ("participatie", "juf"), ("betrokkenheid", "MR")
    ]  # fmt: skip


def test_figures_below_a_goal_are_its_norm_and_no_name(werkboek):
    bron = csv(
        "meten.csv", "Waaraan zien we het?;Nulmeting 2024-2025;Doel 2026-2027;Hoe meten we?",
        "Op het startgesprek;82%;95%;lijst", "Cijfer voor de school;7,4;7,8;peiling",
    )  # fmt: skip
    found = rows_of(offered(werkboek, bron))
    assert [(s.streefdoel, s.norm) for s in found[Streefcijfer]] == [
        ("Op het startgesprek", "95%"), ("Cijfer voor de school", "7,8")
    ]  # fmt: skip
    assert [(m.schooljaar, m.gemeten) for m in found[Meting]] == [
        ("2024-2025", "82%"), ("2024-2025", "7,4")
    ]  # fmt: skip


def test_an_evaluation_of_the_yearly_plan_is_of_its_goals(werkboek):
    bron = csv(
        "Evaluatie jaarplan.csv", "Doel;Stand;Toelichting", "Website;gereed;a", "Inloop;bezig;b"
    )  # fmt: skip
    found = rows_of(offered(werkboek, bron))
    assert [str(g.status) for g in found[Jaardoel]] == ["behaald", "in uitvoering"]
    assert Evaluatie not in found


def test_tops_beside_tips_are_what_an_evening_brought(werkboek):
    bron = csv("tips en tops.csv", "Tops;Tips", "Fijn;Op tijd", "Koffie;Een tolk")
    made = rows_of(offered(werkboek, bron))[Uitkomst]
    assert [(str(u.soort), u.tekst) for u in made] == [
        ("goed", "Fijn"), ("beter", "Op tijd"), ("goed", "Koffie"), ("beter", "Een tolk")
    ]  # fmt: skip


def test_tops_and_tips_of_activities_stay_with_the_activity(werkboek):
    bron = csv("evaluatie.csv", "Activiteit;Tops;Tips", "Inloop;Fijn;Op tijd")
    (made,) = rows_of(offered(werkboek, bron))[Evaluatie]
    assert (made.activiteit, made.opbrengsten, made.knelpunten) == ("Inloop", "Fijn", "Op tijd")


def test_questions_above_columns_are_their_heads(werkboek):
    bron = csv(
        "Welkom nieuwe gezinnen.csv", ";Wat gebeurt er?;Wie regelt dit?;Wanneer?;Denk aan",
        "1;Rondleiding;directeur;dinsdag;een leerling", "2;Inschrijven;administratie;juni;kopie",
    )  # fmt: skip
    made = rows_of(offered(werkboek, bron))[Intakestap]
    assert next((i.stap, i.wie, i.wanneer, i.toelichting) for i in made) == (
        "Rondleiding", "directeur", "dinsdag", "een leerling"
    )  # fmt: skip


# what was left before it


def test_what_a_state_tells_in_a_sentence_stays_whatever_state_is_chosen(werkboek):
    bron = csv(
        "jaarplan.csv", "Doel;Wat gaan we doen?;Stand van zaken januari", "Lezen;Tas;loopt",
        "Lezen;Brief;2 van de 5 verstuurd", "Eten;Soep;klaar",
    )  # fmt: skip
    found = offered(werkboek, bron)
    found[0].gezegd["woord acties.status 2 van de 5 verstuurd"] = "bezig"
    assert [(str(a.status), a.uitvoering) for a in rows_of(found)[Actie]] == [
        ("bezig", ""),
        ("bezig", "Stand van zaken januari: 2 van de 5 verstuurd"),
        ("klaar", ""),
    ]


def test_what_a_message_is_for_is_what_is_in_it(werkboek):
    """Two blind keys disagree: who looks it up in the plan reads the words, and not *Waarvoor:*."""
    bron = csv("communicatiematrix.csv", "Middel;Waarvoor;Hoe vaak;Let op", "App;foto's;dag;nee")
    (made,) = rows_of(offered(werkboek, bron))[Communicatiemiddel]
    assert made.inhoud == "foto's\nLet op: nee"


@pytest.mark.parametrize(
    ("kenmerk", "soort"), [("Eenoudergezin", "populatie"), ("Wil vaker een gesprek", "None")]
)
def test_a_fact_with_a_percentage_is_asked_to_be_one_and_a_wish_is_not(werkboek, kenmerk, soort):
    found = offered(werkboek, csv("kengetallen ouders.csv", "Kenmerk;%", f"{kenmerk};14,5"))
    assert doubts(found) == ["alles populatie.soort"]
    assert [str(k.soort) for k in rows_of(found)[Kenmerk]] == [soort]


def test_class_parents_are_one_group_without_their_names(werkboek):
    bron = csv(
        "klassenouders.csv", "Groep;Contactouder;Contactouder 2;Telefoon",
        "1/2;Mara en Joost;;06-12345678", "Groep 3;Sanne K.;Ali;", "4;;;",
    )  # fmt: skip
    found = offered(werkboek, bron)
    (made,) = rows_of(found)[Orgaan]
    assert (made.orgaan, made.samenstelling) == ("Contactouders", "4 ouders, van groep 1/2, 3")
    assert any("geen namen" in zin for zin in left_out(found[0].blad))


def test_a_class_parent_who_does_something_is_no_list_of_members(werkboek):
    bron = csv("activiteiten.csv", "Groep;Activiteit;Wanneer;Klassenouder", "3;Markt;mei;Sanne")
    assert [a.activiteit for a in rows_of(offered(werkboek, bron))[Activiteit]] == ["Markt"]


def test_of_a_goal_with_two_states_it_is_asked_which_holds(werkboek):
    bron = csv(
        "doelen.csv", "Doel;Stand", "Lezen;klaar", "Lezen;bezig", "Eten;klaar", "Eten;gereed"
    )
    found = offered(werkboek, bron)
    assert doubts(found) == ["dubbel jaardoelen.status Lezen"]
    assert [str(g.status) for g in rows_of(found)[Jaardoel]] == ["in uitvoering", "behaald"]
    found[0].gezegd["dubbel jaardoelen.status Lezen"] = "behaald"
    assert [str(g.status) for g in rows_of(found)[Jaardoel]] == ["behaald", "behaald"]


# forms


@pytest.mark.parametrize(
    ("kop", "kolom"),
    [("Licht toe", "gebeurt_al"), ("Licht uw antwoord toe2", "gebeurt_al"), ("Opmerking", "niet"),
     ("Toelichting 4", "niet")],
)  # fmt: skip
def test_why_it_is_that_level_is_proposed_behind_it(vragen, kop, kolom):
    blad = form(f"Ik ben;3. Welkom;{kop}", "Ouder;3;koffie is er", "Ouder;2;thee is er")
    assert propose(blad, vragen)[2].gebruik.value == kolom


@pytest.mark.parametrize(
    ("bladen", "samen"),
    [
        (("Voormeting", "Nameting"), ()),
        (("Antwoorden", "1-meting"), ()),
        (("Meting 1", "Meting 2"), ()),
        (("Ouders", "Team"), ("Ouders", "Team")),
        (("Namen", "Voorbeelden"), ("Namen", "Voorbeelden")),
    ],
)
def test_forms_of_another_measurement_do_not_count_along(bladen, samen):
    kop, (one, other) = ["Ik ben", "3. Welkom"], bladen
    bron = excel("scan.xlsx", [kop, ["Ouder", 1]], blad=one, **{other: [kop, ["Ouder", 3]]})
    blad = read_sheet(bron.naam, bron.inhoud)
    assert (blad.samen, blad.keuze, len(blad.rijen)) == (samen, bladen, 1 + bool(samen))
    assert read_sheet(bron.naam, bron.inhoud, blad=other).rijen[0][1] == "3"
