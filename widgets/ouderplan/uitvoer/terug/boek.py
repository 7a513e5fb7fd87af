"""From the bytes of an Excel file to rows of text, with every mistake named by sheet and cell."""

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from openpyxl import load_workbook

from ouderplan.opslag.csv_fouten import Celfout, CsvFouten
from ouderplan.opslag.csv_lezen import canonical
from ouderplan.opslag.tabellen import TABELLEN, Tabel
from ouderplan.teksten import Teksten
from ouderplan.uitvoer.excelbasis import BLAD
from ouderplan.uitvoer.exceltabellen import UITSLAGEN, head, sheet_name
from ouderplan.uitvoer.terug.cellen import Onleesbaar, cell_text
from ouderplan.uitvoer.terug.koppen import Koppen, find_heads, match_sheets, worked_out

MEEST = 20_000
"""Rows of a sheet; far more than any school has."""
EN_DAARNA = 1000
"""Rows below those in which is looked for more."""

Cellen = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Bladrij:
    """One row: where it stands, its number in the workbook, and its cells by column.

    `ook` is what stands in the second column of a field that has two: the words of a goal whose
    code stands before it.
    """

    regel: int
    nummer: int | None
    cellen: Cellen
    ook: str = ""


@dataclass(frozen=True, slots=True)
class Gelezenblad:
    """One sheet that was read."""

    naam: str
    tabel: Tabel
    rijen: tuple[Bladrij, ...]
    weg: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Boek:
    """A whole file. `basis` is what each row was when it was made; None when that is lost."""

    bestand: str
    bladen: tuple[Gelezenblad, ...]
    basis: Mapping[str, Mapping[int, Cellen]] | None
    school: tuple[str, str]
    meldingen: tuple[str, ...]

    def place(self, blad: str) -> str:
        """Return how a sentence names a sheet."""
        return _t("blad.plek", bestand=self.bestand, blad=blad)


def read_book(bestand: str, inhoud: bytes) -> Boek:
    """Read a file.

    Raises
    ------
    CsvFouten
        With every mistake by sheet, row and column.
    """
    return _Lezer(bestand, inhoud).read()


