"""The heads of a file: as the workbook writes them, or as a school does in a file of its own.

Heads are found and matched here and nowhere else, whatever kind of file they stand in.
"""

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import cache, lru_cache
from typing import Any

from ouderplan.kern.doelen import Actie, Jaardoel
from ouderplan.opslag.lezen.excelvorm import NUMMERKOP, UITSLAGEN, WERKT_UIT, own_word, sheet_name
from ouderplan.opslag.opschriften import column_name, table_name
from ouderplan.opslag.tabellen import TABELLEN, Kolom, Tabel, tabel_named
from ouderplan.teksten import Teksten

KOPREGELS = 10
"""In so many lines from the top the heads are looked for; a title may stand above them."""
ALGEMEEN = 4
"""A head that so many tables have says nothing of the table."""
_NIET_LETTER = re.compile(r"[\W_]+")
_CRITERIUM = re.compile(
    r"(?is)(?:criterium\s+)?(\d{1,2})(?:[.:)–-]?\s+(?!(?:en|of|tot|t/m)\s*\d)[^\W\d].*|[.:)])?"
)
_VOLGNUMMER = re.compile(r"[\s(\-_]*\d*\)?$")
_DOELCODE = re.compile(r"(10|[1-9])\s*[.-]?\s*(?:[a-z]{1,2}|\d{1,2})?", re.IGNORECASE)
_DOEL, _CODE, _JAAR = "jaardoel", "code", "uitvoeren_in"
_MEEST = 0.5

Regel = tuple[int, list[str]]
"""The line that it begins on, and its cells."""
Woorden = Mapping[str, str]
"""Per head, folded, the column that it stands for."""


def find_head(tabel: Tabel | None, lines: Sequence[Regel]) -> int:
    """Return which of the lines has the heads: the one with most of them, else the first."""
    tables = TABELLEN if tabel is None else (tabel,)
    hits = [known_heads(cells, tables) for _, cells in lines[:KOPREGELS]]
    return hits.index(max(hits))


def find_own_head(tabel: Tabel, lines: Sequence[Regel]) -> int | None:
    """Return which of the lines has the heads of a sheet of the workbook; None without any."""
    words = _own_heads(tabel)
    hits = [len(set(read_own_head(tabel, cells)) - {None, ""}) for _, cells in lines[:KOPREGELS]]
    enough = min(2, len(set(words.values()) - {"", NUMMERKOP}))
    return hits.index(max(hits)) if hits and max(hits) >= enough else None


def read_own_head(tabel: Tabel, cells: Sequence[str]) -> list[str | None]:
    """Return the column behind each head of the workbook itself, as `_own_heads`; else None."""
    return [_own_heads(tabel).get(fold(cell)) if cell.strip() else "" for cell in cells]


def own_sheets(bladen: Mapping[str, Sequence[Regel]]) -> dict[str, Tabel]:
    """Return which sheet of the workbook's file holds which table: by its name, else its heads.

    `bladen` has the first lines of each.
    """
    names = {fold(name): one for one in TABELLEN for name in (one.naam, sheet_name(one))}
    found = {name: names[fold(name)] for name in bladen if fold(name) in names}
    for name, lines in bladen.items():
        if name not in found and not is_worked_out(name):
            left = [
                one for one in TABELLEN if one.naam not in UITSLAGEN and one not in found.values()
            ]
            fitting = next((one for one in left if _has_own_heads(one, lines)), None)
            found |= {name: fitting} if fitting else {}
    return found


def is_worked_out(blad: str) -> bool:
    """Tell whether a sheet is one that the workbook works out itself."""
    return fold(blad) in {fold(own_word(naam)) for naam in ("waarden", "kansen", "jaarklok")}


def _has_own_heads(tabel: Tabel, lines: Sequence[Regel]) -> bool:
    place = find_own_head(tabel, lines)
    heads = set(read_own_head(tabel, lines[place][1])) if place is not None else set()
    return {NUMMERKOP, *(kolom.naam for kolom in tabel.kolommen)} <= heads


