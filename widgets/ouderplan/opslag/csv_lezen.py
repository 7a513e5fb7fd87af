"""From the bytes of a CSV to rows, with every mistake named by line and column.

Understood without a word of complaint: semicolon, comma or tab; UTF-8, UTF-16 or Windows-1252;
columns in any order; Dutch dates; capitals in fixed words.
"""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from itertools import count
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from rapidfuzz import process

from ouderplan.opslag.cellen import from_cell
from ouderplan.opslag.csv_fouten import Celfout, CsvFouten, describe
from ouderplan.opslag.rijen import clean, make_row, too_long
from ouderplan.opslag.tabellen import TABELLEN, Kolom, Tabel, tabel_named

ZONDER_NUMMER = "\x00"
"""Stands for the number of a row that came without one, until `number_rows`; no text holds it."""
_MOMENT = re.compile(
    r"(?:(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})|(?P<d2>\d{1,2})[-/.](?P<m2>\d{1,2})[-/.](?P<y2>\d{4}))"
    r"(?:[T ]+(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:\.\d+)?)?)?",
    re.ASCII,
)
"""2026-10-06 or 6-10-2026 (6/10/2026, 6.10.2026), with or without a time."""
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

    pad: Path
    tabel: Tabel
    rijen: tuple[Gelezen, ...]
    inhoud: bytes


def read_file(path: Path) -> Bestand:
    """Read one CSV.

    Raises
    ------
    CsvFouten
        With every mistake in the file, by line and column.
    """
    content = _read_bytes(path)
    lines = list(_records(path, _decode(path, content)))
    if not lines:
        raise CsvFouten([Celfout(path.name, 1, "", "Het bestand is leeg.")])
    header = [cell.strip().casefold() for cell in lines[0][1]]
    while header and not header[-1]:
        header.pop()
    tabel = _which_table(path, header)
    _check_header(path, tabel, header)
    rows: list[Gelezen] = []
    mistakes: list[Celfout] = []
    for regel, cells in lines[1:]:
        try:
            rows.append(Gelezen(_read_row(path, tabel, header, regel, cells), regel))
        except CsvFouten as error:
            mistakes += error.fouten
    if mistakes:
        raise CsvFouten(mistakes)
    return Bestand(path, tabel, tuple(rows), content)


def _records(path: Path, text: str) -> Iterator[tuple[int, list[str]]]:
    if text.startswith("sep="):
        text = "\n" + text.partition("\n")[2]
    first = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = max(";,\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    start = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield start, cells
            start = reader.line_num + 1
    except csv.Error as error:
        what = "Vanaf hier staat er een aanhalingsteken te veel of te weinig."
        raise CsvFouten([Celfout(path.name, start, "", what)]) from error


def _read_bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        what = "Het bestand is niet te openen. Staat het er, en is het niet ergens anders open?"
        raise CsvFouten([Celfout(path.name, 0, "", what)]) from error


def _decode(path: Path, content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    if b"\x00" in content:
        what = "Dit is geen CSV-bestand. Bewaar het in Excel als ‘CSV (gescheiden door puntkomma)’."
        raise CsvFouten([Celfout(path.name, 1, "", what)])
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _which_table(path: Path, header: list[str]) -> Tabel:
    naam = re.sub(r"[\s(\-_]*\d*\)?$", "", path.stem.casefold())
    named = tabel_named(path.stem.casefold()) or tabel_named(naam)
    if named:
        return named
    fits = [
        tabel
        for tabel in TABELLEN
        if set(header) <= {k.naam for k in tabel.kolommen}
        and {k.naam for k in tabel.kolommen if k.verplicht} - {tabel.genummerd} <= set(header)
    ]
    if len(fits) == 1:
        return fits[0]
    names = ", ".join(tabel.naam for tabel in TABELLEN)
    what = (
        f"Het is niet duidelijk bij welke tabel dit hoort. Noem het bestand naar een van: {names}."
    )
    raise CsvFouten([Celfout(path.name, 1, "", what)])


def _check_header(path: Path, tabel: Tabel, header: list[str]) -> None:
    known = [kolom.naam for kolom in tabel.kolommen]
    mistakes = [
        Celfout(path.name, 1, naam, _unknown_column(naam, known))
        for naam in header
        if naam not in known
    ]
    mistakes += [
        Celfout(path.name, 1, naam, "Deze kolom staat er twee keer.")
        for naam in sorted(set(header))
        if header.count(naam) > 1 and naam in known
    ]
    mistakes += [
        Celfout(path.name, 1, kolom.naam, "Deze kolom ontbreekt.")
        for kolom in tabel.kolommen
        if kolom.verplicht and kolom.naam not in header and kolom.naam != tabel.genummerd
    ]
    if mistakes:
        raise CsvFouten(mistakes)


def _unknown_column(naam: str, known: list[str]) -> str:
    if not naam:
        return "Deze kolom heeft geen naam."
    nearest = process.extractOne(naam, known, score_cutoff=60)
    hint = f"Bedoelt u ‘{nearest[0]}’?" if nearest else f"Wel bekend zijn: {', '.join(known)}."
    return f"De kolom ‘{naam}’ is niet bekend. {hint}"


def _read_row(path: Path, tabel: Tabel, header: list[str], regel: int, cells: list[str]) -> Any:
    if len(cells) > len(header) and any(cell.strip() for cell in cells[len(header) :]):
        what = (
            f"Deze regel heeft {len(cells)} cellen, de kop heeft er {len(header)}. "
            "Zet een tekst met een scheidingsteken erin tussen aanhalingstekens."
        )
        raise CsvFouten([Celfout(path.name, regel, "", what)])
    found = dict(zip(header, cells, strict=False))
    row, mistakes = make_checked(
        tabel, {naam: from_cell(cell.strip()) for naam, cell in found.items()}
    )
    if mistakes:
        raise CsvFouten([Celfout(path.name, regel, naam, zin) for naam, zin in mistakes])
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
            values[kolom.naam] = _parse(kolom.soort, text)
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
    match = _MOMENT.fullmatch(text)
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
