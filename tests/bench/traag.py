"""A slow line between a browser and a door, the same for everything that goes over it.

Chromium can slow requests down by itself, but not what comes over a line that is open already: a
page that talks over one would seem to be nearer than one that asks.
"""

import asyncio
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from urllib.parse import urlsplit, urlunsplit

LATENTIE = 0.150
"""Seconds there and back."""
NEER, OP = 1_600_000 / 8, 750_000 / 8
"""Bytes a second to the phone, and from it."""
STUK = 4096


@contextmanager
def slow_line(url: str) -> Iterator[str]:
    """Give the address that leads to `url` over a slow line."""
    parts, ready, said = urlsplit(url), threading.Event(), list[tuple[int, Callable[[], object]]]()

    async def serve() -> None:
        up, down, stop = _Richting(OP), _Richting(NEER), asyncio.Event()

        async def meet(phone: asyncio.StreamReader, back: asyncio.StreamWriter) -> None:
            await asyncio.sleep(LATENTIE)  # a new connection is asked for and granted first
            with suppress(OSError, asyncio.CancelledError):  # the phone went, or the line ends
                door, there = await asyncio.open_connection(parts.hostname, parts.port)
                await asyncio.gather(up.carry(phone, there), down.carry(door, back))

        server = await asyncio.start_server(meet, "127.0.0.1", 0)
        loop = asyncio.get_running_loop()
        port = server.sockets[0].getsockname()[1]
        said.append((port, lambda: loop.call_soon_threadsafe(stop.set)))
        ready.set()
        await stop.wait()
        server.close()

    thread = threading.Thread(target=lambda: asyncio.run(serve()), daemon=True)
    thread.start()
    ready.wait()
    (port, end), *_ = said
    try:
        yield urlunsplit(parts._replace(netloc=f"127.0.0.1:{port}"))
    finally:
        end()
        thread.join()


class _Richting:
    """One way of the line, which all connections share."""

    def __init__(self, speed: float) -> None:
        self._speed, self._free = speed, 0.0

    async def carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Bring each piece over, no faster than the line is, after half the time there and back."""
        loop = asyncio.get_running_loop()
        under_way: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()
        arriving = asyncio.ensure_future(_deliver(under_way, writer))
        piece = b"-"
        while piece:
            try:
                piece = await reader.read(STUK)
            except ConnectionError:
                piece = b""
            self._free = max(self._free, loop.time()) + len(piece) / self._speed
            under_way.put_nowait((self._free + LATENTIE / 2, piece))
        await arriving


async def _deliver(
    under_way: "asyncio.Queue[tuple[float, bytes]]", writer: asyncio.StreamWriter
) -> None:
    loop, piece = asyncio.get_running_loop(), b"-"
    with suppress(ConnectionError):
        while piece:
            due, piece = await under_way.get()
            await asyncio.sleep(due - loop.time())
            writer.write(piece)
            await writer.drain()
    writer.close()
