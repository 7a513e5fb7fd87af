"""Lists and forms that only look like those of the fifth set: they are read as they are meant."""

import pytest
from lijstproef import csv, excel, form, offered, rows_of

from ouderplan.kern.afspraken import Activiteit
from ouderplan.kern.ambities import Ambitie, Ambitiejaar
from ouderplan.kern.doelen import Actie, Jaardoel
from ouderplan.kern.draaiboek import Draaiboekregel
from ouderplan.kern.scanbestand import Kolomgebruik, link, propose, read_scans
from ouderplan.kern.scanbestand.toestemming import asks_leave
from ouderplan.kern.soorten import Groep
from ouderplan.kern.streefcijfers import Meting, Streefcijfer
from ouderplan.opslag.lezen.formulier import read_sheet

# lists


@pytest.mark.parametrize(
    ("cel", "namen"),
    [
        ("Luizencontrole\n(Groot)ouderdag", ["Luizencontrole", "(Groot)ouderdag"]),
        ("Herfstmarkt\n(onder voorbehoud)", ["Herfstmarkt (onder voorbehoud)"]),
        ("opening\nmet opa en oma lunchen", ["opening", "met opa en oma lunchen"]),
        ("Kamp\nmet ouders", ["Kamp met ouders"]),
        ("- - -", []),
        ("– –", []),
    ],
)
def test_a_line_of_a_cell_is_a_row_unless_it_goes_on(werkboek, cel, namen):
    bron = excel(
        "kalender.xlsx",
        [[None, "september", "oktober", "november"], ["Groep 1-4", cel, "Markt", "Sint"]],
    )
    made = rows_of(offered(werkboek, bron))[Activiteit]
    assert [a.activiteit for a in made] == [*namen, "Markt", "Sint"]


def test_a_colon_behind_the_first_head_makes_it_no_line_about_the_list(werkboek):
    bron = csv("acties.csv", "Actie:;Wie;Gereed", "Bellen;juf;mei", "Planning;team;juni",
               "Onderwerp;OR;juli")  # fmt: skip
    found = offered(werkboek, bron)
    assert [a.activiteit for a in rows_of(found)[Actie]] == ["Bellen", "Planning", "Onderwerp"]
    assert not found[0].blad.kolommen_weg


@pytest.mark.parametrize(
    ("regels", "samen", "naam"),
    [
        ([["Nr", "Activiteit", "Wanneer", None], [None, "Feest", 2026, 2027]], "C1:D1", "Feest"),
        (
            [["Thema", "Activiteit", "Jaar", None], [None, "Kamp", "2026-2027", "2027-2028"]],
            "C1:D1",
            "Kamp",
        ),
    ],
)
def test_a_row_without_a_number_below_merged_heads_is_a_row(werkboek, regels, samen, naam):
    bron = excel("activiteiten.xlsx", [*regels, ["2", "Koor", "2027", "2028"]], [samen])
    made = rows_of(offered(werkboek, bron))[Activiteit]
    assert [a.activiteit for a in made] == [naam, "Koor"]


def test_figures_of_a_question_below_merged_groups_are_a_row(werkboek):
    bron = excel(
        "metingen.xlsx",
        [
            ["Nr", "Ouders", None, "Team", None, "Vraag"],
            [None, 3, 4, 3, 4, "Welkom"],
            [2, 4, 4, 5, 3, "Regels"],
        ],
        ["B1:C1", "D1:E1"],
    )
    made = rows_of(offered(werkboek, bron))[Meting]
    assert {m.streefdoel for m in made} == {"Welkom", "Regels"}


def test_a_head_that_says_it_asks_only_what_the_words_below_it_mean(werkboek):
    bron = csv("acties.csv", "Actie;Wie;Status", "Bellen;juf;bezig", "Mail;OR;wacht op de MR",
               "Brief;dir;na de vakantie weer verder")  # fmt: skip
    (found,) = offered(werkboek, bron)
    doubts = [vraag.sleutel for vraag in found.blad.twijfel]
    assert "kolom 3" not in doubts
    assert "woord acties.status wacht op de MR" in doubts


def test_a_number_that_comes_back_is_that_of_a_goal(werkboek):
    bron = csv("acties.csv", "Nr;Actie;Wie", "OB-1;Bellen;MR", "OB-1;Mailen;OR", "OB-2;Brief;juf")
    found = rows_of(offered(werkboek, bron))
    assert [goal.code for goal in found[Jaardoel]] == ["OB-1", "OB-2"]


def test_the_state_of_a_goal_stays_with_it_behind_an_action(werkboek):
    bron = csv(
        "jaarplan.csv", "Doel;Wat gaan we doen?;Wie;Stand van het doel", "Lezen;Tas;juf;nog open",
        "Welkom;Koffie;OR;behaald",
    )  # fmt: skip
    found = rows_of(offered(werkboek, bron))
    assert [str(goal.status) for goal in found[Jaardoel]] == ["nog open", "behaald"]
    assert [one.status for one in found[Actie]] == [None, None]


