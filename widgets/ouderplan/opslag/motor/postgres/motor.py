"""PostgreSQL as the motor of a workbook: a schema of its own; its folder says which one."""

import contextlib
import os
import sqlite3
import time
from collections.abc import Collection, Iterator
from pathlib import Path
from weakref import WeakSet

import sqlalchemy as sa

from ouderplan.opslag.fouten import WerkboekBestaatAl, WerkboekWeg
from ouderplan.opslag.motor.overzetten import copied_in_memory
from ouderplan.opslag.motor.postgres import lijn, luisteren, versie
from ouderplan.opslag.motor.postgres.aanmaken import (
    WACHTTIJD,
    check_whole,
    make_schema,
    sweep,
)
from ouderplan.opslag.motor.postgres.anker import is_of_another, read_anchor
from ouderplan.opslag.motor.postgres.lijn import Bereik, Lijn
from ouderplan.opslag.motor.postgres.luisteren import GEEN, Luisteraar, Oor, ear_of, own
from ouderplan.opslag.motor.postgres.tabellen import order_index
from ouderplan.opslag.motor.postgres.verbinding import (
    IN_EEN_KEER,
    LANGSTE_VRAAG,
    connect_args,
    line_of,
    lock_of,
    lock_wait,
    make_engine,
    the_reach,
)
from ouderplan.opslag.motor.postgres.zeggen import in_dutch
from ouderplan.opslag.motor.soort import Motor, Vullen
from ouderplan.opslag.plaats import DATABASE, is_anchored, make_folder
from ouderplan.opslag.rondetabellen import VAN_DE_RONDE
from ouderplan.opslag.sporen.tabellen import GROEP, SPOREN

STILSTAND = 10.0
"""Seconds after which the turn to write of a process that stands still goes to the next one."""
VRAAG_NA = 5.0
"""Seconds after which the server is asked what changed, whatever was heard of it."""
_STEGEN = "gestegen versies"
"""What a connection holds of the transaction on it."""
_LANG = LANGSTE_VRAAG + Lijn.geduld
"""Seconds that the server may be silent over what takes as long as there are rows."""
_VOORRANG = 300
"""Milliseconds that rewriting a table waits for who reads it; then it is tried again later."""


