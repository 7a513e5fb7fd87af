"""The letters for at home as Word reads them: our look, the language of the family, alt text."""

import io

import pytest
from docx import Document
from docx.oxml.ns import qn

from ouderplan.kern.soorten import Groep
from ouderplan.talen import Talen
from ouderplan.uitvoer.thuis.brieven import Brieven, draw_letters


@pytest.mark.parametrize("taal", ["nl", "ar"])
def test_a_letter_has_a_title_its_language_and_words_for_its_picture(taal: str):
    vertaler = Talen().vertaler(taal)
    brieven = Brieven("De Vlier", "https://stem.school.example", Groep.OUDERS, ("N4KG22FK6",), ())
    document = Document(io.BytesIO(draw_letters(brieven, vertaler)))
    styles = [paragraph.style.name for paragraph in document.paragraphs if paragraph.style]
    assert styles.count("Title") == 1
    normal = document.styles["Normal"].element
    assert [one.get(qn("w:val")) for one in normal.iter(qn("w:lang"))] == [vertaler.taal.lang]
    assert document.core_properties.language == vertaler.taal.lang
    (picture,) = document.inline_shapes
    assert "N4K G22 FK6" in picture._inline.docPr.get("descr")
