"""What of a list does not go in is told, and is never decided for the next list unasked."""

import pytest
from lijstproef import csv, doubts, excel, offered, rows_of

from ouderplan.kern.afspraken import Gesprek
from ouderplan.kern.doelen import Actie, Actiestatus
from ouderplan.opslag.lezen.onthouden import remember
from ouderplan.opslag.lezen.weggelaten import left_out

LEEG = "leeg gesprekken.gesprek"


@pytest.mark.parametrize(
    ("regels", "antwoord", "zin"),
    [
        (
            ["Start;mei", ";juni", ";juli"],
            "over",
            "2 rijen zonder naam worden niet ingelezen (regel 3, 4).",
        ),
        ([";mei", "Start;juni"], "boven", "1 rij zonder naam wordt niet ingelezen (regel 2)."),
        ([";mei", "Start;juni"], "over", "1 rij zonder naam wordt niet ingelezen (regel 2)."),
    ],
)
def test_rows_that_are_passed_over_are_counted_and_told(werkboek, regels, antwoord, zin):
    (one,) = found = offered(werkboek, csv("gesprekken.csv", "Gesprek;Periode", *regels))
    one.gezegd[LEEG] = antwoord
    assert len(rows_of(found)[Gesprek]) == 1
    assert left_out(one.blad) == [f"gesprekken.csv: {zin}"]


def test_rows_that_take_the_name_above_them_are_not_told(werkboek):
    (one,) = offered(werkboek, csv("gesprekken.csv", "Gesprek;Periode", "Start;mei", ";juni"))
    one.gezegd[LEEG] = "boven"
    assert left_out(one.blad) == []


@pytest.mark.parametrize(("antwoord", "vraagt"), [("over", [LEEG]), ("boven", [])])
def test_passing_over_is_asked_again_of_the_next_list(werkboek, antwoord, vraagt):
    (one,) = offered(werkboek, csv("gesprekken.csv", "Gesprek;Periode", "Start;mei", ";juni"))
    one.gezegd[LEEG] = antwoord
    with werkboek.writing() as tx:
        remember(tx, one.blad)
    again = offered(werkboek, csv("later.csv", "Gesprek;Periode", "Advies;mei", ";juni"))
    assert doubts(again) == vraagt


def test_lines_above_the_heads_that_go_nowhere_are_told(werkboek):
    above = ["Gesprekken;", "Ingevuld door;de OR", ";Versie 2;concept"]
    (one,) = offered(
        werkboek, csv("gesprekken.csv", *above, "Gesprek;Periode;Duur", "Start;mei;15 min")
    )
    assert left_out(one.blad) == [
        "gesprekken.csv: wat boven de koppen staat, wordt niet ingelezen: "
        "regel 2 (‘Ingevuld door | de OR’), regel 3 (‘Versie 2 | concept’)."
    ]


def test_lines_above_a_list_on_its_side_are_told_too(werkboek):
    regels = [
        "Door;de OR",
        ";concept",
        "Gesprek;Start",
        "Wanneer;mei",
        "Duur;15 min",
        "Verplicht;ja",
    ]
    (one,) = offered(werkboek, csv("gesprekken.csv", *regels))
    assert one.blad.lijst.kop == ("Gesprek", "Wanneer", "Duur", "Verplicht")
    (zin,) = left_out(one.blad)
    assert zin.endswith("regel 1 (‘Door | de OR’), regel 2 (‘concept’).")


def test_a_word_that_looks_like_a_formula_is_read_as_it_was_answered(werkboek):
    found = offered(werkboek, csv("acties.csv", "Doel;Actie;Status", "Koffie;Kan;'=bijna"))
    (one,) = found
    (vraag,) = one.blad.open
    assert vraag.onderwerp == "=bijna"
    one.gezegd[vraag.sleutel] = "bezig"
    assert rows_of(found)[Actie] == [Actie("Koffie", "Kan", status=Actiestatus.BEZIG)]


def test_a_list_without_heads_is_not_remembered_under_the_name_of_its_sheet(werkboek):
    def bron(*cellen):
        return excel("Blad1.xlsx", [[cel] for cel in cellen])

    (one,) = offered(werkboek, bron("Rust", "Ruimte"))
    one.gezegd |= {"lijst": "kernwoorden", "koppen": "0"}
    with werkboek.writing() as tx:
        remember(tx, one.blad)
    (other,) = offered(werkboek, bron("Thee zetten", "Bord ophangen"))
    assert not other.onthouden


def test_a_word_in_two_columns_of_one_place_is_asked_once(werkboek):
    regels = ["Doel;Actie;Status;Stand", "Koffie;Kan;wacht;", "Koffie;Kop;;wacht"]
    (one,) = found = offered(werkboek, csv("acties.csv", *regels))
    one.gezegd["kolom 4"] = "acties.status"
    asked = [vraag for vraag in one.blad.vragen if vraag.sleutel == "woord acties.status wacht"]
    assert [vraag.aantal for vraag in asked] == [2]
    one.gezegd[asked[0].sleutel] = "bezig"
    assert [row.status for row in rows_of(found)[Actie]] == [Actiestatus.BEZIG] * 2


def test_the_answer_for_the_other_words_is_not_that_of_a_word_that_is_known(werkboek):
    vreemd = [f"Koffie;Kan {n};woord {n}" for n in range(14)]
    lijst = csv("acties.csv", "Doel;Actie;Status", *vreemd, "Koffie;Kop;bezig")
    (one,) = found = offered(werkboek, lijst)
    for vraag in one.blad.open:
        one.gezegd[vraag.sleutel] = "vervallen" if vraag.sleutel.endswith(" *") else "klaar"
    found_rows = [row.status for row in rows_of(found)[Actie]]
    assert found_rows[:12] == [Actiestatus.KLAAR] * 12
    assert found_rows[12:] == [Actiestatus.VERVALLEN] * 2 + [Actiestatus.BEZIG]
