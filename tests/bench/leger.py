"""Phones that cost next to nothing, for a crowd over many halls: one process.

``leger.py TELEFOONS BINNEN HAL…``: each hall is the address of its first page. A phone does what
`ouderplan.app.repetitie.telefoon` does (page, what that names and did not bring along, a line that
follows and a ballot), with requests that are made once a hall. Prints one line of JSON: what they
noticed, and the seconds of processor that they took themselves. The lines stay open until stdin
ends.
"""

import heapq
import json
import random
import selectors
import socket
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from http import HTTPStatus
from urllib.parse import urlsplit

from ouderplan.app.repetitie.telefoon import Antwoord, Blad
from ouderplan.app.repetitie.toeloop import KEUZES
from ouderplan.zaal.lijnen import allow_many_lines

GEDULD_S = 60.0
EINDE = b"\r\n\r\n"
HAPJE = 65_536

Na = Callable[[int, bytes, bytes], None]
"""Hears the status, the head and the body of an answer."""


class Hal:
    """A hall, with the requests that are the same for all its phones."""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        self.adres = (parts.hostname or "", parts.port or 80)
        self.pad = parts.path.rstrip("/")
        self._koppen = (
            f"Host: {parts.netloc}\r\nAccept-Encoding: gzip, deflate\r\n"
            "User-Agent: Mozilla/5.0 (Linux; Android 13; repetitie) Mobile\r\n"
        ).encode()
        self.pagina = self._get(f"{self.pad}/") + b"\r\n"
        self.volgt = self._get(f"{self.pad}/volg") + b"Accept: text/event-stream\r\n"
        self.blad: Blad | None = None
        self.vast: list[bytes] = []

    def read(self, head: bytes, body: bytes) -> Blad:
        """Read the page when it is the first one of this hall."""
        if self.blad is None:
            zipped = {"content-encoding": "gzip"} if b"gzip" in head else {}
            self.blad = Blad.read(Antwoord(HTTPStatus.OK, zipped, body))
            self.vast = [self._get(pad) for pad in self.blad.vast]
        return self.blad

    def ballot(self, inhoud: bytes) -> bytes:
        """Return the request that sends this form, up to the cookie."""
        return (
            f"POST {self.pad}/stem HTTP/1.1\r\nX-Zaal: 1\r\nSec-Fetch-Site: same-origin\r\n"
            "Content-Type: application/x-www-form-urlencoded;charset=UTF-8\r\n"
            f"Content-Length: {len(inhoud)}\r\n"
        ).encode() + self._koppen

    def _get(self, pad: str) -> bytes:
        return f"GET {pad} HTTP/1.1\r\n".encode() + self._koppen


class Lijn:
    """One connection: says something, and tells `after` what came back."""

    def __init__(self, leger: "Leger", adres: tuple[str, int], fout: Callable[[str], None]) -> None:
        self._leger, self._adres, self._fout = leger, adres, fout
        self._socket: socket.socket | None = None
        self._got, self._to_say = bytearray(), b""
        self._after: Na | None = None
        self._rest = -1
        self.asked = 0.0

    def ask(self, vraag: bytes, after: Na) -> None:
        """Ask something; the line is opened at the first time."""
        self._after, self.asked = after, time.perf_counter()
        self._leger.wait_for(self)
        if self._socket is None:
            self._socket = socket.socket()
            self._socket.setblocking(False)
            self._socket.connect_ex(self._adres)
            self._to_say = vraag
            self._leger.selector.register(self._socket, selectors.EVENT_WRITE, self)
        else:
            self._socket.send(vraag)  # a request is far smaller than what the system keeps

    def is_ready(self, mask: int) -> None:
        """Go on: the system has something of this line, or room for it."""
        assert self._socket is not None
        try:
            if mask & selectors.EVENT_WRITE:
                self._socket.send(self._to_say)
                self._leger.selector.modify(self._socket, selectors.EVENT_READ, self)
                return
            came = self._socket.recv(HAPJE)
        except OSError as error:
            self.fail(str(error))
            return
        if not came:
            self.fail("opgehangen")
            return
        self._got += came
        self._read()

    def fail(self, reden: str) -> None:
        """Hang up, and tell why when something was still to come."""
        if self._socket is not None:
            self._leger.selector.unregister(self._socket)
            self._socket.close()
            self._socket = None
        if self._after is not None:
            self._after = None
            self._fout(reden)

    @property
    def waits(self) -> bool:
        """Whether something is still to come."""
        return self._after is not None

    def _read(self) -> None:
        end = self._got.find(EINDE)
        if self._after is None or end < 0:
            return
        head = bytes(self._got[:end]).lower()
        _, found, length = head.partition(b"content-length: ")
        size = int(length.partition(b"\r\n")[0]) if found else 0
        if len(self._got) < end + 4 + size:
            return
        after, self._after = self._after, None
        body = bytes(self._got[end + 4 : end + 4 + size])
        raw = bytes(self._got[:end])
        self._got.clear()
        after(int(raw[9:12]), raw, body)


