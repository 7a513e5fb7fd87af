"""The hall's web application: its addresses, and nothing but these."""

from tornado.web import Application

from ouderplan.kern.soorten import Groep
from ouderplan.zaal.basis import log
from ouderplan.zaal.bestanden import Bestanden
from ouderplan.zaal.bladen import BEVESTIGING, PADEN, Bladen
from ouderplan.zaal.huis import Zaalhuis
from ouderplan.zaal.insturen import Inbreng, Stem
from ouderplan.zaal.paginas import Gezond, NietGevonden, Ontvangen, Thuis, Vast
from ouderplan.zaal.peiler import Peiler
from ouderplan.zaal.plaatsen import Plaatsen
from ouderplan.zaal.rem import Rem
from ouderplan.zaal.scan import Scan
from ouderplan.zaal.stemcode import Stemcode
from ouderplan.zaal.toestellen import Toestellen
from ouderplan.zaal.volg import Volg, Volgers


def make_app(huis: Zaalhuis, lijnen: int, naam: str = "") -> Application:
    """Make the application for the hall; `Zaaldeur` opens it to the network.

    ``settings["peiler"]`` follows the store once it is started. `lijnen` is how many lines may be
    open at once, `naam` the name of this laptop that the begeleider chose.
    """
    bestanden, volgers = Bestanden(), Volgers()
    return Application(
        [*_pages(), *_doors()],
        default_handler_class=NietGevonden,
        log_function=_log_nothing,
        huis=huis,
        bestanden=bestanden,
        bladen=Bladen(bestanden),
        volgers=volgers,
        peiler=Peiler(huis, volgers),
        rem=Rem(),
        toestellen=Toestellen(),
        plaatsen=Plaatsen(lijnen),
        naam=naam,
    )


def _pages() -> list[tuple[str, type[Thuis], dict[str, Groep]]]:
    return [
        *((pad, Thuis, {"groep": groep}) for groep, pad in PADEN.items()),
        *((pad, Ontvangen, {"groep": groep}) for groep, pad in BEVESTIGING.items()),
    ]


def _doors() -> list[tuple[str, type]]:
    return [
        ("/stem", Stem),
        ("/inbreng", Inbreng),
        ("/scan", Scan),
        ("/c/?", Stemcode),
        ("/c/([^/]{1,120})", Stemcode),
        ("/volg", Volg),
        ("/gezond", Gezond),
        ("/vast/([a-z0-9.-]+)", Vast),
    ]


def _log_nothing(handler: object) -> None:
    """Keep no record of who asked for what: addresses of phones are nobody's business."""
    log.debug("%s", type(handler).__name__)
