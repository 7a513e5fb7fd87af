"""Tornado's server, with room for so many lines, and a turn for each before anything is made."""

import socket
from typing import Any

from tornado.iostream import IOStream

from ouderplan.zaal.beurten import Beurten
from ouderplan.zaal.plaatsen import Plaatsen
from ouderplan.zaal.proxy import Proxyserver

WACHTRIJ = 4096
"""So many lines wait in the system until they are taken; without room there, a phone tries again
after one second, three, seven and so on."""


class Zaalserver(Proxyserver):
    """Takes lines at once, which costs little, and sets each up when it is its turn."""

    plaatsen: Plaatsen
    beurten: Beurten

    def _handle_connection(self, connection: socket.socket, address: Any) -> None:
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
