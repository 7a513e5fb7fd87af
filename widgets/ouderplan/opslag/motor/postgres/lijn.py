"""A line to the server on which nothing is waited for without end, also when that fell silent.

A server that froze, or a network that swallows what is sent, breaks no line: whoever asked would
wait for good. So a line is given up after a while of silence. From then on everybody hears at once
that the server is away, and one thread asks on, until it answers.

Under which numbers a server is found whose name is known, and waiting for that with a bound.

A name server that says nothing keeps whoever asks it waiting, and nothing can break that off. So a
thread asks it, and who waited long enough goes on without. The name stays beside the numbers: it
is what the certificate of the server is looked at for.
"""

import contextlib
import os
import socket
import threading
import time
from collections.abc import Iterator
from concurrent.futures import Future
from typing import Any, Self, TypeVar

import psycopg
from psycopg.abc import PQGen
from psycopg.conninfo import conninfo_to_dict


def numbers_of(words: str, options: dict[str, Any]) -> dict[str, Any]:
    """Return what to add to `options` so that nobody is asked for a name; it may take a while.

    Raises
    ------
    OSError
        When there is no such name, or none who knows (`socket.EAI_AGAIN`).
    """
    said = {**conninfo_to_dict(words), **options}
    if said.get("hostaddr") or os.environ.get("PGHOSTADDR"):
        return {}
    hosts = str(said.get("host") or os.environ.get("PGHOST", "")).split(",")
    ports = str(said.get("port") or os.environ.get("PGPORT", "")).split(",")
    if len(ports) != len(hosts):
        ports = ports[:1] * len(hosts)
    found = [
        (host, port, number)
        for host, port in zip(hosts, ports, strict=True)
        for number in _numbers(host)
    ]
    if not any(number for _, _, number in found):
        return {}
    names = ("host", "port", "hostaddr")
    return {
        naam: ",".join(told) for naam, told in zip(names, zip(*found, strict=True), strict=True)
    }


def numbers_in_time(words: str, options: dict[str, Any], seconds: float) -> dict[str, Any]:
    """Do what `numbers_of` does, and wait so long for it.

    Raises
    ------
    TimeoutError
        When it took longer.
    psycopg.OperationalError
        When no number is known.
    """
    found: Future[dict[str, Any]] = Future()

    def look() -> None:
        try:
            found.set_result(numbers_of(words, options))
        except BaseException as error:
            found.set_exception(error)

    try:
        threading.Thread(target=look, daemon=True, name="naam").start()
    except RuntimeError:  # no room for it
        look()
    try:
        return found.result(seconds)
    except socket.gaierror as error:
        raise psycopg.OperationalError(str(error)) from error


def _numbers(host: str) -> list[str]:
    """Return the addresses of a host; "" of a socket that is a file."""
    if not host or host.startswith(("/", "@")):
        return [""]
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except UnicodeError as error:  # no name looks like this: https://www.rfc-editor.org/rfc/rfc1035
        raise socket.gaierror(socket.EAI_NONAME, str(error)) from error
    return list(dict.fromkeys(str(where[4][0]) for where in found))


ANTWOORD = 5.0
"""Seconds that a server may be silent which is asked something that it need not wait for."""
OPNIEUW = 1.0
"""Seconds until a server that is away is asked again."""

Uit = TypeVar("Uit")


class Zwijgt(psycopg.OperationalError):
    """The server says nothing. What it was told to keep last, it may have kept or not."""

    sqlstate = "08007"


class Bereik:
    """Whether the server at one address answers, for all lines of this process."""

    def __init__(self, words: str) -> None:
        self.words = words
        self.begin_anew()
        self.keer = 0
        """How often it fell silent: a line from before is as dead as the one that showed it."""

    def begin_anew(self) -> None:
        """Be another process than the one that this was forked from: no thread came along."""
        self._lock = threading.Lock()
        self._asks: threading.Thread | None = None

    @property
    def is_weg(self) -> bool:
        """Whether it was silent when it was asked last."""
        return self._asks is not None

    def check(self) -> None:
        """Refuse (Zwijgt) to wait for it again."""
        if self.is_weg:
            raise Zwijgt

    def lose(self) -> None:
        """Ask it by the way from now on, until it answers."""
        with self._lock:
            self.keer += 1
            if self._asks is None:
                asks = threading.Thread(target=self._ask, daemon=True, name="databaseserver")
                with contextlib.suppress(RuntimeError):  # no room for it: then everybody asks
                    asks.start()
                    self._asks = asks

    def _ask(self) -> None:
        try:
            while not self._has_answered():
                time.sleep(OPNIEUW)
        finally:
            with self._lock:
                self._asks = None

    def _has_answered(self) -> bool:
        try:
            where = numbers_of(self.words, {})
            psycopg.connect(self.words, connect_timeout=int(ANTWOORD), **where).close()
        except psycopg.errors.ConnectionTimeout:
            return False
        except socket.gaierror as error:
            return error.errno != socket.EAI_AGAIN  # who knows names is silent
        except psycopg.Error:
            pass  # it refuses, which is an answer
        return True


_BEREIK: dict[str, Bereik] = {}


def bereik_of(words: str) -> Bereik:
    """Return what all lines of this process to one address share."""
    return _BEREIK.setdefault(words, Bereik(words))


def begin_anew() -> None:
    """Be another process than the one that this was forked from."""
    for bereik in _BEREIK.values():
        bereik.begin_anew()


class Lijn(psycopg.Connection[Any]):
    """A line that is given up when the server is silent for too long."""

    geduld = ANTWOORD
    """Seconds of silence that are waited for what is asked now."""
    bereik: Bereik
    _keer: int

    @classmethod
    def begin(cls, bereik: Bereik, words: str = "", **options: Any) -> Self:
        """Make a line (Zwijgt, psycopg.Error)."""
        bereik.check()
        keer = bereik.keer
        try:
            where = numbers_in_time(words, options, cls.geduld)
            line = cls.connect(words, **options | where)
        except (TimeoutError, psycopg.errors.ConnectionTimeout) as error:
            bereik.lose()
            raise Zwijgt from error
        line.bereik, line._keer = bereik, keer
        return line

    @property
    def is_van_nu(self) -> bool:
        """Whether the server was not silent since this line was made."""
        return self._keer == self.bereik.keer

    def wait(self, gen: PQGen[Uit], *args: Any, **kwargs: Any) -> Uit:
        """Wait for the server; psycopg calls this for all that is asked on a line."""
        try:
            return super().wait(self._heard(gen), *args, **kwargs)
        except Zwijgt:
            self.pgconn.finish()
            self.bereik.lose()
            raise

    def _heard(self, gen: PQGen[Uit]) -> PQGen[Uit]:
        """Go along with what psycopg does, which is told every 0.1 s that there is nothing yet."""
        asks: Iterator[Any] = gen
        try:
            wanted = next(asks)
            end = time.monotonic() + self.geduld
            while True:
                ready = yield wanted
                now = time.monotonic()
                if ready:
                    end = now + self.geduld
                elif now > end:
                    raise Zwijgt
                wanted = gen.send(ready)
        except StopIteration as done:
            found: Uit = done.value
            return found
