"""The SQLite file itself: how it is opened, and what its errors mean to a user."""

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

from ouderplan.kern.fouten import OuderplanFout
from ouderplan.opslag.fouten import (
    NietTeBewaren,
    WerkboekBezet,
    WerkboekOnleesbaar,
    WerkboekOpSlot,
)
from ouderplan.opslag.tabellen import METADATA, SCHEMA_VERSIE

DATABASE = "werkboek.db"

_REDENEN = {
    sqlite3.SQLITE_BUSY: "een ander programma houdt het werkboek vast",
    sqlite3.SQLITE_LOCKED: "een ander programma houdt het werkboek vast",
    sqlite3.SQLITE_FULL: "de schijf is vol",
    sqlite3.SQLITE_READONLY: "het bestand mag alleen gelezen worden",
    sqlite3.SQLITE_IOERR: "de schijf geeft een fout",
    sqlite3.SQLITE_CANTOPEN: "het bestand gaat niet open",
    sqlite3.SQLITE_CORRUPT: "het bestand is beschadigd",
    sqlite3.SQLITE_NOTADB: "het is geen database",
    sqlite3.SQLITE_ERROR: "er ontbreekt iets in",
}
"""https://www.sqlite.org/rescode.html"""
_DAMAGE = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR}
_LOCKED_UP = {
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
}
_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}


def make_engine(map: Path, wachttijd: float) -> sa.Engine:
    """Return the engine of the workbook in `map`; it opens the file at first use.

    Parameters
    ----------
    wachttijd
        Seconds that a statement waits for another process that is writing.
    """
    engine = sa.create_engine(
        sa.URL.create("sqlite", database=str(map / DATABASE)),
        connect_args={"timeout": wachttijd, "isolation_level": None},
        max_overflow=-1,
    )
    sa.event.listen(engine, "connect", _set_pragmas)
    sa.event.listen(engine, "handle_error", _let_go_when_locked_up)
    return engine


def schema_version(connection: sa.Connection) -> int:
    """Return the version of the tables in the file; 0 is a file that was never filled."""
    return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


def make_tables(connection: sa.Connection) -> None:
    """Make every table inside the running transaction."""
    METADATA.create_all(connection)
    connection.exec_driver_sql(f"PRAGMA user_version={SCHEMA_VERSIE}")


def truncate_log(engine: sa.Engine) -> bool:
    """Empty the write-ahead log; tell whether no one was in the way.

    It waits only a moment: a checkpoint that waits for a reader keeps writers out.
    """
    with engine.connect() as connection:
        before = connection.exec_driver_sql("PRAGMA busy_timeout").scalar_one()
        connection.exec_driver_sql("PRAGMA busy_timeout=250")
        try:
            row = connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").one()
        finally:
            connection.exec_driver_sql(f"PRAGMA busy_timeout={before}")
    return int(row[0]) == 0


@contextlib.contextmanager
def in_dutch(map: Path, *, schrijft: bool) -> Iterator[None]:
    """Turn what the database says into a sentence for a user.

    Raises
    ------
    WerkboekOnleesbaar, WerkboekOpSlot, WerkboekBezet
    NietTeBewaren
        When writing failed for another reason than damage.
    """
    try:
        yield
    except DBAPIError as error:
        raise _translate(error.orig, map, schrijft=schrijft) from error
    except sqlite3.Error as error:
        raise _translate(error, map, schrijft=schrijft) from error


def _translate(error: BaseException | None, map: Path, *, schrijft: bool) -> OuderplanFout:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # the rest are details
    reden = _REDENEN.get(code, error)
    if code in _DAMAGE:
        return WerkboekOnleesbaar(map=map, reden=reden)
    if schrijft:
        return NietTeBewaren(reden=reden)
    if code in _BUSY:
        return WerkboekBezet(map=map)
    if code in _LOCKED_UP:
        return WerkboekOpSlot(map=map, reden=reden)
    return WerkboekOnleesbaar(map=map, reden=reden)


def _let_go_when_locked_up(context: sa.engine.ExceptionContext) -> None:
    """Open the file anew after this: a connection made while it may only be read never may write.

    https://www.sqlite.org/c3ref/open.html: "opened for reading only if the file is write protected"
    """
    code = getattr(context.original_exception, "sqlite_errorcode", 0) & 0xFF
    if code in _LOCKED_UP:
        context.is_disconnect = True


def _set_pragmas(connection: sqlite3.Connection, _record: Any) -> None:
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",  # an acknowledged ballot survives a power cut
        "secure_delete=ON",  # a destroyed key is overwritten, not just unlinked
    ):
        connection.execute(f"PRAGMA {pragma}")
