"""A school's own style, as other programs than an English Word write it, is taken as it is."""

import io
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import elders_maken
import pytest
from docx import Document
from docx.document import Document as DocxDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from ouderplan.uitvoer import Plan, word

PAARS = RGBColor(0xC0, 0x00, 0x60)
NEDERLANDS = {
    "Normal": "Standaard", "Heading1": "Kop1", "Heading2": "Kop2", "Heading3": "Kop3",
    "Title": "Titel", "Subtitle": "Ondertitel", "Caption": "Bijschrift", "Header": "Koptekst",
    "Footer": "Voettekst", "ListBullet": "Lijstopsomteken", "TOCHeading": "Kopvaninhoudsopgave",
    "DefaultParagraphFont": "Standaardalinea-lettertype",
}  # fmt: skip
"""The ids that a Dutch Word gives to what it calls by English names in the file."""
GOOGLE = {"Normal", "Heading 1", "Heading 2", "Heading 3", "Title", "Subtitle", "Normal Table"}
"""The styles that are in a file of Google Docs."""


def coloured() -> DocxDocument:
    document = Document()
    for name in ("Heading 1", "Heading 2", "Title"):
        document.styles[name].font.color.rgb = PAARS
    document.styles["Normal"].font.name = "Georgia"
    return document


def dutch_word() -> DocxDocument:
    """A base shaped as Word in Dutch writes it: hand-made here, ids and all."""
    document = coloured()
    root = document.styles.element
    for element in root.iter(qn("w:style"), qn("w:basedOn"), qn("w:next"), qn("w:link")):
        key = qn("w:styleId") if element.tag == qn("w:style") else qn("w:val")
        element.set(key, NEDERLANDS.get(element.get(key), element.get(key)))
    return document


def dutch_names() -> DocxDocument:
    """A base in which a converter wrote the Dutch names into the file, and no default style."""
    document = dutch_word()
    names = {"heading 1": "Kop 1", "heading 2": "Kop 2", "Title": "Titel", "Normal": "Standaard"}
    for style in document.styles.element.iterchildren(qn("w:style")):
        style.name_val = names.get(style.name_val, style.name_val)
        style.attrib.pop(qn("w:default"), None)
    return document


def google_docs() -> DocxDocument:
    """A base shaped as Google Docs writes it: few styles, no lists, captions, header or footer."""
    document = coloured()
    for style in list(document.styles):
        if style.name not in GOOGLE:
            style.element.getparent().remove(style.element)
    return document


def own_headings() -> DocxDocument:
    """A base whose headings are styles that the school named itself; *Heading1* is another."""
    document = coloured()
    style = document.styles["Heading 1"].element
    style.name_val, style.styleId = "Hoofdstuk De Vlier", "Hoofdstuk"
    document.styles["Heading 2"].element.styleId = "Heading1"
    return document


def of_file(naam: str) -> Callable[[], DocxDocument]:
    return lambda: Document(str(elders_maken.MAP / naam))


BASES = {
    "word-nederlands": dutch_word,
    "nederlandse-namen": dutch_names,
    "google-docs": google_docs,
    "eigen-koppen": own_headings,
    "libreoffice": of_file("huisstijl-libreoffice.docx"),
    "libreoffice-eigen": of_file("huisstijl-libreoffice-eigen.docx"),
}


@pytest.fixture(scope="module", params=BASES, ids=list(BASES))
def gemaakt(
    request: pytest.FixtureRequest, plan: Plan, tmp_path_factory: pytest.TempPathFactory
) -> DocxDocument:
    """Give the plan in a school's style."""
    basis = tmp_path_factory.mktemp("huisstijl") / "huisstijl.docx"
    BASES[request.param]().save(str(basis))
    return Document(io.BytesIO(word.build(plan, basis=basis)))


def test_headings_look_as_the_school_has_them(gemaakt: DocxDocument):
    shown = {p.style.name for p in gemaakt.paragraphs if p.style.font.color.rgb == PAARS}
    assert {"Heading 1", "Heading 2"} <= shown


def test_no_id_and_no_name_is_there_twice(gemaakt: DocxDocument):
    styles = list(gemaakt.styles.element.iterchildren(qn("w:style")))
    ids = [style.styleId for style in styles]
    assert sorted(ids) == sorted(set(ids))
    names = Counter(style.name_val for style in styles if style.type == WD_STYLE_TYPE.PARAGRAPH)
    assert {name for name, times in names.items() if times > 1} <= {"List Bullet 3"}  # LibreOffice


def test_every_paragraph_has_a_style_that_is_there(gemaakt: DocxDocument):
    ids = {style.styleId for style in gemaakt.styles.element.iterchildren(qn("w:style"))}
    named = {el.get(qn("w:val")) for el in gemaakt.element.body.iter(qn("w:pStyle"))}
    assert named <= ids
    based = {el.get(qn("w:val")) for el in gemaakt.styles.element.iter(qn("w:basedOn"))}
    assert based <= ids


def test_the_running_text_has_one_style_and_it_is_the_schools(gemaakt: DocxDocument):
    defaults = [
        style
        for style in gemaakt.styles.element.iterchildren(qn("w:style"))
        if style.type == WD_STYLE_TYPE.PARAGRAPH and style.get(qn("w:default")) == "1"
    ]
    assert [style.name_val for style in defaults] == ["Normal"]
    assert gemaakt.styles["Normal"].font.name in ("Georgia", "Liberation Serif")


def test_an_english_word_keeps_its_styles_as_they_are(plan: Plan, tmp_path: Path):
    basis = tmp_path / "huisstijl.docx"
    document = coloured()
    document.styles["Heading 1"].font.size = Pt(31)
    document.save(str(basis))
    made = Document(io.BytesIO(word.build(plan, basis=basis)))
    assert made.styles["Heading 1"].style_id == "Heading1"
    assert made.styles["Heading 1"].font.size == Pt(31)
