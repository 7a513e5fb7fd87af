"""Forms of list that schools have, seen in a set that was made without looking at the reader."""

import io

import pytest
from docx import Document
from lijstproef import csv, doubts, excel, offered, rows_of

from ouderplan.kern.afspraken import Activiteit, Communicatiemiddel, Moment
from ouderplan.kern.ambities import Ambitie
from ouderplan.kern.doelen import Actie, Jaardoel
from ouderplan.kern.school import Planningsregel
from ouderplan.kern.streefcijfers import Streefcijfer
from ouderplan.kern.verwachtingen import Verwachting
from ouderplan.opslag.lezen.fouten import CsvFouten
from ouderplan.opslag.lezen.rooster import Bron, read_grids
from ouderplan.opslag.lezen.weggelaten import left_out


def word(*tables, titel="Onze lijst", naam="plan.docx") -> Bron:
    document = Document()
    for lines in tables:
        document.add_heading(titel, 1)
        made = document.add_table(rows=0, cols=max(map(len, lines)))
        for line in lines:
            for cell, text in zip(made.add_row().cells, line, strict=False):
                cell.text = text if isinstance(text, str) else ""
                for item in text if isinstance(text, list) else ():
                    cell.add_paragraph(item, style="List Bullet")
    out = io.BytesIO()
    document.save(out)
    return Bron(naam, out.getvalue())


def test_a_note_below_the_rows_is_no_row_wherever_it_begins(werkboek):
    regels = ["Code;Streefdoel;Norm", "a;Opkomst;90%", "b;Respons;50%", "", ";Bron: de peiling;",
              ";gemeten in mei;"]  # fmt: skip
    found = offered(werkboek, csv("streefcijfers.csv", *regels))
    assert [row.streefdoel for row in rows_of(found)[Streefcijfer]] == ["Opkomst", "Respons"]
    assert {"kopje Bron: de peiling", "kopje gemeten in mei"} <= set(doubts(found))


def test_a_line_of_totals_is_asked_about_and_no_row(werkboek):
    regels = ["Streefdoel;Norm;2025", "Gezinnen;40;38", "Gasten;20;25", "Totaal;60;63"]
    (one,) = found = offered(werkboek, csv("streefcijfers.csv", *regels))
    assert [row.streefdoel for row in rows_of(found)[Streefcijfer]] == ["Gezinnen", "Gasten"]
    assert "kopje Totaal" in doubts(found)
    one.gezegd["kopje Totaal"] = "rij"
    assert len(rows_of(found)[Streefcijfer]) == 3


def test_the_day_of_the_week_stands_before_its_date_and_the_hour_behind_it(werkboek):
    regels = ["dag;datum;tijd;wat", "OKTOBER;;;", "do;30 oktober;19:30;Panel",
              "wo;1 okt;hele dag;Start", ";18 t/m 26 sept;;Vakantie", "NOVEMBER;;;",
              "ma;3;8.30;Koffie"]  # fmt: skip
    found = offered(werkboek, csv("jaarkalender.csv", *regels))
    assert [row.wanneer for row in rows_of(found)[Activiteit]] == [
        "do 30 oktober, 19:30 uur",
        "wo 1 okt, hele dag",
        "18 t/m 26 sept",
        "ma 3 november, 8.30 uur",
    ]


def test_a_day_before_a_group_of_rows_holds_for_them_when_the_school_says_so(werkboek):
    regels = ["datum;onderwerp", "3 maart;Begroting", ";Formatie", "5 mei;Rooster", ";Feest"]
    (one,) = found = offered(werkboek, csv("plan van aanpak.csv", *regels))
    assert "leeg planning.wanneer" in doubts(found)
    assert [row.wanneer for row in rows_of(found)[Planningsregel]] == [
        "3 maart",
        "3 maart",
        "5 mei",
        "5 mei",
    ]
    one.gezegd["leeg planning.wanneer"] = "-"
    assert [row.wanneer for row in rows_of(found)[Planningsregel]] == ["3 maart", "", "5 mei", ""]