class Telefoon:
    """One phone: it loads the page as a browser does, follows, chooses and sends."""

    def __init__(self, leger: "Leger", hal: Hal) -> None:
        self._leger, self._hal = leger, hal
        self._pages = Lijn(leger, hal.adres, self._failed)
        self._events = Lijn(leger, hal.adres, self._failed)
        self._cookie, self._dressed = b"", 0

    def come(self) -> None:
        """Ask for the page."""
        self._pages.ask(self._hal.pagina, self._loaded)

    def _loaded(self, status: int, head: bytes, body: bytes) -> None:
        if status != HTTPStatus.OK:
            self._failed(f"pagina {status}")
            return
        self._leger.meting.pagina.append(time.perf_counter() - self._pages.asked)
        self._hal.read(head, body)
        _, _, cookie = head.partition(b"Set-Cookie: ")
        self._cookie = b"Cookie: " + cookie.partition(b";")[0] + EINDE
        for line, vraag in zip((self._pages, self._events), self._hal.vast, strict=False):
            line.ask(vraag + self._cookie, self._has_file)
        self._vote_when_dressed()

    def _has_file(self, status: int, _head: bytes, _body: bytes) -> None:
        self._dressed += 1
        if status != HTTPStatus.OK:
            self._failed(f"bestand {status}")
        else:
            self._vote_when_dressed()

    def _vote_when_dressed(self) -> None:
        if self._dressed == len(self._hal.vast):
            self._events.ask(self._hal.volgt + self._cookie, self._follows)
            inhoud = self._leger.choose(self._hal)
            self._pages.ask(self._hal.ballot(inhoud) + self._cookie + inhoud, self._voted)

    def _follows(self, status: int, _head: bytes, _body: bytes) -> None:
        if status != HTTPStatus.OK:
            self._failed(f"volgt {status}")

    def _voted(self, status: int, _head: bytes, _body: bytes) -> None:
        if status == HTTPStatus.OK:
            self._leger.meting.ontvangen.append(time.perf_counter() - self._pages.asked)
            self._leger.done += 1
        else:
            self._failed(f"stem {status}")

    def _failed(self, reden: str) -> None:
        self._leger.meting.mislukt[reden] += 1
        self._leger.done += 1


@dataclass
class Meting:
    """What the phones noticed, in seconds; what went wrong, with how often."""

    pagina: list[float] = field(default_factory=list)
    ontvangen: list[float] = field(default_factory=list)
    mislukt: Counter[str] = field(default_factory=Counter)
    duur: float = 0.0
    cpu: float = 0.0


class Leger:
    """So many phones that come within `binnen` seconds, spread over the halls."""

    def __init__(self, telefoons: int, binnen: float, halls: list[Hal]) -> None:
        self._chance = random.Random(1)  # the same crowd every time
        self.selector, self.meting = selectors.DefaultSelector(), Meting()
        self.done = 0
        self._phones = [Telefoon(self, halls[nr % len(halls)]) for nr in range(telefoons)]
        self._moments = sorted(self._chance.uniform(0, binnen) for _ in self._phones)
        self._waiting: list[tuple[float, int, Lijn]] = []

    def choose(self, hal: Hal) -> bytes:
        """Return the form of somebody who chose something."""
        assert hal.blad is not None
        keuzes = hal.blad.keuzes
        return hal.blad.ballot(tuple(self._chance.sample(keuzes, min(KEUZES, len(keuzes)))))

    def wait_for(self, line: Lijn) -> None:
        """Do not wait for ever for what was asked on this line."""
        self._waiting.append((line.asked, id(line), line))

    def arrive(self) -> None:
        """Let all come, and go on until the last one is done."""
        begun, came = time.perf_counter(), 0
        looked = begun
        while self.done < len(self._phones):
            now = time.perf_counter()
            while came < len(self._phones) and begun + self._moments[came] <= now:
                self._phones[came].come()
                came += 1
            if now - looked > 1.0:
                looked = now
                self._give_up(now)
            till = begun + self._moments[came] - now if came < len(self._phones) else 0.5
            for key, mask in self.selector.select(max(till, 0.0)):
                key.data.is_ready(mask)
        self.meting.duur = time.perf_counter() - begun

    def _give_up(self, now: float) -> None:
        heapq.heapify(self._waiting)
        while self._waiting and now - self._waiting[0][0] > GEDULD_S:
            asked, _, line = heapq.heappop(self._waiting)
            if line.waits and line.asked == asked:
                line.fail("duurt te lang")
        self._waiting = [one for one in self._waiting if one[2].waits]


def main() -> None:
    telefoons, binnen, *halls = sys.argv[1:]
    allow_many_lines(2 * int(telefoons) + 64)
    leger = Leger(int(telefoons), float(binnen), [Hal(hall) for hall in halls])
    begun = time.process_time()
    leger.arrive()
    leger.meting.cpu = time.process_time() - begun
    print(json.dumps(vars(leger.meting)), flush=True)
    sys.stdin.read()


if __name__ == "__main__":
    main()
