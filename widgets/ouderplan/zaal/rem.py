"""Slows down who guesses stemcodes, without ever refusing a phone because of its address.

Three brakes. A device that was wrong a few times has to wait: that is for who tries by hand.
A device costs nothing to a program, so every wrong code also takes a chance from one bucket of
the whole hall, and a right one puts it back. When it is empty, codes wait in line; each network
address has a line of its own and they take turns, so a flood from one laptop does not hold up the
phones of others. Nobody is turned away: who waited too long is asked to send again, and the
script of the page does that by itself.

From the open internet the addresses of visitors are known (a proxy says them), and there each of
them has a bucket of its own too: who guesses uses that up, and the hall's is there for the others.

In a vote of twenty minutes this leaves 660 guesses. With 200 codes out of 481,890,304 the chance
that one of them is right is 1 in 3,600 (1 in 1,800 when each is typed with an O or a 0 that stands
for two signs).
"""

import asyncio
import time
from collections import OrderedDict, deque

from ouderplan.kern.stemcodes import Emmer

ZAAL_GROOT = 60.0
"""So many wrong codes in a row are looked at at once: more than a whole hall mistypes."""
ZAAL_PER_SECONDE = 0.5
TOESTEL_GROOT = 5.0
TOESTEL_PER_SECONDE = 0.2
BRON_PER_SECONDE = 0.25
"""A school behind one address types its codes in time; who guesses has a day for 21,600."""
GEDULD = 5.0
"""Seconds that a phone is kept waiting for its turn; its script waits longer."""
LANGSTE_RIJ = 200


class Rem:
    """The brakes of one hall. It remembers no code and nothing of who was right."""

    def __init__(
        self,
        per_seconde: float = ZAAL_PER_SECONDE,
        groot: float = ZAAL_GROOT,
        geduld: float = GEDULD,
        *,
        per_bron: bool = False,
    ) -> None:
        self._hall = Emmer(groot, per_seconde, time.monotonic())
        self._geduld = geduld
        self._devices = Toestellen(TOESTEL_GROOT, TOESTEL_PER_SECONDE)
        self._lines: OrderedDict[str, deque[asyncio.Future[None]]] = OrderedDict()
        self._sources = Toestellen(groot, BRON_PER_SECONDE) if per_bron else None
        self._timer: asyncio.TimerHandle | None = None

    def may_try(self, device: str) -> bool:
        """Tell whether this device may try a code now; it costs it one chance."""
        return self._devices.may(device)

    async def turn(self, adres: str) -> bool:
        """Wait for a chance of the hall; tell whether it came in time.

        A source that used up its own has none.
        """
        if self._sources is not None and not self._sources.may(adres):
            return False
        if not self._lines and self._hall.take(time.monotonic()):
            return True
        line = self._lines.setdefault(adres, deque())
        if len(line) >= LANGSTE_RIJ:
            return False
        place: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        line.append(place)
        self._serve()
        try:
            await asyncio.wait_for(place, self._geduld)
        except TimeoutError:
            self._leave(adres, place)
            return False
        return True

    def was_right(self, device: str | None, adres: str = "") -> None:
        """Give back what a right code took."""
        if self._sources is not None:
            self._sources.give_back(adres)
        self._devices.forget(device or "")
        self._hall.give_back()
        self._serve()

    def _serve(self) -> None:
        """Let those who wait go, one of each address in turn, as long as there are chances."""
        now = time.monotonic()
        while self._lines and self._hall.take(now):
            adres, line = self._lines.popitem(last=False)
            place = line.popleft()
            if line:
                self._lines[adres] = line
            if place.done():
                self._hall.give_back()
            else:
                place.set_result(None)
        if self._lines and self._timer is None:
            loop = asyncio.get_running_loop()
            self._timer = loop.call_later(self._hall.wait(now) + 0.01, self._on_time)

    def _on_time(self) -> None:
        self._timer = None
        self._serve()

    def _leave(self, adres: str, place: "asyncio.Future[None]") -> None:
        line = self._lines.get(adres)
        if line is not None and place in line:
            line.remove(place)
            if not line:
                del self._lines[adres]


MEESTE = 5_000
"""Who makes more phones than this up gets new buckets for old ones: never fewer for others."""

GROOT = 30.0
"""So many ballots or texts in a row are taken: a tablet that goes round, or quick fingers."""
PER_SECONDE = 0.5


class Toestellen:
    """The chances of each phone. They are no one else's: no phone can use up another's."""

    def __init__(self, groot: float = GROOT, per_seconde: float = PER_SECONDE) -> None:
        self._groot, self._per_seconde = groot, per_seconde
        self._buckets: OrderedDict[str, Emmer] = OrderedDict()

    def may(self, toestel: str) -> bool:
        """Tell whether this phone may do it now; it costs it one chance."""
        now = time.monotonic()
        emmer = self._buckets.pop(toestel, None) or Emmer(self._groot, self._per_seconde, now)
        self._buckets[toestel] = emmer  # the newest are at the end
        while len(self._buckets) > MEESTE:
            self._buckets.popitem(last=False)
        return emmer.take(now)

    def give_back(self, toestel: str) -> None:
        """Give this phone one chance back."""
        if toestel in self._buckets:
            self._buckets[toestel].give_back()

    def forget(self, toestel: str) -> None:
        """Give this phone all its chances back."""
        self._buckets.pop(toestel, None)
