"""An Excel file that a school made itself: each sheet as a table, with the heads it chose."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from openpyxl.utils import get_column_letter, range_boundaries

from ouderplan.opslag.bestandssoort import is_excel
from ouderplan.opslag.csv_fouten import Celfout, CsvFouten
from ouderplan.opslag.csv_koppen import KOPREGELS, Regel, table_of
from ouderplan.opslag.csv_lezen import Bestand, read_content, read_lists
from ouderplan.opslag.excel_cellen import Blad, Cel, Samengevoegd
from ouderplan.opslag.excel_lezen import Excelboek
from ouderplan.teksten import Teksten
from ouderplan.uitvoer.excelbasis import BLAD, NUMMERKOP
from ouderplan.uitvoer.terug.boek import read_sheets, refused_whole
from ouderplan.uitvoer.terug.cellen import Onleesbaar, cell_text


def is_ours(bestand: str, inhoud: bytes) -> bool:
    """Tell whether the workbook made this file, so that it can be read back cell by cell.

    Raises
    ------
    CsvFouten
        When it is no Excel file.
    """
    with refused_whole(bestand, inhoud):
        book = Excelboek(bestand, inhoud)
        return BLAD in book.namen or any(
            NUMMERKOP in (cell.value for cell in row)
            for naam in book.namen
            for _, row in book.rows(naam, last=KOPREGELS)
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
    if not is_excel(bestand, inhoud):
        return read_content(bestand, inhoud), []
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
    sheets = read_sheets(bestand, inhoud)
    wide = {naam: _wide(sheet) for naam, sheet in sheets.items()}
    read = {naam: list(_lines(bestand, sheets.pop(naam))) for naam in list(sheets)}
    filled = {title: lines for title, lines in read.items() if lines}
    names = {title: _name(stem, title, lines, len(filled)) for title, lines in filled.items()}
    known = {title: lines for title, lines in filled.items() if names[title]}
    skipped = [_t("melding.blad_extra", blad=title) for title in filled if title not in known]
    files: list[Bestand] = []
    mistakes: list[Celfout] = []
    for title, lines in (known or filled).items():
        place = _t("blad.plek", bestand=bestand, blad=title)
        try:
            name = names[title] or stem
            files += read_lists(place, name, lines, inhoud, wide.get(title, {}))
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
    return next((name for name in names if table_of(name, lines)), "")


def _wide(sheet: Blad) -> dict[int, int]:
    """Return over how many columns the only cell of a row was merged, per row."""
    return {
        block.min_row: block.max_col - block.min_col + 1
        for block in sheet.samen
        if _in_one_row(block)
        and [cell.column for cell in sheet.row(block.min_row)] == [block.min_col]
    }


def _in_one_row(block: Samengevoegd) -> bool:
    """Tell whether cells were merged in one row, also of what lies beyond the end of the sheet."""
    _, first, _, last = range_boundaries(block.coord)
    return bool(first == last)


def _lines(bestand: str, sheet: Blad) -> Iterator[Regel]:
    """Yield the filled rows; a cell that was merged over rows counts for each of them.

    A formula of which no program stored the outcome is a mistake (CsvFouten), and no empty cell.
    """
    mistakes: list[Celfout] = []
    merged: dict[int, dict[int, Cel]] = defaultdict(dict)
    for block in sheet.samen:
        whole = sheet.cell(block.min_row, block.min_col)
        for number in range(block.min_row + 1, block.max_row + 1):
            merged[number][block.min_col] = whole
    plek = _t("blad.plek", bestand=bestand, blad=sheet.title)
    for number, filled in sheet.rows():
        cells = {cell.column: cell for cell in filled} | merged[number]
        texts = [""] * max(cells)
        for column, cell in cells.items():
            try:
                texts[column - 1] = cell_text(cell, str)
            except Onleesbaar as error:
                kolom = get_column_letter(cell.column)
                mistakes.append(Celfout(plek, number, kolom, str(error)))
        yield number, texts
    if mistakes:
        raise CsvFouten(mistakes)


def _t(sleutel: str, **velden: object) -> str:
    return Teksten(__package__ or "")(sleutel, **velden)
