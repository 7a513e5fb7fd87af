"""Slips with a stemcode, ten on an A4 sheet with lines to cut along."""

import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

import segno
from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from ouderplan.kern.stemcodes import written
from ouderplan.uitvoer.codes import Codes
from ouderplan.uitvoer.lidwoord import with_article
from ouderplan.uitvoer.teksten import text

KOLOMMEN, RIJEN = 2, 5
PER_VEL = KOLOMMEN * RIJEN
BREED, HOOG = A4[0] / KOLOMMEN, A4[1] / RIJEN
RAND = 8 * mm
"""Most printers leave some 5 mm of the sheet white."""
QR = 35 * mm
TUSSEN = 5 * mm
INKT, ZACHT, LIJN, TEAL = "#1E1B16", "#5A5348", "#857B6B", "#0B5F5C"
GEWOON, VET = "OuderplanGewoon", "OuderplanVet"
_PUNTJES = re.compile("…+")
LETTERS = {GEWOON: "AtkinsonHyperlegible-Regular.ttf", VET: "AtkinsonHyperlegible-Bold.ttf"}


@dataclass(frozen=True, slots=True)
class Briefjes(Codes):
    """What stands on the slips."""

    wifi: str


def draw_slips(briefjes: Briefjes) -> bytes:
    """Return the PDF."""
    _register_letters()
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, lang="nl", initialFontName=GEWOON)
    canvas.setTitle(text("briefje", "titel", wie=with_article(briefjes.groep)))
    canvas.setAuthor(briefjes.school)
    # The links differ in six characters: what suits one, suits them all.
    mask = _make_qr(briefjes.link(briefjes.codes[0])).mask if briefjes.codes else None
    for start in range(0, len(briefjes.codes), PER_VEL):
        sheet = briefjes.codes[start : start + PER_VEL]
        for corner, code in zip(_places(), sheet, strict=False):
            _draw_slip(canvas, corner, briefjes, code, mask)
        _draw_cut_lines(canvas, rows=-(-len(sheet) // KOLOMMEN))
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _places() -> Iterator[tuple[float, float]]:
    """Yield the lower left corner of each slip, in reading order."""
    for row in range(RIJEN):
        for column in range(KOLOMMEN):
            yield column * BREED, A4[1] - (row + 1) * HOOG


def _draw_slip(
    canvas: Canvas, corner: tuple[float, float], briefjes: Briefjes, code: str, mask: int | None
) -> None:
    left, bottom = corner
    x, top = left + RAND, bottom + HOOG - RAND
    head = _Pen(canvas, x, top, BREED - 2 * RAND)
    head.write(_printable(briefjes.school, VET), VET, 9, TEAL, 1)
    _draw_qr(canvas, briefjes.link(code), mask, x, bottom + RAND - 1 * mm)
    pen = _Pen(canvas, x + QR + TUSSEN, bottom + RAND - 1 * mm + QR, BREED - 2 * RAND - QR - TUSSEN)
    pen.write(written(code), VET, 27, INKT, 1)
    pen.skip(0.6 * mm)
    pen.write(text("briefje", "scan"), GEWOON, 9, INKT)
    pen.write(briefjes.kort_adres, VET, 11, INKT)
    pen.write(text("briefje", f"typ_{briefjes.groep}"), GEWOON, 9, INKT)
    pen.write(text("briefje", "anders"), GEWOON, 8, ZACHT)
    if wifi := " ".join(briefjes.wifi.split()):
        pen.skip(1 * mm)
        whole = _printable(wifi, GEWOON) == wifi  # half the name of a network is another network
        words = text("briefje", "wifi", wifi=wifi) if whole else text("briefje", "wifi_op_scherm")
        pen.write(words, GEWOON, 9, ZACHT, 1)


@dataclass(slots=True)
class _Pen:
    """Sets lines of text below each other; `y` is where the next may begin."""

    canvas: Canvas
    x: float
    y: float
    room: float

    def skip(self, how_far: float) -> None:
        self.y -= how_far

    def write(self, tekst: str, letter: str, size: float, kleur: str, most: int = 2) -> None:
        """Write at most so many lines; what does not fit ends in …."""
        self.canvas.setFillColor(HexColor(kleur))
        self.canvas.setFont(letter, size)
        lines = simpleSplit(tekst, letter, size, self.room)
        if len(lines) > most:
            lines = [*lines[: most - 1], " ".join(lines[most - 1 :])]
        for line in lines:
            self.y -= size
            self.canvas.drawString(self.x, self.y, _shortened(line, letter, size, self.room))
            self.y -= 0.25 * size


def _shortened(line: str, letter: str, size: float, room: float) -> str:
    if pdfmetrics.stringWidth(line, letter, size) <= room:
        return line
    while line and pdfmetrics.stringWidth(f"{line}…", letter, size) > room:
        line = line[:-1]
    return f"{line.rstrip()}…"


def _draw_qr(canvas: Canvas, tekst: str, mask: int | None, left: float, bottom: float) -> None:
    """Draw the dark squares as one shape, a run of them at a time."""
    rows = list(_make_qr(tekst, mask).matrix)
    canvas.saveState()
    canvas.translate(left, bottom + QR)
    canvas.scale(QR / len(rows), -QR / len(rows))
    path = canvas.beginPath()
    for nr, row in enumerate(rows):
        for start, length in _runs(row):
            path.rect(start, nr, length, 1)
    canvas.setFillColor(HexColor(INKT))
    canvas.drawPath(path, stroke=0, fill=1)
    canvas.restoreState()


def _make_qr(tekst: str, mask: int | None = None) -> segno.QRCode:
    """Return the QR code; trying which of the eight masks is best takes most of the time."""
    return segno.make_qr(tekst, error="m", mask=mask, encoding="utf-8")


def _runs(row: Iterable[int]) -> Iterator[tuple[int, int]]:
    start = None
    for place, dark in enumerate([*row, 0]):
        if dark and start is None:
            start = place
        elif not dark and start is not None:
            yield start, place - start
            start = None


def _draw_cut_lines(canvas: Canvas, rows: int) -> None:
    canvas.setStrokeColor(HexColor(LIJN))
    canvas.setLineWidth(0.4)
    canvas.setDash(2, 2)
    foot = A4[1] - rows * HOOG
    canvas.line(BREED, foot, BREED, A4[1])
    for row in range(1, min(rows, RIJEN - 1) + 1):
        canvas.line(0, A4[1] - row * HOOG, A4[0], A4[1] - row * HOOG)
    canvas.setDash()


def _printable(tekst: str, letter: str) -> str:
    """Return `tekst` on one line, with … for signs that the typeface does not have."""
    signs = pdfmetrics.getFont(letter).face.charToGlyph
    line = " ".join(tekst.split())
    return _PUNTJES.sub("…", "".join(ch if ch == " " or ord(ch) in signs else "…" for ch in line))


@cache
def _register_letters() -> None:
    folder = resources.files("ouderplan.figuren") / "fonts"
    for naam, bestand in LETTERS.items():
        with resources.as_file(folder / bestand) as path:
            pdfmetrics.registerFont(TTFont(naam, str(path)))
