"""Room at the door: how many lines are open at once, and which gives way when there are too many.

Nobody is turned away: a new line always gets a place. The hall with the most lines gives one up,
and in it the address with the most: so one laptop that keeps lines open pushes out its own. Behind
an address that a whole school shares, the order below does the rest. Lines on which nothing was
asked give way first, the oldest of them before the others: a phone asks something at once. Then
lines that follow without a cookie of ours, lines between two requests and lines that wait for
their turn, and at last phones that follow; of those the newest goes first, and it connects again by
itself. A line that is being answered stays.
"""

from collections import Counter, defaultdict
from collections.abc import Callable
from enum import IntEnum
from typing import Any, Protocol

PER_TOESTEL = 6
"""So many lines follow for one phone: as many as a browser opens to one address."""


class Lijn(Protocol):
    """What a place is given to: a socket, or what tornado makes of it."""

    def close(self) -> None:
        """Hang up."""

    def __hash__(self) -> int:
        """A line is itself, and no other."""


class Bezigheid(IntEnum):
    """What a line is for, in the order in which lines give way."""

    ZWIJGT = 0
    VOLGT_NAAMLOOS = 1
    RUST = 2
    WACHT = 3
    VOLGT = 4
    WERKT = 5


class _Adres:
    """The lines of one address, each row oldest first."""

    def __init__(self) -> None:
        self.rows: dict[Bezigheid, dict[Lijn, None]] = {kind: {} for kind in Bezigheid}

    def first_to_go(self) -> Lijn | None:
        for doing, row in self.rows.items():
            if row and doing is not Bezigheid.WERKT:
                return next(iter(row) if doing is Bezigheid.ZWIJGT else reversed(row))
        return None


class _Zaal:
    """The lines of one hall, by the address that they come from."""

    def __init__(self) -> None:
        self.adressen: defaultdict[str, _Adres] = defaultdict(_Adres)
        self.many: Counter[str] = Counter()

    def first_to_go(self) -> Lijn | None:
        return _first(self.many, lambda adres: self.adressen[adres].first_to_go())


def _first(many: Counter[str], first_to_go: Callable[[str], Lijn | None]) -> Lijn | None:
    """Return the first line to go of who has most, else of who has most after that."""
    if not many:
        return None
    most = max(many, key=many.__getitem__)  # nearly always there is one: then nobody is sorted
    found = first_to_go(most)
    if found is not None:
        return found
    rest = (first_to_go(naam) for naam, _ in many.most_common() if naam != most)
    return next((lijn for lijn in rest if lijn is not None), None)


class Plaatsen:
    """The open lines, by the hall that they are for and the address that they come from."""

    def __init__(self, meeste: int) -> None:
        self._meeste = meeste
        self._doing: dict[Lijn, Bezigheid] = {}
        self._from: dict[Lijn, tuple[str, str]] = {}
        self._zalen: defaultdict[str, _Zaal] = defaultdict(_Zaal)
        self._many: Counter[str] = Counter()
        self._following: dict[str, dict[Lijn, None]] = {}
        self._device: dict[Lijn, str] = {}

    def __len__(self) -> int:
        return len(self._doing)

    def lines_of(self, zaal: str) -> int:
        """Return how many lines are for this hall now."""
        return self._many[zaal]

    def enter(self, lijn: Lijn, adres: str) -> None:
        """Give a new line a place; when there is none left, another one gives way."""
        while len(self) >= self._meeste and (other := self._first_to_go()):
            self._end(other)
        self._take_in(lijn, "", adres, Bezigheid.ZWIJGT)
        if len(self) > self._meeste:  # every other one is being answered
            self._end(lijn)

    def swap(self, lijn: Lijn, other: Lijn) -> None:
        """Give the place of a line that nothing was asked on to what was made of it."""
        _, adres = self._from.get(lijn, ("", ""))
        self.leave(lijn)
        self.enter(other, adres)

    def belong(self, lijn: Lijn, zaal: str, adres: str) -> None:
        """Say which hall is asked for on this line, and by whom: a proxy asks for many."""
        if lijn not in self._doing or self._from[lijn] == (zaal, adres):
            return
        doing = self._doing[lijn]
        self.leave(lijn)
        self._take_in(lijn, zaal, adres, doing)

    def wait(self, lijn: Lijn) -> None:
        """Say that something was asked on this line, which waits for its turn."""
        if lijn in self._doing:
            self._put(lijn, Bezigheid.WACHT)

    def work(self, lijn: Lijn) -> None:
        """Say that something is answered on this line now."""
        if lijn in self._doing:
            self._put(lijn, Bezigheid.WERKT)

    def rest(self, lijn: Lijn) -> None:
        """Say that the answer is made."""
        if lijn in self._doing:
            self._put(lijn, Bezigheid.RUST)

    def follow(self, lijn: Lijn, toestel: str | None) -> None:
        """Say that a phone follows on this line; its oldest gives way when it has too many."""
        if lijn not in self._doing:
            return
        self._put(lijn, Bezigheid.VOLGT if toestel else Bezigheid.VOLGT_NAAMLOOS)
        if toestel is None:
            return
        self._device[lijn] = toestel
        own = self._following.setdefault(toestel, {})
        own[lijn] = None
        if len(own) > PER_TOESTEL:
            self._end(next(iter(own)))

    def leave(self, lijn: Lijn) -> None:
        """Take back the place of a line that closed."""
        if lijn not in self._doing:
            return
        self._take_out(lijn)
        del self._doing[lijn]
        zaal, adres = self._from.pop(lijn)
        hall = self._zalen[zaal]
        _count_down(hall.many, adres, hall.adressen)
        _count_down(self._many, zaal, self._zalen)

    def _take_in(self, lijn: Lijn, zaal: str, adres: str, doing: Bezigheid) -> None:
        self._from[lijn] = (zaal, adres)
        self._many[zaal] += 1
        self._zalen[zaal].many[adres] += 1
        self._put(lijn, doing)

    def _put(self, lijn: Lijn, doing: Bezigheid) -> None:
        self._take_out(lijn)
        self._doing[lijn] = doing
        self._row(lijn)[lijn] = None

    def _row(self, lijn: Lijn) -> dict[Lijn, None]:
        """Return the lines that do the same, of the same address."""
        zaal, adres = self._from[lijn]
        return self._zalen[zaal].adressen[adres].rows[self._doing[lijn]]

    def _take_out(self, lijn: Lijn) -> None:
        if lijn in self._doing:
            del self._row(lijn)[lijn]
        if toestel := self._device.pop(lijn, None):
            del self._following[toestel][lijn]
            if not self._following[toestel]:
                del self._following[toestel]

    def _first_to_go(self) -> Lijn | None:
        return _first(self._many, lambda zaal: self._zalen[zaal].first_to_go())

    def _end(self, lijn: Lijn) -> None:
        self.leave(lijn)
        lijn.close()


def _count_down(many: Counter[str], naam: str, also: dict[str, Any]) -> None:
    """Count one less, and forget what nothing is left of."""
    many[naam] -= 1
    if not many[naam]:
        del many[naam], also[naam]
