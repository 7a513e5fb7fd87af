"""Files that schools made themselves: other heads, a title above, a criterium above its goals."""

from datetime import date

import pytest

from ouderplan.kern.afspraken import Deelname
from ouderplan.kern.doelen import Doelstatus
from ouderplan.opslag.lezen.fouten import CsvFouten
from ouderplan.opslag.lezen.inlezen import import_csvs
from ouderplan.opslag.lezen.lijst import read_file
from ouderplan.opslag.tabellen import TABELLEN

OVERZICHT = """\
Onze doelen voor komend jaar;;

Nr.;Doel;Uitvoeren in schooljaar:
1   Iedereen weet waarom wij samenwerken.;;Uitvoeren in schooljaar
1a;Op de voordeur hangt onze visie;2026-2027
1b;In elk nieuwsbericht staat een zin over samen leren;Doorlopend
3   De deur staat open voor ouders.;;Uitvoeren in schooljaar
3;Elke maandag is er thee in de hal;Ieder schooljaar
;De gangen krijgen zitbanken;Vanaf 2027
Nr.;Doel;Uitvoeren in schooljaar:
10b;Ouders lezen de schoolregels bij het inschrijven;
"""


@pytest.fixture
def lees(tmp_path):
    def read(naam: str, inhoud: str, codering: str = "utf-8"):
        path = tmp_path / naam
        path.write_bytes(inhoud.encode(codering))
        return read_file(path)

    return read


def goals(file):
    return [(row.rij.code, row.rij.criterium, row.rij.uitvoeren_in) for row in file.rijen]


def test_an_overview_with_a_title_and_headings_becomes_goals_with_their_criterium(lees):
    file = lees("Totaaloverzicht.csv", OVERZICHT, "cp1252")
    assert file.tabel.naam == "jaardoelen"
    assert goals(file) == [
        ("1a", 1, "2026-2027"),
        ("1b", 1, "Doorlopend"),
        ("3", 3, "Ieder schooljaar"),
        ("", 3, "Vanaf 2027"),
        ("10b", 3, ""),
    ]
    assert file.kopjes == 2


def test_without_headings_the_code_tells_the_criterium(lees):
    file = lees("jaardoelen.csv", "nummer,doel\n2a,Een ouderpanel\n10,Regels op de site\nx,Iets\n")
    assert [row.rij.criterium for row in file.rijen] == [2, 10, None]


def test_an_overview_with_a_head_above_the_years_only_is_understood(lees):
    lines = OVERZICHT.splitlines()
    file = lees("totaaloverzicht.csv", "\n".join([lines[0], *lines[3:9]]))
    assert len(file.rijen) == 4
    assert file.rijen[0].rij.jaardoel == "Op de voordeur hangt onze visie"


@pytest.mark.parametrize(
    "tekst", ["3 keer per jaar drinken wij thee", "2x per maand een kijkles", "5. Iets"]
)
def test_a_goal_that_begins_with_a_number_is_no_heading(lees, tekst):
    file = lees("jaardoelen.csv", f"code;doel\n;{tekst}\n4a;Een ander doel\n")
    assert [row.rij.jaardoel for row in file.rijen] == [tekst, "Een ander doel"]


def test_the_bank_may_have_the_criterium_above_its_goals(lees):
    file = lees("doelenbank.csv", "Doel\nCriterium 4: Samen leren\nEen\nCriterium 5 Praten\nTwee\n")
    assert [(row.rij.criterium, row.rij.doel) for row in file.rijen] == [(4, "Een"), (5, "Twee")]


def test_a_file_of_the_workbook_keeps_a_row_that_looks_like_a_heading(lees):
    tabel = next(tabel for tabel in TABELLEN if tabel.naam == "jaardoelen")
    head = ";".join(kolom.naam for kolom in tabel.kolommen)
    file = lees("jaardoelen.csv", f"{head}\n3b;;code;;;;;;;;\n4 Samen leren wij;;x;;;;;;;;\n")
    assert goals(file) == [("3b", None, ""), ("4 Samen leren wij", None, "")]


