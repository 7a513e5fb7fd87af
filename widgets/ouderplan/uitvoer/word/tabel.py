"""Tables: hairlines, a header row that comes back on every page, rows that stay in one piece."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from docx.enum.table import WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu, Mm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from ouderplan.uitvoer.afbreken import ZACHT_STREEPJE
from ouderplan.uitvoer.schoon import clean
from ouderplan.uitvoer.word.huisstijl import CEL, CELKOP, TABEL
from ouderplan.uitvoer.word.papier import Papier, lines_of
from ouderplan.uitvoer.word.woordbreedte import (
    RAND,
    fit,
    hold,
    hyphenate,
    lines_of_width,
)

VLAK, VLAK_EIGEN_STIJL = "E6F0EE", "F0F0F0"
"""Background of a header row: ours, and a grey that goes with any school's colours."""

SCHRIJFRUIMTE = Mm(11)
"""Height of an empty cell that someone still has to write in."""
RUIME_CEL = Mm(32)
"""Height of one to write sentences in by hand."""

SAMEN, FORMULIER = 16, 24
"""Lines up to which a table and a form are kept on one page: of more, half of one may be empty."""
STAART = 10
"""Lines of the last rows that are kept together."""
KOP = 3.5
"""Lines of the head of a form up to which it comes back on every page."""
LUCHT = 0.4
"""The air around a row, in lines."""


@dataclass(frozen=True, slots=True)
class Regel:
    """One paragraph in a cell: `vooraf`, then `vet` in bold, then `tekst`."""

    tekst: str
    vet: str = ""
    vooraf: str = ""


Cel = str | Sequence[Regel]


def add_table(
    papier: Papier,
    kop: Sequence[str],
    rijen: Sequence[Sequence[Cel]],
    delen: Sequence[float],
    *,
    rechts: frozenset[int] = frozenset(),
    maat: Sequence[Sequence[Cel]] = (),
    bij_volgende: Collection[int] = (),
) -> None:
    """Write a table with a header row.

    Parameters
    ----------
    papier
        Where to write it.
    kop
        The words of the header row.
    rijen
        The cells, row by row.
    delen
        The widths of the columns as parts of the width of the text.
    rechts
        Columns with numbers, which are set to the right.
    maat
        The rows that say how wide the columns are: those of all tables below each other that have
        the same columns; without them the rows of this one.
    bij_volgende
        The places of rows that stay on the page of the next one.
    """
    columns = [[hold(kop[n]), *(_plain(row[n]) for row in maat or rijen)] for n in range(len(kop))]
    bold = {n for row in maat or rijen for n, cell in enumerate(row) if _has_bold(cell)}
    delen = fit(delen, columns, papier.breedte, vet=bold)
    head, *rows = grid = _new_table(papier, 1 + len(rijen), delen)
    for column, (cell, word) in enumerate(zip(head, kop, strict=True)):
        _fill(papier, cell, word, stijl=CELKOP, rechts=column in rechts)
        _shade(cell, papier)
    _flag(head, "w:tblHeader")
    for row, inhoud in zip(rows, rijen, strict=True):
        for column, (cell, words) in enumerate(zip(row, inhoud, strict=True)):
            _fill(papier, cell, words, rechts=column in rechts)
    _keep_together(grid)
    _keep_with_next(rows[place] for place in bij_volgende)
    _space_after(papier)


def add_form(
    papier: Papier,
    kop: tuple[str, Cel],
    blokken: Sequence[Sequence[tuple[str, Cel]]],
    *,
    ruim: frozenset[str] = frozenset(),
    los: bool = False,
    erboven: str = "",
) -> None:
    """Write a table of two columns with a row per field.

    The row `kop` comes back on every page, unless it is long. The rows of one block stay on one
    page, all of them when the table is short, and the last block with what is written next, unless
    it stands on its own (`los`). The fields in `ruim` get more room to write in when empty. Of a
    short table below a heading that says it all (`erboven`), `kop` would say the same once more.
    A form to write on is one page, however long.
    """
    fields = [row for block in blokken for row in block]
    rijen = [kop, *fields]
    grid = _new_table(papier, len(rijen), (0.26, 0.74))
    for (left, right), (label, words) in zip(grid, rijen, strict=True):
        _fill(papier, left, label, stijl=CELKOP)
        _shade(left, papier)
        _fill(papier, right, words)
        if not _plain(words).strip():
            row = left._tc.getparent()
            row.trHeight_val = RUIME_CEL if label in ruim else SCHRIJFRUIMTE
            row.trHeight_hRule = WD_ROW_HEIGHT_RULE.AT_LEAST
    if _height(grid[0]) <= KOP:
        _flag(grid[0], "w:tblHeader")
    first = len(blokken) if _is_short(grid, FORMULIER) else 1
    ends = {sum(len(block) for block in blokken[:n]) for n in range(first, len(blokken) + los)}
    ends |= set() if ruim else _inside_long(grid, blokken)
    _keep_with_next(row for n, row in enumerate(grid) if n not in ends)
    if fields and _is_short(grid, FORMULIER) and _says(erboven, kop[1]):
        head = grid[0][0]._tc.getparent()
        head.getparent().remove(head)
    _space_after(papier).paragraph_format.keep_with_next = not los


