"""Letters with a code, a page each, in the language of the family: a Word document."""

import io
from typing import Any

import segno
from docx import Document
from docx.document import Document as DocxDocument
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from ouderplan.kern.stemcodes import written
from ouderplan.talen import Vertaler
from ouderplan.uitvoer.thuis.oproep import Brieven, until
from ouderplan.uitvoer.word.huisstijl import apply_own_look
from ouderplan.uitvoer.word.velden import describe_picture

QR_MM = 45


def draw_letters(brieven: Brieven, vertaler: Vertaler) -> bytes:
    """Return the document."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(25)
    section.top_margin = section.bottom_margin = Mm(25)
    apply_own_look(document)
    _say_language(document, vertaler)
    core = document.core_properties
    core.title, core.author = str(vertaler.gettext("Doe mee vanaf thuis")), brieven.school
    core.language = vertaler.taal.lang
    pen = _Pen(document, vertaler)
    for nr, code in enumerate(brieven.codes):
        pen.letter(brieven, code)
        if nr + 1 < len(brieven.codes):
            document.paragraphs[-1].add_run().add_break(WD_BREAK.PAGE)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _say_language(document: DocxDocument, vertaler: Vertaler) -> None:
    """Let Word check the spelling in the language of the family, and find its letters."""
    properties = document.styles["Normal"].element.get_or_add_rPr()
    language = OxmlElement("w:lang")
    for naam in ("val", "bidi", "eastAsia"):
        language.set(qn(f"w:{naam}"), vertaler.taal.lang)
    properties.append(language)
    for script in ("cs", "eastAsia"):  # Calibri has Latin, Greek and Cyrillic
        properties.get_or_add_rFonts().attrib.pop(qn(f"w:{script}"), None)


class _Pen:
    """Writes paragraphs in one language, from right to left where that is so."""

    def __init__(self, document: Any, vertaler: Vertaler) -> None:
        self._document, self._vertaler = document, vertaler
        self._rtl = vertaler.taal.richting == "rtl"

    def letter(self, brieven: Brieven, code: str) -> None:
        _ = self._vertaler.gettext
        self._write(brieven.school, 12)
        self._write(_("Doe mee vanaf thuis"), 26, vet=True, stijl="Title")
        for oproep in brieven.oproepen:
            self._write(oproep.vraag, 15, vet=True, dicht=True)
            self._write(until(oproep, self._vertaler), 12)
        self._write(_("Scan de QR-code met uw telefoon. Of ga naar dit adres en typ uw code:"), 12)
        self._write(brieven.kort_adres, 15, vet=True, ltr=True)
        self._write(_("Uw code"), 12, dicht=True)
        self._write(written(code), 30, vet=True, ltr=True)
        picture = io.BytesIO()
        segno.make_qr(brieven.link(code), error="m").save(picture, kind="png", scale=8, border=2)
        picture.seek(0)
        drawn = self._paragraph().add_run().add_picture(picture, width=Mm(QR_MM))
        describe_picture(drawn, "QR", f"{_('Uw code')}: {written(code)}")
        self._write(_("Met deze code doet u één keer mee, thuis of in de zaal."), 12, dicht=True)
        self._write(_("U kunt uw keuze veranderen tot de ronde sluit."), 12)
        self._write(
            _(
                "Uw naam hoort niet bij de code. Is de ronde gesloten, dan is niet meer te zien "
                "welke code bij welke stem hoorde."
            ),
            11,
        )

    def _write(
        self,
        tekst: object,
        maat: int,
        *,
        vet: bool = False,
        ltr: bool = False,
        dicht: bool = False,
        stijl: str = "Normal",
    ) -> None:
        """Write a line; `ltr` is an address or a code, `dicht` stands close to what follows."""
        paragraph = self._paragraph()
        paragraph.style = stijl
        paragraph.paragraph_format.space_after = Pt(2 if dicht else 10)
        run = paragraph.add_run(_plain(tekst))
        run.bold, run.font.size = vet, Pt(maat)
        run.font.cs_bold = vet  # Arabic and Hebrew letters have a size and a weight of their own
        size = OxmlElement("w:szCs")
        size.set(qn("w:val"), str(maat * 2))
        run._element.get_or_add_rPr().append(size)
        if self._rtl and not ltr:
            run._element.get_or_add_rPr().append(OxmlElement("w:rtl"))

    def _paragraph(self) -> Paragraph:
        made: Paragraph = self._document.add_paragraph()
        if self._rtl:
            made._element.get_or_add_pPr().append(OxmlElement("w:bidi"))
        return made


def _plain(tekst: object) -> str:
    """Return a text of a page as text: what has no translation comes with marks of its language."""
    return tekst.striptags() if hasattr(tekst, "striptags") else str(tekst)
