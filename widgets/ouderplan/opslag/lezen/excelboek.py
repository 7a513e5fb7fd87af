"""An .xlsx that someone brings: of each sheet the cells that hold something, and no others.

openpyxl reads the styles, the names of the sheets and each cell; the rows come past one by one.
Its own workbook would make an object of every cell with a colour, up to the farthest corner.
"""

import io
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from xml.etree.ElementTree import Element

from openpyxl.packaging.relationship import get_dependents, get_rels_path
from openpyxl.reader.excel import ExcelReader, _find_workbook_part
from openpyxl.utils.cell import coordinate_to_tuple
from openpyxl.utils.exceptions import CellCoordinatesException
from openpyxl.xml.constants import ARC_CONTENT_TYPES, ARC_STYLE, SHARED_STRINGS

from ouderplan.opslag.lezen import grenzen
from ouderplan.opslag.lezen.celvormen import (
    CELVORM,
    EIGEN_VORM,
    VULLING,
    Vormen,
    name,
    read_vormen,
)
from ouderplan.opslag.lezen.excelcellen import Blad, Cel, Cellezer, Samengevoegd, merged, text_of
from ouderplan.opslag.lezen.geenboek import GeenExcel
from ouderplan.opslag.lezen.grenzen import (
    EXCEL_INHOUD_XML,
    EXCEL_XML,
    TeGroot,
    check_count,
    check_zip,
    thousands,
)
from ouderplan.opslag.lezen.xmldelen import Begrensd, Xmlteller, check_part, elements

_RIJ = (name("sheetData"), name("row"))
_SAMEN = (name("mergeCells"), name("mergeCell"))
_TEKST = (name("sst"), name("si"))
_OPMERKING = (name("commentList"), name("comment"))
_GESPREKKEN = "{http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments}"
_GESPREK = (f"{_GESPREKKEN}ThreadedComments", f"{_GESPREKKEN}threadedComment")
_WOORDEN = {name("t"), f"{_GESPREKKEN}text"}
_NA_DE_RIJEN = {name("sheetData")}
_NA_HET_SAMENVOEGEN = {
    name(tag) for tag in ("mergeCells", "conditionalFormatting", "dataValidations", "pageMargins")
}
"""The parts of a sheet have a fixed order: merged cells stand behind the rows, before all this.

ECMA-376, part 1, 18.3.1.99.
"""


