"""Lists and forms that look like one that is read in a way of its own, and mean something else."""

import io
import os
import time

import pytest
from kleurlijst import fill
from lijstproef import csv, doubts, form, offered, rows_of
from openpyxl import Workbook

from ouderplan.kern.afspraken import Activiteit, Communicatiemiddel
from ouderplan.kern.doelen import Actie
from ouderplan.kern.draaiboek import Draaiboekregel
from ouderplan.kern.scanbestand import propose, read_group, read_scans
from ouderplan.kern.soorten import Groep
from ouderplan.opslag.lezen.formulier import GeteldeUitslag, read_sheet
from ouderplan.opslag.lezen.rooster import Bron

GROEN, ROOD, GEEL = "FF92D050", "FFFF0000", "FFFFFF00"


@pytest.mark.parametrize("kop", ["Onderwerp", "Taak", ""])
def test_below_groups_behind_the_name_of_a_row_stands_no_row(werkboek, kop):
    bron = csv(
        "activiteiten.csv", f"{kop};Onderbouw;Middenbouw;Bovenbouw",
        "Infoavond;eerste week;tweede week;derde week", "Rapport;Jansen;Yilmaz;Bos",
    )  # fmt: skip
    made = offered(werkboek, bron)[0].blad.lijst
    assert [cells[0] for _, cells in made.regels] == ["Infoavond", "Rapport"]


@pytest.mark.parametrize(("links", "naast"), [("Week", "1"), ("Maand", "mei"), ("", "mei")])
def test_what_counts_or_says_when_before_groups_is_no_name(werkboek, links, naast):
    regels = (f"{naast};- Zingen;–;n.v.t.", f"{'2' if naast == '1' else 'juni'};-;Lezen;Gym")
    bron = csv("activiteiten.csv", f"{links};Groep 1;Groep 2;Groep 3", *regels)
    found = offered(werkboek, bron)
    found[0].gezegd["lijst"] = "activiteiten"
    made = [(row.activiteit, row.doelgroep) for row in rows_of(found)[Activiteit]]
    assert made == [("Zingen", "Groep 1"), ("Lezen", "Groep 2"), ("Gym", "Groep 3")]


def test_a_cross_of_another_column_than_that_of_the_ticks_is_kept(werkboek):
    bron = csv(
        "activiteiten.csv", "Activiteit;gr 1;gr 2;gr 3;Wanneer;Afgelast",
        "Koken;✓;x;✓;mei;x", "Lezen;x;✓;x;juni;",
    )  # fmt: skip
    first, second = rows_of(offered(werkboek, bron))[Activiteit]
    assert (first.doelgroep, first.toelichting) == ("gr 1, gr 3", "Afgelast: x")
    assert (second.doelgroep, second.toelichting) == ("gr 2", "")


def test_other_times_of_a_programme_are_not_when_it_begins_or_ends(werkboek):
    bron = csv(
        "draaiboek.csv", "Onderdeel;Opbouw;Start;Pauze", "Inloop;18.00;19.30;20.00",
        "Praatje;19.00;20.00;20.30",
    )  # fmt: skip
    found = offered(werkboek, bron)
    found[0].gezegd["alles draaiboek.bijeenkomst"] = "ouderavond"
    rows = rows_of(found)[Draaiboekregel]
    assert [(row.vast, row.minuten) for row in rows] == [("19:30", None), ("20:00", None)]
    assert {"kolom 2", "kolom 5"} <= set(doubts(found))


def test_how_long_something_takes_stays_that_beside_its_times(werkboek):
    bron = csv(
        "activiteiten.csv", "Activiteit;Datum;Begintijd;Eindtijd;Duur",
        "Toneel;1-2-2027;19:00;20:00;1 uur",
    )  # fmt: skip
    (row,) = rows_of(offered(werkboek, bron))[Activiteit]
    assert (row.wanneer, row.duur) == ("1-2-2027, 19:00 - 20:00 uur", "1 uur")


def test_how_many_heads_a_school_counted_is_not_of_a_program(werkboek):
    bron = csv("communicatie.csv", "Middel;Head count", "Parro;10", "Mail;20")
    assert [row.inhoud for row in rows_of(offered(werkboek, bron))[Communicatiemiddel]] == [
        "Head count: 10", "Head count: 20",
    ]  # fmt: skip


