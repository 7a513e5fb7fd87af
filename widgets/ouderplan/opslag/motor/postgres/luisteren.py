"""A line to the server on which it says by itself that something was committed.

Who commits says so in the same message (``COMMIT; NOTIFY``), behind the commit. Within it,
PostgreSQL lets one transaction of all schools at a time go to the disk, and every vote would wait
for those of the others.
"""

import secrets
import threading
import time
from collections.abc import Callable

import psycopg

from ouderplan.opslag.motor.postgres.lijn import Lijn

_LIJN = 32
"""Bits of how often something was heard; the number of the line stands before them."""
OPNIEUW = 1.0
"""Seconds until a line that could not be made is tried again."""


class Eigen:
    """What this process commits in one workbook: all who listen here know it at once.

    `merk` tells what is heard of it from the server, so that it is not counted again.
    """

    def __init__(self) -> None:
        self._times = 0
        self.begin_anew()

    def begin_anew(self) -> None:
        """Be another process than the one that this was forked from."""
        self.merk, self._lock = secrets.token_hex(8), threading.Lock()

    def add(self) -> None:
        """Count one more."""
        with self._lock:
            self._times += 1

    @property
    def times(self) -> int:
        """How many there were."""
        return self._times


_EIGEN: dict[str, Eigen] = {}


def own(schema: str) -> Eigen:
    """Return what all of this process share that have the workbook in `schema` open."""
    return _EIGEN.setdefault(schema, Eigen())


def begin_anew() -> None:
    """Be another process than the one that this was forked from."""
    for eigen in _EIGEN.values():
        eigen.begin_anew()


class Luisteraar:
    """Counts the commits of every process; to be asked by one thread only."""

    def __init__(self, connect: Callable[[], Lijn], schema: str, eigen: Eigen) -> None:
        self._connect, self._schema, self._own = connect, schema, eigen
        self._line: Lijn | None = None
        self._lines = self._heard = 0
        self._not_before = 0.0

    def count(self) -> int:
        """Return a number that is another one after every commit; -1 when it could not be asked.

        It asks the server nothing: what that said lies ready, or did not come yet.
        """
        line = self._listening()
        if line is None:
            return -1
        try:
            line.pgconn.consume_input()
            while (said := line.pgconn.notifies()) is not None:
                self._heard += said.extra.decode() != self._own.merk
        except psycopg.Error:
            self._hang_up()
            return -1  # look, and hear there what is the matter
        return self._lines << _LIJN | self._heard + self._own.times

    def begin_anew(self) -> None:
        """Leave the line to the process that this was forked from: it goes on listening."""
        self._line, self._not_before = None, 0.0

    def close(self) -> None:
        """Let go of the line."""
        if self._line is not None:
            self._line.close()
            self._line = None

    def _listening(self) -> Lijn | None:
        if self._line is not None and not self._line.is_van_nu:
            self.close()
        if self._line is None and time.monotonic() >= self._not_before:
            try:
                self._line = self._connect()
                self._line.execute(f"LISTEN {self._schema}")
                self._lines += 1
            except psycopg.Error:
                self._hang_up()
        return self._line

    def _hang_up(self) -> None:
        self.close()
        self._not_before = time.monotonic() + OPNIEUW
