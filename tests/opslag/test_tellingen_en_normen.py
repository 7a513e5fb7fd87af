"""Lines that count, what others have, a second norm, and rows that a school leaves out."""

import pytest
from lijstproef import csv, doubts, excel, offered, rows_of

from ouderplan.kern.afspraken import Activiteit, Orgaan
from ouderplan.kern.doelen import Actie
from ouderplan.kern.streefcijfers import Meting, Streefcijfer
from ouderplan.kern.verwachtingen import Verwachting
from ouderplan.opslag.lezen.fouten import CsvFouten
from ouderplan.opslag.lezen.weggelaten import left_out


@pytest.mark.parametrize("laatste", ["Totaal van de raden;9;", "Aantal reacties;41;12", "n;41;12"])
def test_a_line_below_the_rows_that_counts_is_no_row(werkboek, laatste):
    regels = ["Raad;Samenstelling;Taak", "MR;6 leden;advies", "OR;9 leden;feest", laatste]
    (one,) = found = offered(werkboek, csv("organen.csv", *regels))
    assert f"kopje {laatste.partition(';')[0]}" in doubts(found)
    assert [row.orgaan for row in rows_of(found)[Orgaan]] == ["MR", "OR"]
    one.gezegd[f"kopje {laatste.partition(';')[0]}"] = "rij"
    assert len(rows_of(found)[Orgaan]) == 3


def test_a_row_with_the_word_total_among_the_rows_stays_a_row(werkboek):
    regels = ["Orgaan;Samenstelling;Taak", "Totaal onderwijs;8;bestuur"]
    regels += [f"Raad {at};{at};advies" for at in range(6)]
    found = offered(werkboek, csv("organen.csv", *regels))
    assert len(rows_of(found)[Orgaan]) == 7


def test_a_sum_that_no_program_worked_out_keeps_no_list_out(werkboek):
    regels = [["Actie", "Wie", "Kosten"], ["Soep", "Ria", 12], ["Brood", "Bo", 8],
              ["Totaal begroot", None, "=SUM(C2:C3)"]]  # fmt: skip
    found = offered(werkboek, excel("actielijst.xlsx", regels))
    assert [(r.activiteit, r.budget) for r in rows_of(found)[Actie]] == [
        ("Soep", "12"),
        ("Brood", "8"),
    ]
    found = offered(werkboek, excel("actielijst.xlsx", [*regels[:2], ["Brood", "Bo", "=2*4"]]))
    with pytest.raises(CsvFouten, match="formule zonder uitkomst"):
        rows_of(found)


def test_an_ambition_beside_a_norm_is_a_second_norm_and_no_result(werkboek):
    regels = ["Indicator;Norm;Ambitie 2029;2024-2025", "Komt kijken;70%;95%;61%",
              "Leest mee;50%;;44%"]  # fmt: skip
    found = offered(werkboek, csv("streefcijfers.csv", *regels))
    rows = rows_of(found)
    assert [(row.streefdoel, row.norm) for row in rows[Streefcijfer]] == [
        ("Komt kijken", "70%"),
        ("Komt kijken (Ambitie 2029)", "95%"),
        ("Leest mee", "50%"),
    ]
    assert [(row.streefdoel, row.schooljaar, row.gemeten) for row in rows[Meting]] == [
        ("Komt kijken", "2024-2025", "61%"),
        ("Leest mee", "2024-2025", "44%"),
    ]


def test_what_other_schools_have_is_said_beside_the_result_of_this_one(werkboek):
    regels = ["Vraag;2023;2025;Landelijk 2025", "Sfeer;7,1;7,4;6,9", "Plein;6,2;6,0;6,6"]
    found = offered(werkboek, csv("oudertevredenheid.csv", *regels))
    assert [(r.streefdoel, r.wanneer, r.gemeten) for r in rows_of(found)[Meting]] == [
        ("Sfeer", "2023", "7,1"),
        ("Sfeer", "2025", "7,4"),
        ("Plein", "2023", "6,2"),
        ("Plein", "2025", "6,0"),
    ]
    assert all(r.toelichting.startswith("Landelijk 2025: 6") for r in rows_of(found)[Meting])


