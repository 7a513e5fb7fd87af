"""``/afstand``: the begeleider's own phone as a remote.

The page itself is the same for everybody and says nothing. All else is a signed message of a phone
that was paired (see `kern.afstand`), and is answered with a signed message. What a phone asks for
is left in the workbook; who draws the slides does it, here is only checked who asks.
"""

import asyncio
import contextlib
import json
import logging
import time
from functools import partial
from http import HTTPStatus
from typing import Any

from sqlalchemy.exc import SQLAlchemyError
from tornado.iostream import StreamClosedError
from tornado.web import HTTPError

from ouderplan.kern.afstand import (
    TE_LAAT_S,
    Bericht,
    Koppelfase,
    NietGekoppeld,
    Opdracht,
    Waarvoor,
    read_message,
    sign,
)
from ouderplan.kern.fouten import OuderplanFout
from ouderplan.opslag import afstand
from ouderplan.opslag.afstandsopdrachten import Gevraagd, ask, outcome, withdraw
from ouderplan.opslag.transacties import Schrijving
from ouderplan.zaal.afstandsbeeld import Afstandsbeelden, T
from ouderplan.zaal.basis import ZaalHandler
from ouderplan.zaal.zaalboek import GeenWerkboekOpTafel

log = logging.getLogger(__name__)

PAD = "/afstand"
KIJK_S = 0.03
"""Seconds between two looks whether something changed, for the three remotes that there may be."""
HARTSLAG_S = 5.0
LANGSTE_BERICHT = 2_000
"""Bytes; what a remote asks for is short."""
LANGSTE_NAAM = 64
WEG = '{"fase":"weg"}'
"""What a phone hears last."""


class Afstandspagina(ZaalHandler):
    """The page of the remote; what makes it one stands behind the # of the address, unsent."""

    haast = False

    def get(self) -> None:
        """Show the page."""
        self.huis.glance()
        self.send_page(self.bladen.remote(self.huis.stand))

    head = get


class Afstandsdeur(ZaalHandler):
    """What the doors share: they answer none but a remote."""

    waarvoor: Waarvoor

    def read_message(self) -> Bericht:
        """Return what was sent (HTTPError when it cannot be a message)."""
        body = self.request.body
        if len(body) > LANGSTE_BERICHT:
            raise HTTPError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        return read_message(self.waarvoor, body)

    def check(self, bericht: Bericht) -> None:
        """Refuse what is no message of a remote, before anything is written."""
        self.huis.glance()
        question = afstand.check_claim if self.waarvoor is Waarvoor.MELD else afstand.check
        if self.huis.read(partial(question, bericht=bericht)) is None:
            raise GeenWerkboekOpTafel

    def answer(self, key: bytes, **velden: Any) -> None:
        """Answer with a signed message."""
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.finish(signed(key, Waarvoor.ANTWOORD, json.dumps(velden, ensure_ascii=False)))

    def refuse(self) -> None:
        """Answer who is no remote: whatever it asked, nothing was done."""
        if self.settings["afstandsbeelden"].may_complain():
            log.info("Afstandsbediening: een bericht zonder geldig merk is geweigerd.")
        self.set_status(HTTPStatus.FORBIDDEN)
        self.finish()

    async def post(self) -> None:
        """Answer a message, or refuse it."""
        try:
            await self.take(self.read_message())
        except NietGekoppeld:
            self.refuse()
        except (OuderplanFout, SQLAlchemyError) as error:
            self.note("Iets van een afstandsbediening lukte niet.", error)
            self.set_status(HTTPStatus.SERVICE_UNAVAILABLE)
            self.finish()

    async def take(self, bericht: Bericht) -> None:
        """Do what a message is for."""
        raise NotImplementedError


class Meld(Afstandsdeur):
    """A phone says that it scanned the code."""

    waarvoor = Waarvoor.MELD

    async def take(self, bericht: Bericht) -> None:
        """Let the laptop show its letters; the phone works them out by itself."""
        self.check(bericht)
        claimed, key = await self.huis.write(partial(afstand.claim, bericht=bericht))
        log.info("Afstandsbediening %s heeft de code gelezen.", claimed.letters)
        self.answer(key, n=bericht.teller)


