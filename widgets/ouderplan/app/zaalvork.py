"""The hall's door as a fork of the begeleider's: what both have loaded is in memory once.

Only when a workbook is started. A hall that fell is opened again as a process of its own, and so it
is where nothing can be forked. The begeleider's door is its parent in name alone: who watches it,
holds its lifeline and knows its end is the supervisor, also when that door fell.
"""

import contextlib
import os
import signal
import sys
import threading
from collections.abc import Callable, Sequence

from ouderplan.app.kind import GEDULD, Deur, answers, open_door_log

NAAM = "ouderplanzaal"
"""As its process is called (``ps -o comm``)."""
KAN = sys.platform == "linux"


class Zaalkind:
    """The supervisor's side: a child of its child.

    Parameters
    ----------
    on_exit
        Called from another thread when it has ended, or was never there.
    """

    def __init__(self, deur: Deur, on_exit: Callable[["Zaalkind"], None]) -> None:
        self.deur = deur
        self._on_exit = on_exit
        self._log = open_door_log(deur.log)
        self._begin, self._lijn = os.pipe()
        self._leeft, self._leven = os.pipe()
        self._weg = threading.Event()
        self.pid = 0

    @property
    def files(self) -> tuple[int, ...]:
        """What the process that it is forked from gets: its lifeline, its log, where it lives."""
        return self._begin, self._log.fileno(), self._leven

    @property
    def words(self) -> list[str]:
        """What that process is told: those files, and how the door is opened."""
        _python, _module, *how = self.deur.module_args
        return [*map(str, self.files), *how]

    def let_go(self) -> None:
        """Leave those files to the process that has them now, and watch."""
        os.close(self._begin)
        os.close(self._leven)
        self._log.close()
        threading.Thread(target=self._wait, daemon=True).start()

    @property
    def runs(self) -> bool:
        """Tell whether the process is alive, or may still come."""
        return not self._weg.is_set()

    def answers(self) -> bool:
        """Tell whether the door answers HTTP, whatever it says."""
        return answers(self.deur)

    def stop(self) -> None:
        """Cut the lifeline and wait; a child that does not listen is ended."""
        with contextlib.suppress(OSError):
            os.close(self._lijn)
        if not self._weg.wait(GEDULD) and self.pid:
            os.kill(self.pid, signal.SIGKILL)
            self._weg.wait()

    def _wait(self) -> None:
        with os.fdopen(self._leeft, "rb") as leeft:  # only the hall itself has the other end
            self.pid = int(leeft.readline() or 0)
            leeft.read()
        self._weg.set()
        self._on_exit(self)


def fork_hall(words: Sequence[str]) -> int:
    """Open the hall's door in a fork of this process, and return its number here.

    To be called before there are threads. There it returns never: it ends as a program does.
    """
    from ouderplan.app.tekenkamer import name_process  # noqa: PLC0415  a door loads its own
    from ouderplan.zaal.__main__ import main  # noqa: PLC0415

    lijn, log, leeft = map(int, words[:3])
    if number := os.fork():
        for file in (lijn, log, leeft):
            os.close(file)
        return number
    os.setsid()
    name_process(NAAM)
    os.write(leeft, f"{os.getpid()}\n".encode())
    os.dup2(lijn, 0)
    os.dup2(log, 1)
    os.dup2(log, 2)
    os.close(lijn)
    os.close(log)
    main(words[3:])
    sys.exit()