def test_only_rows_of_the_kind_that_the_school_names_go_in(werkboek):
    regels = [
        "A/B/I;Actie;Wie",
        "A;Bord ophangen;Rik",
        "B;Koffie op dinsdag;allen",
        "I;Inspectie komt;",
    ]
    (one,) = found = offered(werkboek, csv("acties.csv", *regels))
    assert [v.sleutel for v in one.blad.open] == ["rijen A", "rijen B", "rijen I"]
    assert one.blad.open[1].voorbeelden == ("Koffie op dinsdag",)
    one.gezegd |= {"rijen A": "mee", "rijen B": "over", "rijen I": "over"}
    assert [row.activiteit for row in rows_of(found)[Actie]] == ["Bord ophangen"]
    assert any("‘B’ bij ‘A/B/I’" in zin for zin in left_out(one.blad))


def test_crosses_below_channels_become_the_channels_with_what_stands_at_a_cross(werkboek):
    lijst = [["Communicatie met ouders"], ["", "Kanaal"], ["Boodschap", "Parro", "mail", "bellen"],
             ["Vakantie", "(x)", "X", ""], ["Zorgen", "", "", "x"]]  # fmt: skip
    found = offered(werkboek, excel("communicatie.xlsx", lijst, ["B2:D2"]))
    assert [(row.inhoud, row.middel) for row in rows_of(found)[Communicatiemiddel]] == [
        ("Vakantie", "Parro (x), mail"),
        ("Zorgen", "bellen"),
    ]


def test_a_head_that_was_merged_over_others_makes_two_lines_of_heads(werkboek):
    lijst = [["Ambitie", "Doel", "D", None, None, "A"],
             ["(koers)", "", "Wat gaan we doen?", "Trekker", "mmv", "Bijstelling"],
             ["Samen", "Elk gezin komt", "Format maken", "An", "Joost", "later"]]  # fmt: skip
    found = offered(werkboek, excel("jaarplan.xlsx", lijst, ["C1:E1"]))
    rows = rows_of(found)
    assert rows[Jaardoel] == [Jaardoel(jaardoel="Elk gezin komt", ambitie="Samen")]
    assert rows[Actie] == [
        Actie(
            "Elk gezin komt", "Format maken", "An", vervolgstappen="later", uitvoering="mmv: Joost"
        )
    ]


def test_letters_of_a_status_are_asked_and_not_put_away_as_text(werkboek):
    regels = ["Actie;Wie;Stand", "Bord;Rik;G", "Brief;An;R", "Gids;An;G"]
    (one,) = offered(werkboek, csv("acties.csv", *regels))
    assert [v.sleutel for v in one.blad.open] == ["woord acties.status G", "woord acties.status R"]


def test_a_formula_without_outcome_on_another_sheet_keeps_no_list_out(werkboek):
    bron = excel("kernwoorden.xlsx", [["kernwoord"], ["Rust"]], blad="kernwoorden",
                 begroting=[["post", "bedrag"], ["koffie", "=2*B1"]])  # fmt: skip
    own, other = found = offered(werkboek, bron)
    assert [len(rows) for rows in rows_of(found).values()] == [1]
    other.gezegd |= {"lijst": "kernwoorden", "kolom 1": "kernwoorden.woord"}
    with pytest.raises(CsvFouten, match="formule zonder uitkomst"):
        rows_of(found)
    assert own.blad.mee


def test_what_the_school_does_is_what_parents_may_expect_an_item_a_row(werkboek):
    tabel = [
        ["", "Wij (school)", "U (ouder)"],
        ["Contact", ["bellen zelf", "lezen mee"], ["belt af"]],
    ]
    (one,) = found = offered(werkboek, word(tabel, naam="verwachtingen.docx"))
    assert [(row.wie_verwacht, row.verwachting) for row in rows_of(found)[Verwachting]] == [
        ("ouders", "bellen zelf"),
        ("ouders", "lezen mee"),
        ("school", "belt af"),
    ]
    assert {"kolom 2", "kolom 3"} <= set(doubts(found))
    assert "dit doet de school" in {v.sleutel: v.gezegd for v in one.blad.vragen}["kolom 2"]


