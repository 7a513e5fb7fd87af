"""What the fourth set of lists and forms asked of the reader, and what may not change with it."""

import io

import pytest
from kleurlijst import fill
from lijstproef import csv, excel, form, offered, rows_of
from openpyxl import Workbook

from ouderplan.kern.afspraken import Activiteit, Orgaan
from ouderplan.kern.doelen import Actie, Jaardoel
from ouderplan.kern.draaiboek import Draaiboekregel
from ouderplan.kern.scanbestand import Kolomgebruik, propose, read_group, read_scans
from ouderplan.kern.soorten import Groep
from ouderplan.kern.streefcijfers import Meting
from ouderplan.opslag.lezen.rooster import Bron

GEEL, GROEN = "FFFFFF00", "FF92D050"


def groups(blad, vragen):
    found = read_scans(blad, propose(blad, vragen), Groep.LEERLINGEN)
    return [str(one.groep) for one in found.inzendingen]


# forms


def test_a_group_above_forms_beside_each_other_is_whose_they_are(vragen):
    blad = form(
        "Scan;;;;;",
        ";Ouders;;Team;;",
        "Vraag;1;2;1;2;gem.",
        "Welkom;3;2;3;1;2",
        "Regels;1;1;2;2;2",
        "Dossier samen;1;;2;3;2",
    )
    assert (blad.gekanteld, blad.weg) == (True, ("gem.",))
    assert groups(blad, vragen) == ["ouders", "ouders", "team", "team"]
    (first, *_) = read_scans(blad, propose(blad, vragen), Groep.OUDERS).inzendingen
    assert {key: str(one.niveau) for key, one in first.antwoorden.items()} == {
        "3": "3.0", "10": "1.0", "7": "1.0"
    }  # fmt: skip


@pytest.mark.parametrize("kop", ["Naam", "Wie", "Klas"])
def test_numbered_questions_behind_who_answered_stay_questions(kop):
    blad = form(f"{kop};1;2;3", "Mevrouw Jansen;1;2;3", "Elif;2;2;1", "Joost;3;1;1")
    assert not blad.gekanteld


def test_of_two_questions_for_a_group_the_one_that_all_answered_tells_it(vragen):
    blad = form(
        "Hoe bent u betrokken?;Wat is uw relatie met de school?;Welkom",
        "Hulpouder;Ik ben ouder;3",
        ";Ik werk op onze school;2",
        "Klassenouder;Ik werk op onze school;1",
    )
    used = [one.gebruik for one in propose(blad, vragen)]
    assert used == [Kolomgebruik.NIET, Kolomgebruik.GROEP, Kolomgebruik.NIVEAU]
    assert groups(blad, vragen) == ["ouders", "team", "team"]


def test_questions_for_a_group_that_each_answered_one_of_all_tell_it(vragen):
    blad = form(
        "Bent u ouder of voogd?;Wat is uw functie?;Welkom",
        "ouder;;3", ";leerkracht;2", "voogd;;1", ";directeur;2",
    )  # fmt: skip
    assert groups(blad, vragen) == ["ouders", "team", "ouders", "team"]


@pytest.mark.parametrize("cel", ["Ik werk in de school", "Ik werk bij onze school"])
def test_who_works_at_the_school_is_team(cel):
    assert read_group(cel) is Groep.TEAM


@pytest.mark.parametrize("cel", ["Ik ben ouder en ik werk op school", "Ik werk in de stad"])
def test_who_is_both_or_none_is_asked_about(cel):
    assert read_group(cel) is None


# lists


def activities(werkboek, bron: Bron) -> list[tuple[str, str, str]]:
    found = offered(werkboek, bron)
    found[0].gezegd["lijst"] = "activiteiten"
    return [(a.activiteit, a.wanneer, a.doelgroep) for a in rows_of(found)[Activiteit]]


def test_below_groups_stands_what_is_done_for_them(werkboek):
    bron = excel(
        "rooster.xlsx",
        [
            ["Maand", "Groep 1/2", "Groep 3", "Bovenbouw", "Hele school"],
            ["mei", "Fietsen\nZingen", "Fietsen", None, None],
            ["juni", "Sportdag", None, None, "Zomerfeest"],
        ],
        ["B3:C3"],
    )
    assert activities(werkboek, bron) == [
        ("Fietsen", "mei", "Groep 1/2, Groep 3"),
        ("Zingen", "mei", "Groep 1/2"),
        ("Sportdag", "juni", "Groep 1/2, Groep 3"),
        ("Zomerfeest", "juni", "Hele school"),
    ]


