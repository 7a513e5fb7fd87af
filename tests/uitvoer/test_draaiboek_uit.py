"""A programme on a page of paper, and meetings in an agenda; no note leaves the laptop there."""

import io
from dataclasses import replace
from datetime import datetime

import pytest
from docx import Document
from test_jaarklok_uit import read_calendar

from ouderplan.kern.draaiboek import Bijeenkomst, Draaiboekregel
from ouderplan.kern.school import Planningsregel
from ouderplan.opslag.startset import start_rows
from ouderplan.uitvoer import draaiboek, draaiboekagenda, load_plan
from ouderplan.uitvoer.draaiboekagenda import GeenDag

STARTREGELS = start_rows()
NOTITIE = "Zeg niets over de buurman"


@pytest.fixture
def maak_plan(leeg):
    """Give a function that makes a plan with these rows in the planning."""

    def make(*planning, regels=STARTREGELS):
        with leeg.writing() as tx:
            tx.replace_all(Planningsregel, [Planningsregel(*row) for row in planning])
            tx.replace_all(Draaiboekregel, regels)
        plan = load_plan(leeg, now=datetime(2026, 9, 1, 12))
        return replace(plan, profiel={**plan.profiel, "schooljaar": "2026-2027"})

    return make


def words(plan):
    document = Document(io.BytesIO(draaiboek.build(plan)))
    cells = [c.text for table in document.tables for row in table.rows for c in row.cells]
    return document, [p.text for p in document.paragraphs], cells


def test_every_meeting_has_a_page_with_its_times_and_notes(maak_plan):
    document, lines, cells = words(maak_plan())
    assert len(document.tables) == len(Bijeenkomst)
    assert "Draaiboek ouderavond" in lines
    assert any("van 19:30 tot 21:00, 90 minuten" in line for line in lines)
    assert "19:40" in cells
    assert any("Neem papieren briefjes nu over" in cell for cell in cells)
    breaks = [p.paragraph_format.page_break_before for p in document.paragraphs]
    assert breaks.count(True) == len(Bijeenkomst) - 1


def test_without_a_time_it_counts_from_the_beginning_and_without_rows_it_says_so(maak_plan):
    one = Draaiboekregel(Bijeenkomst.WERKGROEP, "Lezen", 10)
    two = Draaiboekregel(Bijeenkomst.WERKGROEP, "Schrijven", 20)
    _, _, cells = words(maak_plan(regels=[one, two]))
    assert "na 10 min" in cells
    _, lines, _ = words(maak_plan(regels=[]))
    assert "Er is nog geen draaiboek." in lines


def test_a_meeting_with_a_day_comes_in_the_agenda_without_its_notes(maak_plan):
    regels = [
        Draaiboekregel(Bijeenkomst.OUDERAVOND, "Welkom", 10, "19:30", notities=NOTITIE),
        Draaiboekregel(Bijeenkomst.OUDERAVOND, "Stemmen; en dan", 200),
        Draaiboekregel(Bijeenkomst.OUDERAVOND, "Napraten", 100),
    ]
    plan = maak_plan(
        ("september", "Datum van de ouderavond kiezen"),
        ("6 oktober 2026", "Ouderavond in de hal"),
        regels=regels,
    )
    content = draaiboekagenda.build(plan)
    (event,) = read_calendar(content)
    assert (event["DTSTART"], event["DTEND"]) == ("20261006T193000", "20261007T004000")
    assert "19:40 Stemmen; en dan" in event["DESCRIPTION"]
    assert b"buurman" not in content
    (again,) = read_calendar(draaiboekagenda.build(plan))
    assert again["UID"] == event["UID"]


def test_without_any_day_it_says_what_to_fill_in(maak_plan):
    with pytest.raises(GeenDag, match="6 oktober 2026"):
        draaiboekagenda.build(maak_plan(("september", "Ouderavond")))


def test_a_meeting_that_was_moved_is_on_its_new_day(maak_plan):
    moved = ("6 oktober 2026", "Ouderavond", "", "verzet naar 3 november 2026")
    (event,) = read_calendar(draaiboekagenda.build(maak_plan(moved)))
    assert event["DTSTART"].startswith("20261103")
    with pytest.raises(GeenDag):
        draaiboekagenda.build(maak_plan((*moved[:3], "gaat niet door")))