class Doe(Afstandsdeur):
    """A phone asks for something."""

    waarvoor = Waarvoor.DOE

    async def take(self, bericht: Bericht) -> None:
        """Let it be done, and say what became of it."""
        self.check(bericht)
        gevraagd, key = await self.huis.write(partial(_keep, bericht=bericht))
        if gevraagd is None:
            log.info("Een telefoon is zelf gestopt als afstandsbediening.")
            self.answer(key, n=bericht.teller, zin="")
            return
        self.answer(key, n=bericht.teller, zin=await self._outcome(gevraagd))

    async def _outcome(self, gevraagd: Gevraagd) -> str:
        """Wait until it was done; what nobody did in time is taken back."""
        until = time.monotonic() + TE_LAAT_S
        while time.monotonic() < until:
            said = self.huis.read(partial(outcome, gevraagd=gevraagd))
            if said is not None:
                return said
            await asyncio.sleep(KIJK_S / 2)
        await self.huis.write(partial(withdraw, gevraagd=gevraagd))
        said = self.huis.read(partial(outcome, gevraagd=gevraagd))
        return T("afstand.laptop_stil") if said is None else said


class Volgbeeld(Afstandsdeur):
    """A phone follows: a signed line for every change, over a line that stays open."""

    waarvoor = Waarvoor.VOLG
    haast = False

    def initialize(self) -> None:
        """Begin as one that is there."""
        super().initialize()
        self._gone = asyncio.Event()

    async def take(self, bericht: Bericht) -> None:
        """Say what the remote shows, as long as it is one."""
        self.check(bericht)
        koppeling, key = await self.huis.write(partial(afstand.receive, bericht=bericht))
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.set_header("X-Accel-Buffering", "no")
        self.settings["plaatsen"].follow(self.line, f"afstand {koppeling.id}")
        told, number, beat = "", 0, 0.0
        while not self._gone.is_set():
            picture = self._picture(koppeling.id)
            if picture != told or time.monotonic() - beat > HARTSLAG_S:
                number += 1
                told, beat = picture, time.monotonic()
                self._say(key, f'{{"n":{bericht.teller},"i":{number},"beeld":{picture}}}')
            if picture == WEG:
                return
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._gone.wait(), KIJK_S)

    def on_connection_close(self) -> None:
        """Forget a phone that left."""
        self._gone.set()

    def _picture(self, row_id: str) -> str:
        self.huis.glance()
        beelden: Afstandsbeelden = self.settings["afstandsbeelden"]
        return beelden.look(self.huis).get(row_id, WEG)

    def _say(self, key: bytes, text: str) -> None:
        try:
            self.write(signed(key, Waarvoor.BEELD, text) + "\n")
            self.flush()
        except StreamClosedError:
            self._gone.set()


DEUREN: list[tuple[str, type]] = [
    (PAD, Afstandspagina),
    (f"{PAD}/meld", Meld),
    (f"{PAD}/doe", Doe),
    (f"{PAD}/volg", Volgbeeld),
]


def signed(key: bytes, waarvoor: Waarvoor, text: str) -> str:
    """Return a text behind its mark."""
    return f"{sign(key, waarvoor, text.encode())} {text}"


def _keep(tx: Schrijving, bericht: Bericht) -> tuple[Gevraagd | None, bytes]:
    """Take a message and leave word of what it asks, in one: there is never one without the other.

    Returns None in the place of what is asked when the phone stopped by itself.
    """
    koppeling, key = afstand.receive(tx, bericht)
    wat, over, gezien = (bericht.text(naam) for naam in ("w", "x", "g"))
    if koppeling.fase is not Koppelfase.GEKOPPELD or wat not in set(Opdracht):
        raise NietGekoppeld
    if max(len(over), len(gezien)) > LANGSTE_NAAM:
        raise NietGekoppeld
    if wat == Opdracht.STOP:
        afstand.revoke_in(tx, koppeling.id)
        return None, key
    gevraagd = Gevraagd(
        koppeling=koppeling.id,
        letters=koppeling.letters,
        teller=bericht.teller,
        wat=wat,
        gezien=gezien,
        over=over,
        om=time.monotonic(),
    )
    ask(tx, gevraagd)
    return gevraagd, key
