"""One line from a simulated phone to the hall: HTTP/1.1, kept alive and compressed, as browsers do.

Small on purpose: what the simulated phone itself costs must not be in the way of what it measures.
"""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

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
    """A connection that is opened when it is first used.

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
