"""What may stand between a page and the laptop: a proxy that lets lines through, refuses them, or
lets them go silent. Everything else it passes on, byte by byte."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from enum import Enum, auto


class Lijnen(Enum):
    DOOR = auto()
    WEIGER = auto()
    """An upgrade is refused, and lines that are open are cut off."""
    STIL = auto()
    """Lines stay open and carry nothing, new ones get no answer."""


class Tussenstuk:
    """A proxy on `poort` before the program on `achter`, in a thread of its own."""

    def __init__(self, poort: int, achter: int) -> None:
        self.poort, self._achter = poort, achter
        self._loop = asyncio.new_event_loop()
        self._stand, self._open = Lijnen.DOOR, asyncio.Event()
        self._alle: set[asyncio.StreamWriter] = set()
        self._lijnen: set[asyncio.StreamWriter] = set()
        self.geweigerd = 0

    def zet(self, stand: Lijnen) -> None:
        asyncio.run_coroutine_threadsafe(self._zet(stand), self._loop).result(10)

    async def _zet(self, stand: Lijnen) -> None:
        self._stand = stand
        if stand is Lijnen.STIL:
            self._open.clear()
        else:
            self._open.set()
        if stand is Lijnen.WEIGER:
            self._cut()

    def breek(self) -> None:
        """Cut the lines that are open."""
        self._loop.call_soon_threadsafe(self._cut)

    def _cut(self) -> None:
        for writer in self._lijnen:
            writer.transport.abort()

    async def serve(self) -> None:
        self._open.set()
        self._server = await asyncio.start_server(self._take, "127.0.0.1", self.poort)

    async def end(self) -> None:
        """Close everything; who waits for a silent line goes too."""
        self._server.close()
        self._stand = Lijnen.WEIGER
        self._open.set()
        for writer in self._alle:
            writer.transport.abort()
        rest = asyncio.all_tasks() - {asyncio.current_task()}
        await asyncio.wait(rest, timeout=5) if rest else None

    async def _take(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._alle.add(writer)
        with suppress(ConnectionError, asyncio.IncompleteReadError):
            head = await reader.readuntil(b"\r\n\r\n")
            line = b"upgrade: websocket" in head.lower()
            if line:
                await self._open.wait()
                if self._stand is Lijnen.WEIGER:
                    self.geweigerd += 1
                    writer.write(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n")
                    await writer.drain()
                    writer.close()
                    return
            verder, terug = await asyncio.open_connection("127.0.0.1", self._achter)
            self._alle.add(terug)
            terug.write(head)
            if line:
                self._lijnen |= {writer, terug}
            await asyncio.gather(
                self._pass(reader, terug, line=line), self._pass(verder, writer, line=line)
            )

    async def _pass(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, *, line: bool
    ) -> None:
        with suppress(ConnectionError):
            while data := await reader.read(65536):
                if line:
                    await self._open.wait()
                writer.write(data)
                await writer.drain()
        writer.close()


@contextmanager
def tussen(poort: int, achter: int) -> Iterator[Tussenstuk]:
    """Give a proxy that runs."""
    stuk = Tussenstuk(poort, achter)
    thread = threading.Thread(target=stuk._loop.run_forever, daemon=True)
    thread.start()
    asyncio.run_coroutine_threadsafe(stuk.serve(), stuk._loop).result(10)
    yield stuk
    asyncio.run_coroutine_threadsafe(stuk.end(), stuk._loop).result(10)
    stuk._loop.call_soon_threadsafe(stuk._loop.stop)
    thread.join(10)
