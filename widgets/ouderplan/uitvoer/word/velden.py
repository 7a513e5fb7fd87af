"""Fields, bookmarks and other things of Word that python-docx has no words for."""

import re
from typing import Any

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

_IN_SCHOOLJAAR = re.compile(r"(?<=\b(?:19|20)\d\d)-(?=(?:20)?\d\d\b(?!-))")


def add_in_one_piece(paragraph: Paragraph, tekst: str) -> None:
    """Append a text in which a schooljaar does not break at its hyphen."""
    first, *rest = _IN_SCHOOLJAAR.split(tekst)
    run = paragraph.add_run(first)
    for piece in rest:
        run._r.append(OxmlElement("w:noBreakHyphen"))
        run.add_text(piece)


def add_field(paragraph: Paragraph, instructie: str, resultaat: str) -> None:
    """Append a field with the result that shows until Word counts it again."""
    begin_field(paragraph, instructie)
    paragraph.add_run(resultaat)
    end_field(paragraph)


def begin_field(paragraph: Paragraph, instructie: str) -> None:
    """Open a field; what is added next is its result, also over several paragraphs."""
    _mark(paragraph, "begin")
    code = OxmlElement("w:instrText")
    code.set(qn("xml:space"), "preserve")
    code.text = f" {instructie} "
    paragraph.add_run()._r.append(code)
    _mark(paragraph, "separate")


def end_field(paragraph: Paragraph) -> None:
    """Close the field that was opened last."""
    _mark(paragraph, "end")


def _mark(paragraph: Paragraph, soort: str) -> None:
    mark = OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), soort)
    paragraph.add_run()._r.append(mark)


def bookmark(paragraph: Paragraph, naam: str, nummer: int) -> None:
    """Put a bookmark round the whole paragraph."""
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for mark in (start, end):
        mark.set(qn("w:id"), str(nummer))
    start.set(qn("w:name"), naam)
    place = 0 if paragraph._p.pPr is None else 1
    paragraph._p.insert(place, start)
    paragraph._p.append(end)


def add_link(paragraph: Paragraph, tekst: str, naar: str) -> None:
    """Append a text that leads to the bookmark `naar`, and the number of its page."""
    link = OxmlElement("w:hyperlink")
    link.set(qn("w:anchor"), naar)
    link.set(qn("w:history"), "1")
    paragraph._p.append(link)
    before = len(paragraph._p)
    paragraph.add_run(tekst)
    paragraph.add_run("\t")
    add_field(paragraph, f"PAGEREF {naar} \\h", "")
    for run in list(paragraph._p)[before:]:
        link.append(run)


def count_on_opening(document: Document) -> None:
    """Let the program that opens the document count its page numbers (``w:updateFields``)."""
    settings = document.settings.element
    update = settings.find(qn("w:updateFields"))
    if update is None:
        update = OxmlElement("w:updateFields")
        settings.insert_element_before(update, *_NA_UPDATEFIELDS)
    update.set(qn("w:val"), "true")


_NA_UPDATEFIELDS = (
    *("w:hdrShapeDefaults", "w:footnotePr", "w:endnotePr", "w:compat", "w:docVars", "w:rsids"),
    *("m:mathPr", "w:attachedSchema", "w:themeFontLang", "w:clrSchemeMapping"),
    *("w:doNotIncludeSubdocsInStats", "w:shapeDefaults", "w:decimalSymbol", "w:listSeparator"),
)
"""What comes after it (ECMA-376, part 1, A.1: CT_Settings)."""


def describe_picture(inline: Any, titel: str, beschrijving: str) -> None:
    """Give a picture its alt text, and no room around it.

    Where that is not said, LibreOffice leaves 3 mm, so that a picture as wide as the text stood in
    the margin.
    """
    for side in "TBLR":
        inline._inline.set(f"dist{side}", "0")
    properties = inline._inline.docPr
    properties.set("descr", beschrijving)
    properties.set("title", titel)