def test_a_card_in_word_is_one_ambition_with_the_names_beside_it(werkboek):
    kaart = [["Ambitie", "Ouders denken mee voordat wij besluiten"],
             ["Waarom?", "Vier van de tien weten niet waarover"],
             ["Waar staan we nu", "Alleen de MR denkt mee"],
             ["Dit zien we leraren doen", "zij stellen vragen"],
             ["Dit zien we ouders doen", "zij komen met ideeën"],
             ["Trekker", "Wendy van groep zeven"]]  # fmt: skip
    (one,) = found = offered(werkboek, word(kaart, titel="Ambitiekaart"))
    (made,) = rows_of(found)[Ambitie]
    assert (made.naam, made.proceseigenaar) == (kaart[0][1], "Wendy van groep zeven")
    assert (made.urgentie, made.achtergrond) == (kaart[1][1], "Alleen de MR denkt mee")
    assert made.indicator == (
        "Dit zien we leraren doen: zij stellen vragen\n"
        "Dit zien we ouders doen: zij komen met ideeën"
    )
    assert "koppen" in doubts(found)
    one.gezegd["koppen"] = "1"
    assert len(rows_of(found)[Ambitie]) == 5


def test_tables_in_word_are_called_by_what_stands_above_them():
    first, second = read_grids(word([["Wat", "Wie"], ["a", "b"]], [["x", "y"]]))
    assert (first.naam, second.naam) == ("Onze lijst", "Onze lijst (2)")
    assert first.plek == "plan.docx, tabel onder ‘Onze lijst’"
    assert first.regels == [(1, ["Wat", "Wie"]), (2, ["a", "b"])]


def test_cells_that_were_merged_in_word_count_for_every_row_and_deleted_text_for_none():
    document = Document()
    made = document.add_table(rows=3, cols=3)
    made.cell(0, 0).merge(made.cell(0, 2)).text = "Kop"
    made.cell(1, 0).merge(made.cell(2, 0)).text = "Doel"
    made.cell(1, 1).text, made.cell(2, 2).text = "eerst", "later"
    gone = made.cell(2, 1).paragraphs[0].add_run("weg")._r
    deleted = gone.makeelement(gone.tag.replace("}r", "}del"), {})
    text = next(iter(gone))
    text.tag = text.tag.replace("}t", "}delText")
    gone.getparent().replace(gone, deleted)
    deleted.append(gone)
    out = io.BytesIO()
    document.save(out)
    (grid,) = read_grids(Bron("plan.docx", out.getvalue()))
    assert grid.regels == [(1, ["Kop"]), (2, ["Doel", "eerst"]), (3, ["Doel", "", "later"])]
    assert grid.breed == {1: 3}


def test_a_document_without_a_table_says_how_its_list_goes_in():
    document, out = Document(), io.BytesIO()
    document.add_paragraph("Rust, orde")
    document.save(out)
    with pytest.raises(CsvFouten, match="geen tabel te lezen"):
        read_grids(Bron("waarden.docx", out.getvalue()))


def test_the_first_lines_stand_beside_the_question_which_list_it_is(werkboek):
    (one,) = offered(werkboek, csv("blad.csv", "Wat;Wie", "Zaaien;ouders"))
    assert one.blad.open[0].voorbeelden == ("Wat | Wie", "Zaaien | ouders")


@pytest.mark.parametrize("kruis", ["x", "1"])
@pytest.mark.parametrize("boven", [[], [["", *["Groepen"] * 3]]])
def test_a_one_below_groups_is_a_cross(werkboek, kruis, boven):
    regels = [*boven, ["Activiteit", "Groep 1", "Groep 2", "Groep 3"],
              ["Theeuur", kruis, "", kruis],
              ["Kookdag", kruis, kruis, ""], ["Kijkweek", "", kruis, kruis]]  # fmt: skip
    (one,) = found = offered(werkboek, excel("momenten.xlsx", regels))
    assert len(one.blad.lijst.kop) == 2
    assert [row.groepen for row in rows_of(found)[Moment]] == [
        "Groep 1, Groep 3",
        "Groep 1, Groep 2",
        "Groep 2, Groep 3",
    ]


@pytest.mark.parametrize(
    ("koppen", "cel"),
    [(["Moeders", "Vaders", "Opa's"], "4"), (["Eens", "Neutraal", "Oneens"], "1"),
     (["Aantal moeders", "Aantal vaders", "Aantal opa's"], "1")],
)  # fmt: skip
def test_a_one_that_says_how_many_is_no_cross(werkboek, koppen, cel):
    regels = [["", *["Wie er waren"] * 3], ["Activiteit", *koppen], ["Theeuur", "1", "", "1"],
              ["Kookdag", "1", cel, ""], ["Kijkweek", "", "1", "1"]]  # fmt: skip
    (one,) = offered(werkboek, excel("momenten.xlsx", regels))
    assert one.blad.lijst.aangekruist is None
