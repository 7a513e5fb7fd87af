"""Does what remotes ask for: only who draws the slides knows which one comes next.

The hall checked who asks and left it in the workbook. It is done here in the projector's own
thread, once, and only while what the remote showed is still so.
"""

import asyncio
import logging
import time

from tornado.ioloop import IOLoop

from ouderplan.app.scherm import Zaalscherm
from ouderplan.kern.afstand import BLADEREN, Opdracht
from ouderplan.kern.draaiboekloop import EXTRA
from ouderplan.kern.fouten import OuderplanFout
from ouderplan.kern.kansen import Inbrengstatus
from ouderplan.kern.moment import Actie
from ouderplan.opslag.afstand import pairings
from ouderplan.opslag.afstandsopdrachten import (
    Gevraagd,
    is_asked,
    publish,
    slide,
    take,
    tell,
)
from ouderplan.opslag.draaiboek import extend
from ouderplan.opslag.inbreng import judge
from ouderplan.opslag.moment import do
from ouderplan.opslag.werkboek import Werkboek
from ouderplan.stappen.dias.bord import Bord
from ouderplan.teksten import Teksten

log = logging.getLogger(__name__)

VLUG_S = 0.03
"""Seconds between two looks while a phone is paired."""
TRAAG_S = 0.5
"""The same while none is."""
DIA_S = 0.1
"""Seconds between two looks which slide is on, when no remote asked for one."""
MAG = frozenset({Actie.SLUIT, Actie.TOON, Actie.TOON_VOLGENDE})
"""The actions of a moment that a remote can do; what asks for a choice is for the laptop."""
OORDEEL = {
    Opdracht.TOELATEN: Inbrengstatus.TOEGELATEN,
    Opdracht.WEGLEGGEN: Inbrengstatus.WEGGELEGD,
}


class Afstandshand:
    """The hand that presses for the remotes."""

    def __init__(self, scherm: Zaalscherm) -> None:
        self._scherm = scherm
        self._pulse: object = None
        self._paired = False
        self._looked = 0.0
        self._said = ""
        self._t = Teksten("ouderplan.zaal")
        self._watching: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Look now and from now on."""
        IOLoop.current().add_callback(self._begin)

    def _begin(self) -> None:
        self._watching = asyncio.ensure_future(self._watch())

    async def _watch(self) -> None:
        while True:
            try:
                await self._scherm.work(self.turn)
            except Exception as error:
                if str(error) != self._said:  # not twice a second
                    self._said = str(error)
                    log.warning("Kijken wat een afstandsbediening vroeg, ging mis.", exc_info=error)
            await asyncio.sleep(VLUG_S if self._paired else TRAAG_S)

    def turn(self, bord: Bord, wb: Werkboek) -> bool:
        """Do what was asked; tell whether anything was. Called in the thread of the projector."""
        now, pulse = time.monotonic(), (wb.map, wb.pulse())
        if pulse == self._pulse:
            return False
        with wb.reading() as tx:
            self._paired, asked = bool(pairings(tx)), is_asked(tx)
        for gevraagd in take(wb) if asked else ():
            self._answer(bord, wb, gevraagd)
        if self._paired and (asked or now - self._looked > DIA_S):
            self._looked = now
            self._publish(bord, wb)
        if asked or not self._paired or now == self._looked:
            self._pulse = pulse  # what was committed since is looked at the next time
        return asked

    def _answer(self, bord: Bord, wb: Werkboek, gevraagd: Gevraagd) -> None:
        try:
            zin = self._do(bord, wb, gevraagd)
        except OuderplanFout as fout:
            zin = str(fout)
        tell(wb, gevraagd, zin)
        what = " ".join(filter(None, (gevraagd.wat, gevraagd.over)))
        log.info("Afstandsbediening %s: %s. %s", gevraagd.letters, what, zin or "Gedaan.")

    def _do(self, bord: Bord, wb: Werkboek, gevraagd: Gevraagd) -> str:
        """Do one thing; return "" when it was done, else why not."""
        wat = Opdracht(gevraagd.wat)
        if wat in OORDEEL:
            done = judge(wb, gevraagd.over, OORDEEL[wat])
            return "" if done else self._t("afstand.weggehaald")
        if wat is Opdracht.ERBIJ:
            return "" if extend(wb, EXTRA, gevraagd.gezien) else self._t("afstand.veranderd")
        actie = BLADEREN.get(wat) or _action(gevraagd.over)
        done = actie is not None and do(wb, actie, gevraagd.gezien, bord.move)
        return "" if done else self._t("afstand.veranderd")

    def _publish(self, bord: Bord, wb: Werkboek) -> None:
        plek = bord.position()
        with wb.reading() as tx:
            known = slide(tx)
        if plek != known:
            publish(wb, plek)


def _action(naam: str) -> Actie | None:
    return next((actie for actie in MAG if actie == naam), None)
