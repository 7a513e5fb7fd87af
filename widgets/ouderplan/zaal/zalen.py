"""The halls of many schools in one process: each is opened when somebody asks for it.

A hall that nobody is in is closed again, and costs nothing but its name; its clock is kept by
`Toezicht`. What halls share, stands in `Gebouw`; what is asked in one holds up no other.
"""

import asyncio
import contextlib
import logging
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from typing import Any

from tornado.httputil import HTTPHeaders, HTTPMessageDelegate, HTTPServerRequest
from tornado.routing import Router
from tornado.web import Application, RequestHandler

from ouderplan.teksten import Teksten
from ouderplan.zaal.app import Zaal
from ouderplan.zaal.basis import KOPPEN
from ouderplan.zaal.delen import HEEL, Deel
from ouderplan.zaal.gebouw import Gebouw
from ouderplan.zaal.grenzen import Grenzen
from ouderplan.zaal.scholen import Scholen, School
from ouderplan.zaal.stand import Fase
from ouderplan.zaal.toezicht import Toezicht

log = logging.getLogger(__name__)

KIJK_S = 1.0
RUST_S = 60.0
"""A hall that nobody was in for so long is closed."""
OPEN_S = 5.0
"""So long who comes waits for a workbook that does not open; then they hear so."""
VERGEET_S = 600.0
"""So long after it closed its brakes are all the same as new ones."""


@dataclass
class _Open:
    """A hall, or what is kept of one that closed."""

    grenzen: Grenzen
    zaal: Zaal | None = None
    laatst: float = field(default_factory=time.monotonic)


class Zalen(Router):
    """Knows which hall is asked for, opens and closes it, and keeps the time of the others."""

    def __init__(
        self, scholen: Scholen, gebouw: Gebouw, rust_s: float = RUST_S, deel: Deel = HEEL
    ) -> None:
        self._scholen, self._gebouw, self._rust_s = scholen, gebouw, rust_s
        self._halls: dict[str, _Open] = {}
        self._closing: set[asyncio.Task[None]] = set()
        self._toezicht = Toezicht(scholen, deel)
        self._nergens = Application(
            [("/gezond", _Gezond, {"zalen": self})],
            default_handler_class=_GeenZaal,
            log_function=lambda _handler: None,
        )
        self._watching: asyncio.Task[None] | None = None

    @property
    def open(self) -> list[str]:
        """Name the halls that are open now."""
        return [naam for naam, hall in self._halls.items() if hall.zaal is not None]

    def find_handler(self, request: HTTPServerRequest, **kwargs: Any) -> HTTPMessageDelegate | None:
        """Return who answers this request."""
        naam = self._scholen.asked(request.path)
        zaal = self._hall(naam) if naam else None
        if zaal is not None and zaal.huis.opening is not None:
            return _Wacht(zaal, partial(self._find_now, naam, request, kwargs))
        return self._find_now(naam, request, kwargs)

    def _find_now(
        self, naam: str, request: HTTPServerRequest, kwargs: dict[str, Any]
    ) -> HTTPMessageDelegate | None:
        zaal = self._hall(naam) if naam else None
        app = self._nergens if zaal is None else zaal.app
        return app.find_handler(request, **kwargs)

    def find(self, naam: str) -> Zaal | None:
        """Return the hall of a school when it is open."""
        return self._halls[naam].zaal if naam in self._halls else None

    def begin(self) -> None:
        """Keep the time of every school from now on."""
        self._watching = asyncio.ensure_future(self._watch())

    async def close(self) -> None:
        """Close every hall; what was being written is finished first."""
        if self._watching is not None:
            self._watching.cancel()
            await asyncio.wait([self._watching])
        for naam in self.open:
            self._close(naam)
        await asyncio.gather(*self._closing)

    def send_home(self) -> None:
        """Let every phone that follows go."""
        for hall in self._halls.values():
            if hall.zaal is not None:
                hall.zaal.send_home()

    def _hall(self, naam: str) -> Zaal | None:
        hall = self._halls.get(naam)
        if hall is not None and hall.zaal is not None:
            hall.laatst = time.monotonic()
            return hall.zaal
        school = self._scholen.find(naam)
        return None if school is None else self._open(school)

    def _open(self, school: School) -> Zaal:
        hall = self._halls.get(school.naam) or _Open(Grenzen.of(school.buiten))
        hall.zaal = Zaal(school.kast, self._gebouw, school.buiten, school.naam, hall.grenzen)
        hall.laatst = time.monotonic()
        self._halls[school.naam] = hall
        hall.zaal.begin()
        return hall.zaal

    async def _watch(self) -> None:
        loop = asyncio.get_running_loop()
        while True:
            self._close_empty()
            try:
                look = self._toezicht.look
                for naam in await loop.run_in_executor(None, look, frozenset(self.open)):
                    if (zaal := self._hall(naam)) is not None:
                        await _opened(zaal)
                        zaal.make_ready()  # the first phone need not wait for it
                    await asyncio.sleep(0)
            except Exception:
                log.exception("Toezien op de scholen ging mis; het gaat door.")
            await asyncio.sleep(KIJK_S)

    def _close_empty(self) -> None:
        now = time.monotonic()
        for naam, hall in list(self._halls.items()):
            if self._gebouw.plaatsen.lines_of(naam):
                hall.laatst = now
            elif hall.zaal is None:
                if now - hall.laatst > VERGEET_S:
                    del self._halls[naam]
            elif now - hall.laatst > self._rust_s and not _is_busy(hall.zaal):
                self._close(naam)

    def _close(self, naam: str) -> None:
        hall = self._halls[naam]
        zaal, hall.zaal = hall.zaal, None
        if zaal is not None:
            zaal.send_home()
            task = asyncio.ensure_future(zaal.close())
            self._closing.add(task)
            task.add_done_callback(self._closing.discard)


