"""Whose turn it is, when more is asked than can be answered at once.

Nobody is turned away. Halls take turns, so a flood in one is in no other's way; within a hall
network addresses do, so what one laptop asks is in nobody's way but its own. A whole school may be
behind one address; so within an address four kinds take turns, the first of them most often:

1. phones with a cookie of ours, who asked least lately first;
2. the newest line that asked nothing yet: a flood that came before it does not hold it up;
3. the oldest line that asked nothing yet: who came in the middle of a flood comes too;
4. what can wait, and lines that ask more, who asked least lately first: a line that asks and asks
   waits for the rest.

When nothing waits this costs nothing: what is asked is answered at once.
"""

import asyncio
import heapq
import time
from collections import OrderedDict, deque
from collections.abc import Callable, Hashable
from enum import Enum
from functools import partial
from itertools import count, cycle

PER_RONDE = 8
"""So many turns before new lines and new questions are looked at: ten milliseconds or so."""
HALVERING_S = 5.0
"""After so long only half of what someone asked counts."""
MEESTE = 10_000
"""Who asked is remembered of so many phones and lines; who is forgotten has asked nothing."""

Los = Callable[[], object]
"""Lets go what waited."""


class Soort(Enum):
    """What waits: something of a known phone, something new, or what can wait."""

    BEKEND = "bekend"
    NIEUW = "nieuw"
    VERDER = "verder"


class Beurten:
    """The turns of the halls of one process."""

    def __init__(self, per_ronde: int = PER_RONDE) -> None:
        self._per_ronde = per_ronde
        self._waiting: OrderedDict[str, OrderedDict[str, _Adres]] = OrderedDict()
        self._asked = Gevraagd()
        self._given = 0
        self._is_planned = False

    def __len__(self) -> int:
        return sum(len(own) for hall in self._waiting.values() for own in hall.values())

    def ask(
        self,
        adres: str,
        lijn: Hashable,
        toestel: str | None,
        *,
        haast: bool = True,
        zaal: str = "",
    ) -> "asyncio.Future[None] | None":
        """Ask for a turn to answer something; None is a turn at once.

        Parameters
        ----------
        lijn
            What it was asked on.
        toestel
            The number of a phone with a cookie of ours.
        haast
            Whether somebody cannot take part without it.
        zaal
            Of which hall it is asked.
        """
        before = self._asked.once_more(toestel or lijn)
        if self._may_go_now():
            return None
        place: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        soort = _sort_of(toestel is not None, new=not before and haast)
        self._put(zaal, adres, soort, before, partial(_let_go, place))
        return place

    def line_up(self, adres: str, begin: Los) -> None:
        """Let `begin` be called for a new line when it is its turn; perhaps at once.

        For which hall it comes is not known before something is asked on it.
        """
        if self._may_go_now():
            begin()
        else:
            self._put("", adres, Soort.NIEUW, 0.0, begin)

    def forget(self, lijn: Hashable) -> None:
        """Forget a line that closed."""
        self._asked.forget(lijn)

    def _may_go_now(self) -> bool:
        if self._waiting or self._given >= self._per_ronde:
            return False
        self._given += 1
        self._plan()
        return True

    def _put(self, zaal: str, adres: str, soort: Soort, before: float, los: Los) -> None:
        hall = self._waiting.setdefault(zaal, OrderedDict())
        if adres not in hall:
            hall[adres] = _Adres()
        hall[adres].put(soort, before, los)
        self._plan()

    def _plan(self) -> None:
        if not self._is_planned:
            self._is_planned = True
            asyncio.get_running_loop().call_soon(self._next_round)

    def _next_round(self) -> None:
        """Give the turns of one round: one to each hall where somebody waits, and again."""
        self._given, self._is_planned = 0, False
        while self._waiting and self._given < self._per_ronde:
            zaal, hall = self._waiting.popitem(last=False)
            adres, own = hall.popitem(last=False)
            los = own.pop()
            if len(own):
                hall[adres] = own
            if hall:
                self._waiting[zaal] = hall
            self._given += 1
            los()
        if self._given:
            self._plan()


def _let_go(place: "asyncio.Future[None]") -> None:
    if not place.done():  # who asked left
        place.set_result(None)


def _sort_of(known: bool, *, new: bool) -> Soort:
    if known:
        return Soort.BEKEND
    return Soort.NIEUW if new else Soort.VERDER


class _Adres:
    """What waits of one address."""

    def __init__(self) -> None:
        self._new: deque[Los] = deque()
        self._known: list[tuple[float, int, Los]] = []
        self._more: list[tuple[float, int, Los]] = []
        self._numbers = count()
        known, more = partial(_least, self._known), partial(_least, self._more)
        newest, oldest = partial(_end, self._new, -1), partial(_end, self._new, 0)
        self._order = cycle((known, newest, known, oldest, known, newest, known, more))

    def __len__(self) -> int:
        return len(self._new) + len(self._known) + len(self._more)

    def put(self, soort: Soort, before: float, los: Los) -> None:
        """Let something wait, of who asked so much `before`."""
        if soort is Soort.NIEUW:
            self._new.append(los)
        else:
            row = self._known if soort is Soort.BEKEND else self._more
            heapq.heappush(row, (before, next(self._numbers), los))

    def pop(self) -> Los:
        """Take out whose turn it is; something must wait."""
        return next(los for take in self._order if (los := take()) is not None)


def _least(row: list[tuple[float, int, Los]]) -> Los | None:
    return heapq.heappop(row)[2] if row else None


def _end(row: deque[Los], which: int) -> Los | None:
    if not row:
        return None
    return row.pop() if which else row.popleft()


class Gevraagd:
    """How much each phone or line asked lately."""

    def __init__(self) -> None:
        self._known: OrderedDict[Hashable, tuple[float, float]] = OrderedDict()

    def once_more(self, wie: Hashable) -> float:
        """Count one more, and return how much it was before."""
        now = time.monotonic()
        much, then = self._known.pop(wie, (0.0, now))
        before = float(much * 0.5 ** ((now - then) / HALVERING_S))
        self._known[wie] = (before + 1, now)
        while len(self._known) > MEESTE:
            self._known.popitem(last=False)
        return before

    def forget(self, wie: Hashable) -> None:
        """Forget a line that closed."""
        self._known.pop(wie, None)
