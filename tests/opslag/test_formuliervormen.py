"""How schools have their filled-in forms: below a title, with two heads, turned, counted."""

from pathlib import Path

import pytest

from ouderplan.kern.scanbestand import (
    Betekenissen,
    Kolomgebruik,
    Woordsoort,
    levels_twice,
    link,
    propose,
    read_level,
    read_scans,
)
from ouderplan.kern.schoolscan import Niveau
from ouderplan.kern.soorten import Groep
from ouderplan.opslag.lezen.formulier import GeteldeUitslag, read_sheet

MAP = Path(__file__).parent / "van_scholen"
NIVEAU = Kolomgebruik.NIVEAU


def sheet(*regels: str, **hoe):
    return read_sheet("formulier.csv", "\n".join(regels).encode(), **hoe)


def of_school(naam: str):
    return read_sheet(naam, (MAP / naam).read_bytes())


def test_what_stands_above_the_questions_is_no_question_and_is_told():
    blad = sheet("Koffieochtend;;", "1 = nee, 3 = ja;;", "Wie bent u?;Welkom;Regels", "ouder;3;1")
    assert blad.koppen == ("Wie bent u?", "Welkom", "Regels")
    assert blad.rijen == (("ouder", "3", "1"),)
    assert blad.boven == ("Koffieochtend", "1 = nee, 3 = ja")


def test_two_lines_of_heads_are_one_question_with_its_part_behind_it():
    blad = of_school("OB-scan Lage Land.csv")
    assert blad.koppen[9:13] == (
        "Wie bent u?",
        "Wie bent u? [Anders (geef nadere toelichting)]",
        "Geef aan in hoeverre u het eens bent met de volgende uitspraken "
        "[De school vraagt ouders om hun mening voordat er iets besloten wordt]",
        "Geef aan in hoeverre u het eens bent met de volgende uitspraken "
        "[Ouders en school spreken elkaar aan met respect]",
    )
    assert blad.koppen[16] == "Wat wilt u nog kwijt?"
    assert (len(blad.rijen), blad.rijen[0][9]) == (15, "Medewerker")


def test_questions_below_each_other_make_a_form_of_every_column():
    blad = of_school("papieren lijsten koffieochtend.xlsx")
    assert blad.gekanteld
    assert blad.weg == ("gem.",)
    assert len(blad.rijen) == 12
    assert blad.koppen[4] == "Mag u meepraten over de school?"
    assert [row[4] for row in blad.rijen][:3] == ["3", "?", "3"]
    turned_back = read_sheet(
        "lijsten.xlsx", (MAP / "papieren lijsten koffieochtend.xlsx").read_bytes(), gekanteld=False
    )
    assert turned_back.koppen[:2] == ("Vraag", "lijst 1")


def test_what_has_no_name_on_a_turned_sheet_is_read_as_well():
    blad = sheet(
        "Vraag;lijst 1;lijst 2;lijst 3;;gem.",
        "Mag u meepraten over de school?;3;2;1;2;2",
        "Voelt u zich welkom op school?;1;2;3;1;2",
        ";te druk;;;;",
        "Kent u de regels van de school?;2;2;2;;2",
    )
    assert (blad.gekanteld, blad.weg) == (True, ("gem.",))
    assert blad.rijen == (
        ("3", "1", "te druk", "2"), ("2", "2", "", "2"), ("1", "3", "", "2"), ("2", "1", "", ""),
    )  # fmt: skip
    assert blad.koppen[2] == "Kolom 3"


def test_how_often_each_answer_was_given_is_no_form_of_anybody():
    with pytest.raises(GeteldeUitslag, match="hoe vaak elk antwoord"):
        of_school("uitslag peiling najaar.ods")


def test_other_sheets_are_named():
    assert of_school("Oudervragenlijst likert.xlsx").elders == ()
    assert of_school("Jaarplan 25-26 Wegwijzer DEF (3).xlsx").elders == ("begroting", "Blad3")


def test_on_a_scale_of_four_no_number_is_a_level_until_somebody_says_so(vragen):
    blad = sheet("Welkom;Regels", "1;4", "3;2", "2;2", "x;4")
    columns = propose(blad, vragen)
    assert [one.gebruik for one in columns] == [NIVEAU, NIVEAU]
    asked = read_scans(blad, columns, Groep.OUDERS)
    assert {word for _, word in asked.te_vragen} == {"1", "2", "3", "4", "x"}
    meaning = Betekenissen()
    for word, level in {"1": "1.0", "2": "1.0", "3": "2.0", "4": "3.0", "x": ""}.items():
        meaning = meaning.said(Woordsoort.NIVEAU, word, level)
    found = read_scans(blad, columns, Groep.OUDERS, meaning)
    assert [
        [str(one.antwoorden[key].niveau) for key in ("3", "10") if key in one.antwoorden]
        for one in found.inzendingen
    ] == [["1.0", "3.0"], ["2.0", "1.0"], ["1.0", "1.0"], ["3.0"]]
    assert meaning.kept().gezegd == {(Woordsoort.NIVEAU, "x"): ""}


