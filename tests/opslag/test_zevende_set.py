"""What the seventh set of lists and forms asked of the reader, and lists that only look like it."""

import io

import pytest
from docx import Document
from lijstproef import csv, doubts, excel, form, offered, rows_of
from openpyxl import load_workbook
from openpyxl.styles import PatternFill

from ouderplan.kern.afspraken import Activiteit, Communicatiemiddel, Gesprek, Orgaan
from ouderplan.kern.ambities import Ambitie
from ouderplan.kern.doelen import Actie, Jaardoel
from ouderplan.kern.evaluatie import Evaluatie, Uitkomst
from ouderplan.kern.kansen import Inbreng
from ouderplan.kern.streefcijfers import Meting, Streefcijfer
from ouderplan.kern.verwachtingen import Verwachting
from ouderplan.opslag.lezen.rooster import Bron

PEILING = ("Stelling;Score 2026;Score 2024", "Bereikbaar;8,1;7,9", "Op tijd;6,9;7,2", "")


def word(naam: str, *delen: str | list[list[str]]) -> Bron:
    """Make a Word file of paragraphs and tables."""
    document = Document()
    for deel in delen:
        if isinstance(deel, str):
            document.add_paragraph(deel.removeprefix("# "), "Heading 1" if deel[0] == "#" else None)
            continue
        table = document.add_table(rows=0, cols=len(deel[0]))
        for line in deel:
            for cell, text in zip(table.add_row().cells, line, strict=True):
                cell.text = text
    out = io.BytesIO()
    document.save(out)
    return Bron(naam, out.getvalue())


# one list below another


@pytest.mark.parametrize("kop", ["Wat gaat goed?;Wat kan beter?", "Tops;Tips"])
def test_tops_and_tips_below_figures_are_a_list_of_their_own(werkboek, kop):
    bron = csv("peiling.csv", *PEILING, kop, "De deur is open;Eerder bericht", ";Meer uitleg")
    made = rows_of(offered(werkboek, bron))
    assert [m.streefdoel for m in made[Meting]] == ["Bereikbaar"] * 2 + ["Op tijd"] * 2
    assert [(str(u.soort), u.tekst) for u in made[Uitkomst]] == [
        ("goed", "De deur is open"), ("beter", "Eerder bericht"), ("beter", "Meer uitleg")
    ]  # fmt: skip


def test_a_square_with_an_empty_line_in_it_stays_one(werkboek):
    rows = [
        ["Sterk", "Zwak"], ["betrokken", "te druk"], ["warm", "klein"], [],
        ["Kansen", "Bedreigingen"], ["ouderkamer", "verhuizing"],
    ]  # fmt: skip
    found = offered(werkboek, excel("SWOT.xlsx", rows))
    found[1].gezegd["alles kansen_bedreigingen.perspectief"] = "team"
    made = rows_of(found)
    assert [k.tekst for k in made[Inbreng]] == ["ouderkamer", "verhuizing"]
    assert [u.tekst for u in made[Uitkomst]] == ["betrokken", "te druk", "warm", "klein"]


def test_a_row_that_is_called_as_a_square_is_a_row(werkboek):
    bron = csv("acties.csv", "Actie;Wie;Wanneer", "Lezen;juf;mei", "Soep;MR;juni", "", "Kans;MR;")
    assert len(rows_of(offered(werkboek, bron))[Actie]) == 3


# which list it is


def test_goals_looked_back_on_are_an_evaluation_and_not_planned_again(werkboek):
    bron = csv(
        "Terugblik doelen 2025-2026.csv",
        "Doel;Gelukt?;Wat leverde het op?;Waar liepen we tegenaan?;Hoe verder?",
        "Visie bekend;deels;poster hangt;niemand leest hem;voorlezen",
        "Klachten snel af;ja;zes klachten;te laat geteld;zo houden",
    )  # fmt: skip
    found = offered(werkboek, bron)
    assert "lijst" in doubts(found)
    (one, _) = rows_of(found)[Evaluatie]
    assert (one.doel, one.opbrengsten, one.knelpunten) == (
        "Visie bekend", "poster hangt", "niemand leest hem"
    )  # fmt: skip
    assert (one.vervolgstappen, one.andere_informatie) == ("voorlezen", "Gelukt?: deels")


