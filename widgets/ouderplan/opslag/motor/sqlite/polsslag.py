"""A line to the database that only listens whether something was committed."""

import sqlite3
import threading
from itertools import count

import sqlalchemy as sa

_LIJN = 32
"""Bits of a data_version; the number of the line stands before them."""
_LIJNEN = count(1)
"""No two lines of a process have the same number, also not those of two workbooks."""


class Polsslag:
    """Counts the commits of every process; to be asked by one thread only."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine
        self._line: sa.Connection | None = None
        self._lines = 0
        self._file: tuple[int, int] | None = None
        self._is_old = threading.Event()
        sa.event.listen(engine, "invalidate", lambda *_: self._is_old.set())

    def count(self, file: tuple[int, int] | None) -> int:
        """Return a number that is another one after every commit; -1 when it could not be asked.

        Every line begins to count anew, so the number tells which line it is of as well.
        `file` is which file the database is now: of one that was moved away nothing is heard.
        """
        if self._is_old.is_set() or file != self._file:
            self._hang_up()
            self._file = file
        if file is None:
            return -1
        if self._line is None:
            self._line = self._engine.connect()
            self._lines = next(_LIJNEN)
        # https://www.sqlite.org/pragma.html#pragma_data_version
        cursor = self._line.connection.cursor()
        try:
            cursor.execute("PRAGMA data_version")  # bare: this is asked for every request
            return self._lines << _LIJN | int(cursor.fetchall()[0][0])
        except sqlite3.Error:
            return -1  # look, and hear there what is the matter
        finally:
            cursor.close()

    def sums(self, tabellen: tuple[str, ...]) -> tuple[int, int]:
        """Return how often anything changed, and how often one of these tables did on this line.

        Another file may have come to just as many of its own.
        To be asked after `count`, on the line that it holds: this is asked after every commit.
        """
        if self._line is None:
            self._line = self._engine.connect()
        marks = ", ".join("?" * len(tabellen))
        own = f"sum(CASE WHEN tabel IN ({marks}) THEN versie ELSE 0 END)"
        cursor = self._line.connection.cursor()
        try:
            cursor.execute(f"SELECT sum(versie), {own} FROM versies", tabellen)  # noqa: S608
            all_of_them, some = cursor.fetchall()[0]
        finally:
            cursor.close()
        return int(all_of_them or 0), self._lines << _LIJN | int(some or 0)

    def close(self) -> None:
        """Let go of the file."""
        if self._line is not None:
            self._line.close()

    def _hang_up(self) -> None:
        """Let go of a file that may have been opened while it might only be read."""
        if self._line is not None:
            self._line.invalidate()
            self._line.close()
            self._line = None
        self._is_old.clear()
