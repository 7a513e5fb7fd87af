"""The year clock as a calendar that any agenda reads, in Word and in Excel; no person in it."""

import io
import re
import zipfile
from dataclasses import replace
from datetime import date, datetime

import openpyxl
import pytest
from docx import Document

from ouderplan.kern.afspraken import Activiteit, Gesprek, Orgaan
from ouderplan.kern.doelen import Actie, Jaardoel
from ouderplan.kern.school import Planningsregel
from ouderplan.uitvoer import alles, excel, jaarklok, load_plan, word
from ouderplan.uitvoer.jaarklok import GeenMomenten

LANG = "Gesprek; met komma, \\ en é😀 " + "heel lang " * 12
ROWS = (
    Gesprek(LANG.strip(), "4 maart", deelnemers="Mevrouw Geheim"),
    Gesprek("Startgesprek", "week 40"),
    Activiteit("Koffie", wanneer="eerste vrijdag van de maand", wie="Meneer Geheim"),
    Activiteit("Feest", wanneer="eind juni"),
    Orgaan("MR", frequentie="zes keer per jaar"),
    Jaardoel("3a", 3, "Doel"),
    Actie("3a", "Rooster", uitvoerder="Juf Geheim", tijdpad="mei 2027: voorstel"),
)


@pytest.fixture
def plan_met_klok(leeg):
    with leeg.writing() as tx:
        tx.replace_all(Planningsregel, [])
        for row in ROWS:
            tx.add(row)
    plan = load_plan(leeg, now=datetime(2026, 11, 1, 12))
    return replace(plan, profiel={**plan.profiel, "schooljaar": "2026-2027"})


def read_calendar(content):
    """Read an .ics strictly, as RFC 5545 says: lines, folding, nesting, escapes."""
    assert content.endswith(b"\r\n")
    raw = content.split(b"\r\n")[:-1]
    assert all(len(line) <= 75 for line in raw)
    assert not any(b"\n" in line or b"\r" in line for line in raw)
    lines = b"\r\n".join(raw).replace(b"\r\n ", b"").decode("utf-8").split("\r\n")
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-1] == "END:VCALENDAR"
    assert {"VERSION:2.0", "CALSCALE:GREGORIAN"} <= set(lines)
    events, event = [], None
    for line in lines[1:-1]:
        name, value = re.fullmatch(r"([A-Z-]+(?:;[A-Z]+=[A-Z]+)*):(.*)", line).groups()
        if (name, value) == ("BEGIN", "VEVENT"):
            assert event is None
            event = {}
        elif (name, value) == ("END", "VEVENT"):
            events.append(event)
            event = None
        elif event is not None:
            assert name not in event
            event[name] = unescape(value) if name in {"SUMMARY", "DESCRIPTION"} else value
    return events


def unescape(value):
    assert not re.search(r"(?<!\\)(?:\\\\)*[;,]", value)
    return re.sub(r"\\(.)", lambda m: "\n" if m[1] in "nN" else m[1], value)


def day(value):
    return datetime.strptime(value, "%Y%m%d").date()


def test_every_moment_is_an_event_of_whole_days(plan_met_klok):
    events = read_calendar(jaarklok.build(plan_met_klok))
    by_name = {}
    for event in events:
        by_name.setdefault(event["SUMMARY"], []).append(event)
        assert set(event) >= {"UID", "DTSTAMP", "DTSTART;VALUE=DATE", "DTEND;VALUE=DATE"}
        assert re.fullmatch(r"\d{8}T\d{6}Z", event["DTSTAMP"])
        assert day(event["DTSTART;VALUE=DATE"]) < day(event["DTEND;VALUE=DATE"])
    assert set(by_name) == {LANG.strip(), "Startgesprek", "Koffie", "Feest", "Rooster: voorstel"}
    assert len(by_name["Koffie"]) == 10
    (feest,) = by_name["Feest"]
    assert day(feest["DTSTART;VALUE=DATE"]) == date(2027, 6, 21)
    assert day(feest["DTEND;VALUE=DATE"]) == date(2027, 7, 1)


def test_ids_are_unique_and_stay_when_a_day_moves(plan_met_klok, leeg):
    before = {e["UID"]: e["SUMMARY"] for e in read_calendar(jaarklok.build(plan_met_klok))}
    assert len(before) == len(read_calendar(jaarklok.build(plan_met_klok)))
    with leeg.writing() as tx:
        nummer, gesprek = list(tx.items(Gesprek).items())[1]
        tx.change(nummer, gesprek, replace(gesprek, periode="week 41"))
    later = replace(load_plan(leeg), profiel=plan_met_klok.profiel)
    assert {e["UID"]: e["SUMMARY"] for e in read_calendar(jaarklok.build(later))} == before


def test_no_name_of_a_person_goes_into_the_agenda(plan_met_klok):
    assert b"Geheim" not in jaarklok.build(plan_met_klok)


def test_a_new_workbook_has_nothing_in_the_agenda_that_nobody_wrote(leeg_plan):
    with pytest.raises(GeenMomenten, match="geen bestand gemaakt"):
        jaarklok.build(leeg_plan)  # an .ics without an event is none (RFC 5545, 3.6)
    packed = zipfile.ZipFile(io.BytesIO(alles.build(leeg_plan)))
    assert "Jaarklok.ics" not in packed.namelist()
    document = Document(io.BytesIO(word.build(leeg_plan)))
    assert not [p for p in document.paragraphs if p.text.startswith("Jaarklok")]


