"""A line to the server on which it says by itself that something was committed.

Who commits says so, and which versions rose, in the same message (``COMMIT; NOTIFY``), behind the
commit. Within it,
PostgreSQL lets one transaction of all schools at a time go to the disk, and every vote would wait
for those of the others.
"""

import secrets
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from itertools import count

import psycopg

from ouderplan.opslag.motor.postgres.lijn import Lijn

ELKE = "*"
"""Stands for any version."""
GEEN = "-"
"""Stands for no version: nobody needs to read anything anew."""
_LIJN = 32
"""Bits of how often something was heard; the number of the line stands before them."""
_LIJNEN = count(1)
"""No two lines of a process have the same number, also not those of two workbooks."""
OPNIEUW = 1.0
"""Seconds until a line that could not be made is tried again."""


class Telling:
    """How many commits there were, and in how many of them each version rose."""

    def __init__(self) -> None:
        self.times = 0
        self._per: Counter[str] = Counter()

    def add(self, versies: str) -> None:
        """Count one more; `versies` are names between spaces, and "" says that any may have."""
        self._per.update(versies.split() or (ELKE,))
        self.times += 1  # last: who sees this rise, finds the rest

    def of(self, versies: Iterable[str]) -> int:
        """Return a number that is another one after a commit in which one of these rose."""
        return sum(self._per[naam] for naam in (ELKE, *versies))


class Eigen(Telling):
    """What this process commits in one workbook: all who listen here know it at once.

    `merk` tells what is heard of it from the server, so that it is not counted again.
    """

    def __init__(self) -> None:
        super().__init__()
        self.begin_anew()

    def begin_anew(self) -> None:
        """Be another process than the one that this was forked from."""
        self.merk, self._lock = secrets.token_hex(8), threading.Lock()

    def add(self, versies: str) -> None:
        """Count one more, from any thread."""
        with self._lock:
            super().add(versies)


_EIGEN: dict[str, Eigen] = {}


def own(schema: str) -> Eigen:
    """Return what all of this process share that have the workbook in `schema` open."""
    return _EIGEN.setdefault(schema, Eigen())


def begin_anew() -> None:
    """Be another process than the one that this was forked from."""
    for eigen in _EIGEN.values():
        eigen.begin_anew()
    for oor in _OREN.values():
        oor.begin_anew()


class Oor:
    """The one line on which this process hears of all its workbooks on one server.

    Of each line that listens the server wakes a process at every commit of any school.
    """

    def __init__(self, connect: Callable[[], Lijn]) -> None:
        self._connect = connect
        self._heard: defaultdict[str, Telling] = defaultdict(Telling)
        self._who: Counter[str] = Counter()
        self.begin_anew()

    def begin_anew(self) -> None:
        """Leave the line to the process that this was forked from: it goes on listening."""
        self._lock = threading.Lock()
        self._line: Lijn | None = None
        self._numbers: dict[str, int] = {}
        self._not_before = 0.0

    def enter(self, schema: str) -> None:
        """Let one more follow the workbook in `schema`."""
        with self._lock:
            self._who[schema] += 1

    def leave(self, schema: str) -> None:
        """Let one less follow it; after the last one nothing is heard of it."""
        with self._lock:
            self._who[schema] -= 1
            if self._who[schema]:
                return
            del self._who[schema]
            try:
                if self._line is not None and self._numbers.pop(schema, None) is not None:
                    self._line.execute(f"UNLISTEN {schema}")
            except psycopg.Error:
                self._hang_up()
            if not self._who:
                self._close()

    def hear(self, schema: str) -> tuple[int, Telling] | None:
        """Return since which line is listened, and what was heard; None when it could not be asked.

        It asks the server nothing: what that said lies ready, or did not come yet.
        """
        with self._lock:
            line = self._listening()
            if line is None:
                return None
            try:
                if schema not in self._numbers:
                    line.execute(f"LISTEN {schema}")
                    self._numbers[schema] = next(_LIJNEN)
                line.pgconn.consume_input()
                while (said := line.pgconn.notifies()) is not None:
                    self._note(said.relname.decode(), said.extra.decode())
            except psycopg.Error:
                self._hang_up()
                return None
            return self._numbers[schema], self._heard[schema]

    def _note(self, schema: str, extra: str) -> None:
        merk, _, versies = extra.partition(" ")
        if merk != own(schema).merk:
            self._heard[schema].add(versies)

    def _listening(self) -> Lijn | None:
        if self._line is not None and not self._line.is_van_nu:
            self._close()
        if self._line is None and time.monotonic() >= self._not_before:
            try:
                self._line = self._connect()
            except psycopg.Error:
                self._hang_up()
            else:  # of one workbook something may come in while it is begun to hear another
                self._line.add_notify_handler(lambda said: self._note(said.channel, said.payload))
        return self._line

    def _hang_up(self) -> None:
        self._close()
        self._not_before = time.monotonic() + OPNIEUW

    def _close(self) -> None:
        if self._line is not None:
            self._line.close()
        self._line, self._numbers = None, {}


_OREN: dict[str, Oor] = {}


def ear_of(words: str, connect: Callable[[], Lijn]) -> Oor:
    """Return what all of this process share that follow a workbook at this address."""
    return _OREN.setdefault(words, Oor(connect))


class Luisteraar:
    """Counts the commits of every process in one workbook; to be asked by one thread only."""

    def __init__(self, oor: Oor, schema: str) -> None:
        self._ear, self._schema, self._own = oor, schema, own(schema)
        self._heard: tuple[int, Telling] | None = None
        self._is_in = False

    def count(self) -> int:
        """Return a number that is another one after every commit; -1 when it could not be asked."""
        if not self._is_in:
            self._is_in = True
            self._ear.enter(self._schema)
        self._heard = self._ear.hear(self._schema)
        if self._heard is None:
            return -1  # look, and hear there what is the matter
        line, heard = self._heard
        return line << _LIJN | heard.times + self._own.times

    def sums(self, versies: tuple[str, ...]) -> tuple[int, int] | None:
        """Return what `count` said, and the same of these versions alone; None when not heard."""
        if self._heard is None:
            return None
        line, heard = self._heard
        some = heard.of(versies) + self._own.of(versies)
        return heard.times + self._own.times, line << _LIJN | some

    def close(self) -> None:
        """Follow no more."""
        if self._is_in:
            self._is_in, self._heard = False, None
            self._ear.leave(self._schema)
