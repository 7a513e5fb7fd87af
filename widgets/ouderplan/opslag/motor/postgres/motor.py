"""PostgreSQL as the motor of a workbook: a schema of its own; its folder says which one."""

import contextlib
import hashlib
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from weakref import WeakSet

import psycopg
import sqlalchemy as sa

from ouderplan.opslag.fouten import WerkboekBestaatAl, WerkboekWeg
from ouderplan.opslag.motor.overzetten import copied_in_memory
from ouderplan.opslag.motor.postgres import lijn, luisteren, versie
from ouderplan.opslag.motor.postgres.anker import new_schema, place_anchor, read_anchor
from ouderplan.opslag.motor.postgres.lijn import Lijn
from ouderplan.opslag.motor.postgres.luisteren import Luisteraar, own
from ouderplan.opslag.motor.postgres.tabellen import order_index
from ouderplan.opslag.motor.postgres.verbinding import (
    LANGSTE_VRAAG,
    connect_args,
    make_engine,
    the_reach,
)
from ouderplan.opslag.motor.postgres.zeggen import HalfMislukt, in_dutch
from ouderplan.opslag.motor.soort import Motor, Vullen
from ouderplan.opslag.plaats import is_anchored, make_folder
from ouderplan.opslag.rondetabellen import VAN_DE_RONDE
from ouderplan.opslag.sporen.tabellen import GROEP, SPOREN

WACHTTIJD = 10.0
"""Seconds to wait for who writes, when a workbook is made, brought up to date or copied."""
STILSTAND = 10.0
"""Seconds after which the turn to write of a process that stands still goes to the next one."""
_LANG = LANGSTE_VRAAG + Lijn.geduld
"""Seconds that the server may be silent over what takes as long as there are rows."""
_VOORRANG = 300
"""Milliseconds that rewriting a table waits for who reads it; then it is tried again later."""
_IN_EEN_KEER = {"no_parameters": True}
"""More than one statement in one message: each would cost a way there and back."""


class PostgresMotor(Motor):
    """The workbook as a schema; who has the folder, and the server's address, has the workbook."""

    csvs_volgen = False

    def __init__(self, folder: Path, wachttijd: float) -> None:
        self.schema = read_anchor(folder)
        self.map, self._reach = folder, the_reach()
        self.engine = make_engine(self._reach, self.schema, folder, wachttijd)
        # Whatever is usual on the server: what was kept before the turn came, is to be seen.
        self._begin = (
            "BEGIN ISOLATION LEVEL READ COMMITTED; "
            f"SET LOCAL lock_timeout = {int(wachttijd * 1000)}; "
            f"SET LOCAL idle_in_transaction_session_timeout = {int(STILSTAND * 1000)}; "
            f"SELECT pg_advisory_xact_lock({_lock_of(self.schema)})"
        )
        self._geduld = wachttijd + Lijn.geduld
        self._args = connect_args(self.schema, wachttijd)
        self._eigen = own(self.schema)
        self._luisteraar = Luisteraar(self._listen, self.schema, self._eigen)
        _OPEN.add(self)

    # --- before it is open ------------------------------------------------------------------------

    @classmethod
    def make(cls, folder: Path, fill: Vullen) -> None:  # noqa: D102
        make_folder(folder)
        with _new(folder) as connection:
            versie.make_tables(connection)
            fill(connection)

    @classmethod
    def begin(cls, folder: Path) -> None:  # noqa: D102
        with contextlib.suppress(WerkboekBestaatAl), _new(folder):
            pass  # who was first, and who was second, fill what there is then

    @classmethod
    def upgrade(cls, folder: Path) -> None:  # noqa: D102
        motor = cls(folder, WACHTTIJD)
        with contextlib.closing(motor), motor.in_dutch(schrijft=True):
            with motor.reading() as connection:
                if not versie.is_old(connection):
                    return
            with motor.writing() as connection:
                _line_of(connection).geduld = _LANG
                versie.upgrade(connection)

    @classmethod
    @contextlib.contextmanager
    def copied(cls, folder: Path) -> Iterator[sqlite3.Connection]:  # noqa: D102
        motor = cls(folder, WACHTTIJD)
        with contextlib.closing(motor):
            with motor.in_dutch(schrijft=True), motor.reading() as connection:
                _line_of(connection).geduld = _LANG
                memory = copied_in_memory(connection)
            with contextlib.closing(memory):
                yield memory

    # --- transactions -----------------------------------------------------------------------------

    def _begin_reading(self, connection: sa.Connection) -> None:
        self._check_there()
        connection.exec_driver_sql("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")

    def _begin_writing(self, connection: sa.Connection) -> None:
        self._check_there()
        _line_of(connection).geduld = self._geduld
        connection.exec_driver_sql(self._begin, execution_options=_IN_EEN_KEER)

    def _commit(self, connection: sa.Connection) -> None:
        _check_whole(connection)
        try:
            end = f"COMMIT; NOTIFY {self.schema}, '{self._eigen.merk}'"
            connection.exec_driver_sql(end, execution_options=_IN_EEN_KEER)
        finally:  # also when the answer was lost: then it may have been kept
            self._eigen.add()

    def in_dutch(self, *, schrijft: bool) -> contextlib.AbstractContextManager[None]:  # noqa: D102
        return in_dutch(self.map, schrijft=schrijft)

    # --- where it is, and what changed ------------------------------------------------------------

    @property
    def is_there(self) -> bool:  # noqa: D102
        return is_anchored(self.map)

    def check_in_place(self, connection: sa.Connection) -> None:  # noqa: ARG002, D102
        self._check_there()

    def _check_there(self) -> None:
        if not self.is_there:
            raise WerkboekWeg(map=self.map)

    def pulse(self) -> int:  # noqa: D102
        return self._luisteraar.count() if self.is_there else -1

    def sums(self, tabellen: tuple[str, ...]) -> tuple[int, int]:  # noqa: D102
        with self.engine.connect() as connection:
            found = connection.execute(_SUMS, {"tabellen": list(tabellen)}).one()
        return int(found[0] or 0), int(found[1] or 0)

    def _listen(self) -> Lijn:
        return Lijn.begin(self._reach, self._reach.words, autocommit=True, **self._args)

    # --- its tables -------------------------------------------------------------------------------

    def schema_version(self, connection: sa.Connection) -> int:  # noqa: D102
        return versie.schema_version(connection)

    def make_tables(self, connection: sa.Connection) -> None:  # noqa: D102
        versie.make_tables(connection)

    # --- erasing ----------------------------------------------------------------------------------

    def rewrite(self, connection: sa.Connection) -> None:
        """Lay the rows that came from people down in the order of their names, in new files.

        What was deleted is in no file of a table then. The log of the server has it for as long as
        that lasts: what may not be in there was sealed (see `zegel`). Of who reads for long it
        does not wait for the end: it fails then, and what is owed stays owed.
        """
        _line_of(connection).geduld = _LANG
        # While this waits for who reads, whoever comes next waits for this.
        connection.exec_driver_sql(f"SET lock_timeout = {_VOORRANG}")
        try:
            for naam in _OF_PEOPLE:
                connection.exec_driver_sql(f"CLUSTER {naam} USING {order_index(naam)}")
        finally:
            with contextlib.suppress(sa.exc.SQLAlchemyError):
                connection.exec_driver_sql("RESET lock_timeout")

    def empty_log(self) -> bool:  # noqa: D102
        return True

    def close(self) -> None:  # noqa: D102
        self._luisteraar.close()
        super().close()

    def begin_anew(self) -> None:
        """Leave every line to the process that this was forked from; two may not talk on one."""
        self.engine.dispose(close=False)
        self._luisteraar.begin_anew()


