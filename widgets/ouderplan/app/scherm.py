"""The projector's window: a plain page that follows what is shown, without a kernel.

One thread reads the store and draws, so that the server goes on meanwhile; a window hears of a new
slide as an event of the server. Nothing but the slide that is on leaves this process.
"""

import asyncio
import json
import logging
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from http import HTTPStatus
from typing import Any

from jupyter_server.auth.decorator import allow_unauthenticated
from jupyter_server.base.handlers import JupyterHandler
from tornado.iostream import StreamClosedError
from tornado.web import HTTPError, authenticated

from ouderplan.app.adressen import SCHERM, hall_url
from ouderplan.app.paden import Omgeving, Paden
from ouderplan.app.paginas import turn_away, under
from ouderplan.kern.dia import Beweging
from ouderplan.kern.fouten import OuderplanFout
from ouderplan.opslag import Kast, Werkboek
from ouderplan.opslag.moment import take_press
from ouderplan.stappen.dias.bord import Beeld, Bord, empty_screen
from ouderplan.stappen.zitting import Zitting

log = logging.getLogger(__name__)

PEIL_S = 0.1
"""Seconds between two looks while a window follows."""
HARTSLAG_S = 15.0


class Zaalscherm:
    """What the projector shows, for every window that follows it."""

    def __init__(self, paden: Paden) -> None:
        self._paden = paden
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="scherm")
        self._zitting: Zitting | None = None
        self._bord: Bord | None = None
        self._pulse: object = None
        self._beeld = empty_screen()
        self._windows: set[Volgscherm] = set()
        self._watching: asyncio.Task[None] | None = None

    async def look(self) -> Beeld:
        """Return what is shown now."""
        return await self._away(self._look)

    async def move(self, beweging: Beweging) -> Beeld:
        """Go through the slides, and tell the other windows.

        Raises
        ------
        OuderplanFout
        """
        beeld = await self._away(lambda: self._move(beweging))
        self._tell(beeld)
        return beeld

    async def work(self, job: Callable[[Bord, Werkboek], bool]) -> None:
        """Do something in the projector's thread; tell the windows when it says it did something.

        Raises
        ------
        OuderplanFout
        """
        beeld = await asyncio.get_running_loop().run_in_executor(self._thread, self._work, job)
        if beeld is not None:
            self._tell(beeld)

    def add(self, window: "Volgscherm") -> None:
        """Tell a window of every change from now on."""
        self._windows.add(window)
        if self._watching is None or self._watching.done():
            self._watching = asyncio.ensure_future(self._watch())

    def discard(self, window: "Volgscherm") -> None:
        """Stop telling a window."""
        self._windows.discard(window)

    async def _away(self, work: Any) -> Beeld:
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)

    async def _watch(self) -> None:
        told, beat = "", time.monotonic()
        while self._windows:
            try:
                beeld = await self._away(self._look)
                if beeld.merk != told:
                    told, beat = beeld.merk, time.monotonic()
                    self._tell(beeld)
                elif time.monotonic() - beat > HARTSLAG_S:
                    beat = time.monotonic()
                    for window in tuple(self._windows):
                        window.say(":\n\n")
            except Exception:
                log.exception("Kijken wat er op het scherm hoort, ging mis; het gaat door.")
            await asyncio.sleep(PEIL_S)

    def _tell(self, beeld: Beeld) -> None:
        for window in tuple(self._windows):
            window.show(beeld)

    # what the thread does

    def _open(self) -> Bord | None:
        if self._zitting is None:
            here = Omgeving.current()
            zaal = hall_url(here.zaal_adres, here.zaal_poort) if here.zaal_poort else ""
            kast = Kast(self._paden.data, self._paden.tafel)
            self._zitting = Zitting(kast, zaal=zaal, exports=self._paden.exports)
            self._bord = Bord(self._zitting)
        self._zitting.open_current()
        return self._bord if self._zitting.werkboek is not None else None

    def _work(self, job: Callable[[Bord, Werkboek], bool]) -> Beeld | None:
        bord = self._open()
        if bord is None or self._zitting is None:
            return None
        return self._look() if job(bord, self._zitting.wb) else None

    def _look(self) -> Beeld:
        bord = self._open()
        if bord is None or self._zitting is None:
            return empty_screen()
        pulse = (self._zitting.wb.map, self._zitting.wb.pulse())
        if pulse != self._pulse:
            with suppress(OuderplanFout):  # Bedienen says what is to be done first
                take_press(self._zitting.wb, bord.move)
            self._beeld, self._pulse = bord.look(), pulse
        return self._beeld

    def _move(self, beweging: Beweging) -> Beeld:
        bord = self._open()
        if bord is None:
            return empty_screen()
        bord.move(beweging)
        self._beeld, self._pulse = bord.look(), None
        return self._beeld