@pytest.mark.parametrize(("een", "ander", "breed"), [(GROEN, ROOD, 3), (GROEN, GEEL, 1)])
def test_a_stoplight_that_takes_turns_is_none_of_stripes(werkboek, een, ander, breed):
    book = Workbook()
    sheet = book.active
    sheet.title = "acties"
    sheet.append(["Actie", "Wie", "Opmerking"])
    for at in range(2, 6):
        sheet.append([f"Taak {at}", "juf", "ja"])
        for column in range(1, breed + 1):
            fill(sheet.cell(at, column), ander if at % 2 else een)
    out = io.BytesIO()
    book.save(out)
    (one,) = offered(werkboek, Bron("acties.xlsx", out.getvalue()))
    said = {cell for _, cells in one.blad.lijst.regels for cell in cells}
    assert len(said & {"groen", "rood", "geel"}) > 1


@pytest.mark.parametrize(
    ("vorm", "waarde", "tekst"),
    [
        ('0.0,"k"', 12500, "12500"),
        ("0.0##", 1.2345, "1,2345"),
        ("0.00", 2.675, "2,68"),
        ("0.00", 0.125, "0,13"),
    ],
)
def test_a_form_of_a_cell_takes_nothing_from_a_number(werkboek, vorm, waarde, tekst):
    book = Workbook()
    sheet = book.active
    sheet.title = "acties"
    sheet.append(["Actie", "Kosten"])
    sheet.append(["Thee", waarde])
    sheet["B2"].number_format = vorm
    out = io.BytesIO()
    book.save(out)
    (actie,) = rows_of(offered(werkboek, Bron("acties.xlsx", out.getvalue())))[Actie]
    assert actie.budget == tekst


@pytest.fixture(params=["UTC", "America/New_York"])
def elsewhere(request, monkeypatch):
    """Set the clock of this machine to another country's."""
    monkeypatch.setitem(os.environ, "TZ", request.param)
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="only there a clock can be set for a test")
@pytest.mark.usefixtures("elsewhere")
@pytest.mark.parametrize(
    ("cel", "dag"),
    [
        ("2026-11-20T23:30:00.000Z", "21 november 2026, 00:30"),
        ("2026-11-20T09:30:00+01:00", "20 november 2026, 09:30"),
        ("2026-07-20T22:00:00Z", "21 juli 2026"),
        ("2026-10-25T00:59:00Z", "25 oktober 2026, 02:59"),
        ("2026-10-25T01:00:00Z", "25 oktober 2026, 02:00"),
        ("2026-03-29T01:00:00Z", "29 maart 2026, 03:00"),
        ("2026-11-20T00:00:00", "20 november 2026"),
    ],
)
def test_a_moment_of_a_program_is_on_the_clock_of_the_school(werkboek, cel, dag):
    bron = csv("acties.csv", "Actie;Due date", f"Bellen;{cel}")
    (actie,) = rows_of(offered(werkboek, bron))[Actie]
    assert actie.tijdpad == dag


@pytest.mark.parametrize(
    ("regels", "groepen"),
    [
        (["Groep;Rol;Welkom", "3;ouder;3", "team;leerkracht;1", "5;ouder;2"],
         ["ouders", "team", "ouders"]),
        (["Wat is uw functie?;Bent u ouder of teamlid?;Welkom", "leerkracht;teamlid;3",
          "ouderraad;ouder;2", "overblijfmedewerker;ouder;1"], ["team", "ouders", "ouders"]),
    ],
)  # fmt: skip
def test_the_question_that_tells_most_groups_says_whose_a_form_is(vragen, regels, groepen):
    blad = form(*regels)
    found = read_scans(blad, propose(blad, vragen), Groep.LEERLINGEN)
    assert [str(one.groep) for one in found.inzendingen] == groepen


@pytest.mark.parametrize("cel", ["Ik werk in de school van mijn dochter", "Werkt voor school mee"])
def test_who_helps_at_a_school_is_no_team(cel):
    assert read_group(cel) is None


def test_how_often_a_level_was_said_is_no_form():
    regels = "Criterium;1;2;3", "Welkom;12;20;8", "Regels;5;15;20", "Dossier;10;11;20"
    with pytest.raises(GeteldeUitslag):
        read_sheet("scan.csv", "\n".join(regels).encode())
