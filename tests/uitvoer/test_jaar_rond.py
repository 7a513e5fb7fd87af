"""Goals during the year, looking back and earlier years: found in CSV, in Excel and in Word."""

import io
import zipfile
from datetime import date

import pytest
from docx import Document
from openpyxl import load_workbook

from ouderplan.app.voorbeeld import build_example
from ouderplan.kern.afspraken import Activiteit
from ouderplan.kern.doelen import Doelsuggestie, Horizon, Jaardoel, Maat
from ouderplan.kern.doelwijzigingen import Doelwijziging, Voortgang
from ouderplan.kern.eerdere_jaren import EerderJaar, Terugbliksoort
from ouderplan.kern.evaluatie import Evaluatie, Uitkomst, Uitkomstsoort
from ouderplan.kern.kansen import Inbrengstatus
from ouderplan.kern.planteksten import Vaststelling
from ouderplan.opslag.volgend_jaar import start_next_year
from ouderplan.uitvoer import csv as csv_map
from ouderplan.uitvoer import evaluatieformulieren, excel, word
from ouderplan.uitvoer.plan import load_plan

RIJEN = (
    Jaardoel(
        "9z", 9, "Doel om te wegen", moeite=Maat.KLEIN, effect=Maat.GROOT,
        horizon=Horizon.QUICK_WIN, ambitie="Ambitie voor later",
    ),
    Doelsuggestie(3, "Doel uit de eigen bank", "eigen"),
    Voortgang("9z", date(2027, 2, 3), "op schema", "Voortgang van februari", "de werkgroep"),
    Doelwijziging(
        "9z", date(2027, 3, 1), "uitvoeren in", "Was toen", "Werd nu", "Reden van nu", "MR"
    ),
    Vaststelling("Jaardoelen", "team en ouders", date(2026, 6, 1), "de schoolleider"),
    Evaluatie(
        "Activiteit van toen", date(2027, 6, 8), "Doel ervan", "de invuller", "De opbrengst",
        "Het knelpunt", "Andere dingen", "De vervolgstap",
    ),
    Uitkomst("E1", Uitkomstsoort.GOED, "Dit ging goed", "Avond in juni", "ronde 4"),
    Uitkomst("E2", Uitkomstsoort.BESLUIT, "Dit besluiten wij", op=date(2027, 6, 9)),
    EerderJaar("2025-2026", Terugbliksoort.DOEL, "1a Oud doel", "behaald"),
    EerderJaar("2025-2026", Terugbliksoort.WAARDE, "Oude waarde", "1"),
    EerderJaar("2025-2026", Terugbliksoort.SCAN, "3", "ouders 1,5; team 2,5"),
)  # fmt: skip
NIET_IN_WORD = (Doelsuggestie, Vaststelling)
"""Not in the chapters that are written here."""


@pytest.fixture
def plan(leeg):
    with leeg.writing() as tx:
        for row in RIJEN:
            tx.add(row)
        hidden = Inbrengstatus.NIEUW
        tx.add(Uitkomst("E3", Uitkomstsoort.BETER, "Nog niet nagelezen", status=hidden))
        tx.add(Activiteit("Inloopochtend", doel="Meekijken"))
    return load_plan(leeg)


def words(content: bytes) -> str:
    document = Document(io.BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    told = "\n".join([*(p.text for p in document.paragraphs), *cells])
    return told.replace("\xa0", " ")  # a date stays on one line


def cells_of(row: object) -> list[str]:
    found = [str(getattr(row, name)) for name in type(row).__dataclass_fields__]
    return [cell for cell in found if cell not in ("", "None")]


@pytest.mark.parametrize("row", RIJEN, ids=lambda row: type(row).__name__)
def test_every_cell_is_in_the_csv_and_in_excel(plan, row):
    with zipfile.ZipFile(io.BytesIO(csv_map.build(plan))) as archive:
        csvs = "\n".join(archive.read(name).decode("utf-8-sig") for name in archive.namelist())
    book = load_workbook(io.BytesIO(excel.build(plan)))
    sheets = "\n".join(str(c.value) for s in book for line in s.iter_rows() for c in line)
    for cell in cells_of(row):
        assert cell in csvs
        assert cell in sheets


@pytest.mark.parametrize(
    "tekst",
    [
        "Doel om te wegen", "klein", "groot", "snel resultaat", "Ambitie voor later", "op schema",
        "Voortgang van februari", "3 februari 2027", "Reden van nu", "Was toen", "Werd nu",
        "Activiteit van toen", "8 juni 2027", "de invuller", "De opbrengst", "Het knelpunt",
        "Andere dingen", "De vervolgstap", "Andere informatie die van belang is",
        "Dit ging goed", "Avond in juni (ronde 4)", "Dit besluiten wij", "2025-2026", "Oude waarde",
        "ouders 1,5; team 2,5",
    ],
)  # fmt: skip
def test_it_is_in_word(plan, tekst):
    assert tekst in words(word.build(plan))


def test_what_was_not_let_in_is_not_in_word(plan):
    assert "Nog niet nagelezen" not in words(word.build(plan))


def test_a_plan_without_any_of_it_has_no_empty_chapters(leeg_plan):
    found = words(word.build(leeg_plan))
    assert "Wat het opleverde" not in found
    assert "Evaluatie per activiteit" not in found
    assert "Moeite en effect" not in found


def test_the_forms_to_print_are_those_filled_in_those_still_empty_and_a_blank_one(plan):
    document = Document(io.BytesIO(evaluatieformulieren.build(plan)))
    first = [table.rows[0].cells[1].text for table in document.tables]
    assert first == ["Activiteit van toen", "Inloopochtend", ""]
    labels = [row.cells[0].text for row in document.tables[0].rows]
    assert labels == [
        "Activiteit", "Datum", "Doel", "Ingevuld door", "Opbrengsten", "Knelpunten",
        "Andere informatie die van belang is", "Vervolgstappen",
    ]  # fmt: skip


def test_the_plan_of_the_next_year_says_where_its_top_came_from(tmp_path):
    dit = build_example(tmp_path / "dit")
    nieuw = start_next_year(dit, tmp_path / "nieuw", "2027-2028")
    found = words(word.build(load_plan(nieuw)))
    dit.close()
    nieuw.close()
    assert "zijn in schooljaar 2026-2027 gekozen" in found
    assert "geen stemmen uitgebracht" not in found
    assert "Meegenomen uit een eerder schooljaar: 2026-2027." in found
