"""Room at the door: how many lines are open at once, and which gives way when there are too many.

Nobody is turned away: a new line always gets a place. Lines on which nothing was asked give way
first, so who only keeps lines open (slow loris) pushes out the own ones; then lines between two
requests, then phones that follow, which connect again by themselves. A line that is being answered
stays. No address is looked at: a whole school may share one.
"""

from enum import IntEnum

from tornado.httpserver import HTTPServer
from tornado.iostream import IOStream

PER_TOESTEL = 6
"""So many lines follow for one phone: as many as a browser opens to one address."""


class Bezigheid(IntEnum):
    """What a line is for, in the order in which lines give way."""

    ZWIJGT = 0
    RUST = 1
    VOLGT_NAAMLOOS = 2
    VOLGT = 3
    WERKT = 4


class Plaatsen:
    """The open lines, each row oldest first."""

    def __init__(self, meeste: int) -> None:
        self._meeste = meeste
        self._doing: dict[IOStream, Bezigheid] = {}
        self._rows: dict[Bezigheid, dict[IOStream, None]] = {kind: {} for kind in Bezigheid}
        self._following: dict[str, dict[IOStream, None]] = {}
        self._device: dict[IOStream, str] = {}

    def __len__(self) -> int:
        return len(self._doing)

    def enter(self, lijn: IOStream) -> None:
        """Give a new line a place; when there is none left, another one gives way."""
        while len(self) >= self._meeste and (oldest := self._first_to_go()):
            self._end(oldest)
        self._put(lijn, Bezigheid.ZWIJGT)
        if len(self) > self._meeste:  # every other one is being answered
            self._end(lijn)

    def work(self, lijn: IOStream) -> None:
        """Say that something is answered on this line now."""
        if lijn in self._doing:
            self._put(lijn, Bezigheid.WERKT)

    def rest(self, lijn: IOStream) -> None:
        """Say that the answer is made."""
        if lijn in self._doing:
            self._put(lijn, Bezigheid.RUST)

    def follow(self, lijn: IOStream, toestel: str | None) -> None:
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

    def leave(self, lijn: IOStream) -> None:
        """Take back the place of a line that closed."""
        if lijn in self._doing:
            del self._rows[self._doing.pop(lijn)][lijn]
        if toestel := self._device.pop(lijn, None):
            del self._following[toestel][lijn]
            if not self._following[toestel]:
                del self._following[toestel]

    def _put(self, lijn: IOStream, doing: Bezigheid) -> None:
        self.leave(lijn)
        self._doing[lijn] = doing
        self._rows[doing][lijn] = None

    def _first_to_go(self) -> IOStream | None:
        rows = (row for doing, row in self._rows.items() if doing is not Bezigheid.WERKT)
        return next((lijn for row in rows for lijn in row), None)

    def _end(self, lijn: IOStream) -> None:
        self.leave(lijn)
        lijn.close()


class Zaalserver(HTTPServer):
    """Tornado's server, with room for so many lines."""

    plaatsen: Plaatsen

    def handle_stream(self, stream: IOStream, address: tuple[str, int]) -> None:
        """Give a line its place before anything is read from it."""
        self.plaatsen.enter(stream)
        super().handle_stream(stream, address)

    def on_close(self, server_conn: object) -> None:
        """Take back the place of a line."""
        self.plaatsen.leave(server_conn.stream)  # type: ignore[attr-defined]  # HTTP1ServerConnection
        super().on_close(server_conn)