def test_whether_a_goal_was_reached_is_no_measurement_without_figures(werkboek):
    bron = csv("Evaluatie doelen 2025.csv", "Doel;Behaald;Toelichting;Vervolg",
               "Lezen;ja;goed;borgen", "Eten;nee;geen tijd;doorgaan")  # fmt: skip
    made = rows_of(offered(werkboek, bron))
    assert Meting not in made
    assert [(e.doel, e.vervolgstappen) for e in made[Evaluatie]] == [
        ("Lezen", "borgen"), ("Eten", "doorgaan")
    ]  # fmt: skip


def test_whether_a_goal_was_reached_is_asked_as_its_state(werkboek):
    (one,) = offered(werkboek, csv("doelen.csv", "Doel;Gehaald", "Lezen;ja", "Eten;deels"))
    assert [v.sleutel for v in one.blad.open] == [
        "woord jaardoelen.status ja", "woord jaardoelen.status deels"
    ]  # fmt: skip


def test_opportunities_beside_threats_are_asked_to_be_those(werkboek):
    bron = csv(
        "flappen.csv", ";Kansen;Stippen;Bedreigingen;Stippen", "Concept;klein dorp;6;oppas;4",
        ";nieuwe ouderkamer;9;;", "Team;twee coaches;5;werkdruk;11", "Totaal;;20;;15",
    )  # fmt: skip
    found = offered(werkboek, bron)
    assert "lijst" in doubts(found)
    assert "leeg kansen_bedreigingen.perspectief" in doubts(found)
    assert [(str(k.soort), str(k.perspectief), k.tekst) for k in rows_of(found)[Inbreng]] == [
        ("kans", "concept", "klein dorp"), ("bedreiging", "concept", "oppas"),
        ("kans", "concept", "nieuwe ouderkamer"), ("kans", "team", "twee coaches"),
        ("bedreiging", "team", "werkdruk"),
    ]  # fmt: skip


def test_an_empty_cell_that_must_be_filled_in_can_be_passed_over(werkboek):
    bron = csv("kansen.csv", "Kans;Perspectief;Soort", "dorp;team;kans", "kamer;;kans")
    found = offered(werkboek, bron)
    assert [k.tekst for k in rows_of(found)[Inbreng]] == ["dorp", "kamer"]
    found[0].gezegd["leeg kansen_bedreigingen.perspectief"] = "over"
    assert [k.tekst for k in rows_of(found)[Inbreng]] == ["dorp"]


def test_a_sheet_called_planning_with_more_of_another_list_is_asked(werkboek):
    rows = [
        ["Mnd", "Wanneer", "Wat doen we", "Voor wie", "Trekker", "Opm."],
        ["sept", "di 8 sept", "Kennismaken", "alle ouders", "bouw", "aula"],
        ["okt", "laatste vr", "Ontbijt", "gr 1-2", "juf", ""],
    ]
    found = offered(werkboek, excel("jaar.xlsx", rows, blad="planning", afkortingen=[["a", "b"]]))
    assert "lijst" in doubts(found)
    found[0].gezegd["lijst"] = "activiteiten"
    made = rows_of(found)[Activiteit]
    assert [(a.activiteit, a.doelgroep, a.wie) for a in made] == [
        ("Kennismaken", "alle ouders", "bouw"), ("Ontbijt", "gr 1-2", "juf")
    ]  # fmt: skip
    assert [(a.wanneer, a.toelichting) for a in made] == [
        ("di 8 sept", "aula"), ("laatste vr okt", "")
    ]  # fmt: skip


@pytest.mark.parametrize("kop", ["Wat;Wanneer;Wie", "Actie;Wanneer;Wie;Klaar?"])
def test_a_planning_with_heads_of_its_own_is_not_asked(werkboek, kop):
    cells = ";".join(f"iets {at}" for at in range(kop.count(";"))) + ";"
    assert "lijst" not in doubts(offered(werkboek, csv("planning.csv", kop, cells)))


def test_one_side_of_what_is_expected_below_its_question(werkboek):
    bron = word("team.docx", [
        ["Wat verwachten we van onze medewerkers?"], ["kennen het gezin"], ["bellen goed nieuws"]
    ])  # fmt: skip
    found = offered(werkboek, bron)
    assert "lijst" in doubts(found)
    assert [(str(v.wie_verwacht), v.verwachting) for v in rows_of(found)[Verwachting]] == [
        ("school", "kennen het gezin"), ("school", "bellen goed nieuws")
    ]  # fmt: skip


