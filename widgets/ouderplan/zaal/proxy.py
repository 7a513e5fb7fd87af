"""A server that believes a proxy which the school named, and nobody else."""

from collections.abc import Awaitable

from tornado.httpserver import HTTPServer
from tornado.httputil import (
    HTTPConnection,
    HTTPHeaders,
    HTTPMessageDelegate,
    RequestStartLine,
    ResponseStartLine,
)

NIET_GELOOFD = ("X-Real-Ip", "X-Scheme")
"""What tornado reads too, and lets go before the heads that proxies write over. A visitor can send
these, and nginx and Caddy pass them on as they came."""


class Proxyserver(HTTPServer):
    """Takes from a named proxy for whom it asks (``X-Forwarded-For``, ``X-Forwarded-Proto``)."""

    proxies: frozenset[str] = frozenset()

    def trust(self, proxies: frozenset[str]) -> None:
        """Believe these addresses; a row of proxies one after another may be named whole."""
        self.proxies = proxies
        self.trusted_downstream = sorted(proxies)

    def start_request(
        self, server_conn: object, request_conn: HTTPConnection
    ) -> HTTPMessageDelegate:
        """Read what a proxy says of a visitor, and of nobody else: anyone can send such a head."""
        context = request_conn.context  # type: ignore[attr-defined]  # _HTTPRequestContext
        self.xheaders = context.remote_ip in self.proxies
        found = super().start_request(server_conn, request_conn)
        return _Gezuiverd(found) if self.xheaders else found


class _Gezuiverd(HTTPMessageDelegate):
    """A request without the heads in which a visitor can say who it is."""

    def __init__(self, verder: HTTPMessageDelegate) -> None:
        self._next = verder

    def headers_received(
        self, start_line: RequestStartLine | ResponseStartLine, headers: HTTPHeaders
    ) -> Awaitable[None] | None:
        for naam in NIET_GELOOFD:
            headers.pop(naam, None)
        return self._next.headers_received(start_line, headers)

    def data_received(self, chunk: bytes) -> Awaitable[None] | None:
        return self._next.data_received(chunk)

    def finish(self) -> None:
        self._next.finish()

    def on_connection_close(self) -> None:
        self._next.on_connection_close()