async def _opened(zaal: Zaal) -> None:
    """Wait until the workbook of a hall is open, but not for ever; the other halls go on."""
    if (opening := zaal.huis.opening) is not None:
        loop, done = asyncio.get_running_loop(), asyncio.Event()

        def tell(_opening: object) -> None:
            with contextlib.suppress(RuntimeError):  # nobody waits any more: the service ended
                loop.call_soon_threadsafe(done.set)

        opening.add_done_callback(tell)
        with contextlib.suppress(TimeoutError):
            # not wait_for: until Python 3.12 that forgets that it was cancelled when both come at
            # once, and then a service that is asked to end while halls open would go on for ever
            async with asyncio.timeout(OPEN_S):
                await done.wait()
        zaal.look()


class _Wacht(HTTPMessageDelegate):
    """Lets a request wait until the workbook of its hall is open."""

    def __init__(self, zaal: Zaal, find: Callable[[], HTTPMessageDelegate | None]) -> None:
        self._zaal, self._find = zaal, find
        self._who: HTTPMessageDelegate | None = None

    async def headers_received(self, start_line: Any, headers: HTTPHeaders) -> None:
        """Wait, and let the hall hear who asks."""
        await _opened(self._zaal)
        self._who = self._find()
        heard = self._who.headers_received(start_line, headers) if self._who else None
        if heard is not None:
            await heard

    def data_received(self, chunk: bytes) -> Awaitable[None] | None:
        """Let the hall hear it."""
        return self._who.data_received(chunk) if self._who else None

    def finish(self) -> None:
        """Let the hall answer."""
        if self._who is not None:
            self._who.finish()

    def on_connection_close(self) -> None:
        """Let the hall know who left."""
        if self._who is not None:
            self._who.on_connection_close()


def _is_busy(zaal: Zaal) -> bool:
    """Tell whether a round of an evening is open: then somebody comes any moment."""
    return zaal.huis.stand.fase is Fase.OPEN


class _Gezond(RequestHandler):
    """Tells the watcher that this process lives."""

    def initialize(self, zalen: Zalen) -> None:
        self._zalen = zalen

    def get(self) -> None:
        """Say so, and how many halls are open."""
        self.finish({"gezond": True, "open": len(self._zalen.open)})


class _GeenZaal(RequestHandler):
    """Every address that is in no hall."""

    def set_default_headers(self) -> None:
        """Send what every page of ours sends."""
        self._headers.update(KOPPEN)

    def prepare(self) -> None:
        """Say that there is no such hall, whatever was asked."""
        t = Teksten("ouderplan.zaal", "zalen.toml")
        self.set_status(HTTPStatus.NOT_FOUND)
        self.finish(t("geen_zaal", titel=t("titel")))
