"""The door between the hall's network and its pages, and the server that takes lines there."""

import asyncio
from pathlib import Path
from socket import socket
from typing import Any

from tornado.httputil import HTTPServerConnectionDelegate
from tornado.iostream import IOStream
from tornado.netutil import bind_sockets

from ouderplan.kern.fouten import OuderplanFout
from ouderplan.opslag import Kast
from ouderplan.systeem import why
from ouderplan.zaal.app import Zaal
from ouderplan.zaal.basis import LANGSTE_KOP, LANGSTE_VERZOEK
from ouderplan.zaal.beurten import Beurten
from ouderplan.zaal.buitenadres import NERGENS, Buitenadres
from ouderplan.zaal.delen import HEEL, Deel
from ouderplan.zaal.gebouw import Gebouw
from ouderplan.zaal.lijnen import MEESTE_VAN_ALLE, most_lines
from ouderplan.zaal.plaatsen import Plaatsen
from ouderplan.zaal.proxy import Proxyserver
from ouderplan.zaal.scholen import Scholen
from ouderplan.zaal.zalen import RUST_S, Zalen

STIL_S = 30.0
"""A line on which no whole request comes in this time is closed; who follows is never idle."""

CSV_S = 15.0
"""Where many halls are full at once, the CSVs of each may be so many seconds behind."""


class PoortBezet(OuderplanFout):
    """Another program listens there."""

    zin = (
        "De zaal kan niet open op poort {poort} ({reden}). Er is niets veranderd. "
        "Sluit het programma dat daar draait, of kies een andere poort."
    )


class Deur:
    """An open door: it listens, and lets those who ask in.

    Parameters
    ----------
    sockets
        Where it listens (see `bind`).
    wie
        Who answers: a hall, or what knows which hall is meant.
    stil_s
        Seconds that a line may be idle, or take for the head or the body of a request.
    proxies
        Of whom is believed for whom they ask.
    """

    def __init__(
        self,
        sockets: list[socket],
        wie: HTTPServerConnectionDelegate,
        gebouw: Gebouw,
        *,
        stil_s: float = STIL_S,
        proxies: frozenset[str] = frozenset(),
    ) -> None:
        self.poort: int = sockets[0].getsockname()[1]
        self._server = Zaalserver(
            wie,
            max_body_size=LANGSTE_VERZOEK,
            max_header_size=LANGSTE_KOP,
            idle_connection_timeout=stil_s,
            body_timeout=stil_s,
        )
        self._server.trust(proxies)
        self._server.plaatsen, self._server.beurten = gebouw.plaatsen, gebouw.beurten
        self._server.add_sockets(sockets)

    def stop(self) -> None:
        """Let nobody in any more."""
        self._server.stop()

    async def close(self) -> None:
        """Close the lines that are open, after what is being said on them."""
        self.stop()
        await asyncio.sleep(0)
        await self._server.close_all_connections()


class Zaaldeur:
    """The open door of one hall, which follows the workbook in use.

    Parameters
    ----------
    kast
        The folder with workbooks.
    poort
        0 takes a free port; afterwards `poort` says which.
    stil_s
        As for `Deur`.
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
        sockets = bind(poort, adres)
        gebouw = Gebouw(Plaatsen(lijnen or most_lines()))
        self.zaal = Zaal(kast, gebouw, buiten)
        self.zaal.begin()
        self.app, self.huis = self.zaal.app, self.zaal.huis
        self._deur = Deur(sockets, self.app, gebouw, stil_s=stil_s, proxies=buiten.proxies)
        self.poort = self._deur.poort

    async def close(self) -> None:
        """Close the door; what was being written is finished first."""
        self._deur.stop()
        self.zaal.send_home()
        await self._deur.close()
        await self.zaal.close()


class Zalendeur:
    """The open door of the halls of many schools.

    Parameters
    ----------
    scholen
        The folder with a folder for each school.
    sockets
        Where it listens (see `bind`).
    buiten
        What stands in the address of each hall before the name of its school.
    rust_s
        A hall in which nobody was for so many seconds is closed.
    deel
        Of which schools it keeps the clock.

    The others are as for `Zaaldeur`.
    """

    def __init__(
        self,
        scholen: Path,
        sockets: list[socket],
        *,
        buiten: Buitenadres,
        stil_s: float = STIL_S,
        lijnen: int | None = None,
        rust_s: float = RUST_S,
        deel: Deel = HEEL,
    ) -> None:
        schools = Scholen(scholen, buiten)
        most = lijnen or most_lines(MEESTE_VAN_ALLE, zalen=sum(1 for _ in schools))
        gebouw = Gebouw(Plaatsen(most), csv_s=CSV_S, geduld_s=0.0)
        self.zalen = Zalen(schools, gebouw, rust_s, deel)
        self.zalen.begin()
        self._deur = Deur(sockets, self.zalen, gebouw, stil_s=stil_s, proxies=buiten.proxies)
        self.poort = self._deur.poort

    async def close(self) -> None:
        """Close the door; what was being written is finished first."""
        self._deur.stop()
        self.zalen.send_home()
        await self._deur.close()
        await self.zalen.close()


def bind(poort: int, adres: str) -> list[socket]:
    """Take a port to listen on (PoortBezet when another program has it); 0 is a free one."""
    try:
        return bind_sockets(poort, adres, backlog=WACHTRIJ)
    except OSError as error:
        raise PoortBezet(poort=poort, reden=why(error)) from error


WACHTRIJ = 4096
"""So many lines wait in the system until they are taken; without room there, a phone tries again
after one second, three, seven and so on."""


class Zaalserver(Proxyserver):
    """Takes lines at once, which costs little, and sets each up when it is its turn."""

    plaatsen: Plaatsen
    beurten: Beurten

    def _handle_connection(self, connection: socket, address: Any) -> None:
        adres = str(address[0])
        begin = super()._handle_connection
        self.plaatsen.enter(connection, adres)

        def set_up() -> None:
            if connection.fileno() >= 0:  # it gave way to another one meanwhile
                begin(connection, address)

        if adres in self.proxies:  # it brings whole questions, and those wait for their own turn
            set_up()
        else:
            self.beurten.line_up(adres, set_up)

    def handle_stream(self, stream: IOStream, address: tuple[str, int]) -> None:
        """Give what was made of a line the place of that line."""
        self.plaatsen.swap(stream.socket, stream)
        super().handle_stream(stream, address)

    def on_close(self, server_conn: object) -> None:
        """Take back the place of a line."""
        stream = server_conn.stream  # type: ignore[attr-defined]  # HTTP1ServerConnection
        self.plaatsen.leave(stream)
        self.beurten.forget(stream)
        super().on_close(server_conn)