@pytest.mark.parametrize(
    "dagen",
    [
        ("01-10-2026", "05-11-2026", "09-12-2026"),
        ("01/10/2026", "05-11-2026", "09 12 2026"),
        ("0830 - 0915", "0900-1000", "0930 - 1015"),
    ],
)
def test_days_and_hours_that_begin_with_a_nought_are_no_telephone_numbers(werkboek, dagen):
    lines = (f"Feest {at};{dag};OR" for at, dag in enumerate(dagen))
    found = offered(werkboek, csv("activiteiten.csv", "Activiteit;Op;Wie", *lines))
    assert not found[0].blad.kolommen_weg
    texts = [a.wanneer or a.toelichting for a in rows_of(found)[Activiteit]]
    assert all(dag in text for dag, text in zip(dagen, texts, strict=True))


def test_key_figures_of_several_years_are_measurements(werkboek):
    bron = csv("kengetallen.csv", "Onderwerp;2024;2025", "Opkomst;70;75", "Tevreden;7,1;7,4")
    made = rows_of(offered(werkboek, bron))[Meting]
    assert [(m.wanneer, m.gemeten) for m in made[:2]] == [("2024", "70"), ("2025", "75")]


@pytest.mark.parametrize(
    ("kop", "duren", "minuten"),
    [
        ("Duur", ("20", "45", "15"), ["20", "45", "15"]),
        ("Hoe lang", ("20 min", "45 min", "15 min"), ["None"] * 3),
        ("Hoeveel tijd", ("kwartier", "half uur", "20 minuten"), ["None"] * 3),
    ],
)
def test_how_long_a_part_takes_is_what_the_programme_says(werkboek, kop, duren, minuten):
    begins = ("19.00", "19.30", "20.30")
    lines = (f"{at};Deel;{duur};OR" for at, duur in zip(begins, duren, strict=True))
    bron = csv("draaiboek ouderavond.csv", f"Tijd;Onderdeel;{kop};Wie", *lines)
    found = offered(werkboek, bron)
    found[0].gezegd["alles draaiboek.bijeenkomst"] = "ouderavond"
    rows = rows_of(found)[Draaiboekregel]
    assert [str(row.minuten or None) for row in rows] == minuten
    assert [str(row.vast)[:5] for row in rows] == ["19:00", "19:30", "20:30"]


def test_the_last_part_of_a_meeting_does_not_last_until_the_next_meeting(werkboek):
    bron = csv(
        "draaiboek.csv", "Bijeenkomst;Tijd;Onderdeel", "ouderavond;19.00;Inloop",
        "ouderavond;19.30;Lezing", "werkgroep;20.00;Start", "werkgroep;20.30;Slot",
    )  # fmt: skip
    rows = rows_of(offered(werkboek, bron))[Draaiboekregel]
    assert [str(row.minuten or None) for row in rows] == ["30", "None", "30", "None"]


@pytest.mark.parametrize(
    ("koppen", "kolommen"),
    [
        ("Ambitie 2026-2027;Budget", {"ambitie": "a", "financiering": "b"}),
        ("Ambitie;Budget 2026-2027", {"ambitie": "a", "financiering": "b"}),
        ("Ambitie;Streefbeeld 2029-2030", {"ambitie": "a", "kernresultaat": "b"}),
        (
            "Ambitie;Indicator 2025-2026;Indicator 2028-2029",
            {"indicator": "Indicator 2025-2026: b\nIndicator 2028-2029: c"},
        ),
    ],
)
def test_a_schooljaar_behind_one_head_makes_no_block_of_that_year(werkboek, koppen, kolommen):
    cells = ";".join("abcd"[: koppen.count(";") + 1])
    found = rows_of(offered(werkboek, csv("ambities.csv", f"{koppen};Wie", f"{cells};juf")))
    (ambitie,) = found[Ambitie]
    assert {naam: getattr(ambitie, naam) for naam in kolommen} == kolommen
    assert not found.get(Ambitiejaar)


def test_a_speerpunt_is_what_an_ambitie_is_called(werkboek):
    bron = csv("ambities.csv", "Speerpunt;Waarom;Over vier jaar", "Lezen;nodig;samen",
               "Welkom;stil;allen")  # fmt: skip
    made = rows_of(offered(werkboek, bron))[Ambitie]
    assert [(a.naam, a.ambitie) for a in made] == [("Lezen", "samen"), ("Welkom", "allen")]


def test_the_number_of_a_criterium_is_no_name_of_what_was_measured(werkboek):
    bron = csv("tevredenheid.csv", "Criterium;Wat vroegen we;2024;2026",
               "3;Voelt u zich welkom;7,1;7,8", "8;Lost de school het op;6,5;7")  # fmt: skip
    found = rows_of(offered(werkboek, bron))
    assert [str(one.criterium) for one in found[Streefcijfer]] == ["3", "8"]
    assert {m.streefdoel for m in found[Meting]} == {"tevredenheid"}