def known_heads(cells: Sequence[str], tables: Sequence[Tabel] = TABELLEN) -> int:
    """Return how many of these cells are heads of one and the same table."""
    return max(len(_known(_columns(one, cells), one)) for one in tables)


def read_head(tabel: Tabel, cells: Sequence[str]) -> list[str]:
    """Return the column behind each head; a head that is not known stays as it is written."""
    header = _columns(tabel, cells)
    while header and not header[-1]:
        header.pop()
    return header


def table_of(stem: str, lines: Sequence[Regel]) -> Tabel | None:
    """Return the table of a file; None when that is not clear, and a person is to say it.

    The name of the file tells, then a title above the heads, then the heads. A name that is a table
    is believed. A name with a table in it and a title with another one, where the heads fit both,
    is not clear; nor are heads that many tables have, as *wat* and *wanneer*.
    """
    plain = _VOLGNUMMER.sub("", stem.casefold())
    own = tabel_named(stem.casefold()) or tabel_named(plain) or called(plain)
    if own is not None:
        return own
    place = find_head(None, lines)
    cells = lines[place][1]
    above = [" ".join(filter(None, above)) for _, above in lines[:place]]
    by_name, by_title = tables_in(stem), [table for title in above for table in tables_in(title)]
    named = next((table for table in by_name if _fits(table, cells)), None)
    titled = next((table for table in by_title if _fits(table, cells)), None)
    if named and titled and named is not titled:
        return None
    said = [table for table in (named, titled, *by_name, *by_title) if table]
    return said[0] if said else _of_heads(cells)


def tables_in(text: str) -> list[Tabel]:
    """Return the tables that are named in a text, the longest name first."""
    return [table for words, table in _table_names() if f" {words} " in f" {fold(text)} "]


def called(text: str) -> Tabel | None:
    """Return the one table that is called so, with nothing else said."""
    found = [table for words, table in _table_names() if words == fold(text)]
    return found[0] if len(set(found)) == 1 else None


def _of_heads(cells: Sequence[str]) -> Tabel | None:
    """Return the one table that has these heads, when one of them says more than *wat* or *wie*."""
    fits = [table for table in TABELLEN if _fits(table, cells)]
    exact = [table for table in fits if _is_own(table, cells)]
    found = exact if len(exact) == 1 else fits
    if len(found) != 1:
        return None
    telling = [cell for cell in cells if cell.strip() and not is_common(fold(cell))]
    return found[0] if telling or is_whole(found[0], read_head(found[0], cells)) else None


def name_columns(tabel: Tabel, header: Sequence[str], lines: Sequence[Regel]) -> list[str]:
    """Return the heads with those of the code and the goal filled in, when both are missing.

    The codes are in the column where most cells look like one, the goals where most is written.
    """
    own = {kolom.naam for kolom in tabel.kolommen}
    if tabel.rij is not Jaardoel or _JAAR not in header or {_DOEL, _CODE} & set(header):
        return list(header)
    free = [place for place, naam in enumerate(header) if naam not in own]
    columns = {place: _column(lines, place) for place in free}
    filled = {place: cells for place, cells in columns.items() if cells}
    codes = [place for place, cells in filled.items() if _looks_like_codes(cells)]
    goals = sorted(set(filled) - set(codes), key=lambda place: -sum(map(len, filled[place])))
    named = dict([*zip(codes, [_CODE], strict=False), *zip(goals, [_DOEL], strict=False)])
    return [named.get(place, naam) for place, naam in enumerate(header)] if goals else list(header)


def _column(lines: Sequence[Regel], place: int) -> list[str]:
    return [
        cells[place].strip() for _, cells in lines if place < len(cells) and cells[place].strip()
    ]


def _looks_like_codes(cells: Sequence[str]) -> bool:
    return sum(map(bool, map(goal_code, cells))) >= _MEEST * len(cells)


def goal_code(text: str) -> str:
    """Return the criterium of a cell that is the code of a goal (3b, 10, 4.2), or ""."""
    match = _DOELCODE.fullmatch(text.strip())
    return match[1] if match else ""


