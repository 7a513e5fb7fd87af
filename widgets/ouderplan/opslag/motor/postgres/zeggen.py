"""What PostgreSQL says, as a sentence of the workbook."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

import psycopg
import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

from ouderplan.kern.fouten import OuderplanFout
from ouderplan.opslag.fouten import NietTeBewaren, WerkboekBezet
from ouderplan.opslag.motor.fouten import DatabaseserverWeg, WerkboekNietOpServer
from ouderplan.systeem import postgres_state, why

_VANZELF = ("08", "53300", "57P", "25006", "25P03")
"""Of these, nothing is the matter with the workbook: they pass, at the latest after a failover."""
_NIET_HIER = ("28", "3D", "3F", "42", "XX")
_BEZIG = ("40", "55P03")


class HalfMislukt(psycopg.Error):
    """Something in a transaction went wrong and was not said: nothing of it may be kept."""

    sqlstate = "25P02"


class TeVeelLijnen(psycopg.OperationalError):
    """All the lines that a process may have are in use."""

    sqlstate = "53300"


@contextlib.contextmanager
def in_dutch(folder: Path, *, schrijft: bool) -> Iterator[None]:
    """Turn what the server says into a sentence for a user.

    Raises
    ------
    DatabaseserverWeg
        It cannot be reached now. What was being written may be in it or not; it was not said to be.
    WerkboekNietOpServer, WerkboekBezet, NietTeBewaren
    """
    try:
        yield
    except DBAPIError as error:
        raise _translate(error.orig, folder, schrijft=schrijft) from error
    except psycopg.Error as error:
        raise _translate(error, folder, schrijft=schrijft) from error
    except sa.exc.TimeoutError as error:
        raise _translate(TeVeelLijnen(), folder, schrijft=schrijft) from error


def _translate(error: BaseException | None, folder: Path, *, schrijft: bool) -> OuderplanFout:
    state, reden = postgres_state(error), why(error)
    if state.startswith(_VANZELF):
        return DatabaseserverWeg(reden=reden)
    if state.startswith(_NIET_HIER):
        return WerkboekNietOpServer(map=folder, reden=reden)
    if schrijft:
        return NietTeBewaren(reden=reden)
    if state.startswith(_BEZIG):
        return WerkboekBezet(map=folder)
    return WerkboekNietOpServer(map=folder, reden=reden)
