"""Every text of the plan is walked, with its place and with what it is there for."""

from dataclasses import replace

import pytest
from heelplan import HEEL, goals, told
from meten import put

from ouderplan.kern.ambities import Ambitie
from ouderplan.kern.criteria import Criterium
from ouderplan.kern.doelen import Jaardoel
from ouderplan.kern.plancheck import Planstand, check
from ouderplan.kern.plancheck.gaten import check_gaten
from ouderplan.kern.plancheck.stand import NIET_GELEZEN
from ouderplan.kern.plancheck.teksten import Vorm, cells, split, text_columns
from ouderplan.kern.planteksten import Plantekst
from ouderplan.kern.school import Gegeven
from ouderplan.kern.soorten import Tekstsoort
from ouderplan.kern.streefcijfers import Meting, Streefcijfer
from ouderplan.opslag.plancheck import _EIGEN_VELD
from ouderplan.opslag.tabellen import TABELLEN

HOL = "De rol van de  van het kind is groot."
DEEL = "De opkomst bij de rapportgesprekken is minstens 75 %."
VRIJ = {"werkboek", "vastgestelde_keuzes", "rondes", "omzettingen", "kansen_bedreigingen"}
COLUMNS = [
    (tabel.naam, kolom)
    for tabel in TABELLEN
    if tabel.naam not in NIET_GELEZEN | VRIJ
    for kolom, soort in text_columns(tabel.rij).items()
    if soort is not Tekstsoort.VERWIJZING and kolom not in {"code", "sleutel", "deel"}
]


@pytest.mark.parametrize(("tabel", "kolom"), COLUMNS)
def test_a_hole_is_found_in_whatever_column_it_stands(tabel, kolom):
    found = [row for row in check(put(HEEL, f"{tabel}.{kolom}", HOL)) if row.regel == "zin_gat"]
    assert [row.tabel for row in found] == [tabel]


def test_a_column_of_a_new_table_says_itself_what_it_is_for():
    kinds = text_columns(Ambitie)
    assert kinds["naam"] is Tekstsoort.NAAM
    assert kinds["indicator"] is Tekstsoort.INDICATOR
    assert kinds["kernresultaat"] is Tekstsoort.DOEL
    assert kinds["achtergrond"] is Tekstsoort.LOPEND
    assert text_columns(Jaardoel)["herkomst"] is Tekstsoort.VERWIJZING
    assert "criterium" not in text_columns(Jaardoel)


def test_the_tables_with_a_field_of_their_own_are_walked_too():
    own = set(_EIGEN_VELD) - VRIJ - NIET_GELEZEN
    assert {tabel for tabel, _ in COLUMNS} >= own


def test_a_label_says_what_a_line_is_in_running_text():
    tekst = "Wat wij willen.\nIndicator: ouders voelen zich gehoord\nIndicator: 80 % komt (lijst)"
    stand = replace(HEEL, tabellen={"plan_teksten": (Plantekst(kop="x", tekst=tekst),)})
    found = [row.zin for row in check(stand) if row.regel == "indicator"]
    assert len(found) == 1
    assert "gehoord" in found[0]


def test_a_text_falls_apart_in_sentences_items_and_headings():
    tekst = "Onze afspraken\nWij groeten elkaar, elke\ndag. Wij bellen:\n- bij ziekte\n- bij zorgen"
    assert [(vorm, vervolg, zin) for vorm, vervolg, zin in split(tekst)] == [
        (Vorm.KOP, False, "Onze afspraken"),
        (Vorm.ZIN, False, "Wij groeten elkaar, elke dag."),
        (Vorm.ZIN, True, "Wij bellen:"),
        (Vorm.PUNT, False, "bij ziekte"),
        (Vorm.PUNT, False, "bij zorgen"),
    ]


def test_no_text_is_lost_in_the_pieces():
    tekst = "Eén. Twee\n\nDrie: vier\n1. vijf 2,5 of o.a. zes\n• zeven? “Acht.” Negen"
    said = "".join(zin for _, _, zin in split(tekst))
    for word in ("Eén", "Twee", "Drie", "vier", "vijf 2,5", "zes", "zeven", "Acht", "Negen"):
        assert word in said


def test_the_password_of_the_wifi_is_never_told():
    rows = (Gegeven("wifi_wachtwoord", "xx [naam] ____"), Gegeven("missie", "Voor [naam] alles."))
    stand = replace(HEEL, tabellen={**HEEL.tabellen, "werkboek": rows})
    assert told(stand, "zin_gat") == ["werkboek missie"]


def test_a_name_that_was_never_filled_in_is_found_behind_very_much_without_a_full_stop():
    lang = "wij praten over taal en rekenen, " * 1500  # from every letter to the end: minutes
    for tekst, plaatsen in ((lang, []), (f"{lang}op NAAM SCHOOL", ["jaardoelen 2a"])):
        stand = put(HEEL, "jaardoelen.jaardoel", tekst)
        assert [row.plaats for row in check_gaten(stand)] == plaatsen