def test_the_clock_is_a_sheet_in_excel_with_real_dates(plan_met_klok):
    sheet = openpyxl.load_workbook(io.BytesIO(excel.build(plan_met_klok)))["Jaarklok"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    feest = next(row for row in rows if row[1] == "Feest")
    assert feest[:4] == ["juni", "Feest", "activiteit", "eind juni"]
    assert feest[4].date() == date(2027, 6, 21)
    assert next(row for row in rows if row[1] == "MR")[-1] == "niet te plaatsen"


def test_the_clock_is_a_chapter_in_word_with_its_picture(plan_met_klok):
    document = Document(io.BytesIO(word.build(plan_met_klok)))
    assert "Jaarklok 2026-2027" in [p.text for p in document.paragraphs]
    cells = [[c.text for c in row.cells] for t in document.tables for row in t.rows]
    assert ["juni", "Feest", "activiteit", "eind juni"] in cells
    assert ["MR", "overleg", "zes keer per jaar"] in cells
    alt = document.inline_shapes[0]._inline.docPr.get("descr")
    assert "juni: Feest" in alt


def test_taking_out_one_of_two_rows_with_one_name_leaves_the_other_where_it_was(leeg):
    with leeg.writing() as tx:
        tx.replace_all(Planningsregel, [])
        first = tx.add(Activiteit("Koffie", wanneer="4 november"))
        tx.add(Activiteit("Koffie", wanneer="2 december"))
    before = events_of(leeg)
    with leeg.writing() as tx:
        tx.remove(first, tx.items(Activiteit)[first])
    after = events_of(leeg)
    assert [event["DTSTART;VALUE=DATE"] for event in after.values()] == ["20261202"]
    (uid,) = after
    assert before[uid]["DTSTART;VALUE=DATE"] == "20261202"


def test_an_agenda_sees_which_version_is_the_newer(leeg):
    with leeg.writing() as tx:
        nummer = tx.add(Gesprek("Startgesprek", "5, 12 en 19 november"))
    before = events_of(leeg)
    assert events_of(leeg) == before
    with leeg.writing() as tx:
        gesprek = tx.items(Gesprek)[nummer]
        tx.change(nummer, gesprek, replace(gesprek, periode="5, 13 en 19 november"))
    after = events_of(leeg)
    assert before.keys() == after.keys()
    assert all(int(after[uid]["SEQUENCE"]) > int(before[uid]["SEQUENCE"]) for uid in before)
    moved = [uid for uid in before if starts(before[uid]) != starts(after[uid])]
    assert [starts(after[uid]) for uid in moved] == ["20261113"]


def test_reading_a_list_in_again_moves_the_event_of_the_row_that_changed(leeg):
    rows = [Gesprek("Startgesprek", "4 november"), Gesprek("Rapport", "2 februari")]
    with leeg.writing() as tx:
        tx.replace_all(Gesprek, rows)
    before = events_of(leeg)
    with leeg.writing() as tx:
        tx.replace_all(
            Gesprek, [Gesprek("Rapport", "3 februari"), rows[0], Gesprek("Nieuw", "mei")]
        )
    after = events_of(leeg)
    assert before.keys() < after.keys()
    assert {before[uid]["SUMMARY"] for uid in before} == {after[uid]["SUMMARY"] for uid in before}
    assert [starts(after[u]) for u in before if starts(before[u]) != starts(after[u])] == [
        "20270203"
    ]


def test_two_schools_in_one_agenda_do_not_overwrite_each_other(plan_met_klok):
    other = replace(plan_met_klok, profiel={**plan_met_klok.profiel, "school": "De Vlier"})
    one, two = (
        {e["UID"] for e in read_calendar(jaarklok.build(p))} for p in (plan_met_klok, other)
    )
    assert not one & two


def events_of(wb):
    plan = load_plan(wb, now=datetime(2026, 11, 1, 12))
    plan = replace(plan, profiel={**plan.profiel, "schooljaar": "2026-2027"})
    return {event["UID"]: event for event in read_calendar(jaarklok.build(plan))}


def starts(event):
    return event["DTSTART;VALUE=DATE"]


def test_taking_out_one_of_two_equal_rows_leaves_the_event_of_the_other(leeg):
    with leeg.writing() as tx:
        tx.replace_all(Planningsregel, [])
        first = tx.add(Activiteit("Koffie", wanneer="4 november"))
        tx.add(Activiteit("Koffie", wanneer="4 november"))
    before = list(events_of(leeg))
    assert len(before) == 2
    with leeg.writing() as tx:
        tx.remove(first, tx.items(Activiteit)[first])
    assert list(events_of(leeg)) == before[1:]


def test_what_comes_at_a_moment_nobody_can_place_makes_no_agenda(leeg):
    with leeg.writing() as tx:
        tx.replace_all(Planningsregel, [])
        tx.add(Gesprek("Op verzoek", "als het nodig is"))
    plan = load_plan(leeg)
    with pytest.raises(GeenMomenten):
        jaarklok.build(plan)
    assert "Jaarklok.ics" not in zipfile.ZipFile(io.BytesIO(alles.build(plan))).namelist()
