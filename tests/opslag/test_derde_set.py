"""Kinds of lists of a third set that was made without looking at what reads them."""

import pytest
from lijstproef import csv, doubts, excel, offered, rows_of

from ouderplan.kern.afspraken import Activiteit
from ouderplan.kern.ambities import Ambitie, Ambitiejaar
from ouderplan.kern.doelen import Actie, Jaardoel
from ouderplan.kern.school import Planningsregel
from ouderplan.kern.streefcijfers import Meting, Streefcijfer

MAANDEN = ["", "september", "oktober", "november 2026"]


def test_what_stands_below_a_month_are_rows_with_their_moment(werkboek):
    regels = [
        ["Jaarkalender"],
        MAANDEN,
        ["Ouders", "10: informatieavond\n24 en 25: inloop", "ouderavond", "wo 3 lampions"],
        ["Team", "", "studiedag", ""],
    ]
    (one,) = found = offered(werkboek, excel("jaarkalender.xlsx", regels))
    one.gezegd["kolom 3"] = "activiteiten.doelgroep"
    made = [(row.wanneer, row.activiteit, row.doelgroep) for row in rows_of(found)[Activiteit]]
    assert made == [
        ("10 september", "informatieavond", "Ouders"),
        ("24 en 25 september", "inloop", "Ouders"),
        ("oktober", "ouderavond", "Ouders"),
        ("wo 3 november 2026", "lampions", "Ouders"),
        ("oktober", "studiedag", "Team"),
    ]


@pytest.mark.parametrize(
    "regels",
    [
        [["Activiteit", *MAANDEN[1:]], ["Inloop", "start ermee", "doorgaan", "evalueren"]],
        [["Activiteit", *MAANDEN[1:]], ["Inloop", "x", "", "x"]],
        [["Wie", *MAANDEN[1:]], ["ouders", "12", "8", "30"]],
    ],
)
def test_months_above_crosses_figures_or_notes_of_a_row_make_no_rows(werkboek, regels):
    (one,) = offered(werkboek, excel("jaarkalender.xlsx", regels))
    assert len(one.blad.lijst.regels) == 1


CARDS = [
    ["Doel 1: Samen lezen", ""],
    ["Huidige situatie", "Weinig boeken"],
    ["Gewenste situatie", "Veel boeken"],
    ["Indicator", "20 ouders"],
    ["Eigenaar", "directeur"],
    [],
    ["Doel 2: Samen eten", ""],
    ["Huidige situatie", "Geen soep"],
    ["Gewenste situatie", "Elke week soep"],
    ["Indicator", "30 ouders"],
    ["Eigenaar", "kok"],
]


def test_a_line_above_each_card_names_it_and_no_field_stays_behind(werkboek):
    (one,) = found = offered(werkboek, excel("jaarplan.xlsx", [["Jaarplan", ""], [], *CARDS]))
    made = [(row.jaardoel, row.gewenste_situatie) for row in rows_of(found)[Jaardoel]]
    assert made == [("Samen lezen", "Veel boeken"), ("Samen eten", "Elke week soep")]
    (now,) = (v for v in one.blad.vragen if v.onderwerp == "Huidige situatie")
    assert now.voorbeelden == ("Weinig boeken", "Geen soep")


def test_what_stands_once_above_cards_is_no_field_of_them(werkboek):
    unnumbered = [[cell.replace("Doel 2: ", "") for cell in line] for line in CARDS]
    (one,) = offered(werkboek, excel("jaarplan.xlsx", [["BRIN", "12AB"], *unnumbered]))
    heads = [v.onderwerp for v in one.blad.vragen]
    assert "BRIN" not in heads
    assert "Doel" not in heads


def test_a_card_that_is_called_as_its_list_says_its_name_and_blocks_their_kind(werkboek):
    regels = [
        ["Ambitiekaart", "Ouders als partner"],
        ["Domein", "Samenwerken"],
        ["Urgentie", "Weinig ouders"],
        ["Ambitie", "Elk kind is erbij"],
        ["Schooljaar 2026-2027"],
        ["Panelgesprek", "in maart"],
        ["Wie helpt ons", "het buurtteam"],
    ]
    rows = rows_of(offered(werkboek, excel("ambitiekaart.xlsx", regels)))
    assert [row.naam for row in rows[Ambitie]] == ["Ouders als partner"]
    assert [(str(row.soort or ""), row.onderwerp) for row in rows[Ambitiejaar]] == [
        ("panelgesprek", "Panelgesprek"),
        ("", "Wie helpt ons"),
    ]


def test_a_list_of_goals_with_their_figures_is_asked_about_as_that(werkboek):
    regels = ["Doel;Hoe meten we dit?;Streven;Gemeten in juni 2026", "Welkom;peiling;85%;78%"]
    (one,) = found = offered(werkboek, csv("doelen meten.csv", *regels))
    assert "lijst" in doubts(found)
    rows = rows_of(found)
    (norm,), (meting,) = rows[Streefcijfer], rows[Meting]
    assert (norm.streefdoel, norm.norm, norm.bron) == ("Welkom", "85%", "peiling")
    assert (meting.streefdoel, meting.gemeten, meting.wanneer) == ("Welkom", "78%", "juni 2026")
    assert one.blad.vragen[0].waarde == "streefcijfers"


def test_a_list_of_goals_with_a_word_in_figures_stays_one_of_goals(werkboek):
    regels = ["Doel;Indicator;Kosten;Uitvoeren in", "Welkom;80 procent;250;2026"]
    (one,) = offered(werkboek, csv("doelen.csv", *regels))
    assert one.blad.vragen[0].waarde == "jaardoelen"
    assert "lijst" not in doubts([one])


def test_costs_of_goals_are_theirs_where_nothing_is_said_of_actions(werkboek):
    regels = ["Doel;Eigenaar;Begroot (€)", "Samen lezen;directeur;250"]
    rows = rows_of(offered(werkboek, csv("jaardoelen.csv", *regels)))
    assert [row.kosten for row in rows[Jaardoel]] == ["250"]
    assert Actie not in rows


def test_what_only_actions_have_is_asked_in_a_list_without_any(werkboek):
    found = offered(werkboek, csv("jaardoelen.csv", "Doel;Evaluatiedatum", "Samen lezen;mei"))
    assert "kolom 2" in doubts(found)


def test_dates_are_when_whatever_is_above_them(werkboek):
    regels = [
        ["Vergaderdatum", "Agendapunt"],
        ["Periode 1", ""],
        ["27 okt.", "Begroting"],
        ["1-12-'26", "Formatie"],
        ["nader te bepalen", "Schoolplan"],
    ]
    found = offered(werkboek, excel("MR-planning.xlsx", regels, ["A2:B2"]))
    assert "kolom 1" in doubts(found)
    assert [(row.wanneer, row.wat) for row in rows_of(found)[Planningsregel]] == [
        ("27 okt.", "Begroting"),
        ("1-12-'26", "Formatie"),
        ("nader te bepalen", "Schoolplan"),
    ]


def test_numbers_and_a_day_in_a_sentence_are_no_dates(werkboek):
    regels = ["Wat;Groepen;Erbij", "Inloop;3-4;Op 27 oktober neemt ieder iets mee", "Soep;5-6;"]
    (one,) = offered(werkboek, csv("planning.csv", *regels))
    assert "planning.wanneer" not in one.blad.kolommen.values()
