"""The door between the hall's network and its pages."""

import asyncio

from tornado.netutil import bind_sockets

from ouderplan.kern.fouten import OuderplanFout
from ouderplan.opslag import Kast
from ouderplan.systeem import why
from ouderplan.zaal.app import make_app
from ouderplan.zaal.basis import LANGSTE_KOP, LANGSTE_VERZOEK
from ouderplan.zaal.buitenadres import NERGENS, Buitenadres
from ouderplan.zaal.huis import Zaalhuis
from ouderplan.zaal.lijnen import most_lines
from ouderplan.zaal.zaalserver import WACHTRIJ, Zaalserver

STIL_S = 30.0
"""A line on which no whole request comes in this time is closed; who follows is never idle."""


class PoortBezet(OuderplanFout):
    """Another program listens there."""

    zin = (
        "De zaal kan niet open op poort {poort} ({reden}). Er is niets veranderd. "
        "Sluit het programma dat daar draait, of kies een andere poort."
    )


class Zaaldeur:
    """An open door: the application, listening, and following the workbook in use.

    Parameters
    ----------
    kast
        The folder with workbooks.
    poort
        0 takes a free port; afterwards `poort` says which.
    stil_s
        Seconds that a line may be idle, or take for the head or the body of a request.
    lijnen
        How many lines may be open at once; None: as many as the system allows.
    buiten
        The address by which phones know the hall, and the proxies that are believed.

    Raises
    ------
    PoortBezet
    """

    def __init__(
        self,
        kast: Kast,
        poort: int,
        adres: str = "0.0.0.0",
        *,
        stil_s: float = STIL_S,
        lijnen: int | None = None,
        buiten: Buitenadres = NERGENS,
    ) -> None:
        try:
            sockets = bind_sockets(poort, adres, backlog=WACHTRIJ)
        except OSError as error:
            raise PoortBezet(poort=poort, reden=why(error)) from error
        self.poort: int = sockets[0].getsockname()[1]
        self.huis = Zaalhuis(kast)
        self.app = make_app(self.huis, lijnen or most_lines(), buiten)
        self.app.settings["peiler"].start()
        self._server = Zaalserver(
            self.app,
            max_body_size=LANGSTE_VERZOEK,
            max_header_size=LANGSTE_KOP,
            idle_connection_timeout=stil_s,
            body_timeout=stil_s,
        )
        self._server.trust(buiten.proxies)
        self._server.plaatsen = self.app.settings["plaatsen"]
        self._server.beurten = self.app.settings["beurten"]
        self._server.add_sockets(sockets)

    async def close(self) -> None:
        """Close the door; what was being written is finished first."""
        self._server.stop()
        self.app.settings["peiler"].stop()
        self.app.settings["volgers"].close()
        await asyncio.sleep(0)
        await self._server.close_all_connections()
        self.huis.close()
