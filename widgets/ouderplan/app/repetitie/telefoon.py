"""A simulated phone: it loads the page as a browser does, follows, chooses and sends."""

import asyncio
import gzip
import re
import time
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from html import unescape
from urllib.parse import urlencode

GEDULD_S = 60.0
EINDE = b"\r\n\r\n"


@dataclass(slots=True)
class Antwoord:
    """What came back; `omvang` counts every byte that came over the line."""

    status: int
    koppen: dict[str, str]
    inhoud: bytes = b""
    omvang: int = 0


@dataclass(slots=True)
class Lijn:
    """A connection that is opened when it is first used: HTTP/1.1, kept alive, as browsers do.

    Small on purpose: what the simulated phone itself costs must not be in the way of what it
    measures.

    `vanaf` is the address of this machine that it comes from; "" leaves that to the system.
    """

    host: str
    poort: int
    koekje: str = ""
    vanaf: str = ""
    _reader: asyncio.StreamReader | None = None
    _writer: asyncio.StreamWriter | None = field(default=None)

    async def ask(self, pad: str, inhoud: bytes | None = None, **koppen: str) -> Antwoord:
        """Ask for a page, or post a form, and return the answer.

        Raises
        ------
        OSError, TimeoutError
            When there is no answer in time.
        """
        async with asyncio.timeout(GEDULD_S):
            answer = await self._send(pad, inhoud, koppen)
            length = int(answer.koppen.get("content-length", 0))
            answer.inhoud = await self._open_reader().readexactly(length)
        answer.omvang += length
        return answer

    async def follow(self, pad: str) -> AsyncIterator[str]:
        """Give the data of each event that comes over the line, as long as it is open."""
        await self._send(pad, None, {"Accept": "text/event-stream"})
        while line := await self._open_reader().readline():
            if line.startswith(b"data: "):
                yield line[6:].decode().strip()

    def close(self) -> None:
        """Hang up."""
        if self._writer is not None:
            self._writer.close()

    def _open_reader(self) -> asyncio.StreamReader:
        assert self._reader is not None
        return self._reader

    async def _send(self, pad: str, inhoud: bytes | None, koppen: dict[str, str]) -> Antwoord:
        if self._writer is None:
            own = (self.vanaf, 0) if self.vanaf else None
            self._reader, self._writer = await asyncio.open_connection(
                self.host, self.poort, local_addr=own
            )
        self._writer.write(self._request(pad, inhoud, koppen))
        return self._read_head(await self._open_reader().readuntil(EINDE))

    def _request(self, pad: str, inhoud: bytes | None, koppen: dict[str, str]) -> bytes:
        lines = [
            f"{'GET' if inhoud is None else 'POST'} {pad} HTTP/1.1",
            f"Host: {self.host}:{self.poort}",
            "Accept-Encoding: gzip, deflate",
            "User-Agent: Mozilla/5.0 (Linux; Android 13; repetitie) Mobile",
            *(f"{naam.replace('_', '-')}: {waarde}" for naam, waarde in koppen.items()),
        ]
        if self.koekje:
            lines.append(f"Cookie: {self.koekje}")
        if inhoud is not None:
            lines.append("Content-Type: application/x-www-form-urlencoded;charset=UTF-8")
            lines.append(f"Content-Length: {len(inhoud)}")
        return "\r\n".join(lines).encode() + EINDE + (inhoud or b"")

    def _read_head(self, head: bytes) -> Antwoord:
        first, *lines = head.decode("latin-1").split("\r\n")
        koppen = {}
        for line in lines:
            naam, _, waarde = line.partition(": ")
            koppen[naam.lower()] = waarde
        if "set-cookie" in koppen:
            self.koekje = koppen["set-cookie"].partition(";")[0]
        return Antwoord(int(first.split()[1]), koppen, omvang=len(head))


_VAST = re.compile(r'(?:href|src)="([^"]*/vast/[^"]+)"')
_VERBORGEN = re.compile(r'type="hidden" name="([^"]+)" value="([^"]*)"')
_KEUZE = re.compile(r'name="keuze" value="([^"]*)"')


@dataclass(frozen=True, slots=True)
class Blad:
    """What stands on the hall's page; the same for every phone, so it is read once."""

    vast: tuple[str, ...]
    verborgen: tuple[tuple[str, str], ...]
    keuzes: tuple[str, ...]

    @classmethod
    def read(cls, antwoord: Antwoord) -> "Blad":
        """Read a page of the hall."""
        zipped = antwoord.koppen.get("content-encoding") == "gzip"
        html = (gzip.decompress(antwoord.inhoud) if zipped else antwoord.inhoud).decode()
        hidden = tuple((naam, unescape(waarde)) for naam, waarde in _VERBORGEN.findall(html))
        keuzes = tuple(unescape(keuze) for keuze in _KEUZE.findall(html))
        return cls(tuple(_VAST.findall(html)), hidden, keuzes)

    def ballot(self, keuzes: tuple[str, ...]) -> bytes:
        """Return the form as a phone sends it."""
        return urlencode([*self.verborgen, *(("keuze", keuze) for keuze in keuzes)]).encode()


class Telefoon:
    """One phone, with two lines to the hall: one for pages and ballots, one that follows.

    `onder` is what stands before every address of the hall, and `pad` the page in it.
    """

    def __init__(
        self, host: str, poort: int, pad: str = "/", vanaf: str = "", onder: str = ""
    ) -> None:
        self._pages = Lijn(host, poort, vanaf=vanaf)
        self._events = Lijn(host, poort, vanaf=vanaf)
        self._onder, self._pad = onder, pad
        self._following: asyncio.Task[None] | None = None
        self.bytes = 0
        self.verzoeken = 0

    async def load(self) -> tuple[Antwoord, float]:
        """Get the page; return it with the seconds until all of it was there."""
        begun = time.perf_counter()
        page = await self._ask(self._pages, self._onder + self._pad)
        return page, time.perf_counter() - begun

    async def dress(self, blad: Blad) -> None:
        """Get what the page names and did not bring along, as a browser does at the same time."""
        self._events.koekje = self._pages.koekje
        lines = (self._pages, self._events)
        await asyncio.gather(
            *(self._ask(line, pad) for line, pad in zip(lines, blad.vast, strict=False))
        )

    async def vote(self, inhoud: bytes) -> tuple[Antwoord, float]:
        """Send a ballot; return the answer with the seconds until it was there."""
        begun = time.perf_counter()
        stem = f"{self._onder}/stem"
        answer = await self._ask(self._pages, stem, inhoud, X_Zaal="1", Sec_Fetch_Site=EIGEN)
        return answer, time.perf_counter() - begun

    def follow(self, tell: Callable[[str, float], None]) -> None:
        """Keep a line open and tell each event with when (`time.monotonic`) it came."""
        self._events.koekje = self._pages.koekje
        self._following = asyncio.ensure_future(self._listen(tell))

    async def hang_up(self) -> None:
        """Close both lines."""
        if self._following is not None:
            self._following.cancel()
            with suppress(asyncio.CancelledError):
                await self._following
        self._pages.close()
        self._events.close()

    async def _listen(self, tell: Callable[[str, float], None]) -> None:
        with suppress(OSError, asyncio.IncompleteReadError):
            async for event in self._events.follow(f"{self._onder}/volg"):
                tell(event, time.monotonic())

    async def _ask(
        self, line: Lijn, pad: str, inhoud: bytes | None = None, **koppen: str
    ) -> Antwoord:
        answer = await line.ask(pad, inhoud, **koppen)
        self.bytes += answer.omvang
        self.verzoeken += 1
        return answer


EIGEN = "same-origin"
