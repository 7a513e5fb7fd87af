"""The heads of a file: as the workbook writes them, or as a school does in a file of its own."""

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import cache
from typing import Any

from ouderplan.opslag.opschriften import label, title
from ouderplan.opslag.tabellen import TABELLEN, Kolom, Tabel, tabel_named
from ouderplan.teksten import Teksten

KOPREGELS = 10
"""In so many lines from the top the heads are looked for; a title may stand above them."""
_NIET_LETTER = re.compile(r"[\W_]+")
_CRITERIUM = re.compile(r"(?:criterium\s+)?(\d{1,2})(?:[.:)–-]?\s+[^\W\d].*|[.:)])?", re.I | re.S)
_VOLGNUMMER = re.compile(r"[\s(\-_]*\d*\)?$")

Regel = tuple[int, list[str]]
"""The line that it begins on, and its cells."""


def find_head(tabel: Tabel | None, lines: Sequence[Regel]) -> int:
    """Return which of the lines has the heads: the one with most of them, else the first."""
    tables = TABELLEN if tabel is None else (tabel,)
    hits = [
        max(len(_known(_columns(one, cells), one)) for one in tables)
        for _, cells in lines[:KOPREGELS]
    ]
    return hits.index(max(hits))


def read_head(tabel: Tabel, cells: Sequence[str]) -> list[str]:
    """Return the column behind each head; a head that is not known stays as it is written."""
    header = _columns(tabel, cells)
    while header and not header[-1]:
        header.pop()
    return header


def table_of(stem: str, cells: Sequence[str]) -> Tabel | None:
    """Return the table of a file, by its name or else by its heads; None when that is not clear."""
    name = _fold(stem)
    own = tabel_named(stem.casefold()) or tabel_named(_VOLGNUMMER.sub("", stem.casefold()))
    if own is not None:
        return own
    called = [table for words, table in _table_names() if f" {words} " in f" {name} "]
    fitting = [table for table in called if _fits(table, cells)]
    if fitting or called:
        return (fitting or called)[0]
    fits = [table for table in TABELLEN if _fits(table, cells)]
    exact = [table for table in fits if _is_own(table, cells)]
    return fits[0] if len(fits) == 1 else exact[0] if len(exact) == 1 else None


def meant(tabel: Tabel, kolom: Kolom, text: str) -> str:
    """Return what a school means by a cell: *afgerond* is *behaald*, *3. Welkom* is criterium 3."""
    if issubclass(kolom.soort, StrEnum) and text.casefold() not in set(kolom.soort):
        return _cells(tabel.naam, kolom.naam).get(_fold(text), text)
    match = _CRITERIUM.fullmatch(text) if kolom.naam == "criterium" else None
    return match[1] if match else text


def is_whole(tabel: Tabel, header: Sequence[str]) -> bool:
    """Tell whether every column of the table is there, as in a file of the workbook itself."""
    return {kolom.naam for kolom in tabel.kolommen} <= set(header)


def _fits(tabel: Tabel, cells: Sequence[str]) -> bool:
    header = read_head(tabel, cells)
    required = {k.naam for k in tabel.kolommen if k.verplicht} - {tabel.genummerd}
    known = {kolom.naam for kolom in tabel.kolommen}
    return required <= set(header) and set(filter(None, header)) <= known


def _is_own(tabel: Tabel, cells: Sequence[str]) -> bool:
    known = {kolom.naam for kolom in tabel.kolommen}
    return {cell.strip().casefold() for cell in cells if cell.strip()} <= known


def _columns(tabel: Tabel, cells: Sequence[str]) -> list[str]:
    """Return a column a cell; what is called by a column's own name comes before other words."""
    own = {kolom.naam for kolom in tabel.kolommen}
    plain = [" ".join(cell.split()).casefold() for cell in cells]
    taken = own & set(plain)
    found = []
    for cell in plain:
        column = cell if cell in own else _heads(tabel).get(_fold(cell), "")
        fits = column and (cell in own or column not in taken)
        found.append(column if fits else cell)
        taken |= {column}
    return found


def _known(header: Sequence[str], tabel: Tabel) -> set[str]:
    return set(header) & {kolom.naam for kolom in tabel.kolommen}


@cache
def _heads(tabel: Tabel) -> Mapping[str, str]:
    """Return which column each head stands for."""
    words = _words("kolommen").get(tabel.naam, {})
    known = {_fold(word): naam for naam, others in words.items() for word in others}
    known |= {_fold(_label(tabel, kolom.naam)): kolom.naam for kolom in tabel.kolommen}
    return known | {_fold(kolom.naam): kolom.naam for kolom in tabel.kolommen}


@cache
def _cells(tabel: str, kolom: str) -> Mapping[str, str]:
    words = _words("cellen").get(tabel, {}).get(kolom, {})
    return {_fold(word): meant for meant, others in words.items() for word in others}


@cache
def _table_names() -> tuple[tuple[str, Tabel], ...]:
    """Return what tables are called, the longest name first."""
    words = _words("tabelnamen")
    found = [
        (_fold(word), tabel)
        for tabel in TABELLEN
        for word in (tabel.naam, _title(tabel), *words.get(tabel.naam, ()))
    ]
    return tuple(sorted(found, key=lambda row: -len(row[0])))


def _label(tabel: Tabel, kolom: str) -> str:
    try:
        return label(tabel.rij, kolom)
    except KeyError:
        return kolom


def _title(tabel: Tabel) -> str:
    try:
        return title(tabel.rij)
    except KeyError:
        return tabel.naam


def _words(deel: str) -> dict[str, Any]:
    return dict(Teksten("ouderplan.opslag", "koppen.toml").table(deel))


def _fold(text: str) -> str:
    return _NIET_LETTER.sub(" ", text.casefold()).strip()
