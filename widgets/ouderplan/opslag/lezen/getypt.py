"""Typed rows out of texts: what a cell says in its column, or a mistake that names it.

Nothing is guessed: ``1.000`` is no number and ``20261006`` no date, whatever pydantic thinks.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from itertools import count
from typing import Any

from pydantic import ValidationError

from ouderplan.kern.datum import in_numbers
from ouderplan.opslag.lezen.fouten import describe
from ouderplan.opslag.lezen.koppen import meant
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
    """One row and the line of the file that it begins on (the header is line 1).

    `gezegd` are the columns that a list of a school says something in; None when it says all.
    """

    rij: Any
    regel: int
    gezegd: frozenset[str] | None = None


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


def is_understood(tabel: Tabel, kolom: Kolom, text: str) -> bool:
    """Tell whether a cell says something in its column."""
    value = _parse(kolom.soort, meant(tabel, kolom, clean(text)))
    if kolom.naam == "criterium":
        return isinstance(value, int) and 1 <= value <= 10  # noqa: PLR2004  the criteria
    return isinstance(value, kolom.soort)


def canonical(tabel: Tabel, kolom: Kolom, text: str) -> str:
    """Return a cell in the one form that the workbook would write: ``6-10-2026`` is 2026-10-06."""
    cleaned = clean(text)
    return str(_parse(kolom.soort, meant(tabel, kolom, cleaned))) if cleaned else ""


def read_moment(text: str) -> tuple[datetime, bool] | None:
    """Return what somebody typed for a moment, and whether a time was said, or None.

    12-12-2026 20:00 says one, 12 december 2026 does not.
    """
    typed = re.sub(r"(\s\d{1,2})[.u](\d{2})$", r"\1:\2", str(clean(text)))
    found, match = _parse_moment(datetime, typed), _MOMENT.fullmatch(in_numbers(typed))
    if match is None or not isinstance(found, datetime):
        return None
    return found, match["hour"] is not None


def _parse(soort: type, text: str) -> Any:
    """Return what `text` says; what is not understood makes that its row is refused."""
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
        else replace(row, rij=replace(row.rij, **{naam: str(next(free))}))
        for row in rows
    )


def plain(waarde: Any) -> str:
    """Return a cell as text, the same for what is written and for what is read."""
    return "" if waarde is None else str(waarde)
