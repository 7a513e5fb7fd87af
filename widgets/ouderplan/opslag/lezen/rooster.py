"""What someone brings as grids with places: one of a CSV, one a sheet of Excel.

A place is the file with its sheet, and the number of a line there: so mistakes name it.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ouderplan.opslag.lezen import grenzen
from ouderplan.opslag.lezen.bestandssoort import Bestandssoort, is_book, kind_of, way_out
from ouderplan.opslag.lezen.csvtekst import read_bytes, records
from ouderplan.opslag.lezen.excelvorm import BLAD
from ouderplan.opslag.lezen.fouten import Celfout, CsvFouten
from ouderplan.opslag.lezen.koppen import KOPREGELS, Regel
from ouderplan.teksten import Teksten

if TYPE_CHECKING:
    from ouderplan.opslag.lezen.excelboek import Excelboek
    from ouderplan.opslag.lezen.excelcellen import Blad, Cel
    from ouderplan.opslag.lezen.odsboek import Odsboek
    from ouderplan.opslag.lezen.wordboek import Wordboek
    from ouderplan.opslag.lezen.xlsboek import Xlsboek

    Boek = Excelboek | Odsboek | Xlsboek | Wordboek


@dataclass(frozen=True, slots=True)
class Bron:
    """A file that someone brings. `pad` is where it stands; None when it came through the page."""

    naam: str
    inhoud: bytes
    pad: Path | None = None

    @classmethod
    def of(cls, pad: Path) -> "Bron":
        """Return what is in a file, or refuse it (CsvFouten, TeGroot)."""
        return cls(pad.name, read_bytes(pad), pad)


@dataclass(frozen=True, slots=True)
class Rooster:
    """One table as it stands in a file.

    Attributes
    ----------
    plek
        How sentences name it: the file, with its sheet.
    naam
        What may tell which table it is: the name of the file, or of the sheet.
    regels
        The filled lines, each with its number (from 1).
    breed
        Per line over how many columns its only cell was merged.
    fouten
        The cells that cannot be read; they matter when this sheet goes in.
    naast
        Per line the first and last place (from 0) of cells that were merged beside each other.
    zonder_jaar
        The days of which no year shows, by line and place.
    opmerkingen
        What somebody noted at a cell, by line and place.
    kleuren
        What colour a cell has, when that may say something, by line and place.
    noten
        What is said of its cells elsewhere, and is not read: footnotes.
    deel
        Whether it was cut out of a sheet on which more seems to stand.
    """

    plek: str
    naam: str
    regels: Sequence[Regel]
    breed: Mapping[int, int] = field(default_factory=dict)
    fouten: tuple[Celfout, ...] = ()
    naast: Mapping[int, Sequence[tuple[int, int]]] = field(default_factory=dict)
    zonder_jaar: Mapping[tuple[int, int], date] = field(default_factory=dict)
    noten: tuple[str, ...] = ()
    deel: bool = False
    opmerkingen: Mapping[tuple[int, int], str] = field(default_factory=dict)
    kleuren: Mapping[tuple[int, int], str] = field(default_factory=dict)

    def of_cells(self, where: "Callable[[int, int], int | None]") -> dict[str, Any]:
        """Return what is known of single cells, for a part of this grid.

        `where` tells at which place of its line a cell stands there; None when it does not.
        """
        return {
            naam: {
                (line, new): said
                for (line, at), said in getattr(self, naam).items()
                if (new := where(line, at)) is not None
            }
            for naam in ("zonder_jaar", "opmerkingen", "kleuren")
        }


def read_grids(bron: Bron) -> list[Rooster]:
    """Read what is in a file, also when a cell in it cannot be read (CsvFouten, TeGroot)."""
    if not is_book(bron.naam, bron.inhoud):
        lines = list(records(bron.naam, bron.inhoud, meeste=grenzen.MEESTE_CSV_RIJEN))
        return [Rooster(bron.naam, Path(bron.naam).stem, lines)]
    with opened_book(bron.naam, bron.inhoud) as book:
        if BLAD in book.namen:  # our own workbook, which is read back cell by cell
            raise CsvFouten([Celfout(bron.naam, 0, "", _t("van_ons"))])
        of = "plek_tabel" if is_word(bron) else "plek"
        places = ((_t(of, bestand=bron.naam, blad=naam), naam) for naam in book.namen)
        sheets = (_of_sheet(plek, book.blad(naam)) for plek, naam in places)
        found = [grid for grid in sheets if grid.regels]
    if not found:
        said = way_out(bron.inhoud) if is_word(bron) else _t("leeg")
        raise CsvFouten([Celfout(bron.naam, 1, "", said)])
    return found


def is_word(bron: Bron) -> bool:
    """Tell whether a file is a document, of which only the tables are read."""
    return kind_of(bron.inhoud) is Bestandssoort.WORD


@contextmanager
def opened_book(bestand: str, inhoud: bytes) -> "Iterator[Boek]":
    """Open a spreadsheet; of what turns out to be none, say how it becomes one (CsvFouten)."""
    from ouderplan.opslag.lezen.geenboek import GeenExcel  # noqa: PLC0415  slow to load

    try:
        yield _reader(inhoud)(bestand, inhoud)
    except GeenExcel as error:
        raise CsvFouten([Celfout(bestand, 0, "", way_out(inhoud))]) from error


def _reader(inhoud: bytes) -> "Callable[[str, bytes], Boek]":
    """Return what reads a file of this kind; only that is loaded."""
    from ouderplan.opslag.lezen import excelboek, odsboek  # noqa: PLC0415  slow to load

    match kind_of(inhoud):
        case Bestandssoort.ODS:
            return odsboek.Odsboek
        case Bestandssoort.XLS:
            from ouderplan.opslag.lezen import xlsboek  # noqa: PLC0415  a library of its own

            return xlsboek.Xlsboek
        case Bestandssoort.WORD:
            from ouderplan.opslag.lezen import wordboek  # noqa: PLC0415  seldom

            return wordboek.Wordboek
    return excelboek.Excelboek


def place_of(bestand: str, blad: str) -> str:
    """Return how a sentence names a sheet."""
    return _t("plek", bestand=bestand, blad=blad)


def top_of(sheet: "Blad") -> list[Regel]:
    """Return the lines of a sheet among which its heads are."""
    return [(nr, _in_places({c.column: str(c.value) for c in cells}))
            for nr, cells in sheet.rows(last=KOPREGELS)]  # fmt: skip


def _of_sheet(plek: str, sheet: "Blad") -> Rooster:
    mistakes: list[Celfout] = []
    days: dict[tuple[int, int], date] = {}
    lines = list(_lines(plek, sheet, mistakes, days))
    beside = defaultdict[int, list[tuple[int, int]]](list)
    for block in sheet.samen:
        if block.max_col > block.min_col and block.in_one_row:
            beside[block.min_row].append((block.min_col - 1, block.max_col - 1))
    told = {(row, column - 1): text for (row, column), text in sheet.opmerkingen.items()}
    colours = {(row, column - 1): naam for (row, column), naam in sheet.kleuren.items()}
    return Rooster(plek, sheet.title, lines, _wide(sheet), tuple(mistakes), beside, days,
                   tuple(sheet.noten), opmerkingen=told, kleuren=colours)  # fmt: skip


def _wide(sheet: "Blad") -> dict[int, int]:
    """Return over how many columns the only cell of a row was merged, per row."""
    return {
        block.min_row: block.breedte
        for block in sheet.samen
        if block.in_one_row
        and [cell.column for cell in sheet.row(block.min_row)] == [block.min_col]
    }


def _lines(
    plek: str, sheet: "Blad", mistakes: list[Celfout], days: dict[tuple[int, int], date]
) -> Iterator[Regel]:
    """Yield the filled rows; a cell that was merged over rows counts for each of them.

    A formula of which no program stored the outcome is among the `mistakes`, and no empty cell;
    `days` gets those of which no year shows.
    """
    from ouderplan.opslag.lezen.celtekst import (  # noqa: PLC0415
        Onleesbaar,
        cell_text,
        day_without_year,
    )

    merged: dict[int, dict[int, Cel]] = defaultdict(dict)
    for block in sheet.samen:
        whole = sheet.cell(block.min_row, block.min_col)
        for number in range(block.min_row + 1, block.max_row + 1):
            merged[number][block.min_col] = whole
    for number, filled in sheet.rows():
        texts: dict[int, str] = {}
        for column, cell in ({cell.column: cell for cell in filled} | merged[number]).items():
            try:
                texts[column] = cell_text(cell, str, van_school=True)
                if day := day_without_year(cell):
                    days[number, column - 1] = day
            except Onleesbaar as error:
                mistakes.append(Celfout(plek, number, cell.letter, str(error)))
        yield number, _in_places(texts)


def _in_places(texts: Mapping[int, str]) -> list[str]:
    """Return texts by column (from 1) as cells."""
    return [texts.get(column, "") for column in range(1, max(texts, default=0) + 1)]


def _t(sleutel: str, **velden: object) -> str:
    return Teksten(__package__ or "")(f"blad.{sleutel}", **velden)