def test_below_groups_of_a_named_row_stands_no_row(werkboek):
    bron = csv(
        "activiteiten.csv", "Activiteit;Groep 1;Groep 2;Groep 3", "Koken;elke week;soms;nooit"
    )
    assert [name for name, _, _ in activities(werkboek, bron)] == ["Koken"]


def test_a_line_with_nothing_below_its_groups_is_kept(werkboek):
    bron = csv(
        "activiteiten.csv", "Maand;Groep 1;Groep 2;Groep 3;Opmerking", "mei;Koken;;Lezen;",
        "juni;;;;nog bedenken",
    )  # fmt: skip
    assert "juni" in [when for _, when, _ in activities(werkboek, bron)]


@pytest.mark.parametrize(
    ("ja", "nee", "voor"),
    [
        ("✓", "x", "gr 1, gr 3"),
        ("v", "X", "gr 1, gr 3"),
        ("ja", "nee", "gr 1, gr 3"),
        ("x", "-", "gr 1, gr 3"),
        ("x", "", "gr 1, gr 3"),
        ("☒", "☐", "gr 1, gr 3"),
    ],
)
def test_a_cross_is_a_no_beside_ticks_only(werkboek, ja, nee, voor):
    lines = (f"Koken;{ja};{nee};{ja}", f"Lezen;{nee};{ja};{nee}")
    bron = csv("activiteiten.csv", "Activiteit;gr 1;gr 2;gr 3", *lines)
    found = activities(werkboek, bron)
    assert [whom for _, _, whom in found] == [voor, "gr 2"]


def test_the_names_above_columns_of_values_are_those_of_the_rows(werkboek):
    bron = csv(
        "raden en groepen.csv",
        "Ouders in onze school;;",
        ";MR;Luizenteam",
        "Taak;beleid;hoofden",
        "Wie;6 leden;",
        "Vergadert;6x per jaar;na vakanties",
    )
    found = rows_of(offered(werkboek, bron))[Orgaan]
    assert [(o.orgaan, o.taak, o.frequentie) for o in found] == [
        ("MR", "beleid", "6x per jaar"), ("Luizenteam", "hoofden", "na vakanties")
    ]  # fmt: skip


@pytest.mark.parametrize(
    "regels",
    [
        ("Van;Tot;Wat", "19.00;19:15;Inloop", "23.50 uur;0.10 uur;Slot"),
        ("Tijd;Wat", "19.00 – 19.15 uur;Inloop", "23:50 tot 0:10;Slot"),
    ],
)
def test_times_of_a_programme_are_when_and_how_long(werkboek, regels):
    found = offered(werkboek, csv("draaiboek.csv", *regels))
    found[0].gezegd["alles draaiboek.bijeenkomst"] = "ouderavond"
    rows = rows_of(found)[Draaiboekregel]
    assert [(r.vast, r.minuten, r.wat) for r in rows] == [
        ("19:00", 15, "Inloop"), ("23:50", 20, "Slot")
    ]  # fmt: skip


def test_where_a_calendar_begins_and_ends_is_one_moment(werkboek):
    bron = csv(
        "kalender.csv",
        "Titel;Startdatum;Starttijd;Einddatum;Eindtijd",
        "Toneel;1-2-2027;19:00;1-2-2027;20:00",
        "Kamp;2-2-2027;;4-2-2027;",
    )
    assert [when for _, when, _ in activities(werkboek, bron)] == [
        "1-2-2027, 19:00 - 20:00 uur", "2-2-2027 t/m 4-2-2027"
    ]  # fmt: skip


def test_of_an_action_the_day_that_it_begins_is_not_when_it_is_done(werkboek):
    bron = csv("acties.csv", "Actie;Wie;Startdatum;Einddatum", "Bellen;juf;1-2-2027;4-2-2027")
    (actie,) = rows_of(offered(werkboek, bron))[Actie]
    assert actie.tijdpad == "4-2-2027"


def test_a_dash_below_a_year_is_no_measurement(werkboek):
    bron = csv("x.csv", "Indicator;Norm;2023-2024;2024-2025", "Opkomst;90%;-;85%", "Cijfer;8;7,5;-")
    found = rows_of(offered(werkboek, bron))[Meting]
    assert [(m.streefdoel, m.gemeten) for m in found] == [("Opkomst", "85%"), ("Cijfer", "7,5")]


