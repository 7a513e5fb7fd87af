"""Follows the store for all phones at once: one look, however many phones there are."""

import asyncio
import logging
import time

from ouderplan.kern.dia import Onthuld
from ouderplan.zaal.gebouw import Gebouw
from ouderplan.zaal.huis import Zaalhuis
from ouderplan.zaal.stand import Fase
from ouderplan.zaal.teruggeven import give_back
from ouderplan.zaal.volg import HARTSLAG, Volgers, event

log = logging.getLogger(__name__)

PEIL_S = 0.25
"""How often is looked whether another process changed something."""
HEEL_S = 1.0
"""How often is looked whether the workbook on the table, and its folder, are still the same."""
HARTSLAG_S = 30.0
WIS_S = 0.5
"""So long phones wait to hear that a round closed when its traces are still being erased."""


class Peiler:
    """Looks at the store and tells the phones that follow."""

    def __init__(self, huis: Zaalhuis, volgers: Volgers, gebouw: Gebouw) -> None:
        self._huis = huis
        self._volgers = volgers
        self._gebouw = gebouw
        self._has_ended = False
        self._told = ""
        self._revealed: Onthuld | None = None
        self._heartbeat_at = time.monotonic()
        self._whole_at = 0.0
        self._erasing_since: float | None = None
        self._clock_task: asyncio.Task[None] | None = None
        self._watching: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Look now and from now on."""
        self.poll()
        self._watching = asyncio.ensure_future(self._watch())

    @property
    def is_watching(self) -> bool:
        """Whether it looks by itself."""
        watching = self._watching
        return watching is not None and not watching.done() and not watching.cancelling()

    def stop(self) -> None:
        """Look no more."""
        if self._watching is not None:
            self._watching.cancel()

    async def finish(self) -> None:
        """Wait for what was begun by the way."""
        if self._clock_task is not None:
            await self._clock_task

    async def _watch(self) -> None:
        # Not tornado's PeriodicCallback: that waits by the clock of the laptop, and is still for
        # an hour when someone sets that an hour back.
        while True:
            await asyncio.sleep(PEIL_S)
            try:
                self.poll()
            except Exception:
                log.exception("Kijken of er iets veranderde, ging mis; het gaat door.")

    def poll(self) -> None:
        """Look once."""
        now = time.monotonic()
        if self._look(now):
            self._huis.wake_csvs()
        if self._huis.hal.sleutels != self._told and not self._is_nearly_erased(now):
            self._told = self._huis.hal.sleutels
            self._volgers.tell(event(self._told))
            self._has_ended = self._huis.stand.fase is not Fase.OPEN
        elif now - self._heartbeat_at > HARTSLAG_S:
            self._heartbeat_at = now
            self._volgers.tell(HARTSLAG)
            self._give_memory_back()
        if self._huis.onthuld != self._revealed:
            self._revealed = self._huis.onthuld
            self._volgers.tell_place(self._huis.stand, self._revealed)
        if self._huis.is_due and (self._clock_task is None or self._clock_task.done()):
            self._clock_task = asyncio.ensure_future(self._huis.keep_time())

    def _look(self, now: float) -> bool:
        """Tell whether something was committed; most often that is seen by the pulse alone."""
        if now < self._whole_at:
            self._huis.glance()
            return self._huis.take_news()
        self._whole_at = now + HEEL_S
        return self._huis.refresh()

    def _give_memory_back(self) -> None:
        """Do so a while after a round ended, and when a crowd is gone: not while it is here."""
        gone = self._gebouw.uitloop.is_gone(len(self._gebouw.plaatsen))
        if gone or (self._has_ended and self._gebouw.uitloop.may_again()):
            self._has_ended = False
            give_back()

    def _is_nearly_erased(self, now: float) -> bool:
        """Tell whether what phones are about to hear will be another thing in a moment.

        What a round leaves is mostly erased right after it closes; phones would come back twice.
        """
        if not self._huis.stand.wist:
            self._erasing_since = None
            return False
        if self._erasing_since is None:
            self._erasing_since = now
        return now - self._erasing_since < WIS_S