class Schermpagina(JupyterHandler):
    """The page of the projector's window."""

    def initialize(self, scherm: Zaalscherm, sjablonen: Any) -> None:
        """Take the projector and the templates."""
        self.scherm, self.sjablonen = scherm, sjablonen

    @allow_unauthenticated
    async def get(self) -> None:
        """Show what is on now; without a key say so, and take the key out of the address bar."""
        if self.current_user is None:
            turn_away(self)
            return
        if self.get_query_argument("token", ""):
            self.redirect(under(self, SCHERM))
            return
        _ = self.xsrf_token  # sets the cookie that goes along with a press
        beeld = await self.scherm.look()
        template = self.sjablonen.get_template("scherm.html.j2")
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.set_header("Cache-Control", "no-store")
        await self.finish(await template.render_async(beeld=beeld))


class Volgscherm(JupyterHandler):
    """One window that follows, as Server-Sent Events."""

    def initialize(self, scherm: Zaalscherm) -> None:
        """Take the projector."""
        self.scherm = scherm

    @authenticated
    async def get(self) -> None:
        """Say what is on, and keep the line open for what comes."""
        self._gone = asyncio.Event()
        self.set_header("Content-Type", "text/event-stream; charset=utf-8")
        self.set_header("Cache-Control", "no-store")
        self.set_header("X-Accel-Buffering", "no")
        self.say("retry: 700\n\n")
        self.show(await self.scherm.look())
        self.scherm.add(self)
        try:
            await self._gone.wait()
        finally:
            self.scherm.discard(self)

    def show(self, beeld: Beeld) -> None:
        """Send a slide."""
        self.say(f"data: {json.dumps(beeld.told())}\n\n")

    def say(self, text: str) -> None:
        """Send something to this window; one that left is forgotten."""
        try:
            self.write(text)
            self.flush().add_done_callback(_see)
        except (StreamClosedError, RuntimeError):
            self._gone.set()

    def on_connection_close(self) -> None:
        """Forget a window that was closed."""
        self._gone.set()


class Schermknop(JupyterHandler):
    """A press of a key or a clicker."""

    def initialize(self, scherm: Zaalscherm) -> None:
        """Take the projector."""
        self.scherm = scherm

    @authenticated
    async def post(self) -> None:
        """Do it, and answer with what is shown then."""
        try:
            beweging = Beweging(self.get_body_argument("wat", ""))
        except ValueError:
            raise HTTPError(HTTPStatus.BAD_REQUEST) from None
        try:
            beeld = await self.scherm.move(beweging)
        except OuderplanFout:  # the begeleider's page says what is to be done first
            beeld = await self.scherm.look()
        self.set_header("Content-Type", "application/json; charset=utf-8")
        self.set_header("Cache-Control", "no-store")
        await self.finish(json.dumps(beeld.told()))


def routes(scherm: Zaalscherm, sjablonen: Any) -> list[tuple[Any, ...]]:
    """Return the addresses of the projector."""
    return [
        (SCHERM, Schermpagina, {"scherm": scherm, "sjablonen": sjablonen}),
        (f"{SCHERM}/volg", Volgscherm, {"scherm": scherm}),
        (f"{SCHERM}/doe", Schermknop, {"scherm": scherm}),
    ]


def _see(sending: "asyncio.Future[None]") -> None:
    if not sending.cancelled():
        sending.exception()  # a window that left