def test_a_theme_above_goals_is_their_area_and_is_asked(werkboek):
    bron = excel(
        "jaarplan.xlsx",
        [
            ["Plan", None, "Check", None],
            ["Doel", "Actie", "Meetinstrument", "Resultaat"],
            ["Thema: samen"], ["Iedereen groet", "Oefenen", "tellen", "gelukt"],
        ],
        ["A1:B1", "C1:D1", "A3:D3"],
    )  # fmt: skip
    found = offered(werkboek, bron)
    (vraag,) = [v for v in found[0].blad.twijfel if v.sleutel.startswith("kopje")]
    assert vraag.waarde == "jaardoelen.resultaatgebied=Thema: samen"
    (goal,) = rows_of(found)[Jaardoel]
    assert goal.resultaatgebied == "Thema: samen"


def test_what_one_capital_head_is_merged_over_is_all_of_it(werkboek):
    bron = excel(
        "jaarplan.xlsx",
        [
            ["DO", None, "CHECK", None],
            ["Actie", "Wie", "Meetinstrument", "Resultaat halfjaar"],
            ["Oefenen", "team", "tellen", "gelukt"],
        ],
        ["A1:B1", "C1:D1"],
        blad="acties",
    )
    (actie,) = rows_of(offered(werkboek, bron))[Actie]
    assert actie.uitvoerder == "team"
    assert actie.evaluatie_hoe == "tellen\nCHECK: Resultaat halfjaar: gelukt"


def test_a_word_in_a_title_is_no_list_that_no_school_hands_in(werkboek):
    bron = csv("x.csv", "Afspraken, vastgesteld op 4 mei;;", "Item;Bouw;Keer", "Zingen;onder;2")
    assert [one.blad.tabel for one in offered(werkboek, bron)] == [None]


def test_a_number_reads_as_its_cell_shows_it(werkboek):
    book = Workbook()
    sheet = book.active
    sheet.title = "acties"
    sheet.append(["Actie", "Kosten", "Opmerking"])
    forms = ('"€" #,##0.00', "0.0", "[$€-413] 0.00", "0.0%", "General", "#,##0")
    for shown in forms:
        sheet.append([f"Doe {shown}", 1234.56, 0.25])
        sheet.cell(sheet.max_row, 2).number_format = shown
    out = io.BytesIO()
    book.save(out)
    found = rows_of(offered(werkboek, Bron("acties.xlsx", out.getvalue())))[Actie]
    assert [actie.budget for actie in found] == [
        "€ 1.234,56", "1234,6", "€ 1234,56", "123456%", "1234,56", "1234,56"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("cel", "dag"),
    [
        ("2026-11-20T12:00:00.000Z", "20 november 2026"),
        ("2026-11-20T09:30:00", "20 november 2026, 09:30"),
        ("2026-11-31T09:30:00", "2026-11-31T09:30:00"),
        ("2026-11-20", "2026-11-20"),
    ],
)
def test_a_moment_for_programs_is_a_day_for_people(werkboek, cel, dag):
    bron = csv("acties.csv", "Actie;Due date;Comment Count", f"Bellen;{cel};4")
    (actie,) = rows_of(offered(werkboek, bron))[Actie]
    assert actie.tijdpad.startswith(dag)
    assert not actie.uitvoering


def coloured(kleuren) -> Bron:
    book = Workbook()
    sheet = book.active
    sheet.title = "acties"
    sheet.append(["Actie", "Wie", "Opmerking"])
    for at, line in enumerate(kleuren, start=2):
        sheet.append([f"Taak {at}", "juf"])
        for column, kleur in enumerate(line, start=1):
            fill(sheet.cell(at, column), kleur)
    out = io.BytesIO()
    book.save(out)
    return Bron("acties.xlsx", out.getvalue())


@pytest.mark.parametrize(
    ("kleuren", "zegt"),
    [
        ([[GEEL] * 3, [GROEN] * 3] * 3, set()),  # stripes
        ([["", "", ""], ["", "", GEEL], ["", "", ""]], set()),  # a mark at one cell
        ([[GEEL] * 3, [GROEN] * 3, [GROEN] * 3, [GEEL] * 3], {"geel", "groen"}),
        ([["", "", GEEL], ["", "", ""], ["", "", GROEN], ["", "", GEEL]], {"geel", "groen"}),
    ],
)
def test_colours_that_take_turns_or_mark_one_cell_say_nothing(werkboek, kleuren, zegt):
    (one,) = offered(werkboek, coloured(kleuren))
    said = {cell for _, cells in one.blad.lijst.regels for cell in cells}
    assert said & {"geel", "groen"} == zegt
