"""The lines to the server: to which one, and how long anything on them may take."""

import hashlib
import os
import select
from functools import partial
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from psycopg.conninfo import make_conninfo
from sqlalchemy.exc import ArgumentError

from ouderplan.opslag.motor.fouten import DatabaseserverOnbekend
from ouderplan.opslag.motor.postgres.lijn import Bereik, Lijn, bereik_of
from ouderplan.opslag.motor.vragen_klaar import KLAAR
from ouderplan.opslag.zegel.sleutels import options

OMGEVING = "OUDERPLAN_DATABASE"
"""The environment variable that says where the server is; it may hold a password."""
VERBINDEN = 5
"""Seconds that making a line may take."""
LEZER_WACHT = 4.0
"""Seconds that who reads waits for who changes the tables; less than is waited for an answer."""
LANGSTE_VRAAG = 60.0
"""Seconds that one statement may take, and a transaction that nobody goes on with may stand."""
IN_EEN_KEER = {"no_parameters": True}
"""More than one statement in one message: each would cost a way there and back."""
EERDER = 1
"""So often something is asked on a line before the server keeps how it is to be found."""
STILTE = {"keepalives_idle": 10, "keepalives_interval": 5, "keepalives_count": 3}
"""After how many seconds a line is asked whether it is alive, how often; then it is not."""
ONBEVESTIGD = 15_000
"""Milliseconds that what was sent may go unheard before the line is given up."""


def server_url() -> sa.URL:
    """Return where the server is.

    Raises
    ------
    DatabaseserverOnbekend
        When the environment does not say so, or it is no URL of PostgreSQL.
    """
    said = os.environ.get(OMGEVING, "").strip()
    try:
        url = sa.make_url(said.replace("postgres://", "postgresql://", 1))
    except (ArgumentError, ValueError) as error:  # the latter of a port that is no number
        raise DatabaseserverOnbekend(naam=OMGEVING) from error
    if url.get_backend_name() != "postgresql":
        raise DatabaseserverOnbekend(naam=OMGEVING)
    return url.set(drivername="postgresql+psycopg")


def connect_args(schema: str, wachttijd: float) -> dict[str, Any]:
    """Return how a line is made on which the rows in `schema` are at hand."""
    limits = {
        "search_path": schema,
        "synchronous_commit": "on",  # an acknowledged ballot survives a power cut
        "lock_timeout": lock_wait(wachttijd),  # who writes may wait for longer
        "statement_timeout": int(LANGSTE_VRAAG * 1000),
        "idle_in_transaction_session_timeout": int(LANGSTE_VRAAG * 1000),
        "client_min_messages": "warning",
        "plan_cache_mode": "force_generic_plan",  # all that is asked often finds rows by a name
    }
    options = " ".join(f"-c {naam}={waarde}" for naam, waarde in limits.items())
    return {
        "options": options,
        "connect_timeout": VERBINDEN,
        "tcp_user_timeout": ONBEVESTIGD,
        "application_name": "ouderplan",
        "prepare_threshold": EERDER,
        **STILTE,
    }


def lock_wait(wachttijd: float) -> int:
    """Return how many milliseconds is waited for what another one holds, but for the turn."""
    return int(min(wachttijd, LEZER_WACHT) * 1000)


def make_engine(reach: Bereik, schema: str, folder: Path, wachttijd: float) -> sa.Engine:
    """Return the engine of the workbook in `folder`; it makes its first line at first use.

    What comes in during a round is sealed: the server keeps a log of all that it is told.
    """
    engine = sa.create_engine(
        server_url(),
        connect_args=connect_args(schema, wachttijd),
        isolation_level="AUTOCOMMIT",
        execution_options=KLAAR | options(folder),
        hide_parameters=True,  # a key, a choice or a text must not be in a log with an error
        use_native_hstore=False,  # it would be asked for at every line
        pool_size=2,
        max_overflow=8,
        pool_timeout=wachttijd,
        pool_use_lifo=True,
    )
    sa.event.listen(engine, "do_connect", partial(_connect, reach))
    sa.event.listen(engine, "checkout", _check_alive)
    return engine


def line_of(connection: sa.Connection) -> Lijn:
    """Return the line under a connection."""
    line = connection.connection.driver_connection
    assert isinstance(line, Lijn)
    return line


def lock_of(naam: str) -> int:
    """Return the number of the lock on the server that has this name."""
    return int.from_bytes(hashlib.sha256(naam.encode()).digest()[:8], "big", signed=True)


def the_reach() -> Bereik:
    """Return whether the server answers (DatabaseserverOnbekend)."""
    url = server_url()
    _, said = url.get_dialect()().create_connect_args(url)  # a URL would hold a space as it is
    return bereik_of(make_conninfo(**said))


def _connect(
    reach: Bereik, _dialect: Any, _record: Any, _words: Any, options: dict[str, Any]
) -> Lijn:
    return Lijn.begin(reach, **options)


def _check_alive(line: Lijn, _record: Any, _proxy: Any) -> None:
    """Throw a line away of which the server let go while it lay here; asks the server nothing.

    What a server says to a line that asked nothing, is that it goes.
    """
    line.bereik.check()
    if line.closed or not line.is_van_nu or _has_said_something(line.fileno()):
        raise sa.exc.DisconnectionError
    line.geduld = Lijn.geduld


def _has_said_something(number: int) -> bool:
    if not hasattr(select, "poll"):  # Windows
        return bool(select.select([number], [], [], 0)[0])
    poll = select.poll()
    poll.register(number, select.POLLIN)
    return bool(poll.poll(0))
