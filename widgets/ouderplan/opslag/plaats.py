"""Whether a workbook still stands where it was opened.

A folder that is renamed or moved takes its open files along: SQLite goes on writing in them, and
nobody who looks in the folder's old place sees it. So every connection is of the file that stands
there now, or it is none.
"""

import contextlib
import sqlite3
import threading
import time
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from ouderplan.opslag.fouten import (
    DatabaseWeg,
    NietTeBewaren,
    WerkboekBestaatAl,
    WerkboekKomtTerug,
    WerkboekWeg,
)

DATABASE = "werkboek.db"
ANKER = "werkboek.postgres"
"""Says of which schema on a server the rows are; see `motor.postgres`."""
RUST = 2.0
"""Seconds that nothing changes in a folder before it is taken for copied back whole."""
LANGSTE_RUST = 10.0
"""After so many seconds only the database itself has to be at rest: others may write already."""
_FILE = "ouderplan.bestand"

Bestand = tuple[int, int]
"""Which file it is, whatever its name: its disk, and its number on that disk."""
_Stempel = tuple[int, int, int, int, int]
_Lijst = list[tuple[str, int, int]]


def is_werkboek(folder: Path) -> bool:
    """Tell whether `folder` holds a workbook, as a database or as CSVs."""
    return has_rows(folder) or is_as_csvs(folder)


def has_rows(folder: Path) -> bool:
    """Tell whether `folder` says where the rows of a workbook are; else they are its CSVs."""
    return (folder / DATABASE).exists() or is_anchored(folder)


def is_anchored(folder: Path) -> bool:
    """Tell whether the rows of the workbook in `folder` are on a server; a database goes first."""
    return (folder / ANKER).exists() and not (folder / DATABASE).exists()


def stirred(folder: Path) -> list[Path]:
    """Return the files of which one is written with every change; a server writes none here."""
    return [] if is_anchored(folder) else [folder / DATABASE, folder / f"{DATABASE}-wal"]


def make_folder(folder: Path) -> None:
    """Make the folder of a new workbook.

    Raises
    ------
    WerkboekBestaatAl
        When it already holds one.
    NietTeBewaren
    """
    if is_werkboek(folder):
        raise WerkboekBestaatAl(map=folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise NietTeBewaren(reden=f"de map {folder} kan niet worden gemaakt") from error


def is_as_csvs(folder: Path) -> bool:
    """Tell whether `folder` holds the CSVs of a workbook."""
    return (folder / "werkboek.csv").exists()


def file_of(folder: Path) -> Bestand | None:
    """Return which file the database is now, or None when there is none."""
    stamp = _stamp(folder)
    return stamp[:2] if stamp else None


def missing(folder: Path) -> WerkboekWeg:
    """Return what to say when the database is not in its place."""
    return DatabaseWeg(map=folder) if folder.is_dir() else WerkboekWeg(map=folder)


def check_in_place(connection: sa.Connection, folder: Path) -> None:
    """Refuse (WerkboekWeg) when `connection` is no longer of the file that stands in `folder`."""
    if file_of(folder) != connection.info.get(_FILE):
        raise missing(folder)


def check_whole(folder: Path) -> None:
    """Refuse (WerkboekWeg) when the database is not there, or only its name is there as yet."""
    if is_anchored(folder):  # small, and written whole
        return
    try:
        size = (folder / DATABASE).stat().st_size
    except OSError as error:
        raise missing(folder) from error
    if not size:
        raise WerkboekKomtTerug(map=folder)


class Plaats:
    """The place of one database, for the engine that opens it.

    Asking the engine for a connection raises WerkboekWeg when nothing is there. When another file
    came in its place (the folder was copied back), that is opened, once the copying is over: SQLite
    must not open a database of which the log is still on its way, because it would make one, and
    the copy would then go over a file that it has open.
    """

    def __init__(self, folder: Path) -> None:
        self._map = folder
        self._opened: Bestand | None = None
        self._first: Bestand | None = None
        self._was_away = False
        self._stamp: _Stempel | None = None
        self._began = self._since = 0.0
        self._seen: _Lijst = []
        self._lock = threading.Lock()

    def watch(self, engine: sa.Engine) -> None:
        """Look at the place with every connection that `engine` makes or gives.

        To be called before anything else listens to it, so that nothing else is done with a file
        that went meanwhile.
        """
        sa.event.listen(engine, "do_connect", self._before_connect)
        sa.event.listen(engine, "connect", self._on_connect)
        sa.event.listen(engine, "checkout", self._on_checkout)

    def _before_connect(self, _dialect: Any, record: Any, *_args: Any) -> None:
        """Refuse a file that came back, until its folder has been at rest for a while."""
        there = record.info[_FILE] = file_of(self._map)
        with self._lock:
            if there is None or self._opened is None:
                return
            if there == self._opened and (not self._was_away or _stamp(self._map) == self._stamp):
                return
            now = time.monotonic()
            if not self._seen:
                self._began = now
            late = now - self._began > LANGSTE_RUST
            seen = [one for one in _listing(self._map) if not late or one[0] == DATABASE]
            if seen != self._seen:
                self._seen, self._since = seen, now
            if now - self._since < RUST:
                raise WerkboekKomtTerug(map=self._map)

    def _on_connect(self, _connection: sqlite3.Connection, record: Any) -> None:
        with self._lock:
            self._stamp = _stamp(self._map)
            self._opened = file_of(self._map)
            if self._opened != record.info[_FILE]:  # which of the two was opened, nobody knows
                raise missing(self._map)
            self._was_away, self._seen = False, []
            self._first = self._first or self._opened

    @property
    def is_of_another(self) -> bool:
        """Whether what is open now is not the file that was opened first."""
        return self._opened != self._first

    def _on_checkout(self, _connection: sqlite3.Connection, record: Any, _proxy: Any) -> None:
        stamp = _stamp(self._map)
        with self._lock:
            if stamp is None:  # the pool throws this connection away now
                self._was_away = True
                raise missing(self._map)
            if stamp[:2] == record.info.get(_FILE):  # held open all the time: the very same file
                self._was_away, self._seen, self._stamp = False, [], stamp
                return
        raise sa.exc.DisconnectionError  # this one is thrown away, and asked for again


def _stamp(folder: Path) -> _Stempel | None:
    """Return what no copy of the database has in common with it, or None when there is none."""
    try:
        stat = (folder / DATABASE).stat()
    except OSError:
        return None
    return stat.st_dev, stat.st_ino, stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns


def _listing(folder: Path) -> _Lijst:
    found = []
    with contextlib.suppress(OSError):
        for path in sorted(folder.iterdir()):
            stat = path.stat()
            found.append((path.name, stat.st_size, stat.st_mtime_ns))
    return found