class Excelboek:
    """A file that was opened within bounds.

    Raises
    ------
    GeenExcel, TeGroot
        When it is opened, and while its sheets are read.
    """

    def __init__(self, bestand: str, content: bytes) -> None:
        check_zip(bestand, content)
        self._bestand = bestand
        self._gevuld = self._tekens = 0
        with _refused_as_excel():
            self._open(content)

    @property
    def namen(self) -> Sequence[str]:
        """What the sheets are called."""
        return tuple(self._paden)

    def rows(self, naam: str, last: int | None = None) -> Iterator[tuple[int, list[Cel]]]:
        """Yield the rows of a sheet with something in them: their number, and the filled cells.

        Nothing behind row `last` is read.
        """
        for one in self._read(naam, _NA_DE_RIJEN, last):
            if not isinstance(one, Samengevoegd):
                yield one

    def blad(self, naam: str) -> Blad:
        """Return a sheet with all its cells."""
        made = Blad(naam, self._epoch)
        for one in self._read(naam, _NA_HET_SAMENVOEGEN, kleuren=made.kleuren):
            if isinstance(one, Samengevoegd):
                made.samen.append(one)
            else:
                number, cells = one
                made.cellen.setdefault(number, {}).update({cell.column: cell for cell in cells})
        self._clip_merged(made)
        made.opmerkingen = self.remarks(naam)
        return made

    def remarks(self, naam: str) -> dict[tuple[int, int], str]:
        """Return what was noted at cells; of a conversation, what was said in it."""
        path = get_rels_path(self._paden[naam])
        return dict(self._noted(path)) if path in self._archief.namelist() else {}

    def _noted(self, path: str) -> Iterator[tuple[tuple[int, int], str]]:
        self._check(path, Xmlteller(self._bestand, EXCEL_INHOUD_XML))
        found = list(get_dependents(self._archief, path))
        talks = {one.target for one in found if one.Type.endswith("/threadedComment")}
        notes = {one.target for one in found if one.Type.endswith("/comments")}
        said: dict[str, list[str]] = {}
        for part in sorted(talks or notes):
            for element in self._elements(part, _GESPREK, _OPMERKING):
                text = "".join(one.text or "" for one in element.iter() if one.tag in _WOORDEN)
                said.setdefault(element.get("ref", ""), []).append(text.strip())
        for ref, texts in said.items():
            with suppress(ValueError, CellCoordinatesException):
                yield coordinate_to_tuple(ref), "\n".join(filter(None, texts))

    def _open(self, content: bytes) -> None:
        reader = ExcelReader(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
        self._archief = reader.archive
        inhoud = Xmlteller(self._bestand, EXCEL_INHOUD_XML)
        self._check(ARC_CONTENT_TYPES, inhoud)
        reader.read_manifest()
        workbook = _find_workbook_part(reader.package).PartName[1:]
        self._check(workbook, inhoud)
        self._check(get_rels_path(workbook), inhoud)
        reader.read_workbook()
        self._epoch = reader.wb.epoch
        names = set(reader.valid_files)
        self._paden = {
            sheet.name: rel.target
            for sheet, rel in reader.parser.find_sheets()
            if rel.target in names and "chartsheet" not in rel.Type
        }
        self._teller = Xmlteller(self._bestand, EXCEL_XML)
        self._vormen = Vormen()
        if ARC_STYLE in names:
            self._vormen = read_vormen(self._elements(ARC_STYLE, EIGEN_VORM, VULLING, CELVORM))
        part = reader.package.find(SHARED_STRINGS)
        self._teksten = list(self._strings(part.PartName[1:])) if part is not None else []

    def _check(self, path: str, teller: Xmlteller) -> None:
        with self._archief.open(path) as part:
            check_part(part, teller)

    def _elements(
        self, path: str, *places: tuple[str, str], until: Collection[str] = ()
    ) -> Iterator[Element]:
        with self._archief.open(path) as part:
            yield from elements(Begrensd(part, self._teller), places, until)

    def _strings(self, path: str) -> Iterator[str]:
        for item in self._elements(path, _TEKST):
            yield text_of(item)

    def _read(
        self,
        naam: str,
        until: Collection[str],
        last: int | None = None,
        kleuren: dict[tuple[int, int], str] | None = None,
    ) -> Iterator[Samengevoegd | tuple[int, list[Cel]]]:
        """Yield what is on a sheet: rows as number and cells, and which cells were merged."""
        reader = Cellezer(None, self._teksten, self._vormen, self._epoch)
        joined = wide = 0
        with _refused_as_excel():
            for element in self._elements(self._paden[naam], _RIJ, _SAMEN, until=until):
                if element.tag == _SAMEN[1]:
                    joined += 1
                    most = grenzen.MEESTE_SAMENGEVOEGD
                    check_count(self._bestand, joined, most, "samengevoegde cellen")
                    yield merged(element)
                    continue
                blanks = list(element) if kleuren is not None else []
                cells = reader.cells(element)
                if last is not None and reader.row > last:
                    return
                if cells:
                    self._check_cells(naam, cells)
                    wide = max(wide, cells[-1].column)
                    coloured = reader.colours(blanks, wide)
                    self._count(len(coloured))
                    if kleuren is not None:
                        kleuren |= {(cells[0].row, at): one for at, one in coloured.items()}
                    yield cells[0].row, cells

    def _check_cells(self, naam: str, cells: Sequence[Cel]) -> None:
        for cell in cells:
            if cell.row > grenzen.MEESTE_RIJEN or cell.column > grenzen.MEESTE_KOLOMMEN:
                rows, columns = thousands(grenzen.MEESTE_RIJEN), grenzen.MEESTE_KOLOMMEN
                what = (
                    f"op blad ‘{naam}’ staat iets in cel {cell.coordinate}, "
                    f"hoogstens {rows} rijen en {columns} kolommen"
                )
                raise TeGroot(bestand=self._bestand, wat=what)
        self._count(len(cells))
        self._add_texts(sum(map(_length, cells)))

    def _count(self, aantal: int) -> None:
        """Count cells with something in them, or with a colour that may say something."""
        self._gevuld += aantal
        check_count(self._bestand, self._gevuld, grenzen.MEESTE_CELLEN, "cellen")

    def _add_texts(self, tekens: int) -> None:
        """Count the characters in the cells: one text may be shared by a million of them."""
        self._tekens += tekens
        check_count(self._bestand, self._tekens, grenzen.MEESTE_TEKENS, "tekens")

    def _clip_merged(self, blad: Blad) -> None:
        """End what was merged where the sheet ends: a whole column merged is no million rows."""
        last = max(blad.cellen, default=1)
        wide = max((max(cells) for cells in blad.cellen.values()), default=1)
        blad.samen = [
            replace(one, max_row=min(one.max_row, last), max_col=min(one.max_col, wide))
            for one in blad.samen
            if one.min_row <= last and one.min_col <= wide
        ]
        covered = sum(one.max_row - one.min_row + one.max_col - one.min_col for one in blad.samen)
        check_count(self._bestand, covered, grenzen.MEESTE_CELLEN, "samengevoegde cellen")
        for one in blad.samen:
            whole = blad.cell(one.min_row, one.min_col)
            self._add_texts(_length(whole) * (one.max_row - one.min_row))


def _length(cell: Cel) -> int:
    return len(cell.value) if isinstance(cell.value, str) else 0


@contextmanager
def _refused_as_excel() -> Iterator[None]:
    try:
        yield
    except (TeGroot, GeenExcel):
        raise
    except Exception as error:  # a broken file makes zip, XML and openpyxl raise anything
        raise GeenExcel from error
