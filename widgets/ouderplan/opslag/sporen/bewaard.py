"""What was put aside while a round was open: damaged databases, and CSVs of before its end.

Those hold what had come in by then, and in which order, so beside the closed round they tell who
was early. When a round closes, what stands in the workbook is taken out of them; what stands
nowhere else stays, and in a CSV it gets a random order. So nothing is lost.
"""

import logging
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

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
from ouderplan.opslag.sporen.bewaardcsv import Rij, Vergeten, Welke, forgotten, read_aside
from ouderplan.opslag.sporen.paginas import Inzendingen, blank_rows
from ouderplan.opslag.sporen.tabellen import GROEP, SPOREN, Spoor
from ouderplan.opslag.tabellen import SQL
from ouderplan.systeem import why

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
