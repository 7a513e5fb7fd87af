"""The hall's web application: its addresses, and nothing but these."""

import asyncio
from typing import Any

from tornado.web import Application, RedirectHandler

from ouderplan.kern.antwoord import ADRES
from ouderplan.kern.soorten import Groep
from ouderplan.opslag import Kast
from ouderplan.talen import NEDERLANDS
from ouderplan.zaal.afstand import DEUREN as AFSTAND
from ouderplan.zaal.afstandsbeeld import Afstandsbeelden
from ouderplan.zaal.basis import log
from ouderplan.zaal.buitenadres import NERGENS, Buitenadres
from ouderplan.zaal.gebouw import Gebouw
from ouderplan.zaal.grenzen import Grenzen
from ouderplan.zaal.huis import Zaalhuis
from ouderplan.zaal.insturen import Inbreng, Scan, Stem
from ouderplan.zaal.paginas import (
    Antwoordpagina,
    Gezond,
    Lijn,
    NietGevonden,
    Ontvangen,
    Thuis,
    Vast,
    Volgende,
)
from ouderplan.zaal.peiler import Peiler
from ouderplan.zaal.sjablonen import Talenbladen
from ouderplan.zaal.stemcode import Stemcode
from ouderplan.zaal.taalkeuze import Taalkeuze
from ouderplan.zaal.tablet import ONTVANGEN, STEMMEN, Aanzetten, Opnieuw, Start
from ouderplan.zaal.tabletstem import Begin, Bevestiging, Stembiljet
from ouderplan.zaal.volg import Volg, Volgers
from ouderplan.zaal.wegen import BEVESTIGING, PADEN, round_address


class Zaal:
    """One hall: its workbooks, the address by which phones know it, and its own limits.

    Parameters
    ----------
    kast
        The folder with workbooks.
    gebouw
        What it shares with the other halls of this process.
    buiten
        Every page stands under the path of this address.
    naam
        What tells it from the other halls of the building.
    grenzen
        Those of this hall when it was open before; None: new ones.
    """

    def __init__(
        self,
        kast: Kast,
        gebouw: Gebouw,
        buiten: Buitenadres = NERGENS,
        naam: str = "",
        grenzen: Grenzen | None = None,
    ) -> None:
        grenzen = grenzen or Grenzen.of(buiten)
        self.huis = Zaalhuis(kast, gebouw.csv_s, grenzen.zout, gebouw.geduld_s)
        self._volgers = Volgers()
        self._peiler = Peiler(self.huis, self._volgers, gebouw)
        bestanden = gebouw.bestanden.under(buiten.pad)
        self.app = Application(
            [*_under(buiten.pad, [*_homes(), *_doors(), *_pages()]), ("/gezond", Gezond)],
            default_handler_class=NietGevonden,
            log_function=_log_nothing,
            naam=naam,
            huis=self.huis,
            bestanden=bestanden,
            talen=gebouw.talen,
            bladen=Talenbladen(bestanden, gebouw.talen, buiten.pad),
            volgers=self._volgers,
            peiler=self._peiler,
            rem=grenzen.rem,
            toestellen=grenzen.toestellen,
            plaatsen=gebouw.plaatsen,
            beurten=gebouw.beurten,
            buiten=buiten,
            afstandsbeelden=Afstandsbeelden(),
        )

    def begin(self) -> None:
        """Follow the workbook from now on."""
        self._peiler.start()

    def look(self) -> None:
        """Follow it now, unless the hall closed meanwhile."""
        if self._peiler.is_watching:
            self._peiler.poll()

    def make_ready(self) -> None:
        """Make the page and the confirmation of parents who vote, before the first comes."""
        stand = self.huis.stand
        if stand.is_open_for(Groep.OUDERS, stemt=True):
            bladen = self.app.settings["bladen"].of(NEDERLANDS)
            bladen.home(stand, Groep.OUDERS, None)
            bladen.received(stand, Groep.OUDERS, ())

    def send_home(self) -> None:
        """Look no more, and let every phone that follows go."""
        self._peiler.stop()
        self._volgers.close()

    async def close(self) -> None:
        """Finish what was being written and let go of the workbook."""
        await self._peiler.finish()
        await asyncio.get_running_loop().run_in_executor(None, self.huis.close)


def _under(pad: str, routes: list[Any]) -> list[Any]:
    """Return the routes with `pad` before each; who asks for less is led to the first page."""
    if not pad:
        return routes
    lead = {"url": f"{pad}/", "permanent": False}
    return [
        *((pad + route, *rest) for route, *rest in routes),
        (pad, RedirectHandler, lead),
        ("/", RedirectHandler, lead),
    ]


def _homes() -> list[tuple[str, type[Thuis], dict[str, Groep]]]:
    return [(pad, Thuis, {"groep": groep}) for groep, pad in PADEN.items()]


def _pages() -> list[tuple[str, type[Thuis], dict[str, Groep]]]:
    return [
        *((pad, Ontvangen, {"groep": groep}) for groep, pad in BEVESTIGING.items()),
        *((_of_round(groep), Thuis, {"groep": groep}) for groep in PADEN),
        *((f"{_of_round(groep)}/ontvangen", Ontvangen, {"groep": groep}) for groep in PADEN),
    ]


def _of_round(groep: Groep) -> str:
    return round_address(0, groep).replace("0", r"(\d{1,6})")


def _doors() -> list[tuple[str, type]]:
    """Return the other addresses; what every phone asks for stands first, and is found soonest."""
    return [
        ("/volg", Volg),
        ("/stem", Stem),
        ("/lijn", Lijn),
        ("/vast/([a-z0-9.-]+)", Vast),
        ("/inbreng", Inbreng),
        ("/scan", Scan),
        ("/taal", Taalkeuze),
        ("/volgende", Volgende),
        (ADRES, Antwoordpagina),
        ("/c/?", Stemcode),
        ("/c/([^/]{1,120})", Stemcode),
        ("/tablet", Start),
        ("/tablet/opnieuw", Opnieuw),
        ("/tablet/aan", Aanzetten),
        ("/tablet/aan/([^/]{1,120})", Aanzetten),
        ("/tablet/begin", Begin),
        (STEMMEN, Stembiljet),
        (ONTVANGEN, Bevestiging),
        *AFSTAND,
    ]


def _log_nothing(handler: object) -> None:
    """Keep no record of who asked for what: addresses of phones are nobody's business."""
    log.debug("%s", type(handler).__name__)
