"""A line is asked now and then whether somebody is there: who answers keeps it."""

import asyncio
import logging
import socket

from tornado.httpserver import HTTPServer
from tornado.testing import bind_unused_port
from tornado.web import Application
from tornado.websocket import WebSocketHandler, websocket_connect

from ouderplan.app.kernellijn import Polsend

TUSSEN = 40
"""Milliseconds between two questions."""


class Lijn(Polsend, WebSocketHandler):
    """A line as the page's, without a kernel; it tells of every answer and of its end."""

    log = logging.getLogger(__name__)

    def initialize(self, antwoorden, dicht):
        self.antwoorden, self.dicht = antwoorden, dicht

    def on_pong(self, data):
        super().on_pong(data)
        self.antwoorden.put_nowait(data)

    def on_close(self):
        self.dicht.set()


async def _listen():
    told = {"antwoorden": asyncio.Queue(), "dicht": asyncio.Event()}
    application = Application(
        [("/", Lijn, told)],
        allow_unauthenticated_access=True,
        ws_ping_interval=TUSSEN,
        ws_ping_timeout=TUSSEN,
    )
    listening, port = bind_unused_port()
    server = HTTPServer(application)
    server.add_sockets([listening])
    return server, port, told


def test_a_line_that_answers_is_asked_again_and_stays_open():
    async def play():
        server, port, told = await _listen()
        line = await websocket_connect(f"ws://127.0.0.1:{port}/")
        closed = asyncio.ensure_future(told["dicht"].wait())
        for _ in range(5):
            answer = asyncio.ensure_future(told["antwoorden"].get())
            await asyncio.wait({answer, closed}, return_when=asyncio.FIRST_COMPLETED)
            assert not closed.done()
        line.close()
        server.stop()

    asyncio.run(asyncio.wait_for(play(), 30))


def test_a_line_that_does_not_answer_is_closed():
    async def play():
        server, port, told = await _listen()
        with socket.create_connection(("127.0.0.1", port)) as silent:
            silent.sendall(
                b"GET / HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                b"Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n\r\n"
            )
            await told["dicht"].wait()
        server.stop()
        return told["antwoorden"].empty()

    assert asyncio.run(asyncio.wait_for(play(), 30))
