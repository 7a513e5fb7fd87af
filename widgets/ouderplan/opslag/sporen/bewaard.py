"""What was put aside while a round was open: damaged databases, and CSVs of before its end.

Those hold what had come in by then, and in which order, so beside the closed round they tell who
was early. When a round closes, what stands in the workbook is taken out of them; what stands
nowhere else stays, and in a CSV it gets a random order. So nothing is lost.

A CSV that was put aside, without what people sent in and without the order of what is left.

It may be one that someone saved with a spreadsheet, with other signs between its cells.
"""

import csv
import io
import logging
from codecs import BOM_UTF8
from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path
from secrets import SystemRandom
from typing import NamedTuple

import sqlalchemy as sa

from ouderplan.opslag import csv_uit
from ouderplan.opslag.cellen import from_cell, to_cell
from ouderplan.opslag.fouten import NietTeBewaren
from ouderplan.opslag.heel_bestand import replace_file
from ouderplan.opslag.sporen.beschadigd import (
    INSTUREN,
    databases_aside,
    open_rounds,
    without_secrets,
)
from ouderplan.opslag.sporen.paginas import Inzendingen, blank_rows
from ouderplan.opslag.sporen.tabellen import GROEP, SPOREN, Spoor
from ouderplan.opslag.tabellen import SQL
from ouderplan.systeem import why

Rij = dict[str, str]
Welke = Callable[[Rij], bool]
_RANDOM = SystemRandom()
_TEKENS = (";", "\t", ",")


def read_aside(content: bytes) -> list[Rij]:
    """Return the rows of such a file, with their cells as they stand there."""
    head, lines, _ = _cells(content)
    return [dict(zip(head, line, strict=False)) for line in lines]


class Vergeten(NamedTuple):
    """What is to be forgotten of one table.

    Parameters
    ----------
    welke
        Tells of which rows it is about.
    zelfde, elders
        The columns by which a row is found elsewhere, and what stands there.
    samen
        Rows with the same in this column stay together, in their order.
    moment
        A column that says when: it becomes the same in all of these rows.
    """

    welke: Welke
    zelfde: Sequence[str]
    elders: Collection[tuple[str, ...]]
    samen: str
    moment: str = ""


def forgotten(content: bytes, wat: Vergeten) -> bytes:
    """Return such a file without rows that stand elsewhere; the others get a random order.

    A file that is no longer one of these tables is left as it is.
    """
    head, lines, mark = _cells(content)
    if not {*wat.zelfde, wat.samen} <= set(head):
        return content
    rows = [dict(zip(head, line, strict=False)) for line in lines]
    ours = [nr for nr, row in enumerate(rows) if wat.welke(row)]
    if not ours:
        return content
    left = [nr for nr in ours if _same(rows[nr], wat.zelfde) not in wat.elders]
    for nr in left if wat.moment in head else ():
        lines[nr][head.index(wat.moment)] = max(rows[nr][wat.moment] for nr in left)
    mixed = _mixed(left, [rows[nr][wat.samen] for nr in left])
    instead = dict(zip(left, mixed, strict=True))
    gone = set(ours) - set(left)
    kept = [lines[instead.get(nr, nr)] for nr in range(len(lines)) if nr not in gone]
    return _written([head, *kept], mark, like=content)


def _same(row: Rij, columns: Sequence[str]) -> tuple[str, ...]:
    return tuple(row.get(naam, "") for naam in columns)


def _mixed(numbers: list[int], groups: list[str]) -> list[int]:
    together: dict[str, list[int]] = {}
    for number, group in zip(numbers, groups, strict=True):
        together.setdefault(group, []).append(number)
    order = list(together.values())
    _RANDOM.shuffle(order)
    return [number for group in order for number in group]


def _cells(content: bytes) -> tuple[list[str], list[list[str]], str]:
    """Return the head, the lines, and what stands between the cells.

    A line that is too short gets empty cells, as many as the head has.
    """
    text = _decoded(content)
    first = text.partition("\n")[0]
    mark = max(_TEKENS, key=first.count)
    try:
        lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=mark))
    except csv.Error:
        lines = []
    if not lines:
        return [], [], mark
    head, *rest = lines
    return head, [line + [""] * (len(head) - len(line)) for line in rest], mark


def _coding(content: bytes) -> str:
    try:
        content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return "latin-1"  # takes every byte, and gives it back
    return "utf-8-sig" if content.startswith(BOM_UTF8) else "utf-8"


def _decoded(content: bytes) -> str:
    return content.decode(_coding(content))


def _written(lines: list[list[str]], mark: str, *, like: bytes) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=mark, lineterminator="\r\n").writerows(lines)
    return out.getvalue().encode(_coding(like))


log = logging.getLogger(__name__)

_ZELFDE = {
    Spoor.BRIEFJE: ("ronde", "briefje"),
    Spoor.INZENDING: ("ronde", "inzending"),
    Spoor.TEKST: ("id", "tekst"),
    Spoor.OVER_TEKST: ("wat", "id", "oud", "nieuw"),
}
"""By which cells a row that was put aside is one that stands in the workbook."""
_VAN_MENSEN = {tabel: spoor for tabel, spoor in SPOREN.items() if spoor in _ZELFDE}


