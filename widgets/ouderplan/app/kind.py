"""A child process that keeps one door open, and dies with its parent."""

import contextlib
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO
from urllib.parse import urlsplit

from ouderplan.app.fouten import LogboekOpSlot
from ouderplan.logboek import open_log

GEDULD = 12.0
"""Seconds that a child gets to close its door by itself."""
_LOG_MAX = 2_000_000
# Ctrl-C is for the parent alone, which then closes the doors in order.
_NEW_GROUP: int = getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)
_NEW_SESSION = sys.platform != "win32"


@dataclass(frozen=True, slots=True)
class Deur:
    """What is started, and where it answers. `module_args` follow the Python executable.

    `mee` is the door that it can open along with itself, in a fork (see `zaalvork`).
    """

    naam: str
    titel: str
    module_args: tuple[str, ...]
    adres: str
    log: Path
    mee: "Deur | None" = None


class Kind:
    """One running child; a new one is made for every restart.

    Parameters
    ----------
    words, files
        What it is told besides, and the open files that it gets.
    """

    def __init__(
        self,
        deur: Deur,
        env: Mapping[str, str],
        on_exit: Callable[["Kind"], None],
        *,
        words: Sequence[str] = (),
        files: Sequence[int] = (),
    ) -> None:
        self.deur = deur
        self._log = open_door_log(deur.log)
        self.proces = subprocess.Popen(
            [sys.executable, *deur.module_args, *words],
            stdin=subprocess.PIPE,  # never written to: the lifeline, see levenslijn.py
            stdout=self._log,
            stderr=subprocess.STDOUT,
            env=dict(env),
            pass_fds=files,
            creationflags=_NEW_GROUP,
            start_new_session=_NEW_SESSION,
        )
        self._watcher = threading.Thread(target=self._wait, args=(on_exit,), daemon=True)
        self._watcher.start()

    @property
    def runs(self) -> bool:
        """Tell whether the process is alive."""
        return self.proces.poll() is None

    def answers(self) -> bool:
        """Tell whether the door answers HTTP, whatever it says."""
        return answers(self.deur)

    def stop(self) -> None:
        """Cut the lifeline and wait; a child that does not listen is ended."""
        if self.proces.stdin:
            self.proces.stdin.close()
        try:
            self.proces.wait(GEDULD)
        except subprocess.TimeoutExpired:
            self.proces.kill()
            self.proces.wait()

    def _wait(self, on_exit: Callable[["Kind"], None]) -> None:
        self.proces.wait()
        self._log.close()
        on_exit(self)


def answers(deur: Deur) -> bool:
    """Tell whether a door answers HTTP, whatever it says.

    Not with `urllib`: that brings TLS and e-mail along, 4 MB for all evening.
    """
    where = urlsplit(deur.adres)
    question = f"HEAD / HTTP/1.0\r\nHost: {where.netloc}\r\n\r\n"
    with (
        contextlib.suppress(OSError),
        socket.create_connection((str(where.hostname), where.port or 80), timeout=2) as line,
    ):
        line.sendall(question.encode("ascii"))
        return line.recv(5) == b"HTTP/"
    return False


def open_door_log(path: Path) -> BinaryIO:
    """Open the log of a door; one that is full is put aside (LogboekOpSlot: it cannot)."""
    try:
        if path.exists() and path.stat().st_size > _LOG_MAX:
            path.replace(path.with_suffix(".oud.log"))
        return open_log(path)
    except OSError as error:
        raise LogboekOpSlot(map=path.parent) from error
