"""The privacy sheet says of every table what is in it, how long, and who sees it."""

import io
from datetime import datetime, timedelta

import pytest
from docx import Document

from ouderplan.kern.rondes import Rondesoort
from ouderplan.kern.thuis import Rondeplan
from ouderplan.opslag.persoonsgegevens import table_facts
from ouderplan.opslag.thuis import plan_round
from ouderplan.uitvoer import load_plan, privacyblad


@pytest.fixture
def blad(werkboek):
    tot = datetime.now() + timedelta(days=9)
    plan_round(werkboek, Rondeplan("Hoe gaat het?", Rondesoort.SCAN, datetime.now(), tot, "ouders"))
    return Document(io.BytesIO(privacyblad.build(load_plan(werkboek))))


def test_every_table_and_column_of_people_is_on_it(blad):
    cells = {cell.text for table in blad.tables for row in table.rows for cell in row.cells}
    lines = {paragraph.text for paragraph in blad.paragraphs}
    for fact in table_facts():
        assert {fact.wat, fact.hoelang, fact.wie} <= cells
        assert fact.tabel in lines
        assert {name for name, _ in fact.kolommen} <= cells


def test_it_says_what_is_never_kept_and_what_is_open_now(blad):
    text = "\n".join(paragraph.text for paragraph in blad.paragraphs)
    assert "geen IP-adres" in text
    assert "Nu open: ‘Hoe gaat het?’, tot" in text


def test_its_pages_have_a_number(blad):
    for footer in (blad.sections[0].footer, blad.sections[0].first_page_footer):
        assert "PAGE" in footer._element.xml
