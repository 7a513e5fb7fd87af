"""The supervisor: opens the two doors, reopens one that falls shut, closes both at the end."""

import contextlib
import queue
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import FrameType

from ouderplan.app.fouten import DeurGaatNietOpen
from ouderplan.app.kind import Deur, Kind
from ouderplan.app.teksten import text
from ouderplan.app.zaalvork import Zaalkind

OPEN_BINNEN = 90.0
"""Seconds that a door gets to answer for the first time."""
TIK = 0.1
KIJK = 0.1 if sys.platform == "win32" else None
"""Seconds after which it looks up from waiting: Windows would not hear Ctrl-C otherwise."""
RUST = 30.0
"""A door that stayed open this long starts with a clean slate."""
LANGSTE_PAUZE = 20.0


class Waker:
    """Watches the doors from one thread; the children's own threads only report an exit.

    Parameters
    ----------
    deuren
        What to keep open.
    env
        The environment of every child.
    zeg
        Where a calm line goes.
    """

    def __init__(
        self, deuren: Sequence[Deur], env: Mapping[str, str], zeg: Callable[[str], None]
    ) -> None:
        self._deuren = tuple(deuren)
        self._env = env
        self._zeg = zeg
        self._gevallen: queue.SimpleQueue[Kind | Zaalkind | None] = queue.SimpleQueue()
        self._kinderen: dict[str, Kind | Zaalkind] = {}
        self._sinds: dict[str, float] = {}
        self._pauze: dict[str, float] = {}
        self._stop = threading.Event()

    @contextlib.contextmanager
    def open_doors(self) -> Iterator[None]:
        """Start every door, wait until all answer, and close them at the end.

        Raises
        ------
        DeurGaatNietOpen, LogboekOpSlot
        """
        try:
            for deur in self._deuren:
                if deur.mee:
                    self._open_both(deur, deur.mee)
                else:
                    self._open(deur)
            for kind in [*self._kinderen.values()]:
                self._await(kind.deur)
            yield
        finally:
            self._close_all()

    def watch(self) -> None:
        """Reopen doors that fall shut, until stopped."""
        while not self._stop.is_set():
            with contextlib.suppress(queue.Empty):
                if (fallen := self._gevallen.get(timeout=KIJK)) is not None:
                    self._reopen(fallen)

    def stop(self) -> None:
        """Let `watch` return."""
        self._stop.set()
        self._gevallen.put(None)

    def _open(self, deur: Deur) -> None:
        self._sinds[deur.naam] = time.monotonic()
        self._kinderen[deur.naam] = Kind(deur, self._env, self._gevallen.put)

    def _open_both(self, deur: Deur, mee: Deur) -> None:
        self._sinds[deur.naam] = self._sinds[mee.naam] = time.monotonic()
        hall = Zaalkind(mee, self._gevallen.put)
        own = Kind(deur, self._env, self._gevallen.put, words=hall.words, files=hall.files)
        hall.let_go()
        self._kinderen |= {deur.naam: own, mee.naam: hall}

    def _await(self, deur: Deur) -> None:
        deadline = time.monotonic() + OPEN_BINNEN
        while not self._kinderen[deur.naam].answers():
            if not self._kinderen[deur.naam].runs or time.monotonic() > deadline:
                raise DeurGaatNietOpen(deur=deur.titel, log=deur.log)
            time.sleep(TIK)

    def _reopen(self, gevallen: Kind | Zaalkind) -> None:
        deur = gevallen.deur
        if self._kinderen.get(deur.naam) is not gevallen:
            return
        self._zeg(text("start", "herstart", deur=deur.titel))
        if self._stop.wait(self._pause(deur)):
            return
        self._open(deur)
        with contextlib.suppress(DeurGaatNietOpen):  # its exit is reported: then it is tried again
            self._await(deur)
            self._zeg(text("start", "weer_open", deur=deur.titel))

    def _pause(self, deur: Deur) -> float:
        """Return how long to wait: nothing the first time, longer when it keeps falling."""
        stood = time.monotonic() - self._sinds[deur.naam]
        last = 0.0 if stood > RUST else self._pauze.get(deur.naam, 0.0)
        self._pauze[deur.naam] = min(max(1.0, last * 2), LANGSTE_PAUZE)
        return last

    def _close_all(self) -> None:
        self.stop()
        closing = [threading.Thread(target=kind.stop) for kind in self._kinderen.values()]
        for thread in closing:
            thread.start()
        for thread in closing:
            thread.join()


@contextlib.contextmanager
def ending() -> Iterator[None]:
    """Make a request to end (SIGTERM, SIGHUP) as calm as Ctrl-C; asked again, it goes on ending.

    `make` passes on what it is sent itself, so two of them may come at once. A handler runs in the
    middle of whatever was going on, also of itself: it takes no lock, or it may wait for its own.
    """
    asked = False

    def on_signal(_number: int, _frame: FrameType | None) -> None:
        nonlocal asked
        if not asked:
            asked = True
            raise KeyboardInterrupt

    names = [name for name in ("SIGTERM", "SIGHUP", "SIGBREAK") if hasattr(signal, name)]
    before = {name: signal.signal(getattr(signal, name), on_signal) for name in names}
    try:
        yield
    finally:
        for name, handler in before.items():
            signal.signal(getattr(signal, name), handler)
