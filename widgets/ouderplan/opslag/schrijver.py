"""A quiet thread that keeps the CSVs no more than a moment behind."""

import logging
import threading
import time
from collections.abc import Callable

from sqlalchemy.exc import SQLAlchemyError

from ouderplan.kern.fouten import OuderplanFout
from ouderplan.systeem import why

log = logging.getLogger(__name__)

RUST = 0.3
"""Seconds between a change and writing, so that a burst of votes is written once."""
TUSSENTIJD = 0.6
"""Seconds that the disk rests between two writings while changes keep coming."""
OPNIEUW = 2.0
"""Seconds until a CSV that could not be written (open in Excel, disk full) is tried again."""


class CsvSchrijver:
    """Runs `write` soon after every `wake`, in a thread of its own."""

    def __init__(self, write: Callable[[], None]) -> None:
        self._write = write
        self.tussentijd = TUSSENTIJD
        self._awake = threading.Event()
        self._stopped = threading.Event()
        self._thread: threading.Thread | None = None
        self._start = threading.Lock()

    def wake(self) -> None:
        """Ask for a write soon."""
        self._awake.set()
        with self._start:
            if self._thread is None and not self._stopped.is_set():
                self._thread = threading.Thread(target=self._run, daemon=True, name="csv")
                self._thread.start()

    def write_now(self) -> bool:
        """Write at once; what fails is tried again later. Return whether it went well."""
        done = self._try_write()
        if not done:
            self.wake()
        return done

    def stop(self) -> None:
        """Write what is still waiting and end the thread."""
        self._stopped.set()
        self._awake.set()
        if self._thread is not None:
            self._thread.join()
            self._try_write()

    def _run(self) -> None:
        pause = earliest = 0.0
        while not self._stopped.is_set():
            self._awake.wait()
            if self._stopped.wait(pause or max(RUST, earliest - time.monotonic())):
                return
            self._awake.clear()
            pause = 0.0 if self._try_write() else OPNIEUW
            earliest = time.monotonic() + self.tussentijd

    def _try_write(self) -> bool:
        try:
            self._write()
        except (OSError, SQLAlchemyError, OuderplanFout) as error:
            reden = error if isinstance(error, OuderplanFout) else why(error)
            log.warning("Nog niet alles bijgewerkt of gewist, wordt opnieuw geprobeerd: %s", reden)
            self._awake.set()
            return False
        return True