def _says(kop: str, cel: Cel) -> bool:
    """Tell whether a heading ends with all that a cell says."""
    said = " ".join(_plain(cel).split())
    return bool(said) and " ".join(kop.split()).endswith(said)


def _inside_long(grid: Sequence[Sequence[_Cell]], blokken: Sequence[Sequence[Any]]) -> set[int]:
    """Return the rows after which a page may end inside a block that is too long to keep whole.

    What is left for the next page is more than a row or two.
    """
    found: set[int] = set()
    begin = 1
    for block in blokken:
        end = begin + len(block)
        if not _is_short(grid[begin:end], FORMULIER):
            rest = range(begin + 1, end - 2)
            found |= {n for n in rest if not _is_short(grid[n + 1 : end], STAART)}
        begin = end
    return found


def _new_table(papier: Papier, rijen: int, delen: Sequence[float]) -> list[list[_Cell]]:
    """Return the cells of a new table, row by row: python-docx is slow in looking them up."""
    table = papier.document.add_table(rows=rijen, cols=len(delen))
    table._tbl.tblStyle_val = papier.style_id(TABEL)
    table.autofit = False
    table.alignment = WD_TABLE_ALIGNMENT.LEFT
    widths = [Emu(int(papier.breedte * deel)) for deel in delen]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    grid = [[_Cell(tc, table) for tc in row.tc_lst] for row in table._tbl.tr_lst]
    for row in grid:
        for cell, width in zip(row, widths, strict=True):
            cell.width = width
        _flag(row, "w:cantSplit")
    return grid


def _fill(
    papier: Papier, cell: _Cell, inhoud: Cel, *, stijl: str = CEL, rechts: bool = False
) -> None:
    lines = [Regel(line) for line in lines_of(inhoud)] if isinstance(inhoud, str) else inhoud
    width = cell.width or papier.breedte
    paragraph = cell.paragraphs[0]
    for number, line in enumerate(lines):
        paragraph = cell.add_paragraph() if number else paragraph
        _write(paragraph, line, width, kop=stijl == CELKOP)
    for paragraph in cell.paragraphs:
        paragraph._p.style = papier.style_id(stijl)
        if rechts:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _has_bold(inhoud: Cel) -> bool:
    return not isinstance(inhoud, str) and any(line.vet for line in inhoud)


def _plain(inhoud: Cel) -> str:
    if isinstance(inhoud, str):
        return hold(inhoud)
    return hold("\n".join(f"{line.vooraf}{line.vet}{line.tekst}" for line in inhoud))


def _write(paragraph: Any, line: Regel, width: int, *, kop: bool) -> None:
    if line.vooraf:
        _add(paragraph, line.vooraf, width)
    if line.vet:
        _add(paragraph, line.vet, width, vet=True).bold = True
    _add(paragraph, line.tekst, width, vet=kop)


def _add(paragraph: Any, tekst: str, width: int, *, vet: bool = False) -> Run:
    """Append a text; a word that does not fit gets the places where Word may break it."""
    first, *rest = hyphenate(hold(clean(tekst)), width, vet=vet).split(ZACHT_STREEPJE)
    run: Run = paragraph.add_run(first)
    for piece in rest:
        run._r.append(OxmlElement("w:softHyphen"))
        run.add_text(piece)
    return run


def _shade(cell: Any, papier: Papier) -> None:
    shade = OxmlElement("w:shd")
    shade.set(qn("w:val"), "clear")
    shade.set(qn("w:color"), "auto")
    shade.set(qn("w:fill"), VLAK_EIGEN_STIJL if papier.eigen_stijl else VLAK)
    cell._tc.get_or_add_tcPr().append(shade)


def _flag(row: Sequence[_Cell], naam: str) -> None:
    row[0]._tc.getparent().get_or_add_trPr().append(OxmlElement(naam))


def _keep_together(rijen: Sequence[Sequence[_Cell]]) -> None:
    """Keep a short table on one page, and of a long one the first rows and the last."""
    _keep_with_next(rijen[:-1] if _is_short(rijen) else [*rijen[:2], *_before_last(rijen)])


def _before_last(rijen: Sequence[Sequence[_Cell]]) -> Sequence[Sequence[_Cell]]:
    """Return the rows that the last takes along, so that it does not stand alone on a page."""
    return rijen[-3:-1] if _is_short(rijen[-3:], STAART) else rijen[-2:-1]


def _is_short(rijen: Sequence[Sequence[_Cell]], most: int = SAMEN) -> bool:
    return sum(_height(row) for row in rijen) <= most


def _height(rij: Sequence[_Cell]) -> float:
    """Return about how many lines a row takes, with room to write in counted as such."""
    room = rij[0]._tc.getparent().trHeight_val or 0
    text = max(
        sum(lines_of_width(p.text, (cell.width or 0) - RAND) for p in cell.paragraphs)
        for cell in rij
    )
    return max(text, room / Pt(13)) + LUCHT


def _keep_with_next(rijen: Iterable[Sequence[_Cell]]) -> None:
    for row in rijen:
        for cell in row:
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.keep_with_next = True


def _space_after(papier: Papier) -> Paragraph:
    """Leave some air under a table; Word also joins tables that have nothing between them."""
    paragraph = papier.add("", CEL)
    paragraph.paragraph_format.space_after = paragraph.paragraph_format.space_before = Pt(0)
    paragraph.paragraph_format.line_spacing = Pt(8)
    return paragraph