def test_a_second_column_that_says_which_rows_go_in_is_asked_too(werkboek):
    regels = ["A/B;Actie;Ouders of team", "A;Soep;ouders", "B;Brood;ouders", "A;Thee;team"]
    (one,) = found = offered(werkboek, csv("actielijst.csv", *regels))
    one.gezegd |= {"kolom 3": "rijen.soort", "rijen A": "mee", "rijen B": "over"}
    assert [v.sleutel for v in one.blad.open] == ["rijen 3 ouders", "rijen 3 team"]
    one.gezegd |= {"rijen 3 ouders": "mee", "rijen 3 team": "over"}
    assert [row.activiteit for row in rows_of(found)[Actie]] == ["Soep"]
    assert [zin.partition(": ")[2] for zin in left_out(one.blad)] == [
        "1 rij waar ‘B’ bij ‘A/B’ staat, wordt niet ingelezen.",
        "1 rij waar ‘team’ bij ‘Ouders of team’ staat, wordt niet ingelezen.",
    ]


def test_weeks_without_school_stay_out_when_the_school_says_so(werkboek):
    regels = ["Activiteit;Datum", "Soepavond;3 november", "Kerstvakantie;", "Meivakantie;mei"]
    (one,) = found = offered(werkboek, csv("jaarkalender.csv", *regels))
    assert len(rows_of(found)[Activiteit]) == 3
    one.gezegd["rijen *vakantie"] = "over"
    assert [row.activiteit for row in rows_of(found)[Activiteit]] == ["Soepavond"]


EXPORT = [
    "Taak-id,Taaknaam,Bucketnaam,Voortgang,Toegewezen aan,Gemaakt door,Begindatum,Einddatum,Labels",
    "a7,Soep koken,Keuken,Voltooid,Ria;Bo,Ria,1-9-2026,4-9-2026,warm",
    "b8,Brood halen,Keuken,Wordt uitgevoerd,Al,Ria,,11-9-2026,",
    "c9,Zaal vegen,Zaal,Niet gestart,,Ria,,,",
]


def test_what_a_program_for_tasks_exports_is_a_list_of_actions(werkboek):
    (one,) = found = offered(werkboek, csv("Feest.csv", *EXPORT))
    made = [(r.jaardoel, r.activiteit, r.uitvoerder, str(r.status)) for r in rows_of(found)[Actie]]
    assert made == [
        ("Keuken", "Soep koken", "Ria;Bo", "klaar"),
        ("Keuken", "Brood halen", "Al", "bezig"),
        ("Zaal", "Zaal vegen", "", "gepland"),
    ]
    assert [(r.tijdpad, r.uitvoering) for r in rows_of(found)[Actie]] == [
        ("4-9-2026", "Begindatum: 1-9-2026\nLabels: warm"),
        ("11-9-2026", ""),
        ("", ""),
    ]
    assert [v.onderwerp for v in one.blad.kolommen_weg] == ["Taak-id", "Gemaakt door"]


def test_a_head_that_begins_with_who_is_of_people_and_a_number_counts_the_rows(werkboek):
    regels = [["Nr", "Actie", "Wie trekt dit", "Wie helpt", "Planning start", "Klaar"],
              ["Keuken"], [1, "Soep", "Ria", "Bo", "juni", "juli"], ["Zaal"],
              [2, "Vegen", "Al", None, None, "mei"]]  # fmt: skip
    (one,) = found = offered(werkboek, excel("actielijst.xlsx", regels, ("A2:F2", "A4:F4")))
    assert {"kopje Keuken", "kopje Zaal"} <= set(doubts(found))
    assert [(r.jaardoel, r.uitvoerder, r.tijdpad, r.uitvoering) for r in rows_of(found)[Actie]] == [
        ("Keuken", "Wie trekt dit: Ria\nWie helpt: Bo", "juli", "Planning start: juni"),
        ("Zaal", "Wie trekt dit: Al", "mei", ""),
    ]
    assert [v.onderwerp for v in one.blad.kolommen_weg] == ["Nr"]


