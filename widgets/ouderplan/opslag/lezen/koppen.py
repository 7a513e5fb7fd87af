"""The heads of a file: as the workbook writes them, or as a school does in a file of its own.

Heads are found and matched here and nowhere else, whatever kind of file they stand in.
"""

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import cache, lru_cache
from typing import Any

from ouderplan.kern.doelen import Jaardoel
from ouderplan.kern.scanbestand import read_group
from ouderplan.kern.soorten import Groep
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
_VAN = re.compile(r" van (?:(?:de|het|onze|ons|alle|elke|een) )?")
_MEEST, _KORT = 0.5, 2
_TEKENS = {"%": "percentage", "€": "kosten"}
"""What a head says that is nothing but a sign."""

Regel = tuple[int, list[str]]
"""The line that it begins on, and its cells."""
Woorden = Mapping[str, str]
"""Per head, folded, the column that it stands for."""


def find_head(tabel: Tabel | None, lines: Sequence[Regel]) -> int:
    """Return which of the lines has the heads: the one with most of them, else the first."""
    tables = TABELLEN if tabel is None else (tabel,)
    hits = [known_heads(cells, tables) for _, cells in lines[:KOPREGELS]]
    plain = [0 if _is_filled_in(line) else hit for line, hit in zip(lines, hits, strict=False)]
    best = plain if any(plain) else hits
    return best.index(max(best))


def _is_filled_in(line: Regel) -> bool:
    """Tell whether a line says something of the whole list: *Peildatum:* and the day beside it.

    A line with a head beside its first one is no such line: *Actie:* and *Wie*.
    """
    filled = [cell.strip() for cell in line[1] if cell.strip()]
    said = [cell for cell in filled if not cell.endswith(":")]
    return bool(said) and filled[0].endswith(":") and filled[1] in said and not known_heads(said)


def known_heads(cells: Sequence[str], tables: Sequence[Tabel] = TABELLEN) -> int:
    """Return how many of these cells are heads of one and the same table."""
    return max(len(set(_columns(one, cells)) & {k.naam for k in one.kolommen}) for one in tables)


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
    return max(said, key=lambda table: known_heads(cells, [table])) if said else _of_heads(cells)


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
    found = (cells[place].strip() for _, cells in lines if place < len(cells))
    return [cell for cell in found if cell]


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
        group = kolom.soort is Groep and len(text.split()) <= _KORT and read_group(text)
        return group or _cells(tabel.naam, kolom.naam).get(fold(text), text)
    match = _CRITERIUM.fullmatch(text) if kolom.naam == "criterium" else None
    return match[1] if match else text


def read_heading(tabel: Tabel, text: str) -> dict[str, str]:
    """Return what a heading says of the rows below it, by column: *Wensen* makes them wishes."""
    words, found = _whole(fold(text)), {}
    for kolom, meant in _words("kopjes").get(tabel.naam, {}).items():
        said = [value for value, others in meant.items() if any(_whole(o) in words for o in others)]
        found[kolom] = said[0] if len(said) == 1 else ""
    return found


def _whole(text: str) -> str:
    """Return words to look for: *van ouders verwachten* is not what *ouders verwachten*.

    *Van onze ouders* and *van de ouders* are of parents.
    """
    return _VAN.sub(" van-", f" {text} ")


def is_head(tabel: Tabel, text: str) -> bool:
    """Tell whether a text is the head of a column of this table."""
    return bool(_heads(tabel).get(_in_full(fold(text))))


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
        column = cell if cell in own else _heads(tabel).get(_in_full(fold(cell)), "")
        fits = column and (cell in own or column not in taken)
        found.append(column if fits else cell)
        taken |= {column}
    return found


def _in_full(head: str) -> str:
    """Return a head, folded, in full when it is one that is written in short: *Opm.*."""
    return str(_words("afgekort").get(head, head))


@cache
def _heads(tabel: Tabel) -> Woorden:
    """Return which column each head of a school stands for."""
    words = _words("kolommen").get(tabel.naam, {})
    names = {kolom.naam for kolom in tabel.kolommen}
    shared = {naam: others for naam, others in _words("overal").items() if naam in names}
    known = {fold(word): naam for naam, others in shared.items() for word in others}
    known |= {fold(word): naam for naam, others in words.items() for word in others}
    return known | own_names(tabel)


def own_names(tabel: Tabel) -> dict[str, str]:
    """Return what the workbook calls its columns, each with the column."""
    known = {fold(column_name(tabel, kolom.naam)): kolom.naam for kolom in tabel.kolommen}
    return known | {fold(kolom.naam): kolom.naam for kolom in tabel.kolommen}


@cache
def _cells(tabel: str, kolom: str) -> Mapping[str, str]:
    found = _words("cellen").get(tabel, {}).get(kolom, {})
    return {fold(word): meant for meant, others in found.items() for word in others}


@cache
def _table_names() -> tuple[tuple[str, Tabel], ...]:
    """Return what tables are called, the longest name first."""
    more = _words("tabelnamen")
    names = {tabel: (tabel.naam, table_name(tabel)) for tabel in TABELLEN}
    names = {tabel: (*own, *more.get(tabel.naam, ())) for tabel, own in names.items()}
    found = [(fold(word), tabel) for tabel, own in names.items() for word in own]
    return tuple(sorted(found, key=lambda row: -len(row[0])))


def _words(deel: str) -> dict[str, Any]:
    return dict(Teksten(__package__ or "", "koppen.toml").table(deel))


@lru_cache(maxsize=20_000)
def fold(text: str) -> str:
    """Return a text as heads and words are compared: small letters, without punctuation."""
    plain = text.casefold().replace("# ", "aantal ")
    return _NIET_LETTER.sub(" ", plain).strip() or _TEKENS.get(text.strip(), "")