@pytest.mark.parametrize(
    ("naam", "tabel", "kop"),
    [
        ("Gesprekscyclus 2026-2027.csv", "gesprekken", "Gesprek;Periode;Duur;Groep;Verplicht?"),
        ("Communicatieafspraken.csv", "communicatie", "Middel;Hoe vaak;Van wie;Inhoud;Doelgroep"),
        ("Inloopmomenten.csv", "momenten", "Moment;Soort;Wanneer;Groepen;Toelichting"),
        ("Plan van aanpak (1).csv", "planning", "Datum;Activiteit;Door wie"),
        ("actieplan.csv", "acties", "Doel;Actie;Verantwoordelijke;Planning"),
        ("blad1.csv", "gesprekken", "Gesprek;Periode;Deelnemers;Aanleiding"),
    ],
)
def test_the_words_of_schools_find_their_table_and_columns(lees, naam, tabel, kop):
    file = lees(naam, kop + "\n" + ";" * kop.count(";"))
    assert file.tabel.naam == tabel


def test_fixed_words_may_be_said_in_another_way(lees):
    status = lees("jaardoelen.csv", "jaardoel;status\nEen;Afgerond\nTwee;loopt\nDrie;nog open\n")
    assert [row.rij.status for row in status.rijen] == [
        Doelstatus.BEHAALD,
        Doelstatus.IN_UITVOERING,
        Doelstatus.NOG_OPEN,
    ]
    gesprek = lees("gesprekken.csv", "gesprek;verplicht\nStart;Ja\nTussen;vrijwillig\n")
    assert [row.rij.deelname for row in gesprek.rijen] == [
        Deelname.VERPLICHT,
        Deelname.FACULTATIEF,
    ]


def test_a_criterium_may_be_written_with_its_name(lees):
    file = lees(
        "doelenbank.csv", "criterium;doel\n3. Welkom;Een\nCriterium 10: Regels;Twee\n7;Drie\n"
    )
    assert [row.rij.criterium for row in file.rijen] == [3, 10, 7]


def test_a_criterium_of_three_and_a_half_stays_a_mistake(lees):
    with pytest.raises(CsvFouten, match="geen heel getal"):
        lees("doelenbank.csv", "criterium;doel\n3,5;Een\n")


@pytest.mark.parametrize(
    "dag", ["6 oktober 2026", "6 okt. 2026", "di 6 okt 2026", "06 Oktober 2026"]
)
def test_a_day_may_have_the_name_of_its_month(lees, dag):
    (row,) = lees("visie.csv", f"versie;vastgesteld_op\n1;{dag}\n").rijen
    assert row.rij.vastgesteld_op == date(2026, 10, 6)


@pytest.mark.parametrize("dag", ["oktober 2026", "6 oktobor 2026", "31 februari 2026", "6 m 2026"])
def test_what_names_no_day_is_not_guessed(lees, dag):
    with pytest.raises(CsvFouten, match="geen datum"):
        lees("visie.csv", f"versie;vastgesteld_op\n1;{dag}\n")


def test_a_cell_with_a_whole_chapter_in_it_stays_whole(lees):
    lang = "Wij leren samen; thuis, en op school. " * 300
    (row,) = lees("plan_teksten.csv", f'kop;tekst\nWaarom;"{lang.strip()}"\n').rijen
    assert row.rij.tekst == lang.strip()


def test_a_comma_in_a_table_of_one_column_is_of_its_text(lees):
    file = lees("Huidige activiteiten.csv", "activiteit\nThee, koffie en praten\nRondleiding\n")
    assert [row.rij.activiteit for row in file.rijen] == ["Thee, koffie en praten", "Rondleiding"]


def test_a_title_without_cells_behind_it_may_stand_above_a_table(lees):
    file = lees("gesprekken.csv", "Onze gesprekken, dit jaar\nGesprek;Periode\nStart;sept, okt\n")
    assert file.rijen[0].rij.periode == "sept, okt"


def test_an_empty_column_without_a_head_does_not_matter(lees):
    (row,) = lees("kernwoorden.csv", "kernwoord;;betekenis\nrust;;even niets\n").rijen
    assert row.rij.omschrijving == "even niets"


def test_what_a_school_made_is_in_the_workbook_after_reading(werkboek, tmp_path):
    path = tmp_path / "Totaaloverzicht.csv"
    path.write_text(OVERZICHT, encoding="utf-8")
    import_csvs(werkboek, [path])
    with werkboek.reading() as tx:
        tabel = next(tabel for tabel in TABELLEN if tabel.naam == "jaardoelen")
        assert len(tx.rows(tabel.rij)) == 5