_OPEN: WeakSet[PostgresMotor] = WeakSet()
"""What this process has open."""


def _after_fork() -> None:
    lijn.begin_anew()
    luisteren.begin_anew()
    for motor in _OPEN:
        motor.begin_anew()


if hasattr(os, "register_at_fork"):  # not on Windows
    os.register_at_fork(after_in_child=_after_fork)

_SUMS = sa.text(
    "SELECT sum(versie), sum(CASE WHEN tabel = ANY(:tabellen) THEN versie ELSE 0 END) FROM versies"
)
_OF_PEOPLE = sorted(
    {naam for naam, spoor in SPOREN.items() if spoor in GROEP}
    | {table.name for table in VAN_DE_RONDE}
)


def _line_of(connection: sa.Connection) -> Lijn:
    line = connection.connection.driver_connection
    assert isinstance(line, Lijn)
    return line


def _check_whole(connection: sa.Connection) -> None:
    """Refuse (HalfMislukt) where anything failed: COMMIT would be a ROLLBACK without a word."""
    status = _line_of(connection).info.transaction_status
    if status is not psycopg.pq.TransactionStatus.INTRANS:
        raise HalfMislukt


def _lock_of(schema: str) -> int:
    """Return the number of the lock that one writer of this workbook holds at a time."""
    return int.from_bytes(hashlib.sha256(schema.encode()).digest()[:8], "big", signed=True)


@contextlib.contextmanager
def _new(folder: Path) -> Iterator[sa.Connection]:
    """Give a transaction in a schema that is made in it; afterwards `folder` says that it is there.

    Raises
    ------
    WerkboekBestaatAl
        When somebody else made a workbook there meanwhile; the schema is gone then.
    NietTeBewaren, DatabaseserverWeg
    """
    schema = new_schema(folder)
    engine = make_engine(the_reach(), schema, folder, WACHTTIJD)
    try:
        with in_dutch(folder, schrijft=True), engine.connect() as connection:
            _line_of(connection).geduld = WACHTTIJD + Lijn.geduld
            connection.exec_driver_sql(
                f"BEGIN; CREATE SCHEMA {schema}", execution_options=_IN_EEN_KEER
            )
            yield connection
            _check_whole(connection)
            _line_of(connection).execute("COMMIT")
        try:
            place_anchor(folder, schema)
        except BaseException:
            with in_dutch(folder, schrijft=True), engine.connect() as connection:
                connection.exec_driver_sql(f"DROP SCHEMA {schema} CASCADE")
            raise
    finally:
        engine.dispose()