def test_on_our_own_scale_numbers_are_levels(vragen):
    blad = sheet("Welkom;Regels", "1;2.0", "3;Niveau 2.0: meedoen")
    found = read_scans(blad, propose(blad, vragen), Groep.OUDERS)
    assert found.te_vragen == {}


@pytest.mark.parametrize(
    ("cel", "niveau"),
    [
        ("3 à 4", None),
        ("2/3", None),
        ("4 - eens", None),
        ("2.5", None),
        ("2 - soms", Niveau("2.0")),
    ],
)
def test_half_a_number_is_no_level(cel, niveau):
    assert read_level(cel) == niveau


def test_numbers_are_never_read_as_what_somebody_wrote(vragen):
    (one,) = propose(sheet("Doet uw kind mee aan goede gesprekken?", "4", "3", "4", "2"), vragen)
    assert one.gebruik is NIVEAU


def test_how_important_something_is_does_not_take_the_place_of_how_it_is(vragen):
    blad = of_school("Oudervragenlijst (Reacties) - Formulierreacties 1.csv")
    columns = propose(blad, vragen)
    assert {one.sleutel for one in columns if "Hoe vaak" in one.kolom} == {"", "2", "3", "5"}
    assert {one.gebruik for one in columns if "belangrijk" in one.kolom} == {Kolomgebruik.NIET}
    both = (*columns[:6], link(columns[6].kolom, NIVEAU, "3"), *columns[7:])
    assert levels_twice(columns) == ()
    assert levels_twice(both) == ("3",)


def test_a_last_question_about_everything_belongs_to_no_criterium(vragen):
    blad = of_school("Samenwerking school-ouders 2025(1-22).xlsx")
    last = propose(blad, vragen)[-1]
    assert (last.kolom, last.gebruik) == ("Wat kan beter?", Kolomgebruik.NIET)


LIKERT = {"helemaal mee oneens": "1.0", "mee oneens": "1.0", "neutraal": "2.0", "mee eens": "3.0",
          "helemaal mee eens": "3.0"}  # fmt: skip


def test_every_answer_in_words_is_the_level_that_the_school_says_it_is(vragen):
    blad = of_school("Samenwerking school-ouders 2025(1-22).xlsx")
    columns = propose(blad, vragen)
    meaning = Betekenissen().said(Woordsoort.GROEP, "beide", "")
    for word, level in LIKERT.items():
        meaning = meaning.said(Woordsoort.NIVEAU, word, level)
    found = read_scans(blad, columns, Groep.OUDERS, meaning)
    assert found.te_vragen == {}
    places = {one.sleutel: at for at, one in enumerate(columns) if one.gebruik is NIVEAU}
    kept = [row for row in blad.rijen if row[5] != "beide"]
    assert [
        {key: str(one.antwoorden[key].niveau) for key in places if key in one.antwoorden}
        for one in found.inzendingen
    ] == [
        {k: LIKERT[row[at].casefold()] for k, at in places.items() if row[at].casefold() in LIKERT}
        for row in kept
    ]


def test_forms_beside_each_other_say_above_them_whose_they_are(vragen):
    blad = sheet(
        "Criterium;Ouder 1;Ouder 2;Leerkracht 1;Leerkracht 2",
        "Zichtbare visie op samenwerken;1;2;1;2",
        "Iedereen voelt zich hier welkom;3;3;2;3",
        "Goede gesprekken met elkaar;2;1;2;2",
    )
    assert blad.gekanteld
    found = read_scans(blad, propose(blad, vragen), Groep.LEERLINGEN)
    assert [str(one.groep) for one in found.inzendingen] == ["ouders", "ouders", "team", "team"]


def test_numbered_questions_beside_each_other_are_no_forms():
    blad = sheet(
        "Wie bent u?;Vraag 1;Vraag 2;Vraag 3",
        "ouder van een leerling;1;2;1",
        "leerkracht van groep 3;3;3;2",
        "ouder van een leerling;2;1;2",
    )
    assert not blad.gekanteld
