"""Every cell of the example school comes out in Word, in Excel and in the CSV."""

import csv
import io
import re
import shutil
import zipfile
from datetime import date, datetime
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn
from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell

from ouderplan.kern.datum import written
from ouderplan.opslag import Werkboek, opschriften
from ouderplan.opslag.lezen.excelvorm import sheet_name
from ouderplan.opslag.tabellen import Tabel, tabel_named
from ouderplan.uitvoer import Plan, excel, load_plan, word
from ouderplan.uitvoer import csv as csv_map

ROOT = Path(__file__).parents[2]
NIET_IN_WORD = {
    "eerdere_jaren",  # told as a table of numbers
    "rondes",  # told in sentences
    "rondekeuzes",
    "schoolscan",  # counted
    "stembriefjes",
    "vastgestelde_keuzes",  # told as the top
    "visie",  # only the newest
    "visie_stappen",
    "werkboek",  # secrets and settings too
    "kansen_bedreigingen",  # what was put together stands in the kans it went to
    "omzettingen",
}
ANDERS = {"sleutel", "id", "deel", "status", "herkomst_soort", "soort", "wie_verwacht", "criterium"}
"""Columns that are a place or a heading in Word, not a text."""
BINNEN = {"evaluatie_uitkomsten": {"herkomst"}}
"""Columns that are for the workbook alone: which round something came in."""
NIET_VRIJGEGEVEN = {"gebeurt_al", "mogelijkheden"}
"""What was written in a scan and not let through stays out of Excel."""
DAGEN = (date, datetime)


def tables_named() -> list[str]:
    text = (ROOT / "docs" / "INHOUD.md").read_text(encoding="utf-8")
    rows = [line.split("|") for line in text.splitlines() if re.match(r"\| [A-G]\d", line)]
    cells = {name.strip() for row in rows for name in row[4].split(",")} - {"–"}
    return sorted(cells)


@pytest.fixture(scope="module")
def voorbeeld(tmp_path_factory: pytest.TempPathFactory) -> Plan:
    """Give the plan of the example school."""
    map = tmp_path_factory.mktemp("voorbeeld") / "school"
    shutil.copytree(ROOT / "data" / "voorbeeld", map)
    wb = Werkboek.open(map)
    yield load_plan(wb)
    wb.close()


@pytest.fixture(scope="module")
def in_word(voorbeeld: Plan) -> str:
    """Give all text of the Word document, spaces evened out."""
    body = Document(io.BytesIO(word.build(voorbeeld))).element.body
    return plain(
        " ".join("".join(run.text or "" for run in p.iter(qn("w:t"))) for p in body.iter(qn("w:p")))
    )


@pytest.fixture(scope="module")
def boek(voorbeeld: Plan) -> Workbook:
    """Give the Excel file."""
    return load_workbook(io.BytesIO(excel.build(voorbeeld)))


@pytest.fixture(scope="module")
def pak(voorbeeld: Plan) -> zipfile.ZipFile:
    """Give the CSV files."""
    return zipfile.ZipFile(io.BytesIO(csv_map.build(voorbeeld)))


def plain(cell: object) -> str:
    text = written(cell) if isinstance(cell, date) else str(cell)
    return " ".join(text.split())


def shown(cell: Cell) -> str:
    """Return what Excel shows of a cell."""
    if cell.number_format.endswith("%"):
        return f"{cell.value:.0%}".replace("%", " %")
    return plain(cell.value)


def texts(
    plan: Plan, tabel: Tabel, zonder: set[str] = frozenset(), *, bewaard: bool = False
) -> set[str]:
    """Return the texts and days of a table, line by line: as they are shown, or are kept."""
    found = {
        (written(cell) if isinstance(cell, date) else cell)
        for row in plan.rows(tabel.rij)
        for kolom in tabel.kolommen
        if kolom.naam not in zonder and isinstance(kept := getattr(row, kolom.naam), str | date)
        for cell in [kept if bewaard else opschriften.word(tabel.rij, kolom.naam, kept)]
    }
    return {plain(line) for cell in found for line in cell.split("\n") if line.strip()}


@pytest.mark.parametrize("naam", sorted(set(tables_named()) - NIET_IN_WORD))
def test_every_cell_stands_in_word(voorbeeld: Plan, in_word: str, naam: str):
    found = texts(voorbeeld, tabel_named(naam), ANDERS | BINNEN.get(naam, set()))
    assert found
    assert not {text for text in found if text not in in_word}


@pytest.mark.parametrize("naam", sorted(set(tables_named()) - {"stembriefjes", "werkboek"}))
def test_every_cell_stands_on_its_own_sheet_in_excel(voorbeeld: Plan, boek: Workbook, naam: str):
    tabel = tabel_named(naam)
    cells = [cell for row in boek[sheet_name(tabel)] for cell in row if cell.value is not None]
    everything = "\n".join(map(shown, cells))
    hidden = NIET_VRIJGEGEVEN if naam == "schoolscan" else set()
    found = texts(voorbeeld, tabel, hidden)
    assert found
    assert not {text for text in found if text not in everything}


@pytest.mark.parametrize("naam", tables_named())
def test_every_cell_stands_in_the_csv(voorbeeld: Plan, pak: zipfile.ZipFile, naam: str):
    tabel = tabel_named(naam)
    content = pak.read(f"{naam}.csv").decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(content), delimiter=";"))
    assert rows[0] == [kolom.naam for kolom in tabel.kolommen]
    assert len(rows) - 1 == len(voorbeeld.rows(tabel.rij))
    everything = "\n".join(plain(cell) for row in rows for cell in row)
    days = {k.naam for k in tabel.kolommen if k.soort in DAGEN}
    found = texts(voorbeeld, tabel, days, bewaard=True)
    assert not {text for text in found if text not in everything}
