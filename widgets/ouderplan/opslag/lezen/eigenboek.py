"""An Excel file that the workbook made and the school changed.

Each row carries the number of what it was, and a hidden sheet says what that is, so that only the
cells that the school changed are changed and what changed in the workbook meanwhile stays.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ouderplan.opslag.lezen.celtekst import Onleesbaar, cell_text
from ouderplan.opslag.lezen.eigenkoppen import (
    find_own_head,
    is_worked_out,
    own_sheets,
    read_own_head,
)
from ouderplan.opslag.lezen.excelcellen import Blad, Cel
from ouderplan.opslag.lezen.excelvorm import BLAD, NUMMERKOP, UITSLAGEN, own_word, sheet_name
from ouderplan.opslag.lezen.fouten import Celfout, CsvFouten
from ouderplan.opslag.lezen.getypt import canonical
from ouderplan.opslag.lezen.kopfouten import check_own_heads, double_head, no_own_heads
from ouderplan.opslag.lezen.koppen import KOPREGELS
from ouderplan.opslag.lezen.rooster import opened_book, place_of, top_of
from ouderplan.opslag.opschriften import column_name
from ouderplan.opslag.rijen import clean
from ouderplan.opslag.tabellen import TABELLEN, Tabel
from ouderplan.teksten import Teksten

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
    school: tuple[str, ...]
    """School and schooljaar, as far as they were filled in; none when the file does not say."""
    meldingen: tuple[str, ...]

    def place(self, blad: str) -> str:
        """Return how a sentence names a sheet."""
        return place_of(self.bestand, blad)


def read_book(bestand: str, inhoud: bytes) -> Boek:
    """Read a file.

    Raises
    ------
    CsvFouten
        With every mistake by sheet, row and column.
    """
    return _Lezer(bestand, inhoud).read()


@dataclass(frozen=True, slots=True)
class Koppen:
    """The row with the heads, per field of the table its columns, and the column of the numbers.

    `extra` are heads that are not the workbook's, `weg` the fields that have no column, and
    `dubbel` heads that stand there twice.
    """

    regel: int
    velden: Mapping[str, Sequence[int]]
    nummer: int | None
    extra: Sequence[str]
    weg: tuple[str, ...]
    dubbel: Sequence[str]


class _Lezer:
    def __init__(self, bestand: str, inhoud: bytes) -> None:
        self._bestand = bestand
        with opened_book(bestand, inhoud) as book:
            self._bladen = {naam: book.blad(naam) for naam in book.namen}
        self._fouten: list[Celfout] = []
        self._meldingen: list[str] = []

    def read(self) -> Boek:
        sheets = {naam: sheet for naam, sheet in self._bladen.items() if naam != BLAD}
        school, basis, geschreven = self._read_basis()
        tables = own_sheets({naam: top_of(sheet) for naam, sheet in sheets.items()})
        self._tell_skipped(sheets, tables)
        self._meldingen += [
            _t("melding.opmerking", blad=naam, cel=cell, tekst=text)
            for naam, sheet in self._bladen.items()
            for cell, text in sheet.noted()
        ]
        bladen = [
            blad
            for name, tabel in tables.items()
            if tabel.naam not in UITSLAGEN
            and (
                blad := self._read_sheet(
                    sheets[name],
                    tabel,
                    geschreven.get(tabel.naam),
                    (basis or {}).get(tabel.naam, {}),
                )
            )
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
    ) -> tuple[tuple[str, ...], dict[str, dict[int, Cellen]] | None, dict[str, tuple[str, ...]]]:
        if BLAD not in self._bladen:
            return (), None, {}
        rows: dict[str, dict[int, Cellen]] = {}
        heads: dict[str, tuple[str, ...]] = {}
        school: tuple[str, ...] = ()
        for regel, line in self._bladen[BLAD].rows():
            filled = {cell.column: _stored(cell) for cell in line}
            values = [filled.get(column, "") for column in range(1, max(filled) + 1)]
            naam, number, *cells = (*values, "")
            if regel == 1:
                told = (number, *cells[:1])
                school = tuple(part for part in told if part and not _ZONDER_KOP.fullmatch(part))
            elif number == "0":
                heads[naam] = tuple(cell for cell in cells if cell)
            elif naam in heads and number.isdecimal():
                rows.setdefault(naam, {})[int(number)] = dict(zip(heads[naam], cells, strict=False))
        return school, rows, heads

    def _tell_skipped(self, sheets: Mapping[str, Blad], tables: Mapping[str, Tabel]) -> None:
        results = [name for name, tabel in tables.items() if tabel.naam in UITSLAGEN]
        results += [name for name in sheets if is_worked_out(name)]
        if results:
            self._meldingen.append(_t("melding.uitslagen", bladen=", ".join(results)))
        self._meldingen += [
            _t("melding.blad_extra", blad=name)
            for name, sheet in sheets.items()
            if name not in tables and not is_worked_out(name) and sheet.cellen
        ]

    def _read_sheet(
        self,
        sheet: Blad,
        tabel: Tabel,
        geschreven: Sequence[str] | None,
        basis: Mapping[int, Cellen],
    ) -> Gelezenblad | None:
        plek = place_of(self._bestand, sheet.title)
        lines = top_of(sheet)
        place = find_own_head(tabel, lines)
        if place is None:
            self._fouten.append(no_own_heads(plek, tabel))
            return None
        koppen = _heads(tabel, *lines[place], geschreven)
        mistakes = [double_head(plek, koppen.regel, kop) for kop in koppen.dubbel]
        mistakes += check_own_heads(plek, tabel, koppen.regel, koppen.weg, koppen.extra)
        self._fouten += mistakes
        if mistakes:
            return None
        self._check_merged(sheet, tabel, koppen, plek)
        self._tell_columns(sheet.title, tabel, koppen)
        rows = tuple(self._rows(sheet, tabel, koppen, plek, basis))
        return Gelezenblad(sheet.title, tabel, rows, koppen.weg)

    def _check_merged(self, sheet: Blad, tabel: Tabel, koppen: Koppen, plek: str) -> None:
        names = {column: naam for naam, columns in koppen.velden.items() for column in columns}
        for merged in sheet.samen:
            touched = [names[c] for c in range(merged.min_col, merged.max_col + 1) if c in names]
            if merged.max_row > koppen.regel and touched:
                what = _t("blad.samengevoegd", cellen=merged.coord)
                kop = column_name(tabel, touched[0])
                self._fouten.append(Celfout(plek, max(merged.min_row, koppen.regel), kop, what))

    def _tell_columns(self, blad: str, tabel: Tabel, koppen: Koppen) -> None:
        self._meldingen += [_t("melding.kolom_extra", blad=blad, kop=kop) for kop in koppen.extra]
        self._meldingen += [
            _t("melding.kolom_weg", blad=blad, kop=column_name(tabel, naam)) for naam in koppen.weg
        ]

    def _rows(
        self, sheet: Blad, tabel: Tabel, koppen: Koppen, plek: str, basis: Mapping[int, Cellen]
    ) -> Iterator[Bladrij]:
        for regel, _ in sheet.rows(koppen.regel + 1):
            number = _number(sheet, regel, koppen.nummer)
            was = basis.get(number, {}) if number else {}
            found, also = self._cells(sheet, tabel, koppen, Celfout(plek, regel, "", ""), was)
            yield Bladrij(regel, number, found, also)

    def _cells(
        self, sheet: Blad, tabel: Tabel, koppen: Koppen, hier: Celfout, was: Cellen
    ) -> tuple[dict[str, str], str]:
        found: dict[str, str] = {}
        also = ""
        for kolom in tabel.kolommen:
            for column in koppen.velden.get(kolom.naam, ()):
                cell = sheet.cell(hier.regel, column)
                try:
                    raw = cell_text(cell, kolom.soort, was.get(kolom.naam, ""), sheet.epoch)
                except Onleesbaar as error:
                    kop = column_name(tabel, kolom.naam)
                    self._fouten.append(replace(hier, kolom=kop, zin=str(error)))
                    raw = ""
                also = raw if found.get(kolom.naam) else also
                found[kolom.naam] = found.get(kolom.naam) or canonical(tabel, kolom, raw)
        return found, also


def carries_numbers(bestand: str, inhoud: bytes) -> bool:
    """Tell whether the workbook made this file, so that it can be read back cell by cell.

    Raises
    ------
    CsvFouten
        When it is no Excel file.
    """
    with opened_book(bestand, inhoud) as book:
        return BLAD in book.namen or any(
            NUMMERKOP in (cell.value for cell in row)
            for naam in book.namen
            for _, row in book.rows(naam, last=KOPREGELS)
        )


def _heads(
    tabel: Tabel, regel: int, cells: Sequence[str], geschreven: Sequence[str] | None
) -> Koppen:
    """Return what stands in the line of the heads.

    `geschreven` are the columns that the workbook wrote on it, when that is known.
    """
    velden: dict[str, list[int]] = {}
    extra, dubbel, seen = [], [], set()
    for column, (naam, cell) in enumerate(zip(read_own_head(tabel, cells), cells, strict=True), 1):
        kop = " ".join(cell.split())
        if naam is None:
            extra.append(kop)
        elif naam:
            dubbel += [kop] if kop.casefold() in seen else []
            seen.add(kop.casefold())
            columns = velden.setdefault(naam, [])  # a code comes before the words of its goal
            columns.insert(
                0 if kop.casefold() == own_word("code").casefold() else len(columns), column
            )
    nummers = velden.pop(NUMMERKOP, [])
    expected = set(geschreven) if geschreven is not None else {k.naam for k in tabel.kolommen}
    weg = tuple(k.naam for k in tabel.kolommen if k.naam in expected and k.naam not in velden)
    return Koppen(regel, velden, nummers[0] if nummers else None, extra, weg, dubbel)


def _number(sheet: Blad, regel: int, kolom: int | None) -> int | None:
    value = _stored(sheet.cell(regel, kolom)) if kolom else ""
    return int(value) if value.isdecimal() and value != "0" else None


def _stored(cell: Cel) -> str:
    """Return a cell that the workbook wrote as text, whatever a program made of it since."""
    value = cell.formule or cell.value
    whole = isinstance(value, float) and value.is_integer()
    return "" if value is None else str(clean(str(int(value) if whole else value)))


_ZONDER_KOP = re.compile(r"Unnamed: \d+")
"""What pandas writes where the first line of a sheet has an empty cell."""


def _t(sleutel: str, **velden: object) -> str:
    return Teksten(__package__ or "")(sleutel, **velden)