# which column it is


def test_whom_we_invite_is_for_whom_and_why_is_the_aim(werkboek):
    bron = csv(
        "activiteiten.csv", "Activiteit;Wie nodigen we uit;Wie regelt;Waarom",
        "Ontbijt;opa's;juf;taal", "Panel;acht ouders;MR;horen",
    )  # fmt: skip
    made = rows_of(offered(werkboek, bron))[Activiteit]
    assert next((a.doelgroep, a.wie, a.doel) for a in made) == ("opa's", "juf", "taal")


def test_idem_is_what_stands_above_it_after_a_yes(werkboek):
    bron = csv("activiteiten.csv", "Activiteit;Voor wie;Wie", "A;gr 5;juf", "B;idem;,,", "C;id.;MR")
    found = offered(werkboek, bron)
    assert doubts(found) == ["idem activiteiten.doelgroep", "idem activiteiten.wie"]
    assert [(a.doelgroep, a.wie) for a in rows_of(found)[Activiteit]] == [
        ("gr 5", "juf"), ("gr 5", "juf"), ("gr 5", "MR")
    ]  # fmt: skip
    found[0].gezegd["idem activiteiten.doelgroep"] = "-"
    assert [a.doelgroep for a in rows_of(found)[Activiteit]] == ["gr 5", "idem", "id."]


def test_idem_fills_no_cell_that_is_empty(werkboek):
    bron = csv("activiteiten.csv", "Activiteit;Voor wie", "A;gr 5", "B;", "C;idem")
    made = rows_of(offered(werkboek, bron))[Activiteit]
    assert [a.doelgroep for a in made] == ["gr 5", "", "gr 5"]


def test_owner_below_plan_is_the_owner_of_the_goal(werkboek):
    rows = [
        ["PLAN", None, "DO", None], ["Doel", "Proceseigenaar", "Actie", "Wie"],
        ["Startgesprek voor ieder gezin", "ib-er", "leidraad maken", "werkgroep"],
    ]  # fmt: skip
    made = rows_of(offered(werkboek, excel("SJP.xlsx", rows, ["A1:B1", "C1:D1"])))
    assert [g.eigenaar for g in made[Jaardoel]] == ["ib-er"]
    assert [(a.uitvoerder, a.uitvoering) for a in made[Actie]] == [("werkgroep", "")]


def test_crosses_below_a_merged_head_say_it_once(werkboek):
    rows = [
        ["Middel", "Waarvoor", "Voor wie", None, None], [None, None, "Ouders", "Team", "Buurt"],
        ["Brief", "agenda", "x", "x", None], ["Bord", "week", "x", None, "x"],
        ["App", "klas", "x", None, None],
    ]  # fmt: skip
    bron = excel("communicatiematrix.xlsx", rows, ["C1:E1", "A1:A2", "B1:B2"])
    made = rows_of(offered(werkboek, bron))[Communicatiemiddel]
    assert [c.ontvangers for c in made] == ["Ouders, Team", "Ouders, Buurt", "Ouders"]


def test_how_many_of_each_are_who_is_in_it(werkboek):
    bron = csv("commissies.csv", "Commissie;# ouders;# team;Waarover", "OR;7;1;vieringen",
               "MR;4;4;beleid")  # fmt: skip
    made = rows_of(offered(werkboek, bron))[Orgaan]
    assert [(o.samenstelling, o.taak) for o in made] == [
        ("# ouders: 7\n# team: 1", "vieringen"), ("# ouders: 4\n# team: 4", "beleid")
    ]  # fmt: skip


