"""What may be kept of a damaged database: everything but what links a voter to what was chosen.

The key of a round would outlive it there. Who voted what is needed for nothing any more: the
ballots stand in the CSVs, and no phone can reach a database that was put aside. What the counters
of paper typed has the order of the pile, so it goes too: the pile itself is still there.
"""

import contextlib
import csv
import re
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from ouderplan.kern.rondes import Ronde, Rondesoort
from ouderplan.opslag.csv_uit import BEWAARD, path_of
from ouderplan.opslag.plaats import DATABASE
from ouderplan.opslag.rondetabellen import AFZENDERS, ONTVANGEN
from ouderplan.opslag.sporen.klad import find_drafts
from ouderplan.opslag.tabellen import GEHEIMEN, tabel_of
from ouderplan.opslag.toestandnamen import RONDESLEUTEL

_RECORD = re.compile(rb"\x03([\x0d-\x7f])([\x0c-\x7f])(?=" + RONDESLEUTEL.encode() + rb"\d)")
"""How SQLite stores a text and a blob: https://www.sqlite.org/fileformat.html#record_format"""


class _Link(NamedTuple):
    """Something secret, and for a key the name of it."""

    geheim: bytes
    naam: str = ""


def without_links(folder: Path) -> bytes | None:
    """Return the bytes of the damaged database in `folder`, with every link in it blanked.

    Returns
    -------
    bytes | None
        None when a round is open whose key cannot be found, or a draft of paper not all of it:
        then the file may hold it somewhere.
    """
    content = (folder / DATABASE).read_bytes()
    drafts = find_drafts(content)
    if not drafts.alles:
        return None
    content = drafts.blank(content)
    by_sql = _read_links(folder / DATABASE)
    links = [*(by_sql or ()), *_keys_in(content)]
    named = {link.naam for link in links}
    for nummer, soort in open_rounds(folder):
        sent_in = soort in INSTUREN and by_sql is None
        if sent_in or f"{RONDESLEUTEL}{nummer}" not in named:
            return None
    return _blanked(content, links)


def databases_aside(folder: Path) -> Iterator[Path]:
    """Yield the databases that were put aside in `folder`, by the workbook or by someone."""
    for path in (*folder.glob("*.db*"), *folder.glob(f"{BEWAARD}/*.db*")):
        if not path.name.startswith(DATABASE) or path.name.removeprefix(DATABASE) not in _OWN:
            yield path


def without_secrets(content: bytes) -> bytes:
    """Return the bytes of a database that was put aside, when no round in it goes on any more."""
    return _blanked(find_drafts(content).blank(content), _keys_in(content))


INSTUREN = {soort.value for soort in Rondesoort if not soort.stemt}
_OWN = {"", "-wal", "-shm", "-journal"}


def _blanked(content: bytes, links: Iterable[_Link]) -> bytes:
    for link in links:
        content = content.replace(link.geheim, bytes(len(link.geheim)))
    return content


def _keys_in(content: bytes) -> Iterator[_Link]:
    """Find keys in the bytes themselves, also where the rest can no longer be read."""
    for found in _RECORD.finditer(content):
        (text,), (blob,) = found[1], found[2]
        begin = found.end() + (text - 13) // 2  # a key may begin with a digit: go by the length
        naam, key = content[found.end() : begin], content[begin : begin + (blob - 12) // 2]
        is_number = naam.removeprefix(RONDESLEUTEL.encode()).isdigit()
        if text % 2 == 1 and blob % 2 == 0 and is_number and any(key):
            yield _Link(key, naam.decode())


def _read_links(path: Path) -> list[_Link] | None:
    """Ask the database itself, as far as it still answers; None when it does not."""
    keys = f"SELECT geheim, naam FROM {GEHEIMEN.name} WHERE naam LIKE '{RONDESLEUTEL}%'"  # noqa: S608
    sent = f"SELECT inzending FROM {ONTVANGEN.name}"  # noqa: S608  our names
    try:
        uri = f"{path.resolve().as_uri()}?mode=ro"
        with contextlib.closing(sqlite3.connect(uri, uri=True)) as connection:
            found = [_Link(bytes(key), naam) for key, naam in connection.execute(keys)]
            found += [_Link(text.encode()) for (text,) in connection.execute(sent)]
            return found + [_Link(text.encode()) for text in _marks(connection)]
    except (sqlite3.Error, UnicodeError, TypeError, AttributeError):
        return None  # cells of a damaged file can be anything


def _marks(connection: sqlite3.Connection) -> list[str]:
    """Return the marks of phones; an older workbook has none."""
    there = "SELECT 1 FROM sqlite_master WHERE name = ?"
    if not connection.execute(there, (AFZENDERS.name,)).fetchone():
        return []
    marks = f"SELECT DISTINCT afzender FROM {AFZENDERS.name}"  # noqa: S608  our name
    return [text for (text,) in connection.execute(marks) if text]


def open_rounds(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield number and kind of the rounds that are open, as their CSV says."""
    path = path_of(folder, tabel_of(Ronde))
    with contextlib.suppress(OSError, UnicodeError, csv.Error):
        lines = path.read_text("utf-8-sig").splitlines(keepends=True)
        for row in csv.DictReader(lines, delimiter=";"):
            if not row.get("gesloten"):
                yield row.get("ronde") or "", row.get("soort") or ""