@pytest.mark.parametrize("tabel", ["streefcijfers", "metingen"])
def test_a_share_that_is_measured_is_fine(tabel):
    stand = put(HEEL, "jaardoelen.jaardoel", DEEL)
    assert told(stand, "aandeel") == ["jaardoelen 2a"]
    target = "Ouders komen naar de rapportgesprekken"
    row = (
        Streefcijfer(target, "≥ 75 %") if tabel == "streefcijfers" else Meting(target, gemeten="1")
    )
    measured = replace(stand, tabellen={**stand.tabellen, tabel: (row,)})
    assert told(measured, "aandeel") == []
    other = replace(row, streefdoel="Ouders lezen de nieuwsbrief")
    elsewhere = replace(stand, tabellen={**stand.tabellen, tabel: (other,)})
    assert told(elsewhere, "aandeel") == ["jaardoelen 2a"]


def test_a_share_whose_action_plan_says_how_it_is_counted_is_fine():
    stand = put(HEEL, "jaardoelen.jaardoel", DEEL)
    action = replace(HEEL.acties[0], jaardoel="2a", evaluatie_hoe="presentielijst tellen")
    assert told(replace(stand, acties=(*stand.acties, action)), "aandeel") == []


def test_one_statement_in_two_places_is_told_once():
    stand = put(put(HEEL, "jaardoelen.jaardoel", DEEL), "plan_teksten.tekst", DEEL)
    assert len(told(stand, "aandeel")) == 1


@pytest.mark.parametrize("zin", [
    "De criteria 3 tot en met 10 komen later aan bod.",
    "Wij gebruiken 2 criteria, want meer is te veel.",
    "De overige criteria slaan wij dit jaar over.",
    "Criterium 3, 4, 5, 6, 7, 8, 9 en 10 laten wij rusten.",
])  # fmt: skip
def test_criteria_that_are_left_out_are_said_unless_a_text_says_so(zin):
    two = (Criterium(1, "Welkom"), Criterium(2, "Samen"))
    stand = Planstand(criteria=two, tabellen={"plan_teksten": (Plantekst(kop="x", tekst="Dag."),)})
    (bevinding,) = [row for row in check(stand) if row.regel == "criterium_weg"]
    assert (bevinding.plaats, "3, 4, 5, 6, 7, 8, 9 en 10" in bevinding.zin) == ("criteria 3", True)
    said = replace(stand, tabellen={"plan_teksten": (Plantekst(kop="x", tekst=zin),)})
    assert told(said, "criterium_weg") == []


@pytest.mark.parametrize("zin", [
    "Wij werken met de criteria van Ouderbetrokkenheid 3.0.",
    "Alle tien criteria zijn voor ons belangrijk.",
    "De overige ouders laten wij met rust.",
])  # fmt: skip
def test_a_text_about_something_else_does_not_explain_why_criteria_are_gone(zin):
    stand = Planstand(
        criteria=(Criterium(1, "Welkom"),),
        tabellen={"plan_teksten": (Plantekst(kop="x", tekst=zin),)},
    )
    assert told(stand, "criterium_weg") == ["criteria 2"]


def test_a_code_of_another_criterium_is_said_where_codes_follow_the_criteria():
    rows = goals(("1a", 1, "Er is soep.", "2026"), ("2a", 2, "Elk kind zwaait.", "2026"))
    wrong = goals(("3a", 5, "De tuin bloeit.", "2026"))
    assert told(replace(HEEL, doelen=(*rows, *wrong)), "code_criterium") == ["jaardoelen 3a"]
    assert told(replace(HEEL, doelen=rows), "code_criterium") == []
    others = goals(("2a", 1, "Er is soep.", "2026"), ("3a", 2, "Elk kind zwaait.", "2026"))
    assert told(replace(HEEL, doelen=others), "code_criterium") == []


def test_a_text_that_names_a_goal_that_is_not_there_is_said():
    tekst = "Zie jaardoel 4c voor de uitwerking."
    assert told(put(HEEL, "plan_teksten.tekst", tekst), "code_weg") == ["plan_teksten 2"]
    known = tekst.replace("4c", "1a")
    assert told(put(HEEL, "plan_teksten.tekst", known), "code_weg") == []


def test_a_share_in_words_may_be_said_of_a_figure_near_it():
    near = put(HEEL, "plan_teksten.tekst", "Een op de drie gezinnen spreekt thuis een andere taal.")
    fact = put(near, "populatie.kenmerk", "Thuistaal niet Nederlands: 31 %")
    assert told(fact, "percentages") == []
    far = put(near, "populatie.kenmerk", "Thuistaal niet Nederlands: 55 %")
    assert len(told(far, "percentages")) == 1


def test_a_cell_of_a_reference_is_no_text_of_its_own():
    action = replace(HEEL.acties[0], jaardoel=DEEL)
    kinds = {cel.kolom: cel.soort for cel in cells("acties", (action,))}
    assert kinds["jaardoel"] is Tekstsoort.VERWIJZING
