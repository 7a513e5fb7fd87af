"""Giving the workbook another content, when nobody has it open."""

import contextlib
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path

import sqlalchemy as sa

from ouderplan.opslag.fouten import WerkboekInGebruik
from ouderplan.opslag.heel_bestand import install
from ouderplan.opslag.motor.sqlite.databank import in_dutch
from ouderplan.opslag.plaats import DATABASE
from ouderplan.systeem import sqlite_code

SLOT = ".bijwerk-slot"
"""Lock of who gives the workbook another content."""
_RUST = 0.05
"""Seconds between two looks whether the others are gone."""


@contextlib.contextmanager
def alone(folder: Path, wachttijd: float = 0.0) -> Iterator[sqlite3.Connection]:
    """Hold the workbook's database so that no other program can open it; its log is emptied.

    Parameters
    ----------
    wachttijd
        Seconds to wait for another program that has it open.

    Raises
    ------
    WerkboekInGebruik, WerkboekOnleesbaar
    """
    path = (folder / DATABASE).resolve()
    with in_dutch(folder, schrijft=False):
        connection = sqlite3.connect(
            f"{path.as_uri()}?mode=rw", uri=True, isolation_level=None, timeout=0
        )
        with contextlib.closing(connection):
            _shut_out_others(connection, folder, wachttijd)
            yield connection


def pour(half: Path, into: sqlite3.Connection) -> None:
    """Write the content of `half` into the database that `into` holds alone.

    It is one transaction, and the file stays the same: another file in its place would leave who
    just opened the old one with that, and with a log that belongs to neither. Afterwards it has a
    write-ahead log again, so that who waited does not have to make one.
    """
    with contextlib.closing(sqlite3.connect(half)) as whole:
        whole.backup(into)
    into.execute("PRAGMA journal_mode=WAL").fetchone()


def swap_in(half: Path, folder: Path) -> None:
    """Let the file `half` take the place of a damaged database, which nothing can be written in.

    Who has that open is refused what it writes from now on, and opens the new one (see `plaats`).
    """
    for leftover in (f"{DATABASE}-wal", f"{DATABASE}-shm"):
        (folder / leftover).unlink(missing_ok=True)  # it would be read as part of the new one
    install(half, folder / DATABASE)


@contextlib.contextmanager
def editing(path: Path) -> Iterator[sa.Connection]:
    """Give one transaction on a database that nobody else knows of."""
    engine = sa.create_engine(
        sa.URL.create("sqlite", database=str(path)),
        connect_args={"isolation_level": None},
        hide_parameters=True,
        poolclass=sa.NullPool,
    )
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA secure_delete=ON")
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        yield connection  # on an error the file is thrown away
        connection.exec_driver_sql("COMMIT")


def _shut_out_others(connection: sqlite3.Connection, folder: Path, wachttijd: float) -> None:
    """Leave the write-ahead log: SQLite does that only for who has the file for himself."""
    end = time.monotonic() + wachttijd
    while True:
        try:
            connection.execute("PRAGMA journal_mode=DELETE").fetchone()
            connection.execute("PRAGMA locking_mode=EXCLUSIVE").fetchone()
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("COMMIT")
            return
        except sqlite3.OperationalError as error:
            if sqlite_code(error) != sqlite3.SQLITE_BUSY:
                raise
            if time.monotonic() >= end:
                raise WerkboekInGebruik(map=folder) from error
        time.sleep(_RUST)
