"""The halls of many schools over a few processes: one for each core of a server.

Each has a port of its own, and the proxy chooses by the name of the school which one it asks. A
process answers for every school, so a proxy that chooses in another way costs memory and nothing
else; what nobody asks for, the clock of a school whose hall is not open, is kept by one of them.
"""

import contextlib
import logging
import os
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass
from types import FrameType
from zlib import crc32

log = logging.getLogger(__name__)

OPNIEUW_S = 1.0
"""So long is waited before a process that fell over is begun again."""
ASKED = (signal.SIGTERM, signal.SIGINT)
"""By which it is asked to end."""


@dataclass(frozen=True, slots=True)
class Deel:
    """Which of the schools a process sees to: number `nummer` (from 0) of `van` processes."""

    nummer: int = 0
    van: int = 1

    def has(self, naam: str) -> bool:
        """Tell whether the school with this name is one of them.

        nginx chooses the same one by ``hash``, when that is asked about the name: it does as
        Cache::Memcached does (https://nginx.org/en/docs/http/ngx_http_upstream_module.html#hash).
        """
        return (crc32(naam.encode()) >> 16 & 0x7FFF) % self.van == self.nummer


HEEL = Deel()


def can_share() -> bool:
    """Tell whether there can be more than one process: not on Windows, which has no fork."""
    return hasattr(os, "fork")


def serve_in_parts(processen: int, serve: Callable[[Deel, int], None]) -> None:
    """Serve in so many processes until asked to end; one that falls over is begun again.

    To be called before there are threads: what is loaded now, they share.

    Parameters
    ----------
    serve
        Serves a share until this process is asked to end, or until the other end of the file with
        this number is closed: then the process that began it is gone.
    """
    ours, theirs = os.pipe()
    stopping: list[int] = []
    parts: dict[int, Deel] = {}

    def stop(number: int, _frame: FrameType | None) -> None:
        stopping.append(number)
        for pid in parts:
            with contextlib.suppress(ProcessLookupError):  # it ended just now
                os.kill(pid, signal.SIGTERM)

    for asked in ASKED:
        signal.signal(asked, stop)
    waiting = [Deel(nummer, processen) for nummer in range(processen)]
    while waiting or parts:
        for deel in waiting:
            signal.pthread_sigmask(signal.SIG_BLOCK, ASKED)  # or one is asked that is not known yet
            if not stopping:
                parts[_begin(deel, serve, ours, theirs)] = deel
            signal.pthread_sigmask(signal.SIG_UNBLOCK, ASKED)
        waiting = _ended(parts)
        if waiting and not stopping:
            log.warning("Een proces met zalen viel om; het begint opnieuw.")
            time.sleep(OPNIEUW_S)
    os.close(ours)
    os.close(theirs)


def _begin(deel: Deel, serve: Callable[[Deel, int], None], ours: int, theirs: int) -> int:
    number = os.fork()
    if number:
        return number
    for asked in ASKED:
        signal.signal(asked, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, ASKED)
    os.close(theirs)
    serve(deel, ours)
    raise SystemExit(0)  # as any process ends: what threads were doing, is finished


def _ended(parts: dict[int, Deel]) -> list[Deel]:
    """Wait until a part ends, and return it."""
    try:
        number, _ = os.wait()
    except ChildProcessError:
        return []
    return [parts.pop(number)] if number in parts else []