class _Lezer:
    def __init__(self, bestand: str, inhoud: bytes) -> None:
        self._bestand = bestand
        self._open = opener(bestand, inhoud)
        self._boek = self._open(data_only=False)
        self._berekend: Any = None
        self._fouten: list[Celfout] = []
        self._meldingen: list[str] = []

    def read(self) -> Boek:
        sheets = {sheet.title: sheet for sheet in self._boek.worksheets if sheet.title != BLAD}
        school, basis, geschreven = self._read_basis()
        tables = match_sheets(sheets)
        self._tell_skipped(sheets, tables)
        bladen = [
            blad
            for name, tabel in tables.items()
            if tabel.naam not in UITSLAGEN
            and (blad := self._read_sheet(sheets[name], tabel, geschreven.get(tabel.naam)))
        ]
        if not tables:
            self._fouten.append(Celfout(self._bestand, 0, "", _t("blad.geen_bladen")))
        if self._fouten:
            raise CsvFouten(self._fouten)
        gone = [t for t in TABELLEN if t.naam in geschreven and t not in tables.values()]
        self._meldingen += [_t("melding.blad_weg", blad=sheet_name(tabel)) for tabel in gone]
        if basis is None:
            self._meldingen.insert(0, _t("melding.zonder_basis"))
        return Boek(self._bestand, tuple(bladen), basis, school, tuple(self._meldingen))

    def _read_basis(
        self,
    ) -> tuple[tuple[str, str], dict[str, dict[int, Cellen]] | None, dict[str, tuple[str, ...]]]:
        if BLAD not in self._boek.sheetnames:
            return ("", ""), None, {}
        rows: dict[str, dict[int, Cellen]] = {}
        heads: dict[str, tuple[str, ...]] = {}
        school = ("", "")
        for line in self._boek[BLAD].iter_rows(values_only=True):
            naam, number, *cells = ["" if cell is None else str(cell) for cell in line]
            if not naam:
                school = (number, cells[0] if cells else "")
            elif number == "0":
                heads[naam] = tuple(cell for cell in cells if cell)
            elif naam in heads and number.isdecimal():
                rows.setdefault(naam, {})[int(number)] = dict(zip(heads[naam], cells, strict=False))
        return school, rows, heads

    def _tell_skipped(self, sheets: Mapping[str, Any], tables: Mapping[str, Tabel]) -> None:
        own = set(worked_out())
        results = [name for name, tabel in tables.items() if tabel.naam in UITSLAGEN]
        results += [name for name in sheets if name in own]
        if results:
            self._meldingen.append(_t("melding.uitslagen", bladen=", ".join(results)))
        self._meldingen += [
            _t("melding.blad_extra", blad=name)
            for name, sheet in sheets.items()
            if name not in tables and name not in own and _has_content(sheet)
        ]

    def _read_sheet(
        self, sheet: Any, tabel: Tabel, geschreven: tuple[str, ...] | None
    ) -> Gelezenblad | None:
        plek = _t("blad.plek", bestand=self._bestand, blad=sheet.title)
        koppen, mistakes = find_heads(sheet, tabel, plek, geschreven)
        self._fouten += mistakes
        if koppen is None or mistakes:
            return None
        self._check_merged(sheet, tabel, koppen, plek)
        self._tell_columns(sheet.title, tabel, koppen)
        rows = tuple(self._rows(sheet, tabel, koppen, plek))
        return Gelezenblad(sheet.title, tabel, rows, koppen.weg)

    def _check_merged(self, sheet: Any, tabel: Tabel, koppen: Koppen, plek: str) -> None:
        names = {column: naam for naam, columns in koppen.velden.items() for column in columns}
        for merged in sheet.merged_cells.ranges:
            touched = [names[c] for c in range(merged.min_col, merged.max_col + 1) if c in names]
            if merged.max_row > koppen.regel and touched:
                what = _t("blad.samengevoegd", cellen=merged.coord)
                kop = head(tabel, touched[0])
                self._fouten.append(Celfout(plek, max(merged.min_row, koppen.regel), kop, what))

    def _tell_columns(self, blad: str, tabel: Tabel, koppen: Koppen) -> None:
        self._meldingen += [_t("melding.kolom_extra", blad=blad, kop=kop) for kop in koppen.extra]
        self._meldingen += [
            _t("melding.kolom_weg", blad=blad, kop=head(tabel, naam)) for naam in koppen.weg
        ]

    def _rows(self, sheet: Any, tabel: Tabel, koppen: Koppen, plek: str) -> Iterator[Bladrij]:
        for cells in self._filled(sheet, koppen, plek):
            regel = cells[0].row
            found, also = self._cells(sheet, tabel, koppen, plek, regel)
            yield Bladrij(regel, _number(sheet, regel, koppen.nummer), found, also)

    def _filled(self, sheet: Any, koppen: Koppen, plek: str) -> Iterator[tuple[Any, ...]]:
        try:
            yield from filled_rows(sheet, koppen.regel + 1, plek)
        except CsvFouten as error:
            self._fouten += error.fouten

    def _cells(
        self, sheet: Any, tabel: Tabel, koppen: Koppen, plek: str, regel: int
    ) -> tuple[dict[str, str], str]:
        found: dict[str, str] = {}
        also = ""
        for kolom in tabel.kolommen:
            for column in koppen.velden.get(kolom.naam, ()):
                cell = sheet.cell(regel, column)
                try:
                    raw = cell_text(cell, self._worked_out(cell), kolom.soort)
                except Onleesbaar as error:
                    kop = head(tabel, kolom.naam)
                    self._fouten.append(Celfout(plek, regel, kop, str(error)))
                    raw = ""
                also = raw if found.get(kolom.naam) else also
                found[kolom.naam] = found.get(kolom.naam) or canonical(kolom, raw)
        return found, also

    def _worked_out(self, cell: Any) -> Any:
        """Return what Excel worked out for a formula; read only when there is one."""
        if cell.data_type != "f":
            return None
        if self._berekend is None:
            self._berekend = self._open(data_only=True)
        return self._berekend[cell.parent.title].cell(cell.row, cell.column).value


def opener(bestand: str, inhoud: bytes) -> Any:
    """Return a function that opens these bytes as an Excel file (CsvFouten when they are none)."""

    def open_book(*, data_only: bool) -> Any:
        try:
            return load_workbook(io.BytesIO(inhoud), data_only=data_only)
        except Exception as error:  # a broken file makes zip, XML and openpyxl raise anything
            what = _t("blad.geen_excel")
            raise CsvFouten([Celfout(bestand, 0, "", what)]) from error

    return open_book


def filled_rows(sheet: Any, eerste: int, plek: str) -> Iterator[tuple[Any, ...]]:
    """Yield the cells of each row that is not empty, from row `eerste` on.

    Raises
    ------
    CsvFouten
        When there are more rows than any school has: nothing is cut off without a word.
    """
    last = min(sheet.max_row, MEEST + EN_DAARNA)
    for cells in sheet.iter_rows(min_row=eerste, max_row=last):
        if all(cell.value is None for cell in cells):
            continue
        if cells[0].row > MEEST:
            raise CsvFouten([Celfout(plek, cells[0].row, "", _t("blad.te_groot", meest=MEEST))])
        yield cells


def _number(sheet: Any, regel: int, kolom: int | None) -> int | None:
    value = sheet.cell(regel, kolom).value if kolom else None
    return int(value) if isinstance(value, int | float) and value >= 1 else None


def _has_content(sheet: Any) -> bool:
    return any(cell is not None for row in sheet.iter_rows(values_only=True) for cell in row)


def _t(sleutel: str, **velden: object) -> str:
    return Teksten(__package__ or "")(sleutel, **velden)
