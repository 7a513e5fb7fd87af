"""From the bytes of a CSV to rows, with every mistake named by line and column.

Understood without a word of complaint: semicolon, comma or tab; UTF-8, UTF-16 or Windows-1252;
columns in any order; Dutch dates; capitals in fixed words.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from itertools import count
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pydantic import ValidationError

from ouderplan.kern.datum import in_numbers
from ouderplan.opslag import grenzen
from ouderplan.opslag.cellen import from_cell
from ouderplan.opslag.csv_fouten import Celfout, CsvFouten, describe
from ouderplan.opslag.csv_groepen import without_headings
from ouderplan.opslag.csv_heel import check_heads_cut, check_rows_cut
from ouderplan.opslag.csv_kolommen import check_columns, name_of, unclear_table
from ouderplan.opslag.csv_koploos import name_columns
from ouderplan.opslag.csv_koppen import Regel, find_head, meant, read_head, table_of
from ouderplan.opslag.csv_splitsen import split_list
from ouderplan.opslag.csv_tekst import read_bytes, records
from ouderplan.opslag.rijen import clean, make_row, too_long
from ouderplan.opslag.tabellen import Kolom, Tabel

ZONDER_NUMMER = "\x00"
"""Stands for the number of a row that came without one, until `number_rows`; no text holds it."""
_MOMENT = re.compile(
    r"(?:(?P<y>\d{4})(?P<sign>[-/.])(?P<m>\d{1,2})(?P=sign)(?P<d>\d{1,2})|(?P<d2>\d{1,2})[-/.](?P<m2>\d{1,2})[-/.](?P<y2>\d{4}))"
    r"(?:[T ]+(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:\.\d+)?)?)?",
    re.ASCII,
)
"""2026-10-06 or 6-10-2026 (with - or / or .), with or without a time.