class PostgresMotor(Motor):
    """The workbook as a schema; who has the folder, and the server's address, has the workbook."""

    csvs_volgen = False

    def __init__(self, folder: Path, wachttijd: float) -> None:
        self.schema = read_anchor(folder)
        self.map, reach = folder, the_reach()
        self.engine = make_engine(reach, self.schema, folder, wachttijd)
        # Whatever is usual on the server: what was kept before the turn came, is to be seen.
        self._begin = (
            "BEGIN ISOLATION LEVEL READ COMMITTED; "
            f"SET LOCAL lock_timeout = {int(wachttijd * 1000)}; "
            f"SET LOCAL idle_in_transaction_session_timeout = {int(STILSTAND * 1000)}; "
            f"SELECT pg_advisory_xact_lock({lock_of(self.schema)}); "
            f"SET LOCAL lock_timeout = {lock_wait(wachttijd)}"
        )
        self._geduld = wachttijd + Lijn.geduld
        self._eigen = own(self.schema)
        self._luisteraar = Luisteraar(_ear_of(reach), self.schema)
        self._asked, self._ask_at = (0, 0), 0.0
        _OPEN.add(self)

    # --- before it is open ------------------------------------------------------------------------

    @classmethod
    def make(cls, folder: Path, fill: Vullen) -> None:  # noqa: D102
        make_folder(folder)
        sweep(folder.parent)
        with make_schema(folder) as connection:
            versie.make_tables(connection)
            fill(connection)

    @classmethod
    def begin(cls, folder: Path) -> None:  # noqa: D102
        with contextlib.suppress(WerkboekBestaatAl), make_schema(folder):
            pass  # who was first, and who was second, fill what there is then

    @classmethod
    def upgrade(cls, folder: Path) -> None:  # noqa: D102
        sweep(folder.parent)
        motor = cls(folder, WACHTTIJD)
        with contextlib.closing(motor), motor.in_dutch(schrijft=True):
            with motor.reading() as connection:
                if not versie.is_old(connection):
                    return
            with motor.writing() as connection:
                motor.be_patient(connection)
                versie.upgrade(connection)

    @classmethod
    @contextlib.contextmanager
    def copied(cls, folder: Path) -> Iterator[sqlite3.Connection]:  # noqa: D102
        motor = cls(folder, WACHTTIJD)
        with contextlib.closing(motor):
            with motor.in_dutch(schrijft=True), motor.reading() as connection:
                motor.be_patient(connection)
                memory = copied_in_memory(connection)
            with contextlib.closing(memory):
                yield memory

    # --- transactions -----------------------------------------------------------------------------

    def _begin_reading(self, connection: sa.Connection) -> None:
        self._check_there()
        connection.exec_driver_sql("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")

    def will_tell(self, connection: sa.Connection, versies: Collection[str]) -> None:  # noqa: D102
        connection.info[_STEGEN] = " ".join(sorted(versies)) or GEEN

    def _begin_writing(self, connection: sa.Connection) -> None:
        self._check_there()
        connection.info.pop(_STEGEN, None)
        line = line_of(connection)
        line.geduld = self._geduld
        connection.exec_driver_sql(self._begin, execution_options=IN_EEN_KEER)
        line.geduld = Lijn.geduld  # it is nobody's turn but ours

    def _commit(self, connection: sa.Connection) -> None:
        check_whole(connection)
        versies = connection.info.pop(_STEGEN, "")
        try:
            end = f"COMMIT; NOTIFY {self.schema}, '{self._eigen.merk} {versies}'"
            connection.exec_driver_sql(end, execution_options=IN_EEN_KEER)
        finally:  # also when the answer was lost: then it may have been kept
            self._eigen.add(versies)

    def be_patient(self, connection: sa.Connection) -> None:  # noqa: D102
        line_of(connection).geduld = _LANG

    def in_dutch(self, *, schrijft: bool) -> contextlib.AbstractContextManager[None]:  # noqa: D102
        return in_dutch(self.map, schrijft=schrijft)

    # --- where it is, and what changed ------------------------------------------------------------

    @property
    def is_there(self) -> bool:  # noqa: D102
        return is_anchored(self.map) and not is_of_another(self.map, self.schema)

    @property
    def is_replaced(self) -> bool:  # noqa: D102
        return (self.map / DATABASE).exists() or is_of_another(self.map, self.schema)

    def check_in_place(self, connection: sa.Connection) -> None:  # noqa: ARG002, D102
        self._check_there()

    def _check_there(self) -> None:
        if not self.is_there:
            raise WerkboekWeg(map=self.map)

    def pulse(self) -> int:  # noqa: D102
        return self._luisteraar.count() if self.is_there else -1

    def sums(self, tabellen: tuple[str, ...]) -> tuple[int, int]:
        """Return it from what was heard, and now and then ask: what was said may have got lost.

        A commit is kept before it is told; who is killed between the two tells nobody.
        """
        heard, now = self._luisteraar.sums(tabellen), time.monotonic()
        if heard is None or now >= self._ask_at:
            with self.engine.connect() as connection:
                found = connection.execute(_SUMS, {"tabellen": list(tabellen)}).one()
            self._asked, self._ask_at = (int(found[0] or 0), int(found[1] or 0)), now + VRAAG_NA
        return self._asked[0] + (heard or (0, 0))[0], self._asked[1] + (heard or (0, 0))[1]

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
        self.be_patient(connection)
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


_OPEN: WeakSet[PostgresMotor] = WeakSet()
"""What this process has open."""


def _ear_of(reach: Bereik) -> Oor:
    def listen() -> Lijn:
        args = connect_args("pg_catalog", WACHTTIJD)
        return Lijn.begin(reach, reach.words, autocommit=True, **args)

    return ear_of(reach.words, listen)


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
