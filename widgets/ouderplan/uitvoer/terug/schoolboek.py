"""An Excel file that a school made itself: each sheet as a table, with the heads it chose."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from ouderplan.opslag.csv_fouten import Celfout, CsvFouten
from ouderplan.opslag.csv_koppen import Regel, find_head, table_of
from ouderplan.opslag.csv_lezen import Bestand, read_content, read_lines
from ouderplan.teksten import Teksten
from ouderplan.uitvoer.excelbasis import BLAD, NUMMERKOP
from ouderplan.uitvoer.terug.boek import MEEST, filled_rows, opener
from ouderplan.uitvoer.terug.cellen import Onleesbaar, cell_text

EXCEL = ".xlsx"


def is_ours(bestand: str, inhoud: bytes) -> bool:
    """Tell whether the workbook made this file, so that it can be read back cell by cell.

    Raises
    ------
    CsvFouten
        When it is no Excel file.
    """
    book = opener(bestand, inhoud)(data_only=True)
    return BLAD in book.sheetnames or any(
        NUMMERKOP in (cell.value for cell in row)
        for sheet in book.worksheets
        for row in sheet.iter_rows(max_row=10)
    )


def read_school_files(files: Sequence[tuple[str, bytes]]) -> tuple[list[Bestand], list[str]]:
    """Read files that a school has, CSV and Excel together, and say what is not read.

    Raises
    ------
    CsvFouten
        With every mistake in any of them.
    """
    found: list[Bestand] = []
    told: list[str] = []
    mistakes: list[Celfout] = []
    for name, content in files:
        try:
            read, skipped = _read_one(name, content)
            found, told = [*found, *read], [*told, *skipped]
        except CsvFouten as error:
            mistakes += error.fouten
    if mistakes:
        raise CsvFouten(mistakes)
    return found, told


def _read_one(bestand: str, inhoud: bytes) -> tuple[list[Bestand], list[str]]:
    if Path(bestand).suffix.casefold() != EXCEL:
        return [read_content(bestand, inhoud)], []
    if is_ours(bestand, inhoud):
        raise CsvFouten([Celfout(bestand, 0, "", _t("blad.van_ons"))])
    return read_school_book(bestand, inhoud)


def read_school_book(bestand: str, inhoud: bytes) -> tuple[list[Bestand], list[str]]:
    """Read the sheets of a school's own file, and say which are not read.

    Raises
    ------
    CsvFouten
        With every mistake by sheet, row and column.
    """
    stem = Path(bestand).stem
    sheets = opener(bestand, inhoud)(data_only=True).worksheets
    filled = {sheet.title: lines for sheet in sheets if (lines := list(_lines(bestand, sheet)))}
    names = {title: _name(stem, title, lines, len(filled)) for title, lines in filled.items()}
    known = {title: lines for title, lines in filled.items() if names[title]}
    skipped = [_t("melding.blad_extra", blad=title) for title in filled if title not in known]
    files: list[Bestand] = []
    mistakes: list[Celfout] = []
    for title, lines in (known or filled).items():
        place = _t("blad.plek", bestand=bestand, blad=title)
        try:
            tabel, rows, kopjes = read_lines(place, names[title] or stem, lines)
            files.append(Bestand(place, tabel, rows, inhoud, kopjes))
        except CsvFouten as error:
            mistakes += error.fouten
    if not filled:
        mistakes.append(Celfout(bestand, 1, "", _t("blad.leeg")))
    if mistakes:
        raise CsvFouten(mistakes)
    return files, skipped if known else []


def _name(stem: str, title: str, lines: list[Regel], sheets: int) -> str:
    """Return what tells the table of a sheet: its own name, or the file's when it is alone."""
    names = (title, stem) if sheets == 1 else (title,)
    heads = lines[find_head(None, lines)][1]
    return next((name for name in names if table_of(name, heads)), "")


def _lines(bestand: str, sheet: Any) -> Iterator[Regel]:
    """Yield the filled rows; a cell that was merged over rows counts for each of them."""
    merged = {
        (row, block.min_col): (block.min_row, block.min_col)
        for block in sheet.merged_cells.ranges
        for row in range(block.min_row + 1, min(block.max_row, MEEST) + 1)
    }
    plek = _t("blad.plek", bestand=bestand, blad=sheet.title)
    for row in filled_rows(sheet, 1, plek):
        number = row[0].row
        whole = [merged.get((number, place)) for place in range(1, len(row) + 1)]
        cells = [sheet.cell(*at) if at else cell for at, cell in zip(whole, row, strict=True)]
        yield number, [_text(plek, number, cell) for cell in cells]


def _text(plek: str, regel: int, cell: Any) -> str:
    try:
        return cell_text(cell, None, str)
    except Onleesbaar as error:
        raise CsvFouten([Celfout(plek, regel, "", str(error))]) from error


def _t(sleutel: str, **velden: object) -> str:
    return Teksten(__package__ or "")(sleutel, **velden)