A year that comes first leaves one day only; nobody writes the day between year and month."""
_NUMBER = re.compile(r"-?\d{1,12}", re.ASCII)


@dataclass(frozen=True, slots=True)
class _Onbegrepen:
    """Stands for a cell that is no number or date; it fits nowhere."""

    tekst: str

    def __str__(self) -> str:
        return self.tekst


@dataclass(frozen=True, slots=True)
class Gelezen:
    """One row and the line of the file that it begins on (the header is line 1)."""

    rij: Any
    regel: int


@dataclass(frozen=True, slots=True)
class Bestand:
    """One file that was read in whole, and its bytes as they were then."""

    naam: str
    tabel: Tabel
    rijen: tuple[Gelezen, ...]
    inhoud: bytes
    kopjes: int = 0
    """How many lines of it were headings with a criterium, and no rows."""
    pad: Path | None = None
    """Where it stands on this computer; None when it came through the page."""
    koppen: tuple[str, ...] = ()
    """The other headings between its rows, as they are written."""


def read_file(path: Path) -> Bestand:
    """Read one CSV that is one table, as the workbook writes them.

    Raises
    ------
    CsvFouten
        With every mistake in the file, by line and column.
    """
    inhoud = read_bytes(path)
    return replace(read_lines(path.name, path.stem, _lines(path.name, inhoud), inhoud), pad=path)


def read_files(path: Path) -> list[Bestand]:
    """Read one CSV of a school, which may hold two tables (CsvFouten)."""
    return [replace(one, pad=path) for one in read_content(path.name, read_bytes(path))]


def read_content(bestand: str, inhoud: bytes) -> list[Bestand]:
    """Read one CSV of which the name and the bytes are known (CsvFouten)."""
    return read_lists(bestand, Path(bestand).stem, _lines(bestand, inhoud), inhoud)


def _lines(bestand: str, inhoud: bytes) -> list[Regel]:
    return list(records(bestand, inhoud, meeste=grenzen.MEESTE_CSV_RIJEN))


def read_lists(
    bestand: str,
    naam: str,
    lines: Sequence[Regel],
    inhoud: bytes,
    breed: Mapping[int, int] = MappingProxyType({}),
) -> list[Bestand]:
    """Read a list that may be two tables here, as `read_lines` does each (CsvFouten)."""
    found: list[Bestand] = []
    mistakes: list[Celfout] = []
    for name, part in split_list(naam, lines):
        try:
            found.append(read_lines(bestand, name, part, inhoud, breed))
        except CsvFouten as error:
            mistakes += error.fouten
    if mistakes:
        raise CsvFouten(mistakes)
    return found


def read_lines(
    bestand: str,
    naam: str,
    lines: Sequence[Regel],
    inhoud: bytes,
    breed: Mapping[int, int] = MappingProxyType({}),
) -> Bestand:
    """Read the lines of one table; `naam` tells which, else the heads do.

    `bestand` is what mistakes name. `breed` tells per line over how many columns its only cell was
    merged.

    Raises
    ------
    CsvFouten
    """
    if not lines:
        raise CsvFouten([Celfout(bestand, 1, "", "Het bestand is leeg.")])
    check_heads_cut(bestand, lines)
    tabel = _which_table(bestand, naam, lines)
    place = find_head(tabel, lines)
    found = read_head(tabel, lines[place][1])
    check_rows_cut(bestand, len(found), lines[place + 1 :])
    header = name_columns(tabel, found, lines[place + 1 :])
    below = lines[place + 1 :] if header == found else lines[place:]
    above = [[cell for cell in cells if cell.strip()] for _, cells in lines[:place]]
    titles = [" ".join(cells[0].split()) for cells in above if len(cells) == 1]
    content = without_headings(tabel, header, below, breed, titles)
    written = _written(lines, place, tabel, content.kop)
    filled = [lines[place], *content.regels]
    if wrong := check_columns(bestand, tabel, content.kop, written, filled):
        raise CsvFouten(wrong)
    called = dict(zip(content.kop, written, strict=True))
    rows: list[Gelezen] = []
    mistakes: list[Celfout] = []
    for regel, cells in content.regels:
        try:
            rows.append(Gelezen(_read_row(bestand, tabel, content.kop, regel, cells), regel))
        except CsvFouten as error:
            mistakes += [replace(f, kolom=called.get(f.kolom, f.kolom)) for f in error.fouten]
    if mistakes:
        raise CsvFouten(mistakes)
    return Bestand(bestand, tabel, tuple(rows), inhoud, content.kopjes, koppen=content.koppen)


def _which_table(bestand: str, naam: str, lines: Sequence[Regel]) -> Tabel:
    found = table_of(naam, lines)
    if found is None:
        raise CsvFouten([Celfout(bestand, 1, "", unclear_table())])
    return found


def _written(lines: Sequence[Regel], place: int, tabel: Tabel, kop: Sequence[str]) -> list[str]:
    """Return what the file calls each column, or the workbook where the file has no head for it."""
    cells = [" ".join(cell.split()) for cell in lines[place][1]]
    cells += [""] * (len(kop) - len(cells))
    known = read_head(tabel, cells)
    return [
        cell if naam in (*known[at : at + 1], cell.casefold()) else name_of(tabel, naam)
        for at, (naam, cell) in enumerate(zip(kop, cells, strict=False))
    ]


def _read_row(bestand: str, tabel: Tabel, header: list[str], regel: int, cells: list[str]) -> Any:
    if len(cells) > len(header) and any(cell.strip() for cell in cells[len(header) :]):
        what = (
            f"Deze regel heeft {len(cells)} cellen, de kop heeft er {len(header)}. "
            "Zet een tekst met een scheidingsteken erin tussen aanhalingstekens."
        )
        raise CsvFouten([Celfout(bestand, regel, "", what)])
    found = dict(zip(header, cells, strict=False))
    row, mistakes = make_checked(
        tabel, {naam: from_cell(cell.strip()) for naam, cell in found.items()}
    )
    if mistakes:
        raise CsvFouten([Celfout(bestand, regel, naam, zin) for naam, zin in mistakes])
    return row


def make_checked(tabel: Tabel, cells: Mapping[str, str]) -> tuple[Any, list[tuple[str, str]]]:
    """Return a row of these texts, or what is wrong with them: per mistake a column and a sentence.

    A column that is not in `cells` counts as an empty cell.
    """
    values = _values(tabel, cells)
    long = [(naam, sentence) for naam, value in values.items() if (sentence := too_long(value))]
    if long:
        return None, long
    try:
        return make_row(tabel, values), []
    except ValidationError as error:
        kolommen = {kolom.naam: kolom for kolom in tabel.kolommen}
        return None, [(str(part["loc"][0]), describe(part, kolommen)) for part in error.errors()]


def _values(tabel: Tabel, found: Mapping[str, str]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for kolom in tabel.kolommen:
        text = clean(found.get(kolom.naam, ""))
        if text or (kolom.verplicht and kolom.soort is str):
            values[kolom.naam] = _parse(kolom.soort, meant(tabel, kolom, text))
    if tabel.genummerd and not values.get(tabel.genummerd):
        values[tabel.genummerd] = ZONDER_NUMMER
    return values


def canonical(kolom: Kolom, text: str) -> str:
    """Return a cell in the one form that the workbook would write: ``6-10-2026`` is 2026-10-06."""
    cleaned = clean(text)
    return str(_parse(kolom.soort, cleaned)) if cleaned else ""


def _parse(soort: type, text: str) -> Any:
    """Return what `text` says; what is not understood makes that its row is refused.

    Nothing is guessed: ``1.000`` is no number and ``20261006`` no date, whatever pydantic thinks.
    """
    if soort is int:
        return int(text) if _NUMBER.fullmatch(text) else _Onbegrepen(text)
    if soort in (date, datetime):
        return _parse_moment(soort, text)
    if issubclass(soort, StrEnum):
        lowered = text.casefold().replace(",", ".")
        fits = [kind for kind in soort if kind.value in (lowered, f"{lowered}.0")]
        return fits[0] if fits else text
    return text


def _parse_moment(soort: type, text: str) -> Any:
    match = _MOMENT.fullmatch(in_numbers(text))
    if not match:
        return _Onbegrepen(text)
    year, month, day = (int(match[part] or match[f"{part}2"]) for part in "ymd")
    time = [int(match[part] or 0) for part in ("hour", "minute", "second")]
    try:
        moment = datetime(year, month, day, time[0], time[1], time[2])
    except ValueError:
        return _Onbegrepen(text)
    if soort is datetime:
        return moment
    return _Onbegrepen(text) if any(time) else moment.date()


def number_rows(
    tabel: Tabel, rows: Sequence[Gelezen], old: Sequence[Gelezen] = ()
) -> tuple[Gelezen, ...]:
    """Number the rows that came without a number, behind the highest of `rows` and `old`."""
    if tabel.genummerd is None:
        return tuple(rows)
    naam = tabel.genummerd
    given = [str(getattr(row.rij, naam)) for row in [*rows, *old]]
    free = count(1 + max((int(nr) for nr in given if nr.isdecimal()), default=0))
    return tuple(
        row
        if getattr(row.rij, naam) != ZONDER_NUMMER
        else Gelezen(replace(row.rij, **{naam: str(next(free))}), row.regel)
        for row in rows
    )