# forms

KOPPEN = ["Tijd", "Ik ben", "3. Welkom", "4. Samen leren"]
RIJEN = [["1-9 10:00", "Ouder", 3, 2], ["1-9 10:05", "Teamlid", 2, 2], ["1-9 10:09", "Ouder", 1, 2]]


def book(**bladen):
    (first, regels), *rest = bladen.items()
    bron = excel(
        "scan.xlsx",
        [KOPPEN, *regels],
        blad=first,
        **{naam: [KOPPEN, *there] for naam, there in rest},
    )
    return read_sheet(bron.naam, bron.inhoud)


@pytest.mark.parametrize(
    ("bladen", "elders", "samen"),
    [
        ({"2026": RIJEN, "2025": [["2-9 9:00", "Ouder", 1, 1]]}, ("2025",), ()),
        ({"Antwoorden": RIJEN, "Kopie": RIJEN}, ("Kopie",), ()),
        ({"Alle": RIJEN, "Ouders": RIJEN[::2], "Team": RIJEN[1:2]}, ("Ouders", "Team"), ()),
        (
            {"Ouders": RIJEN[::2], "Team": RIJEN[1:2], "Alle": RIJEN},
            ("Alle",),
            ("Ouders", "Team"),
        ),
        ({"Blad1": RIJEN[:2], "Blad2": RIJEN[2:]}, (), ("Blad1", "Blad2")),
    ],
)
def test_no_form_counts_twice_and_none_of_another_year(bladen, elders, samen):
    blad = book(**bladen)
    assert (len(blad.rijen), blad.elders, blad.samen) == (3, elders, samen)


def test_equal_forms_of_two_groups_are_of_two_people():
    blad = book(Ouders=[["", "Ouder", 3, 2]], Team=[["", "Ouder", 3, 2]])
    assert len(blad.rijen) == 2


def test_who_says_in_a_form_who_they_are_is_believed_before_the_name_of_its_sheet(vragen):
    blad = book(Ouders=RIJEN[::2], Team=[RIJEN[1], ["2-9 11:00", "Ouder", 2, 2]])
    found = read_scans(blad, propose(blad, vragen), Groep.LEERLINGEN)
    assert [str(one.groep) for one in found.inzendingen] == ["ouders", "ouders", "team", "ouders"]


@pytest.mark.parametrize("deel", ["Groep van uw kind", "Naam"])
def test_what_else_is_asked_of_somebody_is_no_group(vragen, deel):
    blad = form(
        f"Wie bent u? [{deel}];Wie bent u? [Ik ben];3. Welkom;10. Regels",
        "Groep 5;Ouder;3;2", "Groep 7;;1;3", ";Teamlid;1;2",
    )  # fmt: skip
    found = read_scans(blad, propose(blad, vragen), Groep.OUDERS)
    assert (len(found.inzendingen), found.zonder_groep, dict(found.te_vragen)) == (3, 1, {})


@pytest.mark.parametrize("kop", ["Toelichting", "Toelichting bij vraag"])
def test_a_text_with_the_number_of_another_question_is_not_of_the_one_before_it(vragen, kop):
    blad = form(
        f"Ik ben;3. Welkom;4. Samen leren;{kop} 3;{kop} 4",
        "Ouder;3;2;koffie is er;brieven zijn er", "Ouder;2;2;thee is er;app is er",
    )  # fmt: skip
    said = [link(f"{kop} 3", Kolomgebruik.GEBEURT_AL, "3")]
    assert propose(blad, vragen, said)[4].gebruik is Kolomgebruik.NIET


def test_a_line_of_answers_below_questions_is_no_scale_below_groups():
    blad = form("Naam;3. Welkom;;4. Samen leren;10. Regels", ";1;2;1;2", "Eik;2;2;3;1")
    assert (blad.koppen[1], len(blad.rijen)) == ("3. Welkom", 2)


def test_a_text_with_a_letter_before_it_is_a_text(vragen):
    blad = form(
        "Ik ben;3. Welkom;Wat gebeurt er al bij welkom?", "Ouder;3;a. koffie b. een hand",
        "Ouder;2;A: thee en koekjes", "Team;2;b) de directeur staat er",
    )  # fmt: skip
    assert propose(blad, vragen)[2].gebruik is Kolomgebruik.GEBEURT_AL


@pytest.mark.parametrize(
    ("kop", "vraagt"),
    [
        ("Mogen wij uw mening met uw naam in de nieuwsbrief delen?", False),
        ("Mogen we uw inbreng gebruiken bij een activiteit?", False),
        ("Mogen wij uw woorden zonder naam gebruiken in het plan?", True),
        ("Mogen wij uw ideeën gebruiken in het plan?", True),
    ],
)
def test_who_may_refuse_something_else_is_not_asked_for_leave(kop, vraagt):
    assert asks_leave(kop) is vraagt
