"""A Word document (.docx): its tables, each as a sheet that is called by the heading above it.

The rows come past one by one, within the bounds of all XML that someone brings; what stands outside
a table is no list. Source: ECMA-376, part 1, 17.4 (tables).
"""

import io
import re
import zipfile
from collections.abc import Iterator
from itertools import count
from xml.etree.ElementTree import Element, ParseError, iterparse

from openpyxl.utils import get_column_letter

from ouderplan.opslag.lezen.excelcellen import Blad, Bladenboek, Cel, Samengevoegd
from ouderplan.opslag.lezen.geenboek import GeenExcel, Maten
from ouderplan.opslag.lezen.grenzen import WORD_XML, check_zip
from ouderplan.opslag.lezen.wordtekens import ALINEA, W, seen, sign_of
from ouderplan.opslag.lezen.xmldelen import Begrensd, GeenXml, Xmlteller

_TABEL, _RIJ, _CEL = (f"{W}{naam}" for naam in ("tbl", "tr", "tc"))
_NOTEN = re.compile(r"word/(?:foot|end)notes\d*\.xml")
_NOOT = frozenset({f"{W}footnote", f"{W}endnote"})
_ID = f"{W}id"
_LIJST = re.compile(r"list|lijst|opsom", re.IGNORECASE)
_HEADING = re.compile(r"heading|kop|titel|title", re.IGNORECASE)
PUNT = "• "
"""Stands before each line of a list in a cell."""
LANGSTE_NAAM = 60
_DIEPST = 60


class Wordboek(Bladenboek):
    """A document that was opened and read within bounds (GeenExcel, TeGroot)."""

    def __init__(self, bestand: str, content: bytes) -> None:
        check_zip(bestand, content)
        super().__init__({})
        self._maten = Maten(bestand)
        self._above = self._heading = ""
        self._first = True
        self._noten: dict[tuple[str, str], str] = {}
        try:
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                part = next(n for n in archive.namelist() if re.match(r"word/document\d*\.xml$", n))
                counter = Xmlteller(bestand, WORD_XML)
                for named in archive.namelist():
                    if _NOTEN.fullmatch(named):
                        with archive.open(named) as source:
                            self._read_notes(Begrensd(source, counter))
                with archive.open(part) as source:
                    self._read(Begrensd(source, counter))
        except (GeenXml, ParseError, zipfile.BadZipFile, KeyError, OSError, ValueError,
                StopIteration, NotImplementedError, RuntimeError, EOFError) as error:  # fmt: skip
            raise GeenExcel from error

    def _read(self, source: Begrensd) -> None:
        path: list[Element] = []
        for event, element in iterparse(source, ("start", "end")):
            if event == "start":
                path.append(element)
                if len(path) > _DIEPST:
                    raise GeenXml
                continue
            path.pop()
            inside = any(one.tag == _TABEL for one in path)
            if element.tag == _TABEL and not inside:
                self._add(element)
            elif element.tag == ALINEA and not inside:
                self._look_above(element)
            if path and not inside and element.tag in (_TABEL, ALINEA):
                path[-1].remove(element)

    def _read_notes(self, source: Begrensd) -> None:
        """Keep the footnotes and endnotes by their number."""
        for _, element in iterparse(source):
            if element.tag in _NOOT:
                lines = [_text(one) for one in element.iter(ALINEA)]
                number = element.get(_ID, "")
                self._noten[element.tag, number] = " ".join(filter(None, lines))
                element.clear()

    def _look_above(self, paragraph: Element) -> None:
        """Keep what a table below this may be called: its heading, else a short line above it.

        Of a second table below one heading a line right above it tells more.
        """
        text = _text(paragraph)
        if text and _HEADING.match(_style(paragraph)):
            self._above = self._heading = text
            self._first = True
        elif text:
            own = len(text) <= LANGSTE_NAAM and not (self._heading and self._first)
            self._above = text if own else self._heading or self._above

    def _add(self, element: Element) -> None:
        """Add a table; of two below the same heading the second has a number."""
        own = " ".join(self._above.split())[:LANGSTE_NAAM] or str(len(self._bladen) + 1)
        self._first, self._above = False, self._heading or self._above
        names = (own if nr == 1 else f"{own} ({nr})" for nr in count(1))
        sheet = Blad(next(name for name in names if name not in self._bladen))
        high: dict[int, tuple[int, int]] = {}
        for number, line in enumerate(_within(element, _RIJ), start=1):
            column = 1 + _number(line, "trPr/gridBefore")
            cells: dict[int, Cel] = {}
            for cell in _within(line, _CEL):
                wide = _number(cell, "tcPr/gridSpan") or 1
                down = cell.find(f"{W}tcPr/{W}vMerge")
                text = _cell_text(cell)
                if down is not None and down.get(f"{W}val") != "restart" and column in high:
                    high[column] = (high[column][0], number)
                else:
                    if text:
                        cells[column] = Cel(number, column, text, "s")
                    if down is not None:
                        high[column] = (number, number)
                    if wide > 1:
                        sheet.samen.append(_merged(number, number, column, wide))
                if down is None:
                    _close(sheet, high, column)
                column += wide
            self._maten.check_place(sheet.title, number, column)
            self._maten.add(1, cells.values())
            if cells:
                sheet.cellen[number] = cells
        for column in list(high):
            _close(sheet, high, column)
        sheet.noten += [
            noot
            for part in element.iter()
            if (noot := self._noten.get((part.tag.removesuffix("Reference"), part.get(_ID, ""))))
        ]
        self._maten.add_merged(len(sheet.samen))
        if sheet.cellen:
            self._bladen[sheet.title] = sheet


def _close(sheet: Blad, high: dict[int, tuple[int, int]], column: int) -> None:
    top, last = high.pop(column, (0, 0))
    if last > top:
        sheet.samen.append(_merged(top, last, column, 1))


def _merged(top: int, last: int, column: int, wide: int) -> Samengevoegd:
    first, beyond = (get_column_letter(at) for at in (column, column + wide - 1))
    return Samengevoegd(top, column, last, column + wide - 1, f"{first}{top}:{beyond}{last}")


def _within(element: Element, tag: str) -> Iterator[Element]:
    """Yield the parts of a table, also in a content control, and none of a table in a cell."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag not in (_TABEL, _RIJ, _CEL, ALINEA):
            yield from _within(child, tag)


def _number(element: Element, path: str) -> int:
    found = element.find("/".join(f"{W}{naam}" for naam in path.split("/")))
    value = found.get(f"{W}val", "") if found is not None else ""
    return int(value) if value.isdecimal() else 0


def _cell_text(cell: Element) -> str:
    """Return the paragraphs of a cell, a line each."""
    lines = []
    for paragraph in seen(cell):
        text = _text(paragraph) if paragraph.tag == ALINEA else ""
        if text:
            lines.append(PUNT + text if _is_listed(paragraph) else text)
    return "\n".join(lines)


def _is_listed(paragraph: Element) -> bool:
    """Tell whether a paragraph is an item of a list: it is numbered, or its style is a list's."""
    if paragraph.find(f"{W}pPr/{W}numPr") is not None:
        return True
    return bool(_LIJST.search(_style(paragraph)))


def _style(paragraph: Element) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return style.get(f"{W}val", "") if style is not None else ""


def _text(paragraph: Element) -> str:
    """Return what a paragraph says."""
    said = "".join(map(sign_of, seen(paragraph, own=True)))
    return "\n".join(" ".join(line.split()) for line in said.split("\n")).strip()
