"""The SQLite file itself: how it is opened, and what its errors mean to a user."""

import contextlib
import sqlite3
from collections.abc import Iterator
from functools import partial
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
from ouderplan.opslag.motor.vragen_klaar import KLAAR
from ouderplan.opslag.plaats import DATABASE, Plaats, missing
from ouderplan.opslag.tabellen import METADATA, SCHEMA_VERSIE
from ouderplan.opslag.zegel.sleutels import options, options_on_sqlite
from ouderplan.systeem import sqlite_code, why

_DAMAGE = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR}
_LOCKED_UP = {
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
}
_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}


def make_engine(folder: Path, wachttijd: float) -> tuple[sa.Engine, Plaats]:
    """Return the engine of the workbook in `folder`, and what looks at its place.

    It opens the file at first use.

    Parameters
    ----------
    wachttijd
        Seconds that a statement waits for another process that is writing.
    """
    # mode=rw: a file that is not there is never made by opening it (`make_file` does that).
    url = sa.URL.create(
        "sqlite",
        database=(folder / DATABASE).absolute().as_uri(),
        query={"mode": "rw", "uri": "true"},
    )
    engine = sa.create_engine(
        url,
        connect_args={"timeout": wachttijd, "isolation_level": None},
        hide_parameters=True,  # a key, a choice or a text must not be in a log with an error
        max_overflow=-1,
        execution_options=KLAAR | options_on_sqlite(folder),
    )
    plaats = Plaats(folder)
    plaats.watch(engine)
    sa.event.listen(engine, "connect", _set_pragmas)
    sa.event.listen(engine, "connect", partial(_know_seal, engine, folder))
    sa.event.listen(engine, "handle_error", _let_go_when_locked_up)
    return engine, plaats


def _know_seal(engine: sa.Engine, folder: Path, line: sqlite3.Connection, _record: Any) -> None:
    """Let a file with anything sealed in it be so wherever its folder came from, without keys."""
    try:
        known = line.execute("SELECT 1 FROM sqlite_master WHERE name = 'verzegeld'").fetchone()
        if known and line.execute("SELECT 1 FROM verzegeld LIMIT 1").fetchone():
            engine.update_execution_options(**options(folder))
    except sqlite3.DatabaseError as error:  # what else is the matter, the next question hears
        if error.sqlite_errorcode & 0xFF in _BUSY:
            raise


def make_file(folder: Path) -> None:
    """Make the empty file that SQLite takes for a new database; nothing else makes one.

    Raises
    ------
    NietTeBewaren
    """
    try:
        (folder / DATABASE).touch()
    except OSError as error:
        raise NietTeBewaren(reden=why(error)) from error


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
def in_dutch(folder: Path, *, schrijft: bool) -> Iterator[None]:
    """Turn what the database says into a sentence for a user.

    Raises
    ------
    WerkboekOnleesbaar, WerkboekOpSlot, WerkboekBezet
    WerkboekWeg
        When there is no file (any more).
    NietTeBewaren
        When writing failed for another reason than damage.
    """
    try:
        yield
    except DBAPIError as error:
        raise _translate(error.orig, folder, schrijft=schrijft) from error
    except sqlite3.Error as error:
        raise _translate(error, folder, schrijft=schrijft) from error


def _translate(error: BaseException | None, folder: Path, *, schrijft: bool) -> OuderplanFout:
    if not (folder / DATABASE).exists():
        return missing(folder)
    code, reden = sqlite_code(error), why(error)
    if code in _DAMAGE:
        return WerkboekOnleesbaar(map=folder, reden=reden)
    if schrijft:
        return NietTeBewaren(reden=reden)
    if code in _BUSY:
        return WerkboekBezet(map=folder)
    if code in _LOCKED_UP:
        return WerkboekOpSlot(map=folder, reden=reden)
    return WerkboekOnleesbaar(map=folder, reden=reden)


def _let_go_when_locked_up(context: sa.engine.ExceptionContext) -> None:
    """Open the file anew after this: a connection made while it may only be read never may write.

    https://www.sqlite.org/c3ref/open.html: "opened for reading only if the file is write protected"

    As long as one such connection is open, every new one of this process may only read as well
    (they share the index of the log). SQLAlchemy closes no cursor of a connection that it drops,
    and a cursor keeps the connection open until the error that shows it is forgotten.
    """
    code = sqlite_code(context.original_exception)
    if code in _LOCKED_UP:
        context.is_disconnect = True
        if context.execution_context is not None and context.execution_context.cursor is not None:
            context.execution_context.cursor.close()


def _set_pragmas(connection: sqlite3.Connection, _record: Any) -> None:
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",  # an acknowledged ballot survives a power cut
        "secure_delete=ON",  # a destroyed key is overwritten, not just unlinked
        "temp_store=MEMORY",  # what is sorted, or written afresh, goes through no file elsewhere
    ):
        connection.execute(f"PRAGMA {pragma}")
