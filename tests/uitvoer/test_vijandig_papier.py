"""Hostile texts from a phone in the real files: harmless, and still readable."""

import io
import zipfile
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook

from ouderplan.kern.kansen import Inbreng as Rij
from ouderplan.kern.kansen import Inbrengstatus, Perspectief, Soort
from ouderplan.kern.soorten import Groep
from ouderplan.opslag import Werkboek
from ouderplan.opslag.inbreng import check_text
from ouderplan.uitvoer.wegschrijven import export

GEZIN = "\U0001f468\u200d\U0001f469\u200d\U0001f467 thuis"
TEKSTEN = {
    "<script>alert('kans')</script>": "<script>alert('kans')</script>",
    "=cmd|' /C calc'!A0": "=cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0": "@SUM(1+1)*cmd|' /C calc'!A0",
    "Samen \u202eneto\u202c lezen": "Samen neto lezen",
    "Ver\u200btrou\u2060wen": "Vertrouwen",
    GEZIN: GEZIN,
}
"""What was typed, and how it reads."""
ONZICHTBAAR = "\u202e\u202c\u200b\u2060"


@pytest.fixture
def vijandig(leeg: Werkboek) -> Werkboek:
    with leeg.writing() as tx:
        for nummer, tekst in enumerate(TEKSTEN, start=1):
            tx.add(
                Rij(
                    str(nummer),
                    Soort.KANS,
                    Perspectief.OUDERS,
                    check_text(tekst),
                    Groep.OUDERS,
                    Inbrengstatus.TOEGELATEN,
                )
            )
    leeg.sync_csvs()
    return leeg


def test_excel_holds_every_text_as_text_and_no_formula(vijandig, tmp_path):
    path = export(vijandig, "excel", tmp_path)
    cells = [c for sheet in load_workbook(path) for row in sheet.iter_rows() for c in row]
    shown = {cell.value for cell in cells if isinstance(cell.value, str)}
    assert set(TEKSTEN.values()) <= shown
    assert not [cell.value for cell in cells if cell.data_type == "f"]


def test_word_shows_every_text_and_no_field_or_direction(vijandig, tmp_path):
    path = export(vijandig, "word", tmp_path)
    document = Document(str(path))
    cells = [c.text for t in document.tables for row in t.rows for c in row.cells]
    text = "\n".join([*(p.text for p in document.paragraphs), *cells])
    for tekst in TEKSTEN.values():
        assert tekst in text
    with zipfile.ZipFile(path) as parts:
        xml = parts.read("word/document.xml").decode()
    assert "<script" not in xml
    assert not set(ONZICHTBAAR) & set(xml)


def test_the_csv_shows_every_text_and_no_cell_begins_as_a_formula(vijandig, tmp_path):
    own = (vijandig.map / "kansen_bedreigingen.csv").read_text("utf-8-sig")
    with zipfile.ZipFile(io.BytesIO(Path(export(vijandig, "csv", tmp_path)).read_bytes())) as parts:
        names = [naam for naam in parts.namelist() if naam.endswith("kansen_bedreigingen.csv")]
        zipped = parts.read(names[0]).decode("utf-8-sig")
    for text in (own, zipped):
        for tekst in TEKSTEN.values():
            assert tekst.replace('"', '""') in text
        assert ";=cmd" not in text
        assert ";@SUM" not in text
        assert not set(ONZICHTBAAR) & set(text)
