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
from typing import Any

from pydantic import ValidationError
from rapidfuzz import process

from ouderplan.kern.datum import in_numbers
from ouderplan.opslag.cellen import from_cell
from ouderplan.opslag.csv_fouten import Celfout, CsvFouten, describe
from ouderplan.opslag.csv_groepen import without_headings
from ouderplan.opslag.csv_koploos import name_columns
from ouderplan.opslag.csv_koppen import Regel, find_head, meant, read_head, table_of
from ouderplan.opslag.csv_tekst import decode, read_bytes, records
from ouderplan.opslag.rijen import clean, make_row, too_long
from ouderplan.opslag.tabellen import TABELLEN, Kolom, Tabel

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

    naam: str
    tabel: Tabel
    rijen: tuple[Gelezen, ...]
    inhoud: bytes
    kopjes: int = 0
    """How many lines of it were headings above rows, and no rows."""
    pad: Path | None = None
    """Where it stands on this computer; None when it came through the page."""


def read_file(path: Path) -> Bestand:
    """Read one CSV.

    Raises
    ------
    CsvFouten
        With every mistake in the file, by line and column.
    """
    return replace(read_content(path.name, read_bytes(path)), pad=path)


def read_content(bestand: str, inhoud: bytes) -> Bestand:
    """Read one CSV of which the name and the bytes are known (CsvFouten)."""
    lines = list(records(bestand, decode(bestand, inhoud)))
    tabel, rows, kopjes = read_lines(bestand, Path(bestand).stem, lines)
    return Bestand(bestand, tabel, rows, inhoud, kopjes)


def read_lines(
    bestand: str, naam: str, lines: Sequence[Regel]
) -> tuple[Tabel, tuple[Gelezen, ...], int]:
    """Read the lines of one table; `naam` tells which, else the heads do.

    Returns the table, its rows, and how many lines were headings above rows. `bestand` is what
    mistakes name.

    Raises
    ------
    CsvFouten
    """
    if not lines:
        raise CsvFouten([Celfout(bestand, 1, "", "Het bestand is leeg.")])
    tabel = _which_table(bestand, naam, lines)
    place = find_head(tabel, lines)
    found = read_head(tabel, lines[place][1])
    header = name_columns(tabel, found, lines[place + 1 :])
    below = lines[place + 1 :] if header == found else lines[place:]
    inhoud = without_headings(tabel, header, below)
    _check_header(bestand, tabel, inhoud.kop, [lines[place], *inhoud.regels])
    rows: list[Gelezen] = []
    mistakes: list[Celfout] = []
    for regel, cells in inhoud.regels:
        try:
            rows.append(Gelezen(_read_row(bestand, tabel, inhoud.kop, regel, cells), regel))
        except CsvFouten as error:
            mistakes += error.fouten
    if mistakes:
        raise CsvFouten(mistakes)
    return tabel, tuple(rows), inhoud.kopjes


def _which_table(bestand: str, naam: str, lines: Sequence[Regel]) -> Tabel:
    found = table_of(naam, lines[find_head(None, lines)][1])
    if found is not None:
        return found
    names = ", ".join(tabel.naam for tabel in TABELLEN)
    what = (
        f"Het is niet duidelijk bij welke tabel dit hoort. Noem het bestand naar een van: {names}."
    )
    raise CsvFouten([Celfout(bestand, 1, "", what)])


def _check_header(bestand: str, tabel: Tabel, header: list[str], lines: Sequence[Regel]) -> None:
    regel = lines[0][0]
    known = [kolom.naam for kolom in tabel.kolommen]
    mistakes = [
        Celfout(bestand, regel, naam, _unknown_column(naam, known))
        for place, naam in enumerate(header)
        if naam not in known and (naam or _has_cells(lines, place))
    ]
    mistakes += [
        Celfout(bestand, regel, naam, "Deze kolom staat er twee keer.")
        for naam in sorted(set(header))
        if header.count(naam) > 1 and naam in known
    ]
    mistakes += [
        Celfout(bestand, regel, kolom.naam, "Deze kolom ontbreekt.")
        for kolom in tabel.kolommen
        if kolom.verplicht and kolom.naam not in header and kolom.naam not in (tabel.genummerd,)
    ]
    if mistakes:
        raise CsvFouten(mistakes)


def _has_cells(lines: Sequence[Regel], place: int) -> bool:
    return any(cells[place].strip() for _, cells in lines if place < len(cells))


def _unknown_column(naam: str, known: list[str]) -> str:
    if not naam:
        return "Deze kolom heeft geen naam."
    nearest = process.extractOne(naam, known, score_cutoff=60)
    hint = f"Bedoelt u ‘{nearest[0]}’?" if nearest else f"Wel bekend zijn: {', '.join(known)}."
    return f"De kolom ‘{naam}’ is niet bekend. {hint}"


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
