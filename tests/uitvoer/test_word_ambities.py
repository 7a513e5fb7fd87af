"""The card of an ambition: in the order of E1 in Word, a page each, and every cell everywhere."""

import io
import zipfile

import openpyxl
import pytest
from docx import Document
from docx.oxml.ns import qn

from ouderplan.kern.afspraken import Activiteit
from ouderplan.kern.ambities import Ambitie, Ambitieaanpak, Ambitiejaar, Bloksoort
from ouderplan.uitvoer import ambitiekaart, excel, load_plan, word
from ouderplan.uitvoer import csv as csv_map

VELDEN = Ambitie.__slots__
EEN = Ambitie("Ambitie een", *(f"Cel van {naam}" for naam in VELDEN[1:]))
JAARVELDEN = [naam for naam in Ambitiejaar.__slots__ if naam not in {"ambitie", "soort"}]
ROWS = (
    EEN,
    Ambitie("Ambitie twee"),
    Ambitieaanpak("Ambitie een", 3, "Aanpak bij drie"),
    Ambitieaanpak("Ambitie een", None, "Aanpak zonder criterium"),
    Ambitieaanpak("Vergeten ambitie", 1, "Losse aanpak"),
    Ambitiejaar("Ambitie een", soort=Bloksoort.PANEL, **{n: f"Jaar {n}" for n in JAARVELDEN}),
    Ambitiejaar("Vergeten ambitie", "2030-2031", None, "Los blok"),
    Activiteit("Open dag", wanneer="maart", doelgroep="buurt", wie="directie", criterium=3),
)


@pytest.fixture
def plan_met_ambities(werkboek):
    with werkboek.writing() as tx:
        for row in ROWS:
            tx.add(row)
    return load_plan(werkboek)


def texts():
    return {
        str(cell)
        for row in ROWS
        for cell in (getattr(row, name) for name in row.__slots__)
        if isinstance(cell, str) and cell
    }


@pytest.mark.parametrize(("build", "level"), [(ambitiekaart.build, 1), (word.build, 2)])
def test_the_card_has_its_fields_in_order_and_a_page_of_its_own(plan_met_ambities, build, level):
    document = Document(io.BytesIO(build(plan_met_ambities)))
    card = next(t for t in document.tables if "Ambitie een" in t.rows[0].cells[1].text)
    labels = [row.cells[0].text.replace("\xa0", " ") for row in card.rows]
    assert labels == [
        "Ambitie in het kort", "Domein", "Onderwijs", "Proceseigenaar",
        "Vastgesteld voor schooljaar", "Bijlagen", "Urgentie", "Achtergrond", "Aanpak",
        next(x for x in labels if x.startswith("Aanpak: 3 · ")), "Aanpak, nog zonder criterium",
        "Ambitie", "Kernresultaat", "Indicator, streefcijfer, meetinstrument", "Activiteiten",
        "Financiering", "Uitvoering door derden",
    ]  # fmt: skip
    heads = [
        p for p in document.paragraphs
        if p.style.name == f"Heading {level}" and p.text.startswith("Ambitie: ")
    ]  # fmt: skip
    assert [p.text for p in heads] == ["Ambitie: Ambitie een", "Ambitie: Ambitie twee"]
    pages = heads[1:] if level == 1 else []  # in the plan the cards follow each other
    assert [p.text for p in pages if p._p.pPr.find(qn("w:pageBreakBefore")) is None] == []


def test_every_cell_comes_out_in_word(plan_met_ambities):
    document = Document(io.BytesIO(ambitiekaart.build(plan_met_ambities)))
    cells = [c.text for t in document.tables for row in t.rows for c in row.cells]
    everything = "\n".join([*cells, *(p.text for p in document.paragraphs)]).casefold()
    assert not {text for text in texts() if text.casefold() not in everything}


def test_every_cell_comes_out_in_excel_and_csv(plan_met_ambities):
    workbook = openpyxl.load_workbook(io.BytesIO(excel.build(plan_met_ambities)))
    assert texts() <= {str(c.value) for s in workbook for r in s.iter_rows() for c in r if c.value}
    with zipfile.ZipFile(io.BytesIO(csv_map.build(plan_met_ambities))) as archive:
        everything = "".join(archive.read(name).decode("utf-8") for name in archive.namelist())
    assert not {text for text in texts() if text not in everything}


def test_a_school_without_ambitions_gets_a_sheet_that_says_so(leeg_plan):
    document = Document(io.BytesIO(ambitiekaart.build(leeg_plan)))
    assert "nog geen ambities" in "\n".join(p.text for p in document.paragraphs)
