"""Taking another database for the workbook's own, when nobody has it open."""

import contextlib
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path

import sqlalchemy as sa

from ouderplan.opslag.databank import DATABASE, in_dutch
from ouderplan.opslag.fouten import WerkboekInGebruik
from ouderplan.opslag.reserve import install

_RUST = 0.05
"""Seconds between two looks whether the others are gone."""


@contextlib.contextmanager
def alone(map: Path, wachttijd: float = 0.0) -> Iterator[sqlite3.Connection]:
    """Hold the workbook's database so that no other program can open it; its log is emptied.

    Parameters
    ----------
    wachttijd
        Seconds to wait for another program that has it open.

    Raises
    ------
    WerkboekInGebruik, WerkboekOnleesbaar
    """
    path = (map / DATABASE).resolve()
    with in_dutch(map, schrijft=False):
        connection = sqlite3.connect(
            f"{path.as_uri()}?mode=rw", uri=True, isolation_level=None, timeout=0
        )
        with contextlib.closing(connection):
            _shut_out_others(connection, map, wachttijd)
            yield connection


def swap_in(half: Path, map: Path) -> None:
    """Let `half` be the workbook's database from now on; nobody may have the old one open."""
    for leftover in (f"{DATABASE}-wal", f"{DATABASE}-shm"):
        (map / leftover).unlink(missing_ok=True)  # it would be read as part of the new one
    install(half, map / DATABASE)


@contextlib.contextmanager
def editing(path: Path) -> Iterator[sa.Connection]:
    """Give one transaction on a database that nobody else knows of."""
    engine = sa.create_engine(
        sa.URL.create("sqlite", database=str(path)),
        connect_args={"isolation_level": None},
        poolclass=sa.NullPool,
    )
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA secure_delete=ON")
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        yield connection  # on an error the file is thrown away
        connection.exec_driver_sql("COMMIT")


def _shut_out_others(connection: sqlite3.Connection, map: Path, wachttijd: float) -> None:
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
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                raise
            if time.monotonic() >= end:
                raise WerkboekInGebruik(map=map) from error
        time.sleep(_RUST)