def test_three_columns_with_how_many_are_no_crosses(werkboek):
    regels = ["Activiteit;Soort hulp: Tafels;Soort hulp: Stoelen;Soort hulp: Kannen",
              "Soepavond;1;1;1", "Zomerfeest;2;;1"]  # fmt: skip
    (one,) = offered(werkboek, csv("jaarkalender.csv", *regels))
    assert len(one.blad.lijst.kop) == 4


@pytest.mark.parametrize("kop", ["Naam;Functie;Hoe vaak", "Naam;Taak;Leden"])
def test_a_list_of_groups_is_no_list_of_members(werkboek, kop):
    (one,) = found = offered(werkboek, csv("raden.csv", kop, "MR;advies;vaak", "OR;feest;soms"))
    one.gezegd |= {"lijst": "organen", "kolom 1": "organen.orgaan"}
    assert [row.orgaan for row in rows_of(found)[Orgaan]] == ["MR", "OR"]


def test_the_members_of_a_council_are_one_group_without_their_names(werkboek):
    leden = [["Naam", "Geleding", "Sinds", "E-mail"], ["Ria Pan", "ouder", 2024, "r@voorbeeld"],
             ["Bo Kan", "ouder", 2025, ""], ["Al Pot", "team", 2025, ""], [],
             ["Wij vergaderen op dinsdag."]]  # fmt: skip
    taken = [["Naam", "Rol"], ["Ko Ketel", "voorzitter"], ["Li Lepel", "lid"], ["Su Bord", "lid"]]
    found = offered(werkboek, excel("raden 2026.xlsx", leden, blad="MR", Ouderraad=taken))
    assert {"lijst"} == set(doubts(found))
    assert [(row.orgaan, row.samenstelling, row.taak) for row in rows_of(found)[Orgaan]] == [
        ("MR", "3 leden: 2 × ouder, team", ""),
        ("Ouderraad", "3 leden: voorzitter, 2 × lid", ""),
    ]
    told = left_out(found[0].blad)[-1]
    assert told.endswith("Niet ingelezen: Naam, Sinds, E-mail, ‘Wij vergaderen op dinsdag.’.")


def test_two_columns_that_say_who_may_expect_what_are_expectations(werkboek):
    regels = ["Thema;Dit mag u van ons verwachten;Dit verwachten wij van u",
              "Soep;wij koken;u roert", "Brood;wij bakken;"]  # fmt: skip
    found = offered(werkboek, csv("samen.csv", *regels))
    assert [(str(row.wie_verwacht), row.verwachting) for row in rows_of(found)[Verwachting]] == [
        ("ouders", "wij koken"),
        ("school", "u roert"),
        ("ouders", "wij bakken"),
    ]


def test_the_number_of_a_week_says_nothing_beside_a_date(werkboek):
    regels = ["Week;Datum;Activiteit", "45;3-11-2026;Soepavond", "2;12-1-2027;Vegen"]
    (one,) = found = offered(werkboek, csv("jaarkalender.csv", *regels))
    assert [(row.wanneer, row.toelichting) for row in rows_of(found)[Activiteit]] == [
        ("3-11-2026", ""),
        ("12-1-2027", ""),
    ]
    assert [vraag.onderwerp for vraag in one.blad.kolommen_weg] == ["Week"]


def test_heads_say_better_than_a_title_what_a_list_is(werkboek):
    regels = ["Onze ouders en wij;;;", "Activiteit;Doelgroep;Frequentie;Doel", "Soep;a;b;c"]
    (one,) = offered(werkboek, csv("blad 1.csv", *regels))
    assert one.blad.tabel is not None
    assert one.blad.tabel.naam == "activiteiten"


