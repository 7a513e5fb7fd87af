"""The paper that the chapters write on: headings, paragraphs, tables and pictures."""

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager

from docx.document import Document as DocxDocument
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.shared import Emu, Length, Mm
from docx.text.paragraph import Paragraph

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
    `hoofdstukken` are the ids of all chapters that are to come on it.
    """

    def __init__(self, document: DocxDocument, *, eigen_stijl: bool) -> None:
        self.document = document
        self.eigen_stijl = eigen_stijl
        self.hoofdstukken: tuple[str, ...] = ()
        self.koppen: list[tuple[int, str, str]] = []
        self._stijlen: dict[str, str] = {}
        self._figuren = 0
        self._bijlagen: int | None = None
        self._liggend, self._staand = False, document.sections[-1].orientation

    @property
    def breedte(self) -> Length:
        """Width of the text on the page."""
        section = self.document.sections[-1]
        page = section.page_width or Mm(210)
        margins = (section.left_margin or Mm(25)) + (section.right_margin or Mm(25))
        return Emu(max(page - margins, Mm(60)))

    @property
    def lengte(self) -> int:
        """How much stands on the paper; it grows with everything that is written."""
        return len(self.document.element.body)

    def style_id(self, naam: str) -> str:
        """Return the id of a paragraph style; python-docx is slow in looking it up."""
        if naam not in self._stijlen:
            self._stijlen[naam] = str(self.document.styles[naam].style_id)
        return self._stijlen[naam]

    @contextmanager
    def lying(self, liggend: bool = True) -> Iterator[None]:
        """Write on pages that lie on their side, for a wide table.

        The next heading after it stands on an upright page again.
        """
        before, self._liggend = self._liggend, liggend or self._liggend
        yield
        self._liggend = before

    def _turn(self) -> None:
        """Begin a section when the page has to turn."""
        stand = WD_ORIENT.LANDSCAPE if self._liggend else self._staand
        if self.document.sections[-1].orientation == stand:
            return
        section = self.document.add_section(WD_SECTION.NEW_PAGE)
        section.orientation = stand
        section.page_width, section.page_height = section.page_height, section.page_width
        section.different_first_page_header_footer = False

    def begin_attachments(self) -> None:
        """Let every chapter from here be an attachment with a number."""
        self._bijlagen = 0

    def heading(self, tekst: str, niveau: int, *, nieuwe_bladzijde: bool = False) -> Paragraph:
        """Write a heading; levels 1 and 2 come in the contents.

        The first chapter begins a new page, and so does the first attachment.
        """
        first = niveau == 1 and not any(level == 1 for level, _, _ in self.koppen)
        self._turn()
        title = " ".join(clean(tekst).split())
        if niveau == 1 and self._bijlagen is not None:
            self._bijlagen += 1
            first = first or self._bijlagen == 1
            title = text("voorin", "bijlage", nummer=self._bijlagen, kop=title)
        paragraph = self.document.add_paragraph(title, style=f"Heading {niveau}")
        paragraph.paragraph_format.keep_with_next = True
        if nieuwe_bladzijde or first:
            paragraph.paragraph_format.page_break_before = True
        if niveau <= 2:  # noqa: PLR2004  the contents show two levels
            name = f"_Toc{len(self.koppen) + 1:08d}"
            velden.bookmark(paragraph, name, len(self.koppen) + 1)
            self.koppen.append((niveau, title, name))
        return paragraph

    def text(self, tekst: str, stijl: str = "Normal", *, bij_volgende: bool = False) -> Paragraph:
        """Write a paragraph; line ends in `tekst` stay line ends."""
        paragraph = self.document.add_paragraph(clean(tekst))
        paragraph._p.style = self.style_id(stijl)
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
        """Write a list with a bullet a sentence."""
        for zin in zinnen:
            self.text(zin, "List Bullet")

    def picture(self, png: bytes, bijschrift: str, beschrijving: str) -> None:
        """Place a picture over the width of the text, with its caption and alt text."""
        paragraph = self.document.add_paragraph()
        paragraph.paragraph_format.keep_with_next = True
        inline = paragraph.add_run().add_picture(io.BytesIO(png), width=self.breedte)
        if inline.height > HOOGSTE_FIGUUR:
            inline.width = Emu(int(inline.width * HOOGSTE_FIGUUR / inline.height))
            inline.height = HOOGSTE_FIGUUR
        velden.describe_picture(inline, clean(bijschrift), clean(beschrijving))
        self._caption(bijschrift)

    def _caption(self, bijschrift: str) -> None:
        self._figuren += 1
        before, after = bijschrift.split("{nummer}")
        paragraph = self.document.add_paragraph(clean(before), style=BIJSCHRIFT)
        velden.add_field(paragraph, "SEQ Figuur \\* ARABIC", str(self._figuren))
        paragraph.add_run(clean(after))


def _blocks(tekst: str) -> list[str]:
    return [block.strip() for block in re.split(r"\n\s*\n", clean(tekst)) if block.strip()]
