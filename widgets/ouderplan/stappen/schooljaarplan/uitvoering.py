"""One export while it is being made: in a thread of its own, so that the page keeps answering."""

import asyncio
import threading
from collections.abc import Callable
from pathlib import Path

from traitlets import Bool, Float, HasTraits, Unicode

from ouderplan.uitvoer.wegschrijven import Voortgang

Werk = Callable[[Voortgang], Path]
"""Makes a file and returns it; told how to report how far it is."""
Klaar = Callable[[Path | None, BaseException | None], object]
"""Told which file was made, or what went wrong."""


class Uitvoering(HasTraits):
    """How far the export is. Traits change on the page's own loop only."""

    bezig = Bool(False)
    deel = Float(0.0)
    zin = Unicode("")

    def start(self, werk: Werk, klaar: Klaar) -> None:
        """Do `werk` beside the page, and tell `klaar` on the page's loop how it went.

        Without a running loop (a script, a test) it is done at once, before this returns.
        """
        self.deel, self.zin, self.bezig = 0.0, "", True
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            self._finish(klaar, *_outcome(werk, self._tell))
            return

        def tell(deel: float, zin: str) -> None:
            loop.call_soon_threadsafe(self._tell, deel, zin)

        def work() -> None:
            path, error = _outcome(werk, tell)
            loop.call_soon_threadsafe(self._finish, klaar, path, error)

        threading.Thread(target=work, name="uitvoer", daemon=True).start()

    def _tell(self, deel: float, zin: str) -> None:
        self.deel, self.zin = deel, zin

    def _finish(self, klaar: Klaar, path: Path | None, error: BaseException | None) -> None:
        try:
            klaar(path, error)
        finally:
            self.bezig = False


def _outcome(werk: Werk, tell: Voortgang) -> tuple[Path | None, BaseException | None]:
    try:
        return werk(tell), None
    except Exception as error:  # told on the page, where it is logged too
        return None, error
