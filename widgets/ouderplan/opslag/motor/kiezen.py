"""Which motor a workbook has: its folder says so, and of a new one the machine.

The one on a server is loaded when it is needed: a laptop has nothing to speak with a server.
"""

import os
from pathlib import Path

from ouderplan.opslag.motor.fouten import PsycopgOntbreekt
from ouderplan.opslag.motor.soort import Motor
from ouderplan.opslag.motor.sqlite.motor import SqliteMotor
from ouderplan.opslag.plaats import is_anchored

OMGEVING = "OUDERPLAN_DATABASE"
"""The environment variable that says where the server is; it may hold a password."""


def motor_in(folder: Path, wachttijd: float) -> Motor:
    """Return what holds the rows of the workbook in `folder`; it opens them at first use.

    Parameters
    ----------
    wachttijd
        Seconds that a change waits for another one that is being written.

    Raises
    ------
    DatabaseserverOnbekend, PsycopgOntbreekt, AnkerOnleesbaar
    """
    return kind_in(folder)(folder, wachttijd)


def kind_in(folder: Path) -> type[Motor]:
    """Return the kind of motor of the workbook in a folder."""
    return kind_on_a_server() if is_anchored(folder) else kind_on_this_machine()


def kind_for_new() -> type[Motor]:
    """Return the kind that a new workbook gets."""
    on_a_server = os.environ.get(OMGEVING, "").strip()
    return kind_on_a_server() if on_a_server else kind_on_this_machine()


def kind_on_this_machine() -> type[Motor]:
    """Return the kind that is a file in its folder."""
    return SqliteMotor


def kind_on_a_server() -> type[Motor]:
    """Return the kind whose rows are elsewhere (PsycopgOntbreekt)."""
    try:
        from ouderplan.opslag.motor.postgres.motor import PostgresMotor  # noqa: PLC0415
    except ImportError as error:  # also when psycopg is there and finds no library to use
        raise PsycopgOntbreekt from error
    return PostgresMotor
