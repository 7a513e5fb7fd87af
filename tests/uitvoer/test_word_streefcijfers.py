"""Targets, measurements and population come out in Word, Excel and CSV, every cell of them."""

import io
import zipfile

import openpyxl
import pytest
from docx import Document
from wordtabellen import cells_of

from ouderplan.kern.streefcijfers import Kenmerk, Meting, Populatiesoort, Streefcijfer
from ouderplan.uitvoer import csv as csv_map
from ouderplan.uitvoer import excel, load_plan, word

ROWS = (
    Streefcijfer("Doel {nummer} <b>", "minstens acht: ≥ 80", "procent", 2, "Peiling AA"),
    Meting("Doel {nummer} <b>", "2024-2025", "70 %", "mei 2025", "Bron BB"),
    Meting("Doel {nummer} <b>", "2025-2026", "85 %", "mei 2026", "Bron CC"),
    Meting("Los doel", "2026-2027", "geen idee", "ooit", "Bron DD"),
    Kenmerk("Kenmerk EE", Populatiesoort.POPULATIE, "31 %", "1 oktober 2024", "Bron FF"),
    Kenmerk("Wens GG", Populatiesoort.WENS, "een kwart", "2024", "Bron HH"),
    Kenmerk("Zonder soort II"),
)


@pytest.fixture
def plan_met_cijfers(leeg):
    with leeg.writing() as tx:
        for row in ROWS:
            tx.add(row)
    return load_plan(leeg)


def words():
    return {
        str(cell)
        for row in ROWS
        for cell in (getattr(row, name) for name in row.__slots__)
        if isinstance(cell, str) and not isinstance(cell, Populatiesoort) and cell
    }


def test_every_cell_stands_in_word_and_the_years_as_a_picture(plan_met_cijfers):
    document = Document(io.BytesIO(word.build(plan_met_cijfers)))
    cells = set(cells_of(document))
    everything = "\n".join(cells)
    assert not {word for word in words() if word not in everything}
    assert len(document.inline_shapes) == 1
    assert "Wat ouders wensen" in [p.text for p in document.paragraphs]


def test_the_years_of_a_target_stay_below_its_name(leeg):
    with leeg.writing() as tx:
        for year in range(2020, 2045):  # a table of more than a page
            tx.add(Meting(f"Doel {year // 5}", f"{year}-{year + 1}", "70 %"))
    table = Document(io.BytesIO(word.build(load_plan(leeg)))).tables[-1]
    ends = [
        row.cells[1].text
        for row in table.rows
        if not row.cells[1].paragraphs[0].paragraph_format.keep_with_next
    ]
    assert ends == [f"{year}-{year + 1}" for year in range(2024, 2045, 5)]


def test_every_cell_stands_in_excel_and_csv(plan_met_cijfers):
    workbook = openpyxl.load_workbook(io.BytesIO(excel.build(plan_met_cijfers)))
    cells = {str(c.value) for s in workbook for row in s.iter_rows() for c in row if c.value}
    assert words() <= cells
    with zipfile.ZipFile(io.BytesIO(csv_map.build(plan_met_cijfers))) as archive:
        names = ("streefcijfers", "metingen", "populatie")
        everything = "".join(archive.read(f"{name}.csv").decode("utf-8") for name in names)
    assert not {word for word in words() if word not in everything}


def test_a_school_without_targets_has_no_such_chapter(leeg_plan):
    document = Document(io.BytesIO(word.build(leeg_plan)))
    assert not [p for p in document.paragraphs if "Streefcijfers" in p.text]
