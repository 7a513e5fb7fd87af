"""The process that draws for all pages: matplotlib is in memory once, and only while it is used.

It is a fork of the mother, made when somebody rings, and it leaves when nobody has had a line to
it for a while. A kernel rings over a pair of sockets that it has from its mother: by sending one
end of a line of its own. Whoever reads the bell (the mother while nobody draws, else who draws)
finds every ring that was not taken yet, so none is lost when the one that drew has just left.
"""

import logging
import os
import selectors
import socket
import threading
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, NoReturn

from ouderplan.app.paden import ZUINIG
from ouderplan.figuren.tekenaar import NietElders, Opdracht, carry_out

NAAM = "ouderplanteken"
"""As the process is called (``ps -o comm``)."""
STIL = 20.0
"""Seconds without a drawing after which it leaves although pages have a line to it, where memory is
short (`paden.ZUINIG`): the next drawing waits a second for another one."""
RUST = 20.0
"""Seconds that it stays when nobody has a line to it: a page that is opened again finds it."""
GEDULD = 60.0
"""Seconds that a drawing may take; then the page draws it by itself."""

log = logging.getLogger(__name__)


def name_process(name: str) -> None:
    """Show this process under a name of its own, where the system knows such a thing."""
    with suppress(OSError):
        Path("/proc/self/comm").write_text(name, encoding="ascii")


class Tekenkamer:
    """The mother's side: sees to it that somebody draws when somebody rings."""

    def __init__(self) -> None:
        self._bel, self.schel = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._tekenaar = -1

    @property
    def wacht_op(self) -> int:
        """What to watch: the bell, and while somebody draws whether that goes on."""
        return self._tekenaar if self._tekenaar >= 0 else self._bel.fileno()

    def look(self, leven: int, leave: Callable[[], None]) -> None:
        """Do what is asked now that `wacht_op` can be read."""
        if self._tekenaar >= 0:
            os.close(self._tekenaar)
            self._tekenaar = -1
        elif not self.open(leven, leave):
            _take(self._bel).close()  # who rang hears that, and draws by itself

    def open(self, leven: int, leave: Callable[[], None]) -> bool:
        """Fork one who draws; `leave` closes there what is the mother's alone."""
        try:
            number = os.fork()
        except OSError:  # no room for one more process just now
            log.warning("er kon geen tekenaar bij", exc_info=True)
            return False
        if not number:
            try:
                leave()
                _serve(self._bel, leven)
            except BaseException:
                log.exception("de tekenaar stopt")
            finally:
                os._exit(1)
        with suppress(ProcessLookupError):  # it has ended already
            self._tekenaar = os.pidfd_open(number)
        return True

    def leave(self) -> None:
        """Close here, in a fork that draws nothing, what is the mother's."""
        self._bel.close()
        if self._tekenaar >= 0:
            os.close(self._tekenaar)


def _serve(bel: socket.socket, leven: int) -> NoReturn:
    """Draw for everybody with a line, until there is none, or the door at `leven` is gone."""
    name_process(NAAM)
    stil, lijnen = STIL if os.environ.get(ZUINIG) else None, 0
    with selectors.DefaultSelector() as looks:
        looks.register(leven, selectors.EVENT_READ)
        looks.register(bel, selectors.EVENT_READ)
        while ready := looks.select(stil if lijnen else RUST):
            for key, _ in ready:
                if key.fileobj == leven:
                    os._exit(0)
                if key.fileobj is bel:
                    looks.register(_take(bel), selectors.EVENT_READ)
                    lijnen += 1
                elif isinstance(key.fileobj, Connection) and not _answer(key.fileobj):
                    looks.unregister(key.fileobj)
                    key.fileobj.close()
                    lijnen -= 1
    os._exit(0)


def _take(bel: socket.socket) -> Connection:
    _, (far, *_), _, _ = socket.recv_fds(bel, 1, 1)
    return Connection(far)


def _answer(lijn: Connection) -> bool:
    """Tell whether who is at the other end is still there."""
    try:
        opdracht = lijn.recv()
        try:
            answer = (True, carry_out(opdracht))
        except Exception:
            log.exception("tekenen lukte niet")
            answer = (False, None)
        lijn.send(answer)
    except (EOFError, OSError):
        return False
    return True


class Tekenlijn:
    """A page's side: a line that is made at the first drawing, and made again when it broke."""

    def __init__(self, schel: socket.socket) -> None:
        self._schel = schel
        self._lijn: Connection | None = None
        self._beurt = threading.Lock()

    def ask(self, opdracht: Opdracht) -> Any:
        """Return what was drawn.

        Raises
        ------
        NietElders
        """
        with self._beurt:
            done, found = self._answered(opdracht) or self._answered(opdracht) or (False, None)
        if not done:
            raise NietElders
        return found

    def dial(self) -> None:
        """Make the line now, so that whoever draws stays; without one, the first drawing does."""
        with self._beurt, suppress(OSError):
            self._lijn = self._lijn or self._ring()

    def _answered(self, opdracht: Opdracht) -> tuple[bool, Any] | None:
        try:
            if self._lijn is None:
                self._lijn = self._ring()
            self._lijn.send(opdracht)
            if not self._lijn.poll(GEDULD):
                raise NietElders
            answer: tuple[bool, Any] = self._lijn.recv()
        except (EOFError, OSError):  # it has just left; another one comes
            self.hang_up()
            return None
        except NietElders:
            self.hang_up()
            raise
        return answer

    def _ring(self) -> Connection:
        here, far = socket.socketpair()
        with far:
            socket.send_fds(self._schel, [b"."], [far.fileno()])
        return Connection(here.detach())

    def hang_up(self) -> None:
        """Close the line, if there is one."""
        if self._lijn is not None:
            self._lijn.close()
        self._lijn = None
