"""The one hand that writes for all phones.

What came in while the disk was busy goes into the next commit together, so a full hall waits for
a few commits and not for one per phone: ballots, texts and schoolscans alike. A phone hears
*ontvangen* after the commit that holds what it sent; what is refused does not touch the rest.
"""

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor
from itertools import takewhile
from typing import Any, NamedTuple

from ouderplan.opslag import Werkboek
from ouderplan.opslag.stembus import Stem
from ouderplan.opslag.stemmen import Taak, keep_all

SAMEN = 100
"""At most so much in one commit, so that the first of it does not wait for long."""


class _Wachtend(NamedTuple):
    wb: Werkboek
    werk: Stem | Taak
    antwoord: "asyncio.Future[Any]"


class Pen:
    """Writes in one thread, in the order of arrival."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="zaal-pen")
        self._lock = threading.Lock()
        self._waiting: list[_Wachtend] = []

    async def keep(self, wb: Werkboek, werk: Stem | Taak) -> Any:
        """Keep a ballot or something else; it is on the disk when this returns.

        Returns
        -------
        Any
            An `Ontvangst` for a ballot, and what the task returned for anything else.
        """
        loop = asyncio.get_running_loop()
        answer: asyncio.Future[Any] = loop.create_future()
        with self._lock:
            self._waiting.append(_Wachtend(wb, werk, answer))
            first = len(self._waiting) == 1
        if first:
            self._thread.submit(self._write_waiting, loop)
        return await answer

    def close(self) -> None:
        """Finish what was being written."""
        self._thread.shutdown()

    def _write_waiting(self, loop: asyncio.AbstractEventLoop) -> None:
        with self._lock:
            waiting, self._waiting = self._waiting, []
        while waiting:
            group = _same_book(waiting[:SAMEN])
            waiting = waiting[len(group) :]
            loop.call_soon_threadsafe(_answer, group, _keep(group))


def _same_book(waiting: list[_Wachtend]) -> list[_Wachtend]:
    return list(takewhile(lambda one: one.wb is waiting[0].wb, waiting))


def _keep(group: list[_Wachtend]) -> list[Any]:
    try:
        return keep_all(group[0].wb, [one.werk for one in group])
    except Exception as error:  # nothing of the group was kept, and each phone has to hear so
        return [error for _ in group]


def _answer(group: list[_Wachtend], outcomes: list[Any]) -> None:
    for one, outcome in zip(group, outcomes, strict=True):
        if one.antwoord.done():  # the phone left
            continue
        if isinstance(outcome, Exception):
            one.antwoord.set_exception(outcome)
        else:
            one.antwoord.set_result(outcome)