@pytest.mark.parametrize(
    ("naam", "gezegd"),
    [
        ("actielijst", "en geen kleur die het werkboek kent (regel 3)."),
        ("jaardoelen", "daar komt ‘gepland’ te staan (regel 3)."),
    ],
)
def test_what_a_row_without_a_word_gets_of_itself_is_told(werkboek, naam, gezegd):
    kop = "Actie;Stand" if naam == "actielijst" else "Jaardoel;Stand"
    (one,) = offered(werkboek, csv(f"{naam}.csv", kop, "Soep;gepland", "Brood;", "Thee;gepland"))
    said = [zin for zin in left_out(one.blad) if "geen woord" in zin and "bij ‘Stand’" in zin]
    assert [zin.endswith(gezegd) for zin in said] == [True]


@pytest.mark.parametrize(
    "regels",
    [
        ["Acties", "Theeuur houden", "Totale opkomst verhogen", "Gemiddelde score omhoog",
         "Aantal deelnemers aan de raad vergroten"],
        ["Actie;Wie;Budget", "Theeuur houden;Noor;80", "Gemiddelde opkomst verhogen;;120",
         "Totaal aantal vaders vergroten;;45"],
        ["Actie;Wie;Budget", "Theeuur houden;Noor;80", "Folder maken;Sem;20",
         "Totaal overzicht van thuistalen maken"],
    ],
)  # fmt: skip
def test_what_a_school_will_do_with_a_total_is_a_row(werkboek, regels):
    found = offered(werkboek, csv("actielijst.csv", *regels))
    names = [row.activiteit for row in rows_of(found)[Actie]]
    assert names == [line.partition(";")[0] for line in regels[1:]]


def test_a_norm_with_its_results_is_a_row_whatever_it_counts(werkboek):
    regels = ["Doel;Norm;2024;2025", "Kijkt mee;80%;60%;70%", "Totaal aantal hulpouders;30;20;25",
              "Gemiddelde tevredenheid;8;6;7"]  # fmt: skip
    found = offered(werkboek, csv("normen.csv", *regels))
    assert not [key for key in doubts(found) if key.startswith("kopje")]
    assert [(r.streefdoel, r.norm) for r in rows_of(found)[Streefcijfer]] == [
        ("Kijkt mee", "80%"),
        ("Totaal aantal hulpouders", "30"),
        ("Gemiddelde tevredenheid", "8"),
    ]


@pytest.mark.parametrize(
    "laatste",
    ["n = 37", "N=37", "Totaal;;100", "Totaal van alle acties;;100", "Gemiddelde van de acties;;50",
     "Aantal ingevuld: 37"],
)  # fmt: skip
def test_a_line_that_counts_is_known_by_its_word_or_by_its_figure(werkboek, laatste):
    regels = ["Actie;Wie;Budget", "Theeuur houden;Noor;80", "Folder maken;Sem;20", laatste]
    found = offered(werkboek, csv("actielijst.csv", *regels))
    assert f"kopje {laatste.partition(';')[0]}" in doubts(found)
    names = [row.activiteit for row in rows_of(found)[Actie]]
    assert names == ["Theeuur houden", "Folder maken"]


def test_of_a_line_that_may_count_the_row_is_proposed_and_asked(werkboek):
    regels = ["Actie;Wie;Budget", "Theeuur houden;Noor;80", "Folder maken;Sem;20",
              "Totaal aantal vaders;;33"]  # fmt: skip
    (one,) = found = offered(werkboek, csv("actielijst.csv", *regels))
    assert "kopje Totaal aantal vaders" in doubts(found)
    assert len(rows_of(found)[Actie]) == 3
    one.gezegd["kopje Totaal aantal vaders"] = "-"
    assert len(rows_of(found)[Actie]) == 2