def forget_aside(
    engine: sa.Engine, folder: Path, rondes: Collection[int], teksten: Collection[str]
) -> None:
    """Take these closed rounds, and these texts, out of what was put aside in `folder`.

    Raises
    ------
    NietTeBewaren
        When the disk refuses.
    """
    databases = list(databases_aside(folder))
    files = list(_csvs_aside(folder))
    if not databases and not files:
        return
    with engine.connect() as connection:
        there = {tabel: _stored(connection, tabel, rondes, teksten) for tabel in _VAN_MENSEN}
    sent = _as_bytes(there, teksten)
    numbers = {str(ronde) for ronde in rondes}
    try:
        for path in databases:
            _rewrite(path, blank_rows(without_secrets(path.read_bytes()), sent))
        for path, tabel in files:
            which = _is_of(tabel, numbers, teksten)
            _rewrite(path, _without(path.read_bytes(), tabel, which, there[tabel]))
    except OSError as error:
        raise NietTeBewaren(reden=why(error)) from error


def put_csvs_aside(folder: Path, paths: Sequence[Path]) -> Inzendingen:
    """Keep a copy of these CSVs beside a damaged database; return what of it they hold.

    What came in during a round that is open gets a random order there: that round may never close.
    """
    soorten = dict(open_rounds(folder))
    numbers = {nummer for nummer in soorten if nummer}
    asks_texts = not INSTUREN.isdisjoint(soorten.values())
    contents = {path: path.read_bytes() for path in paths}
    rows = {path.stem: read_aside(content) for path, content in contents.items()}
    texts = _texts_of_the_hall(rows) if asks_texts else set()
    there: dict[str, set[tuple[str, ...]]] = {}
    for path, content in contents.items():
        kept, tabel = content, path.stem
        if tabel in _VAN_MENSEN:
            which = _is_of(tabel, numbers, texts)
            same = _ZELFDE[_VAN_MENSEN[tabel]]
            found = (row for row in rows[tabel] if which(row))
            there[tabel] = {tuple(row.get(naam, "") for naam in same) for row in found}
            kept = _without(content, tabel, which, set())
        csv_uit.keep_copy(folder, path.name, kept)
    return _as_bytes(there, texts)


def _without(content: bytes, tabel: str, which: Welke, there: set[tuple[str, ...]]) -> bytes:
    spoor = _VAN_MENSEN[tabel]
    moment = "wanneer" if spoor is Spoor.OVER_TEKST else ""
    return forgotten(content, Vergeten(which, _ZELFDE[spoor], there, GROEP[spoor], moment))


def _csvs_aside(folder: Path) -> Iterator[tuple[Path, str]]:
    for path in (folder / csv_uit.BEWAARD).glob("*.csv"):
        tabel = path.stem.rpartition(" ")[2]
        if tabel in _VAN_MENSEN:
            yield path, tabel


def _rewrite(path: Path, content: bytes) -> None:
    if content != path.read_bytes():
        replace_file(path, content)
        log.warning("Wat bij een gesloten ronde hoort, staat niet meer in ‘%s’", path.name)


def _stored(
    connection: sa.Connection, tabel: str, rondes: Collection[int], teksten: Collection[str]
) -> set[tuple[str, ...]]:
    """Return what the workbook holds of these rounds and texts, by the cells that say the same."""
    spoor = _VAN_MENSEN[tabel]
    columns = [SQL[tabel].c[naam] for naam in _ZELFDE[spoor]]
    by_round = spoor in (Spoor.BRIEFJE, Spoor.INZENDING)
    wanted = {str(one) for one in (rondes if by_round else teksten)}
    at = _ZELFDE[spoor].index("ronde" if by_round else "id")
    rows = connection.execute(sa.select(*columns))
    found = (tuple(map(to_cell, row)) for row in rows)
    return {row for row in found if row[at] in wanted}


def _as_bytes(there: dict[str, set[tuple[str, ...]]], teksten: Collection[str]) -> Inzendingen:
    """Return what stands elsewhere, as it would stand in the pages of a database."""

    def second(*soorten: Spoor) -> set[bytes]:
        rows = (row for tabel in there if _VAN_MENSEN[tabel] in soorten for row in there[tabel])
        return {from_cell(row[1]).encode() for row in rows}

    numbers = {number.encode() for number in teksten}
    names = second(Spoor.BRIEFJE, Spoor.INZENDING)
    return Inzendingen(names, numbers, second(Spoor.TEKST))


def _is_of(tabel: str, rondes: Collection[str], teksten: Collection[str]) -> Welke:
    """Return what tells whether a row of this table came in during these rounds."""
    wanted = set(teksten)
    if _VAN_MENSEN[tabel] in (Spoor.BRIEFJE, Spoor.INZENDING):
        return lambda row: row.get("ronde") in rondes
    return lambda row: row.get("id") in wanted


def _texts_of_the_hall(rows: dict[str, list[Rij]]) -> set[str]:
    """Return the numbers of the texts that came from the hall, as far as the CSVs know."""
    tables = (rows.get(tabel, ()) for tabel, spoor in _VAN_MENSEN.items() if spoor is Spoor.TEKST)
    return {row["id"] for table in tables for row in table if row.get("groep") and row.get("id")}