def test_a_colour_of_one_year_is_of_that_year(werkboek):
    rows = [
        ["Streefdoel", "Norm", "2024-2025", "2025-2026"], ["Startgesprek", "95%", "88%", "93%"],
        ["Ouderapp", "90%", "97%", "99%"], ["Gehoord", "7,5", "7,1", "7,6"],
    ]  # fmt: skip
    book = load_workbook(io.BytesIO(excel("s.xlsx", rows).inhoud))
    for cell, colour in (("D2", "FF0000"), ("D3", "92D050"), ("D4", "92D050")):
        book["Blad1"][cell].fill = PatternFill("solid", fgColor=colour)
    out = io.BytesIO()
    book.save(out)
    made = rows_of(offered(werkboek, Bron("streefcijfers.xlsx", out.getvalue())))
    assert [(m.schooljaar, m.toelichting) for m in made[Meting]][:2] == [
        ("2024-2025", ""), ("2025-2026", "Kleur: rood")
    ]  # fmt: skip
    assert len(made[Streefcijfer]) == 3


def test_a_table_in_word_is_called_by_the_line_right_above_it(werkboek):
    bron = word(
        "terugblik.docx", "# Terugblik", [["Actie", "Wie", "Wanneer"], ["Lezen", "juf", "mei"]],
        "Werkgroep ouders", [["Naam", "Rol"], ["Joke", "ouder"], ["Ineke", "leerkracht"]],
    )  # fmt: skip
    (made,) = rows_of(offered(werkboek, bron))[Orgaan]
    assert (made.orgaan, made.samenstelling) == ("Werkgroep ouders", "2 leden: ouder, leerkracht")


def test_a_card_is_called_by_what_stands_behind_its_word(werkboek):
    bron = word("kaart.docx", [
        ["Ambitie: Ouders als partner", ""], ["Domein", "Partner"], ["Geldt voor", "2026-2027"],
        ["Urgentie", "we missen gezinnen"], ["Kernresultaat", "huisbezoek"],
        ["Externe partners", "welzijn"],
    ])  # fmt: skip
    (made,) = rows_of(offered(werkboek, bron))[Ambitie]
    assert (made.naam, made.vastgesteld_voor, made.derden) == (
        "Ouders als partner", "2026-2027", "welzijn"
    )  # fmt: skip


# forms


def test_forms_beside_each_other_below_whose_they_are():
    blad = form("Criterium;ouder;ouder;lkr;lkr;gem.", "1 Visie;1;2;2;3;2", "3 Welkom;3;3;2;2;2,5",
                "9 Aanwezig;2;1;2;1;1,5")  # fmt: skip
    assert (blad.gekanteld, blad.weg) == (True, ("gem.",))
    assert blad.koppen == ("Criterium", "1 Visie", "3 Welkom", "9 Aanwezig")
    assert blad.rijen == (
        ("ouder", "1", "3", "2"), ("ouder", "2", "3", "1"), ("lkr", "2", "2", "2"),
        ("lkr", "3", "2", "1"),
    )  # fmt: skip


def test_two_groups_once_each_are_no_forms():
    blad = form("Criterium;Ouders;Team;Opmerking", "1 Visie;1;2;a", "3 Welkom;3;3;b", "9 Er;2;1;c")
    assert not blad.gekanteld


# what stands below a head of a class


def test_when_a_talk_is_below_each_class_is_a_row_for_those_classes(werkboek):
    bron = csv(
        "gesprekken.csv", "Gesprek;gr 1-2;gr 3-7;gr 8;Duur", "Start;sept;sept;sept;20 min",
        "Voortgang;feb;feb;wk 46;10 min", "Advies;;;jan;", "Op verzoek;;;;5 min",
    )  # fmt: skip
    made = rows_of(offered(werkboek, bron))[Gesprek]
    assert [(g.gesprek, g.groepen, g.periode, g.duur) for g in made] == [
        ("Start", "gr 1-2, gr 3-7, gr 8", "sept", "20 min"),
        ("Voortgang", "gr 1-2, gr 3-7", "feb", "10 min"), ("Voortgang", "gr 8", "wk 46", "10 min"),
        ("Advies", "gr 8", "jan", ""), ("Op verzoek", "", "", "5 min"),
    ]  # fmt: skip


@pytest.mark.parametrize("cel", ["x", "12", "juf Sanne"])
def test_what_is_no_moment_below_a_class_makes_no_rows(werkboek, cel):
    bron = csv("gesprekken.csv", "Gesprek;gr 1-2;gr 3-7;gr 8", f"Start;{cel};{cel};{cel}",
               f"Advies;;;{cel}")  # fmt: skip
    made = rows_of(offered(werkboek, bron))[Gesprek]
    assert [g.gesprek for g in made] == ["Start", "Advies"]
