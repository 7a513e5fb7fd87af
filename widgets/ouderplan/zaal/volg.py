"""Phones that follow: each hears which round is open, closed or shown.

Of a result they hear the places that the hall has seen, and nothing before that.
"""

import asyncio

from tornado.iostream import StreamClosedError

from ouderplan.kern.dia import Onthuld
from ouderplan.zaal.basis import ZaalHandler
from ouderplan.zaal.stand import Stand

OPNIEUW_MS = 1500
"""How long a phone waits before it connects again; the browser does that by itself."""


class Volg(ZaalHandler):
    """One phone that follows, as Server-Sent Events."""

    haast = False

    def initialize(self) -> None:
        """Begin as one that is there."""
        super().initialize()
        self._gone = asyncio.Event()

    async def get(self) -> None:
        """Tell the stand, and keep the line open for the next one."""
        volgers: Volgers = self.settings["volgers"]
        self.set_header("Content-Type", "text/event-stream; charset=utf-8")
        self.set_header("X-Accel-Buffering", "no")  # nginx would keep it until its buffer is full
        self.huis.glance()
        self.tell(f"retry: {OPNIEUW_MS}\n{event(self.huis.hal.sleutels)}")
        if self.huis.onthuld is not None:
            self.tell(place_event(self.bladen.revealed(self.huis.stand, self.huis.onthuld)))
        volgers.add(self)
        self.settings["plaatsen"].follow(self.line, self.read_device())
        try:
            await self._gone.wait()
        finally:
            volgers.discard(self)

    def tell(self, text: str) -> None:
        """Send something to this phone; one that left is forgotten."""
        try:
            self.write(text)
            self.flush().add_done_callback(_forget_failure)
        except StreamClosedError:
            self._gone.set()

    def end(self) -> None:
        """Let this phone go; it connects again by itself."""
        self._gone.set()

    def on_connection_close(self) -> None:
        """Forget a phone that left."""
        self._gone.set()


class Volgers:
    """All phones that follow. What is told is made once, not once for each phone."""

    def __init__(self) -> None:
        self._phones: set[Volg] = set()

    def __len__(self) -> int:
        return len(self._phones)

    def add(self, phone: Volg) -> None:
        """Start telling a phone."""
        self._phones.add(phone)

    def discard(self, phone: Volg) -> None:
        """Stop telling a phone."""
        self._phones.discard(phone)

    def tell(self, text: str) -> None:
        """Tell every phone."""
        for phone in tuple(self._phones):
            phone.tell(text)

    def tell_place(self, stand: Stand, onthuld: Onthuld | None) -> None:
        """Tell every phone in its language which place was revealed, made once a language."""
        if onthuld is None:
            return
        made: dict[str, str] = {}
        for phone in tuple(self._phones):
            code = phone.taal.code
            if code not in made:
                made[code] = place_event(phone.bladen.revealed(stand, onthuld))
            phone.tell(made[code])

    def close(self) -> None:
        """Let every phone go."""
        for phone in tuple(self._phones):
            phone.end()


def event(data: str) -> str:
    """Return one event of the stream."""
    return f"data: {data}\n\n"


def place_event(html: str) -> str:
    """Return the event that a place was revealed; `html` is what a phone says of it."""
    return f"event: plaats\ndata: {' '.join(html.split())}\n\n"


HARTSLAG = ":\n\n"
"""A comment: it keeps the line open and shows who left."""


def _forget_failure(future: "asyncio.Future[None]") -> None:
    if not future.cancelled():
        future.exception()