@cache
def is_common(head: str) -> bool:
    """Tell whether a head, folded, says nothing of the table: so many have it."""
    return sum(head in _heads(table) for table in TABELLEN) >= ALGEMEEN


def meant(tabel: Tabel, kolom: Kolom, text: str) -> str:
    """Return what a school means by a cell: *afgerond* is *behaald*, *3. Welkom* is criterium 3."""
    if issubclass(kolom.soort, StrEnum) and text.casefold() not in set(kolom.soort):
        return _cells(tabel.naam, kolom.naam).get(fold(text), text)
    match = _CRITERIUM.fullmatch(text) if kolom.naam == "criterium" else None
    return match[1] if match else text


def read_heading(tabel: Tabel, text: str) -> dict[str, str]:
    """Return what a heading says of the rows below it, by column: *Wensen* makes them wishes."""
    words = f" {fold(text)} "
    found = {}
    for kolom, meant in _words("kopjes").get(tabel.naam, {}).items():
        said = [value for value, others in meant.items() if any(f" {o} " in words for o in others)]
        found[kolom] = said[0] if len(said) == 1 else ""
    return found


def is_head(tabel: Tabel, text: str) -> bool:
    """Tell whether a text is the head of a column of this table."""
    return bool(_heads(tabel).get(fold(text)))


def words_of(tabel: Tabel, kolom: str) -> list[str]:
    """Return the heads that are read as this column, in small letters."""
    return [head for head, naam in _heads(tabel).items() if naam == kolom]


def has_school_words(tabel: Tabel) -> bool:
    """Tell whether schools have such a list of their own, and no other table."""
    return tabel.naam in _words("tabelnamen") or tabel.naam in _words("kolommen")


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
        column = cell if cell in own else _heads(tabel).get(fold(cell), "")
        fits = column and (cell in own or column not in taken)
        found.append(column if fits else cell)
        taken |= {column}
    return found


def _known(header: Sequence[str], tabel: Tabel) -> set[str]:
    return set(header) & {kolom.naam for kolom in tabel.kolommen}


@cache
def _heads(tabel: Tabel) -> Woorden:
    """Return which column each head of a school stands for."""
    words = _words("kolommen").get(tabel.naam, {})
    names = {kolom.naam for kolom in tabel.kolommen}
    shared = {naam: others for naam, others in _words("overal").items() if naam in names}
    known = {fold(word): naam for naam, others in shared.items() for word in others}
    known |= {fold(word): naam for naam, others in words.items() for word in others}
    return known | _own_names(tabel)


def _own_names(tabel: Tabel) -> dict[str, str]:
    known = {fold(column_name(tabel, kolom.naam)): kolom.naam for kolom in tabel.kolommen}
    return known | {fold(kolom.naam): kolom.naam for kolom in tabel.kolommen}


@cache
def _own_heads(tabel: Tabel) -> Woorden:
    """Return the heads that the workbook itself writes; "" is what it works out."""
    known = {fold(own_word(naam)): "" for naam in WERKT_UIT}
    if tabel.rij is Actie:
        known[fold(own_word("code"))] = "jaardoel"
    return known | _own_names(tabel) | {fold(NUMMERKOP): NUMMERKOP}


@cache
def _cells(tabel: str, kolom: str) -> Mapping[str, str]:
    words = _words("cellen").get(tabel, {}).get(kolom, {})
    return {fold(word): meant for meant, others in words.items() for word in others}


@cache
def _table_names() -> tuple[tuple[str, Tabel], ...]:
    """Return what tables are called, the longest name first."""
    words = _words("tabelnamen")
    found = [
        (fold(word), tabel)
        for tabel in TABELLEN
        for word in (tabel.naam, table_name(tabel), *words.get(tabel.naam, ()))
    ]
    return tuple(sorted(found, key=lambda row: -len(row[0])))


def _words(deel: str) -> dict[str, Any]:
    return dict(Teksten(__package__ or "", "koppen.toml").table(deel))


@lru_cache(maxsize=20_000)
def fold(text: str) -> str:
    """Return a text as heads and words are compared: small letters, without punctuation."""
    return _NIET_LETTER.sub(" ", text.casefold()).strip()
