"""The one hand that writes for all phones.

What came in while the disk was busy goes into the next commit together, so a full hall waits for
a few commits and not for one per phone. A phone hears *ontvangen* after the commit that holds its
ballot; a ballot that is refused does not touch the others.
"""

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import takewhile
from typing import NamedTuple, TypeVar

from ouderplan.opslag import Werkboek
from ouderplan.opslag.stembus import Ontvangst, Stem
from ouderplan.opslag.stemmen import cast_all

Uitkomst = TypeVar("Uitkomst")

SAMEN = 100
"""At most so many ballots in one commit, so that the first of them does not wait for long."""


class _Wachtend(NamedTuple):
    wb: Werkboek
    stem: Stem
    antwoord: "asyncio.Future[Ontvangst]"


class Pen:
    """Writes in one thread, in the order of arrival."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="zaal-pen")
        self._lock = threading.Lock()
        self._waiting: list[_Wachtend] = []

    async def cast(self, wb: Werkboek, stem: Stem) -> Ontvangst:
        """Keep a ballot; it is on the disk when this returns (see `opslag.stemmen.cast`)."""
        loop = asyncio.get_running_loop()
        answer: asyncio.Future[Ontvangst] = loop.create_future()
        with self._lock:
            self._waiting.append(_Wachtend(wb, stem, answer))
            first = len(self._waiting) == 1
        if first:
            self._thread.submit(self._write_waiting, loop)
        return await answer

    async def write(self, write: Callable[[], Uitkomst]) -> Uitkomst:
        """Write something else; it is on the disk when this returns."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, write)

    def close(self) -> None:
        """Finish what was being written."""
        self._thread.shutdown()

    def _write_waiting(self, loop: asyncio.AbstractEventLoop) -> None:
        with self._lock:
            waiting, self._waiting = self._waiting, []
        while waiting:
            group = _same_book(waiting[:SAMEN])
            waiting = waiting[len(group) :]
            loop.call_soon_threadsafe(_answer, group, _cast(group))


def _same_book(waiting: list[_Wachtend]) -> list[_Wachtend]:
    return list(takewhile(lambda one: one.wb is waiting[0].wb, waiting))


def _cast(group: list[_Wachtend]) -> list[Ontvangst | Exception]:
    try:
        return list(cast_all(group[0].wb, [one.stem for one in group]))
    except Exception as error:  # nothing of the group was kept, and each phone has to hear so
        return [error for _ in group]


def _answer(group: list[_Wachtend], outcomes: list[Ontvangst | Exception]) -> None:
    for one, outcome in zip(group, outcomes, strict=True):
        if one.antwoord.done():  # the phone left
            continue
        if isinstance(outcome, Exception):
            one.antwoord.set_exception(outcome)
        else:
            one.antwoord.set_result(outcome)
