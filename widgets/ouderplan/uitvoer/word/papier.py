"""The paper that the chapters write on: headings, paragraphs, tables and pictures."""

import io
import re
from collections.abc import Iterator

from docx.document import Document as DocxDocument
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Emu, Length, Mm, Pt
from docx.text.paragraph import Paragraph

from ouderplan.figuren import LEEG, Figuur
from ouderplan.uitvoer.schoon import clean
from ouderplan.uitvoer.teksten import text
from ouderplan.uitvoer.word import velden
from ouderplan.uitvoer.word.huisstijl import BIJSCHRIFT, ZACHT

HOOGSTE_FIGUUR = Mm(150)


def lines_of(tekst: str) -> list[str]:
    """Return the lines of `tekst` without the empty ones."""
    return [line.strip() for line in clean(tekst).split("\n") if line.strip()]


class Papier:
    """A Word document that is being written.

    `eigen_stijl` tells that the school's own document is the base, so that our colours stay out.
    `hoofdstukken` are the ids of all chapters that are to come on it, `geschreven` of those that
    had something to say. `titel` is what stands above it all. `noem_lege` tells that what is
    missing is asked for too, `pdca` that an activity is shown as plan, do, check and act.
    """

    def __init__(self, document: DocxDocument, *, eigen_stijl: bool) -> None:
        self.document = document
        self.eigen_stijl = eigen_stijl
        self.hoofdstukken: tuple[str, ...] = ()
        self.titel = ""
        self.geschreven: list[str] = []
        self.noem_lege = self.pdca = False
        self.eerste_kop: Paragraph | None = None
        self.koppen: list[tuple[int, str, str]] = []
        self._stijlen: dict[str, str] = {}
        self._figuren = self._niveau = 0
        self._bijlagen: list[tuple[Paragraph, str]] | None = None

    @property
    def _section(self) -> Section:
        """The section that is being written; python-docx goes by all paragraphs to find it."""
        return Section(self.document.element.body.get_or_add_sectPr(), self.document.part)

    @property
    def breedte(self) -> Length:
        """Width of the text on the page."""
        section = self._section
        page = section.page_width or Mm(210)
        margins = (section.left_margin or Mm(25)) + (section.right_margin or Mm(25))
        return Emu(max(page - margins, Mm(60)))

    @property
    def lengte(self) -> int:
        """How much stands on the paper; it grows with everything that is written."""
        return len(self.document.element.body)

    def style_id(self, naam: str) -> str:
        """Return the id of a style; python-docx reads all of them whenever it looks one up."""
        if naam not in self._stijlen:
            self._stijlen[naam] = str(self.document.styles[naam].style_id)
        return self._stijlen[naam]

    def add(self, tekst: str, stijl: str) -> Paragraph:
        """Write a paragraph as it is."""
        paragraph = self.document.add_paragraph()
        paragraph._p.style = self.style_id(stijl)
        if tekst:
            velden.add_in_one_piece(paragraph, tekst)
        return paragraph

    @property
    def delen(self) -> tuple[str, ...]:
        """Parts that are no chapter: ``bijlage`` where there is one, ``bijlagen`` where more."""
        many = len(self._bijlagen or ())
        return ("bijlagen" if many > 1 else "bijlage",) if many else ()

    def begin_attachments(self) -> None:
        """Let every chapter from here be an attachment with a number."""
        self._bijlagen = []

    def end_attachments(self) -> None:
        """Take the number off an attachment that is the only one."""
        if self._bijlagen is None or len(self._bijlagen) != 1:
            return
        ((paragraph, title),) = self._bijlagen
        alone, numbered = text("voorin", "een_bijlage", kop=title), paragraph.text
        paragraph.runs[0].text = alone
        self.koppen = [
            (niveau, alone if kop == numbered else kop, name) for niveau, kop, name in self.koppen
        ]

    def heading(self, tekst: str, niveau: int, *, nieuwe_bladzijde: bool = False) -> Paragraph:
        """Write a heading; levels 1 and 2 come in the contents.

        Attachments follow on the page, as chapters do: a page of their own left the one before them
        nearly empty. Whether the first chapter (`eerste_kop`) begins one depends on what stands
        before it. No level is passed over.
        """
        niveau = self._niveau = min(niveau, self._niveau + 1)
        if niveau > 1:
            self._hold_introduction(niveau)
        title = " ".join(clean(tekst).split())
        attachment = title if niveau == 1 and self._bijlagen is not None else ""
        if attachment:
            number = len(self._bijlagen or ()) + 1
            title = text("voorin", "bijlage", nummer=number, kop=title)
        paragraph = self.add(title, f"Heading {niveau}")
        if attachment and self._bijlagen is not None:
            self._bijlagen.append((paragraph, attachment))
        paragraph.paragraph_format.keep_with_next = True
        if nieuwe_bladzijde:
            paragraph.paragraph_format.page_break_before = True
        self.eerste_kop = self.eerste_kop or paragraph
        if niveau <= 2:  # noqa: PLR2004  the contents show two levels
            name = f"_Toc{len(self.koppen) + 1:08d}"
            velden.bookmark(paragraph, name, len(self.koppen) + 1)
            self.koppen.append((niveau, title, name))
        return paragraph

    def _hold_introduction(self, niveau: int) -> None:
        """Keep the only paragraph below a heading with one of this lower level that follows."""
        last = self.document.element.body[-1].getprevious()  # after it come the margins
        before = None if last is None else last.getprevious()
        if before is None or {last.tag, before.tag} != {qn("w:p")}:
            return
        if before.style in {self.style_id(f"Heading {above}") for above in range(1, niveau)}:
            Paragraph(last, self.document._body).paragraph_format.keep_with_next = True

    def text(self, tekst: str, stijl: str = "Normal", *, bij_volgende: bool = False) -> Paragraph:
        """Write a paragraph; line ends in `tekst` stay line ends."""
        paragraph = self.add(clean(tekst), stijl)
        if bij_volgende:
            paragraph.paragraph_format.keep_with_next = True
        return paragraph

    def paragraphs(self, tekst: str, *, bij_volgende: bool = False) -> None:
        """Write a longer text: an empty line begins a new paragraph."""
        blocks = _blocks(tekst)
        for number, block in enumerate(blocks, start=1):
            self.text(block, bij_volgende=bij_volgende and number == len(blocks))

    def soft(self, tekst: str) -> Paragraph:
        """Say softly that something is still to be filled in."""
        return self.text(tekst, ZACHT)

    def bullets(self, zinnen: Iterator[str] | tuple[str, ...] | list[str]) -> None:
        """Write a list with a bullet a sentence; what comes next stands apart from it.

        The last stands on the page of the one before it.
        """
        written = [self.text(zin, "List Bullet") for zin in zinnen]
        for paragraph in written[-2:-1]:
            paragraph.paragraph_format.keep_with_next = True
        for paragraph in written[-1:]:
            paragraph.paragraph_format.space_after = Pt(6)

    def picture(self, figuur: Figuur, bijschrift: str, *, hoogste: int = HOOGSTE_FIGUUR) -> None:
        """Place a picture over the width of the text, with its caption and alt text.

        What the picture cannot show whole stands below it as text: Word has more letters.
        """
        paragraph = self.document.add_paragraph()
        paragraph.paragraph_format.keep_with_next = True
        inline = paragraph.add_run().add_picture(io.BytesIO(figuur.png), width=self.breedte)
        if inline.height > hoogste:
            inline.width = Emu(int(inline.width * hoogste / inline.height))
            inline.height = Emu(hoogste)
        velden.describe_picture(inline, clean(bijschrift), clean(figuur.beschrijving))
        self._caption(bijschrift)
        if figuur.onvolledig:
            self.soft(text("papier", "onvolledig", teken=LEEG))
            self.bullets(figuur.onvolledig)

    def _caption(self, bijschrift: str) -> None:
        self._figuren += 1
        before, after = bijschrift.split("{nummer}")
        paragraph = self.add(clean(before), BIJSCHRIFT)
        velden.add_field(paragraph, "SEQ Figuur \\* ARABIC", str(self._figuren))
        paragraph.add_run(clean(after))


def _blocks(tekst: str) -> list[str]:
    return [block.strip() for block in re.split(r"\n\s*\n", clean(tekst)) if block.strip()]
