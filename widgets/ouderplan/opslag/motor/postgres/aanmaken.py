"""Making a schema for a workbook, so that none is left of which no folder says that it is its.

What is being made stands in its folder under a name of its own, and the schema says of which
folder it is; both go once the anchor says so. Who is killed in between leaves them, and who makes
or opens a workbook beside it takes them away.
"""

import contextlib
import logging
import re
from collections.abc import Iterator
from pathlib import Path

import psycopg
import sqlalchemy as sa

from ouderplan.kern.fouten import OuderplanFout
from ouderplan.opslag.fouten import NietTeBewaren, WerkboekWeg
from ouderplan.opslag.heel_bestand import HALF, settle
from ouderplan.opslag.motor.postgres.anker import (
    VOORAAN,
    new_schema,
    place_anchor,
    read_anchor,
)
from ouderplan.opslag.motor.postgres.lijn import Lijn
from ouderplan.opslag.motor.postgres.verbinding import (
    IN_EEN_KEER,
    connect_args,
    line_of,
    lock_of,
    make_engine,
    the_reach,
)
from ouderplan.opslag.motor.postgres.zeggen import HalfMislukt, in_dutch
from ouderplan.opslag.plaats import ANKER
from ouderplan.systeem import why

log = logging.getLogger(__name__)

WACHTTIJD = 10.0
"""Seconds to wait for who writes, when a workbook is made, brought up to date or copied."""
_NAAM = re.compile(rf"\.{re.escape(ANKER)}-({VOORAAN}_[a-z0-9_]+){re.escape(HALF)}")
"""Not that of an anchor that somebody writes now, which begins and ends as these do."""


@contextlib.contextmanager
def make_schema(folder: Path) -> Iterator[sa.Connection]:
    """Give a transaction in a schema that is made in it; afterwards `folder` says that it is there.

    Raises
    ------
    WerkboekBestaatAl
        When somebody else made a workbook there meanwhile; the schema is gone then.
    NietTeBewaren, DatabaseserverWeg
    """
    schema = new_schema(folder)
    engine = make_engine(the_reach(), schema, folder, WACHTTIJD)
    half = _announce(folder, schema)
    try:
        try:
            with in_dutch(folder, schrijft=True), engine.connect() as connection:
                line_of(connection).geduld = WACHTTIJD + Lijn.geduld
                connection.exec_driver_sql(
                    f"SELECT pg_advisory_lock({_making(schema)}); BEGIN; CREATE SCHEMA {schema}",
                    execution_options=IN_EEN_KEER,
                )
                mark(connection, schema, folder)
                yield connection
                check_whole(connection)
                line_of(connection).execute("COMMIT")
            place_anchor(folder, schema)
        finally:
            engine.dispose()  # with it goes the lock that says that it is being made
    finally:
        _tidy_calmly(half, is_mine=True)


def sweep(cupboard: Path) -> None:
    """Take away what a kill left of a schema that was being made for a folder in `cupboard`."""
    for half in cupboard.glob(f"*/.{ANKER}-*{HALF}"):
        _tidy_calmly(half)


def check_whole(connection: sa.Connection) -> None:
    """Refuse (HalfMislukt) where anything failed: COMMIT would be a ROLLBACK without a word."""
    status = line_of(connection).info.transaction_status
    if status is not psycopg.pq.TransactionStatus.INTRANS:
        raise HalfMislukt


def mark(connection: sa.Connection, schema: str, folder: Path) -> None:
    """Let a schema say for which folder it is being made."""
    where = psycopg.sql.Literal(str(folder.resolve())).as_string()
    line_of(connection).execute(f"COMMENT ON SCHEMA {schema} IS {where}".encode())


def _announce(folder: Path, schema: str) -> Path:
    half = folder / f".{ANKER}-{schema}{HALF}"
    try:
        half.touch()
        settle(half)
    except OSError as error:
        raise NietTeBewaren(reden=why(error)) from error
    return half


def _tidy_calmly(half: Path, *, is_mine: bool = False) -> None:
    """Do what `_tidy` does; what cannot be done now, is done another time."""
    named = _NAAM.fullmatch(half.name)
    with contextlib.suppress(OuderplanFout, OSError):
        if named:
            _tidy(half, named[1], is_mine=is_mine)


def _tidy(half: Path, schema: str, *, is_mine: bool) -> None:
    """Take a schema away that no anchor names, with what announced it; not one being made now."""
    folder, reach = half.parent, the_reach()
    args = connect_args(schema, WACHTTIJD)
    with (
        in_dutch(folder, schrijft=True),
        Lijn.begin(reach, reach.words, autocommit=True, **args) as line,
    ):
        line.geduld = WACHTTIJD + Lijn.geduld
        if is_mine:  # until the server has seen that the line is gone on which it was made
            line.execute(f"SELECT pg_advisory_lock({_making(schema)})")
        free = line.execute(f"SELECT pg_try_advisory_lock({_making(schema)})").fetchone()
        if not (free and free[0]):
            return
        found = line.execute(_SAYS, [schema]).fetchone()
        said = found and found[0]
        if said and _is_named(folder, schema):  # also where that was moved: it is in use
            line.execute(f"COMMENT ON SCHEMA {schema} IS NULL")
        elif said == str(folder.resolve()):
            line.execute(f"DROP SCHEMA {schema} CASCADE")
        elif said:
            log.warning("Het schema %s is van geen werkboek: %s is verplaatst.", schema, said)
            return
        half.unlink(missing_ok=True)


def _is_named(folder: Path, schema: str) -> bool:
    """Tell whether the anchor names a schema (AnkerOnleesbaar when nobody can know)."""
    try:
        return read_anchor(folder) == schema
    except WerkboekWeg:
        return False


def _making(schema: str) -> int:
    """Return the number of the lock of who makes it, which is another one than that of writing."""
    return lock_of(f"{schema} wordt gemaakt")


_SAYS = "SELECT obj_description(oid, 'pg_namespace') FROM pg_namespace WHERE nspname = %s"
